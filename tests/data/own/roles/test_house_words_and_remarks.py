"""Who is nobody where people have numbers; remarks that call a row off; tests among sales."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.event_kinds.codes_told import turns_away
from personalize_poc.data.own.roles.words.meanings import is_negative
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def _loans(w: World, ids: list[Any], listed: list[str], **more: list[Any]) -> Proposal:
    """A list of loans, with the table of the members."""
    loans = {
        "date": w.times("%Y-%m-%d"),
        "member": ids,
        "item_id": w.by_item(lambda i: code("G", i)),
        **more,
    }
    members = {
        "member": listed,
        "city": [("Ulm", "Bonn", "Kiel")[n % 3] for n in range(len(listed))],
        "birth_year": [1950 + n % 60 for n in range(len(listed))],
    }
    games = {
        "item_id": [code("G", i) for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
    }
    read = reading({"loans.csv": loans, "members.csv": members, "games.csv": games})
    return roles.propose(read)


def _member(user: int) -> str:
    return f"{user + 17:04d}"


@pytest.mark.parametrize(("word", "often", "gone"), [
    ("HOUSE", 40, True), ("직원", 700, True), ("HOUSE", 1500, False),
])  # fmt: skip
def test_a_word_where_members_have_numbers_is_nobody(word: str, often: int, gone: bool) -> None:
    w = World(4101, lines=1)
    ids = w.each(lambda r: word if r % often == 1 else _member(w.user[r]))
    made = section(_loans(w, ids, [_member(u) for u in range(w.users)]))
    assert made.columns["USER_ID"] == "member"
    assert (made.leave_out.get("member") == (word,)) is gone


def test_a_word_that_the_table_of_members_has_is_one_of_them() -> None:
    w = World(4102, lines=1)
    ids = w.each(lambda r: "HOUSE" if r % 40 == 1 else _member(w.user[r]))
    made = section(_loans(w, ids, ["HOUSE", *(_member(u) for u in range(w.users))]))
    assert "member" not in made.leave_out


@pytest.mark.parametrize(("card", "gone"), [
    ("9940000000000", True), ("9940999999999", True), ("9940200000123", False),
])  # fmt: skip
def test_a_card_whose_number_is_round_is_one_of_the_house(card: str, gone: bool) -> None:
    w = World(4103, lines=1)
    cards = w.each(lambda r: card if r % 6 == 0 else f"{9940100000017 + w.user[r] * 7_313}")
    till = {
        "receipt": w.by_order(lambda n: 55_000_000 + n),
        "date": w.times("%Y%m%d"),
        "card": cards,
        "article_id": w.by_item(lambda i: 61_700 + i),
        "pieces": w.pick([1, 2], [4, 1]),
    }
    made = section(roles.propose(reading({"till.csv": till})))
    assert (made.leave_out.get("card") == (card,)) is gone


@pytest.mark.parametrize(("name", "remark"), [
    ("Observations", "ANNULÉ"), ("비고", "취소"), ("Bemerkungen", "storniert"),
    ("notes", "Cancelled"), ("notes", "cancelled - flu"), ("notes", "did not come"),
    ("Bemerkung", "Storniert (krank)"), ("비고", "불참"), ("备注", "缺席：生病"),
])  # fmt: skip
def test_a_remark_that_calls_a_row_off(name: str, remark: str) -> None:
    w = World(4104, lines=1)
    remarks = rarely(w, "", {remark: 50, "box damaged": 9, "called": 11, "late": 14})
    made = _loans(w, w.by_user(_member), [_member(u) for u in range(w.users)], **{name: remarks})
    assert section(made).leave_out == {name: (remark,)}


@pytest.mark.parametrize(
    "remark", ["returned late", "stornofrei", "cancel fee paid", "flu - cancelled"]
)
def test_other_remarks_count(remark: str) -> None:
    w = World(4105, lines=1)
    remarks = rarely(w, "", {remark: 50, "box damaged": 9, "called": 11, "late": 14})
    made = _loans(w, w.by_user(_member), [_member(u) for u in range(w.users)], notes=remarks)
    assert not section(made).leave_out


@pytest.mark.parametrize("kind", ["Testverkauf", "test order", "Testbestellung", "테스트주문"])
def test_a_sale_of_a_test_is_none(kind: str) -> None:
    assert is_negative(kind)


@pytest.mark.parametrize("told", ["Rejeição (não tenho interesse)", "Ablehnung", "Hidden (spam)"])
def test_what_a_table_of_codes_says_in_brackets_turns_away_too(told: str) -> None:
    assert turns_away(told)
    assert not turns_away("Resgate / uso no cartão (parceiro)")


def test_logins_of_the_house_are_told_where_names_are_one_word() -> None:
    w = World(4106, lines=1)
    names = ["admin" if u == 0 else f"reader{u}" for u in range(w.users)]
    numbers = [u + 1 for u in range(w.users)]
    users: dict[str, list[Any]] = {"user_id": numbers, "name": names, "status": [1] * w.users}
    made = proposed(w, {"users.csv": users}, user_id=w.by_user(lambda u: u + 1))
    assert section(made).leave_out == {"name": ("admin",)}
