"""Tables in the form of Personalize: what blocks their import, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from personalize_poc.check import tables
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.whole import Whole, connection

NOW = 1_600_100_000.0


def events(rows: int = 1200) -> pd.DataFrame:
    """Of forty users, within the weeks before `NOW`."""
    number = np.arange(rows)
    return pd.DataFrame(
        {
            "USER_ID": [f"u{n % 40}" for n in number],
            "ITEM_ID": [f"i{n * n % 1009}" for n in number],
            "EVENT_TYPE": ["click" if n % 3 else "watch" for n in number],
            "TIMESTAMP": 1_598_000_000 + number * 1_701,
        }
    )


def films(rows: int = 60) -> pd.DataFrame:
    number = np.arange(rows)
    return pd.DataFrame(
        {
            "ITEM_ID": [f"i{n}" for n in number],
            "TITLE": [f"A film of its own, number {n}" for n in number],
            "GENRES": ["Comedy|Drama" if n % 2 else "Comedy" for n in number],
            "YEAR": 1960 + number % 50,
            "CREATION_TIMESTAMP": 1_500_000_000 + number,
        }
    )


def checked(table: pd.DataFrame | Whole) -> tables.Report:
    return tables.interactions(table, now=NOW)


def found(report: tables.Report, code: str, column: str | None = None) -> Finding:
    matches = [f for f in report.findings if f.code == code and column in (f.column, None)]
    assert matches, f"no {code}:\n{report}"
    return matches[0]


def codes(report: tables.Report) -> set[str]:
    return {one.code for one in report.findings}


def test_good_tables_are_ready_to_import() -> None:
    """What is said beside that is little, and blocks nothing."""
    report = checked(events())
    assert report.ok
    assert codes(report) == {"few-interactions", "few-users"}
    assert "1,200 rows, ready to import" in str(report)
    assert "ready to import" in report._repr_html_()
    assert tables.items(films()).findings == ()
    people = pd.DataFrame({"USER_ID": ["a", "b", "c", "d"], "AGE_GROUP": ["18", "35"] * 2})
    assert tables.users(people).findings == ()


def test_a_missing_column_is_named_with_its_likely_name() -> None:
    report = checked(events().rename(columns={"USER_ID": "userId"}))
    assert [one.column for one in report.errors] == ["USER_ID"]
    assert "'userId'" in report.errors[0].fix


@pytest.mark.parametrize(
    ("factor", "unit", "fix"), [(10**3, "milliseconds", "// 1000"), (10**6, "micros", "// 10**6")]
)
def test_another_unit_is_recognised(factor: int, unit: str, fix: str) -> None:
    table = events().assign(TIMESTAMP=lambda t: t["TIMESTAMP"] * factor)
    first = checked(table).errors[0]
    assert (first.code, first.column, first.row) == ("time-too-large", "TIMESTAMP", 2)
    assert unit in first.message
    assert fix in first.fix
    assert first.count == 1200


def test_creation_times_in_another_unit_block() -> None:
    """One that is far away stands for "never", and blocks nothing."""
    table = films().assign(CREATION_TIMESTAMP=lambda t: t["CREATION_TIMESTAMP"] * 1000)
    assert "milliseconds" in found(tables.items(table), "time-too-large").message
    assert not tables.items(table).ok
    one = films()
    one.loc[3, "CREATION_TIMESTAMP"] = 253_402_300_799
    assert found(tables.items(one), "time-too-large").grade is Grade.WEAKENS


@pytest.mark.parametrize("column", ["TIMESTAMP", "CREATION_TIMESTAMP"])
def test_dates_as_text_and_fractions_block(column: str) -> None:
    """Alone: what a check of other times would say means nothing then."""
    check, table = (checked, events()) if column == "TIMESTAMP" else (tables.items, films())
    (text,) = check(table.assign(**{column: "2024-03-01"})).findings
    assert "not a number" in text.message
    assert (text.grade, text.column, text.count) == (Grade.BLOCKS, column, len(table))
    days = pd.Timestamp("2024-03-01")
    assert "not a number" in check(table.assign(**{column: days})).findings[0].message
    halves = table.assign(**{column: table[column] + np.where(table.index == 7, 0.5, 0)})
    (fraction,) = check(halves).findings
    assert "whole seconds" in fraction.message
    assert (fraction.row, fraction.count) == (9, 1)


def test_whole_seconds_may_be_stored_as_fractions_and_be_missing() -> None:
    """A gap makes pandas store whole numbers as floats; then the gap is the fault."""
    table = events().astype({"TIMESTAMP": "float"})
    assert checked(table).ok
    table.loc[5, "TIMESTAMP"] = None
    assert found(checked(table), "time-empty").row == 7
    gaps = films().astype({"CREATION_TIMESTAMP": "Int64"})
    gaps.loc[3, "CREATION_TIMESTAMP"] = None
    assert tables.items(gaps).ok


def test_gaps_block_where_a_value_is_required() -> None:
    table = events()
    table.loc[4, "ITEM_ID"] = None
    table.loc[9, "ITEM_ID"] = "  "
    table.loc[7, "EVENT_TYPE"] = None
    report = checked(table)
    missing = found(report, "id-missing", "ITEM_ID")
    assert (missing.row, missing.count) == (6, 2)
    assert found(report, "event-type-missing").row == 9
    assert not report.ok


def test_the_table_of_findings_has_those_that_block_first() -> None:
    told = checked(events(900)).table()
    assert told.loc[0, "grade"] == "blocks"
    assert list(told) == ["grade", "column", "row", "count", "message", "matters", "fix"]
    assert "<table" in checked(events(900))._repr_html_()


def test_rows_that_are_there_twice_are_counted() -> None:
    table = pd.concat([events(), events().head(3)], ignore_index=True)
    twice = found(checked(table), "duplicates")
    assert (twice.count, twice.row) == (3, 1202)
    assert checked(table).ok


def test_too_little_data_blocks() -> None:
    report = checked(events(30).assign(USER_ID=lambda t: t.index.astype(str)))
    assert "30 usable interactions of 30 rows" in found(report, "too-few-interactions").message
    assert "1,000" in found(report, "too-few-interactions").message
    assert "0 users" in found(report, "too-few-users").message
    assert not report.ok


def test_ids_and_values_have_a_longest_length() -> None:
    table = events()
    table.loc[10, "USER_ID"] = "u" * 257
    assert found(checked(table), "id-too-long").row == 12
    items = pd.DataFrame({"ITEM_ID": ["1", "2", "3"], "GENRES": ["a", "b" * 1001, None]})
    long = found(tables.items(items), "value-too-long", "GENRES")
    assert (long.row, long.count, long.grade) == (3, 1, Grade.BLOCKS)
    for kind in ("category", "object"):
        assert found(tables.items(items.astype({"GENRES": kind})), "value-too-long").row == 3
    sentences = items.assign(GENRES=["a word " * 60] * 2 + ["a word " * 200])
    assert found(tables.items(sentences), "value-too-long").row == 4


def test_event_types_and_columns_share_a_limit() -> None:
    table = events().assign(EVENT_TYPE=lambda t: (t.index % 10).astype(str))
    assert "10 event types" in found(checked(table), "too-many-event-types").message
    nobody = table.assign(USER_ID=lambda t: t.USER_ID.where(t.EVENT_TYPE.astype(int) < 5))
    assert "too-many-event-types" not in codes(checked(nobody))
    context = {f"CONTEXT_{n}": "a" for n in range(6)}
    assert (
        "6 metadata columns"
        in found(checked(events().assign(**context)), "too-many-columns").message
    )


def test_items_and_users_have_one_row_each_and_metadata() -> None:
    twice = pd.DataFrame({"ITEM_ID": ["1", "2", "1"], "YEAR": [1, 2, 3]})
    assert found(tables.items(twice), "id-twice").row == 4
    alone = pd.DataFrame({"USER_ID": ["1"]})
    assert "no column beside the id" in found(tables.users(alone), "no-metadata").message
    assert not tables.users(alone).ok


def test_names_that_cannot_be_told_apart_or_written_block() -> None:
    table = pd.DataFrame(
        [["1", "a", "b", 1, 2]], columns=["ITEM_ID", "GENRES_1", "GENRES1", "a b", "ITEM_ID"]
    )
    told = {one.column: one.message for one in tables.items(table).errors}
    assert "GENRES_1" in told["GENRES1"]
    assert "letters" in told["a b"]
    assert "ITEM_ID" in told["ITEM_ID"]
    row = pd.DataFrame({"ITEM_ID": ["1"], "Row": ["a"]})
    assert [one.column for one in tables.items(row).errors] == ["Row"]


def test_an_empty_table_blocks() -> None:
    assert not checked(events().head(0)).ok


def test_ids_of_numbers_and_truth_values_are_taken() -> None:
    table = films().assign(ITEM_ID=range(60), ADULT=[True, False] * 30, PRICE=np.nan)
    report = tables.items(table)
    assert report.ok, str(report)
    assert found(report, "incomplete", "PRICE").count == 60


def test_a_file_is_checked_as_a_table_is(tmp_path: Path) -> None:
    """Types, rows and values come to the same."""
    faulty = events()
    faulty.loc[4, "ITEM_ID"] = None
    faulty.loc[[8, 9], "TIMESTAMP"] *= 1000
    path = tmp_path / "it's.parquet"
    with connection() as database:
        database.register("faulty", faulty)
        database.execute("COPY faulty TO '" + str(path).replace("'", "''") + "'")
    assert checked(Whole(path, len(faulty))).findings == checked(faulty).findings
    assert not checked(faulty).ok


def test_nothing_that_is_said_of_a_table_speaks_of_a_mapping(tmp_path: Path) -> None:
    """There is none. Files and cleaning are none of its matters either."""
    number = np.arange(1200)
    events_of_all_sorts = events().assign(
        EVENT_TYPE=np.where(number % 9 == 0, "Click", np.where(number % 7 == 0, "return", "click")),
        EVENT_VALUE=np.where(number % 11 == 0, -1.0, 1.0),
        **{f"C{n}": "a" for n in range(9)},
    )
    events_of_all_sorts.loc[3, "USER_ID"] = "test-account"
    events_of_all_sorts.loc[4, "USER_ID"] = "u\ufffd"
    events_of_all_sorts.loc[5, "TIMESTAMP"] = 100
    items = films().assign(GENRES=lambda t: t["GENRES"] + "Ã©", CODE="x" * 1001)
    items.loc[3, "CREATION_TIMESTAMP"] = 253_402_300_799
    told = [*checked(events_of_all_sorts).findings, *tables.items(items).findings]
    assert len({one.code for one in told}) >= 10
    for one in told:
        assert "mapping.yaml" not in one.fix, one.code
        assert "`" not in one.fix, one.code
        assert (one.file, one.cleaning) == (None, "")


def test_what_has_markup_in_it_is_no_category() -> None:
    words = [f"<p>soft wool {n}</p>" for n in range(40)] * 2
    items = pd.DataFrame({"ITEM_ID": [f"i{n}" for n in range(80)], "ABOUT": words})
    codes = {one.code for one in tables.items(items).findings}
    assert "many-categories" not in codes
    plain = items.assign(ABOUT=[f"soft wool {n}" for n in range(40)] * 2)
    assert "many-categories" in {one.code for one in tables.items(plain).findings}


def test_where_times_only_number_what_was_done_nothing_is_said_of_days() -> None:
    """Such times are whole days long ago; that is no fault of the data."""
    table = pd.DataFrame(
        {
            "USER_ID": [f"u{n % 40}" for n in range(1200)],
            "ITEM_ID": [f"i{n % 7}" for n in range(1200)],
            "TIMESTAMP": [946_684_800 + 86_400 * (n // 40) for n in range(1200)],
        }
    )
    told = {one.code for one in tables.interactions(table, now=NOW).findings}
    ordered = {one.code for one in tables.interactions(table, now=NOW, only_ordered=True).findings}
    assert "times-at-midnight" in told
    assert not {code for code in ordered if "midnight" in code or "old" in code or "day" in code}
    assert ordered < told
