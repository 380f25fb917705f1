"""Tables of people, of those who sell or made a thing, and of ways between two places."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.propose import understand
from personalize_poc.data.own.roles.which_column.tables import candidates
from personalize_poc.data.own.roles.which_table import kept
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.data.own.tables import DEED
from tests.data.own.roles.worlds.proposals import asked, fields_of
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def test_a_table_with_birthdays_is_one_of_people() -> None:
    w = World(707, lines=1)
    table = {
        "stx": w.by_user(lambda u: code("S", u)),
        "ctx": w.by_item(lambda i: code("C", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    people = {
        "stx": [code("S", u) for u in range(w.users)],
        "nm": [title(u) for u in range(w.users)],
        "geb": [f"{1950 + u % 55}{1 + u % 12:02d}{1 + u % 28:02d}" for u in range(w.users)],
    }
    things = {
        "ctx": [code("C", i) for i in range(w.items)],
        "bez": [title(i) for i in range(w.items)],
        "prs": [f"{5 + i % 40}.95" for i in range(w.items)],
    }
    made = roles.propose(reading({"log.csv": table, "p.csv": people, "c.csv": things}))
    assert (fields_of(made)["USER_ID"], fields_of(made)["ITEM_ID"]) == ("stx", "ctx")


def _of_two_tables(**of_people: list[Any]) -> Any:
    """Rows that lead to two tables of which no column's name is known; one holds `of_people`."""
    w = World(708, users=120, items=300, lines=1)
    table = {
        "stx": w.by_user(lambda u: code("S", u)),
        "ctx": w.by_item(lambda i: code("C", i)),
        "at": w.times(_FORM),
    }
    here = {"stx": [code("S", u) for u in range(w.users)], **of_people}
    there = {"ctx": [code("C", i) for i in range(w.items)], "bq": [i % 7 for i in range(w.items)]}
    return roles.propose(reading({"log.csv": table, "p.csv": here, "c.csv": there}))


def test_a_table_with_an_address_of_mail_in_each_row_is_one_of_people() -> None:
    mail = [f"{code('x', u).lower()}@example.com" for u in range(120)]
    made = _of_two_tables(nq=mail)
    assert (fields_of(made)["USER_ID"], fields_of(made)["ITEM_ID"]) == ("stx", "ctx")
    assert "user-or-item" not in asked(made)
    shared = _of_two_tables(nq=[f"office{u % 9}@example.com" for u in range(120)])
    assert "user-or-item" in asked(shared)


def test_two_tables_that_say_nothing_of_what_they_hold_do_not_tell_who_acted() -> None:
    assert "user-or-item" in asked(_of_two_tables(nq=[u % 9 for u in range(120)]))


def test_lists_of_members_are_no_rival_of_what_they_loaded_down() -> None:
    w = World(1206, users=200, items=300, rows=6000)
    marked = World(1207, users=200, items=300, rows=2500)
    lists = range(350)
    tables: dict[str, dict[str, list[Any]]] = {
        "downloads.csv": {
            "id": [n + 9 for n in w.rows],
            "user_id": w.by_user(lambda u: u + 4000),
            "asset_id": w.by_item(lambda i: i + 70_000),
            "created_at": w.times(_FORM),
        },
        "lightbox_items.csv": {
            "id": [n + 5 for n in marked.rows],
            "lightbox_id": marked.each(lambda row: 800 + marked.user[row] + 175 * (row % 2)),
            "asset_id": marked.by_item(lambda i: i + 70_000),
            "created_at": marked.times(_FORM),
        },
        "lightboxes.csv": {
            "id": [n + 800 for n in lists],
            "user_id": [n % 175 + 4000 for n in lists],
            "name": [title(n) for n in lists],
            "created_at": ["2023-05-01 10:00:00" for _ in lists],
        },
        "users.csv": {
            "id": [n + 4000 for n in range(200)],
            "country": ["SG", "MY"] * 100,
            "email": [f"p{n}@mail.example" for n in range(200)],
        },
        "assets.csv": {
            "id": [n + 70_000 for n in range(300)],
            "title": [title(n) for n in range(300)],
            "category": ["Food", "City", "Sea"] * 100,
        },
    }
    read = reading(tables)
    made = roles.propose(read)
    assert section(made).files == ("downloads.csv",)
    assert "which-file" not in asked(made)
    views = understand(read)
    found = {one.view.label: one for one in candidates(views)}
    pair = found["downloads.csv"], found["lightbox_items.csv"]
    by_label = {view.label: view for view in views}
    assert kept.on_lists(*pair, by_label)
    for view in views:
        if all(view is not one.view for one in pair):
            view.links.clear()  # nothing says whose lists they are
    assert not kept.on_lists(*pair, by_label)


