"""Household lists: shopping, to-do, and the skill's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from alexa_desk.cloud.sessions import Ids
from alexa_desk.device.clock import Clock
from alexa_desk.device.echo import Echo
from alexa_desk.services.call import Call, Reply, refused

READ = ("read::alexa:household:list", "alexa::household:lists:read")
WRITE = ("write::alexa:household:list", "alexa::household:lists:write")

Entry = dict[str, Any]


@dataclass(slots=True)
class Lists:
    """The lists of each account, and the service that keeps them."""

    ids: Ids
    clock: Clock
    _lists: dict[str, dict[str, Entry]] = field(default_factory=dict)

    def answer(self, call: Call, echo: Echo) -> Reply:
        """The lists service."""
        if not echo.account.permissions.intersection(READ if call.method == "GET" else WRITE):
            return refused(403, "ACCESS_DENIED", "the user has not granted the lists")
        lists = self._of(echo)
        rest = call.parts[2:]
        if not rest:
            return self._all(call, lists)
        entry = lists.get(rest[0])
        if entry is None:
            return refused(404, "NOT_FOUND", f"there is no list {rest[0]}")
        if len(rest) > 1 and rest[1] == "items":
            return self._items(call, entry, rest[2:])
        return self._one(call, lists, entry, rest[1:])

    def _of(self, echo: Echo) -> dict[str, Entry]:
        if echo.account.name not in self._lists:
            made = (self._list(name) for name in ("Alexa shopping list", "Alexa to-do list"))
            self._lists[echo.account.name] = {entry["listId"]: entry for entry in made}
        return self._lists[echo.account.name]

    def _list(self, name: str) -> Entry:
        return {"listId": self.ids(), "name": name, "state": "active", "version": 1, "items": []}

    def _all(self, call: Call, lists: dict[str, Entry]) -> Reply:
        if call.method == "GET":
            return Reply(200, {"lists": [_without_items(entry) for entry in lists.values()]})
        entry = self._list(str((call.body or {}).get("name", "")))
        lists[entry["listId"]] = entry
        return Reply(201, _without_items(entry))

    def _one(self, call: Call, lists: dict[str, Entry], entry: Entry, rest: list[str]) -> Reply:
        if call.method == "DELETE":
            del lists[entry["listId"]]
            return Reply(200)
        if call.method == "PUT":
            entry |= {"name": call.body["name"], "version": entry["version"] + 1}
            return Reply(200, _without_items(entry))
        items = [item for item in entry["items"] if not rest or item["status"] == rest[0]]
        return Reply(200, entry | {"items": items})

    def _items(self, call: Call, entry: Entry, rest: list[str]) -> Reply:
        if not rest:
            added = self._item(call.body)
            entry["items"].append(added)
            return Reply(201, added)
        item = {each["id"]: each for each in entry["items"]}.get(rest[0])
        if item is None:
            return refused(404, "NOT_FOUND", f"there is no item {rest[0]}")
        if call.method == "DELETE":
            entry["items"].remove(item)
            return Reply(200)
        if call.method == "PUT":
            item |= {"value": call.body["value"], "status": call.body["status"]}
            item["version"] += 1
        return Reply(200, item)

    def _item(self, body: Entry) -> Entry:
        now = self.clock().isoformat()
        entry = {"value": body["value"], "status": body.get("status", "active")}
        return {"id": self.ids(), "version": 1, "createdTime": now, "updatedTime": now, **entry}


def _without_items(entry: Entry) -> Entry:
    return {key: value for key, value in entry.items() if key != "items"}
