"""The files to host the web door with: each is what its reader takes, and all of them agree."""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from deployment.hosting.steps import CONTAINERFILE, ROOT, steps
from skill.audio.clip_library import FOLDER

HOSTING = CONTAINERFILE.parent
PAGE = (ROOT / "docs" / "hosting.md").read_text("utf-8")
UNIT = HOSTING / "walking-muscles.service"
#: What a Containerfile may say.
INSTRUCTIONS = frozenset(
    ("FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "VOLUME", "HEALTHCHECK", "CMD")
)


@pytest.fixture
def unit() -> configparser.ConfigParser:
    found = configparser.ConfigParser(strict=False, interpolation=None)
    found.optionxform = str  # type: ignore[assignment,method-assign]  # systemd minds the case
    found.read(UNIT)
    return found


def test_a_container_is_built_of_what_is_there() -> None:
    """Known instructions, files that exist, hashes for what is installed, no root at the end."""
    found = list(steps(CONTAINERFILE.read_text("utf-8")))
    names = [step.instruction for step in found]
    assert set(names) <= INSTRUCTIONS
    assert (names[0], names[-1]) == ("FROM", "CMD")
    assert names.index("USER") < names.index("CMD")
    assert "RUN" not in names[names.index("USER") :]
    for instruction, rest in found:
        if instruction == "COPY":
            assert (ROOT / shlex.split(rest)[0]).exists()
        if "pip install" in rest:
            assert "--require-hashes" in rest or "--no-deps" in rest


def test_a_container_is_built_as_is_usual() -> None:
    """Their linter, where it is here (`make nightly` brings it), has at most a remark."""
    linter = shutil.which("hadolint", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if linter:
        command = [linter, "--no-color", "--failure-threshold", "warning", CONTAINERFILE]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_all_start_the_same_server(unit: configparser.ConfigParser) -> None:
    """The container, the unit and `make serve`; it listens where nobody but nginx comes."""
    command = json.loads([*steps(CONTAINERFILE.read_text("utf-8"))][-1].rest)
    binary, *arguments = shlex.split(unit["Service"]["ExecStart"])
    assert [binary, *arguments] == [f"/opt/walking-muscles/{command[0]}", *command[1:]]
    assert "127.0.0.1:8000" in command
    for name, value in re.findall(r"^(HOST|PORT|WORKERS|THREADS) \?= (\S+)", _makefile(), re.M):
        assert value in " ".join(command).replace(":", " ").split(), name


def _makefile() -> str:
    return (ROOT / "Makefile").read_text("utf-8")


def test_compose_shows_nothing_but_tls() -> None:
    """One port; nginx shares the network of the skill; logs end; each file is there."""
    found = yaml.safe_load((HOSTING / "compose.yaml").read_text("utf-8"))
    skill, nginx = found["services"]["skill"], found["services"]["nginx"]
    assert skill["ports"] == ["443:443"]
    assert "ports" not in nginx
    assert nginx["network_mode"] == "service:skill"
    assert (HOSTING / skill["build"]["context"] / skill["build"]["dockerfile"]).samefile(
        CONTAINERFILE
    )
    for service in (skill, nginx):
        assert service["restart"] == "unless-stopped"
        assert set(service["logging"]["options"]) == {"max-size", "max-file"}
    sources = [each.split(":")[0] for each in (*skill["volumes"], *nginx["volumes"])]
    sources.remove(os.path.relpath(FOLDER, HOSTING))  # which `make audio` makes
    for source in sources:
        assert (HOSTING / source).is_file() or source in found["volumes"] or source[0] == "/"


def test_the_unit_is_one(unit: configparser.ConfigParser, tmp_path: Path) -> None:
    """systemd takes it, where there is one; it runs as a user of its own that changes nothing."""
    service = unit["Service"]
    assert service["User"] == "walking-muscles"
    assert (service["ProtectSystem"], service["NoNewPrivileges"]) == ("strict", "yes")
    assert service["Environment"].endswith(f"/{service['StateDirectory']}/walkers.db")
    if shutil.which("systemd-analyze"):
        here = tmp_path / UNIT.name
        here.write_text(UNIT.read_text("utf-8").replace("/opt/walking-muscles", str(ROOT)))
        done = subprocess.run(
            ["systemd-analyze", "verify", here], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_the_page_sets_up_what_the_unit_expects(unit: configparser.ConfigParser) -> None:
    """Its user, folder, settings, store and port are the same in every command of the page."""
    service = unit["Service"]
    told = PAGE.partition("## On a server with systemd")[2]
    store = service["Environment"].partition("=")[2]
    assert re.findall(r"useradd --system (\S+)", told) == [service["User"]]
    assert set(re.findall(r"(?:cd|git clone .*) (/opt/\S+)", told)) == {service["WorkingDirectory"]}
    assert set(re.findall(r"/etc/\S+\.env", told)) == {service["EnvironmentFile"]}
    assert set(re.findall(r"--store (/\S+)", told)) == {store}
    assert re.findall(r"curl http://(\S+)/health", told) == ["127.0.0.1:8000"]
    assert f"/etc/systemd/system/\nsystemctl enable --now {UNIT.stem}" in told


@pytest.mark.parametrize("target", ["install-server", "serve"])
def test_an_upgrade_brings_new_words(target: str, tmp_path: Path) -> None:
    """Also one that changes nothing of what is installed: what is built is looked at each time."""
    (tmp_path / "Makefile").write_text(_makefile())
    (tmp_path / "pyproject.toml").touch()
    for name in ("requirements/server.txt", ".venv/served"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "walking-muscles build" in done.stdout
    assert "pip install" not in done.stdout


def test_the_page_names_files_that_are_there() -> None:
    """Each file of this folder, and no other."""
    named = set(re.findall(r"deployment/hosting/([A-Za-z.-]+[a-z])", PAGE))
    assert named == {"Containerfile", "compose.yaml", "nginx.conf", "walking-muscles.service"}
