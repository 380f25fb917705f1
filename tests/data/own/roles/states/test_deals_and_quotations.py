"""Deals, quotations and contracts: what was won or agreed counts."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.meanings import is_negative
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


@pytest.mark.parametrize(
    ("name", "won", "others"),
    [
        ("StageName", "Closed Won", ("Closed Lost", "Prospecting", "Negotiation/Review", "Trial")),
        ("dealstage", "closedwon", ("closedlost", "contractsent", "pitch")),
        ("phase", "Gewonnen", ("Verloren", "Angebot", "Erstkontakt")),
        ("진행단계", "수주", ("실주", "협상", "미팅")),
        ("statecode", "Won", ("Lost", "Open")),
    ],
)
def test_deals_count_once_they_are_won(name: str, won: str, others: tuple[str, ...]) -> None:
    w = World(911, lines=1)
    seldom = {one: 7 + number for number, one in enumerate(others)}
    made = proposed(w, {}, **{name: rarely(w, won, seldom)})
    assert set(section(made).leave_out[name]) == set(others)
    rows = sum(any(row % n == 0 for n in seldom.values()) for row in w.rows)
    (said,) = [one for one in made.findings if one.column == name]
    assert f"{rows:,} rows of log.csv are of deals that were not won" in said.message


def test_lost_matches_are_played_all_the_same() -> None:
    w = World(912, lines=1)
    played = rarely(w, "won", {"lost": 2, "draw": 7})
    bets = rarely(w, "lost", {"won": 3, "open": 11})
    made = section(proposed(w, {}, result=played, bet_status=bets))
    assert not {"result", "bet_status"}.intersection(made.leave_out)


@pytest.mark.parametrize(
    ("usual", "others", "gone"),
    [
        ("sale", ("sent", "draft", "done", "cancel"), {"sent", "draft", "cancel"}),
        ("Completed", ("Quotation", "Paid"), {"Quotation"}),
        ("bezahlt", ("Angebot", "versendet"), {"Angebot"}),
    ],
)
def test_quotations_are_no_orders(usual: str, others: tuple[str, ...], gone: set[str]) -> None:
    w = World(913, lines=1)
    seldom = {one: 7 + number for number, one in enumerate(others)}
    made = section(proposed(w, {}, order_state=rarely(w, usual, seldom)))
    assert set(made.leave_out["order_state"]) == gone


@pytest.mark.parametrize(
    ("name", "usual", "gone"),
    [
        ("Document Type", "Order", {"Quote", "Credit Memo", "Return Order"}),
        ("Belegart", "Rechnung", {"Angebot", "Gutschrift"}),
        ("Tipo documento", "Spedizione vendita", {"Ricevimento reso vendita"}),
        ("Tipo documento", "Albarán venta", {"Abono venta"}),
        ("Type document", "Expédition vente", {"Avoir vente"}),
        ("Typ dokumentu", "Wydanie sprzedaży", {"Faktura korygująca sprzedaży"}),
        ("문서유형", "송장", {"견적서", "반품"}),
        ("文書種別", "注文", {"見積", "返品"}),
        ("tipo", "Vendita", {"Acquisizione"}),
        ("Belegart", "Verkauf", {"Inzahlungnahme"}),
        ("Tipo doc.", "Fattura accompagnatoria", {"Preventivo", "Nota di credito"}),
        ("Belegart", "Sammelrechnung", {"Angebot", "Rechnungskorrektur"}),
        ("Type de pièce", "Facture d'acompte", {"Devis client", "Avoir client"}),
        ("Tipo de documento", "Factura ordinaria", {"Oferta", "Factura rectificativa"}),
        ("전표유형", "전자세금계산서", {"견적서", "수정세금계산서"}),
        ("伝票区分", "納品請求書", {"御見積書", "赤伝票"}),
        ("单据类型", "增值税专用发票", {"报价单", "红字发票"}),
    ],
)
def test_quotations_and_credit_memos_are_no_sales(name: str, usual: str, gone: set[str]) -> None:
    w = World(918, lines=1)
    seldom = {one: 7 + number for number, one in enumerate(sorted(gone))}
    made = section(proposed(w, {}, **{name: rarely(w, usual, seldom)}))
    assert set(made.leave_out[name]) == gone


def test_orders_and_offers_of_a_log_are_no_documents() -> None:
    """What somebody looked at stands beside orders in a log: no credit note is there."""
    w = World(919, lines=1)
    kinds = rarely(w, "offer_view", {"order_placed": 5, "quote_requested": 7})
    made = section(proposed(w, {}, event_type=kinds))
    assert not made.leave_out


def test_bills_of_suppliers_are_no_sales() -> None:
    w = World(920, lines=1)
    kinds = rarely(w, "Fattura fornitore", {"Nota di credito": 5, "Fattura d'acquisto": 7})
    assert not section(proposed(w, {}, **{"Tipo doc.": kinds})).leave_out


@pytest.mark.parametrize(
    ("sold", "gone"),
    [
        (
            "VENDITA DDT",
            ("CARICO DA FORNITORE", "TRASF. TRA MAGAZZINI", "RETTIFICA INVENTARIO"),
        ),
        ("Sale", ("Goods receipt", "Transfer between warehouses", "Stock adjustment")),
        ("Verkauf", ("Wareneingang", "Umlagerung", "Inventurdifferenz")),
        ("Vente", ("Entrée fournisseur", "Transfert entre dépôts", "Écart d'inventaire")),
        ("Venta", ("Entrada de proveedor", "Traspaso entre almacenes", "Ajuste de inventario")),
        ("Venda", ("Entrada de fornecedor", "Acerto de estoque")),
        ("Sprzedaż", ("Przyjęcie od dostawcy", "Przesunięcie między magazynami")),
        ("판매", ("입고", "창고간이동", "재고조정")),
        ("売上", ("仕入入庫", "倉庫間移動", "棚卸調整")),
        ("销售", ("采购入库", "调拨", "盘点")),
    ],
)
def test_goods_that_were_bought_in_moved_or_corrected_are_no_sales(
    sold: str, gone: tuple[str, ...]
) -> None:
    """Whatever the column is called: the kinds say it beside those of sales."""
    w = World(917, lines=1)
    seldom = {one: 7 + number for number, one in enumerate(gone)}
    made = proposed(w, {}, causale=rarely(w, sold, seldom))
    assert set(section(made).leave_out["causale"]) == set(gone)
    assert any("bought in, moved" in one.message for one in made.findings)


def test_a_parcel_that_lies_in_a_warehouse_was_bought() -> None:
    w = World(918, lines=1)
    states = rarely(w, "delivered", {"received at warehouse": 9, "transfer to depot": 11})
    assert not section(proposed(w, {}, delivery_state=states)).leave_out


def test_what_is_sold_on_credit_is_sold() -> None:
    w = World(4507, lines=1)
    made = proposed(w, {}, document_type=rarely(w, "Cash sale", {"Credit sale": 5}))
    assert section(made).leave_out == {}


def test_ends_of_contracts_are_left_out() -> None:
    w = World(4303, lines=1)
    made = proposed(w, {}, **{"처리구분": rarely(w, "설정", {"해지": 13, "미리듣기": 4})})
    found = section(made)
    gone = {kind for kind, name in found.event_types.items() if name is None}
    assert "해지" in gone | set(found.leave_out.get("처리구분", ()))


@pytest.mark.parametrize(
    "state",
    [
        "不成立",
        "謝絶",
        "not taken up",
        "nicht zustande gekommen",
        "sans suite",
        "불성립",
        "Prévisionnel",
        "previsional",
    ],
)
def test_a_contract_that_never_came_about_is_left_out(state: str) -> None:
    assert is_negative(state)
    w = World(4510)
    made = proposed(w, {}, status=rarely(w, "有効", {state: 23, "満期": 7}))
    assert section(made).leave_out == {"status": (state,)}
    assert "standing-unknown" not in {one.code for one in made.findings}


def test_estimates_are_no_purchases() -> None:
    w = World(3504, users=400, items=120, lines=1)
    kinds = rarely(w, "Invoice", {"Estimate": 6, "Credit Memo": 25, "Cash Sale": 9})
    made = proposed(w, {}, Type=kinds)
    assert set(section(made).leave_out["Type"]) == {"Estimate", "Credit Memo"}


@pytest.mark.parametrize(
    ("usual", "ended"), [("EN COURS", "RESILIE"), ("aktiv", "gekündigt"), ("유지", "해지")]
)
def test_contracts_that_ended_had_been_wanted(usual: str, ended: str) -> None:
    w = World(4409, lines=1)
    found = section(proposed(w, {}, statut=rarely(w, usual, {ended: 6, "annulé": 23})))
    assert ended not in found.leave_out.get("statut", ())


@pytest.mark.parametrize(
    ("label", "name", "kept"),
    [
        ("quotes_extract.csv", "Status", True),
        ("extract.csv", "Quote Status", True),
        ("orders.csv", "Order Status", False),
    ],
)
def test_a_quotation_counts_where_all_rows_are_quotations(
    label: str, name: str, kept: bool
) -> None:
    w = World(4205, lines=1)
    rows = {
        "Client ID": w.by_user(lambda u: f"C-{u + 270_011}"),
        "Product Code": w.by_item(lambda i: f"P{i + 100}"),
        "Date": w.times(_FORM),
        name: rarely(w, "Quoted", {"Bound": 3, "Declined": 11}),
    }
    gone = section(roles.propose(reading({label: rows}))).leave_out[name]
    assert "Declined" in gone
    assert ("Quoted" in gone) is not kept
