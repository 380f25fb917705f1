"""Files from which nothing can be learned, and what people are told to export instead."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import reason
from tests.data.own.roles.worlds.world import World, code, digest, title
from tests.support.own_tables import reading

_DAYS = [f"2024-{month:02}-28" for month in range(1, 11)]


def test_products_in_columns_have_to_become_rows() -> None:
    choice = random.Random(1)
    people = [(f"{15000 + 17 * n}", day) for day in _DAYS for n in range(300)]
    products = ["savings", "current_account", "deposit", "funds", "mortgage", "pension", "loan"]
    table: dict[str, Any] = {
        "fecha_dato": [day for _, day in people],
        "ncodpers": [who for who, _ in people],
        "renta": [
            "NA" if int(who) % 4 == 0 else f"{int(digest(int(who))[:6], 16) / 100:.2f}"
            for who, _ in people
        ],
        **{f"ind_{one}_ult1": [choice.choice("0001") for _ in people] for one in products},
    }
    proposal = roles.propose(reading({"monthly.csv": table}))
    assert proposal.mapping is None
    assert "7 such as ind_savings_ult1" in proposal.reason
    assert "UNPIVOT" in proposal.reason
    assert {one.field: one.column for one in proposal.guesses}["USER_ID"] == "ncodpers"


def test_products_called_by_codes_become_rows_with_a_query_that_runs(tmp_path: Path) -> None:
    """Side by side, a 0 or 1 for each; the query gives who has what, as the table says."""
    choice = random.Random(3)
    products = ["P5DA", "RIBP", "8NN1", "7POT", "GYSR", "SOP4", "RVSZ", "PYUQ", "LJR9", "K6QO"]
    table: dict[str, Any] = {
        "ID": [f"{digest(n)[:7]}" for n in range(400)],
        "sex": [choice.choice("MF") for _ in range(400)],
        "branch": [choice.choice(["1X1H", "UAOD", "748L"]) for _ in range(400)],
        **{one: [choice.choice("0001") for _ in range(400)] for one in products},
    }
    proposal = roles.propose(reading({"clients.csv": table}))
    assert proposal.mapping is None
    query = proposal.reason.split('--sql "')[1].rsplit('"', 1)[0].replace('\\"', '"')
    pd.DataFrame(table).to_csv(tmp_path / "clients.csv", index=False)
    query = query.replace("clients.csv", str(tmp_path / "clients.csv"))
    rows = duckdb.execute(query).fetchall()
    wanted = {
        (who, one)
        for one in products
        for who, has in zip(table["ID"], table[one], strict=True)
        if has == "1"
    }
    assert set(rows) == wanted


@pytest.mark.parametrize(("highest", "told"), [(10, True), (90_000, False)])
def test_marks_of_people_in_columns_have_to_become_rows(highest: int, told: bool) -> None:
    choice = random.Random(2)
    readers = ["Anna", "Ben", "Carol", "Dev", "Ellie", "Femi", "Grace", "Harriet", "Ian", "Joan"]
    table: dict[str, Any] = {
        "Meeting": [f"20{16 + n // 12}-{n % 12 + 1:02d}-03" for n in range(90)],
        "Book": [title(n, "Half Long Last Husband Harvest Daughter") for n in range(90)],
        **{
            one: [choice.randint(1, highest) if choice.random() < 0.4 else "" for _ in range(90)]
            for one in readers
        },
    }
    proposal = roles.propose(reading({"scores.xlsx": table}))
    assert proposal.mapping is None
    assert ("10 columns such as Anna, Ben, Carol hold marks" in proposal.reason) is told


def _survey(respondent: str) -> tuple[dict[str, Any], Proposal]:
    """How much everybody likes the food of some countries, which most know a few of."""
    choice = random.Random(4)
    table: dict[str, Any] = {
        respondent: [3_300_000 + 7 * n for n in range(120)],
        **{
            f"Please rate the price of food of {one}": [
                choice.randint(1, 5) if choice.random() < 0.5 else "N/A" for _ in range(120)
            ]
            for one in ("Algeria", "Brazil", "Chile", "Egypt", "France", "Ghana", "Haiti", "Japan")
        },
    }
    return table, roles.propose(reading({"survey.csv": table}))


def test_marks_of_a_survey_become_rows_with_a_query_that_runs(tmp_path: Path) -> None:
    """Whatever words stand in the question, it is put of each thing."""
    table, proposal = _survey("respondent_id")
    assert "8 columns such as Please rate the price of food of Algeria" in proposal.reason
    query = proposal.reason.split('--sql "')[1].rsplit('"', 1)[0].replace('\\"', '"')
    pd.DataFrame(table).to_csv(tmp_path / "survey.csv", index=False)
    query = query.replace("survey.csv", str(tmp_path / "survey.csv"))
    marks = {(str(who), item, str(mark)) for who, item, mark in duckdb.execute(query).fetchall()}
    assert marks == {
        (str(who), item, str(mark))
        for item, given in list(table.items())[1:]
        for who, mark in zip(table["respondent_id"], given, strict=True)
        if mark != "N/A"
    }


def test_no_query_takes_what_marks_are_given_to_for_people() -> None:
    """Rows may be books, and columns readers."""
    __, proposal = _survey("book_id")
    assert "hold marks" in proposal.reason
    assert "--sql" not in proposal.reason


def test_numbers_of_articles_that_begin_as_years_do_are_articles() -> None:
    w = World(611, items=90, lines=1)
    table = {
        "customer_id": w.by_user(lambda u: code("C", u)),
        "article": w.by_item(lambda i: str(20011 + i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    proposal = roles.propose(reading({"orders.csv": table}))
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["ITEM_ID"] == "article"


def library(user: str, item: str, value: str = "hours", before: str = "u") -> Proposal:
    """What people have and played, without any time. before: the letter before people's numbers."""
    w = World(611, lines=1)
    table = {
        user: w.by_user(lambda u: f"{before}{u:05d}"),
        item: w.by_item(lambda i: code("G", i)),
        value: w.pick([1.0, 2.5, 7.25]),
    }
    return roles.propose(reading({"library.csv": table}))


