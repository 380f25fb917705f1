"""Kinds of bookings, invoices and documents: which of them sell something."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.bookings import not_chosen
from tests.data.own.roles.worlds.proposals import asked as asked_of
from tests.data.own.roles.worlds.proposals import codes, proposed_tables, told
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_TIME = "%Y-%m-%d %H:%M:%S"


_KINDS = [2, 2, 2, 2, 2, 11, 11, 21, 2, 2, 1, 2]


def _documents(kinds: list[Any], name: str = "order_type") -> dict[str, dict[str, Any]]:
    """Lines and heads of documents; a code of the head says of which kind it is."""
    w = World(2401, lines=3)
    heads = w.firsts()
    return {
        "lines.csv": {
            "line_id": w.each(lambda row: 402_113 + row),
            "order_id": w.by_order(lambda n: 70_112 + n),
            "product_id": w.by_item(lambda i: code("P", i)),
            "quantity": w.pick([1, 2, 3], [5, 2, 1]),
        },
        "orders.csv": {
            "order_id": [70_112 + w.order[row] for row in heads],
            name: [kinds[n % len(kinds)] for n in range(len(heads))],
            "date": [w.at[row].strftime(_TIME) for row in heads],
            "customer_id": [4186 + w.user[row] for row in heads],
        },
        "products.csv": {
            "product_id": [code("P", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    }


def test_kinds_of_documents_in_codes_are_asked_about() -> None:
    proposal = roles.propose(reading(_documents(_KINDS)))
    assert proposal.mapping is not None, proposal.reason
    [asked] = [one for one in proposal.questions if one.code == "document-codes"]
    assert "order_type" in asked.text
    answers = [yaml.safe_load(one.yaml)["interactions"] for one in asked.options]
    assert answers[0] == {"leave_out": {}}
    assert set(answers[1]["leave_out"]) == {"order_type"}
    assert "standing-unknown" not in {one.code for one in proposal.findings}


def test_where_hardly_any_document_is_of_another_kind_nothing_is_asked() -> None:
    proposal = roles.propose(reading(_documents([2] * 99 + [1])))
    assert "document-codes" not in {one.code for one in proposal.questions}


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("settleKind", _KINDS), ("payment_type", _KINDS), ("order_type", ["pk", "gb", "pc", "gb"])],
)
def test_kinds_of_payment_are_none_of_documents(name: str, kinds: list[Any]) -> None:
    proposal = roles.propose(reading(_documents(kinds, name)))
    assert proposal.mapping is not None
    assert "document-codes" not in {one.code for one in proposal.questions}


@pytest.mark.parametrize(
    ("kinds", "gone"),
    [
        (["SO"] * 7 + ["QU", "CN"], {"QU", "CN"}),
        (["INV"] * 7 + ["CRN", "PO", "DN"], {"CRN", "PO"}),
        (["AB"] * 5 + ["AN", "GS"], {"AN", "GS"}),
        (["FT"] * 5 + ["NC"], {"NC"}),
        (["SO"] * 7 + ["QU", "X7"], set()),
        (["US"] * 5 + ["CN", "IT"], set()),
    ],
)
@pytest.mark.parametrize("name", ["DOC_TYPE", "order_type", "BELART"])
def test_abbreviations_of_documents_of_heads_tell_which_are_no_sales(
    kinds: list[str], gone: set[str], name: str
) -> None:
    made = section(roles.propose(reading(_documents(kinds, name))))
    assert set(made.leave_out.get(name, ())) == gone


def test_abbreviations_of_documents_in_the_lines_tell_it_too() -> None:
    w = World(1308)
    made = section(proposed(w, {}, doc_type=rarely(w, "SO", {"QT": 9, "CN": 31})))
    assert set(made.leave_out["doc_type"]) == {"QT", "CN"}
    size = section(proposed(w, {}, size=rarely(w, "SO", {"QT": 9, "CN": 31})))
    assert not size.leave_out


def test_how_many_lines_a_document_has_is_no_code_of_its_kind() -> None:
    w = World(2401, lines=3)
    often = Counter(w.order)
    proposal = roles.propose(reading(_documents([often[n] for n in sorted(often)])))
    assert proposal.mapping is not None
    assert "document-codes" not in {one.code for one in proposal.questions}


def test_numbers_that_each_come_seldomer_than_the_one_before_count_something() -> None:
    kinds = [1] * 16 + [2] * 8 + [3] * 4 + [4] * 2 + [5]
    for some, asked in ((kinds, False), ([6 - one for one in kinds], True)):
        proposal = roles.propose(reading(_documents(some)))
        assert proposal.mapping is not None
        assert ("document-codes" in {one.code for one in proposal.questions}) is asked


@pytest.mark.parametrize(
    ("buy", "sell", "income", "cash", "fee"),
    [
        ("Nákup", "Prodej", "Dividenda", "Vklad", "Poplatek"),
        ("Kauf", "Verkauf", "Dividende", "Einzahlung", "Gebühr"),
        ("매수", "매도", "배당금", "입금", "수수료"),
        ("現物買付", "現物売付", "配当金", "入金", "手数料"),
        ("BUY", "SELL", "Dividend received", "DEPOSIT", "Custody fee"),
    ],
)
def test_bookings_of_a_broker_are_kinds_of_events_and_only_buys_count(
    buy: str, sell: str, income: str, cash: str, fee: str
) -> None:
    w = World(2101)
    kinds = rarely(w, buy, {sell: 4, income: 7, cash: 9, fee: 31})
    proposal = proposed(w, {}, booking=kinds)
    made = section(proposal)
    assert made.columns["EVENT_TYPE"] == "booking"
    gone = {kind for kind, name in made.event_types.items() if name is None}
    assert gone == {sell, income, cash, fee}
    assert not asked_of(proposal)
    assert "as with a return" in told(proposal, "events-left-out").matters
    assert "event-words-unknown" not in codes(proposal)


def test_what_is_sold_is_let_go_where_rows_name_securities_and_never_in_a_shop() -> None:
    kinds = {"Purchase": 900, "Sale": 400}
    assert not_chosen(kinds, securities=True) == ("Sale",)
    assert not_chosen(kinds, securities=False) == ()
    assert not_chosen({**kinds, "Transfer": 90, "Adjustment": 60}, securities=False) == ()
    assert not_chosen({"buy": 90, "view": 500, "interest": 30, "fee": 4}, securities=False) == ()


def _subscribed(name: str) -> tuple[str, ...]:
    w = World(2417, rows=2000, lines=1)
    kinds = rarely(w, "subscription", {"view": 2, "redemption": 7})
    kinds = ["souscription" if one == "subscription" else one for one in kinds]
    numbers = w.by_item(lambda i: f"{100_000 + i * 37}")
    made = proposed(w, {}, **{name: numbers, "mvt": kinds})
    return tuple(one for one, new in section(made).event_types.items() if new is None)


def test_funds_are_securities_by_their_name_and_views_stand_beside_what_was_bought() -> None:
    assert _subscribed("fonds_no") == ("redemption",)


@pytest.mark.parametrize(
    ("name", "kind", "kinds", "sold"),
    [
        ("ISIN", "Geschäftsart", ("Sparplan", "Kauf"), "Verkauf"),
        ("Wertpapierbezeichnung", "Art", ("Fondssparplan", "Zeichnung"), "Rücknahme"),
        ("종목명", "거래구분", ("매수", "적립식"), "매도"),
        ("銘柄コード", "取引区分", ("買付", "積立"), "売却"),
        ("股票代码", "交易类型", ("买入", "定投"), "卖出"),
        ("ticker", "side", ("buy", "savings plan"), "sell"),
        ("isin", "sens", ("achat", "souscription"), "rachat"),
        ("ISIN", "operación", ("suscripción", "compra"), "reembolso"),
        ("isin", "operacao", ("aplicação", "compra"), "venda"),
        ("isin", "tipo", ("sottoscrizione", "acquisto"), "rimborso"),
        ("effecten", "soort", ("aankoop", "inschrijving"), "verkoop"),
    ],
)
def test_what_is_traded_is_known_by_its_name_whatever_its_numbers(
    name: str, kind: str, kinds: tuple[str, str], sold: str
) -> None:
    w = World(2418, rows=2000, lines=1)
    ids = w.by_item(lambda i: f"LU{i * 7919 % 90_000_000:08X}2C")
    made = proposed(w, {}, **{name: ids, kind: rarely(w, kinds[0], {kinds[1]: 3, sold: 8})})
    found = section(made)
    assert found.columns["EVENT_TYPE"] == kind
    assert found.event_types == {sold: None}
    assert not asked_of(made)


def test_redeemed_beside_other_numbers_is_nothing_that_was_let_go() -> None:
    assert _subscribed("rayon_no") == ()


def test_a_bank_books_fees_and_interest_beside_what_was_paid_for() -> None:
    kinds = {"Purchase": 900, "Withdrawal": 90, "Interest": 12, "Account fee": 12}
    assert set(not_chosen(kinds, securities=False)) == {"Withdrawal", "Interest", "Account fee"}


@pytest.mark.parametrize("name", ["D2_CF", "CFOP", "cfop_item"])
@pytest.mark.parametrize("dotted", [False, True])
def test_lines_of_invoices_that_sell_nothing_do_not_count(name: str, dotted: bool) -> None:
    w = World(2301)
    kinds = {"5152": 19, "1202": 23, "5910": 29, "6102": 5, "5405": 7, "5929": 41}
    codes = [f"{one[0]}.{one[1:]}" if dotted else f"{one} " for one in rarely(w, "5102", kinds)]
    proposal = proposed(w, {}, **{name: codes})
    gone = {code.strip() for code in codes} & {"5152", "1202", "5910", "5.152", "1.202", "5.910"}
    assert set(section(proposal).leave_out[name]) == gone
    (said,) = [one for one in proposal.findings if one.code == "rows-left-out"]
    assert "transfers" in said.message
    assert not proposal.questions


def test_an_invoice_that_only_sells_says_nothing_of_it() -> None:
    w = World(2302)
    proposal = proposed(w, {}, CFOP=rarely(w, "5102", {"6108": 9}))
    assert not section(proposal).leave_out
    assert not proposal.questions


def test_four_digits_of_another_name_are_no_fiscal_operations() -> None:
    w = World(2303)
    proposal = proposed(w, {}, loja=rarely(w, "5102", {"5152": 9, "1202": 11}))
    assert "loja" not in section(proposal).leave_out


@pytest.mark.parametrize("name", ["VArt", "Verkaufsbelegart", "Fakturaart"])
def test_kinds_of_documents_of_sap_by_their_german_names(name: str) -> None:
    w = World(5006, lines=1)
    made = section(proposed(w, {}, **{name: rarely(w, "TA", {"RE": 12, "ZSO": 5})}))
    assert made.leave_out[name] == ("RE",)


def test_credit_notes_and_offers_of_german_programs_are_left_out_by_their_codes() -> None:
    w = World(5010, lines=1)
    made = section(proposed(w, {}, Belegart=rarely(w, "RE", {"GS": 12, "AN": 17})))
    assert set(made.leave_out["Belegart"]) == {"GS", "AN"}


def test_corrections_of_the_books_are_no_gifts() -> None:
    w = World(732)
    kinds = rarely(w, "Cash", {"Adjustment": 40, "Write Off": 57, "Pay-Cash": 5})
    gone = section(proposed(w, {}, **{"Gift Type": kinds})).leave_out
    assert set(gone["Gift Type"]) == {"Adjustment", "Write Off"}


def test_credit_notes_and_proformas_are_no_sales_in_czech() -> None:
    w = World(733)
    kinds = rarely(w, "Faktura", {"Dobropis": 20, "Storno": 23, "Zálohová faktura": 27})
    made = section(proposed(w, {}, **{"Typ dokladu": kinds}))
    assert "EVENT_TYPE" not in made.columns
    assert set(made.leave_out["Typ dokladu"]) == {"Dobropis", "Storno", "Zálohová faktura"}


@pytest.mark.parametrize("kind", ["RE", "ZRE", "G2", "AG"])
def test_kinds_of_documents_of_sap(kind: str) -> None:
    w = World(906, lines=1)
    for name in ("AUART", "AuArt"):
        made = section(proposed(w, {}, **{name: rarely(w, "TA", {kind: 12, "ZSO": 5})}))
        assert made.leave_out[name] == (kind,)


@pytest.mark.parametrize("kind", ["S1", "IV", "IVS", "IG"])
def test_what_firms_of_one_group_bill_each_other_is_no_sale(kind: str) -> None:
    w = World(908, lines=1)
    made = section(proposed(w, {}, FKART=rarely(w, "F2", {kind: 12})))
    assert made.leave_out["FKART"] == (kind,)


def test_reasons_of_rejection_in_codes() -> None:
    w = World(907, lines=1)
    made = section(proposed(w, {}, ABGRU=rarely(w, "", {"05": 12, "10": 17})))
    assert set(made.leave_out["ABGRU"]) == {"05", "10"}


def test_kinds_of_documents_in_unknown_codes_are_said() -> None:
    w = World(1307)
    made = proposed(
        w,
        {},
        stato=rarely(w, "spedito", {"annullato": 30}),
        tipo_doc=rarely(w, "ORD", {"PRE": 19, "OMA": 41}),
    )
    (said,) = [one for one in made.findings if one.code == "standing-unknown"]
    assert "tipo_doc" in said.message
    assert "PRE" in said.message


@pytest.mark.parametrize(
    "kinds",
    [
        ["Kauf", "Sparplan-Ausführung", "Verkauf", "Ertragsgutschrift", "Depotentgelt"],
        ["KAUF", "SPARPLAN", "VERKAUF", "ERTRAG", "DEPOTUEBERTRAG"],
    ],
)
def test_bookings_of_a_securities_account_count_where_something_was_bought(
    kinds: list[str],
) -> None:
    w = World(3009, rows=4000, lines=1)
    table = {
        "Kundennummer": w.by_user(lambda u: 160_000 + 3 * u),
        "Handelstag": w.times("%d.%m.%Y %H:%M"),
        "Umsatzart": w.pick(kinds, [5, 3, 2, 2, 1]),
        "ISIN": w.by_item(lambda i: f"DE000A{code('', i)}{i % 10}"),
        "Wertpapierbezeichnung": w.by_item(lambda i: title(i % 40)),
    }
    chosen = section(proposed_tables({"Depotumsaetze.csv": table}))
    assert chosen.columns["ITEM_ID"] == "ISIN"
    assert {kind for kind, name in chosen.event_types.items() if name is None} == set(kinds[2:])


@pytest.mark.parametrize(
    "kind",
    [
        "Fusion/Umtausch",
        "Kapitalmaßnahme",
        "Stock split",
        "Spin-off",
        "Fusione",
        "株式分割",
        "액면분할",
    ],
)
def test_what_a_company_made_of_its_shares_was_chosen_by_nobody(kind: str) -> None:
    kinds = {"Kauf": 900, "Verkauf": 300, "Dividende": 200, kind: 40}
    assert set(not_chosen(kinds, securities=True)) == {"Verkauf", "Dividende", kind}


def test_an_exchange_in_a_shop_is_none_of_a_bank() -> None:
    assert not_chosen({"Kauf": 900, "Umtausch": 40, "Fusion": 3}, securities=False) == ()
