"""Columns that look like a creation time, a circumstance or a second id, and are none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading


def log(w: World, **more: Any) -> dict[str, Any]:
    return {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        **more,
    }


def reason(proposal: Proposal, column: str) -> str:
    (found,) = {one.reason for one in proposal.guesses if one.column == column}
    return found


def test_a_day_after_many_purchases_is_no_creation_time() -> None:
    w = World(601)
    start = datetime(2024, 1, 1, tzinfo=UTC)
    for shift, is_creation in ((-400, True), (120, False)):
        days = [start + timedelta(days=shift + i % 60) for i in range(w.items)]
        shows = {
            "item_id": [code("I", i) for i in range(w.items)],
            "genre": [f"g{i % 5}" for i in range(w.items)],
            "date": [f"{day:%Y-%m-%d}" for day in days],
        }
        made = roles.propose(reading({"seats.csv": log(w), "shows.csv": shows}))
        assert made.mapping is not None
        columns = made.mapping.sections["items"].columns
        assert (columns.get("CREATION_TIMESTAMP") == "date") is is_creation
    assert "chosen before it" in reason(made, "date")


def test_who_stood_at_the_counter_and_the_number_of_a_line_are_no_circumstances() -> None:
    w = World(602, users=400, lines=12)
    lines = [0] * len(w.rows)
    for row in w.rows:
        again = row > 0 and w.order[row] == w.order[row - 1]
        lines[row] = lines[row - 1] + 1 if again else 1
    made = roles.propose(
        reading({"log.csv": log(w, usuario=w.pick(["ana", "luis"]), pos=lines, canal=w.pick("ab"))})
    )
    assert made.mapping is not None
    section = made.mapping.sections["interactions"]
    assert set(section.kinds) == {"CANAL"}
    assert "name of a person" in reason(made, "usuario")
    assert "number of a line" in reason(made, "pos")


def test_guests_by_name_are_personal_data() -> None:
    w = World(603)
    names = [f"{'ABCDEFGH'[u % 8]}row, {'KLMN'[u % 4]}ia" for u in range(w.users)]
    made = roles.propose(reading({"log.csv": log(w, guest=w.by_user(lambda u: names[u]))}))
    assert made.mapping is not None
    assert "users" not in made.mapping.sections


def test_what_goes_one_to_one_with_the_person_is_never_offered_as_the_item() -> None:
    w = World(604)
    table = {
        "customer_no": w.by_user(lambda u: 1000 + u),
        "account": w.by_user(lambda u: f"AC{u * 7919 % 100_000:06d}"),
        "ziel": w.by_item(lambda i: f"Z{i * 31:04d}"),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": table}))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["ITEM_ID"] == "ziel"
    assert not any("account" in one.text for question in made.questions for one in question.options)


def test_a_title_that_is_fuller_than_its_id_is_offered() -> None:
    w = World(605)
    gaps = w.pick([True, False], [1, 5])
    ids = w.by_item(lambda i: f"{i * 2_654_435_761 % 2**32:08x}-{i:04x}-4000-8000-{i:012x}")
    table = {
        "1": w.by_user(lambda u: f"user_{u:06d}"),
        "2": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "a": w.by_item(lambda i: f"{i // 4 * 40_503:08x}-aaaa-4000-8000-{i // 4:012x}"),
        "b": w.by_item(lambda i: f"The Band of {i // 4}"),
        "3": ["" if gap else one for gap, one in zip(gaps, ids, strict=True)],
        "4": w.by_item(lambda i: f"Song of the {i}th river"),
    }
    made = roles.propose(reading({"plays.tsv": table}))
    (question,) = made.questions
    assert any(option.text.startswith("4 ") for option in question.options)


def test_lines_that_are_parts_of_another_line_are_counted_once() -> None:
    w = World(606)
    rows: dict[str, list[Any]] = {name: [] for name in ("line_id", "parent_line", "who", "art")}
    rows |= {"price": [], "at": []}
    times = w.times("%Y-%m-%d %H:%M:%S")
    for row in w.rows:
        number = len(rows["line_id"]) + 1
        article = 100 + w.item[row]
        for line, parent, art, price in (
            (number, "NULL", article, f"{10 + w.item[row]}.50"),
            (number + 1, number, article + 5000, "0.00"),
        ):
            if parent != "NULL" and row % 3:
                continue
            values = (line, parent, f"c{w.user[row]}", art, price, times[row])
            for name, value in zip(rows, values, strict=True):
                rows[name].append(value)
    names = {"who": "customer_id", "art": "article_id"}
    table = {names.get(name, name): values for name, values in rows.items()}
    made = roles.propose(reading({"lines.csv": table}))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].leave_out == {"price": ("0.00",)}
    assert any("counted twice" in one.message for one in made.findings)
    table["price"] = ["0.00" if n % 7 == 0 else one for n, one in enumerate(table["price"])]
    free = roles.propose(reading({"lines.csv": table}))
    assert free.mapping is not None
    assert free.mapping.sections["interactions"].leave_out == {}


def test_a_property_of_an_event_is_not_its_kind() -> None:
    w = World(607)
    table = log(w, **{"event_type": w.pick(["abcd", "efgh", "ijkl"], [6, 3, 2])})
    table["event_properties.from"] = w.pick(["search", "start", "share"])
    made = roles.propose(reading({"log.csv": table}))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["EVENT_TYPE"] == "event_type"


@pytest.mark.parametrize(
    ("guests", "user", "other"), [(25, "user_id", "email"), (6, "email", "user_id")]
)
def test_an_address_that_guests_have_too_is_not_said_to_go_one_to_one(
    guests: int, user: str, other: str
) -> None:
    w = World(608)
    guest = [u % guests == guests - 1 for u in range(w.users)]
    table = log(w, email=w.by_user(lambda u: f"p{u}@mail.example"))
    table["user_id"] = w.by_user(lambda u: "0" if guest[u] else str(4000 + u))
    made = roles.propose(reading({"log.csv": table}))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["USER_ID"] == user
    assert "one to one" not in reason(made, other)
    assert "guests" in reason(made, "email")


def test_numbers_of_many_digits_are_no_amounts() -> None:
    w = World(609)
    items = {"item_id": [code("I", i) for i in range(w.items)]}
    items["asset"] = [str(10**19 + i * 7919) for i in range(w.items)]
    items["kind"] = [f"k{i % 5}" for i in range(w.items)]
    made = roles.propose(reading({"log.csv": log(w), "items.csv": items}))
    assert made.mapping is not None
    assert "asset" in made.mapping.sections["items"].unused
