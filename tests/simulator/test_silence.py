"""Nothing is written into a stranger's home, and nothing is sent, when meaning is looked at."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_EMBEDS = """
import os, time
from alexa_desk.understanding import embedding
embedding.embedder().embed(["brew me a cup of tea"])
time.sleep(1.5)
opened = [os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd")
          if os.path.islink(f"/proc/self/fd/{fd}")]
print(sum(name.startswith("socket:") for name in opened))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_engine_writes_and_sends_nothing(tmp_path: Path) -> None:
    """In an empty home no file appears, and no socket is open."""
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    ran = subprocess.run(
        [sys.executable, "-B", "-c", _EMBEDS],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "0"
    assert list(tmp_path.rglob("*")) == []
