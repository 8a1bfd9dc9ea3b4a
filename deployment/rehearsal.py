"""`python -m deployment.rehearsal`: a deploy from the first to the last step, on loopback.

Against moto, which keeps an account's state in memory. It drops some of the template without a
word, and can do no SnapStart: that much is looked at in the template itself (`tests/packaging`).
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from deployment import clips, preflight, rehearsed_walk
from deployment.endpoint import endpoint, resources

ROOT = Path(__file__).resolve().parent.parent
SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
#: For the update: another setting, and the function must have it afterwards.
OTHER_ID = "amzn1.ask.skill.11111111-1111-4111-8111-111111111111"
REGION = "eu-west-1"
STAGE = "rehearsal"
#: The steps with the skill they are for, and words that each must print.
STEPS = (
    (("deploy",), SKILL_ID, "deployed"),
    (("info", "--verbose"), SKILL_ID, f"stack: walking-muscles-{STAGE}"),
    (("deploy",), SKILL_ID, "No changes"),
    (("deploy",), OTHER_ID, "deployed"),
    (("remove",), OTHER_ID, "removed"),
)


@contextmanager
def cloud() -> Iterator[str]:
    """Start an AWS of our own; yields its address."""
    server = Path(sys.executable).with_name("moto_server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [str(server), "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"{address}/moto-api/")
        yield address
    finally:
        process.terminate()
        process.wait()


def _wait_for(url: str, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            urlopen(url).close()
            return
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def main() -> int:
    """Go through all steps; return 1 at the first that fails."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    with cloud() as address, TemporaryDirectory() as folder:
        # No setting of this machine: the only AWS that these know is on loopback.
        os.environ |= {
            "AWS_ENDPOINT_URL": address,
            "AWS_ACCESS_KEY_ID": "rehearsal",
            "AWS_SECRET_ACCESS_KEY": "rehearsal",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }
        sys.argv[1:] = ["--skill-id", SKILL_ID, "--stage", STAGE, "--region", REGION]
        if preflight.main():
            return 1
        rehearsed_walk.write_clips(Path(folder))
        version = clips.version(Path(folder))
        for words, skill_id, wanted in STEPS:
            if words == ("remove",):
                _empty()
            if not _step(*words, skill_id=skill_id, version=version, wanted=wanted):
                return 1
            if words == ("deploy",) and _environment()["ALEXA_SKILL_ID"] != skill_id:
                print(f"FAILED: the function is not for {skill_id}", file=sys.stderr)
                return 1
            if words == ("info", "--verbose"):
                _tell_what_was_made()
                if not _walks(Path(folder)):
                    return 1
    return 0


def _tell_what_was_made() -> None:
    """Print each resource of the stack, and the endpoint for the skill's manifest."""
    for kind, name in resources(_client, STAGE):
        print(f"  made: {kind:28} {name}")
    print(f"  SkillEndpoint: {endpoint(_client, STAGE)}")


def _environment() -> dict[str, str]:
    """Return the environment of the function in the cloud."""
    function = _client("lambda").get_function_configuration(
        FunctionName=f"walking-muscles-{STAGE}-skill"
    )
    found: dict[str, str] = function["Environment"]["Variables"]
    return found


def _walks(folder: Path) -> bool:
    """Upload clips, and start walks as the function does."""
    os.environ["AWS_REGION"] = REGION
    bucket = clips.bucket_of(_client("cloudformation"), STAGE)
    clips.upload(_client("s3"), bucket or "", folder)
    taken = sorted(rehearsed_walk.start(_environment()))
    good = taken[-1] <= rehearsed_walk.SLOWEST_SECONDS
    print(
        f"{'ok' if good else 'FAILED'}: {len(taken)} walks started, half of them cold, in"
        f" {taken[len(taken) // 2]:.2f} s, {taken[-1]:.2f} s the slowest"
    )
    return good


def _empty() -> None:
    """Empty the bucket, without which a stack cannot be removed."""
    bucket = clips.bucket_of(_client("cloudformation"), STAGE)
    print(f"ok: {clips.clear(_client('s3'), bucket or '')} clips and tracks deleted")


def _client(service: str) -> Any:
    import boto3  # noqa: PLC0415 - it reads the environment that is set above

    return boto3.client(service, region_name=REGION)


def _step(*words: str, skill_id: str, version: str, wanted: str) -> bool:
    command = ["node", "--no-warnings", "node_modules/osls/bin/serverless.js", *words]
    settings = ["--stage", STAGE, "--region", REGION, "--param", f"skillId={skill_id}"]
    settings += ["--param", f"clips={version}"]
    begun = time.perf_counter()
    done = subprocess.run(
        [*command, *settings], cwd=ROOT, capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    good = done.returncode == 0 and wanted in said
    took = f"{time.perf_counter() - begun:.1f} s"
    print(f"{'ok' if good else 'FAILED'}: osls {' '.join(words)}, {took}")
    if not good:
        print(said, file=sys.stderr)
    return good


if __name__ == "__main__":
    sys.exit(main())
