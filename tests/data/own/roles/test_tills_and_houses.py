"""Tills: codes below zero, charges, the shop's own card; names of accounts that are no people."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.left_out.goods.no_goods import is_none
from personalize_poc.data.own.roles.which_column.nobody.collective import is_collective
from personalize_poc.data.own.roles.words import staff_words
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def till(w: World, kinds: list[str], below: set[str], **more: list[Any]) -> Proposal:
    """Lines of a till, whose amounts are below zero by their kinds."""
    table = {
        "TALAO": w.by_order(lambda n: 31_250_000 + n),
        "DATA": w.times("%Y%m%d"),
        "HORA": w.times("%H%M%S"),
        "CARTAO": w.by_user(lambda u: f"{2650007300000 + u * 7}"),
        "ARTIGO": w.by_item(lambda i: 617_000 + i),
        "QTD": w.pick(["1,000", "2,000"], [4, 1]),
        "TIPO_LINHA": kinds,
        "VALOR": w.each(lambda r: f"{'-' if kinds[r] in below else ''}{1 + w.item[r] % 9},95"),
        **more,
    }
    return roles.propose(reading({"vendas.csv": table}))


def test_codes_whose_amounts_are_below_zero_are_left_out_unasked() -> None:
    w = World(3101)
    made = till(w, rarely(w, "V", {"A": 40, "D": 57}), {"A", "D"})
    assert set(section(made).leave_out["TIPO_LINHA"]) == {"A", "D"}
    assert not made.questions
    (said,) = [one for one in made.findings if one.column == "TIPO_LINHA"]
    assert "VALOR is below zero" in said.message


@pytest.mark.parametrize("name", ["PSTYV", "TIPO"])
def test_two_codes_of_which_one_is_below_zero_are_left_out_unasked(name: str) -> None:
    """Where the codes of a system are known, a house has some of its own all the same."""
    w = World(3105)
    kinds = rarely(w, "TA", {"RE": 33})
    amounts = w.each(lambda r: f"{1 + r % 9},000" if kinds[r] == "TA" else f"-{1 + r % 9},000")
    made = till(w, ["V" for _ in w.rows], set(), FKIMG=amounts, **{name: kinds})
    assert section(made).leave_out[name] == ("RE",)
    assert not made.questions


def test_codes_are_asked_about_where_amounts_say_nothing() -> None:
    w = World(3102)
    made = till(w, rarely(w, "V", {"A": 40, "D": 57}), set())
    assert [one.code for one in made.questions] == ["event-codes"]
    assert "TIPO_LINHA" not in section(made).leave_out


@pytest.mark.parametrize(("card", "often", "gone"), [
    ("9999000000001", 4, True), ("9999000000001", 900, False), ("2650999900001", 4, False),
])  # fmt: skip
def test_the_card_that_a_shop_has_for_itself(card: str, often: int, gone: bool) -> None:
    w = World(3103, lines=1)
    cards = w.each(lambda r: card if r % often == 0 else f"{2650007300000 + w.user[r] * 7}")
    made = till(w, ["V" for _ in w.rows], set(), CARTAO=cards)
    assert (section(made).leave_out.get("CARTAO") == (card,)) is gone


@pytest.mark.parametrize(
    "name",
    ["SERVİS ÜCRETİ", "KURYE BEDELİ", "Courier fee", "Koszt wysyłki", "Frais de livraison",
     "Packaging charge"],
)  # fmt: skip
def test_a_charge_for_what_is_done_with_an_order_is_no_goods(name: str) -> None:
    assert is_none(name)


@pytest.mark.parametrize("name", ["Service", "Kurye çantası", "Table", "Cost of Living", "Paket"])
def test_words_of_a_charge_alone_may_be_of_goods(name: str) -> None:
    assert not is_none(name)


def test_a_share_of_a_price_is_no_value_of_an_event() -> None:
    w = World(3104, lines=1)
    made = proposed(w, {}, **{"Ermäßigung %": w.pick([0, 20, 50])})
    assert "EVENT_VALUE" not in section(made).columns
    watched = proposed(w, {}, **{"gesehen %": w.pick(list(range(100)))})
    assert section(watched).columns["EVENT_VALUE"] == "gesehen %"


@pytest.mark.parametrize(
    "name",
    ["PERSONEEL / RELATIEKAARTEN", "INTERCOMPANY NAMIBIA", "Staff meals", "Mitarbeiter Verkauf"],
)
def test_an_account_of_the_house_is_no_person(name: str) -> None:
    assert staff_words.is_name_of_house(name)


@pytest.mark.parametrize(
    "name",
    [
        "Staff",
        "Personnel",
        "Anna Staff",
        "Staff, Anna",
        "Personal Account",
        "Mitarbeiter Meyer",
        "Kaart",
    ],
)
def test_somebody_may_be_called_so(name: str) -> None:
    assert not staff_words.is_name_of_house(name)


def test_names_of_tests_beside_the_user_and_in_a_table_of_people() -> None:
    assert staff_words.is_name_of_test("Test, Test")
    assert staff_words.is_name_of_test("TEST BOOKING")
    assert not staff_words.is_name_of_test("Test Meyer")
    w = World(3105, lines=1)
    names = w.by_user(lambda u: "Test, Test" if u == 7 else f"{title(u)}, Jo")
    assert section(proposed(w, {}, Client=names)).leave_out == {"Client": ("Test, Test",)}
    people = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "achternaam": ["PERSONEEL / KAARTEN" if u == 9 else title(u) for u in range(w.users)],
    }
    made = section(proposed(w, {"relaties.csv": people}))
    assert made.leave_out == {"achternaam": ("PERSONEEL / KAARTEN",)}


def test_who_buys_at_the_till_of_a_theatre_is_nobody() -> None:
    assert is_collective("KASSAVERKOOP ANONIEM")
    assert not is_collective("Kassandra")


@pytest.mark.parametrize(("version", "gone"), [("7.5.0-dev", True), ("7.5.0", False)])
def test_a_version_that_only_its_makers_have(version: str, gone: bool) -> None:
    w = World(3106, lines=1)
    seldom = w.each(lambda r: version if r % 60 == 0 else ("7.4.0", "7.4.2")[r % 2])
    found = section(proposed(w, {}, app_ver=seldom)).leave_out
    assert found == ({"app_ver": (version,)} if gone else {})


def test_messages_that_were_received_are_no_deeds() -> None:
    w = World(3107, lines=1)
    kinds = rarely(w, "title_view", {"push_receive": 5, "fav_add": 7})
    assert section(proposed(w, {}, event=kinds)).event_types == {"push_receive": None}


def test_reviews_of_bookings_are_no_other_choice_and_an_address_no_other_person() -> None:
    w = World(3108, items=90, lines=1)
    bookings: dict[str, list[Any]] = {
        "CONFIRMATION CODE": w.each(lambda r: code("HM", r)),
        "CREATION DATE": w.times("%m/%d/%Y %I:%M %p"),
        "GUEST ID": w.by_user(lambda u: f"{u * 7919 + 10**11:024x}"),
        "GUEST'S EMAIL": w.each(lambda r: f"g{w.user[r]}{'ab'[r % 2]}@example.com"),
        "LISTING ID": w.by_item(lambda i: f"{i * 6151 + 10**12:024x}"),
        "NUMBER OF GUESTS": w.pick([1, 2, 3, 4]),
        "TOTAL PAID": w.pick(["$120.50", "$1,022.98"]),
    }
    some = [r for r in w.rows if r % 5 == 0]
    reviews: dict[str, list[Any]] = {
        "REVIEW ID": [n + 77_001 for n in range(len(some))],
        "CONFIRMATION CODE": [code("HM", r) for r in some],
        "LISTING": [f"{w.item[r] * 6151 + 10**12:024x}" for r in some],
        "RATING": [1 + r % 5 for r in some],
        "CREATED": [w.times("%m/%d/%Y")[r] for r in some],
    }
    tables = {"reservations.csv": bookings, "reviews.csv": reviews}
    made = roles.propose(reading(tables))
    assert not made.questions
    assert section(made).columns["USER_ID"] == "GUEST ID"
    assert section(made).columns["EVENT_VALUE"] == "TOTAL PAID"


def test_an_invoice_of_sap_is_of_who_ordered() -> None:
    w = World(3109)
    table = {
        "VBELN": w.by_order(lambda n: f"{90118800 + n:010d}"),
        "POSNR": w.each(lambda r: f"{10 * (1 + r % 4):06d}"),
        "FKART": ["ZF2" for _ in w.rows],
        "FKDAT": w.times("%d.%m.%Y"),
        "KUNAG": w.by_user(lambda u: f"{202988 + u:010d}"),
        "KUNRG": w.by_user(lambda u: f"{202988 + u // 2 * 2:010d}"),
        "MATNR": w.by_item(lambda i: f"{10016002 + i:018d}"),
        "ARKTX": w.by_item(title),
        "FKIMG": w.pick(["10.000", "2.000"]),
    }
    people = {
        "KUNNR": [f"{202988 + u:010d}" for u in range(w.users)],
        "LAND1": ["ZA" for _ in range(w.users)],
        "NAME1": ["INTERCOMPANY NAMIBIA" if u == 5 else title(u) for u in range(w.users)],
    }
    made = roles.propose(reading({"VBRK_VBRP.csv": table, "KNA1.csv": people}))
    assert not made.questions
    assert section(made).columns["USER_ID"] == "KUNAG"
    assert section(made).leave_out == {"NAME1": ("INTERCOMPANY NAMIBIA",)}


def test_words_say_which_lines_name_no_goods_rather_than_a_rate_of_tax() -> None:
    w = World(3110)
    none = w.each(lambda r: r % 3 == 0)
    goods = w.each(lambda r: "" if none[r] else code("I", w.item[r]))
    made = proposed(
        w,
        {},
        税率=[10 if one else 8 for one in none],
        明細区分=["送料" if one else "商品" for one in none],
        item_id=goods,
    )
    assert section(made).leave_out == {"明細区分": ("送料",)}


def test_robots_are_no_users_where_the_rows_alone_tell_who_is_one() -> None:
    w = World(3111, lines=1)
    robot = "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"
    agents = w.by_user(lambda u: robot if u % 40 == 0 else f"Mozilla/5.0 (X11) Firefox/{u % 9}")
    made = proposed(w, {}, user_agent=agents, device=w.by_user(lambda u: ("pc", "tv")[u % 2]))
    assert made.mapping is not None
    assert section(made).leave_out == {"user_agent": (robot,)}
    assert made.mapping.sections["users"].leave_out == {"user_agent": (robot,)}
    cancelled = rarely(w, "paid", {"cancelled": 30})
    made = proposed(w, {}, status=cancelled, device=w.by_user(lambda u: ("pc", "tv")[u % 2]))
    assert made.mapping is not None
    assert section(made).leave_out == {"status": ("cancelled",)}
    assert made.mapping.sections["users"].leave_out == {}


def test_a_voucher_is_told_by_the_title_beside_it_whatever_that_is_called() -> None:
    """In `Product` stands what a thing is called, and the catalogue has no voucher."""
    w = World(3106)
    w.item = [w.items if row % 40 == 0 else item for row, item in enumerate(w.item)]
    codes = [code("NK", i) for i in range(w.items)]
    called = [title(i - (i % 3 == 1)) for i in range(w.items)]
    goods = {"Artikelcode": codes, "Titel": called,
             "Merk": [("Gabor", "Ecco")[i % 2] for i in range(w.items)]}  # fmt: skip
    lines = {
        "Ordernummer": w.by_order(lambda n: f"ORD{18_000 + n}"),
        "Besteldatum": w.times("%d-%m-%Y %H:%M"),
        "Klantnummer": w.by_user(lambda u: 201_000 + u),
        "Artikelcode": w.each(lambda r: [*codes, "CADEAU50"][w.item[r]]),
        "Product": w.each(lambda r: called[w.item[r]] if w.item[r] < w.items else "Cadeaubon € 50"),
        "Aantal": w.pick([1, 2], [6, 1]),
    }
    made = roles.propose(reading({"orders.csv": lines, "producten.csv": goods}))
    assert section(made).leave_out == {"Artikelcode": ("CADEAU50",)}