def test_without_times_the_order_of_rows_is_asked_about() -> None:
    proposal = library("user_id", "game_id")
    assert [one.code for one in proposal.questions] == ["no-time"]
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.reading == {"numbered": "user_id"}
    assert section.columns["TIMESTAMP"] == "row number"


@pytest.mark.parametrize("name", ["time", "created_at", "주문일시"])
def test_a_time_in_no_unit_that_is_known_is_named_in_the_question(name: str) -> None:
    """Seconds of the year 10399, or milliseconds of 1978."""
    w = World(611, lines=1)
    table = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("G", i)),
        name: [266_000_000_000 + 1000 * row for row in range(len(w.rows))],
    }
    proposal = roles.propose(reading({"orders.csv": table}))
    (asked,) = proposal.questions
    assert asked.code == "no-time"
    assert f"{name} is called a time" in asked.text
    assert "266000000000" in asked.text
    assert "none in any form or unit" in reason(proposal, name)


def test_without_names_and_times_both_are_asked_about() -> None:
    """Ratings without a header: who, what, and the order of rows are a person's to say."""
    proposal = library("column 1", "column 2", "column 3", before="q")
    assert {one.code for one in proposal.questions} == {"user-or-item", "no-time"}
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    assert {columns["USER_ID"], columns["ITEM_ID"]} == {"column 1", "column 2"}


def test_without_names_u_before_numbers_says_who_it_is() -> None:
    proposal = library("column 1", "column 2", "column 3", before="u")
    assert [one.code for one in proposal.questions] == ["no-time"]
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == "column 1"


def test_marks_without_times_are_asked_about_whatever_the_columns_are_called() -> None:
    w = World(612, lines=1)
    marks = w.pick([1, 2, 3, 4, 5], [1, 2, 3, 4, 4])
    table = {"s": w.by_user(lambda u: u + 1), "d": w.by_item(lambda i: 1000 + i), "y": marks}
    proposal = roles.propose(reading({"evaluation.csv": table}))
    assert {one.code for one in proposal.questions} == {"user-or-item", "no-time"}
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    assert (columns["EVENT_VALUE"], columns["TIMESTAMP"]) == ("y", "row number")
    bought = {**table, "y": w.pick([1, 2, 3, 4, 5], [9, 4, 2, 1, 1])}
    assert roles.propose(reading({"evaluation.csv": bought})).mapping is None


