"""What a device or its user has told Alexa: settings, profile, address."""

from __future__ import annotations

from typing import Any

from alexa_desk.device.echo import Echo
from alexa_desk.services.call import Call, Reply, refused

_PROFILE = {
    "Profile.name": "alexa::profile:name:read",
    "Profile.givenName": "alexa::profile:given_name:read",
    "Profile.email": "alexa::profile:email:read",
    "Profile.mobileNumber": "alexa::profile:mobile_number:read",
}
_PERSON = {
    "name": "alexa::profile:name:read",
    "givenName": "alexa::profile:given_name:read",
    "mobileNumber": "alexa::profile:mobile_number:read",
}
#: Scopes of the address service; consent cards still use the names that begin with "read".
_FULL = ("alexa::devices:all:address:full:read", "read::alexa:device:all:address")
_POSTAL = (
    "alexa:devices:all:address:country_and_postal_code:read",
    "alexa::devices:all:address:country_and_postal_code:read",
    "read::alexa:device:all:address:country_and_postal_code",
)
_POSTAL_KEYS = ("countryCode", "postalCode")


def setting(call: Call, echo: Echo) -> Reply:
    """Time zone and units of a device; no permission is needed."""
    parts = call.parts
    if parts[2] != echo.device_id:
        return refused(403, "ACCESS_DENIED", "the token is another device's")
    values = {
        "System.timeZone": echo.device.time_zone,
        "System.distanceUnits": echo.device.distance_units,
        "System.temperatureUnit": echo.device.temperature_unit,
    }
    if parts[-1] not in values:
        return refused(404, "NOT_FOUND", f"there is no setting {parts[-1]}")
    return _value(values[parts[-1]])


def profile(call: Call, echo: Echo) -> Reply:
    """Name, mail and telephone of the account's owner."""
    name = call.parts[-1]
    if name not in _PROFILE:
        return refused(404, "NOT_FOUND", f"there is no setting {name}")
    if _PROFILE[name] not in echo.account.permissions:
        return refused(403, "ACCESS_DENIED", f"the user has not granted {_PROFILE[name]}")
    return _value(echo.device.profile.get(name))


def person(call: Call, echo: Echo) -> Reply:
    """Name and telephone of the voice that is recognised."""
    name = call.parts[-1]
    if name not in _PERSON:
        return refused(404, "NOT_FOUND", f"there is no {name}")
    if echo.device.person is None or _PERSON[name] not in echo.account.permissions:
        return refused(403, "ACCESS_DENIED", "nobody is recognised, or the scope is not granted")
    return _value(echo.device.profile.get(f"Person.{name}"))


def address(call: Call, echo: Echo) -> Reply:
    """Where a device stands, whole or by country and postal code."""
    parts = call.parts
    if parts[2] != echo.device_id:
        return refused(403, "ACCESS_DENIED", "the token is another device's")
    granted = echo.account.permissions
    if parts[-1] == "countryAndPostalCode":
        if not granted.intersection((*_POSTAL, *_FULL)):
            return refused(403, "ACCESS_DENIED", f"the user has not granted {_POSTAL[0]}")
        known = {key: echo.device.address.get(key) for key in _POSTAL_KEYS}
    elif not granted.intersection(_FULL):
        return refused(403, "ACCESS_DENIED", f"the user has not granted {_FULL[0]}")
    else:
        known = dict(echo.device.address)
    return _value(known if echo.device.address else None)


def _value(value: Any) -> Reply:
    """A setting's value; nothing to say where it was never set."""
    return Reply(204) if value in (None, "") else Reply(200, value)
