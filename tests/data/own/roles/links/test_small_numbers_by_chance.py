"""How many hours were booked is a number that every table has, beside the key of a member."""

from __future__ import annotations

from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.world import World


def test_a_count_is_no_member_and_the_account_of_all_guests_is_nobody() -> None:
    w = World(615, users=30, items=9, rows=1500, lines=1)
    guests = [row % 4 == 0 for row in w.rows]
    members = [0 if guest else 1 + u for guest, u in zip(guests, w.user, strict=True)]
    made = proposed_tables(
        {
            "bookings.csv": {
                "bookid": w.each(lambda row: row),
                "facid": w.by_item(lambda i: i),
                "memid": members,
                "starttime": w.times("%Y-%m-%d %H:%M:%S"),
                "slots": w.pick([1, 2, 3, 4, 5, 6, 9, 12, 14], [9, 60, 20, 4, 2, 2, 1, 1, 1]),
            },
            "members.csv": {
                "memid": range(31),
                "surname": ["GUEST", *(f"Ber{chr(97 + n % 26)}{n // 26}g" for n in range(30))],
                "telephone": [f"555-01{n:02}" for n in range(31)],
                "joindate": [f"2011-{1 + n % 12:02}-05" for n in range(31)],
            },
            "facilities.csv": {"facid": range(9), "name": [f"Court {n}" for n in range(9)]},
        }
    )
    assert made.mapping is not None
    section = made.mapping.sections["interactions"]
    assert (section.columns["USER_ID"], section.columns["ITEM_ID"]) == ("memid", "facid")
    assert section.leave_out == {"memid": ("0",)}
    assert not made.questions
