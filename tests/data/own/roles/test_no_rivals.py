"""Columns that are no rivals of the one that is taken, so that nobody is asked which it is."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, code, digest, title
from tests.support.own_tables import reading


def asked(found: Proposal) -> set[str]:
    return {one.code for one in found.questions}


def spoilt(number: int) -> str:
    """A number of eleven digits as a spreadsheet with a decimal comma writes it."""
    return f"{10_000_000_000 + number % 230 * 371_000_011:.2E}".replace(".", ",")


def test_nobody_is_asked_about_ids_that_a_spreadsheet_spoilt() -> None:
    w = World(4701)
    orders = {
        "Pedido": w.by_order(lambda n: 20_250_000 + n),
        "Data do pedido": w.times("%Y-%m-%d %H:%M"),
        "CPF": w.by_user(spoilt),
        "E-mail (hash)": w.by_user(lambda u: digest(u)[:16]),
        "SKU": w.by_item(lambda i: code("PET-", i)),
    }
    found = roles.propose(reading({"pedidos.csv": orders}))
    assert section(found).columns["USER_ID"] == "E-mail (hash)"
    assert not found.questions
    assert found.mapping is not None
    assert "users" not in found.mapping.sections  # a number that lost digits describes nobody


def pages(w: World, before: str) -> dict[str, dict[str, Any]]:
    """Views of pages, with the page before each, and the addresses of all pages."""
    number = w.by_item(lambda i: 1000 + 3 * i)
    views = {
        "visitor_id": w.by_user(lambda u: digest(u)[:16]),
        "viewed_at": w.times("%Y-%m-%d %H:%M:%S"),
        before: [1003, *number[:-1]],
        "page_id": number,
    }
    known = {
        "id": [1000 + 3 * i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
    }
    return {"views.csv": views, "pages.csv": known}


@pytest.mark.parametrize("before", ["page_id_ref", "previous_page_id", "page_id_from"])
def test_the_page_before_is_no_rival_of_the_page(before: str) -> None:
    found = roles.propose(reading(pages(World(4702, lines=1), before)))
    assert section(found).columns["ITEM_ID"] == "page_id"
    assert "which-item" not in asked(found)


def test_a_reference_beside_a_title_is_the_code_of_the_same() -> None:
    w = World(4703, lines=1)
    orders = {
        "client": w.by_user(lambda u: f"C{u:05d}"),
        "date": w.times("%Y-%m-%d %H:%M:%S"),
        "produit": w.by_item(title),
        "ref_produit": w.by_item(lambda i: code("R", i)),
    }
    found = roles.propose(reading({"ventes.csv": orders}))
    assert section(found).columns["ITEM_ID"] == "ref_produit"


def test_a_buyer_of_a_firm_is_asked_about_as_the_person_and_not_as_the_item() -> None:
    w = World(4704, users=300)
    orders = {
        "nr": w.by_order(lambda n: f"Z{n:06d}"),
        "data": w.times("%Y-%m-%d %H:%M"),
        "nr_klienta": w.by_user(lambda u: f"K{50_000 + u // 4 * 7}"),
        "id_xyz": w.by_user(lambda u: 40_000 + 17 * u),
        "indeks": w.by_item(lambda i: f"{40_000 + 7 * i}-01"),
        "nazwa_towaru": w.by_item(title),
    }
    buyers = {
        "id_xyz": [40_000 + 17 * u for u in range(300)],
        "nr_klienta": [f"K{50_000 + u // 4 * 7}" for u in range(300)],
        "stanowisko": [("kierownik", "kupiec", "magazynier")[u % 3] for u in range(300)],
    }
    firms = {
        "nr_klienta": [f"K{50_000 + n * 7}" for n in range(75)],
        "firma": [title(n, "Trans Pol Bud Met Agro") for n in range(75)],
        "miasto": [("Poznań", "Łódź", "Gdynia")[n % 3] for n in range(75)],
    }
    tables: dict[str, Any] = {"pozycje.csv": orders, "osoby.csv": buyers, "klienci.csv": firms}
    found = roles.propose(reading(tables))
    assert section(found).columns["ITEM_ID"] in ("indeks", "nazwa_towaru")
    assert asked(found) == {"which-user"}


@pytest.mark.parametrize("whose", ["수취인명", "お届け先氏名", "Recipient Name"])
def test_whoever_gets_a_parcel_is_no_rival_of_who_ordered_it(whose: str) -> None:
    w = World(4705)
    family, given = "김이박최정", ("민수", "지은", "서연", "하준", "도윤", "예은", "유진", "현우")
    orders = {
        "주문번호": w.by_order(lambda n: f"2024{n:08d}"),
        "구매자ID": w.by_user(lambda u: f"k{digest(u)[:8]}"),
        whose: w.by_order(lambda n: family[n * 7 % 5] + given[n * 11 % 8]),
        "결제일": w.times("%Y-%m-%d %H:%M:%S"),
        "상품번호": w.by_item(lambda i: 100_200 + 7 * i),
        "상품명": w.by_item(title),
    }
    found = roles.propose(reading({"주문.csv": orders}))
    assert section(found).columns["USER_ID"] == "구매자ID"
    assert not found.questions
