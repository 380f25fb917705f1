"""Data that is too large for memory: the whole on disk, a part of it in memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from personalize_poc import data
from personalize_poc.check import tables
from personalize_poc.data import DataSet, large, own, schemas
from personalize_poc.data.own import keeping
from personalize_poc.data.own.canonical import Canonical, Field, Relation
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.tables import Column, Reading, Table
from personalize_poc.data.whole import Whole

TOLD = {"name": "shop", "about": "A shop.", "licence": "mine"}
SELECT = (
    "SELECT who AS USER_ID, what AS ITEM_ID, moment AS TIMESTAMP, did AS EVENT_TYPE, "
    "paid AS EVENT_VALUE, device AS DEVICE FROM log"
)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[duckdb.DuckDBPyConnection]:
    """4,000 events of 200 users and one robot, whose 500 events would fill the part alone."""
    monkeypatch.setenv("PERSONALIZE_POC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(large, "SHOWN", 1000)
    monkeypatch.setattr(large, "_HEAVY", 50)
    with duckdb.connect() as connection:
        connection.execute(
            """CREATE TABLE log AS SELECT
              CASE WHEN i % 9 = 8 THEN 'robot' ELSE 'u' || (i % 200) END AS who,
              'i' || (i * i % 150) AS what, (1700000000 + i * 60)::BIGINT AS moment,
              CASE WHEN i % 7 = 0 THEN 'buy' ELSE 'view' END AS did,
              CASE WHEN i % 7 = 0 THEN i / 2.0 END AS paid,
              CASE WHEN i % 3 = 0 THEN 'a\\b"c,' || i % 2 ELSE 'web' END AS device
            FROM range(4500) t(i)"""
        )
        yield connection


def _kept(log: duckdb.DuckDBPyConnection) -> DataSet:
    tables = {
        "interactions": SELECT,
        "items": "SELECT DISTINCT what AS ITEM_ID, 'x' AS CATEGORY, NULL::BIGINT AS YEAR FROM log",
        "titles": "SELECT DISTINCT what, upper(what) FROM log",
    }
    raw = log.execute("FROM log LIMIT 5").df()
    return large.keep(log, tables, raw=raw, rows_of_source=4500, told=TOLD)


def test_everything_is_counted_and_a_part_is_shown(log: duckdb.DuckDBPyConnection) -> None:
    """Counts and popularity are those of all rows; the part has few users with all their events."""
    full = log.execute(SELECT).df()
    ds = _kept(log)
    counts = ds.counts
    assert (counts.rows, counts.rows_of_source) == (4500, 4500)
    assert (counts.users, counts.items) == (full["USER_ID"].nunique(), full["ITEM_ID"].nunique())
    assert ds.events_per("ITEM_ID").to_dict() == full["ITEM_ID"].value_counts().to_dict()
    assert ds.events_per("EVENT_TYPE").to_dict() == full["EVENT_TYPE"].value_counts().to_dict()
    part = ds.interactions
    assert 500 < len(part) <= 1000
    assert "robot" not in set(part["USER_ID"])
    assert part["TIMESTAMP"].is_monotonic_increasing
    mine = full[full["USER_ID"].isin(set(part["USER_ID"]))]
    assert len(mine) == len(part)
    assert f"{counts.users_shown:,} of {counts.users:,} users" in ds.part
    assert "4,500 interactions" in str(ds)
    assert ds.title("i1") == "I1"
    (bar,) = log.execute("SELECT current_setting('enable_progress_bar')").fetchone() or (None,)
    assert bar is False, "a notebook would show it"


def test_the_schema_knows_gaps_that_no_row_of_the_part_has(log: duckdb.DuckDBPyConnection) -> None:
    """Types and gaps are those of all rows, as they would be of the table in memory."""
    full, ds = log.execute(SELECT).df(), _kept(log)
    expected = schemas.schema(full, "Interactions", categorical=schemas.categories(full))
    whole = ds.all_interactions
    found = schemas.schema(whole, "Interactions", categorical=schemas.categories(whole))
    assert found == expected


def test_the_file_for_personalize_holds_every_row(
    log: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """Quotes, commas and backslashes come back as they were; null is nothing."""
    ds = _kept(log)
    path = schemas.write_csv(ds.all_interactions, tmp_path / "out.csv")
    with path.open(newline="") as file:
        found = list(csv.reader(file, doublequote=False, escapechar="\\"))
    expected = log.execute(SELECT).fetchall()
    assert found[0] == ds.whole.columns if ds.whole else False
    assert [tuple(row) for row in found[1:]] == [
        tuple("" if value is None else str(value) for value in row) for row in expected
    ]


def test_a_record_of_the_file_is_one_line(log: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (rows,) = log.execute("SELECT count(*) FROM log").fetchone() or (0,)
    log.execute("UPDATE log SET who = 'a' || chr(13) || chr(10) || ' b' WHERE who = 'robot'")
    path = schemas.write_csv(_kept(log).all_interactions, tmp_path / "out.csv")
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == rows + 1
    assert any("a b" in one for one in lines)


def test_checks_of_the_whole_find_what_the_part_does_not_hold(
    log: duckdb.DuckDBPyConnection,
) -> None:
    """A fault of the robot alone is found, with its row."""
    log.execute("UPDATE log SET moment = moment * 1000 WHERE who = 'robot'")
    report = tables.interactions(_kept(log).all_interactions)
    (found,) = report.errors
    assert (found.column, found.row, found.count) == ("TIMESTAMP", 10, 500)


def test_it_is_read_once(
    log: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next notebook finds it; a changed file is read again; only a few are kept."""
    asked: list[Path] = []

    def load(folder: Path) -> DataSet:
        asked.append(folder)
        return _kept(log)

    monkeypatch.setattr(own, "load", load)
    shop = tmp_path / "shop"
    shop.mkdir()
    (shop / "mapping.yaml").write_text("interactions: {}")
    first, second = data.load(shop), data.load(shop)
    assert len(asked) == 1
    pd.testing.assert_frame_equal(first.interactions, second.interactions)
    for number in range(6):
        (shop / "mapping.yaml").write_text(f"interactions: {{}} # {number}")
        data.load(shop)
    assert len(asked) == 7
    left = list((tmp_path / "cache/kept/large").iterdir())
    assert len(left) == large.MOST


