"""Who speaks: Polly where an account of AWS answers, else a voice that needs no network.

A voice takes a text and returns samples. Which of them speaks a locale is a table here.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from shutil import which
from typing import Any, NamedTuple

from skill.errors import WalkingMusclesError
from workshop.audio.ffmpeg import decode
from workshop.audio.pcm import Pcm


class NoVoiceError(WalkingMusclesError):
    """Nobody here speaks a locale; the message says what to install."""


class Voice(NamedTuple):
    """Somebody who speaks a locale."""

    engine: str
    name: str
    speak: Callable[[str], Pcm]
    licence: str
    for_walkers: bool = True
    """Whether walkers may be asked to listen to it; else it is there for tests."""

    @property
    def id(self) -> str:
        """What clips of this voice depend on, besides their words."""
        return f"{self.engine} {self.name}"


#: The name of each engine's voice for a locale; the first of these engines that is here speaks.
_NAMES: Mapping[str, Mapping[str, str]] = {
    "polly": {"en-US": "Matthew", "en-GB": "Amy", "de-DE": "Vicki"},
    "hibari": {"en-US": "heart", "en-GB": "heart"},
    "espeak": {"en-US": "en-us", "en-GB": "en-gb", "de-DE": "de"},
}
ENGINES = tuple(_NAMES)
#: Locales that hear another one's voice.
LIKE: Mapping[str, str] = {"en-CA": "en-US", "en-AU": "en-GB", "en-IN": "en-GB"}
_POLLY_REGION = "eu-west-1"
_POLLY_RATE, _HIBARI_RATE, _ESPEAK_RATE = 24000, 24000, 22050
#: Of espeak-ng, in words a minute: calm, for somebody who walks.
_ESPEAK_SPEED = "150"
_MISSING = (
    "no voice for {locale} here. Install one of three: credentials of AWS (`aws configure`) for"
    " Polly, the best; `pip install hibari-tts==0.2.1` for English; espeak-ng (`apt-get install"
    " espeak-ng`, `brew install espeak-ng`) for English and German, for tests"
)


def voice_for(locale: str, wanted: str | None = None) -> Voice:
    """Return the best voice that is here for a locale, or that of the engine that is wanted.

    An engine that does not speak the locale is passed over. Raises NoVoiceError.
    """
    engines: Sequence[str] = [wanted] if wanted else ENGINES
    if wanted and locale not in _NAMES[wanted]:
        engines = [name for name in ENGINES if name != wanted]
    for engine in engines:
        name = _NAMES[engine].get(locale)
        if name and _IS_HERE[engine]():
            return _MAKE[engine](locale, name)
    raise NoVoiceError(_MISSING.format(locale=locale))


def _polly(locale: str, name: str) -> Voice:
    client = _polly_client()

    def speak(text: str) -> Pcm:
        found = client.synthesize_speech(
            Engine="neural", VoiceId=name, LanguageCode=locale, Text=text,
            OutputFormat="ogg_vorbis", SampleRate=str(_POLLY_RATE),
        )  # fmt: skip
        return decode(found["AudioStream"].read(), _POLLY_RATE)

    return Voice("polly", name, speak, "Amazon Polly, as the customer agreement says")


@cache
def _polly_client() -> Any:
    from boto3.session import Session  # noqa: PLC0415 - only where Polly speaks
    from botocore.config import Config  # noqa: PLC0415 - only where Polly speaks

    retries = {"total_max_attempts": 8, "mode": "adaptive"}  # eight calls a second are allowed
    config = Config(connect_timeout=2, read_timeout=10, retries=retries)
    return Session().client("polly", region_name=_POLLY_REGION, config=config)


@cache
def _polly_is_here() -> bool:
    """Tell whether AWS knows who we are; asked once, and for two seconds at most."""
    if find_spec("boto3") is None:
        return False
    from boto3.session import Session  # noqa: PLC0415 - only where Polly may speak
    from botocore.config import Config  # noqa: PLC0415 - only where Polly may speak
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - only where Polly may speak

    session = Session()
    try:
        if session.get_credentials() is None:
            return False
        config = Config(connect_timeout=2, read_timeout=2, retries={"total_max_attempts": 1})
        session.client("sts", region_name=_POLLY_REGION, config=config).get_caller_identity()
    except (BotoCoreError, ClientError):
        return False
    return True


def _hibari(locale: str, name: str) -> Voice:
    from hibari import Hibari  # noqa: PLC0415 - may be missing

    engine = Hibari(voice=name)

    def speak(text: str) -> Pcm:
        return Pcm(engine(text, seed=0), _HIBARI_RATE)

    return Voice("hibari", name, speak, "hibari-tts, Apache-2.0")


def _espeak(locale: str, name: str) -> Voice:
    def speak(text: str) -> Pcm:
        command = ("espeak-ng", "-v", name, "-s", _ESPEAK_SPEED, "--stdout")
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        return decode(done.stdout, _ESPEAK_RATE)

    return Voice("espeak", name, speak, "espeak-ng, GPL-3.0, run as a program", for_walkers=False)


_MAKE: Mapping[str, Callable[[str, str], Voice]] = {
    "polly": _polly,
    "hibari": _hibari,
    "espeak": _espeak,
}
_IS_HERE: Mapping[str, Callable[[], bool]] = {
    "polly": _polly_is_here,
    "hibari": lambda: find_spec("hibari") is not None,
    "espeak": lambda: which("espeak-ng") is not None,
}
