"""Who takes part and what is taken part in: courses, evenings at a theatre, and who pays."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.world import World, chosen, code, title
from tests.support.own_tables import reading

_GROUPS = ("Swimming", "Ballet", "Climbing", "Coding")


def _bookings(ages: bool = True) -> dict[str, dict[str, Any]]:
    """Bookings of activities for children, and the tables of all of them."""
    w = World(2301)
    children = range(w.users)
    activities = range(w.items)
    ages_of = {
        "age_from": [i % 7 + 3 for i in activities],
        "age_to": [i % 7 + 8 for i in activities],
    }
    return {
        "bookings.csv": {
            "booking_ref": w.each(lambda row: f"BK{100_000 + row}"),
            "account_id": w.by_user(lambda u: code("ACC-", u // 2)),
            "child_id": w.by_user(lambda u: code("CH", u, 6)),
            "activity_id": w.by_item(lambda i: code("act_", i)),
            "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "activities.csv": {
            "activity_id": [code("act_", i) for i in activities],
            "title": [f"{chosen(_GROUPS, i)} - level {i % 5}" for i in activities],
            "category": [chosen(_GROUPS, i) for i in activities],
            **(ages_of if ages else {}),
        },
        "accounts.csv": {
            "account_id": sorted({code("ACC-", u // 2) for u in children}),
            "created_at": [f"2023-01-{n % 28 + 1:02}" for n in range((w.users + 1) // 2)],
            "postcode_area": [f"LS{n % 9}" for n in range((w.users + 1) // 2)],
        },
        "children.csv": {
            "child_id": [code("CH", u, 6) for u in children],
            "account_id": [code("ACC-", u // 2) for u in children],
            "birth_year": [2010 + u % 9 for u in children],
            "gender": ["FM"[u % 2] for u in children],
        },
    }


@pytest.mark.parametrize("ages", [True, False])
def test_activities_with_titles_are_what_was_booked(ages: bool) -> None:
    """The ages that a course is for make no person of it, and "activity" no kind of an event."""
    proposal = roles.propose(reading(_bookings(ages)))
    assert proposal.mapping is not None, proposal.reason
    sections = proposal.mapping.sections
    assert sections["interactions"].columns["ITEM_ID"] == "activity_id"
    assert sections["items"].files == ("activities.csv",)
    assert [one.code for one in proposal.questions] == ["which-user"]
    assert all(one in proposal.questions[0].text for one in ("account_id", "child_id"))


def test_kinds_of_what_happened_are_no_items_though_a_table_has_their_names() -> None:
    w = World(2302)
    kinds = ("Page viewed", "Checkout started", "Order completed", "Product added", "Searched")
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "user_id": w.by_user(lambda u: code("U", u)),
            "event_id": w.by_item(lambda i: code("E", i % 40)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "events.csv": {
            "event_id": [code("E", i) for i in range(40)],
            "name": [f"{chosen(kinds, i)}" for i in range(40)],
        },
    }
    proposal = roles.propose(reading(tables))
    columns = proposal.mapping.sections["interactions"].columns if proposal.mapping else {}
    sure = {one.column: one.confidence for one in proposal.guesses if one.field == "ITEM_ID"}
    assert columns.get("ITEM_ID") != "event_id" or sure["event_id"] < 0.8


def test_the_group_of_an_activity_is_no_kind_of_event() -> None:
    w = World(2303, items=40)
    group = [chosen(_GROUPS, i) for i in range(w.items)]
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "Booking Ref": w.each(lambda row: f"BK{2_300_000 + row}"),
            "Booked On": w.times("%d/%m/%Y %H:%M"),
            "Account ID": w.by_user(lambda u: 110_234 + u * 3),
            "Activity Code": w.by_item(lambda i: code("AC", i, 3)),
            "Activity": w.by_item(title),
            "Activity Group": w.by_item(group.__getitem__),
        },
        "activities.csv": {
            "Activity Code": [code("AC", i, 3) for i in range(w.items)],
            "Activity": [title(i) for i in range(w.items)],
            "Group": group,
        },
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert columns["ITEM_ID"] == "Activity Code"
    assert "EVENT_TYPE" not in columns
    assert not proposal.questions


@pytest.mark.parametrize("names", [("Cod. spettacolo", "Spettacolo", "Cod. recita"),
                                   ("zqa", "zqb", "zqc")])  # fmt: skip
def test_an_evening_is_sold_to_many_and_is_no_order(names: tuple[str, str, str]) -> None:
    """Rows of an evening stand together, and it is of one day; who bought them are many."""
    w = World(2304, items=60, rows=4000, lines=1)
    show, called, evening = names
    order = sorted(w.rows, key=lambda row: (w.at[row].month, w.item[row], row))
    times = w.times("%d/%m/%Y")
    tables: dict[str, dict[str, Any]] = {
        "tickets.csv": {
            "Progressivo": list(range(1, len(order) + 1)),
            show: [code("S", w.item[row]) for row in order],
            called: [title(w.item[row] // 2) for row in order],
            evening: [f"{code('S', w.item[row])}-{w.at[row].month}" for row in order],
            "Data recita": [
                f"{w.item[row] % 28 + 1:02}/{w.at[row].month + 1:02}/2024" for row in order
            ],
            "Data emissione": [times[row] for row in order],
            "Cod. cliente": [100_200 + 7 * w.user[row] for row in order],
        }
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert columns["USER_ID"] == "Cod. cliente"
    assert columns["ITEM_ID"] in (names if show == "zqa" else ("Cod. spettacolo",))
    assert columns.get("EVENT_VALUE") != "Progressivo"


def test_who_takes_part_is_the_person_and_who_pays_is_said() -> None:
    w = World(2305)
    tables: dict[str, dict[str, Any]] = {
        "Anmeldungen.csv": {
            "ANMNR": w.each(lambda row: 182_340 + row),
            "KURSNR": w.by_item(lambda i: code("K", i)),
            "TNNR": w.by_user(lambda u: 10_219 + u),
            "ZAHLERNR": w.by_user(lambda u: 10_219 + (u if u % 6 else u + 1)),
            "ANMDATUM": w.times("%d.%m.%Y"),
        },
        "Teilnehmer.csv": {
            "TNNR": [10_219 + u for u in range(w.users + 1)],
            "ANREDE": ["Frau" if u % 2 else "Herr" for u in range(w.users + 1)],
            "GEBJAHR": [1950 + u % 50 for u in range(w.users + 1)],
        },
        "Kurse.csv": {
            "KURSNR": [code("K", i) for i in range(w.items)],
            "TITEL": [title(i) for i in range(w.items)],
        },
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == "TNNR"
    assert "which-user" not in {one.code for one in proposal.questions}
    [said] = [one for one in proposal.findings if one.code == "person-and-payer"]
    assert "ZAHLERNR" in said.message


def _paid(payer: str, taker: str, person: str, differs: int, fixed: bool = False) -> Proposal:
    """Bookings that in so many of ten rows are paid by another one of the people of a table."""
    w = World(2308, lines=1)
    others = w.each(lambda row: row * 7 % w.users)
    pays = [user if row % 10 >= differs else others[row] for row, user in enumerate(w.user)]
    pays = [user - user % 2 for user in w.user] if fixed else pays
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "no": w.each(lambda row: 182_340 + row),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            payer: [10_219 + 3 * u for u in pays],
            taker: w.by_user(lambda u: 10_219 + 3 * u),
            "code": w.by_item(lambda i: code("X", i)),
            "title": w.by_item(title),
        },
        "people.csv": {
            person: [10_219 + 3 * u for u in range(w.users)],
            "born": [1950 + u % 50 for u in range(w.users)],
        },
    }
    return roles.propose(reading(tables))


_PAIRS = [
    ("person_id_betalare", "person_id_deltagare", "person_id"),
    ("ZAHLERNR", "TNNR", "KUNDENNR"),
    ("id_payeur", "id_participant", "id_personne"),
    ("id_pagador", "id_participante", "id_persona"),
    ("id_pagatore", "id_partecipante", "id_persona"),
    ("betaler_id", "deelnemer_id", "persoon_id"),
    ("betaler_nr", "deltager_nr", "person_nr"),
    ("id_płatnika", "id_uczestnika", "id_osoby"),
    ("결제자번호", "참가자번호", "회원번호"),
    ("支払者番号", "参加者番号", "会員番号"),
]
"""Names of who pays, who takes part, and of all people."""


@pytest.mark.parametrize("names", _PAIRS)
def test_where_others_mostly_pay_a_person_is_asked_who_is_meant(
    names: tuple[str, str, str],
) -> None:
    proposal = _paid(*names, differs=5)
    [asked] = [one for one in proposal.questions if one.code == "which-user"]
    chosen = [yaml.safe_load(one.yaml)["interactions"]["columns"] for one in asked.options]
    assert [one["USER_ID"] for one in chosen] == [names[1], names[0]]
    assert "person-and-payer" not in {one.code for one in proposal.findings}


@pytest.mark.parametrize(("differs", "fixed"), [(2, False), (5, True)])
def test_nobody_is_asked_where_few_are_paid_for_or_all_by_one_of_theirs(
    differs: int, fixed: bool
) -> None:
    proposal = _paid(*_PAIRS[0], differs=differs, fixed=fixed)
    assert "which-user" not in {one.code for one in proposal.questions}
    assert "person-and-payer" in {one.code for one in proposal.findings}


def test_who_pays_is_the_person_where_nobody_else_is_named() -> None:
    w = World(2306)
    tables: dict[str, dict[str, Any]] = {
        "sprzedaz.csv": {
            "data": w.times("%Y-%m-%d %H:%M:%S"),
            "PlatnikId": w.by_user(lambda u: 4186 + 3 * u),
            "towar_id": w.by_item(lambda i: code("T", i)),
        }
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == "PlatnikId"
    assert "person-and-payer" not in {one.code for one in proposal.findings}


def test_profiles_watch_and_seconds_are_nobody() -> None:
    w = World(2307)
    tables: dict[str, dict[str, Any]] = {
        "playback.jsonl": {
            "inicio": w.times("%Y-%m-%dT%H:%M:%SZ"),
            "perfil_id": w.by_user(lambda u: f"8e5ecc{u:018x}"),
            "conta_id": w.by_user(lambda u: 1_295_262 + u // 2),
            "conteudo_id": w.by_item(lambda i: 4001 + i),
            "assistido_s": w.each(lambda row: row * 7919 % 5400),
        }
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == "perfil_id"
    offered = [option.text for one in proposal.questions for option in one.options]
    assert not any("assistido_s" in text for text in offered)
    assert "which-user" not in {one.code for one in proposal.questions}


def test_what_many_people_have_is_chosen_and_is_no_order_of_one() -> None:
    """Nothing but repetition tells it: rows stand together and are of a day, as of an order."""
    w = World(2308, rows=4000, lines=1)
    order = sorted(w.rows, key=lambda row: (w.at[row].month, w.item[row], row))
    times = w.times("%d/%m/%Y")
    tickets: dict[str, Any] = {
        "zq": [f"{code('S', w.item[row])}-{w.at[row].month}" for row in order],
        "dag": [f"{w.item[row] % 28 + 1:02}/{w.at[row].month + 1:02}/2024" for row in order],
        "datum": [times[row] for row in order],
        "klant_id": [100_200 + 7 * w.user[row] for row in order],
    }
    proposal = roles.propose(reading({"tickets.csv": tickets}))
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("klant_id", "zq")
