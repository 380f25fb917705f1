"""Who acted is told by bursts where columns have no names and lead to no table."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.support.own_tables import reading

_PEOPLE, _THINGS, _VISITS = 120, 150, 4


def visits(seconds: float, *, days: bool = False) -> list[tuple[int, int, str]]:
    """Person, thing and time of some visits of each person, with so many seconds between events."""
    rng = np.random.default_rng(7)
    rows: list[tuple[int, int, int]] = []
    for person in range(_PEOPLE):
        for start in rng.integers(0, 90 * 86_400, _VISITS).tolist():
            things = rng.permutation(_THINGS)[:5].tolist()
            rows += [(person, thing, start + int(n * seconds)) for n, thing in enumerate(things)]
    rows.sort(key=lambda row: row[2])
    first, form = datetime(2024, 3, 1), "%Y-%m-%d" if days else "%Y-%m-%d %H:%M:%S"
    return [(who, what, (first + timedelta(seconds=at)).strftime(form)) for who, what, at in rows]


def proposed(rows: list[tuple[int, int, str]], *, turned: bool) -> Proposal:
    """turned: whether the thing stands before the person."""
    people: list[Any] = [f"{700_000 + row[0] * 37:07d}" for row in rows]
    things: list[Any] = [f"{200_000 + row[1] * 41:07d}" for row in rows]
    first, second = (things, people) if turned else (people, things)
    times = [row[2] for row in rows]
    table = {"column 1": first, "column 2": times, "column 3": second}
    return roles.propose(reading({"export-1.csv": table}))


@pytest.mark.parametrize("turned", [False, True])
def test_who_does_several_things_within_minutes_is_the_person(turned: bool) -> None:
    proposal = proposed(visits(90), turned=turned)
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    here = ("column 3", "column 1") if turned else ("column 1", "column 3")
    assert (columns["USER_ID"], columns["ITEM_ID"]) == here
    assert not [one.code for one in proposal.questions]
    (why,) = [one.reason for one in proposal.guesses if one.field == "USER_ID"]
    assert "within half an hour" in why


@pytest.mark.parametrize(("seconds", "days"), [(9 * 86_400, False), (90, True)])
def test_without_bursts_or_times_of_day_a_person_is_asked(seconds: float, days: bool) -> None:
    proposal = proposed(visits(seconds, days=days), turned=False)
    assert "user-or-item" in [one.code for one in proposal.questions]
