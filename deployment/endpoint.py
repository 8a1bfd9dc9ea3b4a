"""`python -m deployment.endpoint`: where a deploy put the skill; written down for its package."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from deployment.preflight import Clients, clients_of, stack_of
from store.publisher import note_deployed

_OUTPUT = "SkillEndpoint"
#: Of SnapStart; see serverless.yml.
_ALIAS = "snapstart"


def endpoint(clients: Clients, stage: str) -> str:
    """Return the ARN of a stage's function, or of its alias; "" where it is not deployed.

    The stack says it; where a stack has no outputs, the function itself is asked.
    """
    outputs = (stack_of(clients, stage) or {}).get("Outputs", ())
    found = {output["OutputKey"]: str(output["OutputValue"]) for output in outputs}
    return found.get(_OUTPUT) or _function(clients("lambda"), stage)


def _function(client: Any, stage: str) -> str:
    name = f"walking-muscles-{stage}-skill"
    gone = client.exceptions.ResourceNotFoundException
    try:
        return str(client.get_alias(FunctionName=name, Name=_ALIAS)["AliasArn"])
    except gone:
        pass  # no SnapStart, no alias
    try:
        return str(client.get_function_configuration(FunctionName=name)["FunctionArn"])
    except gone:
        return ""


def resources(clients: Clients, stage: str) -> Iterator[tuple[str, str]]:
    """Yield the type and the name of each resource of a stage."""
    pages = clients("cloudformation").get_paginator("list_stack_resources")
    for page in pages.paginate(StackName=f"walking-muscles-{stage}"):
        for resource in page["StackResourceSummaries"]:
            name = resource.get("PhysicalResourceId") or resource["LogicalResourceId"]
            if name:  # the stand-in lists what it cannot make without a name
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
