"""Sets that users keep things in: the time of each thing, and whose sets they are."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file.types import Section
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading

_USERS = 300


def _kept(when: str, *, day: bool = True, more: dict[str, list[str]] | None = None) -> Section:
    """What is chosen of things in sets of users; each has one or two sets.

    Args:
        when: name of the time of a thing in a set.
        day: whether a set has a day alone, and no time of day.
        more: further columns of the sets.
    """
    w = World(3101, users=_USERS, rows=3000, lines=1)
    sets = [2 * user + row % 2 for row, user in enumerate(w.user)]
    first: dict[int, Any] = {}
    for one, at in zip(sets, w.at, strict=True):
        first.setdefault(one, at)
    known = sorted(first)
    form = "%Y-%m-%d" if day else "%Y-%m-%d %H:%M:%S"
    tables: dict[str, dict[str, Any]] = {
        "set_items.csv": {
            "item_id": [500_000 + row for row in w.rows],
            "set_id": [15_000 + one for one in sets],
            "objectnummer": w.by_item(lambda i: code("RP", i)),
            when: [at.strftime("%Y-%m-%d %H:%M:%S") for at in w.at],
        },
        "sets.csv": {
            "set_id": [15_000 + one for one in known],
            "naam": [("favorieten", "bloemen", "zee")[one % 3] for one in known],
            "gebruiker": [f"RS{one // 2:07}" for one in known],
            "aangemaakt": [first[one].strftime(form) for one in known],
            **{name: [values[one // 2] for one in known] for name, values in (more or {}).items()},
        },
        "objecten.csv": {
            "objectnummer": [code("RP", i) for i in range(w.items)],
            "titel": [f"{title(i)} {i}" for i in range(w.items)],
        },
    }
    return section(roles.propose(reading(tables)))


@pytest.mark.parametrize("when", ["toegevoegd_op", "moment", "erbij"])
@pytest.mark.parametrize("day", [True, False])
def test_when_a_thing_came_into_a_set_is_its_time(when: str, day: bool) -> None:
    """However well the time of the set is named."""
    chosen = _kept(when, day=day)
    assert chosen.columns["TIMESTAMP"] == when
    assert chosen.joins[0].columns == {"USER_ID": "gebruiker"}


def test_when_a_thing_was_changed_is_none() -> None:
    assert "TIMESTAMP" not in _kept("gewijzigd", day=False).columns


@pytest.mark.parametrize(
    ("name", "editors"),
    [("eigenaar_type", "redactie"), ("owner_type", "staff"), ("typ_besitzer", "Redaktion")],
)
def test_sets_of_editors_are_left_out(name: str, editors: str) -> None:
    kinds = [editors if user == 7 else "bezoeker" for user in range(_USERS)]
    assert _kept("toegevoegd_op", more={name: kinds}).leave_out == {name: (editors,)}


def test_a_kind_of_sets_that_is_of_no_person_leaves_none_out() -> None:
    kinds = ["redactie" if user == 7 else "bezoeker" for user in range(_USERS)]
    assert _kept("toegevoegd_op", more={"zaal": kinds}).leave_out == {}