def test_without_times_it_is_said_how_the_order_of_rows_can_be_told() -> None:
    proposal = library("spalte_a", "spalte_b")
    assert proposal.mapping is None
    assert "no column that says when it happened" in proposal.reason
    assert "`timestamp: count`" in proposal.reason


def test_no_rows_no_mapping() -> None:
    proposal = roles.propose(reading({"empty.csv": {"user": [], "item": []}}))
    assert proposal.mapping is None
    assert proposal.reason


def test_a_time_of_day_without_a_day_is_named() -> None:
    w = World(2102, lines=1)
    table = {
        "team": w.by_user(lambda u: f"Team {code('T', u)}"),
        "challenge": w.by_item(lambda i: title(i)),
        "time": w.times("%H:%M:%S"),
    }
    proposal = roles.propose(reading({"submissions.csv": table}))
    assert proposal.mapping is None
    assert "In submissions.csv time holds a time of day" in proposal.reason


def test_weeks_are_nobody_and_days_from_a_start_are_named() -> None:
    """Courses count weeks and days from their beginning, and no table says when that was."""
    w = World(5431, users=400, items=7, rows=900, lines=1)
    registered = {
        "code_module": w.by_item(lambda i: chr(65 + i) * 3),
        "id_student": w.by_user(lambda u: 11_000 + 13 * u),
        "date_registration": w.each(lambda row: 40 - row * 7 % 250),
    }
    material = {
        "id_site": [546_000 + n for n in range(700)],
        "code_module": [chr(65 + n % 7) * 3 for n in range(700)],
        "week_from": [str(n % 29) if n % 5 == 0 else "?" for n in range(700)],
        "week_to": [str(n * 3 % 29) if n % 5 == 0 else "?" for n in range(700)],
    }
    made = roles.propose(reading({"registered.csv": registered, "material.csv": material}))
    assert made.mapping is None
    assert "registered.csv date_registration counts days" in made.reason
    assert not any(one.column.startswith("week") for one in made.guesses)


def _receipts() -> dict[str, Any]:
    """Receipts of cards in a few shops, without their lines."""
    w = World(11, users=120, days=120, lines=1)
    return {
        "datetime": w.times("%Y-%m-%d %H:%M:%S"),
        "shop": w.by_order(lambda o: f"Apteka {o % 8}"),
        "card": w.by_user(lambda u: code("2000200", u, 6)),
        "bonus_earned": w.each(lambda r: r * 37 % 90),
        "summ": w.each(lambda r: 150 + r * 37 % 900),
        "summ_with_disc": w.each(lambda r: 140 + r * 53 % 900),
        "doc_id": w.each(lambda r: f"15#{200000 + r}#{r % 7}_29"),
    }


def test_what_was_paid_is_never_what_was_chosen() -> None:
    """Receipts without lines: their sums come back as ids do. It is told what to export."""
    proposal = roles.propose(reading({"cheques.csv": _receipts()}))
    assert proposal.mapping is None
    assert {one.column for one in proposal.guesses if one.field} == {"card", "datetime"}
    assert "one row for each line, with the id of the product" in proposal.reason
    assert "`ITEM_ID: shop` (8 different values)" in proposal.reason
    assert "catalogue" not in proposal.reason


