"""What a company buys in and has in store is no choice of its customers."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.rows import rarely, section
from tests.data.own.roles.worlds.world import World, code, price, title
from tests.support.own_tables import reading


def ledger(w: World, bought: str, **more: list[Any]) -> Proposal:
    """Entries of a ledger of stock: sales, and what came from suppliers."""
    kinds = rarely(w, "Verkauf", {bought: 6})
    table = {
        "Buchungsdatum": w.times("%d.%m.%Y"),
        "Postenart": kinds,
        "Belegnr.": w.by_order(lambda n: f"VL{n:06d}"),
        "Artikelnr.": w.by_item(lambda i: f"{i:05d}"),
        "Herkunftsnr.": w.each(
            lambda r: f"D{w.user[r]:05d}" if kinds[r] == "Verkauf" else f"K{w.item[r] % 30:05d}"
        ),
        "Menge": w.pick(["-1", "-2", "-5"]),
        **more,
    }
    articles = {
        "Nr.": [f"{i:05d}" for i in range(w.items)],
        "Beschreibung": [title(i) for i in range(w.items)],
        "VK-Preis": [price(i) for i in range(w.items)],
    }
    people = {
        "Nr.": [f"D{u:05d}" for u in range(w.users)],
        "Name": [title(u % 40) for u in range(w.users)],
        "Ort": [f"Ort {u % 9}" for u in range(w.users)],
        "Debitorengruppe": [f"G{u % 3}" for u in range(w.users)],
    }
    tables: dict[str, Any] = {
        "Artikelposten.xlsx": table,
        "Artikel.xlsx": articles,
        "Debitoren.xlsx": people,
    }
    return roles.propose(reading(tables))


def test_what_a_company_buys_in_is_no_choice_of_its_customers() -> None:
    made = ledger(World(3301), "Einkauf")
    assert section(made).columns["USER_ID"] == "Herkunftsnr."
    assert section(made).leave_out["Postenart"] == ("Einkauf",)
    (said,) = [one for one in made.findings if one.column == "Postenart"]
    assert "Debitoren.xlsx has none of them" in said.message
    assert made.mapping is not None
    assert made.mapping.sections["users"].files == ("Debitoren.xlsx",)


def test_guests_are_no_suppliers_although_no_table_has_them() -> None:
    assert "Postenart" not in section(ledger(World(3301), "Gast")).leave_out


@pytest.mark.parametrize("stock", ["현재고", "Bestand", "qty_on_hand_stock", "在庫数"])
def test_a_list_of_what_lies_in_store_holds_no_interactions(stock: str) -> None:
    w = World(1510, items=1500)
    things = range(w.items)
    found = roles.propose(
        reading({
            "list.csv": {
                "product_code": [code("P", i) for i in things],
                "product_name": [title(i % 900) for i in things],
                "client_code": [f"V{i % 40:03d}" for i in things],
                stock: [i * 7 % 130 for i in things],
                "last_in": [f"2024-{i % 12 + 1:02}-{i % 28 + 1:02}" for i in things],
            }
        })
    )  # fmt: skip
    assert found.mapping is None


def test_what_a_wholesaler_with_sage_buys_in_and_quotes_does_not_count() -> None:
    w = World(1514)
    kinds = w.by_order(lambda n: (0, 17, 1, 7, 7, 7, 6, 7)[n % 8])
    sold = [kind < 10 for kind in kinds]
    lines = {
        "cbMarq": w.each(lambda row: 200_000 + row),
        "DO_Domaine": [0 if one else 1 for one in sold],
        "DO_Type": kinds,
        "CT_Num": w.each(lambda r: f"CL{w.user[r]:05d}" if sold[r] else f"FO{w.order[r] % 9:05d}"),
        "DO_Piece": w.by_order(lambda n: f"PI{n:06d}"),
        "DO_Date": w.by_order(lambda n: f"{n % 28 + 1:02}/{n % 12 + 1:02}/2024 00:00:00"),
        "AR_Ref": w.by_item(lambda i: code("PAPI", i)),
        "DL_Design": w.by_item(title),
        "DL_Qte": w.pick([1, 2, 5]),
    }
    people = [*(f"CL{u:05d}" for u in range(w.users)), *(f"FO{n:05d}" for n in range(9))]
    clients = {
        "CT_Num": people,
        "CT_Intitule": [f"SARL {title(n)}" for n in range(len(people))],
        "CT_Type": [0 if one.startswith("CL") else 1 for one in people],
    }
    found = roles.propose(reading({"F_DOCLIGNE.csv": lines, "F_COMPTET.csv": clients}))
    made = section(found)
    assert made.columns["USER_ID"] == "CT_Num"
    assert set(made.leave_out["DO_Type"]) | set(made.leave_out.get("DO_Domaine", ())) >= {"0"}
    gone = set(made.leave_out["DO_Type"])
    assert "17" in gone or "1" in made.leave_out["DO_Domaine"]
    assert not gone & {"1", "6", "7"}
    assert not found.questions


@pytest.mark.parametrize("buyer", ["", "customer_id"])
def test_orders_to_suppliers_are_no_choices_of_customers(buyer: str) -> None:
    w = World(2403)
    orders: dict[str, Any] = {
        "PO Number": w.by_order(lambda n: f"PO{40_100 + n}"),
        "PO Date": w.times("%d/%m/%Y"),
        "Supplier": w.by_order(lambda n: f"S0{n * 7 % 5 + 110}"),
        "SKU": w.by_item(lambda i: 164_000 + 7 * i),
        "Qty Ordered": w.pick([24, 48, 96]),
    }
    if buyer:
        orders[buyer] = w.by_user(lambda u: code("C", u))
    goods = {
        "SKU": [164_000 + 7 * i for i in range(w.items)],
        "Description": [title(i) for i in range(w.items)],
        "RRP": [f"{i % 30 + 1}.99" for i in range(w.items)],
    }
    proposal = roles.propose(reading({"orders.csv": orders, "goods.csv": goods}))
    if buyer:
        assert proposal.mapping is not None
        assert proposal.mapping.sections["interactions"].columns["USER_ID"] == buyer
    else:
        assert proposal.mapping is None
        assert "orders.csv holds orders to suppliers (Supplier)" in proposal.reason


def test_levels_of_a_stock_are_no_interactions() -> None:
    w = World(3)
    proposal = proposed_tables(
        {
            "levels.csv": {
                "day": w.times("%Y-%m-%d"),
                "sku": w.by_item(lambda i: f"S{i:05d}"),
                "on_hand": w.each(lambda r: r * 7 % 900),
                "zorped": w.each(lambda r: r * 7 % 60),
            }
        }
    )
    assert proposal.mapping is None
