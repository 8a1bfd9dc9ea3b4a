"""`python -m deployment.endpoint`: where a deploy put the skill; written down for its package."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from deployment.preflight import Clients, clients_of, stack_of
from store.publisher import note_deployed

_OUTPUT = "SkillEndpoint"


def endpoint(clients: Clients, stage: str) -> str:
    """Return the ARN of a stage's function, or of its alias; "" where it is not deployed."""
    outputs = (stack_of(clients, stage) or {}).get("Outputs", ())
    found = {output["OutputKey"]: str(output["OutputValue"]) for output in outputs}
    return found.get(_OUTPUT, "")


def resources(clients: Clients, stage: str) -> Iterator[tuple[str, str]]:
    """Yield the type and the name of each resource of a stage."""
    pages = clients("cloudformation").get_paginator("list_stack_resources")
    for page in pages.paginate(StackName=f"walking-muscles-{stage}"):
        for resource in page["StackResourceSummaries"]:
            name = resource.get("PhysicalResourceId") or resource["LogicalResourceId"]
            yield resource["ResourceType"], name


def main() -> int:
    """Print the endpoint and write it down; return 1 where there is none."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m deployment.endpoint")
    for name in ("--skill-id", "--stage", "--region"):
        parser.add_argument(name, required=True)
    args = parser.parse_args()
    arn = endpoint(clients_of(args.region), args.stage)
    if not arn:
        print(f"the stage {args.stage} has no {_OUTPUT}: look at its stack", file=sys.stderr)
        return 1
    note_deployed(args.skill_id, args.region, arn)
    print(f"{_OUTPUT}: {arn}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
