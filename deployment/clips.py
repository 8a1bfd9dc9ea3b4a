"""`python -m deployment.clips`: the clips that `make audio` made, on their way to a stage's bucket.

They lie there under a version of their own, which the function is told when it is deployed: so a
function always finds the clips that it was deployed with. A voice that is for tests stays here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from skill.audio.bucket import CLIPS
from skill.audio.clip_library import FOLDER, INDEX, Index, files, folder_library
from skill.audio.clips import ClipsError

#: The bucket, as serverless.yml calls it.
RESOURCE = "TracksBucket"
_VERSION_SIGNS = 16
#: So many keys can be deleted by one call.
_KEYS_AT_ONCE = 1000


def shipped(folder: Path) -> Index:
    """Return the index of what walkers may hear; empty where nothing was rendered."""
    try:
        index = folder_library(folder).index()
    except ClipsError:
        return {}
    return {locale: voice for locale, voice in index.items() if voice.for_walkers}


def index_of(voices: Index) -> bytes:
    """Return an index as the file that it is."""
    entries = {locale: voice._asdict() for locale, voice in voices.items()}
    return json.dumps(entries, sort_keys=True).encode()


def version(folder: Path) -> str:
    """Return the version of what is shipped of a folder, empty where that is nothing."""
    voices = shipped(folder)
    return hashlib.sha256(index_of(voices)).hexdigest()[:_VERSION_SIGNS] if voices else ""


def upload(client: Any, bucket: str, folder: Path) -> int:
    """Put what is shipped into a bucket, the index last; return how many files were not there."""
    voices, prefix = shipped(folder), f"{CLIPS}/{version(folder)}/"
    there = {key.removeprefix(prefix) for key in _keys(client, bucket, prefix)}
    missing = [name for name in files(voices) if name not in there]
    for name in missing:
        content = index_of(voices) if name == INDEX else (folder / name).read_bytes()
        client.put_object(Bucket=bucket, Key=prefix + name, Body=content)
    return len(missing)


def clear(client: Any, bucket: str, keep: str = "") -> int:
    """Delete all that is in a bucket, or the clips of all versions but one; return how many.

    A bucket has to be empty before its stack can be removed.
    """
    kept = f"{CLIPS}/{keep}/"
    keys = [
        key
        for key in _keys(client, bucket, f"{CLIPS}/" if keep else "")
        if not (keep and key.startswith(kept))
    ]
    for at in range(0, len(keys), _KEYS_AT_ONCE):
        batch = [{"Key": key} for key in keys[at : at + _KEYS_AT_ONCE]]
        client.delete_objects(Bucket=bucket, Delete={"Objects": batch, "Quiet": True})
    return len(keys)


def bucket_of(cloud: Any, stage: str) -> str | None:
    """Return the name of a stage's bucket, or None where there is no stage or none in it."""
    pages = cloud.get_paginator("list_stack_resources").paginate(
        StackName=f"walking-muscles-{stage}"
    )
    try:
        every = [entry for page in pages for entry in page["StackResourceSummaries"]]
    except cloud.exceptions.ClientError as error:
        if "does not exist" in str(error):
            return None
        raise
    found = (e["PhysicalResourceId"] for e in every if e["LogicalResourceId"] == RESOURCE)
    return next(found, None)


def _keys(client: Any, bucket: str, prefix: str) -> Iterator[str]:
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
    return (entry["Key"] for page in pages for entry in page.get("Contents", ()))


def main() -> int:
    """Do one of the steps of a deploy; return 1 where AWS refuses."""
    args = _parser().parse_args()
    if args.step == "version":
        print(version(args.folder))
        return 0
    try:
        import boto3  # noqa: PLC0415 - the version is asked for without it
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - likewise
    except ModuleNotFoundError:
        print("boto3 is not installed: `make .venv/deploying` does it", file=sys.stderr)
        return 1

    step: Callable[[argparse.Namespace, Any, str], str] = _STEPS[args.step]
    try:
        cloud = boto3.client("cloudformation", region_name=args.region)
        bucket = bucket_of(cloud, args.stage)
        if bucket is not None:
            print(step(args, boto3.client("s3", region_name=args.region), bucket))
    except (BotoCoreError, ClientError) as error:
        print(
            f"AWS refused ({error}): allow s3:ListBucket, PutObject and DeleteObject",
            file=sys.stderr,
        )
        return 1
    return 0


def _upload(args: argparse.Namespace, client: Any, bucket: str) -> str:
    voices = shipped(args.folder)
    if not voices:
        return "no clips here: walks go without a track. `make audio` first, then deploy again"
    count = upload(client, bucket, args.folder)
    return f"clips for {', '.join(sorted(voices))}: {count} files uploaded"


def _prune(args: argparse.Namespace, client: Any, bucket: str) -> str:
    keep = version(args.folder)
    return f"clips of before: {clear(client, bucket, keep) if keep else 0} files deleted"


def _clear(args: argparse.Namespace, client: Any, bucket: str) -> str:
    return f"clips and tracks: {clear(client, bucket)} files deleted"


_STEPS = {"upload": _upload, "prune": _prune, "clear": _clear}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m deployment.clips")
    parser.add_argument("step", choices=("version", *_STEPS))
    parser.add_argument("--stage", default="prod")
    parser.add_argument("--region", default="eu-west-1")
    parser.add_argument("--folder", type=Path, default=Path(FOLDER))
    return parser


if __name__ == "__main__":
    sys.exit(main())
