"""States in unknown words, of which another column says that some were called off."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World


@pytest.mark.parametrize(
    ("seldom", "day", "asked"),
    [
        (90, "cancelled_at", False),  # hardly any row is left in doubt
        (9, "cancelled_at", True),
        (90, "checked_at", True),  # nothing was called off
    ],
)
def test_what_a_day_of_cancelling_tells_is_not_asked(seldom: int, day: str, asked: bool) -> None:
    w = World(733, lines=1)
    states = rarely(w, "QV", {"ZT": 7, "PR": seldom})
    days = [
        f"2024-09-{1 + n % 28:02d} 10:00:{n % 60:02d}" if state == "ZT" else ""
        for n, state in enumerate(states)
    ]
    made = proposed(w, {}, status=states, **{day: days})
    assert [one.code for one in made.questions] == ["event-or-state"] * asked
    assert ("cancelled_at" in section(made).leave_out) == (day == "cancelled_at")
    if asked and day == "cancelled_at":
        assert "ZT" not in made.questions[0].text
