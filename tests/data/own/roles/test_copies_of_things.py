"""Ids that every place has of its own for the same thing, and names of things with gaps."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import canonical
from personalize_poc.data.own.roles.words.undoing import turns_back
from tests.data.own.roles.test_who_is_who import found
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading

_PLACES = ("Harbor St", "Old Town", "Station")


def _lines(w: World, copies: int = 1) -> dict[str, Any]:
    """Lines of receipts of three restaurants, with ids of dishes at each of them."""
    where = w.by_order(lambda n: n % len(_PLACES))
    which = w.each(lambda row: row % copies)
    own = [
        str(500_000_000_000 + 7919 * (9 * item + 3 * place + copy))
        for item, place, copy in zip(w.item, where, which, strict=True)
    ]
    return {
        "Location": [_PLACES[place] for place in where],
        "Customer Id": w.by_user(lambda u: code("G", u)),
        "Order Date": w.times("%m/%d/%Y %I:%M %p"),
        "Item Id": own,
        "Master Id": w.by_item(lambda i: str(400_000_000_000 + 104_729 * i)),
        "Menu Item": w.by_item(lambda i: f"{title(i)} {i}"),
        "Price": w.by_item(lambda i: f"{5 + i % 17}.50"),
    }


def test_a_dish_is_known_by_what_the_restaurants_of_a_group_have_in_common() -> None:
    w = World(951, items=60, rows=3000)
    proposal = found({"lines.csv": _lines(w)}, "Customer Id", "Master Id")
    assert "which-item" not in {one.code for one in proposal.questions}


def test_several_things_of_a_place_are_no_copies() -> None:
    w = World(952, items=60, rows=3000)
    found({"lines.csv": _lines(w, copies=3)}, "Customer Id", "Item Id")


def test_things_with_titles_of_their_own_are_no_copies() -> None:
    w = World(953, items=60, rows=3000)
    lines = _lines(w)
    lines["Item Name"] = [f"{title(int(one) % 97)} {one[-5:]}" for one in lines["Item Id"]]
    found({"lines.csv": lines}, "Customer Id", "Item Id")


def _offers(w: World, **more: list[Any]) -> dict[str, dict[str, Any]]:
    """Lines of a market where the seller has given a number of its own to some of the offers."""
    return {
        "sold.csv": {
            "Sale Date": w.times("%m/%d/%y"),
            "Buyer": w.by_user(lambda u: f"buyer{u * 7919}"),
            "Listing ID": w.by_item(lambda i: str(1_000_000_000 + 7919 * i)),
            "Item Name": w.by_item(lambda i: f"{title(i)}, handmade No. {i}"),
            "SKU": w.by_item(lambda i: code("PL-", i) if i % 4 else ""),
            **more,
        },
        "listings.csv": {
            "TITLE": [f"{title(i)}, handmade No. {i}" for i in range(w.items)],
            "PRICE": [f"{9 + i % 31}.50" for i in range(w.items)],
            "TAGS": [("pottery,gift", "mug,clay")[i % 2] for i in range(w.items)],
            "SKU": [code("PL-", i) if i % 4 else "" for i in range(w.items)],
        },
    }


def test_what_was_sold_counts_more_than_what_a_catalogue_says_of_some_of_it() -> None:
    w = World(954, items=100, lines=1)
    tables = _offers(w)
    proposal = found(tables, "Buyer", "Listing ID")
    assert not proposal.questions
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert (items.title, items.joins[0].on) == ("Item Name", {"Item Name": "TITLE"})
    built = canonical.build(reading(tables), proposal.mapping)
    sold = len(set(w.item))
    rows = built.connection.execute("SELECT count(*), count(PRICE), count(TAGS) FROM items")
    assert rows.fetchone() == (sold, sold, sold)


def test_titles_of_which_a_catalogue_has_few_lead_nowhere() -> None:
    w = World(956, items=100, lines=1)
    tables = _offers(w)
    tables["listings.csv"]["TITLE"] = [
        one if i % 3 == 0 else f"{one} (old)"
        for i, one in enumerate(tables["listings.csv"]["TITLE"])
    ]
    proposal = found(tables, "Buyer", "Listing ID")
    assert proposal.mapping is not None
    assert "items" not in proposal.mapping.sections or not proposal.mapping.sections["items"].joins


def test_lines_of_another_kind_are_no_reason_to_take_their_number() -> None:
    w = World(955, items=100, lines=1)
    kinds = w.by_item(lambda i: "product" if i % 4 else "promotion")
    found(_offers(w, **{"Line Type": kinds}), "Buyer", "SKU")


def _loans(w: World, copy: str, key: str, called: str, **more: list[Any]) -> dict[str, Any]:
    """What a library writes down of loans: the number of the copy, its record and its title."""
    several = w.each(lambda row: row % 2 * bool(w.item[row] % 5))
    copies = [100_000 + 17 * item + each for item, each in zip(w.item, several, strict=True)]
    return {
        "Tessera": w.by_user(lambda u: 35_000 + 7 * u),
        "Data": w.times("%d/%m/%Y"),
        copy: copies,
        key: w.by_item(lambda i: f"IT\\ICCU\\{('CFI', 'LO1')[i % 2]}\\{7_000_000 + 7919 * i}"),
        called: w.by_item(lambda i: f"{title(i)} {i}"),
        "Sala": w.each(lambda row: "ABC"[row * 13 % 3]),
        **more,
    }


@pytest.mark.parametrize(
    ("copy", "key", "called"),
    [
        ("Inventario", "BID", "Titolo"),
        ("Inventory No.", "Bib ID", "Title"),
        ("Exemplarnummer", "PPN", "Titel"),
        ("N° d'exemplaire", "Notice", "Titre"),
        ("Nº ejemplar", "Signatura", "Título"),
        ("Tombo", "zq", "Título"),
        ("Exemplaarnr", "PPN", "Titel"),
        ("Eksemplarnr", "Faust", "Titel"),
        ("Nr inwentarzowy", "zq", "Tytuł"),
        ("登録番号", "書誌ID", "書名"),
        ("등록번호", "제어번호", "서명"),
        ("zqx", "zqy", "Titolo"),
    ],
)
def test_a_copy_that_was_lent_stands_for_its_title(copy: str, key: str, called: str) -> None:
    w = World(957, items=60, rows=3000, lines=1)
    proposal = found({"loans.csv": _loans(w, copy, key, called)}, "Tessera", key)
    assert not proposal.questions


def test_copies_are_none_though_most_titles_have_but_one() -> None:
    w = World(960, items=120, rows=3000, lines=1)
    loans = _loans(w, "Inventario", "BID", "Titolo")
    several = w.each(lambda row: row % 2 * (w.item[row] % 40 == 0))
    loans["Inventario"] = [
        100_000 + 17 * item + each for item, each in zip(w.item, several, strict=True)
    ]
    assert not found({"loans.csv": loans}, "Tessera", "BID").questions


def test_what_differs_within_a_title_is_no_copy() -> None:
    w = World(958, items=60, rows=3000, lines=1)
    loans = _loans(w, "zqx", "zqy", "Titolo")
    sizes = [("S", "M", "L", "XL")[one % 4] for one in loans["zqx"]]
    days = [f"{1 + one % 28:02}/01/2024" for one in loans["zqx"]]
    found({"loans.csv": {**loans, "misura": sizes, "giorno": days}}, "Tessera", "zqx")


@pytest.mark.parametrize(
    ("back", "lent"),
    [
        ("Restituzione", "Prestito"), ("Rientro", "Prestito"), ("Check-in", "Loan"),
        ("Rückgabe", "Ausleihe"), ("Abgabe", "Ausleihe"), ("Rendu", "Prêt"),
        ("Devolución", "Préstamo"), ("Devolução", "Empréstimo"), ("Inname", "Uitlening"),
        ("Oddanie", "Wypożyczenie"), ("Återlämning", "Utlån"), ("Aflevering", "Udlån"),
        ("返却", "貸出"), ("회수", "대여"),
    ],
)  # fmt: skip
def test_what_comes_back_is_no_second_loan(back: str, lent: str) -> None:
    w = World(959, items=60, rows=3000, lines=1)
    kinds = {"Movimento": w.pick([lent, back])}
    proposal = found({"loans.csv": _loans(w, "Inventario", "BID", "Titolo", **kinds)},
                     "Tessera", "BID")  # fmt: skip
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.event_types == {back: None} or section.leave_out == {"Movimento": (back,)}


@pytest.mark.parametrize("kinds", [("check_in", "check_out"), ("aflevering", "film")])
def test_what_comes_back_was_lent_before(kinds: tuple[str, str]) -> None:
    assert not turns_back(kinds[0], kinds)
