"""A device: what it can do and whose it is, as a skill sees it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

AUDIO = "AudioPlayer"
SCREEN = "Alexa.Presentation.APL"

_APL_VERSION = "2024.3"


#: Somebody who does not exist, for whoever has granted the scopes.
_ADDRESS = {
    "addressLine1": "1 Example Street",
    "city": "Exampleton",
    "stateOrRegion": "WA",
    "countryCode": "US",
    "postalCode": "00000",
}
_PROFILE: Mapping[str, Any] = {
    "Profile.name": "Alex Example",
    "Profile.givenName": "Alex",
    "Profile.email": "alex@example.com",
    "Profile.mobileNumber": {"countryCode": "+1", "phoneNumber": "5550100"},
}


#: What is heard of a stream: from which second on, and which words.
Transcript = Sequence[tuple[float, str]]


class NearlyFinished(StrEnum):
    """When a device says that a stream is nearly finished: models differ."""

    START = "start"
    END = "end"
    AFTER = "after"


class StopHeard(StrEnum):
    """What "stop" becomes while audio plays and no session is open."""

    PAUSE = "pause"
    STOP = "stop"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Viewport:
    """A screen, in pixels."""

    width: int = 1280
    height: int = 800
    dpi: int = 160
    mode: str = "HUB"
    shape: str = "RECTANGLE"


@dataclass(frozen=True, slots=True)
class Product:
    """What a skill sells. `kind` is SUBSCRIPTION, ENTITLEMENT or CONSUMABLE.

    `bought` is how many of it each user has at the start; what is not `purchasable` is on sale no
    more.
    """

    id: str
    name: str
    kind: str = "ENTITLEMENT"
    reference: str = ""
    summary: str = ""
    bought: int = 0
    purchasable: bool = True


@dataclass(frozen=True, slots=True)
class Device:
    """A device and its settings.

    `name` tells two devices of one user apart. `permissions` are the scopes granted at the start,
    `account_token` links an account, `person` is a voice that is recognised. `profile` answers the
    customer services by their setting's name ("Profile.name"), `address` the address service
    (somebody made up, unless given); `products` are what the skill sells there;
    `interfaces` adds to those that `audio` and `screen` bring. `track_seconds` is how long streams
    play, for all or by address: they are never fetched. `transcript` tells by address what is heard
    of a stream, and at which second of it, for whoever reads along.
    """

    name: str = ""
    audio: bool = True
    screen: Viewport | None = None
    interfaces: Mapping[str, Any] = field(default_factory=dict)
    time_zone: str = "America/Los_Angeles"
    distance_units: str = "METRIC"
    temperature_unit: str = "CELSIUS"
    permissions: Collection[str] = frozenset()
    account_token: str | None = None
    person: str | None = None
    address: Mapping[str, str] = field(default_factory=lambda: dict(_ADDRESS))
    profile: Mapping[str, Any] = field(default_factory=lambda: dict(_PROFILE))
    products: Sequence[Product] = ()
    nearly_finished: NearlyFinished | str = NearlyFinished.START
    stop_heard: StopHeard | str = StopHeard.PAUSE
    track_seconds: float | Callable[[str], float] = 180.0
    transcript: Callable[[str], Transcript] = lambda url: ()
    offline: bool = False

    def __post_init__(self) -> None:
        """Take the names of profiles for them. Raises ValueError for one that is none."""
        object.__setattr__(self, "nearly_finished", NearlyFinished(self.nearly_finished))
        object.__setattr__(self, "stop_heard", StopHeard(self.stop_heard))
        object.__setattr__(self, "permissions", frozenset(self.permissions))

    def length_of(self, url: str) -> float:
        """How many seconds the stream of this address plays."""
        seconds = self.track_seconds
        return seconds(url) if callable(seconds) else seconds

    def supported_interfaces(self) -> dict[str, Any]:
        """The interfaces that requests name."""
        interfaces: dict[str, Any] = {AUDIO: {}} if self.audio else {}
        if self.screen is not None:
            interfaces[SCREEN] = {"runtime": {"maxVersion": _APL_VERSION}}
        return interfaces | dict(self.interfaces)

    def viewport(self) -> dict[str, Any]:
        """The parts of the request's context that describe the screen; none without one."""
        screen = self.screen
        if screen is None:
            return {}
        size = {"pixelWidth": screen.width, "pixelHeight": screen.height}
        return {
            "Viewport": {
                "experiences": [{"canRotate": False, "canResize": False}],
                "mode": screen.mode,
                "shape": screen.shape,
                "dpi": screen.dpi,
                "currentPixelWidth": screen.width,
                "currentPixelHeight": screen.height,
                "touch": ["SINGLE"],
                **size,
            },
            "Viewports": [
                {
                    "type": "APL",
                    "id": "main",
                    "shape": screen.shape,
                    "dpi": screen.dpi,
                    "presentationType": "STANDARD",
                    "canRotate": False,
                    "configuration": {
                        "current": {"mode": screen.mode, "size": {"type": "DISCRETE", **size}}
                    },
                }
            ],
        }


SPEAKER = Device()
HUB = Device(screen=Viewport())
ROUND = Device(screen=Viewport(480, 480, 160, shape="ROUND"))
TELEVISION = Device(screen=Viewport(1920, 1080, 320, mode="TV"))
#: The console's text test, and devices of other makers: neither audio nor screen.
BARE = Device(audio=False)

PROFILES: Mapping[str, Device] = {
    "speaker": SPEAKER,
    "hub": HUB,
    "round": ROUND,
    "tv": TELEVISION,
    "bare": BARE,
}
