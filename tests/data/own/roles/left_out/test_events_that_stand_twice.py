"""Events that stand twice: parts that overlap, what was sent again, further instalments."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.check import order
from personalize_poc.data.findings import Finding
from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, mail, price, title
from tests.support.own_tables import reading

TWICE = {"events-twice", "rows-counted-once"}
"""What is said of events that stand twice, whether they count once or not."""


def twice(w: World, parts: int, orders: bool = False) -> list[Finding]:
    """What is said of a log of which the last part has some rows of the first again."""
    rows = [*w.rows, *w.rows[: len(w.rows) // 9]]
    ids = [f"T{7_000_000 + (row // 2 if orders else row)}" for row in rows]
    log = {
        "ticket": ids,
        "user_id": [f"u{w.user[row]:05d}" for row in rows],
        "item_id": [code("I", w.item[row]) for row in rows],
        "at": [f"{w.at[row]:%Y-%m-%d %H:%M:%S}" for row in rows],
    }
    files = [f"log-{number}.csv" for number in range(parts)]
    found = roles.propose(reading({"log-*.csv": log}, {"log-*.csv": files})).findings
    return [one for one in found if one.code in TWICE]


def test_parts_that_overlap_are_said_with_the_rows_that_stand_in_two_of_them() -> None:
    w = World(702, lines=1)
    (said,) = twice(w, 2)
    assert order.assumptions([said]) == ["rows that count once"]
    assert said.count == len(w.rows) // 9
    assert said.column == "ticket"
    assert "overlap" in said.message


def test_an_event_that_was_sent_again_is_said_and_lines_of_an_order_are_none() -> None:
    w = World(703, lines=1)
    (said,) = twice(w, 1)
    assert "overlap" not in said.message
    (said,) = twice(w, 1, orders=True)
    assert said.column is None  # a block of rows stands there twice, and no number of an order


def counting(log: dict[str, list[Any]]) -> tuple[str | None, int]:
    """By what the rows of a log count once, and how many interactions there are."""
    tables = reading({"log.csv": log})
    mapping = roles.propose(tables).mapping
    assert mapping is not None
    made = canonical.build(tables, mapping)
    row = made.connection.execute("SELECT count(*) FROM interactions").fetchone()
    assert row is not None
    return mapping.sections["interactions"].once, row[0]


def playing(w: World, rows: list[int], form: str = "%Y-%m-%d %H:%M:%S") -> dict[str, list[Any]]:
    """What was played by whom, and when."""
    return {
        "user_id": [f"u{w.user[row]:05d}" for row in rows],
        "item_id": [code("I", w.item[row]) for row in rows],
        "at": [w.at[row].strftime(form) for row in rows],
        "device": [("tv", "phone", "web")[row % 3] for row in rows],
    }


def test_rows_with_the_number_of_an_earlier_one_count_once_whenever_they_were_loaded() -> None:
    w = World(721, lines=1)
    rows = sorted([*w.rows, *(row for row in w.rows if row % 30 == 0)])
    own = {"event_id": [f"E{7_000_000 + row}" for row in rows]}
    loaded = {
        "loaded_at": [f"2025-01-{1 + n % 28:02d} 03:00:{n % 60:02d}" for n in range(len(rows))]
    }
    assert counting({**own, **playing(w, rows), **loaded}) == ("event_id", len(w.rows))


def test_a_code_that_lost_its_zeros_in_one_export_makes_no_other_event() -> None:
    w = World(722, lines=1)
    rows = [*w.rows, *(row for row in w.rows if row % 30 == 0)]
    towns = [f"{row % 9:02d}184" for row in w.rows] + [f"{r % 9}184" for r in rows[len(w.rows) :]]
    log = {"line_id": [f"E{7_000_000 + row}" for row in rows], **playing(w, rows), "zip": towns}
    assert counting(log) == ("line_id", len(w.rows))


def test_a_week_that_a_spreadsheet_saved_in_the_next_file_counts_once() -> None:
    w = World(726, lines=1)
    half = len(w.rows) // 2
    rows = [*((row, 0) for row in w.rows[:half]), *((row, 1) for row in w.rows[half - 90 :])]
    forms = ("%Y-%m-%d %H:%M:%S", "%d-%m-%Y %H:%M")
    log = {
        "log_id": [str(880_000 + row) for row, __ in rows],
        **playing(w, [row for row, __ in rows]),
        "at": [w.at[row].strftime(forms[saved]) for row, saved in rows],
    }
    files = ["log-1.csv", "log-2.csv"]
    found = roles.propose(reading({"log-*.csv": log}, {"log-*.csv": files}))
    assert section(found).once == "log_id"


def test_equal_rows_without_a_number_count_once_where_times_have_seconds() -> None:
    w = World(723, lines=1)
    rows = sorted([*w.rows, *(row for row in w.rows if row % 30 == 0)])
    assert counting(playing(w, rows)) == ("*", len(w.rows))


def test_rows_without_a_person_or_a_time_repeat_none() -> None:
    w = World(725, lines=1)
    log = playing(w, [*w.rows, *w.rows[:40]])
    for row in range(len(w.rows) - 40, len(w.rows) + 40):
        log["user_id"][row] = ""
        log["item_id"][row] = code("I", 0)
        log["device"][row] = "tv"
    log["at"][-80:] = [log["at"][-80]] * 80
    assert counting(log) == (None, len(w.rows) + 40)


def test_the_first_row_that_repeats_another_one_is_named() -> None:
    w = World(726, lines=1)
    rows = [*w.rows, *(row for row in w.rows if row % 30 == 0)]
    found = roles.propose(reading({"log.csv": playing(w, rows)})).findings
    (said,) = [one for one in found if one.code in TWICE]
    assert said.row == len(w.rows) + 2
    assert str(said.value).startswith(f"u{w.user[0]:05d}, ")


def test_a_sum_that_was_paid_names_no_order() -> None:
    w = World(723, lines=1)
    rows = sorted([*w.rows, *(row for row in w.rows if row % 30 == 0)])
    paid = {"결제금액": [1_100 * (1 + w.item[row] % 9) for row in rows]}
    assert counting({**playing(w, rows), **paid}) == ("*", len(w.rows))


def test_equal_lines_of_an_order_stay_whatever_a_system_calls_its_number() -> None:
    """Shopify calls it "Name"; two of a thing may stand in two lines, each wrapped by itself."""
    w = World(727)
    rows = sorted([*w.rows, *(row for row in w.rows if row % 30 == 0)])
    assert counting(
        {
            "Name": [f"#{1001 + w.order[row]}" for row in rows],
            "Email": [f"person{w.user[row]}@example.com" for row in rows],
            "Created at": [f"{w.at[row]:%Y-%m-%d %H:%M:%S} +0100" for row in rows],
            "Lineitem quantity": [1 for _ in rows],
            "Lineitem name": [title(w.item[row]) for row in rows],
            "Lineitem price": [price(w.item[row]) for row in rows],
            "Lineitem sku": [code("SKU-", w.item[row]) for row in rows],
        }
    ) == (None, len(rows))


def test_equal_rows_that_may_both_be_meant_stay() -> None:
    w = World(724, lines=1)
    rows = sorted([*w.rows, *(row for row in w.rows if row % 30 == 0)])
    assert counting(playing(w, rows, "%Y-%m-%d")) == (None, len(rows))
    orders = {"order_no": [f"A{8_000_000 + row // 3}" for row in rows], **playing(w, rows)}
    assert counting(orders) == (None, len(rows))


def test_a_block_of_rows_that_was_saved_twice_counts_once_even_of_orders() -> None:
    w = World(725, lines=1)
    rows = [*w.rows[:900], *w.rows[500:560], *w.rows[900:]]
    orders = {"order_no": [f"A{8_000_000 + row // 3}" for row in rows]}
    assert counting({**orders, **playing(w, rows, "%Y-%m-%d")}) == ("*", len(w.rows))


@pytest.mark.parametrize(("changed", "once"), [(0, "order_no"), (1, None)])
def test_orders_of_an_export_that_a_spreadsheet_saved_again_count_once(
    changed: int, once: str | None
) -> None:
    """Its times have no seconds. An order of which a line differs is no order that came again."""
    w = World(712, rows=2000, lines=3)
    first = w.firsts()
    start, back = (first[len(first) // part] for part in (2, 3))
    rows = [
        *((row, False) for row in range(start)),
        *((row, True) for row in range(back, start + back)),
    ]
    forms = ("%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M")
    log = {
        "order_no": [f"V{40_000 + w.order[row]}" for row, __ in rows],
        "created": [w.at[row].strftime(forms[saved]) for row, saved in rows],
        "customer_id": [code("K", w.user[row]) for row, __ in rows],
        "sku": [code("I", w.item[row] + changed * saved) for row, saved in rows],
        "price": [f"{w.item[row]}{',5' if saved else '.50'}" for row, saved in rows],
    }
    tables = reading({"sold*.csv": log}, parts={"sold*.csv": ["sold.csv", "sold (2).csv"]})
    proposal = roles.propose(tables)
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].once == once
    made = canonical.build(tables, proposal.mapping)
    (count,) = made.connection.execute("SELECT count(*) FROM interactions").fetchall()[0]
    assert count == len(rows) - (start - back if once else 0)


def test_seats_of_one_order_are_no_event_that_was_written_twice() -> None:
    w = World(704, lines=1)
    rows = [row for row in w.rows for _ in range(1 + row % 3)]
    log = {
        "order_no": [f"T{7_000_000 + row}" for row in rows],
        "user_id": [f"u{w.user[row]:05d}" for row in rows],
        "concert_id": [code("E", w.item[row]) for row in rows],
        "at": [f"{w.at[row]:%Y-%m-%d %H:%M:%S}" for row in rows],
        "seat": [f"P-{n % 400}" for n in range(len(rows))],
    }
    found = roles.propose(reading({"tickets.csv": log})).findings
    assert not TWICE & {one.code for one in found}
    found = roles.propose(
        reading({"tickets.csv": {**log, "seat": [f"P-{row % 400}" for row in rows]}})
    ).findings
    assert TWICE & {one.code for one in found}


def parted(named: str) -> Proposal:
    """A player's viewings, some in parts that name the first one, with a row of data for each."""
    w = World(711, users=60, items=70, rows=2500, lines=1)
    first, last = list(range(1, len(w.rows) + 1)), dict[tuple[int, int], int]()
    for row in w.rows:
        pair = w.user[row], w.item[row]
        if row % 7 == 0 and pair in last:
            first[row] = last[pair]
        last[pair] = first[row]
    numbers, keys = [row + 1 for row in w.rows], w.by_item(lambda i: 2400 + i * 7)
    return roles.propose(
        reading({
            "session_history": {
                "id": numbers,
                "reference_id": first,
                "started": [int(at.timestamp()) for at in w.at],
                named: keys,
                "user_id": w.by_user(lambda u: 4_000_000 + u * 9177),
            },
            "session_history_metadata": {
                "id": numbers,
                named: keys,
                "title": w.by_item(title),
                "media_type": ["movie" for _ in w.rows],
                "genres": w.by_item(lambda i: "Drama;Crime" if i % 3 else "Kids"),
                "machine": w.pick(["tv", "phone", "web"]),
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize("named", ["rating_key", "film_id"])
def test_a_row_that_goes_on_with_an_earlier_one_names_no_item_and_is_said(named: str) -> None:
    proposal = parted(named)
    assert proposal.mapping is not None
    happened, items = (proposal.mapping.sections[name] for name in ("interactions", "items"))
    assert happened.columns["ITEM_ID"] == named
    assert not proposal.questions
    (said,) = [one for one in proposal.findings if one.code == "events-twice"]
    assert (said.column, "go on with an earlier row" in said.message) == ("reference_id", True)
    assert items.files == ("session_history_metadata",)
    assert items.columns == {"ITEM_ID": named, "GENRES": "genres"}
    assert items.title == "title"
    assert "same value everywhere" in items.unused["media_type"]


@pytest.mark.parametrize("name", ["Número da Parcela", "Installment", "Ratennummer", "납입회차"])
def test_further_instalments_of_what_was_bought_are_left_out(name: str) -> None:
    made = proposed_tables({"sales.csv": _payments(World(3006, rows=1500, lines=1), name)})
    assert set(section(made).leave_out[name]) == {"2", "3"}
    assert any("further instalments" in one.message for one in made.findings)


def test_in_how_many_instalments_somebody_pays_leaves_nothing_out() -> None:
    w = World(3007, rows=3000, lines=1)
    table = _payments(w, "Parcelas")
    table = {key: values[: len(w.rows)] for key, values in table.items()}
    table["Parcelas"] = w.pick([1, 2, 3, 6], [6, 2, 2, 1])
    assert "Parcelas" not in section(proposed_tables({"sales.csv": table})).leave_out


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


def test_a_purchase_that_was_sent_again_is_said() -> None:
    w = World(1512, lines=1)
    rows = sorted([*((row, 0) for row in w.rows), *((row, 9) for row in w.rows if row % 40 == 0)])
    again = len(rows) - len(w.rows)
    log = {
        "transaction_id": [f"T{7_000_000 + row}" for row, __ in rows],
        "player_id": [f"u{w.user[row]:05d}" for row, __ in rows],
        "sku": [code("I", w.item[row]) for row, __ in rows],
        "at": [f"{w.at[row] + timedelta(seconds=late):%Y-%m-%d %H:%M:%S}" for row, late in rows],
    }
    found = roles.propose(reading({"receipts.csv": log})).findings
    (said,) = [one for one in found if one.code == "events-twice"]
    assert (said.column, said.count) == ("transaction_id", again)


def test_a_loan_that_was_renewed_weeks_later_is_another_one() -> None:
    w = World(1513, lines=1)
    rows = sorted([*((row, 0) for row in w.rows), *((row, 21) for row in w.rows if row % 40 == 0)])
    log = {
        "loan_id": [f"T{7_000_000 + row}" for row, __ in rows],
        "reader_id": [f"u{w.user[row]:05d}" for row, __ in rows],
        "book_id": [code("I", w.item[row]) for row, __ in rows],
        "at": [f"{w.at[row] + timedelta(days=late):%Y-%m-%d %H:%M:%S}" for row, late in rows],
    }
    found = roles.propose(reading({"loans.csv": log})).findings
    assert not TWICE & {one.code for one in found}
