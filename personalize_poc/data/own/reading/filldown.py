"""Fields that stand on the first of several rows only: filled down to the others.

Odoo and other programs export an order with its lines so: reference, day and customer stand beside
the first product, and are blank beside the others. Without them these rows belong to nobody. In the
same way Shopify exports an article: title and kind stand beside its first size. Groups of a report
are told by `first_of_group`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading import first_of_group
from personalize_poc.data.own.reading.ground import file_notes
from personalize_poc.data.own.reading.ground.days_of_ours import is_time
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.tables import Column, Table

_SEEN = 2000
_WIDEST = 200
"""Columns of a list of orders; DuckDB holds some memory for each."""
_FEWEST = 0.05
"""Share of further lines below which blank fields are gaps."""
_FILLED = 0.95
_OWN = 0.5
"""Share of different titles among those of articles, at least."""
_LEAST = 3
"""Fields of an order: its reference, its time and its customer."""


@dataclass(frozen=True)
class _Lines:
    """How the rows of some lines belong to orders.

    Attributes:
        always: columns that stand on every first line, and on no other.
        columns: all that stand on first lines only.
        reference: the column of `always` that names the order, or the one that stands everywhere
            and changes where an order begins.
        dated: those of `always` with times.
        timed: whether an order has its time on all of its lines, as Shopify exports orders; without
            times these are articles.
    """

    always: list[Column]
    columns: list[Column]
    reference: Column
    dated: list[Column]
    timed: bool

    @property
    def is_of_orders(self) -> bool:
        """Whether rows are lines of orders, and no variants of articles."""
        return bool(self.dated) or self.timed

    @property
    def strict(self) -> list[Column]:
        """Columns that must stand on every first line; an order may lack the rest, as a town."""
        if not self.dated:
            return self.always[: 1 if self.timed else None]
        return [*self.dated, *(one for one in self.always if one is self.reference)]


def fill(work: Workspace, table: Table) -> list[Finding]:
    """Fill the fields of orders down, and those of groups, if a table is of this kind."""
    if len(table.columns) > _WIDEST:
        return []
    values = _first_rows(work, table)
    if said := _orders(work, table, values):
        values = _first_rows(work, table)
    return [*said, *_groups(work, table, values, of_orders=bool(said))]


def _first_rows(work: Workspace, table: Table) -> Sequence[Sequence[str | None]]:
    keys = ", ".join(column.key for column in table.columns)
    rows = work.run(f"SELECT rowid, {keys} FROM {table.name} WHERE rowid < {_SEEN}")
    rows.sort(key=lambda row: int(row[0]))
    return list(zip(*rows, strict=True))[1:]


def _groups(
    work: Workspace, table: Table, values: Sequence[Sequence[str | None]], *, of_orders: bool
) -> list[Finding]:
    """Fill columns that stand in the first row of a group only."""
    said = []
    for column in first_of_group.find(work, table, values, of_orders=of_orders):
        (count, row), *_ = _blank(work, table, column.key)
        _fill(work, table, column.key, {column.key})
        said.append(first_of_group.told(table, column, count, row))
    return said


def _orders(work: Workspace, table: Table, values: Sequence[Sequence[str | None]]) -> list[Finding]:
    """Fill the fields of orders down to their further lines."""
    found = _recognised(table.columns, values)
    if found is None or not _holds(work, table, found):
        return []
    first = found.strict[0].key
    (count, row), *_ = _blank(work, table, first)
    _fill(work, table, first, {column.key for column in found.columns})
    file, line = table.place(row)
    names = [column.name for column in found.columns]
    key = found.reference.name
    dated = found.is_of_orders
    return [file_notes.filled_down(file, line, names, key, count, table.rows, dated=dated)]


def _blank(work: Workspace, table: Table, key: str) -> list[tuple[int, int]]:
    """How many rows have no value in a column, and the first of them."""
    return work.run(f"SELECT count(*), min(rowid) FROM {table.name} WHERE {key} IS NULL")


def _fill(work: Workspace, table: Table, first: str, down: set[str]) -> None:
    """Write the value of the first row of each group into all of its rows.

    Args:
        work: of this reading.
        table: which.
        first: the column that has a value in each first row, and in no other.
        down: the columns to be filled.
    """
    chosen = ", ".join(
        f"first_value({c.key}) OVER (PARTITION BY o ORDER BY r) AS {c.key}"
        if c.key in down
        else c.key
        for c in table.columns
    )
    work.run(
        f"CREATE TABLE filled AS SELECT {chosen} FROM (SELECT *, rowid AS r, "
        f"count({first}) OVER (ORDER BY rowid) AS o FROM {table.name}) ORDER BY r"
    )
    work.run(f"DROP TABLE {table.name}")
    work.run(f"ALTER TABLE filled RENAME TO {table.name}")


def _recognised(columns: Sequence[Column], values: Sequence[Sequence[str | None]]) -> _Lines | None:
    """What the first rows say; None if they are no lines of orders."""
    if not values or len(values[0]) < 2 * _LEAST:
        return None
    blank = [frozenset(i for i, value in enumerate(one) if value is None) for one in values]
    sets = [rows for rows in blank if rows and 0 not in rows and len(rows) < len(values[0])]
    if not sets:
        return None
    further = max(sets, key=sets.count)
    if len(further) < _FEWEST * len(values[0]):
        return None
    always = [i for i, rows in enumerate(blank) if rows == further]
    down = [i for i, rows in enumerate(blank) if further <= rows and len(rows) < len(values[0])]
    rest = [i for i, rows in enumerate(blank) if not further & rows]
    dated = [i for i in always if _are_times(values[i])]
    others = [i for i in range(len(columns)) if i not in down]
    if len(down) < _LEAST or not rest or any(_are_own(values[i], further) for i in others):
        return None
    names = [i for i in always if i not in dated and _is_unique(values[i])]
    runs = [i for i in rest if _begins(values[i], further)]
    if not runs and not (names and dated):
        return None
    timed = any(_are_times(values[i]) and not _are_digits(values[i]) for i in runs)
    titled = len(always) >= _LEAST and any(_is_title(values[i]) for i in always)
    if not (dated or timed or titled):
        return None
    return _Lines(
        [columns[i] for i in always],
        [columns[i] for i in down],
        columns[(runs or names)[0]],
        [columns[i] for i in dated],
        timed,
    )


def _is_title(values: Sequence[str | None]) -> bool:
    """Whether nearly every article has words of its own."""
    given = [value for value in values if value is not None]
    several = sum(" " in value or not value.isascii() for value in given)
    return len(set(given)) > _OWN * len(given) and 2 * several > len(given)


def _are_times(values: Sequence[str | None]) -> bool:
    given = [value for value in values if value is not None]
    read = sum(map(is_time, given[:100]))
    return bool(given) and read > _FILLED * len(given[:100])


def _are_digits(values: Sequence[str | None]) -> bool:
    """Whether they may be seconds, and numbers of anything as well."""
    return all(value.isdigit() for value in values if value is not None)


def _are_own(values: Sequence[str | None], further: frozenset[int]) -> bool:
    """Whether lines have times of their own; numbers of ten digits may be those of articles."""
    own = _are_times(values) and not _are_digits(values)
    return own and not _begins(values, further)


def _is_unique(values: Sequence[str | None]) -> bool:
    given = [value for value in values if value is not None]
    return len(set(given)) == len(given)


def _begins(values: Sequence[str | None], further: frozenset[int]) -> bool:
    """Whether a value changes on first lines and on no other."""
    return all((values[i] == values[i - 1]) == (i in further) for i in range(1, len(values)))


def _holds(work: Workspace, table: Table, found: _Lines) -> bool:
    """Whether what the first rows say is true of all."""
    first = found.strict[0].key
    wrong = [f"({first} IS NULL) <> ({column.key} IS NULL)" for column in found.strict[1:]]
    wrong += [f"{first} IS NULL AND {column.key} IS NOT NULL" for column in found.columns]
    where = " OR ".join(f"({one})" for one in wrong)
    starts = ", ".join(str(part.first_row) for part in table.parts)
    reference = found.reference.key
    if found.reference in found.always:
        distinct = f"count(DISTINCT {reference}) = count({reference})"
    else:
        distinct = f"count(*) FILTER ({first} IS NULL AND {reference} <> before) = 0"
    (well,), *_ = work.run(
        f"SELECT count(*) FILTER ({where}) = 0 AND {distinct} "
        f"AND count(*) FILTER (r IN ({starts}) AND {first} IS NULL) = 0 FROM "
        f"(SELECT *, rowid AS r, lag({reference}) OVER (ORDER BY rowid) AS before "
        f"FROM {table.name})"
    )
    return bool(well)
