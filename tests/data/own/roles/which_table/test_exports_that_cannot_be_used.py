"""Exports of kinds from which nothing can be learned: each is refused, with what is missing."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FIRST = date(2024, 1, 1)


def _refused(tables: dict[str, dict[str, Any]]) -> str:
    """Why tables are refused, as they have to be."""
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is None
    assert not proposal.questions
    return proposal.reason


def _screenings(count: str) -> dict[str, Any]:
    """Admissions and takings of every screening of some halls."""
    choice = random.Random(5)
    rows = [(day, hall, show) for day in range(60) for hall in range(4) for show in range(3)]
    came = [choice.randrange(120) for __ in rows]
    films = [(day // 4 + choice.randrange(9)) % 40 for day, *__ in rows]
    return {
        "date": [(_FIRST + timedelta(days=day)).isoformat() for day, *__ in rows],
        "hall": [f"Hall {hall}" for __, hall, ___ in rows],
        "show": [f"{14 + 3 * show}:00" for *__, show in rows],
        "film_code": [code("F", film) for film in films],
        "film_title": [title(film) for film in films],
        count: came,
        "takings": [one * choice.choice((9, 12)) for one in came],
    }


@pytest.mark.parametrize(
    "count",
    ["admissions", "관객수", "Zuschauer", "入場者数", "Entrées", "Espectadores", "观影人次"],
)
def test_admissions_of_screenings_name_nobody(count: str) -> None:
    films = {"film_code": [code("F", n) for n in range(40)], "title": [title(n) for n in range(40)]}
    reason = _refused({"screenings.csv": _screenings(count), "films.csv": films})
    assert f"{count} says how many people or uses there were" in reason
    assert "date × hall × show" in reason
    assert "the id of the person" in reason


def _uses(names: tuple[str, ...], item: str = "") -> Proposal:
    """How often contacts did something in a day, and with what if an item is given."""
    w = World(71, users=300, items=60, rows=3000, lines=1)
    choice = random.Random(3)
    table: dict[str, Any] = {
        "activity_date": [(_FIRST + timedelta(days=row % 200)).isoformat() for row in w.rows],
        "contact_id": w.by_user(lambda u: 100_200 + 17 * u),
        **({item: w.by_item(lambda i: code("A", i))} if item else {}),
        **{name: [choice.randrange(25) for __ in w.rows] for name in names},
    }
    contacts = {
        "contact_id": [100_200 + 17 * n for n in range(300)],
        "email": [f"p{n}@example.com" for n in range(300)],
    }
    return roles.propose(reading({"activity.csv": table, "contacts.csv": contacts}))


@pytest.mark.parametrize(
    "names",
    [
        ("email_opens", "page_visits"),
        ("connexions", "documents_ouverts"),
        ("aperturas", "visitas"),
        ("방문수", "클릭수"),
        ("Öffnungen", "Seitenaufrufe"),
    ],
)
def test_counts_of_uses_are_no_items(names: tuple[str, ...]) -> None:
    proposal = _uses(names)
    assert proposal.mapping is None
    assert f"{names[0]} counts in every row how often something was done" in proposal.reason


def test_counts_beside_an_item_take_nothing_away() -> None:
    proposal = _uses(("opens", "clicks"), "article_id")
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("contact_id", "article_id")


def test_totals_of_mailings_beside_their_readers() -> None:
    choice = random.Random(2)
    rows = range(400)
    sent = [choice.randrange(4000, 9000) for __ in rows]
    mailings = {
        "ID campaña": [f"C{2000 + n}" for n in rows],
        "Asunto": [f"Boletín {title(n)}" for n in rows],
        "Fecha envío": [(_FIRST + timedelta(days=n)).isoformat() for n in rows],
        "Enviados": sent,
        "Aperturas": [int(n * choice.uniform(0.1, 0.4)) for n in sent],
    }
    readers = {
        "Correo": [f"s{n}@ejemplo.es" for n in range(900)],
        "Nombre": [f"{choice.choice(['Ana', 'Luis'])}{n % 30}" for n in range(900)],
        "Fecha alta": [(_FIRST + timedelta(days=n % 300)).isoformat() for n in range(900)],
    }
    reason = _refused({"campanas.csv": mailings, "suscriptores.csv": readers})
    assert "In campanas.csv every row is a total for one ID campaña" in reason


def _orders(people: dict[str, str], **more: Any) -> dict[str, Any]:
    """Lines of orders in which columns of people have the same signs everywhere."""
    w = World(72, users=300, items=90, rows=2400, lines=2)
    return {
        "order_no": w.by_order(lambda o: 70_000 + o),
        "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
        **{name: [value for __ in w.rows] for name, value in people.items()},
        "product_code": w.by_item(lambda i: code("P", i)),
        "quantity": w.pick([1, 2, 3]),
        **{name: w.by_user(make) for name, make in more.items()},
    }


@pytest.mark.parametrize(
    "people",
    [
        {"주문자명": "***", "연락처": "***-****-****"},
        {"cliente": "XXXXXXXX", "tarjeta": "************"},
        {"email_client": "*****@*****"},
        {"会員番号": "●●●●"},
    ],
)
def test_people_who_are_all_hidden_have_to_be_exported_as_hashes(people: dict[str, str]) -> None:
    reason = _refused({"orders.csv": _orders(people)})
    assert (
        f"the people are hidden behind the same signs for everybody ({', '.join(people)}" in reason
    )
    assert "a hash of it" in reason


def test_hidden_names_beside_an_id_take_nothing_away() -> None:
    table = _orders({"cliente": "***"}, id_cliente=lambda u: 3000 + 7 * u)
    *__, columns = proposal_and_columns({"orders.csv": table})
    assert columns["USER_ID"] == "id_cliente"


def _moves(kind: str, kinds: list[str], who: str, label: str) -> dict[str, dict[str, Any]]:
    """What went in and out of a store, and who booked it."""
    choice = random.Random(4)
    rows = range(3000)
    at = datetime(2024, 1, 1)
    return {
        label: {
            "document": [5_000_000 + n for n in rows],
            "at": [str(at + timedelta(minutes=97 * n)) for n in rows],
            "material": [code("M", choice.randrange(150)) for __ in rows],
            kind: [choice.choice(kinds) for __ in rows],
            "menge": [choice.randrange(1, 90) for __ in rows],
            who: [f"{choice.choice('ABCDEFGH')}MEIER" for __ in rows],
        },
        "materials.csv": {
            "material": [code("M", n) for n in range(150)],
            "name": [title(n) for n in range(150)],
        },
    }


@pytest.mark.parametrize(
    ("kind", "kinds", "who", "label"),
    [
        ("Bewegungsart", ["101", "261", "311", "601"], "Benutzer", "MSEG.csv"),
        ("区分", ["入庫", "出庫", "棚卸調整", "返品"], "担当者", "入出庫履歴.csv"),
        ("Tipo", ["Entrada", "Salida", "Ajuste"], "Usuario", "kardex.csv"),
        ("구분", ["입고", "재고조정", "재고이동"], "작업자", "이력.csv"),
        ("type", ["A", "B", "C"], "user", "stock_movements.csv"),
    ],
)
def test_movements_of_stock_are_no_choices_of_those_who_book_them(
    kind: str, kinds: list[str], who: str, label: str
) -> None:
    reason = _refused(_moves(kind, kinds, who, label))
    assert f"{label} holds movements of stock" in reason
    assert "Export the lines of receipts or orders of customers" in reason


def test_movements_to_customers_are_taken() -> None:
    tables = _moves("Bewegungsart", ["601", "602", "603"], "Benutzer", "MSEG.csv")
    choice = random.Random(9)
    tables["MSEG.csv"]["Kundennr"] = [choice.randrange(300) * 7 + 10_000 for __ in range(3000)]
    *__, columns = proposal_and_columns(tables)
    assert columns["USER_ID"] == "Kundennr"


@pytest.mark.parametrize(
    ("staff", "project", "hours", "label"),
    [
        ("employee_id", "project_code", "hours", "timesheet_entries.csv"),
        ("Mitarbeiter", "Projektnummer", "Stunden", "Zeiterfassung.csv"),
        ("社員番号", "プロジェクトコード", "工数(h)", "作業実績.csv"),
        ("사원번호", "프로젝트코드", "투입시간", "실적.csv"),
    ],
)
def test_hours_of_staff_are_no_choices(staff: str, project: str, hours: str, label: str) -> None:
    choice = random.Random(6)
    rows = range(2500)
    table = {
        staff: [f"E{1000 + choice.randrange(60)}" for __ in rows],
        project: [f"PRJ-{choice.randrange(45):03}" for __ in rows],
        "date": [(_FIRST + timedelta(days=n // 10)).isoformat() for n in rows],
        hours: [choice.choice([0.5, 1, 2, 4, 7.5]) for __ in rows],
    }
    projects = {project: [f"PRJ-{n:03}" for n in range(45)], "name": [title(n) for n in range(45)]}
    assert f"{label} is a time sheet" in _refused({label: table, "projects.csv": projects})


def _statement(paid: str, got: str) -> dict[str, Any]:
    """What went in and out of one account, in one column or in two, and what was left."""
    choice = random.Random(7)
    amounts = [choice.randrange(-20_000, 19_000) for __ in range(500)]
    left = [500_000 + sum(amounts[: n + 1]) for n in range(500)]
    shops = [f"SHOP {title(choice.randrange(30))}" for __ in amounts]
    sides = {
        paid: [-one if one < 0 or not got else "" for one in amounts],
        **({got: [one if one >= 0 else "" for one in amounts]} if got else {}),
    }
    days = [(_FIRST + timedelta(days=n // 2)).isoformat() for n in range(500)]
    return {"date": days, "text": shops, **sides, "left": left}


@pytest.mark.parametrize(("paid", "got"), [("amount", ""), ("お支払金額", "お預り金額")])
def test_a_statement_of_one_account_is_of_one_person(paid: str, got: str) -> None:
    reason = _refused({"statement.csv": _statement(paid, got)})
    assert "statement.csv is the statement of one account: left goes on from row to row" in reason


def _ledger(account: str, debit: str, credit: str) -> dict[str, Any]:
    choice = random.Random(8)
    rows: list[tuple[Any, ...]] = []
    for entry in range(900):
        amount = f"{choice.uniform(5, 900):.2f}"
        day = (_FIRST + timedelta(days=entry // 4)).isoformat()
        sold, partner = choice.choice(["4000", "4100", "4200"]), f"T{choice.randrange(80):03}"
        rows += [(day, entry, "1200", partner, amount, ""), (day, entry, sold, partner, "", amount)]
    names = ("date", "entry_no", account, "partner", debit, credit)
    return {name: [row[index] for row in rows] for index, name in enumerate(names)}


@pytest.mark.parametrize(
    ("account", "debit", "credit"),
    [
        ("CompteNum", "Debit", "Credit"),
        ("Konto", "Soll", "Haben"),
        ("계정과목", "차변", "대변"),
        ("勘定科目", "借方", "貸方"),
        ("Cuenta", "Debe", "Haber"),
        ("Conta contábil", "Débito", "Crédito"),
    ],
)
def test_a_ledger_has_accounts_and_no_customers(account: str, debit: str, credit: str) -> None:
    reason = _refused({"journal.csv": _ledger(account, debit, credit)})
    assert "journal.csv is a ledger" in reason
    assert "Export the lines of invoices or orders" in reason


def test_payments_of_many_accounts_are_no_ledger() -> None:
    w = World(73, users=300, items=80, rows=3000, lines=1)
    table = {
        "account_no": w.by_user(lambda u: 50_000 + 11 * u),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "merchant_id": w.by_item(lambda i: code("M", i)),
        "merchant_name": w.by_item(title),
        "debit": w.each(lambda row: f"{3 + row * 37 % 90}.50" if row % 20 else ""),
        "credit": w.each(lambda row: "" if row % 20 else f"{3 + row * 37 % 90}.50"),
    }
    *__, columns = proposal_and_columns({"payments.csv": table})
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("account_no", "merchant_id")


@pytest.mark.parametrize(
    ("meter", "read", "route"),
    [
        ("num_medidor", "leitura_kwh", "rota"),
        ("계량기번호", "당월지침", "구역"),
        ("Zählernummer", "Zählerstand", "Route"),
        ("compteur", "relevé", "tournée"),
    ],
)
def test_readings_of_meters_are_no_choices(meter: str, read: str, route: str) -> None:
    rows = range(3000)
    table = {
        "customer_no": [f"UC{30_000 + n % 300}" for n in rows],
        meter: [f"MD{5000 + n % 300 * 7}" for n in rows],
        "date": [f"2024-{n // 300 + 1:02}-{n * 7 % 27 + 1:02}" for n in rows],
        read: [1000 + n % 300 * 5 + n // 300 * 150 for n in rows],
        route: [f"R{n % 300 % 12:02}" for n in rows],
    }
    assert "readings.csv holds readings of meters" in _refused({"readings.csv": table})


@pytest.mark.parametrize(
    ("point", "read"),
    [
        ("CUPS", "Consumo_kWh"),
        ("POD", "consumo kwh"),
        ("Marktlokation", "Verbrauch"),
        ("供給地点特定番号", "使用量"),
        ("MPAN", "reading"),
    ],
)
def test_what_houses_used_by_the_hour_is_no_choice(point: str, read: str) -> None:
    """Supply points have contracts, as customers have, and the hours of a day no ids."""
    rows = range(6000)
    table = {
        point: [f"ES0031{8875 + n % 50 * 13}BT0F" for n in rows],
        "date": [f"2024-01-{n // 50 // 24 + 1:02}" for n in rows],
        "hour": [f"{n // 50 % 24:02}:00" for n in rows],
        read: [f"{n * 37 % 900 / 1000:.3f}" for n in rows],
        "period": [("P3", "P2", "P1")[n // 50 % 24 // 8] for n in rows],
    }
    contracts = {
        point: [f"ES0031{8875 + n * 13}BT0F" for n in range(50)],
        "holder": [f"Client {n}" for n in range(50)],
    }
    tables = {"readings.csv": table, "contracts.csv": contracts}
    assert "readings.csv holds readings of meters" in _refused(tables)


def test_who_charges_at_several_supply_points_is_a_person() -> None:
    w = World(76, users=300, items=60, rows=3000, lines=1)
    table = {
        "user_id": w.by_user(lambda u: code("U", u)),
        "pod": w.by_item(lambda i: code("IT", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "consumption_kwh": w.each(lambda row: f"{row * 37 % 300 / 10}"),
    }
    *__, columns = proposal_and_columns({"charging.csv": table})
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("user_id", "pod")


@pytest.mark.parametrize(
    ("machine", "first", "second"),
    [
        ("設備ID", "温度", "振動"),
        ("machine_id", "temperature", "vibration"),
        ("id_capteur", "température", "humidité"),
        ("Anlage", "Temperatur", "Druck"),
    ],
)
def test_what_machines_measure_is_of_nobody(machine: str, first: str, second: str) -> None:
    choice = random.Random(10)
    rows = range(3000)
    at = datetime(2024, 3, 1)
    table = {
        "at": [str(at + timedelta(minutes=5 * (n // 20))) for n in rows],
        machine: [f"EQ-{n % 20:03}" for n in rows],
        first: [f"{choice.gauss(62, 5):.1f}" for __ in rows],
        second: [f"{choice.gauss(1.2, 0.2):.3f}" for __ in rows],
        "state": [choice.choice(["RUN", "IDLE", "STOP"]) for __ in rows],
    }
    assert "log.csv holds what machines or sensors measured" in _refused({"log.csv": table})


@pytest.mark.parametrize("named", [False, True])
def test_answers_without_respondents_are_of_nobody(named: bool) -> None:
    w = World(74, users=300, rows=900, lines=1)
    asked = ("Wie zufrieden sind Sie mit der Beratung?", "Wie war die Wartezeit?",
             "Würden Sie uns empfehlen?", "Sauberkeit der Räume")  # fmt: skip
    table = {
        "Zeitstempel": w.times("%d.%m.%Y %H:%M:%S"),
        **({"Kundennr": w.by_user(lambda u: code("K", u))} if named else {}),
        **{one: w.pick([1, 2, 3, 4, 5]) for one in asked},
    }
    reason = _refused({"answers.csv": table})
    assert ("no column says who answered" in reason) is not named


def test_points_of_many_members_are_no_statement_of_one() -> None:
    table = _statement("amount", "")
    table["member_no"] = [f"M{n // 25:04}" for n in range(500)]
    assert "statement of one account" not in _refused({"points.csv": table})


def test_riders_stand_beside_what_was_measured() -> None:
    w = World(75, users=300, items=60, rows=3000, lines=1)
    table = {
        "rider_id": w.by_user(lambda u: code("R", u)),
        "station_id": w.by_item(lambda i: code("S", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "temperature": w.each(lambda row: f"{row * 37 % 300 / 10}"),
        "humidity": w.each(lambda row: row * 13 % 90 + 5),
    }
    *__, columns = proposal_and_columns({"rides.csv": table})
    assert columns["USER_ID"] == "rider_id"


def test_sales_with_what_they_come_to_so_far_are_no_statement() -> None:
    w = World(75, users=60, items=50, rows=1500, lines=2)
    count = w.each(lambda row: 1 + row % 3)
    amounts = [n * (5 + i) for n, i in zip(count, w.item, strict=True)]
    table = {
        "Day": w.times("%Y-%m-%d"),
        "Name": w.by_user(lambda u: f"{title(u)} Ranch {u}"),
        "Article": w.by_item(lambda i: code("A", i)),
        "Quantity": count,
        "Amount": amounts,
        "So far": [sum(amounts[: n + 1]) for n in range(len(amounts))],
    }
    *__, columns = proposal_and_columns({"sales.csv": table})
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("Name", "Article")