def test_a_table_that_says_who_bought_by_the_number_of_a_sale_is_none_of_people() -> None:
    w = World(5009, users=150, lines=4)
    sold = {
        "TRAN_SEQ_NO": w.by_order(lambda o: 9_200_100_000 + o),
        "ITEM": w.by_item(lambda i: 110_000 + i * 13),
        "QTY": w.pick([1, 2, 3]),
    }
    firsts = w.firsts()
    heads = {
        "TRAN_SEQ_NO": [9_200_100_000 + w.order[row] for row in firsts],
        "STORE": [1131 + w.order[row] % 5 for row in firsts],
        "TRAN_NO": [w.order[row] % 500 for row in firsts],
        "TRAN_DATETIME": [w.at[row].strftime("%d-%m-%Y %H:%M:%S") for row in firsts],
    }
    who = {
        "TRAN_SEQ_NO": [9_200_100_000 + w.order[row] for row in firsts],
        "CUST_ID": [2_900_564_000 + 31 * w.user[row] for row in firsts],
        "POSTAL_CODE": [9000 + w.user[row] % 40 for row in firsts],
    }
    items = {
        "ITEM": [110_000 + i * 13 for i in range(w.items)],
        "ITEM_DESC": [title(i) for i in range(w.items)],
        "DEPT": [i % 7 for i in range(w.items)],
    }
    tables: dict[str, dict[str, Any]] = {
        "SA_ITEM.dat": sold, "SA_HEAD.dat": heads, "SA_CUSTOMER.dat": who, "ITEM_MASTER.dat": items,
    }  # fmt: skip
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    joins = found.mapping.sections["interactions"].joins
    assert "CUST_ID" in {name for one in joins for name in one.columns.values()}
    assert not hint("POSTAL_CODE").says("email")
    assert hint("E-Posta").says("email")


