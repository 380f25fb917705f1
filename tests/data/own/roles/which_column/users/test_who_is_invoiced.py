"""A number of people called as another one but for a word for an invoice is that of who pays."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, codes, user_of
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


def _visits(person: str, other: str) -> Proposal:
    """Tastings that are now and then charged to another one of the people of a table."""
    w = World(2391, lines=1)
    return roles.propose(
        reading({
            "tastings.csv": {
                "no": w.each(lambda row: 182_340 + row),
                other: w.by_user(lambda u: 10_219 + 3 * (u if u % 9 else u // 2)),
                person: w.by_user(lambda u: 10_219 + 3 * u),
                "wine": w.by_item(lambda i: code("X", i)),
                "at": w.times("%Y-%m-%d %H:%M:%S"),
            },
            "people.csv": {
                person: [10_219 + 3 * u for u in range(w.users)],
                "first_name": [("Ana", "Bo", "Cleo", "Dag", "Eva")[u % 5] for u in range(w.users)],
                "birth_year": [1950 + u % 50 for u in range(w.users)],
            },
            "wines.csv": {
                "wine": [code("X", i) for i in range(w.items)],
                "title": [title(i) for i in range(w.items)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(
    ("person", "other"),
    [
        ("PersNr", "RechPersNr"),
        ("contact_id", "bill_to_contact_id"),
        ("partner_id", "partner_invoice_id"),
        ("id_contacto", "id_contacto_facturacion"),
        ("id_osoby", "id_osoby_faktury"),
        ("회원번호", "청구회원번호"),
        ("会員番号", "請求会員番号"),
    ],
)
def test_who_gets_the_invoice_is_not_the_person(person: str, other: str) -> None:
    found = _visits(person, other)
    assert user_of(found) == person
    assert "which-user" not in asked(found)
    assert "person-and-payer" in codes(found)


def test_another_word_before_the_same_number_says_nothing_of_an_invoice() -> None:
    found = _visits("PersNr", "GastPersNr")
    assert "person-and-payer" not in codes(found)


def _orders(sold: str, billed: str, shipped: str = "") -> Proposal:
    """Lines of orders of firms, some billed to the house of a chain, or delivered elsewhere."""
    w = World(2392, rows=2400)
    firms = [f"D{10_200 + 3 * n}" for n in range(w.users)]
    lines = {
        "Belegnr.": w.by_order(lambda order: f"RE{100_000 + order}"),
        sold: w.by_user(firms.__getitem__),
        billed: w.by_user(lambda u: firms[u if u % 4 else u // 8]),
        "Artikelnr.": w.by_item(lambda i: code("X", i)),
        "Buchungsdatum": w.times("%d.%m.%Y"),
        "Menge": w.pick([1, 2, 3]),
    }
    if shipped:
        lines[shipped] = [firms[u if order % 7 else order % w.users]
                          for u, order in zip(w.user, w.order, strict=True)]  # fmt: skip
    return roles.propose(
        reading({
            "lines.csv": lines,
            "firms.csv": {
                "Nr.": firms,
                "Name": [f"{title(n)} GmbH" for n in range(w.users)],
                "Branche": [("HANDEL", "BAU", "KMU")[n % 3] for n in range(w.users)],
            },
            "goods.csv": {
                "Artikelnr.": [code("X", i) for i in range(w.items)],
                "Bezeichnung": [title(i) for i in range(w.items)],
                "Preis": [5 + i for i in range(w.items)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sold", "billed", "shipped"),
    [
        ("Verk. an Deb.-Nr.", "Rech. an Deb.-Nr.", ""),
        ("Sell-to Customer No.", "Bill-to Customer No.", "Ship-to Customer No."),
        ("Auftraggeber", "Regulierer", "Warenempfänger"),
        ("KUNAG", "KUNRG", "KUNWE"),
        ("N° donneur d'ordre", "N° client facturé", ""),
        ("Venta a nº cliente", "Factura-a Nº cliente", ""),
        ("Vendere a - Nr. cliente", "Fatturare a - Nr. cliente", ""),
        ("Venda a n.º cliente", "Fatura a n.º cliente", ""),
        ("Orderklantnr.", "Factuurklantnr.", ""),
        ("Nr nabywcy", "Nr płatnika", "Nr odbiorcy"),
        ("受注先コード", "請求先コード", "納品先コード"),
        ("得意先コード", "請求先コード", ""),
        ("주문처코드", "청구처코드", "납품처코드"),
        ("售达方", "付款方", "送达方"),
    ],
)
def test_who_is_sold_to_is_the_customer(sold: str, billed: str, shipped: str) -> None:
    found = _orders(sold, billed, shipped)
    assert user_of(found) == sold
    assert "which-user" not in asked(found)
    assert "person-and-payer" in codes(found)


def test_a_partner_of_no_known_kind_is_asked_about() -> None:
    found = _orders("Kunde A Deb.-Nr.", "Kunde B Deb.-Nr.")
    assert "which-user" in asked(found)
