"""Accounts that try a system out or run it, by their ids and logins, and orders that tests paid."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words import staff_words
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, code, price
from tests.support.own_tables import reading

TESTER = 7
"""The user that is none."""


def proposed(w: World, log: dict[str, Any], **tables: dict[str, Any]) -> Proposal:
    rows = {
        "product_code": w.by_item(lambda i: code("I", i)),
        "event_time": w.times("%Y-%m-%d %H:%M:%S"),
    }
    others = {f"{name}.csv": one for name, one in tables.items()}
    return roles.propose(reading({"log.csv": {**log, **rows}, **others}))


@pytest.mark.parametrize(
    "name", ["qa-monitor-0", "qa_test_1", "qa-automation", "e2e_user_12", "QA3", "selenium"]
)
def test_ids_of_tests_are_left_out_and_said(name: str) -> None:
    w = World(2401, lines=1)
    people = w.by_user(lambda u: name if u == TESTER else f"u{u:05d}")
    found = proposed(w, {"user_id": people})
    assert section(found).leave_out == {"user_id": (name,)}
    assert any(name in one.message for one in found.findings if one.code == "rows-left-out")


@pytest.mark.parametrize("name", ["qasim", "sqa-lover", "qa-fan", "tester77"])
def test_ids_of_people_that_sound_like_it_are_kept(name: str) -> None:
    assert not staff_words.is_id_of_test(name)


def test_a_login_of_a_test_is_left_out_where_the_device_is_the_person() -> None:
    w = World(2402, lines=1)
    log = {
        "anonymous_id": w.by_user(lambda u: f"d{u * 7919:08x}"),
        "user_id": w.by_user(
            lambda u: None if u % 5 == 0 else "qa-monitor-1" if u == TESTER else f"u{u:05d}"
        ),
    }
    found = section(proposed(w, log))
    assert found.columns["USER_ID"] == "anonymous_id"
    assert found.leave_out["user_id"] == ("qa-monitor-1",)


@pytest.mark.parametrize(
    ("number", "login", "is_house"),
    [(2, "shopadmin", True), (280, "shopadmin", False), (2, "badminton1", False)],
)
def test_who_runs_a_shop_signs_in_so_and_came_first(
    number: int, login: str, is_house: bool
) -> None:
    w = World(2403, lines=1)
    members = {
        "member_no": [u + 1 for u in range(w.users)],
        "member_id": [login if u == number else f"bori{u * 31}" for u in range(w.users)],
        "city": [("Ulm", "Bonn", "Kiel")[u % 3] for u in range(w.users)],
    }
    found = section(proposed(w, {"member_no": w.by_user(lambda u: u + 1)}, members=members))
    assert found.leave_out == ({"member_id": (login,)} if is_house else {})


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
    found = section(proposed(w, log))
    assert found.leave_out == {"Payment Method": (way,)}
    assert found.carry == {"Payment Method": "order_name"}


@pytest.mark.parametrize("name", ["TESTE", "Prueba", "DENEME", "тест", "Teste 2"])
def test_names_of_tests_in_further_languages(name: str) -> None:
    assert staff_words.is_name_of_test(name.replace(" ", ""))


@pytest.mark.parametrize("name", ["Testa", "Provenzano", "Denemeyer"])
def test_names_of_people_that_begin_like_it(name: str) -> None:
    assert not staff_words.is_name_of_test(name)


def marketplace(w: World, shop: bool) -> dict[str, Any]:
    """Orders whose buyers have a login, and a mask for each order; a shop of its own has others."""
    own = w.by_user(lambda u: shop and u % 3 == 0)
    marks = w.by_order(lambda n: f"{n * 7919 % 2**28:07x}")
    return {
        "order_number": w.by_order(lambda n: n + 31_400_000),
        "client_login": [
            None if here else f"anna-{user}" for here, user in zip(own, w.user, strict=True)
        ],
        "email": [
            f"anna{user}@wp.example" if here else f"{user * 104_729:010x}+{mark}@allegro.example"
            for here, user, mark in zip(own, w.user, marks, strict=True)
        ],
    }


@pytest.mark.parametrize("shop", [False, True])
def test_masks_that_change_with_every_order_name_nobody(shop: bool) -> None:
    w = World(2405)
    found = proposed(w, marketplace(w, shop))
    assert section(found).columns["USER_ID"] == "client_login"
    if shop:
        (asked,) = found.questions
        assert any("allegro.example are masks" in one.text for one in asked.options)
    else:
        assert not found.questions


def test_addresses_with_a_plus_of_their_own_name_people() -> None:
    w = World(2406)
    log = {
        "order_number": w.by_order(lambda n: n + 31_400_000),
        "email": w.by_user(lambda u: f"anna{u}+shop@mail.example"),
    }
    found = proposed(w, log)
    assert section(found).columns["USER_ID"] == "email"
    assert not found.questions


def mail(user: int, staff: str, at: str) -> str:
    """Addresses of private persons, but for a few of one domain."""
    providers = ("gmail.com", "web.de", "naver.com", "yahoo.co.uk")
    return f"{staff}{user}@{at}" if user % 97 == 5 else f"p{user}@{providers[user % 4]}"


def goods(w: World, host: str) -> dict[str, Any]:
    return {
        "product_code": [code("I", i) for i in range(w.items)],
        "name": [f"Tea of garden {i}" for i in range(w.items)],
        "link": [f"https://{host}/p/{i}" for i in range(w.items)],
    }


@pytest.mark.parametrize("beside", [True, False])
def test_staff_buy_with_addresses_at_the_domain_of_the_shop(beside: bool) -> None:
    w = World(2411, lines=1)
    mails = [mail(u, "j", "nordlys.co.uk") for u in range(w.users)]
    log = {"user_id": w.by_user(lambda u: f"u{u:05d}")}
    tables = {"products": goods(w, "shop.nordlys.co.uk")}
    if beside:
        log["email"] = w.by_user(lambda u: mails[u])
    else:
        tables["customers"] = {
            "user_id": [f"u{u:05d}" for u in range(w.users)],
            "email": mails,
            "city": [f"Town {u % 40}" for u in range(w.users)],
        }
    found = section(proposed(w, log, **tables))
    assert set(found.leave_out["email"]) == {one for one in mails if "nordlys" in one}


def test_nobody_of_a_firm_is_left_out_where_its_domain_is_not_the_shops() -> None:
    w = World(2412, lines=1)
    mails = [mail(u, "j", "siemens.com") for u in range(w.users)]
    log = {"user_id": w.by_user(lambda u: f"u{u:05d}"), "email": w.by_user(lambda u: mails[u])}
    assert not section(proposed(w, log, products=goods(w, "shop.nordlys.co.uk"))).leave_out


@pytest.mark.parametrize("private", [True, False])
def test_who_tests_is_staff_with_all_of_the_domain_unless_firms_are_customers(
    private: bool,
) -> None:
    w = World(2413, lines=1)
    own = {5: "test@nordlys.eu", 9: "lena@nordlys.eu"}
    others = [f"p{u}@gmail.com" if private else f"einkauf@firma{u}.de" for u in range(w.users)]
    mails = [own.get(u, others[u]) for u in range(w.users)]
    log = {"user_id": w.by_user(lambda u: f"u{u:05d}"), "email": w.by_user(lambda u: mails[u])}
    found = section(proposed(w, log))
    assert set(found.leave_out["email"]) == (set(own.values()) if private else {own[5]})


@pytest.mark.parametrize(
    "address", ["prueba@tienda.es", "test-order@sake.jp", "test+checkout@a.io"]
)
def test_addresses_of_tests_where_the_address_is_the_user(address: str) -> None:
    w = World(2414, lines=1)
    people = w.by_user(lambda u: address if u == TESTER else f"p{u}@gmail.com")
    found = section(proposed(w, {"email": people}))
    assert found.columns["USER_ID"] == "email"
    assert found.leave_out == {"email": (address,)}
