"""Who publishes the skill, and where it lives: `publisher.yaml`, and what a deploy wrote down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from workshop.documents import Document, Fault, read_document
from workshop.paths import ROOT
from workshop.shape import shape_faults

FILE = ROOT / "publisher.yaml"
EXAMPLE = Path(__file__).with_name("publisher.example.yaml")
#: Written by `make deploy`: the skill that it was for, and the function's ARN in each AWS region.
DEPLOYED = ROOT / "build" / "deployed.json"
#: AWS region of a function -> the region of Alexa that it serves.
REGIONS = {"eu-west-1": "EU", "us-east-1": "NA", "us-west-2": "FE"}
_SCHEMA = Path(__file__).with_name("publisher.schema.json")


class Publisher(NamedTuple):
    """What the publisher says; "" and nothing where they said nothing yet.

    privacy, terms: addresses without the language. endpoint: the skill's default endpoint, an ARN
    or an https address. regions: further endpoints by Alexa's region. deployed_for: the skill that
    the endpoint was deployed for, "" where nobody knows. document: for the line of each entry.
    """

    document: Document
    operator: str = ""
    contact: str = ""
    skill_id: str = ""
    privacy: str = ""
    terms: str = ""
    endpoint: str = ""
    certificate: str = "Trusted"
    regions: Mapping[str, str] = {}
    deployed_for: str = ""

    @property
    def faults(self) -> list[Fault]:
        """What is wrong with the file itself; nothing where there is none yet."""
        document = self.document
        return document.faults or list(shape_faults(document, _SCHEMA))


def read_publisher(path: Path = FILE, deployed: Path = DEPLOYED) -> Publisher:
    """Read who publishes the skill. Never raises: what is wrong is in `faults`."""
    if not path.is_file():
        return _with_deployed(Publisher(Document(str(path), data={})), deployed)
    document = read_document(path)
    if isinstance(document.data, dict) and not list(shape_faults(document, _SCHEMA)):
        entries = {key: value for key, value in document.data.items() if value}
        return _with_deployed(Publisher(document, **entries), deployed)
    return Publisher(document)


def note_deployed(skill_id: str, region: str, arn: str, path: Path = DEPLOYED) -> None:
    """Write down where a deploy put the skill's function; another skill's are forgotten."""
    known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    arns = known.get("arns", {}) if known.get("skill_id") == skill_id else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"skill_id": skill_id, "arns": arns | {region: arn}}, indent=2)
    path.write_text(text + "\n", "utf-8")


def _with_deployed(publisher: Publisher, path: Path) -> Publisher:
    """Return the publisher with the deployed function as endpoint, unless they name one."""
    if publisher.endpoint or not path.is_file():
        return publisher
    known = json.loads(path.read_text("utf-8"))
    arns: dict[str, str] = known["arns"]
    first = next((arns[region] for region in REGIONS if region in arns), "")
    regions = {REGIONS[region]: arn for region, arn in arns.items()} if len(arns) > 1 else {}
    return publisher._replace(
        endpoint=first,
        regions=regions | dict(publisher.regions),
        deployed_for=known["skill_id"],
        skill_id=publisher.skill_id or known["skill_id"],
    )
