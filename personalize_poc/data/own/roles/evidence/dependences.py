"""Which columns are determined by which ids: every order belongs to one customer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View, is_idlike

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb
    from numpy.typing import NDArray

    Hashes = np.ma.MaskedArray[tuple[int], np.dtype[np.uint64]]

_KEYS = 8
"""Most columns of a table whose dependents are looked for."""
_MIN_GROUPS = 5
_MOST = 10
"""Rows of a value up to which they count."""
_CERTAIN = 0.98
"""Chance that two rows are alike, from which on it says nothing that they are."""
_TOGETHER = 100
"""Columns that are compared at a time."""
_PLANNED, _ROWS = 40, 10_000
"""Columns up to which, and rows from which on, `sql.trimmed` is worth its planning."""
_FEW, _TELLING = 12, 24
"""Columns with so few values tell users from items hardly; so many others are looked at first."""
_LARGEST = np.iinfo(np.uint64).max


def look(connection: duckdb.DuckDBPyConnection, view: View) -> None:
    """Find out which columns are determined by which ids, on a sample in blocks."""
    candidates = [
        column
        for column in view.columns
        if is_idlike(column) and not column.is_unique and column.distinct > 2 and column.fill > 0.02
    ]
    candidates.sort(key=lambda one: _promise(view, one), reverse=True)
    telling = [column for column in view.columns if column.moment and column.distinct > 1]
    telling += [one for one in view.columns if one.distinct > _FEW and not one.moment]
    keys, others = candidates[:_KEYS], telling[:_TELLING]
    if keys:
        hashes = _hashes(connection, view, [*keys, *others])
        for column in keys:
            _note(view, column, others, hashes)


def look_closer(connection: duckdb.DuckDBPyConnection, view: View, keys: list[str]) -> None:
    """Find out what else is determined by the columns that were chosen."""
    chosen = [view.column(key) for key in keys]
    for start in range(0, len(view.columns) if keys else 0, _TOGETHER):
        some = view.columns[start : start + _TOGETHER]
        hashes = _hashes(connection, view, [*chosen, *some])
        for column in chosen:
            rest = [one for one in some if (column.key, one.key) not in view.determines]
            _note(view, column, rest, hashes)


def _promise(view: View, column: ColumnProfile) -> float:
    said = view.hint(column.key)
    named = 2.0 if said.about("user", "item", "visitor", "session", "order", "card") else 0.0
    return named + said.says("id") + 0.4 * math.log10(max(column.distinct, 1)) + column.fill


def _hashes(
    connection: duckdb.DuckDBPyConnection, view: View, columns: Iterable[ColumnProfile]
) -> dict[str, Hashes]:
    """Hashes of values in some rows, which are compared faster than texts: key -> uint64 [rows]."""
    keys = list(dict.fromkeys(one.key for one in columns))
    given = ", ".join(f"CASE WHEN {key} IS NOT NULL THEN hash({key}) END AS {key}" for key in keys)
    many = view.profile.table.rows > _ROWS and len(keys) <= _PLANNED
    trim = sql.trimmed if many else sql.bare
    bare = ", ".join(f"{trim(key)} AS {key}" for key in keys)
    found = connection.execute(
        f"SELECT {given} FROM (SELECT {bare} FROM {view.profile.sample})"
    ).fetchnumpy()
    return {key: np.ma.asarray(values) for key, values in found.items()}


def _note(
    view: View, column: ColumnProfile, others: list[ColumnProfile], hashes: dict[str, Hashes]
) -> None:
    """Keep in `view.determines` how sure it is that values of a column go with one of another.

    Rows are compared by the values that several of them have.
    """
    others = [one for one in others if one is not column and not one.is_constant]
    if not others:
        return
    groups = _Groups(hashes[column.key])
    for other in others:
        same, rows, number = groups.alike(hashes[other.key])
        chance = other.chance
        if number >= _MIN_GROUPS and chance <= _CERTAIN:
            sure = max(0.0, (same / rows - chance) / (1 - chance))
            view.determines[column.key, other.key] = sure


class _Groups:
    """Rows by the values of a column that several of them have."""

    def __init__(self, values: Hashes) -> None:
        present = np.flatnonzero(~np.ma.getmaskarray(values))
        order = present[np.argsort(values.data[present], kind="stable")]
        sorted_ = values.data[order]
        begins = np.flatnonzero(np.r_[True, sorted_[1:] != sorted_[:-1]][: len(sorted_)])
        sizes = np.diff(np.r_[begins, len(sorted_)])
        kept = np.repeat(sizes > 1, sizes)
        self._rows: NDArray[np.intp] = order[kept]
        sizes = sizes[sizes > 1]
        self._begins: NDArray[np.intp] = np.cumsum(sizes) - sizes
        self._counted = np.minimum(sizes, _MOST)

    def alike(self, values: Hashes) -> tuple[int, int, int]:
        """Rows that count of values with one value of another column, of all, and their number.

        Rows without a value of the other column say nothing; two that have one are needed.
        """
        if not len(self._begins):
            return 0, 0, 0
        given, empty = values.data[self._rows], np.ma.getmaskarray(values)[self._rows]
        low = np.minimum.reduceat(np.where(empty, _LARGEST, given), self._begins)
        high = np.maximum.reduceat(np.where(empty, np.uint64(0), given), self._begins)
        tells = np.add.reduceat(~empty, self._begins, dtype=np.intp) > 1
        same = tells & (low == high)
        return int(self._counted[same].sum()), int(self._counted[tells].sum()), int(tells.sum())