def test_contacts_beside_the_firms_that_were_taken_are_called_people() -> None:
    w = World(744)
    sales = {
        "customer_id": w.by_user(lambda u: f"D{u // 3 + 100}"),
        "kontaktnr": w.by_user(lambda u: f"K{u + 1000}"),
        "product_id": w.by_item(lambda i: code("P", i)),
        "sold": w.times("%Y-%m-%d %H:%M:%S"),
    }
    firms = {
        "customer_id": [f"D{n + 100}" for n in range(w.users // 3)],
        "name": [f"{title(n)} Ltd" for n in range(w.users // 3)],
        "city": [("Ulm", "Bonn", "Kiel")[n % 3] for n in range(w.users // 3)],
        "sector": [("wood", "metal")[n % 2] for n in range(w.users // 3)],
    }
    contacts = {
        "no": [f"K{u + 1000}" for u in range(w.users)],
        "company": [f"D{u // 3 + 100}" for u in range(w.users)],
        "position": [("buyer", "owner")[u % 2] for u in range(w.users)],
    }
    tables = {"sales.csv": sales, "firms.csv": firms, "contacts.csv": contacts}
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("firms.csv",)
    (found,) = [one for one in proposal.findings if one.code == "table-unused"]
    assert "its rows are people as well" in found.message


def test_coupons_of_people_are_called_no_people() -> None:
    w = World(745)
    sales = {
        "customer_id": w.by_user(lambda u: f"D{u + 100}"),
        "product_id": w.by_item(lambda i: code("P", i)),
        "sold": w.times("%Y-%m-%d %H:%M:%S"),
    }
    people = {
        "customer_id": [f"D{u + 100}" for u in range(w.users)],
        "city": [("Ulm", "Bonn", "Kiel")[u % 3] for u in range(w.users)],
    }
    coupons = {
        "no": [f"K{n + 1000}" for n in range(2 * w.users)],
        "customer_id": [f"D{n // 2 + 100}" for n in range(2 * w.users)],
        "used": [("Y", "N")[n % 2] for n in range(2 * w.users)],
    }
    tables = {"sales.csv": sales, "people.csv": people, "coupons.csv": coupons}
    proposal = roles.propose(reading(tables))
    (found,) = [one for one in proposal.findings if one.code == "table-unused"]
    assert found.file == "coupons.csv"
    assert "people as well" not in found.message


def test_of_files_read_as_one_the_stronger_name_tells_what_they_are() -> None:
    """Views and favourites name the same people and things; answers are fewer."""
    w = World(4204, lines=1)
    both = "site.sql, table question_views, site.sql, table favorites"
    deeds: dict[str, list[Any]] = {
        "user_id": w.by_user(lambda u: u + 5),
        "question_id": w.by_item(lambda i: i + 3),
        "viewed_at": w.times(_FORM),
        DEED: w.each(lambda r: "favorites" if r % 15 == 0 else "question_views"),
    }
    few = range(0, len(w.rows), 12)
    answers = {
        "id": [row + 1 for row in few],
        "question_id": [w.item[row] + 3 for row in few],
        "user_id": [w.user[row] + 5 for row in few],
        "body": [f"{title(row)} and so on" for row in few],
        "created_at": [w.at[row].strftime(_FORM) for row in few],
    }
    users = {"id": [u + 5 for u in range(w.users)], "gender": ["F", "M"] * (w.users // 2)}
    tables: dict[str, dict[str, Any]] = {
        both: deeds,
        "site.sql, table answers": answers,
        "site.sql, table users": users,
    }
    made = roles.propose(reading(tables))
    assert section(made).files == (both,)
    assert not made.questions
    assert not [one for one in made.findings if one.code == "parts-of-several-kinds"]


def test_authors_of_articles_are_nobody_who_chose_them() -> None:
    n = range(1500)
    words = ["Új híd épül", "Hideg jön", "Sztrájk lesz", "Nyert a csapat", "Esik az ár", "Nyílt"]
    days = [(d, k) for d in range(100) for k in range(110)]
    tables = {
        "cikkek.csv": {
            "cikk_id": [412_000 + one for one in n],
            "cim": [f"{words[one * 7 % 6]} {one * 13 % 8}" for one in n],
            "szerzo_id": [11 + one * one * 7 % 53 for one in n],
            "publikalva": [
                f"2024-0{1 + one // 250}-{1 + one // 10 % 25:02d} {one % 24:02d}:{one % 60:02d}"
                for one in n
            ],
        },
        "olvasottsag.csv": {
            "datum": [f"2024-0{1 + d // 28}-{1 + d % 28:02d}" for d, _ in days],
            "cikk_id": [412_000 + (d * 15 + k) % 1500 for d, k in days],
            "letoltes": [31 + (d * 37 + k * 91) % 2900 for d, k in days],
        },
        "szerzok.csv": {
            "szerzo_id": list(range(11, 64)),
            "nev": [f"T {k % 32}" for k in range(53)],
        },
    }
    assert roles.propose(reading(tables)).mapping is None


def test_reviews_by_people_who_never_come_back_are_no_choice_of_authors() -> None:
    """Another person in each row is said; a book has an author and a publisher, and chose none."""
    n, books = 300, 60
    tables: dict[str, dict[str, Any]] = {
        "opinions.csv": {
            "id_reader": [f"R{7000 + 13 * k}" for k in range(n)],
            "id_volume": [f"V{500 + k * 37 % books}" for k in range(n)],
            "written": [f"2023-{1 + k % 12:02}-{1 + k * 7 % 28:02}" for k in range(n)],
            "opinion": [f"{title(k)} was {title(k * 3)} for me and I liked it" for k in range(n)],
        },
        "volumes.csv": {
            "id_volume": [f"V{500 + k}" for k in range(books)],
            "id_writer": [f"W{k * 7 % 40}" for k in range(books)],
            "id_house": [f"H{k * 3 % 25}" for k in range(books)],
            "title": [title(k) for k in range(books)],
            "added": [f"2021-0{1 + k % 9}-1{k % 7}" for k in range(books)],
            "about": [f"{title(k)} meets {title(k + 9)} and all is lost" for k in range(books)],
        },
        "writers.csv": {
            "id_writer": [f"W{k}" for k in range(40)],
            "called": [f"{title(k)} {k}" for k in range(40)],
        },
        "houses.csv": {
            "id_house": [f"H{k}" for k in range(25)],
            "called": [f"House {title(k)}" for k in range(25)],
        },
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is None
    assert "every id_reader stands in one row" in proposal.reason
    again = {**tables["opinions.csv"], "id_reader": [f"R{k * 31 % 70}" for k in range(n)]}
    proposal = roles.propose(reading({**tables, "opinions.csv": again}))
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == "id_reader"


def test_lists_of_what_people_read_make_them_no_items_and_no_traits() -> None:
    """A file of histories has a row a reader; what was read when stands in lists of one length."""
    w = World(1208, users=300, items=120, rows=4000, lines=1)
    clicks: dict[str, Any] = {
        "user_id": w.by_user(lambda u: 70_000 + 13 * u),
        "session_id": w.each(lambda row: 1000 + row // 2),
        "article_id": w.by_item(lambda i: 9_700_000 + 7 * i),
        "impression_time": w.times("%Y-%m-%d %H:%M:%S"),
    }
    read = {u: [(u * 7 + k * 3) % 120 for k in range(2 + u % 30)] for u in range(w.users)}
    history: dict[str, Any] = {
        "user_id": [70_000 + 13 * u for u in read],
        "article_id_fixed": [str([9_700_000 + 7 * i for i in read[u]]) for u in read],
        "scroll_fixed": [str([float(i % 100) for i in read[u]]) for u in read],
    }
    articles: dict[str, Any] = {
        "article_id": [9_700_000 + 7 * i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
    }
    tables = {"behaviors": clicks, "history": history, "articles": articles}
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    sections = proposal.mapping.sections
    assert sections["interactions"].columns["USER_ID"] == "user_id"
    if "users" in sections:
        assert {"article_id_fixed", "scroll_fixed"} <= set(sections["users"].unused)


@pytest.mark.parametrize(
    ("name", "value", "are_people"),
    [
        ("Typ", "Kunde", True),
        ("Status", "Cliente", True),
        ("Type", "Customer", True),
        ("Typ", "Werkstatt", False),
        ("Publikum", "Kunde", False),
    ],
)
def test_a_list_of_which_most_are_called_customers_is_one_of_customers(
    name: str, value: str, are_people: bool
) -> None:
    """Two columns of the invoices lead to it: who ordered, and to whom it was brought."""
    w = World(731, users=90, items=200, rows=3000, lines=3)
    lines = {
        "Beleg": w.by_order(lambda o: 410_000 + o),
        "Belegdatum": w.times("%d.%m.%Y"),
        "Von: Code": w.by_user(lambda u: 7000 + u // 3 * 3),
        "Von: Name": w.by_user(lambda u: f"Betrieb {title(u // 3 * 3)}"),
        "Nach: Code": w.by_user(lambda u: 7000 + u),
        "Nach: Name": w.by_user(lambda u: f"Betrieb {title(u)}"),
        "Artikelnummer": w.by_item(lambda i: 20_000 + i),
        "Menge": w.pick([1, 2, 5]),
    }
    partners = {
        "Code": [7000 + u for u in range(w.users)],
        "Name": [f"Betrieb {title(u)}" for u in range(w.users)],
        name: [value if u % 5 else "Lieferant" for u in range(w.users)],
    }
    made = roles.propose(reading({"belege.csv": lines, "partner.csv": partners}))
    assert (asked(made) == {"which-user"}) is are_people
    assert (made.mapping is not None) is are_people
