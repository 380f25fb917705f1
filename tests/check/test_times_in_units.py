"""Times of which some are counted in another unit than the others."""

from __future__ import annotations

from datetime import UTC

import pytest

from personalize_poc.check import findings
from personalize_poc.data.findings import Finding
from personalize_poc.data.own import canonical, roles
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_UNITS = {"milliseconds": 1000, "microseconds": 1_000_000}


def _listened(later: str, from_row: int) -> list[Finding]:
    """What is found of songs whose player counted in seconds at first."""
    w = World(6120, users=200, items=80, rows=3000, lines=1)
    seconds = [int(at.replace(tzinfo=UTC).timestamp()) for at in w.at]
    log = {
        "listener_id": w.by_user(lambda u: f"L{u:05d}"),
        "song_id": w.by_item(lambda i: code("S", i)),
        "at": [
            str(one * (_UNITS[later] if row >= from_row else 1) + (row >= from_row))
            for row, one in enumerate(seconds)
        ],
    }
    read = reading({"plays.csv": log})
    mapping = roles.propose(read).mapping
    assert mapping is not None
    found = findings.find(canonical.build(read, mapping), now=max(seconds) + 86_400)
    return [one for one in found if one.code == "times-in-units"]


@pytest.mark.parametrize("later", sorted(_UNITS))
def test_it_is_said_how_many_times_are_in_which_unit(later: str) -> None:
    (one,) = _listened(later, from_row=400)
    assert (one.count, one.row, one.column) == (400, 2, "at")
    assert f"{later} in 2,600 rows, seconds in 400 rows" in one.message


def test_nothing_is_said_of_times_in_one_unit() -> None:
    assert not _listened("milliseconds", from_row=0)
