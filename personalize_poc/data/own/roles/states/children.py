"""Lines that are parts of another line: a size of an article, an article of a set, at no price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View, is_idlike

if TYPE_CHECKING:
    import duckdb

_FILL = (0.01, 0.7)
"""Share of lines that may be parts of others."""
_VALUES = 20
"""Most spellings of nothing in a column of prices."""


@dataclass(frozen=True)
class Children:
    """Lines that stand for the same purchase as another line.

    Attributes:
        parent: the column with the number of that line.
        price: a column that is 0 in these lines, and hardly in others.
        values: of it, in these lines.
        rows: how many there are.
    """

    parent: ColumnProfile
    price: ColumnProfile
    values: tuple[str, ...]
    rows: int


def find(connection: duckdb.DuckDBPyConnection, view: View) -> Children | None:
    """Lines that name another line of the table, and cost nothing while that one has the price."""
    keys = [one for one in view.columns if one.is_unique and is_idlike(one)]
    prices = [one for one in view.columns if view.hint(one.key).says("price")]
    for parent in view.columns:
        if not (_FILL[0] < parent.fill < _FILL[1] and is_idlike(parent)):
            continue
        free = [one for one in prices if one is not parent and _seems_free(parent, one)]
        if not free or not _names_a_row(connection, view, parent, keys):
            continue
        for price in free:
            if values := _free(connection, view, parent, price):
                return Children(parent, price, values, parent.filled)
    return None


def _seems_free(parent: ColumnProfile, price: ColumnProfile) -> bool:
    """Whether in the sample the lines with a parent, and they alone, cost nothing."""
    pairs = [(bool(a), _is_zero(b)) for a, b in zip(parent.values, price.values, strict=True) if b]
    alike = sum(part == zero for part, zero in pairs)
    return any(part for part, _ in pairs) and alike >= 0.99 * len(pairs)


def _is_zero(text: str) -> bool:
    return not text.strip("0.,- ")


def _names_a_row(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    parent: ColumnProfile,
    keys: list[ColumnProfile],
) -> bool:
    table, mine = view.profile.table.name, sql.given(parent.key)
    for key in keys:
        if key.shape.kind != parent.shape.kind:
            continue
        other = sql.given(key.key)
        row = connection.execute(
            f"SELECT count(*) FILTER (WHERE {mine} NOT IN "
            f"(SELECT {other} FROM {table} WHERE {other} IS NOT NULL)), "
            f"count(*) FILTER (WHERE {mine} = {other}) FROM {table} WHERE {mine} IS NOT NULL"
        ).fetchone()
        if row and row[0] <= 0.01 * parent.filled and row[1] == 0:
            return True
    return False


def _free(
    connection: duckdb.DuckDBPyConnection, view: View, parent: ColumnProfile, price: ColumnProfile
) -> tuple[str, ...]:
    """The spellings of 0 in lines with a parent; none if other lines have them, or these others."""
    rows = connection.execute(
        f"SELECT {sql.given(price.key)} AS v, count({sql.given(parent.key)}), count(*) "
        f"FROM {view.profile.table.name} WHERE v IS NOT NULL GROUP BY v "
        f"HAVING count({sql.given(parent.key)}) > 0 LIMIT {_VALUES + 1}"
    ).fetchall()
    parts, all_rows = sum(row[1] for row in rows), sum(row[2] for row in rows)
    zero = all(_is_zero(str(row[0])) for row in rows)
    if not rows or not zero or parts < 0.99 * parent.filled or all_rows > 1.01 * parts:
        return ()
    return tuple(str(row[0]) for row in rows)
