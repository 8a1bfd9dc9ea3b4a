"""The one form that sound has here: MPEG-1 Layer III, 48 kHz, mono, 48 kbit/s, all frames alike.

CBR without a bit reservoir and without a header frame: each frame has 144 bytes, lasts 24 ms and
needs no other. So tracks are cut and joined at any frame, and a byte is a moment.
"""

from __future__ import annotations

from collections.abc import Iterator

from skill.errors import WalkingMusclesError

FRAME_BYTES = 144
FRAME_MILLISECONDS = 24
#: Of a frame's first bytes: which bits count, what they must be, and what else is wrong.
_FORM = (
    (0xFF, 0xFF, "no frame begins here"),
    (0xFF, 0xFB, "not MPEG-1 Layer III without a checksum"),
    (0xFE, 0x34, "not 48 kbit/s at 48 kHz without padding"),
    (0xC3, 0xC0, "not mono, or with an emphasis"),
    (0xFF, 0x00, "needs the frame before it"),
    (0x80, 0x00, "needs the frame before it"),
)
#: Where a header frame of an encoder names itself: behind the side information of one channel.
_NAME_AT, _NAMES = 21, (b"Xing", b"Info")


class FormatError(WalkingMusclesError):
    """Sound that is not of this form; the message says where and why."""


def frames_of(seconds: float) -> int:
    """Return how many frames last about as long, to the nearest."""
    return round(seconds * 1000 / FRAME_MILLISECONDS)


def seconds_of(frames: int) -> float:
    """Return how long frames last."""
    return frames * FRAME_MILLISECONDS / 1000


def check(data: bytes) -> int:
    """Return how many frames these bytes are. Raises FormatError at the first that is none."""
    if not data or len(data) % FRAME_BYTES:
        raise FormatError(f"{len(data)} bytes are no whole frames of {FRAME_BYTES}")
    for fault in _faults(data):
        raise FormatError(fault)
    return len(data) // FRAME_BYTES


def _faults(data: bytes) -> Iterator[str]:
    """Name what is wrong: each place in a frame is looked at in all frames at once."""
    for at, (mask, wanted, fault) in enumerate(_FORM):
        wrong = {byte for byte in set(data[at::FRAME_BYTES]) if byte & mask != wanted}
        if wrong:
            frame = next(i for i, byte in enumerate(data[at::FRAME_BYTES]) if byte in wrong)
            yield f"frame {frame}, byte {frame * FRAME_BYTES + at}: {fault}"
    if data[_NAME_AT : _NAME_AT + 4] in _NAMES:
        yield "frame 0 is an encoder's header, no sound"
