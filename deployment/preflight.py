"""`python -m deployment.preflight`: what a deploy needs, looked at before anything is changed.

Names everything that is missing at once. Then makes the one thing that is made outside of the
stack, so that no update and no removal of it can lose it: the salt under which walkers are kept.
"""

from __future__ import annotations

import argparse
import re
import secrets
import sys
from collections.abc import Callable
from typing import Any

from skill.web_settings import SKILL_ID

#: Where Alexa looks for a skill's function, and whose questions it brings there.
REGIONS = {
    "eu-west-1": "Europe and India",
    "us-east-1": "North America",
    "us-west-2": "the Far East",
}

_STAGE = re.compile(r"[a-z][a-z0-9-]{0,15}")

#: Makes a client of an AWS service, by its name.
Clients = Callable[[str], Any]


def missing(skill_id: str, stage: str, region: str) -> list[str]:
    """Return what is wrong with what was asked for, as sentences that say what to do."""
    found = []
    if not skill_id:
        found.append(
            "SKILL_ID is missing: create the skill in the developer console first, then "
            "`make deploy SKILL_ID=amzn1.ask.skill...`"
        )
    elif not SKILL_ID.fullmatch(skill_id):
        found.append(f"SKILL_ID {skill_id!r} is none: it looks like amzn1.ask.skill.<a UUID>")
    if not _STAGE.fullmatch(stage):
        found.append(f"STAGE {stage!r} is none: small letters, digits and dashes, such as prod")
    if region not in REGIONS:
        known = ", ".join(f"{name} ({whose})" for name, whose in REGIONS.items())
        found.append(f"REGION {region!r} is none that Alexa calls: choose {known}")
    return found


def clients_of(region: str) -> Clients:
    """Return what makes clients of AWS's services in a region."""
    import boto3  # noqa: PLC0415 - what was asked for is looked at without it

    def clients(service: str) -> Any:
        return boto3.client(service, region_name=region)

    return clients


def account(clients: Clients) -> str:
    """Return the AWS account that the credentials are good for. Raises what boto3 raises."""
    found: str = clients("sts").get_caller_identity()["Account"]
    return found


def would_lose(clients: Clients, stage: str, alarm_email: str) -> list[str]:
    """Return what a deploy over a stage that is there would lose, as sentences."""
    stack = stack_of(clients, stage)
    if stack is None:
        return []
    found = []
    told = {p["ParameterKey"]: p["ParameterValue"] for p in stack.get("Parameters", ())}
    address = told.get("WhoIsTold")
    if address and not alarm_email:
        found.append(
            f"ALARM_EMAIL is missing: alarms go to {address}, and would go to nobody. Give it "
            "again, or ALARM_EMAIL=nobody"
        )
    if not _has_salt(clients, stage):
        found.append(
            f"{_salt(stage)} is gone from SSM, and with a new salt all walkers are forgotten: put "
            "the old one back (it is in the function's environment, WALKING_MUSCLES_SALT)"
        )
    return found


def ensure_salt(clients: Clients, stage: str) -> bool:
    """Make the stage's salt unless it is there; return whether it was made."""
    if _has_salt(clients, stage):
        return False
    clients("ssm").put_parameter(
        Name=_salt(stage),
        Description="Mixed into walkers' keys. To change it: 2:NEW,1:OLD.",
        Value=secrets.token_hex(32),
        Type="String",  # CloudFormation can put no other into a function's environment
        Overwrite=False,
    )
    return True


def _salt(stage: str) -> str:
    return f"/walking-muscles/{stage}/salt"


def _has_salt(clients: Clients, stage: str) -> bool:
    ssm = clients("ssm")
    try:
        ssm.get_parameter(Name=_salt(stage))
    except ssm.exceptions.ParameterNotFound:
        return False
    return True


def stack_of(clients: Clients, stage: str) -> dict[str, Any] | None:
    """Return what CloudFormation tells of a stage, or None where it is not deployed."""
    cloud = clients("cloudformation")
    try:
        stacks = cloud.describe_stacks(StackName=f"walking-muscles-{stage}")["Stacks"]
    except cloud.exceptions.ClientError as error:
        if "does not exist" in str(error):
            return None
        raise
    found: dict[str, Any] = stacks[0]
    return found


def main() -> int:
    """Look at everything; return 1, having said what is missing, where a deploy would fail."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m deployment.preflight")
    parser.add_argument("--skill-id", default="")
    parser.add_argument("--stage", required=True)
    parser.add_argument("--region", required=True)
    parser.add_argument("--alarm-email", default="")
    parser.add_argument("--asked-only", action="store_true", help="do not ask AWS")
    parser.add_argument("--account-only", action="store_true", help="change nothing at AWS")
    args = parser.parse_args()
    faults = missing(args.skill_id, args.stage, args.region)
    if not args.asked_only:
        change = not (faults or args.account_only)
        faults += _ask_aws(args.stage, args.region, args.alarm_email, change=change)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _ask_aws(stage: str, region: str, alarm_email: str, *, change: bool) -> list[str]:
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - what was asked for is looked at without it

    clients = clients_of(region)
    try:
        who = account(clients)
    except (BotoCoreError, ClientError) as error:
        return [
            f"AWS knows no credentials here ({error}): `aws configure`, or set AWS_PROFILE, or "
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        ]
    if not change:
        return []
    try:
        lost = would_lose(clients, stage, alarm_email)
        if lost:
            return lost
        made = ensure_salt(clients, stage)
    except (BotoCoreError, ClientError) as error:
        return [
            f"AWS refused ({error}): allow cloudformation:DescribeStacks and, for the salt,"
            " ssm:GetParameter, GetParameters and PutParameter"
        ]
    print(f"Account {who}, {region}, stage {stage}; the salt {'was made' if made else 'is there'}.")
    return []


if __name__ == "__main__":
    sys.exit(main())
