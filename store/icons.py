"""The skill's picture as the store wants it: two sizes, of one drawing."""

from __future__ import annotations

from pathlib import Path

DRAWING = Path(__file__).parent / "pictures" / "walker.svg"
#: Name of an icon -> its width and height in pixels.
SIZES = {"small": 108, "large": 512}
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def render(drawing: Path = DRAWING) -> dict[str, bytes]:
    """Return the icons as PNG by name. Raises ValueError where the drawing is no SVG."""
    import resvg_py  # noqa: PLC0415 - the renderer, which a check of texts does not need

    svg = drawing.read_text("utf-8")
    return {
        name: bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size))
        for name, size in SIZES.items()
    }


def size_of(png: bytes) -> tuple[int, int] | None:
    """Return the width and height of a PNG in pixels, None for what is none."""
    if png[:8] != _SIGNATURE or png[12:16] != b"IHDR":
        return None
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
