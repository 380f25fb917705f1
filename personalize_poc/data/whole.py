"""A table in a file, read in streams: what is too large for memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc import progress, signals
from personalize_poc.data import one_line

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

MEMORY = "500MB"
"""What DuckDB may take for one question; beyond it works on disk."""
_AVRO = {"VARCHAR": "string", "BOOLEAN": "boolean", "DOUBLE": "float", "FLOAT": "float"}
_SMALL = 2**31
_RESERVED = ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE")
"""The service says what these are; whether their values come back does not matter."""


@dataclass(frozen=True)
class Facts:
    """What a schema has to know of a column.

    Attributes:
        kind: its type in Avro.
        has_gaps: whether a value is missing.
        comes_back: whether its texts are worth being categories: several values joined by "|", or
            at most half as many distinct ones as rows.
    """

    kind: str
    has_gaps: bool
    comes_back: bool


@dataclass(frozen=True, eq=False)
class Whole:
    """A table in the form of Personalize that is not held in memory.

    Attributes:
        path: a Parquet file; its columns are fields of Personalize.
        rows: how many there are.
    """

    path: Path
    rows: int

    def __len__(self) -> int:
        return self.rows

    @cached_property
    def types(self) -> dict[str, str]:
        """Column -> its type in DuckDB."""
        with connection() as database:
            told = database.execute("DESCRIBE FROM read_parquet(?)", [str(self.path)]).fetchall()
        return {str(name): str(kind) for name, kind, *_ in told}

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return list(self.types)

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """What a schema has to know of each column, from all rows."""
        asked = [
            f'count("{name}"), ' + _more(name, "RESERVED" if name in _RESERVED else kind)
            for name, kind in self.types.items()
        ]
        (told,) = self.ask(f"SELECT {', '.join(asked)} FROM whole")
        found = {}
        for place, (name, kind) in enumerate(self.types.items()):
            filled, distinct, several, largest = told[place * 4 : place * 4 + 4]
            avro = _AVRO.get(kind) or ("int" if (largest or 0) < _SMALL else "long")
            repeats = bool(several) or (distinct or self.rows) * 2 <= self.rows
            comes_back = avro == "string" and filled > 0 and repeats
            found[name] = Facts(avro, filled < self.rows, comes_back)
        return found

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """The answer to a question about the table `whole`."""
        with connection() as database:
            self._name(database)
            return database.execute(sql).fetchall()

    def events_per(self, column: str) -> pd.Series:
        """How many rows each value of a column has, the most first."""
        import pandas as pd

        counted = self.path.parent / f"{column}.parquet"
        if not counted.is_file():
            told = self.ask(f'SELECT "{column}", count(*) FROM whole GROUP BY 1 ORDER BY 2 DESC, 1')
            return pd.Series(dict(told), name="count", dtype="int64").rename_axis(column)
        return pd.read_parquet(counted).set_index(column)["events"].rename("count")

    def blocks(self) -> Iterator[pd.DataFrame]:
        """All rows in their order, about a hundred thousand at a time."""
        with connection() as database:
            self._name(database)
            asked = database.execute("FROM whole")
            while len(block := asked.fetch_df_chunk(50)):
                yield block

    def write_csv(self, path: Path) -> None:
        r"""Write it as Personalize reads it: `"` and `\` escaped by `\`, nothing for null.

        A record is one line, so that a blank stands for a line break within a text.
        """
        texts = [name for name, kind in self.types.items() if kind == "VARCHAR"]
        with connection() as database:
            self._name(database)
            # Outside of quotes a backslash would be written as it is, and read as an escape.
            having = [f"coalesce(bool_or(contains(\"{name}\", '\\')), false)" for name in texts]
            told = database.execute(f"SELECT {', '.join(having)} FROM whole").fetchone() or ()
            forced = [f'"{name}"' for name, has in zip(texts, told, strict=True) if has]
            force = f", FORCE_QUOTE ({', '.join(forced)})" if forced else ""
            database.execute(
                f"COPY ({_in_one_line(database, texts)}) TO '{quoted(path)}' "
                f"(FORMAT csv, HEADER, QUOTE '\"', ESCAPE '\\', NULLSTR ''{force})"
            )

    def _name(self, database: duckdb.DuckDBPyConnection) -> None:
        database.execute(f"CREATE VIEW whole AS FROM read_parquet('{quoted(self.path)}')")


def _in_one_line(database: duckdb.DuckDBPyConnection, texts: list[str]) -> str:
    """SQL of all rows, without line breaks in the texts that have some."""
    names = [f'"{name}"' for name in texts]
    having = ", ".join(map(one_line.some_broken, names))
    told = database.execute(f"SELECT {having} FROM whole").fetchone() if names else ()
    broken = [
        f"{one_line.in_one_line(name)} AS {name}"
        for name, has in zip(names, told or (), strict=True)
        if has
    ]
    return f"SELECT * REPLACE ({', '.join(broken)}) FROM whole" if broken else "FROM whole"


def _more(name: str, kind: str) -> str:
    """SQL of what is asked of a column beside its gaps: distinct texts, a "|", largest number."""
    if kind == "VARCHAR":
        return f'approx_count_distinct("{name}"), bool_or(contains("{name}", \'|\')), NULL'
    number = kind not in _AVRO and kind != "RESERVED"
    largest = f'max(abs("{name}"))' if number else "NULL"
    return f"NULL, NULL, {largest}"


@contextmanager
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own in bounded memory; what does not fit goes to a temporary folder."""
    import duckdb

    with (
        tempfile.TemporaryDirectory(prefix="personalize-poc-") as folder,
        duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": folder}) as database,
        signals.interruptible(database),
    ):
        progress.of_database(database)
        yield database


def quoted(path: Path) -> str:
    """A path for the inside of single quotes in SQL."""
    return str(path).replace("'", "''")
