"""The steps of a publication: the package goes up, is imported, built and validated."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import Request, urlopen
from zipfile import ZIP_DEFLATED, ZipFile

from deployment.publishing.ask import Ask, AskError
from deployment.publishing.findings import Finding, of_import, of_validation

#: Building the models takes Amazon some minutes.
PATIENCE_SECONDS = 1800
_EVERY_SECONDS = 5.0
_TOLD_EVERY_SECONDS = 30.0
_STAGE = ("--stage", "development")

Tell = Callable[[str], None]


class Published(NamedTuple):
    """What came of it: the skill, and what Amazon found."""

    skill_id: str
    findings: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether nothing must be mended."""
        return not any(finding.required for finding in self.findings)


class Publication:
    """Brings one package to Amazon.

    tell: is told of each step. every: seconds between two questions how far it is.
    """

    def __init__(self, ask: Ask, tell: Tell, every: float = _EVERY_SECONDS) -> None:
        self._ask = ask
        self._tell = tell
        self._every = every

    def publish(self, package: Path, skill_id: str, locales: Sequence[str]) -> Published:
        """Import a package into a skill, a new one where no id is given, and validate it.

        package: the folder with skill.json. Raises AskError where Amazon refuses a step or cannot
        be reached; the skill is then as it was before that step.
        """
        location = self._upload(package)
        status = self._import(location, skill_id)
        findings = list(of_import(status))
        skill_id = skill_id or str((status.get("skill") or {}).get("skillId", ""))
        if status["status"] != "SUCCEEDED":
            if not any(finding.required for finding in findings):
                findings.append(Finding(f"the import {status['status']}", True, "the package"))
            return Published(skill_id, tuple(findings))
        result = self._validate(skill_id, locales)
        return Published(skill_id, (*findings, *of_validation(result)))

    def _upload(self, package: Path) -> str:
        content = zipped(package)
        self._tell(f"uploading {len(content) / 1e3:.0f} kB")
        url = str(self._ask.call("create-upload-url").body["uploadUrl"])
        try:
            urlopen(Request(url, data=content, method="PUT")).close()
        except OSError as error:
            raise AskError(f"the package could not be uploaded: {error}") from error
        return url

    def _import(self, location: str, skill_id: str) -> Any:
        self._tell(f"importing into {skill_id}" if skill_id else "importing as a new skill")
        whose = ("import-skill-package", "--skill-id", skill_id)
        command = whose if skill_id else ("create-skill-package",)
        made = self._ask.call(*command, "--location", location)
        number = made.location.rstrip("/").rpartition("/")[2]
        return self._finished("building the models", "get-import-status", "--import-id", number)

    def _validate(self, skill_id: str, locales: Sequence[str]) -> Any:
        skill = ("--skill-id", skill_id, *_STAGE)
        made = self._ask.call("submit-skill-validation", *skill, "--locales", ",".join(locales))
        number = ("--validation-id", str(made.body["id"]))
        return self._finished("validating", "get-skill-validations", *skill, *number)

    def _finished(self, what: str, *command: str) -> Any:
        """Wait until something is no longer in progress, and return its status."""
        begun = told = time.monotonic()
        self._tell(what)
        while (status := self._ask.call(*command).body)["status"] == "IN_PROGRESS":
            waited = time.monotonic() - begun
            if waited > PATIENCE_SECONDS:
                raise AskError(f"{what} takes more than {PATIENCE_SECONDS // 60} minutes")
            if time.monotonic() - told > _TOLD_EVERY_SECONDS:
                told = time.monotonic()
                self._tell(f"{what}, for {waited:.0f} seconds now")
            time.sleep(self._every)
        return status


def zipped(folder: Path) -> bytes:
    """Return a folder's files as a zip, in the order of their names."""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as file:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            file.write(path, path.relative_to(folder).as_posix())
    return content.getvalue()
