"""A table in the form of Personalize as the relation that findings read, as if mapped from a file.

Of a DataFrame there is a copy in DuckDB; a Parquet file is read where it is. Findings about items
or users alone have interactions without rows beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from personalize_poc.check.findings.scan import quoted
from personalize_poc.data import schemas, whole
from personalize_poc.data.own.canonical import Canonical, Field, Relation
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.tables import Column, Part, Reading, Table
from personalize_poc.data.whole import Whole

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

_IDS = ("USER_ID", "ITEM_ID")
_TIMES = ("TIMESTAMP", "CREATION_TIMESTAMP")
_KINDS = {
    "USER_ID": "id",
    "ITEM_ID": "id",
    "EVENT_TYPE": "event type",
    "IMPRESSION": "impressions",
    "RECOMMENDATION_ID": "recommendation",
    "EVENT_ATTRIBUTION_SOURCE": "other",
}
"""Fields that are text whatever stands in them."""
_TITLE = "title"
"""The kind of texts for people: nothing is learned from them, and nothing is missing from them."""
_LONG_TEXT = 60
"""From this mean length on, values are sentences and no categories."""


@dataclass(frozen=True)
class Framed:
    """A table in DuckDB, called t0, and what is made of it.

    Attributes:
        section: "interactions", "items" or "users".
        connection: where it lives.
        names: of its columns; in DuckDB they are c0, c1, …
        types: of them in DuckDB.
        rows: how many it has.
        only_ordered: whether its times only number what each person did.
    """

    section: str
    connection: duckdb.DuckDBPyConnection
    names: tuple[str, ...]
    types: tuple[str, ...]
    rows: int
    only_ordered: bool = False

    def is_text(self, name: str) -> bool:
        """Whether a column holds texts."""
        return self.types[self.names.index(name)] == "VARCHAR"

    def no_numbers(self, name: str) -> tuple[int, int, int]:
        """How many values of a column are no whole numbers, the first row, and how many there are.

        Texts are none, whatever they say.
        """
        key = self._key(name)
        wrong = f"{key} IS NOT NULL" if self.is_text(name) else f"{key} % 1 <> 0"
        told = self.connection.execute(
            f"SELECT count(*) FILTER ({wrong}), coalesce(min(rowid) FILTER ({wrong}), 0), "
            f"count({key}) FROM t0"
        ).fetchone()
        count, row, filled = told or (0, 0, 0)
        return int(count), int(row), int(filled)

    def _key(self, name: str) -> str:
        return f"c{self.names.index(name)}"

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """What each column is, by its name, its type and the texts that it holds."""
        texts = [key for key, kind in self._columns if kind == "VARCHAR"]
        # What has markup in it is written for people, however short.
        length = "CASE WHEN bool_or(contains({0}, '</')) THEN 1e9 ELSE avg(length({0})) END"
        asked = ", ".join(
            f"coalesce(bool_or(contains({key}, '|')), false), coalesce({length.format(key)}, 0)"
            for key in texts
        )
        told = self.connection.execute(f"SELECT {asked or 1} FROM t0").fetchone() or ()
        looks = {key: told[2 * place : 2 * place + 2] for place, key in enumerate(texts)}
        return tuple(
            _field(name, kind, *looks.get(key, (False, 0.0)))
            for name, (key, kind) in zip(self.names, self._columns, strict=True)
        )

    @property
    def _columns(self) -> list[tuple[str, str]]:
        return [(f"c{place}", kind) for place, kind in enumerate(self.types)]

    @cached_property
    def canonical(self) -> Canonical:
        """The relations; `relate` makes them."""
        columns = tuple(Column(name, f"c{place}") for place, name in enumerate(self.names))
        file = f"{self.section}.csv"
        table = Table("t0", file, columns, (Part(file, "csv", 0, self.rows),), self.rows)
        names = {one.name: one.name for one in self.fields}
        section = Section((file,), names)
        if self.only_ordered:
            section = replace(section, timestamp=("count",))
        mine = Relation(self.section, "checked", self.fields, table)
        events = mine if self.section == "interactions" else _no_events()
        return Canonical(
            self.connection,
            Reading("table", self.connection, (table,)),
            Mapping({self.section: section}),
            events,
            mine if self.section == "items" else None,
            mine if self.section == "users" else None,
        )

    def relate(self) -> None:
        """Make the relations. Names must be free of doubles by then, for DuckDB's sake."""
        parts = ["rowid AS row"]
        for name, (key, kind), field in zip(self.names, self._columns, self.fields, strict=True):
            text = f"nullif(trim({key}), '')" if kind == "VARCHAR" else f"{key}::VARCHAR"
            if field.type == "string":
                parts.append(f"{text} AS {quoted(name)}")
            else:
                into = {"long": "BIGINT", "boolean": "BOOLEAN"}.get(field.type, "DOUBLE")
                parts.append(f"TRY_CAST({key} AS {into}) AS {quoted(name)}")
                parts.append(f"{text} AS {quoted('raw_' + name)}")
        self.connection.execute(f"CREATE VIEW checked AS SELECT {', '.join(parts)} FROM t0")
        if self.section != "interactions":
            self.connection.execute(
                "CREATE TABLE no_events (row BIGINT, USER_ID VARCHAR, ITEM_ID VARCHAR, "
                "TIMESTAMP BIGINT, raw_TIMESTAMP VARCHAR)"
            )


