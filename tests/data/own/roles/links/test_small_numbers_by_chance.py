"""How many hours were booked is a number that every table has, beside the key of a member."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.world import World, title


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


def _borrowed(w: World, names: tuple[str, str]) -> dict[str, dict[str, Any]]:
    """Loans of people with small numbers, and a table whose rows are counted from 1 on."""
    return {
        "loans.csv": {
            "USERID": w.by_user(lambda u: 2 + u),
            "tool_id": w.by_item(lambda i: f"T{100 + i}"),
            "lent": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "log.csv": {
            names[0]: [n + 1 for n in range(3000)],
            names[1]: [("cron", "mail", "backup")[n % 3] for n in range(3000)],
        },
    }


def test_the_numbers_of_the_rows_of_a_log_without_names_are_no_people() -> None:
    w = World(616, users=40, items=60, rows=2000, lines=1)
    made = proposed_tables(_borrowed(w, ("column 1", "column 2")))
    assert made.mapping is not None
    assert "users" not in made.mapping.sections
    made = proposed_tables(_borrowed(w, ("user_id", "group")))
    assert made.mapping is not None
    assert made.mapping.sections["users"].files == ("log.csv",)


@pytest.mark.parametrize("number", ["id_mail", "log_nr", "メール番号"])
def test_mails_that_are_counted_are_no_products(number: str) -> None:
    """Each of 60 products has a number that one of thousands of mails has too."""
    w = World(618, users=200, items=60, rows=3000, lines=1)
    made = proposed_tables(
        {
            "orders.csv": {
                "customer_id": w.by_user(lambda u: f"C{1000 + u}"),
                "product_id": w.by_item(lambda i: 1 + 3 * i),
                "product_name": w.by_item(title),
                "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
            },
            "mails.csv": {
                number: range(9000),
                "template": [("order_conf", "newsletter", "password")[n % 3] for n in range(9000)],
                "sent_at": [f"2024-{1 + n % 12:02}-{1 + n % 28:02} 09:00:00" for n in range(9000)],
            },
        }
    )
    assert made.mapping is not None
    items = made.mapping.sections["items"]
    assert (items.files, items.title) == (("orders.csv",), "product_name")


@pytest.mark.parametrize(
    ("person", "born", "unknown"),
    [
        ("member_id", "member_year", 1971),
        ("member_no", "member_year", 0),
        ("lid_id", "jaar", 9999),
        ("id_emprunteur", "année de naissance", 0),
        ("KundenID", "Geburtsjahr", 9999),
        ("회원번호", "출생년도", 1971),
    ],
)
def test_when_people_were_born_is_no_number_of_a_person(
    person: str, born: str, unknown: int
) -> None:
    """Whoever has the number 1958 is not all those who were born in that year."""
    w = World(617, users=900, items=80, rows=5000, lines=1)
    made = proposed_tables(
        {
            "loans.csv": {
                person: w.by_user(lambda u: 1201 + u),
                born: w.by_user(lambda u: unknown if u % 90 == 7 else 1930 + u * 31 % 75),
                "book_id": w.by_item(lambda i: f"B{100 + i}"),
                "lent": w.times("%Y-%m-%d %H:%M:%S"),
            },
            "people.csv": {
                person: [1201 + n for n in range(900)],
                "town": [("Brest", "Quimper", "Morlaix")[n % 3] for n in range(900)],
            },
        }
    )
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["USER_ID"] == person
    assert not made.questions
