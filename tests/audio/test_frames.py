"""Sound has one form: looked at byte by byte."""

from __future__ import annotations

import pytest

from skill.audio.frames import FRAME_BYTES, FormatError, check, frames_of, seconds_of
from tests.audio.made import frame

GOOD = b"".join(frame(7, number) for number in range(50))


def changed(at: int, byte: int) -> bytes:
    return GOOD[:at] + bytes((byte,)) + GOOD[at + 1 :]


def test_good_frames_are_counted() -> None:
    assert check(GOOD) == 50


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "0 bytes are no whole frames of 144"),
        (GOOD[:-1], "7199 bytes are no whole frames"),
        (b"ID3" + GOOD[3:], "frame 0, byte 0: no frame begins here"),
        (changed(144 * 49, 0xFE), "frame 49, byte 7056: no frame begins here"),
        (
            changed(144 * 3 + 1, 0xFA),
            "frame 3, byte 433: not MPEG-1 Layer III without a checksum",
        ),  # has a checksum
        (
            changed(144 * 3 + 1, 0xF3),
            "frame 3, byte 433: not MPEG-1 Layer III without a checksum",
        ),  # MPEG-2
        (changed(144 * 3 + 2, 0x44), "frame 3, byte 434: not 48 kbit/s at 48 kHz"),  # 56 kbit/s
        (changed(144 * 3 + 2, 0x30), "frame 3, byte 434: not 48 kbit/s at 48 kHz"),  # 44.1 kHz
        (changed(144 * 3 + 2, 0x36), "frame 3, byte 434: not 48 kbit/s at 48 kHz"),  # padded
        (changed(144 * 3 + 3, 0x04), "frame 3, byte 435: not mono"),
        (changed(144 * 3 + 3, 0xC5), "frame 3, byte 435: not mono, or with an emphasis"),
        (changed(144 * 3 + 4, 0x01), "frame 3, byte 436: needs the frame before it"),
        (changed(144 * 3 + 5, 0x80), "frame 3, byte 437: needs the frame before it"),
        (GOOD[:21] + b"Info" + GOOD[25:], "frame 0 is an encoder's header"),
        (GOOD[:21] + b"Xing" + GOOD[25:], "frame 0 is an encoder's header"),
    ],
)
def test_anything_else_is_told_with_its_place(data: bytes, fault: str) -> None:
    with pytest.raises(FormatError, match=fault):
        check(data)


def test_a_byte_is_a_moment() -> None:
    """Six bytes are a millisecond."""
    assert frames_of(1.2) * FRAME_BYTES == 7200
    assert [frames_of(seconds) for seconds in (0, 1, 1200)] == [0, 42, 50000]
    assert seconds_of(50000) == 1200
