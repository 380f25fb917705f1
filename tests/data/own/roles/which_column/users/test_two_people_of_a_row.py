"""Rows that join two people, of whom nothing says which of them acted."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.world import World, chosen, digest

_GIVEN = ("Mary", "James", "Linda", "Robert", "Susan", "David", "Karen", "Thomas", "Emma", "Paul")
_FAMILY = ("Hill", "Stone", "Wood", "Brook", "Field", "Marsh", "Lake", "Ford", "Dale", "Ridge")


def _called(number: int) -> str:
    return f"{_GIVEN[number % 10]} {_FAMILY[number // 10 % 10]}"


def _met(names: tuple[str, str]) -> Proposal:
    w = World(871, users=200, items=200, rows=2500, lines=1)
    pairs = [sorted((u, i)) for u, i in zip(w.user, w.item, strict=True)]
    met = {
        names[0]: [50_000 + 7 * one for one, __ in pairs],
        names[1]: [50_000 + 7 * (other + 1) for __, other in pairs],
        "met_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    members = {
        "member_id": [50_000 + 7 * n for n in range(202)],
        "nickname": [f"star{n}" for n in range(202)],
        "birth_year": [1960 + n % 40 for n in range(202)],
    }
    return proposed_tables({"meetings.csv": met, "members.csv": members})


@pytest.mark.parametrize("names", [("member1_id", "member2_id"), ("member_a", "member_b")])
def test_it_is_asked_who_of_a_pair_is_meant(names: tuple[str, str]) -> None:
    (asked,) = _met(names).questions
    assert asked.code == "user-or-item"


def test_names_may_say_who_was_chosen() -> None:
    assert not _met(("member_id", "liked_member_id")).questions


def _answered(each: int) -> Proposal:
    """Requests of clients, and so many craftsmen who answer each."""
    w = World(872, users=150, rows=1200, lines=1)
    rows = [(row, n) for row in w.rows for n in range(each)]
    masters = [(w.item[row] + 31 * n) % 120 for row, n in rows]
    log = {
        "enquiry.no": [8_000 + w.order[row] for row, __ in rows],
        "enquiry.client.id": [30_000 + 3 * w.user[row] for row, __ in rows],
        "enquiry.client.name": [_called(w.user[row]) for row, __ in rows],
        "enquiry.town": [chosen(["Leeds", "York", "Hull"], w.user[row]) for row, __ in rows],
        "tradesperson.id": [6_000 + 5 * one for one in masters],
        "tradesperson.name": [_called(one * 3 % 100) for one in masters],
        "answered_at": [w.at[row].strftime(f"%Y-%m-%d %H:{10 + 7 * n:02d}:%S") for row, n in rows],
    }
    return proposed_tables({"answers.csv": log})


def test_it_is_asked_to_whom_those_who_answer_are_recommended() -> None:
    (asked,) = _answered(3).questions
    assert asked.code == "user-or-item"
    assert "enquiry.no" in asked.text


def test_who_is_booked_by_a_client_answers_nothing() -> None:
    assert all("answer" not in one.text for one in _answered(1).questions)


def _sent(shared: int) -> Proposal:
    """Cards that were sent, in a table without names: who, to whom and which card."""
    w = World(6401, users=300, items=300, rows=4000, lines=1)
    cards = ("tulip", "comet", "harbour", "fox", "lantern", "meadow", "owl")
    table = {
        "column 1": w.by_user(lambda u: digest(u)[:32]),
        "column 2": w.by_item(lambda i: digest(i + shared)[:32]),
        "column 3": w.pick(cards),
        "column 4": w.each(lambda row: 1_700_000_000 + 977 * row),
    }
    return proposed_tables({"cards.tsv": table})


def test_where_both_may_be_people_what_one_gave_the_other_is_offered_too() -> None:
    (asked,) = _sent(150).questions
    assert asked.code == "user-or-item"
    assert "column 3" in asked.text
    assert ["ITEM_ID: column 3" in one.yaml for one in asked.options] == [False, False, True, True]


def test_where_ids_are_of_two_kinds_no_third_column_is_offered() -> None:
    (asked,) = _sent(5000).questions
    assert "column 3" not in asked.text
    assert len(asked.options) == 2
