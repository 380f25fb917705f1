"""What studios and salons offer, calendars, and libraries that write in traditional signs."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words.meanings import is_event, is_negative, lapsed
from personalize_poc.data.own.roles.words.names import hint, stems_of
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, title
from tests.support.own_tables import reading

STUDIO = "Yin Flow Barre Pilates Rocket Hatha Nidra Sound"


def visits(w: World, name: str, **more: list[Any]) -> Proposal:
    """Visits of a studio: what was booked stands there in words alone."""
    table = {
        "Visit Date": w.times("%d/%m/%Y"),
        name: w.by_item(lambda i: title(i, STUDIO)),
        "Staff": w.by_item(lambda i: ("Dev Patel", "Ann Kerr", "Jo Hall")[i % 3]),
        "Client ID": w.by_user(lambda u: 100_000_000 + u),
        "Booking Method": w.pick(["App", "Web", "Desk"]),
        **more,
    }
    return roles.propose(reading({"attendance.csv": table}))


@pytest.mark.parametrize("name", ["Visit Type", "Usługa", "Dienstleistung", "시술명", "Treatment"])
def test_what_is_offered_is_the_item_though_it_has_no_id(name: str) -> None:
    made = visits(World(3001, items=24, lines=1), name)
    assert section(made).columns["ITEM_ID"] == name
    assert not made.questions


@pytest.mark.parametrize("alike", [1, 2])
def test_a_title_of_a_service_that_has_an_id_is_no_item(alike: int) -> None:
    w = World(3006, items=24, lines=1)
    ids = w.by_item(lambda i: f"sv-{i * 7 + 4000}")
    names = w.by_item(lambda i: title(i // alike, STUDIO))
    made = visits(w, "Service Name", **{"Service ID": ids, "Service Name": names})
    assert section(made).columns["ITEM_ID"] == "Service ID"
    assert not made.questions


def test_a_kind_of_visit_in_few_words_is_no_item() -> None:
    w = World(3002, items=24, lines=1)
    kinds = w.by_item(lambda i: ("First Visit", "Follow Up", "Walk In")[i % 3])
    made = proposed(w, {}, **{"Visit Type": kinds})
    assert section(made).columns["ITEM_ID"] == "item_id"


def test_a_flag_of_what_was_cancelled_late_and_of_who_never_came() -> None:
    w = World(3003, items=24, lines=1)
    flags = {
        "Late Cancel": rarely(w, "No", {"Yes": 15}),
        "No Show": rarely(w, "No", {"Yes": 21}),
        "Late": rarely(w, "No", {"Yes": 9}),
    }
    gone = section(visits(w, "Visit Type", **flags)).leave_out
    assert gone == {"Late Cancel": ("Yes",), "No Show": ("Yes",)}


def test_a_calendar_of_a_salon_in_polish() -> None:
    w = World(3004, items=24, lines=1)
    state = rarely(
        w, "Zrealizowana", {"Odwołana przez klienta": 11, "Blokada": 13, "Nieobecność": 17}
    )
    made = visits(w, "Usługa", Status=state)
    assert set(section(made).leave_out["Status"]) == {
        "Odwołana przez klienta",
        "Blokada",
        "Nieobecność",
    }
    assert not made.questions


@pytest.mark.parametrize("word", ["umgebucht in anderen Kurs", "rebooked", "odwołane"])
def test_what_was_moved_elsewhere_is_taken_back(word: str) -> None:
    assert is_negative(word)


def test_a_request_that_expired_unanswered_is_none() -> None:
    states = {one: one for one in ("confirmed", "inquiry", "declined", "expired")}
    assert lapsed("STATUS", states) == ("expired",)
    assert lapsed("STATUS", {**states, "active": "active"}) == ()


@pytest.mark.parametrize("state", ["Option expirée", "Quote expired", "Devis expiré"])
def test_an_option_or_a_quotation_that_expired_is_none(state: str) -> None:
    states = {one: one for one in ("Confirmé", "Soldé", "Annulé", state)}
    assert lapsed("Statut", states) == (state,)


def test_what_must_not_be_done_with_a_cancelled_order_does_not_deny_that_it_is() -> None:
    assert is_negative("Venda cancelada. Não envie.")
    assert not is_negative("Não cancelada. Envie.")


def test_words_of_the_mainland_are_known_in_traditional_signs_too() -> None:
    assert {"订单", "訂單"} <= set(stems_of("订单"))
    assert hint("讀者證號").about("user")
    assert hint("館藏條碼").about("item")
    assert is_event("續借")
    assert is_event("借書")
    assert is_negative("還書")
    assert not is_negative("借書")


def test_a_library_of_taiwan_counts_loans_and_no_returns_nor_other_libraries() -> None:
    w = World(3005, lines=1)
    table = {
        "異動日期": w.times("%Y/%m/%d"),
        "異動類別": w.each(lambda r: ("借書", "還書", "續借")[r % 3]),
        "讀者證號": w.by_user(lambda u: f"B{u + 10_600_000}"),
        "讀者類型": w.by_user(lambda u: "館際合作" if u == 250 else ("大學生", "教師")[u % 2]),
        "書目記錄號": w.by_item(lambda i: f"b{i + 1_400_000}"),
        "館藏條碼": w.each(lambda r: f"C{(w.item[r] * 7 + r % 3) + 4_000_000}"),
        "題名": w.by_item(lambda i: title(i)),
    }
    made = roles.propose(reading({"流通記錄.csv": table}))
    found = section(made)
    assert found.columns["EVENT_TYPE"] == "異動類別"
    assert found.columns["USER_ID"] == "讀者證號"
    assert found.event_types == {"還書": None}
    assert found.leave_out == {"讀者類型": ("館際合作",)}
    assert not made.questions


def lessons(name: str, classes: int, *, dated: bool = True) -> Proposal:
    """Bookings of the lessons of a studio, each of one of its classes."""
    w = World(3011, items=600, rows=4000, lines=1)
    bookings = {
        "booking_ref": w.each(lambda row: f"BK{6_000_000 + row * 7}"),
        "member_no": w.by_user(lambda u: 448_000 + u * 3),
        "session_ref": w.by_item(lambda i: f"S{20_000 + i:06d}"),
        "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    days = [f"2024-{1 + i // 28 % 12:02}-{1 + i % 28:02} {6 + i % 14:02}:30" for i in range(600)]
    sessions: dict[str, Any] = {
        "session_ref": [f"S{20_000 + i:06d}" for i in range(600)],
        name: [f"CL{101 + i % classes}" for i in range(600)],
        "starts": days if dated else ["hall"] * 600,
        "studio": ["A", "B", "C"] * 200,
    }
    taught = {
        name: [f"CL{101 + n}" for n in range(classes)],
        "class_name": [title(n, STUDIO) for n in range(classes)],
        "discipline": [("Yoga", "Cycling", "Boxing")[n % 3] for n in range(classes)],
    }
    return roles.propose(
        reading({"bookings.csv": bookings, "sessions.csv": sessions, "classes.csv": taught})
    )


@pytest.mark.parametrize("name", ["class_code", "category_id", "kategorie_nr"])
def test_a_lesson_is_over_and_its_class_can_be_recommended(name: str) -> None:
    mapping = lessons(name, 40).mapping
    assert mapping is not None
    (join,) = mapping.sections["interactions"].joins
    assert join.columns == {"ITEM_ID": name}
    assert mapping.sections["items"].columns["ITEM_ID"] == name


def test_a_few_groups_of_lessons_or_things_that_stay_are_not_what_was_chosen() -> None:
    for proposal in (lessons("class_code", 6), lessons("class_code", 40, dated=False)):
        assert section(proposal).columns["ITEM_ID"] == "session_ref"
