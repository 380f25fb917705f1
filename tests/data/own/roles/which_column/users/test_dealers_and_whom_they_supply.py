"""Dealers to whom a maker sells, beside the clinics, schools and sites that their goods reach."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked_of_user
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_DEALERS = 60


def _sales(dealer: str, place: str, *, nested: bool = False) -> Proposal:
    """Lines of sales, each with a dealer and with a place to which it goes.

    Args:
        dealer: how the column of dealers is called.
        place: how that of places is.
        nested: whether each place has one dealer.
    """
    w = World(8123, rows=4000, users=260, items=150)
    of_order = {
        order: (u if nested else u + order % 3) % _DEALERS
        for u, order in zip(w.user, w.order, strict=True)
    }
    lines: dict[str, Any] = {
        "sales_no": w.by_order(lambda o: 24_000_000 + o),
        "sold_on": w.times("%Y-%m-%d %H:%M"),
        dealer: [code("D", of_order[order]) for order in w.order],
        place: w.by_user(lambda u: code("H", u)),
        "product_id": w.by_item(lambda i: code("P", i)),
        "units": w.pick([1, 2, 3]),
    }
    return roles.propose(
        reading({
            "sales.csv": lines,
            "list_a.csv": {
                dealer: [code("D", n) for n in range(_DEALERS)],
                "name": [f"{title(n)} {n}" for n in range(_DEALERS)],
                "since": [f"20{n % 20:02d}-03-01" for n in range(_DEALERS)],
            },
            "list_b.csv": {
                place: [code("H", u) for u in range(w.users)],
                "name": [f"{title(u + 900)} {u}" for u in range(w.users)],
                "size": [20 + 7 * u % 300 for u in range(w.users)],
            },
            "list_c.csv": {
                "product_id": [code("P", i) for i in range(w.items)],
                "title": [title(i + 300) for i in range(w.items)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(
    ("dealer", "place"),
    [
        ("販売店コード", "納入先施設コード"),
        ("代理店コード", "病院コード"),
        ("dealer_id", "hospital_id"),
        ("distributor_code", "restaurant_code"),
        ("reseller_no", "end_customer_no"),
        ("wholesaler_id", "school_id"),
        ("Händlernummer", "Klinik_Nr"),
        ("code_distributeur", "code_établissement"),
        ("cod_distribuidor", "cod_hospital"),
        ("cod_revenda", "cod_escola"),
        ("codice_rivenditore", "codice_ospedale"),
        ("groothandel_nr", "ziekenhuis_nr"),
        ("kod_dystrybutora", "kod_szpital"),
        ("대리점코드", "병원코드"),
        ("经销商编号", "医院编号"),
    ],
)
def test_dealers_and_whom_their_goods_reach_are_asked_about(dealer: str, place: str) -> None:
    assert sorted(asked_of_user(_sales(dealer, place))) == sorted([dealer, place])


@pytest.mark.parametrize(
    ("dealer", "place"),
    [
        ("store_id", "customer_id"),
        ("店舗コード", "顧客コード"),
        ("warehouse_id", "customer_id"),
        ("delivery_address_id", "customer_id"),
        ("납품처코드", "고객번호"),
        ("salesperson_id", "customer_id"),
        ("Verkäufer_Nr", "Kundennummer"),
        ("supplier_id", "hospital_id"),
        ("manufacturer_id", "customer_id"),
        ("dealer_id", "customer_id"),
    ],
)
def test_whom_a_customer_has_to_do_with_otherwise_is_not_asked_about(
    dealer: str, place: str
) -> None:
    assert not asked_of_user(_sales(dealer, place))
