"""What is in the package, and what keeps it from being made."""

from __future__ import annotations

from pathlib import Path
from shutil import copy, copytree, ignore_patterns
from zipfile import ZipFile

import pytest

from deployment import build, contents, target_python
from deployment.build import ROOT, Package
from deployment.contents import PackageError


@pytest.fixture(scope="session")
def names(package: Package) -> list[str]:
    """The paths in the zip."""
    return [entry.name for entry in package.entries]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of a project with stale words, and with code that has no place in the cloud."""
    project = tmp_path_factory.mktemp("project")
    copytree(ROOT / "skill", project / "skill", ignore=ignore_patterns("de", "__pycache__"))
    copy(ROOT / "LICENSE", project)
    (project / "skill/languages/en-GB.json").unlink()
    (project / "skill/knowledge/muscles.json").write_text("{}")
    (project / "skill/coach/strange.py").write_text("import flask, boto3\nimport skill.web\n")
    with pytest.raises(PackageError) as refusal:
        contents.ours(project)
    return sorted(str(refusal.value).splitlines())


def test_it_is_small(package: Package) -> None:
    """The zip is at most 3.5 MB."""
    print(package.report())
    assert package.size <= 3_500_000


def test_the_same_input_gives_the_same_bytes(
    package: Package, ours: dict[str, bytes], tmp_path: Path
) -> None:
    """Made again in another place, the zip has the same SHA-256."""
    again = build.build(tmp_path / "again" / "other.zip", package.python, ours)
    assert again.sha256 == package.sha256


def test_names_dates_and_modes_are_fixed(package: Package) -> None:
    """Sorted, of one date, readable by whoever Lambda runs it as."""
    with ZipFile(package.path) as file:
        infos = file.infolist()
    assert [i.filename for i in infos] == sorted(i.filename for i in infos)
    assert {(i.date_time, i.external_attr >> 16) for i in infos} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644)
    }


def test_nothing_that_builds_tests_or_serves_goes_in(names: list[str]) -> None:
    """Only the skill, the SDK and what it needs: no sources of data, no other door."""
    tops = {name.split("/", 1)[0] for name in names if ".dist-info" not in name}
    assert tops == {
        *("LICENSE", "skill", "six.pyc", "dateutil"),
        *("ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime"),
    }
    ends = {name.rsplit(".", 1)[-1] for name in names if name.startswith("skill/")}
    assert ends == {"pyc", "json"}
    sources = [name.replace(".pyc", ".py") for name in names]
    assert not [name for name in sources if contents.left_out(name) or "schema" in name]


def test_every_locale_goes_in(names: list[str]) -> None:
    """The knowledge, each locale's words, and what people call things there, as JSON."""
    found = {name for name in names if name.endswith(".json")}
    files = ("de", "de-DE", "en", "en-AU", "en-CA", "en-GB", "en-IN", "en-US")
    assert found == {
        "skill/knowledge/muscles.json",
        *(f"skill/languages/{file}.json" for file in files),
        *(f"skill/languages/called/{file}.json" for file in files),
    }


def test_all_code_is_compiled_and_nothing_is_for_one_kind_of_machine(
    package: Package, names: list[str]
) -> None:
    """Code is bytecode of the unchecked-hash kind, and nothing else."""
    assert "skill/lambda_function.pyc" in names
    assert not [name for name in names if name.endswith((".py", ".so", ".pyd", ".exe"))]
    with ZipFile(package.path) as file:
        flags = {file.read(name)[4:8] for name in names if name.endswith(".pyc")}
    assert flags == {b"\x01\x00\x00\x00"}


def test_scanners_see_which_versions_are_in_it(names: list[str]) -> None:
    """Each package of the SDK brings its METADATA, and no file that tells of this machine."""
    notes = {name for name in names if ".dist-info/" in name}
    assert len([name for name in notes if name.endswith("/METADATA")]) == len(contents.SDK)
    assert not [name for name in notes if name.endswith(("RECORD", "INSTALLER", "direct_url.json"))]


def test_stale_words_are_refused(refused: list[str]) -> None:
    """Every file that is missing or not what its YAML says is named, with what to do."""
    assert [line for line in refused if not line.startswith("skill/coach")] == [
        "skill/knowledge/muscles.json is not what its YAML says: run `make install`",
        "skill/languages/en-GB.json was not built: run `make install`",
    ]


def test_code_that_could_not_be_imported_there_is_refused(refused: list[str]) -> None:
    """What leans on Flask, or on a file that is left out, would fail in front of a walker."""
    assert [line.split(":")[0] for line in refused if line.startswith("skill/coach")] == [
        "skill/coach/strange.py imports flask, which Lambda will not have",
        "skill/coach/strange.py imports skill.web, which is left out of the package",
    ]


def test_a_requirement_nobody_decided_about_is_refused(tmp_path: Path) -> None:
    """A new version of the SDK that wants more, or brings machine code, is noticed."""
    (tmp_path / "ask_sdk_core-2.0.dist-info").mkdir()
    metadata = tmp_path / "ask_sdk_core-2.0.dist-info" / "METADATA"
    metadata.write_text("Requires-Dist: requests\nRequires-Dist: httpx (>=1)\n")
    (tmp_path / "fast.cpython-313-aarch64-linux-gnu.so").touch()
    with pytest.raises(PackageError) as refusal:
        contents.sdk(tmp_path)
    machine, httpx = str(refusal.value).splitlines()
    assert "compiled for one kind of machine" in machine
    assert "requires httpx" in httpx


def test_another_python_is_refused() -> None:
    """Bytecode of another Python is of no use there; the message says what to install."""
    with pytest.raises(PackageError, match=r"bytecode by Python 3\.13.*\n.*pyenv install 3\.13"):
        target_python.find("/bin/false")
