"""Numbers of nines that nobody was given, far above those of people."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


@pytest.mark.parametrize(
    ("number", "every", "nobody"),
    [
        ("99999999", 14, True),
        ("99999999", 190, False),  # as often as some readers come
        ("00412599", 14, False),  # the number of somebody
    ],
)
def test_nines_far_above_all_numbers_are_nobody_where_they_come_often(
    number: str, every: int, nobody: bool
) -> None:
    w = World(4520, users=600, lines=1, rows=4000)
    who = w.by_user(lambda u: f"{412_000 + u:08d}")
    readers = w.each(lambda r: "00412003" if r % 5 == 1 else who[r])  # one comes all the time
    loans = {
        "reader_no": [number if r % every == 0 else readers[r] for r in w.rows],
        "book_no": w.by_item(lambda i: code("B", i)),
        "lent": w.times(_FORM),
    }
    left = section(roles.propose(reading({"loans.csv": loans}))).leave_out
    assert left == ({"reader_no": (number,)} if nobody else {})
