"""Ids that every place or copy has of its own for the same thing: the thing is the item."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import asked, columns_of, found, proposal_and_section
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_PLACES = ("Harbor St", "Old Town", "Station")
_FORM = "%Y-%m-%d %H:%M:%S"


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


@pytest.mark.parametrize(
    ("copy", "key", "called", "author"),
    [
        ("등록번호", "제어번호", "서명", "저자"),
        ("登録番号", "書誌ID", "書名", "著者"),
        ("Exemplarnummer", "PPN", "Titel", "Autor"),
        ("Tombo", "zq", "Título", "Autor"),
        ("Accession No", "Record", "Title", "Author"),
        ("Nr inwentarzowy", "zq", "Tytuł", "Autor"),
    ],
)
def test_a_title_is_lent_though_a_table_has_a_row_for_each_copy(
    copy: str, key: str, called: str, author: str
) -> None:
    w = World(2621, items=60, rows=3000, lines=1)
    loans = _loans(w, copy, key, called)
    shelf = sorted(set(zip(loans[copy], w.item, strict=True)))
    keys = dict(zip(w.item, loans[key], strict=True))
    loans["ISBN"] = [None if i % 40 == 7 else f"97889{10**7 + 7919 * i}" for i in w.item]
    copies = {
        copy: [number for number, _ in shelf],
        key: [keys[item] for _, item in shelf],
        called: [f"{title(item)} {item}" for _, item in shelf],
        author: [f"Ann {title(item % 40)}" for _, item in shelf],
        "zustand": ["good" if n % 9 else "worn" for n in range(len(shelf))],
    }
    proposal = found({"loans.csv": loans, "shelf.csv": copies}, "Tessera", key)
    assert "which-item" not in {one.code for one in proposal.questions}
    assert proposal.mapping
    items = proposal.mapping.sections["items"]
    assert (items.files[0], items.title) == ("shelf.csv", called)


def _hirings(w: World, copy: str, kind: str, called: str, back: str) -> dict[str, Any]:
    """What an office writes down of machines: of which type, and the number of the machine."""
    machine = w.each(lambda row: 1 + row * 7 % 4)
    return {
        "customer_id": w.by_user(lambda u: code("K", u)),
        kind: w.by_item(lambda i: f"FM{i:03}"),
        called: w.by_item(lambda i: f"{title(i)} {i}"),
        copy: [f"FM{i:03}-{n:02}" for i, n in zip(w.item, machine, strict=True)],
        "booked_on": w.times("%Y-%m-%d"),
        back: w.times("%Y-%m-%d", days=2),
    }


@pytest.mark.parametrize(
    ("copy", "kind", "called", "back"),
    [
        ("기계관리번호", "기종코드", "기종명", "반납일"),
        ("machine_no", "type_code", "machine name", "returned_on"),
        ("Gerätenummer", "Typcode", "Gerätename", "Rückgabedatum"),
        ("n_matériel", "code_type", "nom matériel", "date_retour"),
        ("機械番号", "機種コード", "機種名", "返却日"),
    ],
)
def test_a_machine_that_is_let_stands_for_its_type(
    copy: str, kind: str, called: str, back: str
) -> None:
    w = World(2633, items=40, rows=2400, lines=1)
    proposal = found({"hirings.csv": _hirings(w, copy, kind, called, back)}, "customer_id", kind)
    assert "which-item" not in {one.code for one in proposal.questions}


def test_variants_that_are_sold_are_no_copies() -> None:
    w = World(2634, items=40, rows=2400, lines=1)
    lines = _hirings(w, "product_no", "type_code", "product name", "shipped_on")
    found({"orders.csv": lines}, "customer_id", "product_no")


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


def test_a_library_of_which_most_books_have_one_copy_lends_books() -> None:
    w = World(719, items=300)
    copies = [n for n in range(w.items) for _ in range(2 if n % 7 == 0 else 1)]
    first = {book: number for number, book in reversed(list(enumerate(copies)))}
    loans: dict[str, Any] = {
        "reader_id": w.by_user(lambda u: u + 4000),
        "copy_id": w.by_item(lambda i: 20_000 + first[i]),
        "lent_at": w.times(_FORM),
    }
    shelf: dict[str, Any] = {
        "copy_id": [20_000 + n for n in range(len(copies))],
        "book_id": [100 + book for book in copies],
        "place": [("SGV", "FIG", "TER")[n % 3] for n in range(len(copies))],
    }
    books: dict[str, Any] = {
        "book_id": [100 + i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
        "author": [f"Ann {title(i % 40)}" for i in range(w.items)],
    }
    read = reading({"loans.csv": loans, "copies.csv": shelf, "books.csv": books})
    assert columns_of(roles.propose(read))["ITEM_ID"] == "book_id"


def test_places_on_a_shelf_are_no_titles_of_copies() -> None:
    w = World(717, items=300)
    loans: dict[str, Any] = {
        "borrowernumber": w.by_user(lambda u: u + 4000),
        "itemnumber": [
            20_000 + 2 * item + row % 2 for row, item in zip(w.rows, w.item, strict=True)
        ],
        "issuedate": w.times(_FORM),
    }
    copies: dict[str, Any] = {
        "itemnumber": [20_000 + n for n in range(2 * w.items)],
        "biblionumber": [100 + n // 2 for n in range(2 * w.items)],
        "barcode": [f"VA{20_000 + n:07}" for n in range(2 * w.items)],
        "homebranch": [("SGV", "FIG", "TER")[n % 3] for n in range(2 * w.items)],
        "itemlost": ["1" if n % 50 == 0 else "0" for n in range(2 * w.items)],
        "itemcallnumber": [f"{853 + n // 2 % 150 / 100:.2f} ROS" for n in range(2 * w.items)],
        "issues": [3 + n % 60 for n in range(2 * w.items)],
    }
    books: dict[str, Any] = {
        "biblionumber": [100 + i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
        "author": [f"Ann {title(i % 40)}" for i in range(w.items)],
    }
    proposal = roles.propose(
        reading({"issues.csv": loans, "items.csv": copies, "biblio.csv": books})
    )
    assert columns_of(proposal)["ITEM_ID"] == "biblionumber"
    assert "which-item" not in asked(proposal)


def test_the_place_on_a_shelf_is_no_title_of_a_copy() -> None:
    w = World(955, items=240)
    titles = w.items // 2
    __, section = proposal_and_section({
        "issues": {
            "borrowernumber": w.by_user(lambda u: u + 51),
            "itemnumber": w.by_item(lambda i: i + 9001),
            "issuedate": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "items": {
            "itemnumber": [i + 9001 for i in range(w.items)],
            "biblionumber": [i % titles + 1 for i in range(w.items)],
            "itemcallnumber": [f"{800 + i % 90} ROS {i % 7}" for i in range(w.items)],
        },
        "biblio": {
            "biblionumber": [i + 1 for i in range(titles)],
            "title": [title(i) for i in range(titles)],
        },
    })  # fmt: skip
    (join,) = section.joins
    assert (join.file, join.columns) == ("items", {"ITEM_ID": "biblionumber"})


def test_names_of_a_package_and_what_volunteers_do() -> None:
    w = World(4206, users=150, items=90, lines=1)
    before = "GW_Volunteers__"
    hours = {
        "Id": w.each(lambda row: f"a0H5g0000{row:06d}AAQ"),
        f"{before}Contact__c": w.by_user(lambda u: f"0035g0000{u:06d}AAE"),
        f"{before}Volunteer_Shift__c": w.by_item(lambda i: f"a0S5g0000{i:06d}AAU"),
        "CreatedDate": w.times("%Y-%m-%dT%H:%M:%S.000+0000"),
    }
    shifts = {
        "Id": [f"a0S5g0000{i:06d}AAU" for i in range(w.items)],
        f"{before}Volunteer_Job__c": [f"a0J5g0000{i % 30:06d}AAA" for i in range(w.items)],
    }
    jobs = {
        "Id": [f"a0J5g0000{i:06d}AAA" for i in range(30)],
        "Name": [f"{title(i, 'reading garden kitchen shelter')} helpers {i}" for i in range(30)],
    }
    people = {
        "Id": [f"0035g0000{u:06d}AAE" for u in range(w.users)],
        "FirstName": [("Ann", "Ben", "Cy", "Dee")[u % 4] for u in range(w.users)],
        "LastName": [f"Stone{u % 40}" for u in range(w.users)],
        "Birthdate": [f"19{60 + u % 40}-0{1 + u % 9}-11" for u in range(w.users)],
    }
    tables = {
        f"{before}Volunteer_Hours__c.csv": hours,
        f"{before}Volunteer_Shift__c.csv": shifts,
        f"{before}Volunteer_Job__c.csv": jobs,
        "Contact.csv": people,
    }
    found = section(roles.propose(reading(tables)))
    assert found.columns["USER_ID"] == f"{before}Contact__c"
    assert found.joins[0].columns["ITEM_ID"] == f"{before}Volunteer_Job__c"
