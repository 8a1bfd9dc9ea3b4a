"""Compiles Python files; run by the very Python that will load them, so standard library only.

Reads a JSON list of [source, where the bytecode goes, the path that tracebacks show] from stdin.
Unchecked-hash: the bytecode holds no time, so it is the same at every build, and nothing looks at
the source to see whether it fits. In Lambda nobody can write, and what was not compiled before is
compiled at every cold start. Docstrings and asserts are left out: nobody reads them there, and they
are a tenth of the zip.
"""

from __future__ import annotations

import json
import sys
from py_compile import PycInvalidationMode
from py_compile import compile as compile_file


def main() -> None:
    """Compile each file named on stdin; a file that cannot be compiled ends it."""
    for source, target, shown in json.load(sys.stdin):
        compile_file(
            source,
            target,
            shown,
            doraise=True,
            optimize=2,
            invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
        )


if __name__ == "__main__":
    main()