def _field(name: str, kind: str, has_several: bool = False, length: float = 0.0) -> Field:
    """A column as a field. kind: its type in DuckDB."""
    if name in _TIMES:
        return Field(name, "long", name, "time")
    if name == "EVENT_VALUE":
        return Field(name, "double", name, "number")
    if name in _KINDS:
        return Field(name, "string", name, _KINDS[name])
    if kind == "BOOLEAN":
        return Field(name, "boolean", name, "categorical")
    if kind != "VARCHAR":
        return Field(name, "double" if kind in ("DOUBLE", "FLOAT") else "long", name, "number")
    if schemas.describes(name) or length >= _LONG_TEXT:
        return Field(name, "string", name, _TITLE)
    return Field(name, "string", name, "list" if has_several else "categorical")


def _no_events() -> Relation:
    """Interactions beside items or users that are checked alone."""
    file = "interactions.csv"
    fields = (*(_field(name, "VARCHAR") for name in _IDS), _field("TIMESTAMP", "BIGINT"))
    return Relation(
        "interactions", "no_events", fields, Table("t1", file, (), (Part(file, "csv", 0, 0),), 0)
    )


@contextmanager
def framed(
    section: str, table: pd.DataFrame | Whole, *, only_ordered: bool = False
) -> Iterator[Framed]:
    """A table in a database of its own, which is gone afterwards.

    Args:
        section: "interactions", "items" or "users".
        table: in the form of Personalize.
        only_ordered: whether its times only number what each person did.
    """
    with whole.connection() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        if isinstance(table, Whole):
            names = tuple(table.columns)
            chosen = ", ".join(f"{quoted(name)} AS c{place}" for place, name in enumerate(names))
            connection.execute(
                f"CREATE VIEW t0 AS SELECT file_row_number AS rowid, {chosen} FROM "
                f"read_parquet('{whole.quoted(table.path)}', file_row_number = true)"
            )
            types = tuple(table.types.values())
        else:
            names = tuple(map(str, table.columns))
            types = _copied(connection, table)
        yield Framed(section, connection, names, types, len(table), only_ordered)


def _copied(connection: duckdb.DuckDBPyConnection, table: pd.DataFrame) -> tuple[str, ...]:
    """Make t0 of a table in memory, ids and whatever is no number as texts; the types."""
    import pandas as pd

    values = {}
    for place, name in enumerate(table.columns):
        one = table.iloc[:, place]
        is_number = pd.api.types.is_numeric_dtype(one.dtype)  # truth values are numbers too
        plain = one if is_number and name not in _IDS else one.astype("string")
        values[f"c{place}"] = plain.array
    connection.register("frame", pd.DataFrame(values))
    connection.execute("CREATE TABLE t0 AS FROM frame")
    connection.unregister("frame")
    return tuple(str(kind) for _, kind, *_ in connection.execute("DESCRIBE t0").fetchall())
