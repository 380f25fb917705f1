"""States in unknown words, of which another column says that some were called off."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_columns
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


def _sales(w: World, *, behind: bool) -> dict[str, dict[str, Any]]:
    """Lines and heads of receipts that are named by a till, a number and a letter."""
    by_order: dict[int, int] = {}
    for user, order in zip(w.user, w.order, strict=True):
        by_order.setdefault(order, user)
    orders = sorted(by_order)
    at = dict(zip(w.order, w.times("%Y-%m-%d %H:%M:%S"), strict=True))

    def parts(numbers: list[int]) -> dict[str, list[Any]]:
        return {
            "TILL": [f"K{n % 2 + 1}" for n in numbers],
            "RECEIPT_NO": [4000 + n // 2 for n in numbers],
            "L": ["A" if n % 25 == 7 else "B" for n in numbers],
        }

    lines = parts(w.order)
    letter = lines.pop("L") if behind else None
    lines |= {"ARTICLE": w.by_item(lambda i: 90_000 + 7 * i), "PRICE": w.pick(["2.50", "4.75"])}
    return {
        "receipt_lines.csv": lines | ({"L": letter} if letter else {}),
        "receipts.csv": {
            **parts(orders),
            "CUSTOMER": [70_000 + 3 * by_order[n] for n in orders],
            "MADE_AT": [at[n] for n in orders],
        },
    }


@pytest.mark.parametrize(("behind", "asked"), [(False, False), (True, True)])
def test_a_letter_of_the_number_of_a_receipt_is_not_asked_about(behind: bool, asked: bool) -> None:
    made, __, columns = proposal_and_columns(_sales(World(735, rows=4000), behind=behind))
    assert columns["USER_ID"] == "CUSTOMER"
    assert [one.code for one in made.questions] == ["event-or-state"] * asked
