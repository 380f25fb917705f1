"""Events with a name, passes beside classes, places of a firm, instalments, marks by recruiters."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import proposed as logged
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, code, mail, title
from tests.support.own_tables import reading

Tables = dict[str, dict[str, Any]]


def _proposed(tables: Tables) -> Proposal:
    return roles.propose(reading(tables))


def _day(number: int) -> str:
    return str(date(2025, 1, 1) + timedelta(days=number))


def _tickets(w: World, dated: bool = True) -> Tables:
    days = w.by_item(_day) if dated else w.times("%Y-%m-%d")
    report = {
        "Order #": w.by_order(lambda n: 780_000 + n),
        "Order Date": w.times("%Y-%m-%d %H:%M:%S"),
        "Attendee #": w.each(lambda row: 16_000_000 + row),
        "Event Name": w.by_item(lambda i: title(i % 70)),
        "Event ID": w.by_item(lambda i: 893_745_088 + 7 * i),
        "Event Start Date": days,
        "Event Timezone": w.each(lambda _: "Europe/London"),
        "Buyer Email": w.by_user(mail),
    }
    return {"report.csv": report}


def test_an_event_with_a_name_and_a_day_is_what_people_buy_tickets_for() -> None:
    chosen = section(_proposed(_tickets(World(3001))))
    assert chosen.columns["USER_ID"] == "Buyer Email"
    assert chosen.columns["ITEM_ID"] == "Event ID"
    assert chosen.columns["TIMESTAMP"] == "Order Date"
    assert "EVENT_TYPE" not in chosen.columns


@pytest.mark.parametrize(
    ("key", "name", "day"),
    [("Cód. evento", "Evento", "Fecha evento"), ("Event code", "Event", "Event date"),
     ("Código do evento", "Evento", "Data do evento"), ("Code événement", "Événement",
     "Date événement"), ("이벤트 코드", "이벤트", "이벤트 일자"), ("Evenement-ID", "Evenement",
     "Evenement-datum"), ("イベントコード", "イベント", "イベント日")],
)  # fmt: skip
def test_an_event_may_be_named_by_its_own_word(key: str, name: str, day: str) -> None:
    """Nothing says "name": the column is called as the one of ids without "id" or "code"."""
    tables = _tickets(World(3006))
    told = {"Event ID": key, "Event Name": name, "Event Start Date": day}
    report = {told.get(one, one): values for one, values in tables["report.csv"].items()}
    chosen = section(_proposed({"report.csv": report}))
    assert chosen.columns["ITEM_ID"] == key
    assert chosen.columns["TIMESTAMP"] == "Order Date"


def test_kinds_of_events_of_a_log_that_have_no_day_are_no_items() -> None:
    made = _proposed(_tickets(World(3002), dated=False))
    assert made.mapping is None or section(made).columns["ITEM_ID"] != "Event ID"


@pytest.mark.parametrize("called", ["Event", "Événement", "Veranstaltung", "イベント"])
def test_an_event_without_an_id_is_chosen_by_its_title(called: str) -> None:
    tables = _tickets(World(3005, items=64))
    report = {k: v for k, v in tables["report.csv"].items() if not k.startswith("Event ")}
    days = World(3005, items=64).by_item(lambda i: _day(i % 40))
    titles = World(3005, items=64).by_item(lambda i: f"{title(i)} {i}")
    report |= {f"{called} Start Date": days, called: titles}
    chosen = section(_proposed({"report.csv": report}))
    assert (chosen.columns["USER_ID"], chosen.columns["ITEM_ID"]) == ("Buyer Email", called)


def _studio(passes: int, known: bool = True) -> Tables:
    classes, sales = World(3003, items=64, rows=6000, lines=1), World(3004, rows=1500, lines=1)
    tables: Tables = {
        "Attendance.csv": {
            "VisitNo": classes.each(lambda row: 5_600_000 + row),
            "ClientID": classes.by_user(lambda u: 100_000 + u),
            "ClassDescriptionID": classes.by_item(lambda i: 36 + 9 * i),
            "Booked": classes.times("%Y-%m-%d %H:%M:%S"),
        },
        "Sales.csv": {
            "SaleID": sales.each(lambda row: 800_000 + row),
            "ClientID": sales.by_user(lambda u: 100_000 + u),
            "SaleDate": sales.times("%Y-%m-%d"),
            "Item": sales.by_item(lambda i: f"{i % passes + 1} Class Pack"),
            "Total": sales.pick([49, 79, 149]),
        },
        "clients.csv": {
            "ClientID": [100_000 + u for u in range(classes.users)],
            "Gender": ["FM"[u % 2] for u in range(classes.users)],
            "Birthday": [_day(u % 300) for u in range(classes.users)],
        },
    }
    if known:
        tables["classes.csv"] = {
            "ClassDescriptionID": [36 + 9 * i for i in range(64)],
            "ClassName": [title(i) for i in range(64)],
            "Program": [("Yoga", "Pilates", "Strength")[i % 3] for i in range(64)],
        }
    return tables


def test_classes_of_a_catalogue_come_before_passes_to_pay_with_and_nobody_is_asked() -> None:
    made = _proposed(_studio(7))
    assert section(made).files == ("Attendance.csv",)
    assert section(made).columns["ITEM_ID"] == "ClassDescriptionID"
    assert not {"which-file", "which-item"} & {one.code for one in made.questions}


def test_where_many_things_are_sold_sales_come_first() -> None:
    assert section(_proposed(_studio(90))).files == ("Sales.csv",)


def _invoices(each: int, named: bool = True) -> Tables:
    w = World(3005, rows=5000)
    places = w.by_order(lambda n: n % each)
    customers = [w.user[w.order.index(number)] for number in w.order]
    at = [f"D{user * each + place:05d}" for user, place in zip(customers, places, strict=True)]
    lines: dict[str, Any] = {
        "Num. doc.": w.by_order(lambda n: n + 1),
        "Data doc.": w.times("%d/%m/%Y"),
        "Cod. cliente": [f"{3000 + user:05d}" for user in customers],
        "Cod. destinatario": at,
        "Cod. articolo": w.by_item(lambda i: code("V", i)),
        "Qta": w.pick([6, 12, 24]),
    }
    if named:
        lines["Destinatario merce"] = [f"Ristorante {title(int(one[1:]))}" for one in at]
    return {"righe.csv": lines}


def test_where_a_firm_has_several_places_a_person_says_whose_taste_is_meant() -> None:
    asked = [one for one in _proposed(_invoices(3)).questions if one.code == "which-user"]
    assert asked
    assert "Cod. destinatario" in asked[0].text


@pytest.mark.parametrize(("each", "named"), [(1, True), (3, False)])
def test_addresses_that_are_no_places_are_not_asked_about(each: int, named: bool) -> None:
    asked = _proposed(_invoices(each, named)).questions
    assert "which-user" not in [one.code for one in asked]


@pytest.mark.parametrize("name", ["Número da Parcela", "Installment", "Ratennummer", "납입회차"])
def test_further_instalments_of_what_was_bought_are_left_out(name: str) -> None:
    made = _proposed({"sales.csv": _payments(World(3006, rows=1500, lines=1), name)})
    assert set(section(made).leave_out[name]) == {"2", "3"}
    assert any("further instalments" in one.message for one in made.findings)


def test_in_how_many_instalments_somebody_pays_leaves_nothing_out() -> None:
    w = World(3007, rows=3000, lines=1)
    table = _payments(w, "Parcelas")
    table = {key: values[: len(w.rows)] for key, values in table.items()}
    table["Parcelas"] = w.pick([1, 2, 3, 6], [6, 2, 2, 1])
    assert "Parcelas" not in section(_proposed({"sales.csv": table})).leave_out


def _payments(w: World, name: str) -> dict[str, Any]:
    """Purchases, of which every fifth is paid in three rows, a month apart."""
    rows = [(row, number) for row in w.rows for number in range(3 if row % 5 == 0 else 1)]
    rows.sort(key=lambda one: one[1])
    return {
        "transaction_id": [f"HP{row:08d}-{number}" for row, number in rows],
        "email": [mail(w.user[row]) for row, __ in rows],
        "product_id": [code("P", w.item[row]) for row, __ in rows],
        "sold_at": [
            (w.at[row] + timedelta(days=30 * n)).strftime("%Y-%m-%d %H:%M:%S") for row, n in rows
        ],
        name: [number + 1 for __, number in rows],
    }


@pytest.mark.parametrize(
    ("name", "is_own"), [("ocena_rekrutera", False), ("recruiter_rating", False), ("rating", True)]
)
def test_how_a_recruiter_marks_an_applicant_is_not_how_the_job_was_liked(
    name: str, is_own: bool
) -> None:
    w = World(3008)
    marks = w.pick([1, 2, 3, 4, 5], [1, 1, 2, 3, 3])
    columns = section(logged(w, {}, **{name: marks})).columns
    assert (columns.get("EVENT_VALUE") == name) is is_own


def test_bookings_of_a_securities_account_count_where_something_was_bought() -> None:
    w = World(3009, rows=4000, lines=1)
    kinds = ["Kauf", "Sparplan-Ausführung", "Verkauf", "Ertragsgutschrift", "Depotentgelt"]
    table = {
        "Kundennummer": w.by_user(lambda u: 160_000 + 3 * u),
        "Handelstag": w.times("%d.%m.%Y %H:%M"),
        "Umsatzart": w.pick(kinds, [5, 3, 2, 2, 1]),
        "ISIN": w.by_item(lambda i: f"DE000A{code('', i)}{i % 10}"),
        "Wertpapierbezeichnung": w.by_item(lambda i: title(i % 40)),
    }
    chosen = section(_proposed({"Depotumsaetze.csv": table}))
    assert chosen.columns["ITEM_ID"] == "ISIN"
    assert {kind for kind, name in chosen.event_types.items() if name is None} == set(kinds[2:])
