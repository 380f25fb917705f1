"""Accounts beside clients, accounts of nobody that the rows name, classes with their teachers."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def _traded(both: bool) -> Proposal:
    """Orders of designers for their clients, of whom each has a table; a client may have two."""
    w = World(5001, users=600, items=150, rows=5000, lines=3)
    accounts = w.by_order(lambda o: f"T{1000 + o % 90}")
    clients = w.by_order(lambda o: f"C{20_000 + (o + (o % 4 == 0)) % 90 * 7 + o // 90 % 7}")
    orders: dict[str, Any] = {
        "OrderNo": w.by_order(lambda o: f"SO{41_200 + o:06d}"),
        "OrderDate": w.times("%d/%m/%Y %H:%M"),
        "TradeAccount": accounts,
        "ClientRef": clients,
        "SKU": w.by_item(lambda i: code("KEL", i)),
        "Metres": w.pick([1.5, 2.5, 4.0]),
    }
    tables = {
        "lines.csv": orders if both else {k: v for k, v in orders.items() if k != "ClientRef"},
        "trade_accounts.csv": {
            "TradeAccount": [f"T{1000 + n}" for n in range(95)],
            "Practice": [f"{title(n)} Interiors" for n in range(95)],
            "CreditLimit": [2500 + 500 * (n % 9) for n in range(95)],
        },
        "clients.csv": {
            "ClientRef": [f"C{20_000 + n}" for n in range(700)],
            "ClientName": [f"{('Mr', 'Ms')[n % 2]} {title(n)}" for n in range(700)],
            "Postcode": [f"W{n % 40}" for n in range(700)],
        },
    }
    return roles.propose(reading(tables))


def test_of_an_account_and_its_clients_with_a_table_each_a_person_is_asked() -> None:
    asked = [one for one in _traded(both=True).questions if one.code == "which-user"]
    assert len(asked) == 1
    assert {"TradeAccount", "ClientRef"} <= set(asked[0].text.replace("?", " ").split())
    assert not _traded(both=False).questions


@pytest.mark.parametrize(
    "name",
    ["Consumidor Final", "Laufkundschaft", "비회원", "Walk-in", "CORRISPETTIVI PUNTO VENDITA"],
)
def test_an_account_of_nobody_is_known_by_the_name_in_its_rows(name: str) -> None:
    w = World(5002, lines=2)
    often = w.by_order(lambda o: o % 6 == 0)
    people = [0 if one else 1 + user for one, user in zip(often, w.user, strict=True)]
    tables = {
        "pedidos.csv": {
            "ID contato": [15_024_890_011 + 7919 * who for who in people],
            "Nome do contato": [name if not who else f"Ana {title(who)}" for who in people],
            "ID produto": w.by_item(lambda i: code("P", i)),
            "Data": w.times("%d/%m/%Y"),
            "Quantidade": w.pick([1, 2, 3]),
        }
    }
    made = section(roles.propose(reading(tables)))
    assert made.columns["USER_ID"] == "ID contato"
    assert made.leave_out == {"ID contato": ("15024890011",)}


@pytest.mark.parametrize(
    ("name", "teacher"), [("Class", "Teacher"), ("Zajęcia", "Prowadzący"), ("Aula", "Professor")]
)
def test_classes_of_a_studio_are_what_was_chosen_and_not_its_passes(
    name: str, teacher: str
) -> None:
    w = World(5003, items=40, rows=4000, lines=1)
    names = "Vinyasa Flow Yin Power Barre Pilates Hatha Nidra Sound Bath"
    came = {
        "Date": w.times("%m/%d/%Y"),
        "Client ID": w.by_user(lambda u: 100_000_000 + u * 31),
        name: w.by_item(lambda i: title(i, names)),
        teacher: w.by_item(lambda i: ("Dev Patel", "Ann Kerr", "Jo Hall")[i % 3]),
        "Pricing Option": w.pick(["Drop-In", "10 Class Card", "Unlimited"]),
    }
    s = World(5004, items=8, rows=900, lines=1)
    sold = {
        "Sale Date": s.times("%m/%d/%Y"),
        "Client ID": s.by_user(lambda u: 100_000_000 + u * 31),
        "Sale ID": s.each(lambda row: 30_111 + row),
        "Item name": s.by_item(lambda i: f"{5 * (i + 1)} Class Card"),
        "Item price": s.by_item(lambda i: f"${50 + 20 * i}.00"),
    }
    made = section(roles.propose(reading({"Attendance_2024.csv": came, "Sales_2024.csv": sold})))
    assert made.files == ("Attendance_2024.csv",)
    assert made.columns["ITEM_ID"] == name


@pytest.mark.parametrize("listed", [True, False])
def test_a_dozen_classes_on_a_timetable_are_what_was_chosen(listed: bool) -> None:
    w = World(5011, items=12, rows=4000, lines=1)
    names = [f"{title(i, 'Vinyasa Yin Barre Hatha')} Flow" for i in range(12)]
    guests = w.each(lambda row: row % 12 == 0)
    came = {
        "Date": w.times("%d/%m/%Y"),
        "Class": w.by_item(lambda i: names[i]),
        "Teacher": w.by_item(lambda i: ("Sue", "Ann", "Jo")[i % 3]),
        "Member no": w.each(lambda row: "DROP-IN" if guests[row] else f"Y{w.user[row]:03}"),
        "Status": w.pick(["Attended", "No show"], [9, 1]),
    }
    held = {
        "Class": names,
        "Day": [("Mon", "Tue", "Wed", "Thu")[i % 4] for i in range(12)],
        "Teacher": [("Sue", "Ann", "Jo")[i % 3] for i in range(12)],
    }
    tables = {"Attendance.csv": came, **({"Timetable.csv": held} if listed else {})}
    made = roles.propose(reading(tables))
    assert section(made).columns["ITEM_ID"] == "Class"
    assert section(made).leave_out["Member no"] == ("DROP-IN",)
    assert ("which-item" in {one.code for one in made.questions}) is not listed


@pytest.mark.parametrize("book", ["Book", "Ref"])
def test_the_class_of_a_pupil_is_nothing_to_choose(book: str) -> None:
    w = World(5012, items=150, rows=4000, lines=1)
    groups = [f"Class {title(i, 'Oak Elm Ash Birch')}" for i in range(12)]
    lent = {
        "Date": w.times("%d/%m/%Y"),
        "Class": w.by_user(lambda u: groups[u % 12]),
        "Teacher": w.by_user(lambda u: ("Sue", "Ann", "Jo")[u % 3]),
        "Student ID": w.by_user(lambda u: f"P{u:03}"),
        book: w.by_item(lambda i: code("B", i)),
    }
    held = {"Class": groups, "Room": [f"R{i}" for i in range(12)]}
    made = roles.propose(reading({"Loans.csv": lent, "Classes.csv": held}))
    assert section(made).columns["ITEM_ID"] == book


@pytest.mark.parametrize("user", ["Üye Kodu", "asiakaskoodi", "šifra kupca"])
def test_numbers_of_members_are_no_figures_where_guests_have_a_0(user: str) -> None:
    w = World(5005, lines=4)
    table = {
        "Sipariş No": w.by_order(lambda o: f"TS{41_000 + o:07d}"),
        "Sipariş Tarihi": w.times("%d.%m.%Y %H:%M:%S"),
        user: w.by_order(lambda o: 0 if o % 5 == 0 else 5000 + o % 200),
        "Ürün Kodu": w.by_item(lambda i: code("T", i)),
        "Adet": w.pick([1, 2, 3]),
    }
    proposal = roles.propose(reading({"rapor.csv": table}))
    assert section(proposal).columns["USER_ID"] == user


@pytest.mark.parametrize("name", ["VArt", "Verkaufsbelegart", "Fakturaart"])
def test_kinds_of_documents_of_sap_by_their_german_names(name: str) -> None:
    w = World(5006, lines=1)
    made = section(proposed(w, {}, **{name: rarely(w, "TA", {"RE": 12, "ZSO": 5})}))
    assert made.leave_out[name] == ("RE",)


def test_credit_notes_and_offers_of_german_programs_are_left_out_by_their_codes() -> None:
    w = World(5010, lines=1)
    made = section(proposed(w, {}, Belegart=rarely(w, "RE", {"GS": 12, "AN": 17})))
    assert set(made.leave_out["Belegart"]) == {"GS", "AN"}


@pytest.mark.parametrize("name", ["화질", "画質", "Auflösung", "quality"])
def test_how_sharp_a_picture_was_is_not_asked_about(name: str) -> None:
    w = World(5007, lines=1)
    assert not proposed(w, {}, **{name: rarely(w, "HD", {"UHD": 5, "SD": 17})}).questions


def test_hours_and_minutes_without_zeros_belong_to_a_day_in_iso() -> None:
    w = World(5008, users=400, items=300, rows=6000, lines=1)
    table = {
        "num_tarjeta": w.by_user(lambda u: 6_000_000_000 + u * 7919),
        "cve_articulo": w.by_item(lambda i: 110_000 + i * 13),
        "fecha": w.times("%Y-%m-%d"),
        "hora": [str(int(at.strftime("%H%M"))) for at in w.at],
    }
    read = reading({"ventas.csv": table})
    made = roles.propose(read).mapping
    assert made is not None
    built = canonical.build(read, made)
    row = built.connection.execute(
        "SELECT count(*), count(TIMESTAMP), count(DISTINCT TIMESTAMP % 86400) FROM interactions"
    ).fetchone()
    assert row is not None
    assert row[0] == row[1] == 6000
    assert row[2] > 300


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
