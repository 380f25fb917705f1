"""Canonical data sets for tests, of rows or of SQL, as `canonical.build` makes them of files."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence

import duckdb

from personalize_poc.data.own.canonical import Canonical, Field, Relation
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.tables import Column, Part, Reading, Table

TYPES = {
    "id": "string",
    "time": "long",
    "event type": "string",
    "number": "double",
    "categorical": "string",
    "list": "string",
    "text": "string",
    "impressions": "string",
}
KINDS = {
    "USER_ID": "id",
    "ITEM_ID": "id",
    "TIMESTAMP": "time",
    "CREATION_TIMESTAMP": "time",
    "EVENT_TYPE": "event type",
    "EVENT_VALUE": "number",
    "PRICE": "number",
    "GENRES": "list",
    "DESCRIPTION": "text",
    "IMPRESSION": "impressions",
}
TITLE = "title"


class World:
    """A DuckDB database with tables of text and the relations over them.

    Files are called "orders.csv", "products.csv" and "customers.csv"; their columns are called as
    the fields, in small letters.
    """

    FILES: Dictionary[str, str] = {
        "interactions": "orders.csv",
        "items": "products.csv",
        "users": "customers.csv",
    }

    def __init__(self, timezone: str = "UTC") -> None:
        self.connection = duckdb.connect()
        self.connection.execute("SET memory_limit = '1GB'")
        self.timezone = timezone
        self.relations: dict[str, Relation] = {}

    def add(
        self,
        section: str,
        columns: Sequence[str],
        rows: str | Sequence[Sequence[str | None]],
        kinds: Dictionary[str, str] | None = None,
        called: Dictionary[str, str] | None = None,
    ) -> World:
        """Add a data set: its fields, and its rows as texts or as a SELECT in this order.

        kinds: field -> its kind; called: field -> what the file calls its column.
        """
        number = len(self.relations)
        keys = [f"c{index}" for index in range(len(columns))]
        texts = ", ".join(f"{key} VARCHAR" for key in keys)
        self.connection.execute(f"CREATE TABLE t{number} ({texts})")
        if isinstance(rows, str):
            self.connection.execute(f"INSERT INTO t{number} {rows}")
        elif rows:
            marks = ", ".join("?" * len(columns))
            values = [list(row) for row in rows]
            self.connection.executemany(f"INSERT INTO t{number} VALUES ({marks})", values)
        (count,) = self.connection.execute(f"SELECT count(*) FROM t{number}").fetchone() or (0,)
        given = {name: (called or {}).get(name, name.lower()) for name in columns}
        self._relate(section, f"t{number}", given, {**KINDS, **(kinds or {})}, count)
        return self

    def _relate(
        self, section: str, table: str, columns: dict[str, str], kinds: dict[str, str], count: int
    ) -> None:
        known = []
        parts = ["rowid AS row"]
        for index, (name, called) in enumerate(columns.items()):
            text = f"nullif(trim(c{index}), '')"
            if name == TITLE:
                parts.append(f"{text} AS title")
                continue
            kind = kinds.get(name, "categorical")
            field = Field(name, TYPES.get(kind, "string"), called, kind)
            known.append(field)
            if field.type == "string":
                parts.append(f'{text} AS "{name}"')
            else:
                into = "BIGINT" if field.type == "long" else "DOUBLE"
                parts.append(f'TRY_CAST({text} AS {into}) AS "{name}", {text} AS "raw_{name}"')
        name = f"canonical_{section}"
        self.connection.execute(f"CREATE VIEW {name} AS SELECT {', '.join(parts)} FROM {table}")
        file = self.FILES[section]
        keys = tuple(Column(one, f"c{index}") for index, one in enumerate(columns.values()))
        made = Table(table, file, keys, (Part(file, "csv", 0, count),), count)
        title = TITLE if TITLE in columns else None
        self.relations[section] = Relation(section, name, tuple(known), made, title)

    def canonical(self) -> Canonical:
        """What was added, as one."""
        sections = {
            name: Section(
                (self.FILES[name],),
                {field.name: field.column for field in relation.fields},
                timezone=self.timezone,
                separator="|",
            )
            for name, relation in self.relations.items()
        }
        tables = tuple(relation.table for relation in self.relations.values())
        return Canonical(
            self.connection,
            Reading("tests", self.connection, tables),
            Mapping(sections, name="Test"),
            self.relations["interactions"],
            self.relations.get("items"),
            self.relations.get("users"),
        )
