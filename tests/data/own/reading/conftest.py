"""What tests of reading share: a file of bytes, read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import reading
from personalize_poc.data.own.tables import Reading, Table


class Read:
    """A reading, with what tests ask of it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @property
    def table(self) -> Table:
        """The only table."""
        (table,) = self.reading.tables
        return table

    @property
    def names(self) -> list[str]:
        """Of the columns of the only table."""
        return [column.name for column in self.table.columns]

    def rows(self, table: Table | None = None) -> list[tuple[str | None, ...]]:
        """Everything in a table, in its order."""
        name = (table or self.table).name
        return self.reading.connection.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()

    def lines(self) -> list[int]:
        """The line of every row of the only table."""
        return [self.table.place(row)[1] for row in range(self.table.rows)]

    @property
    def codes(self) -> list[str]:
        """Of the findings."""
        return sorted(finding.code for finding in self.reading.findings)

    def finding(self, code: str) -> Finding:
        """The only finding of a kind."""
        (found,) = [finding for finding in self.reading.findings if finding.code == code]
        return found


def write_parquet(path: Path, sql: str) -> Path:
    """The answer of a query as a Parquet file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({sql}) TO '{path}' (FORMAT parquet)")
    return path


Opener = Callable[..., Read]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    """Write a file, read it; or read a path. Whatever is opened is closed."""
    readings: list[Reading] = []

    def open_(content: bytes | str | Path, name: str = "orders.csv", **options: Any) -> Read:
        if isinstance(content, Path):
            path = content
        else:
            path = tmp_path / name
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        readings.append(reading.open_source(path, **options))
        return Read(readings[-1])

    yield open_
    for one in readings:
        one.close()
