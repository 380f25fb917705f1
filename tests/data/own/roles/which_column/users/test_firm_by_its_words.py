"""Firms that only words call so, beside whoever of them orders."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, asked_of_user
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FIRMS = 60


def orders(
    firm: str, name: str, person: str, *, order: str = "order_no", file: str = "orders.csv"
) -> Proposal:
    """Orders of firms; each person is of one of 60, and a table has the names of either.

    Args:
        firm: how the column of firms is called.
        name: how that of their names is.
        person: how the column of people is called.
        order: how the number of a row is called.
        file: how the table is.
    """
    w = World(7701, rows=2400, lines=1, users=240)
    tables: dict[str, dict[str, Any]] = {
        file: {
            order: w.each(lambda r: 50_000 + r),
            firm: w.by_user(lambda u: code("F", u % _FIRMS)),
            person: w.by_user(lambda u: 7_001 + u),
            "ref": w.by_item(lambda i: code("P", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "list_a.csv": {
            firm: [code("F", n) for n in range(_FIRMS)],
            name: [f"{title(n)} {n}" for n in range(_FIRMS)],
            "sector": [title(n % 3) for n in range(_FIRMS)],
        },
        "list_b.csv": {
            person: [7_001 + u for u in range(240)],
            "email": [f"someone{u}@mail.example" for u in range(240)],
        },
        "list_c.csv": {
            "ref": [code("P", i) for i in range(w.items)],
            "title": [title(i + 300) for i in range(w.items)],
        },
    }
    return roles.propose(reading(tables))


@pytest.mark.parametrize(
    ("firm", "name", "person", "order"),
    [
        ("id_empresa", "razon_social", "id_contacto", "pedido"),
        ("cod_parceiro", "designacao_social", "cod_utilizador", "num_encomenda"),
        ("org_id", "org_name", "user_id", "order_no"),
        ("FirmaNr", "Firmenname", "BenutzerNr", "BestellNr"),
        ("회사코드", "회사명", "사용자번호", "주문번호"),
        ("企業ID", "企業名", "ユーザーID", "注文番号"),
    ],
)
def test_a_firm_and_whoever_of_it_orders_are_asked_about(
    firm: str, name: str, person: str, order: str
) -> None:
    assert asked_of_user(orders(firm, name, person, order=order)) == [person, firm]


def test_nobody_is_asked_about_a_group_or_the_firm_of_who_only_looks() -> None:
    assert not asked(orders("region_id", "region_name", "user_id"))
    assert not asked(orders("org_id", "org_name", "user_id", order="row", file="views.csv"))


def test_who_looks_after_an_account_is_no_person_to_recommend_to() -> None:
    w = World(7702, rows=2400, lines=1)
    log = {
        "order_no": w.each(lambda r: 1 + r),
        "account_id": w.by_user(lambda u: code("F", u)),
        "account_manager_id": w.by_user(lambda u: 51 + u % 28),
        "sku": w.by_item(lambda i: code("P", i)),
        "ordered": w.times("%Y-%m-%d %H:%M:%S"),
    }
    managers = {
        "account_manager_id": [51 + n for n in range(28)],
        "manager_name": [f"Anne {title(n)}" for n in range(28)],
    }
    made = roles.propose(reading({"orders.csv": log, "account_managers.csv": managers}))
    assert not made.questions


@pytest.mark.parametrize(("since", "asked"), [("klant_sinds", True), ("geopend_op", False)])
def test_a_practice_is_asked_about_where_its_list_says_since_when_it_is_a_customer(
    since: str, asked: bool
) -> None:
    w = World(7702, rows=2400, lines=1, users=240)
    practices = {
        "praktijk_nr": [code("P", n) for n in range(_FIRMS)],
        "naam": [f"{title(n)} {n}" for n in range(_FIRMS)],
        since: [f"2020-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(_FIRMS)],
    }
    lines = {
        "bestelnr": w.each(lambda r: 50_000 + r),
        "praktijk_nr": w.by_user(lambda u: code("P", u % _FIRMS)),
        "gebruiker_id": w.by_user(lambda u: 7_001 + u),
        "artikelnr": w.by_item(lambda i: code("A", i)),
        "besteldatum": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"bestelregels.csv": lines, "praktijken.csv": practices}))
    assert asked_of_user(made) == ["gebruiker_id", "praktijk_nr"] * asked


@pytest.mark.parametrize(
    ("firm", "name", "person", "asked"),
    [
        ("cod_azienda", "ragione_sociale", "id_utente", True),
        ("company_no", "company_name", "user_id", True),
        ("회사코드", "회사명", "사용자번호", True),
        ("cod_zona", "zona", "id_utente", False),
        ("company_no", "slogan", "user_id", False),
    ],
)
@pytest.mark.parametrize("file", ["order_lines.csv", "views.csv"])
def test_a_firm_whose_name_stands_beside_its_number_needs_no_table(
    firm: str, name: str, person: str, asked: bool, file: str
) -> None:
    w = World(7703, rows=2400, lines=2, users=240)
    lines = {
        "line" if file == "views.csv" else "order_no": w.each(lambda r: 50_000 + r),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        firm: w.by_user(lambda u: 127_000 + 37 * (u % _FIRMS)),
        name: w.by_user(lambda u: f"{title(u % _FIRMS)} Ltd"),
        person: w.by_user(lambda u: 7_001 + u),
        "article_no": w.by_item(lambda i: code("P", i)),
        "article_name": w.by_item(title),
        "quantity": w.pick([1, 2, 10]),
    }
    made = roles.propose(reading({file: lines}))
    ordered = file == "order_lines.csv"
    assert asked_of_user(made) == [person, firm] * (asked and ordered)


def test_who_buys_of_several_firms_is_of_none_of_them() -> None:
    w = World(7704, rows=2400, lines=2, users=240)
    lines = {
        "order_no": w.each(lambda r: 50_000 + r),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "company_no": w.by_item(lambda i: 127_000 + 37 * (i % _FIRMS)),
        "company_name": w.by_item(lambda i: f"{title(i % _FIRMS)} Ltd"),
        "user_id": w.by_user(lambda u: 7_001 + u),
        "article_no": w.by_item(lambda i: code("P", i)),
        "article_name": w.by_item(title),
    }
    assert not asked_of_user(roles.propose(reading({"order_lines.csv": lines})))
