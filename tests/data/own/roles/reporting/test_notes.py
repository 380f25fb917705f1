"""What is said of rows, columns and tables, and whether the reasons are true."""

from __future__ import annotations

import gzip
from datetime import timedelta
from pathlib import Path

import pytest

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import reading as files
from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import asked, proposed_with_items
from tests.data.own.roles.worlds.rows import proposed, rarely
from tests.data.own.roles.worlds.world import World, code, mail
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


_MONTH = "user,item,ts\n" + "".join(
    f"u{n * 7919 % 1007},i{n * 31 % 97},2024-01-0{1 + n % 9}\n" for n in range(9000)
)


def test_reasons_name_the_true_limit() -> None:
    w = World(405)
    made = proposed_with_items(w, xyz=w.each(lambda r: f"w{r % 700}x"))
    (reason,) = [one.reason for one in made.guesses if one.column == "xyz"]
    assert "700 different values; up to 60" in reason


def test_an_address_as_the_user_is_told() -> None:
    w = World(406)
    tables = {
        "log.csv": {
            "email": w.by_user(mail),
            "item_id": w.by_item(lambda i: code("I", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        }
    }
    found = {one.code: one for one in roles.propose(reading(tables)).findings}
    assert "hash" in found["user-id-is-personal"].fix


@pytest.mark.parametrize("device", [True, False])
def test_it_is_said_which_column_of_other_events_names_the_same_people(device: bool) -> None:
    """Who looks at rooms without having signed in has a device only."""
    w, looks = World(416, users=300, rows=2000, lines=1), World(417, users=300, rows=9000, lines=1)
    table = {
        "device_id": looks.by_user(lambda u: f"{u * 104_729:08x}-{u % 97:04x}"),
        "guest_no": looks.each(lambda row: f"G{looks.user[row]:05d}" if row % 3 else None),
        "room_no": looks.by_item(lambda i: code("R", i)),
        "seen_at": looks.times(_FORM),
    }
    tables = {
        "bookings.csv": {
            "booking_no": w.each(lambda row: f"B{row:06d}"),
            "guest_no": w.by_user(lambda u: f"G{u:05d}"),
            "room_no": w.by_item(lambda i: code("R", i)),
            "booked_at": w.times(_FORM),
        },
        "room_views.csv": {k: v for k, v in table.items() if device or k != "device_id"},
        "guests.csv": {
            "guest_no": [f"G{u:05d}" for u in range(300)],
            "country": [f"C{u % 7}" for u in range(300)],
        },
    }
    (said,) = [one for one in roles.propose(reading(tables)).findings if one.code == "other-events"]
    assert said.file == "room_views.csv"
    told = "to use both, take guest_no of it, which names the same people in 67% of its rows"
    assert (told in said.message) is device


def test_a_table_that_is_not_taken_is_said_with_what_it_holds() -> None:
    w = World(415)
    tables = {
        "log.csv": {
            "user_id": w.by_user(lambda u: f"u{u:05d}"),
            "item_id": w.by_item(lambda i: code("I", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "rates.csv": {"currency": ["EUR", "USD"], "rate": ["1", "0.9"]},
    }
    (said,) = [one for one in roles.propose(reading(tables)).findings if one.file == "rates.csv"]
    assert "It holds currency, rate." in said.message


@pytest.mark.parametrize(("often", "is_asked"), [(90, False), (13, True)])
def test_rows_that_change_no_model_are_said_and_not_asked_about(often: int, is_asked: bool) -> None:
    w = World(1203, users=400, items=300, lines=1)
    rows = [(at, w.user[row], w.item[row], "WHARE") for row, at in enumerate(w.at)]
    rows += [(at + timedelta(days=3), u, i, "WHETU") for at, u, i, _ in rows[::often]]
    rows.sort()
    table = {
        "user_id": [f"u{user:05d}" for _, user, _, _ in rows],
        "item_id": [code("I", item) for _, _, item, _ in rows],
        "at": [at.strftime(_FORM) for at, *_ in rows],
        "reason": [kind for *_, kind in rows],
    }
    made = roles.propose(reading({"log.csv": table}))
    assert ("event-or-state" in asked(made)) is is_asked
    if not is_asked:
        (said,) = [one for one in made.findings if one.code == "standing-unknown"]
        assert "WHETU" in said.message


def _cut_parts(folder: Path, cut: set[int]) -> list[Finding]:
    for month in (1, 2, 3):
        raw = gzip.compress(_MONTH.replace("-01-", f"-{month:02}-").encode())
        (folder / f"log_{month:02}.csv.gz").write_bytes(
            raw[: len(raw) // 2 if month in cut else None]
        )
    with files.open_source(folder) as read:
        return [one for one in read.findings if one.code == "truncated-file"]


def test_a_part_that_ends_early_blocks_and_its_whole_neighbours_say_how_much_is_lost(
    tmp_path: Path,
) -> None:
    rows = len(_MONTH.splitlines()) - 1
    (found,) = _cut_parts(tmp_path, {2})
    assert found.grade is Grade.BLOCKS
    assert f"2 other parts are whole and have {rows:,} rows each, on average" in found.message
    many = _cut_parts(tmp_path, {1, 2, 3})
    assert [one.grade for one in many] == [Grade.BLOCKS] * 3
    assert "other part" not in many[0].message


@pytest.mark.parametrize(
    ("free", "paid"), [("무료열람", "소장"), ("無料お試し", "購入"), ("Leseprobe", "Kauf")]
)
def test_free_and_paid_kinds_are_said_to_be_of_unlike_worth(free: str, paid: str) -> None:
    w = World(1727, lines=1)
    made = proposed(w, {}, action=rarely(w, free, {paid: 5}))
    (why,) = [one.reason for one in made.guesses if one.field == "EVENT_TYPE"]
    assert f"{paid} cost something, {free} nothing" in why
    made = proposed(w, {}, action=rarely(w, "view", {paid: 5}))
    (why,) = [one.reason for one in made.guesses if one.field == "EVENT_TYPE"]
    assert "worth" not in why
