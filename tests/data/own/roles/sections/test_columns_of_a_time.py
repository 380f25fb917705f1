"""Values that take turns in time are no circumstances; those that come again and again are."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import own_columns, proposed_with_items, reason
from tests.data.own.roles.worlds.world import World


@pytest.mark.parametrize("rows", [1500, 6000])
def test_what_each_stretch_of_time_is_called_is_no_circumstance(rows: int) -> None:
    w = World(431, rows=rows, days=180)
    quarter = len(w.at) // 4
    programme = ["Spielzeit A", "Spielzeit B", "Sommer", "Spielzeit C"]
    made = proposed_with_items(
        w,
        spielplan=w.each(lambda row: programme[min(3, row // quarter)]),
        geraet=w.pick(["Handy", "Rechner", "Tablet"], [6, 3, 1]),
    )
    assert "GERAET" in own_columns(made)
    assert "spielplan" not in own_columns(made).values()
    assert "its own time" in reason(made, "spielplan")


def test_what_comes_again_every_week_is_a_circumstance() -> None:
    w = World(432)
    days = [f"{at:%A}" for at in w.at]
    made = proposed_with_items(w, occasion=["holiday" if d == "Sunday" else "work" for d in days])
    assert "occasion" in own_columns(made).values()


def test_a_rare_value_is_no_stretch_of_time() -> None:
    w = World(433)
    made = proposed_with_items(w, channel=w.pick(["web", "branch"], [95, 5]))
    assert "channel" in own_columns(made).values()