@pytest.mark.parametrize(("user", "mapped"), [("user_id", True), ("seller", False)])
def test_names_that_say_who_what_and_when_are_enough_where_hardly_anybody_comes_back(
    user: str, mapped: bool
) -> None:
    """Buyers of a market who bought once: how few came back is said by the check, with figures."""
    rows = range(2400)
    table = {
        user: [700_000_000 + (n if n > 20 else n // 2) * 9_973 for n in rows],
        "auction_id": [41_000_000_000 + n % 2000 * 7_919 for n in rows],
        "day": [f"2014{1 + n % 12:02}{1 + n % 28:02}" for n in rows],
    }
    proposal = roles.propose(reading({"trade_history.csv": table}))
    columns = proposal.mapping.sections["interactions"].columns if proposal.mapping else {}
    wanted = {"USER_ID": user, "ITEM_ID": "auction_id", "TIMESTAMP": "day"}
    assert {name: columns[name] for name in wanted if name in columns} == (wanted if mapped else {})


def test_a_list_of_people_in_which_each_has_a_row_is_no_table_of_events() -> None:
    rows = range(2400)
    table = {
        "user_id": [700_000_000 + n * 9_973 for n in rows],
        "item_id": [41_000 + n % 2000 * 19 for n in rows],
        "day": [f"2014{1 + n % 12:02}{1 + n % 28:02}" for n in rows],
    }
    assert roles.propose(reading({"people.csv": table})).mapping is None


@pytest.mark.parametrize(("first", "told"), [("first_order_date", True), ("birthday", False)])
def test_sums_of_each_customer_have_to_become_orders(first: str, told: bool) -> None:
    choice = random.Random(5)
    rows = range(600)
    kinds = ["[KADIN]", "[KADIN, COCUK]", "[ERKEK, AKTIFSPOR]", "[]"]
    table = {
        "master_id": [digest(n)[:32] for n in rows],
        "order_channel": [choice.choice(["Mobile", "Desktop", "Offline"]) for _ in rows],
        first: [f"20{13 + n % 7}-{1 + n % 12:02}-{1 + n % 28:02}" for n in rows],
        "last_order_date": [f"2021-{1 + n % 5:02}-{1 + n % 28:02}" for n in rows],
        "customer_value_total": [f"{choice.randint(40, 900)}.99" for _ in rows],
        "interested_in_categories": [choice.choice(kinds) for _ in rows],
    }
    reason = roles.propose(reading({"customers.csv": table})).reason
    assert ("every row sums up one master_id" in reason) is told
    assert ("interested_in_categories lists several things for each" in reason) is told


@pytest.mark.parametrize(
    ("files", "told"), [(("annaData", "benData"), True), (("artists", "genres"), False)]
)
def test_files_called_by_people_may_be_of_one_each(files: tuple[str, str], told: bool) -> None:
    """One has a time and none has people: the names of the others tell them apart."""
    w = World(611, lines=1)
    plays = {
        "endTime": w.times("%Y-%m-%d %H:%M"),
        "trackName": w.by_item(lambda i: title(i, "Half Long Last Husband Harvest Daughter")),
    }
    counts = {"trackName": plays["trackName"], "genre": w.pick(["pop", "rock", "jazz"])}
    more = {"trackName": plays["trackName"][::2], "playCount": w.each(lambda r: r % 7)[::2]}
    proposal = roles.propose(
        reading({"plays.csv": plays, f"{files[0]}.csv": counts, f"{files[1]}.csv": more})
    )
    assert proposal.mapping is None
    said = "if each is what one person did, write the rows of all people into one table"
    assert (said in proposal.reason) is told


@pytest.mark.parametrize("person", ["user_id", "member no"])
def test_the_export_of_one_account_is_of_one_person(person: str) -> None:
    """What was drunk comes back as people do, and is nobody."""
    w = World(77, users=300, items=120, lines=1)
    table = {
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        person: [1_279_815 for _ in w.rows],
        "beer_name": w.by_user(lambda u: f"{title(u)} Ale"),
        "brewery_no": w.by_user(lambda u: 4000 + u // 3),
        "style": w.by_item(lambda i: f"Stout {i}"),
    }
    proposal = roles.propose(reading({"checkins.csv": table}))
    assert proposal.mapping is None
    assert f"{person} is 1279815 in every row" in proposal.reason
    guests = {**table, "customer_no": w.by_user(lambda u: f"G{u:05d}")}
    known = roles.propose(reading({"checkins.csv": guests}))
    assert known.mapping is not None
    assert known.mapping.sections["interactions"].columns["USER_ID"] == "customer_no"


def test_a_kind_with_its_levels_is_no_list_of_things() -> None:
    w = World(3391, users=60, items=30, rows=900, lines=1)
    kinds = [f"IT > Area {i % 5} > Topic {i}" for i in range(30)]
    asked = {
        "requester": w.by_user(lambda u: f"user{u}"),
        "opened": w.times("%Y-%m-%d %H:%M"),
        "category": w.by_item(lambda i: kinds[i]),
    }
    reason = roles.propose(reading({"tickets.csv": asked})).reason
    assert "`ITEM_ID: category` (30 different values)" in reason
    assert "make one row" not in reason
