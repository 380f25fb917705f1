"""A mapping applied: relations under Personalize's names, with types and without lost texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from personalize_poc.data.own import canonical, mapping_file
from personalize_poc.data.own.tables import Column, Part, Reading, Table

ORDERS = [
    ["customer", "sku", "at", "do", "price", "kinds"],
    ["ann", "A1", "2024-03-02T10:00:00+01:00", "buy", "12.5", "x; y"],
    ["bob ", " A2", "2024-03-01T10:00:00Z", "view", "3", ""],
    ["", "A2", "yesterday", "drop", "", "z"],
]
MAPPING = """
interactions:
  file: orders.csv
  columns: {USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at, EVENT_TYPE: do, EVENT_VALUE: price}
  timestamp: iso
"""


class Files:
    """A reading of tables that are written down here."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.tables: list[Table] = []

    def add(self, label: str, rows: list[list[Any]], *more: tuple[str, list[list[Any]]]) -> None:
        """Add a table of one file, or of several with the same columns."""
        name = f"t{len(self.tables)}"
        columns = tuple(Column(str(text), f"c{i}") for i, text in enumerate(rows[0]))
        keys = ", ".join(f"{one.key} VARCHAR" for one in columns)
        self.connection.execute(f"CREATE TABLE {name} ({keys})")
        parts: list[Part] = []
        total = 0
        for file, content in ((label, rows), *more):
            for row in content[1:]:
                marks = ", ".join("?" * len(columns))
                self.connection.execute(f"INSERT INTO {name} VALUES ({marks})", row)
            parts.append(Part(file, "csv", total, len(content) - 1))
            total += len(content) - 1
        table = Table(name, label if not more else "several", columns, tuple(parts), total)
        self.tables.append(table)

    def build(self, mapping: str) -> canonical.Canonical:
        reading = Reading("here", self.connection, tuple(self.tables))
        return canonical.build(reading, mapping_file.parse(mapping))


@pytest.fixture
def files() -> Iterator[Files]:
    made = Files()
    yield made
    made.connection.close()


def rows(made: canonical.Canonical, relation: str, *columns: str) -> list[tuple[Any, ...]]:
    listed = ", ".join(f'"{one}"' for one in columns)
    return made.connection.execute(f"SELECT {listed} FROM {relation} ORDER BY row").fetchall()


def test_fields_have_names_types_and_the_text_of_the_file(files: Files) -> None:
    files.add("orders.csv", ORDERS)
    made = files.build(MAPPING)
    assert rows(made, "interactions", "row", "USER_ID", "ITEM_ID", "EVENT_TYPE") == [
        (0, "ann", "A1", "buy"),
        (1, "bob", "A2", "view"),
        (2, None, "A2", "drop"),
    ]
    assert rows(made, "interactions", "TIMESTAMP", "raw_TIMESTAMP", "EVENT_VALUE") == [
        (1709370000, "2024-03-02T10:00:00+01:00", 12.5),
        (1709287200, "2024-03-01T10:00:00Z", 3.0),
        (None, "yesterday", None),
    ]
    assert [(one.name, one.type, one.kind) for one in made.interactions.fields] == [
        ("USER_ID", "string", "id"),
        ("ITEM_ID", "string", "id"),
        ("TIMESTAMP", "long", "time"),
        ("EVENT_TYPE", "string", "event type"),
        ("EVENT_VALUE", "float", "number"),
    ]
