"""Numbers of seconds that run along with a written time are times, whatever they are called."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from personalize_poc.data.own.roles.propose import understand
from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading


def _log(w: World, counted: list[int]) -> dict[str, dict[str, list[object]]]:
    return {
        "log.csv": {
            "user_id": list(w.by_user(lambda u: f"u{u:05d}")),
            "item_id": list(w.by_item(lambda i: code("I", i))),
            "kd_beg": list(counted),
            "load_ts": list(w.times("%Y-%m-%d %H:%M:%S", hours=3)),
        }
    }


def _seconds(w: World) -> list[int]:
    return [int(at.replace(tzinfo=UTC).timestamp()) for at in w.at]


def test_seconds_beside_the_time_of_storing_are_when_it_happened() -> None:
    w = World(6401, lines=1)
    columns = proposal_and_columns(_log(w, _seconds(w)))[2]
    assert columns["TIMESTAMP"] == "kd_beg"


@pytest.mark.parametrize("moved", [90, 400])
def test_numbers_far_from_the_clock_are_read_by_their_name(moved: int) -> None:
    w = World(6401, lines=1)
    far = [one - moved * 86_400 for one in _seconds(w)]
    (view,) = understand(reading(_log(w, far)))
    moment = view.column("c2").moment
    assert moment is not None
    assert moment.weak


def test_ids_of_ten_digits_are_no_times() -> None:
    w, chance = World(6401, lines=1), random.Random(1)
    first = int(datetime(2023, 1, 1, tzinfo=UTC).timestamp())
    ids = [first + chance.randrange(90_000_000) for _ in w.rows]
    (view,) = understand(reading(_log(w, ids)))
    moment = view.column("c2").moment
    assert moment is not None
    assert moment.weak
