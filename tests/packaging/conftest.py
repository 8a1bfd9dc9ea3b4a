"""One package, one unpacked copy of it and one template, for all tests here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copy
from typing import Any, NamedTuple
from zipfile import ZipFile

import pytest

from deployment import build, contents, runtime_api, target_python
from deployment.build import ROOT, Package

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
OSLS = ROOT / "node_modules/osls/bin/serverless.js"


class Lambda(NamedTuple):
    """The package unpacked, and AWS's runtime client, each alone in a folder."""

    package: Path
    client: Path


@pytest.fixture(scope="session")
def ours() -> dict[str, bytes]:
    """Our part of the package."""
    return contents.ours(ROOT)


@pytest.fixture(scope="session")
def package(ours: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The zip, made by this Python. Where that is not the cloud's, only the bytecode differs."""
    python = target_python.find(sys.executable, any_version=True)
    if python.version != target_python.WANTED:
        print(f"tried with Python {python.version}; the cloud runs {target_python.WANTED}")
    return build.build(tmp_path_factory.mktemp("package") / "lambda.zip", python, ours)


@pytest.fixture(scope="session")
def cloud(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Lambda:
    """What Lambda has on its disk."""
    folder = tmp_path_factory.mktemp("var") / "task"
    with ZipFile(package.path) as file:
        file.extractall(folder)
    return Lambda(folder, runtime_api.copy_client(tmp_path_factory.mktemp("client")))


@pytest.fixture(scope="session")
def templates(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Returns the CloudFormation template of a stage, made by osls without an account."""
    assert OSLS.is_file(), "osls is missing: run `make node_modules/installed`"
    folder = tmp_path_factory.mktemp("service")
    home = tmp_path_factory.mktemp("home")  # where osls keeps the validator that it compiles
    (folder / "build").mkdir()
    copy(ROOT / "serverless.yml", folder)
    copy(package.path, folder / "build" / "lambda.zip")
    made: dict[str, Path] = {}

    def make(stage: str) -> Path:
        if stage not in made:
            command = ["node", "--no-warnings", str(OSLS), "package", "--package", stage]
            done = subprocess.run(
                [*command, "--stage", stage, "--param", f"skillId={SKILL_ID}"],
                cwd=folder,
                env={"PATH": os.environ["PATH"], "HOME": str(home), "NO_COLOR": "1"},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
            made[stage] = folder / stage / "cloudformation-template-update-stack.json"
        return made[stage]

    return make


@pytest.fixture(scope="session")
def resources(templates: Callable[[str], Path]) -> Callable[[str], dict[str, Any]]:
    """Returns the resources of a stage's template, by their logical ids."""

    def read(stage: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(templates(stage).read_text("utf-8"))["Resources"]
        return found

    return read
