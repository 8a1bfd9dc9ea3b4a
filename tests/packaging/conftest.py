"""One package and one unpacked copy of it, for all tests here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from deployment import build, contents, runtime_api, target_python
from deployment.build import ROOT, Package


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
