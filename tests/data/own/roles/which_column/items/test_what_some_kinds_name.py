"""Logs in which only some kinds of events have a thing, with and without names of columns."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_KINDS = ("login", "add_to_cart", "browsing", "checkout", "add_to_cart", "logout")
_WITHOUT = [f"column {n}" for n in range(1, 6)]


def _log(names: list[str], by_kind: bool, of_person: bool = False) -> Proposal:
    """A log whose third column says what happened; the fourth has a thing in some rows."""
    w = World(5502, users=250, items=30, rows=2400, lines=1)
    kinds = w.pick(_KINDS)
    has = [kind == "add_to_cart" for kind in kinds]
    if not by_kind:  # most of these have it, and some of the others
        has = [row % 5 > 0 if one else row % 10 == 0 for row, one in enumerate(has)]
    thing = w.by_user(lambda u: title(u % 30)) if of_person else w.by_item(title)
    values: list[list[Any]] = [
        w.by_user(lambda u: 10_700 + 13 * u),
        w.times("%Y-%m-%dT%H:%M:%S"),
        kinds,
        [one if here else None for one, here in zip(thing, has, strict=True)],
        [6.99 + row % 7 if here else 0 for row, here in enumerate(has)],
    ]
    return roles.propose(reading({"clicks.csv": dict(zip(names, values, strict=True))}))


@pytest.mark.parametrize("names", [_WITHOUT, ["who", "at", "deed", "label", "sum"]])
def test_what_events_of_a_kind_alone_have_is_the_thing(names: list[str]) -> None:
    proposal = _log(names, by_kind=True)
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (names[0], names[3])
    (why,) = [one.reason for one in proposal.guesses if one.field == "ITEM_ID"][:1]
    assert "add_to_cart" in why


def test_gaps_that_no_kind_explains_and_what_people_always_have_are_no_thing() -> None:
    for one in (_log(_WITHOUT, by_kind=False), _log(_WITHOUT, by_kind=True, of_person=True)):
        found = one.mapping.sections["interactions"].columns if one.mapping else {}
        assert found.get("ITEM_ID") != "column 4"
