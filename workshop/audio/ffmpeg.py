"""ffmpeg as this project needs it: samples to frames of its one form, and any sound to samples."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from shutil import which

from skill.audio.frames import FormatError, check
from skill.errors import WalkingMusclesError
from workshop.audio.pcm import Pcm, of_bytes, to_bytes

_QUIET = ("ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error")
#: 48 kHz, mono, 48 kbit/s; no reservoir, no header frame, no tags.
_FORM = (
    *("-ar", "48000", "-ac", "1", "-c:a", "libmp3lame", "-b:a", "48k", "-compression_level", "2"),
    *("-reservoir", "0", "-write_xing", "0", "-id3v2_version", "0", "-bitexact", "-f", "mp3"),
)


class EncoderError(WalkingMusclesError):
    """No sound could be made; the message says why and what to do."""


def encode(pcm: Pcm) -> bytes:
    """Return samples as frames. Raises EncoderError where ffmpeg is missing or makes others."""
    given = ("-f", "s16le", "-ar", str(pcm.rate), "-ac", "1", "-i", "pipe:")
    made = _run((*given, *_FORM, "pipe:"), to_bytes(pcm))
    try:
        check(made)
    except FormatError as error:
        raise EncoderError(f"ffmpeg made frames of another form: {error}") from error
    return made


def decode(data: bytes, rate: int = 48000) -> Pcm:
    """Return any sound that ffmpeg reads as samples. Raises EncoderError."""
    wanted = ("-f", "s16le", "-ar", str(rate), "-ac", "1", "pipe:")
    return of_bytes(_run(("-i", "pipe:", *wanted), data), rate)


def _run(arguments: Sequence[str], data: bytes) -> bytes:
    if which("ffmpeg") is None:
        raise EncoderError("ffmpeg is missing: apt-get install ffmpeg, or brew install ffmpeg")
    done = subprocess.run((*_QUIET, *arguments), input=data, capture_output=True, check=False)
    if done.returncode or done.stderr:
        raise EncoderError(f"ffmpeg: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout
