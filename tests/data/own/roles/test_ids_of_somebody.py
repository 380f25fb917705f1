"""Ids that tests and systems make up, who entered a row, profiles, people who are called alike."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.test_standing import codes
from tests.data.own.roles.world import World, chosen, code, title
from tests.support.own_tables import reading


def bookings(listed: bool) -> Proposal:
    """Bookings of members, a few of them of a member and a place that tests made up."""
    w = World(1811, lines=1)
    members = [f"M{u * 7919 % 10**8:08d}" for u in range(w.users)]
    places = [f"{300_000 + i * 37}" for i in range(w.items)]
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "member_no": ["M99999999" if row % 90 == 0 else members[w.user[row]] for row in w.rows],
            "place_code": ["999999" if row % 90 == 0 else places[w.item[row]] for row in w.rows],
            "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "members.csv": {
            "member_no": [*members, *(["M99999999"] if listed else [])],
            "birth_year": [1950 + u % 50 for u in range(w.users + listed)],
        },
        "places.csv": {
            "place_code": [*places, *(["999999"] if listed else [])],
            "name": [title(i) for i in range(w.items + listed)],
        },
    }
    return roles.propose(reading(tables))


def test_ids_of_nines_that_the_tables_lack_are_of_tests() -> None:
    gone = section(bookings(listed=False)).leave_out
    assert gone == {"member_no": ("M99999999",), "place_code": ("999999",)}
    assert section(bookings(listed=True)).leave_out == {}


@pytest.mark.parametrize(
    ("number", "each", "others", "gone"),
    [(1, 10, 700_000, True), (1, 400, 700_000, False), (1, 10, 300, False),
     (700, 10, 700_000, False)],
)  # fmt: skip
def test_the_first_number_far_below_all_others_is_the_account_of_a_system(
    number: int, each: int, others: int, gone: bool
) -> None:
    w = World(1812, lines=1)
    users = [number if row % each == 0 else w.user[row] + others for row in w.rows]
    log = {
        "MUSTERI_ID": users,
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = section(roles.propose(reading({"log.csv": log})))
    assert made.leave_out == ({"MUSTERI_ID": ("1",)} if gone else {})


@pytest.mark.parametrize(("entered", "asked"), [("staff", False), ("friends", True)])
def test_who_entered_a_row_is_not_asked_about(entered: str, asked: bool) -> None:
    w = World(1813, lines=1)
    friends = [f"{100_000 + w.user[row - 1]}" for row in w.rows]
    others = ["admin01" for row in w.rows] if entered == "staff" else friends
    tables: dict[str, dict[str, Any]] = {
        "enrolments.csv": {
            "member_no": w.by_user(lambda u: f"{100_000 + u}"),
            "course": w.by_item(lambda i: code("C", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            "reg_id": [
                others[row] if row % 10 == 0 else f"{100_000 + w.user[row]}" for row in w.rows
            ],
        },
        "members.csv": {
            "member_no": [f"{100_000 + u}" for u in range(w.users)],
            "birth_year": [1950 + u % 50 for u in range(w.users)],
        },
    }
    found = roles.propose(reading(tables))
    assert section(found).columns["USER_ID"] == "member_no"
    assert ("which-user" in {one.code for one in found.questions}) is asked


def test_the_companys_own_people_have_a_plan() -> None:
    w = World(1814, lines=1)
    plans = w.by_user(lambda u: "INTERNAL" if u % 40 == 0 else ("STD", "PREM")[u % 2])
    assert section(proposed(w, {}, plan_code=plans)).leave_out == {"plan_code": ("INTERNAL",)}
    media = rarely(w, "EXTERNAL", {"INTERNAL": 40})
    assert section(proposed(w, {}, storage=media)).leave_out == {}


@pytest.mark.parametrize("number", ["(11) 98080-9569", "(212) 555-0123", "(031) 234 5678"])
def test_telephone_numbers_with_the_area_in_brackets(number: str) -> None:
    head, tail = number[:-4], number[-4:]
    numbers = [f"{head}{(int(tail) + n * 77) % 10_000:04d}" for n in range(60)]
    assert shape(numbers).kind == "phone"


def test_plans_of_a_table_of_people_are_read_as_well() -> None:
    w = World(1817, lines=1)
    people = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "plan": ["Staff" if u % 40 == 0 else ("Basic", "Gold")[u % 2] for u in range(w.users)],
    }
    assert section(proposed(w, {"users.csv": people})).leave_out == {"plan": ("Staff",)}


def test_a_customer_who_is_called_a_test_is_left_out() -> None:
    w = World(1818, lines=1)
    names = w.by_user(lambda u: "Cliente Teste" if u == 5 else f"Ana {title(u)}")
    log = {
        "Cliente": names,
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = section(roles.propose(reading({"vendas.csv": log})))
    assert made.leave_out == {"Cliente": ("Cliente Teste",)}


def salon(alike: bool) -> Proposal:
    """Appointments with name and telephone of who came, who served, and what was done."""
    w = World(1815, lines=1)
    names = w.users - 60 * alike
    did = [f"Corte {k}" for k in range(14)]
    log = {
        "Cliente": w.by_user(lambda u: f"Ana {title(u % names, 'Silva Souza Lima Costa Rocha')}"),
        "Celular": w.by_user(lambda u: f"(11) 9{u * 7919 % 10**4:04d}-{u * 31 % 10**4:04d}"),
        "Serviço": w.by_item(lambda i: chosen(did, i)),
        "Profissional": w.by_item(lambda i: chosen(("Kelly", "Tati", "Bia", "Leo", "Rui"), i)),
        "Data do Agendamento": w.times("%d/%m/%Y %H:%M"),
    }
    return roles.propose(reading({"agenda.csv": log}))


def test_people_who_are_called_alike_are_told_apart_by_their_telephones() -> None:
    assert section(salon(alike=True)).columns["USER_ID"] == "Celular"
    assert section(salon(alike=False)).columns["USER_ID"] == "Cliente"


def test_what_somebody_did_who_is_named_beside_it_is_the_item() -> None:
    found = salon(alike=True)
    assert section(found).columns["ITEM_ID"] == "Serviço"
    assert not found.questions


def test_the_day_of_a_show_is_not_when_it_came_into_being() -> None:
    w = World(1816)
    shown = w.by_item(lambda i: f"2025-03-{1 + i % 28:02d} 20:00:00")
    made = proposed(w, {}, show_date=shown)
    assert made.mapping is not None
    items = made.mapping.sections.get("items")
    assert items is None or "CREATION_TIMESTAMP" not in items.columns
    assert "created-after-first-event" not in codes(made)


@pytest.mark.parametrize(
    ("number", "shared", "left"),
    [(999_999, True, True), (999_999, False, False), (512_345, True, False)],
)
def test_a_number_of_nines_that_alone_has_a_kind_of_members_is_nobody(
    number: int, shared: bool, left: bool
) -> None:
    """Who comes on trial has no number; where others are on trial as well, it may be somebody's."""
    w = World(1821, users=150, rows=3000, lines=1)
    trial = [row % 40 == 0 for row in w.rows]
    kinds = [
        "体験" if one else ("正会員", "法人")[w.user[row] % 2] for row, one in enumerate(trial)
    ]
    kinds = kinds if shared else w.by_user(lambda u: ("正会員", "法人", "体験")[u % 3])
    table = {
        "会員番号": [
            number if one else 100_000 + 37 * user for one, user in zip(trial, w.user, strict=True)
        ],
        "会員区分": kinds,
        "クラスコード": w.by_item(lambda i: code("C", i)),
        "予約日時": w.times("%Y/%m/%d %H:%M"),
    }
    gone = section(roles.propose(reading({"予約.csv": table}))).leave_out
    assert gone.get("会員番号", ()) == ((str(number),) if left else ())
