"""Events with what belongs to each of them, whose keys depend on the event."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import asked
from tests.data.own.roles.worlds.world import World, chosen
from tests.support.own_tables import reading

_GERMAN = {
    "app_start": (),
    "standort_angesehen": ("standort_id", "quelle"),
    "suche": ("suchbegriff",),
    "ladevorgang_gestartet": ("standort_id", "stecker"),
    "ladevorgang_beendet": ("standort_id", "kwh"),
    "zahlung": ("betrag",),
}
_ENGLISH = {
    "app_opened": (),
    "site_viewed": ("location_id", "source"),
    "search": ("query",),
    "charge_started": ("location_id", "plug"),
    "payment": ("sum",),
}


def _payload(
    w: World, row: int, keys: tuple[str, ...], of_person: bool = False, screens: bool = False
) -> dict[str, Any]:
    place = w.user[row] % 30 if of_person else w.item[row]
    return {
        key: f"DE-{1000 + 7 * place}"
        if key.endswith("_id")
        else chosen(("karte", "liste", "push"), row)
        for key in keys
    } | ({"screen_id": f"S{row % 20}"} if screens and keys else {})


def _rows(events: dict[str, tuple[str, ...]], **more: bool) -> dict[str, list[Any]]:
    w = World(8117, users=150, items=60, rows=2400, lines=1)
    kinds = w.pick(list(events))
    user, time, event = (
        ("nutzer_id", "zeitpunkt", "ereignis")
        if events is _GERMAN
        else ("user_id", "occurred_at", "event")
    )
    return {
        user: w.by_user(lambda u: f"n{u:05d}"),
        event: kinds,
        time: w.times("%Y-%m-%dT%H:%M:%SZ"),
        "payload": w.each(lambda row: _payload(w, row, events[kinds[row]], **more)),
    }


def _columns(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """What belongs to events as columns of their own, as exports of tools have it."""
    keys = list(dict.fromkeys(key for one in rows["payload"] for key in one))
    flat = {f"payload.{key}": [one.get(key) for one in rows["payload"]] for key in keys}
    return {name: cells for name, cells in rows.items() if name != "payload"} | flat


@pytest.mark.parametrize("events", [_GERMAN, _ENGLISH])
def test_the_id_that_most_events_carry_is_the_thing(events: Any) -> None:
    made = roles.propose(reading({"events.csv": _columns(_rows(events))}))
    assert made.mapping is not None, made.reason
    section = made.mapping.sections["interactions"]
    name = "standort_id" if events is _GERMAN else "location_id"
    assert section.columns["ITEM_ID"] == f"payload.{name}"
    assert not {"which-item", "unsure-item"} & set(asked(made))
    without = [kind for kind, keys in events.items() if name not in keys]
    assert all(section.event_types.get(kind, "") is None for kind in without)


def test_screens_and_what_each_person_always_has_are_no_things() -> None:
    home = _columns(_rows(_GERMAN, of_person=True, screens=True))
    made = roles.propose(reading({"events.csv": home}))
    found = made.mapping.sections["interactions"].columns if made.mapping else {}
    assert not found.get("ITEM_ID", "").endswith("_id")