def test_a_folder_that_cannot_be_written_costs_only_time(
    log: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it lies in a temporary folder."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PERSONALIZE_POC_CACHE_DIR", str(tmp_path / "file"))
    ds = large.remember("key", _kept(log))
    assert isinstance(ds.all_interactions, Whole)
    assert large.kept("key") is None


def test_small_data_is_everything() -> None:
    """There the part is the whole, and nothing is said of a part."""
    table = pd.DataFrame({"USER_ID": ["a", "a"], "ITEM_ID": ["x", "y"], "TIMESTAMP": [1, 2]})
    ds = DataSet("d", table, table, None, None, {}, "", "")
    assert ds.all_interactions is table
    assert ds.part == ""
    assert (ds.counts.rows, ds.counts.users, ds.counts.users_shown) == (2, 1, 1)
    assert ds.events_per("USER_ID").to_dict() == {"a": 2}


def test_tables_of_a_mapping_are_kept(log: duckdb.DuckDBPyConnection) -> None:
    """Fields, titles, the first rows under the file's own names, and what became of each column."""
    names = ("customer", "sku", "at", "device", "note")
    log.execute(
        "CREATE TABLE t0 AS SELECT who AS c0, what AS c1, moment::VARCHAR AS c2, device AS c3, "
        "'x' AS c4 FROM log"
    )
    log.execute(
        "CREATE VIEW r0 AS SELECT rowid AS row, c0 AS USER_ID, c1 AS ITEM_ID, c2::BIGINT AS "
        "TIMESTAMP, c2 AS raw_TIMESTAMP, c3 AS DEVICE FROM t0"
    )
    columns = {"USER_ID": "customer", "ITEM_ID": "sku", "TIMESTAMP": "at", "DEVICE": "device"}
    table = Table(
        "t0", "log.csv", tuple(Column(name, f"c{i}") for i, name in enumerate(names)), (), 4500
    )
    fields = tuple(
        Field(name, "long" if name == "TIMESTAMP" else "string", column, "other")
        for name, column in columns.items()
    )
    goods = Table("t1", "goods.csv", (Column("sku", "c0"), Column("name", "c1")), (), 150)
    log.execute("CREATE TABLE t1 AS SELECT DISTINCT c1 AS c0, upper(c1) AS c1 FROM t0")
    log.execute("CREATE VIEW r1 AS SELECT rowid AS row, c0 AS ITEM_ID, c1 AS title FROM t1")
    sections = {
        "interactions": Section(("log.csv",), columns, unused={"note": "always the same"}),
        "items": Section(("goods.csv",), {"ITEM_ID": "sku"}, title="name"),
    }
    items = Relation("items", "r1", (Field("ITEM_ID", "string", "sku", "id"),), goods, "title")
    made = Canonical(
        log,
        Reading("shop", log, (table, goods)),
        Mapping(sections),
        Relation("interactions", "r0", fields, table),
        items,
    )
    assert not keeping.is_large(made)
    ds = keeping.keep(made, told={**TOLD, "source": "/shop"})
    assert ds.counts.rows == 4500
    assert list(ds.interactions) == ["USER_ID", "ITEM_ID", "TIMESTAMP", "DEVICE"]
    assert list(ds.raw) == list(names)
    assert ds.title("i1") == "I1"
    assert ds.source == "/shop"
    became = {row["column"]: (row["becomes"], row["why"]) for row in ds.columns()}
    assert became["device"] == ("DEVICE", "")
    assert became["note"] == ("–", "always the same")
    assert became["name"] == ("title", "")
