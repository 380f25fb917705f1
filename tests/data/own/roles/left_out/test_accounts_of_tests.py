"""Accounts that try a system out, by their ids, logins, names, addresses and notes."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words import words_of_tests
from tests.data.own.roles.worlds.members import people_of_kinds
from tests.data.own.roles.worlds.orders import heads, shop
from tests.data.own.roles.worlds.proposals import log_of_products, proposed_beside, section_of
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, chosen, code, digest, mail, price, title
from tests.support.own_tables import reading

TESTER = 7
"""The user that is none."""


@pytest.mark.parametrize(
    "name", ["qa-monitor-0", "qa_test_1", "qa-automation", "e2e_user_12", "QA3", "selenium"]
)
def test_ids_of_tests_are_left_out_and_said(name: str) -> None:
    w = World(2401, lines=1)
    people = w.by_user(lambda u: name if u == TESTER else f"u{u:05d}")
    found = proposed_beside(w, {"user_id": people})
    assert section(found).leave_out == {"user_id": (name,)}
    assert any(name in one.message for one in found.findings if one.code == "rows-left-out")


def test_a_login_of_a_test_is_left_out_where_the_device_is_the_person() -> None:
    w = World(2402, lines=1)
    log = {
        "anonymous_id": w.by_user(lambda u: f"d{u * 7919:08x}"),
        "user_id": w.by_user(
            lambda u: None if u % 5 == 0 else "qa-monitor-1" if u == TESTER else f"u{u:05d}"
        ),
    }
    found = section(proposed_beside(w, log))
    assert found.columns["USER_ID"] == "anonymous_id"
    assert found.leave_out["user_id"] == ("qa-monitor-1",)


@pytest.mark.parametrize("way", ["bogus", "(for testing) Bogus Gateway"])
def test_orders_that_a_test_paid_are_left_out_with_all_their_lines(way: str) -> None:
    w = World(2404)
    firsts = set(w.firsts())
    paid = w.by_order(lambda n: way if n % 97 == 0 else ("PayPal", "Visa")[n % 2])
    log = {
        "order_name": w.by_order(lambda n: f"#LL{n + 2000}"),
        "email": w.by_user(lambda u: f"p{u}@mail.example"),
        "unit_price": w.by_item(price),
        "Payment Method": [one if row in firsts else None for row, one in enumerate(paid)],
    }
    found = section(proposed_beside(w, log))
    assert found.leave_out == {"Payment Method": (way,)}
    assert found.carry == {"Payment Method": "order_name"}


@pytest.mark.parametrize(
    "address", ["prueba@tienda.es", "test-order@sake.jp", "test+checkout@a.io"]
)
def test_addresses_of_tests_where_the_address_is_the_user(address: str) -> None:
    w = World(2414, lines=1)
    people = w.by_user(lambda u: address if u == TESTER else f"p{u}@gmail.com")
    found = section(proposed_beside(w, {"email": people}))
    assert found.columns["USER_ID"] == "email"
    assert found.leave_out == {"email": (address,)}


@pytest.mark.parametrize(
    "note", ["개통시험용", "動作確認用", "zu Testzwecken", "для тестирования", "调试用"]
)
def test_a_note_that_says_for_tests_leaves_out_who_has_it(note: str) -> None:
    w = World(1701, lines=1)
    made = proposed(w, {"members.csv": people_of_kinds(w, "note", "", note)})
    assert section(made).leave_out == {"note": (note,)}


def test_orders_with_the_address_of_a_test_are_left_out_by_it() -> None:
    w = World(1702)
    address = {
        "email": heads(w, lambda n: mail(n)),
    }
    firsts = w.firsts()
    address["email"] = ["test@shop.example" if w.user[row] == 3 else mail(w.user[row])
                        for row in firsts]  # fmt: skip
    address["customer_id"] = [w.user[row] + 900 for row in firsts]
    tables = shop(w, address)
    del tables["lines.csv"]["customer_id"]
    made = section(roles.propose(reading(tables)))
    assert made.leave_out == {"email": ("test@shop.example",)}


@pytest.mark.parametrize(("domain", "left"), [("qa.cinemar.test", True), ("mar.example", False)])
@pytest.mark.parametrize("key", ["user_id", "correo"])
def test_accounts_of_tests_are_known_by_the_domain_of_their_address(
    domain: str, left: bool, key: str
) -> None:
    w = World(5305, users=200, items=60, rows=2000, lines=1)
    mails = w.by_user(lambda u: f"p{u}@{domain}" if u % 40 == 39 else f"{digest(u)[:9]}@anon")
    mine = tuple(dict.fromkeys(one for one in mails if one.endswith(domain)))
    leave_out = section(proposed(w, {}, **{key: mails})).leave_out
    assert set(leave_out.get(key, ())) == (set(mine) if left else set())


def test_addresses_that_all_are_masked_by_a_domain_of_tests_count() -> None:
    w = World(5306, users=200, items=60, rows=2000, lines=1)
    mails = w.by_user(lambda u: f"p{u}@shop.test")
    assert section(proposed(w, {}, email=mails)).leave_out == {}


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


def test_accounts_for_tests_are_left_out_and_nicknames_are_not() -> None:
    w = World(826, lines=1)
    names = {7: "店铺测试号01", 9: "测试人生"}
    table = log_of_products(w, user_id=w.by_user(lambda u: names.get(u, f"买家{u}")))
    assert section_of({"log.csv": table}).leave_out == {"user_id": ("店铺测试号01",)}


def test_test_segments_beside_the_user_are_nobody() -> None:
    w = World(4508, lines=1)
    segments = w.by_user(lambda u: "TESTE" if u == 5 else chosen(("PRE", "POS"), u))
    assert section(proposed(w, {}, segmento=segments)).leave_out["segmento"] == ("TESTE",)


def test_names_of_tests_beside_the_user_and_in_a_table_of_people() -> None:
    assert words_of_tests.is_name_of_test("Test, Test")
    assert words_of_tests.is_name_of_test("TEST BOOKING")
    assert not words_of_tests.is_name_of_test("Test Meyer")
    w = World(3105, lines=1)
    names = w.by_user(lambda u: "Test, Test" if u == 7 else f"{title(u)}, Jo")
    assert section(proposed(w, {}, Client=names)).leave_out == {"Client": ("Test, Test",)}
    people = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "achternaam": ["PERSONEEL / KAARTEN" if u == 9 else title(u) for u in range(w.users)],
    }
    made = section(proposed(w, {"relaties.csv": people}))
    assert made.leave_out == {"achternaam": ("PERSONEEL / KAARTEN",)}


@pytest.mark.parametrize("name", ["testkonto", "cuenta_de_prueba", "тестовый аккаунт"])
def test_accounts_for_tests_are_left_out_by_their_flag(name: str) -> None:
    w = World(4495)
    flag = w.by_user(lambda u: "true" if u % 23 == 0 else "false")
    assert section(proposed(w, {}, **{name: flag})).leave_out == {name: ("true",)}


def _beside_cards(seldom: str, rarely: int) -> Proposal:
    """Lines of tills with a card each, and a table that says whose a card is and its state."""
    w = World(5311, users=300, rows=4000, lines=1)
    lines = {
        "line_id": [f"m{row:06d}" for row in w.rows],
        "sku": w.by_item(lambda i: code("S", i)),
        "sold_at": w.times("%Y-%m-%d %H:%M:%S"),
        "qty": w.pick([1, 2, 3], [6, 2, 1]),
        "card_no": [f"c{u * 2 + row % 2:05d}" for row, u in enumerate(w.user)],
    }
    cards = {
        "card_no": [f"c{n:05d}" for n in range(2 * w.users)],
        "member_id": [f"K{n // 2:05d}" for n in range(2 * w.users)],
        "state": [seldom if n % rarely == 5 else ("LIVE", "REPLACED")[n % 7 == 0]
                  for n in range(2 * w.users)],
    }  # fmt: skip
    members = {
        "member_id": [f"K{n:05d}" for n in range(w.users)],
        "segment": [("private", "student")[n % 2] for n in range(w.users)],
    }
    tables = {"till.csv": lines, "cards.csv": cards, "members.csv": members}
    return roles.propose(reading(tables))


@pytest.mark.parametrize("state", ["TRAINING", "Schulung", "교육용", "formación"])
def test_a_card_that_only_serves_to_learn_with_is_left_out(state: str) -> None:
    found = _beside_cards(state, 300)
    assert section(found).fields["USER_ID"] == "member_id"
    assert section(found).leave_out == {"state": (state,)}
    assert len([one for one in found.guesses if one.column == "state"]) == 1


def test_cards_that_many_learn_with_are_those_of_people_who_learn() -> None:
    assert section(_beside_cards("TRAINING", 10)).leave_out == {}


def test_states_of_cards_in_unknown_words_are_said_and_not_asked_about() -> None:
    found = _beside_cards("LIVE", 300)
    assert section(found).leave_out == {}
    assert not found.questions
    assert any("REPLACED" in one.message for one in found.findings)


@pytest.mark.parametrize(("name", "gone"), [("GM아폴로", True), ("GM Jansen", False)])
def test_who_runs_a_game_and_plays_under_a_name_that_says_so_is_left_out(
    name: str, gone: bool
) -> None:
    w = World(2409, lines=1)
    names = {"nickname": w.by_user(lambda u: name if u == TESTER else f"{title(u)[:7]}{u}")}
    assert section(proposed(w, {}, **names)).leave_out == ({"nickname": (name,)} if gone else {})
