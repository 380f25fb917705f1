"""Tables whose items, or whose people, stand in columns.

A row a customer and month, a 0 or 1 for each product; or a row a book, and a mark of each reader.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from personalize_poc.data.own import spelled_yes_no, sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View

_FEWEST, _SIDE = 6, 10
"""Columns of one pattern that hold only yes and no, from which on they are things; and columns of
any names that stand side by side."""

_MARKS, _STEPS, _HIGHEST = 8, 21, 100.0
"""Columns that hold marks, from which on they are of people or of things; most different marks, and
the highest."""
_GIVEN = 0.8
"""Share of the values of such a column that are numbers: some write why they gave none."""

_BEGUN = 3
"""Words with which the names of columns begin that put one question of each thing."""
_MARKED = "TRY_CAST(has AS DOUBLE) IS NOT NULL"
"""SQL of whether a cell holds a mark."""

_MONTHS = 150
"""Most months that an export has."""


def things(view: View) -> list[ColumnProfile]:
    """Columns of yes and no whose names begin and end alike, as ind_*_ult1, or side by side.

    Products are called by codes as well, P5DA and RIBP. None if there are few.

    Args:
        view: a table without a column of items.
    """
    alike: dict[tuple[str, str], list[ColumnProfile]] = defaultdict(list)
    for column in view.columns:
        tokens = view.hint(column.key).tokens
        if column.shape.kind == "boolean" and len(tokens) > 1:
            alike[tokens[0], ""].append(column)
            alike["", tokens[-1]].append(column)
            if len(tokens) > 2:
                alike[tokens[0], tokens[-1]].append(column)
    found = max(alike.items(), key=lambda one: (len(one[1]), all(one[0])), default=None)
    if found is None or len(found[1]) < _FEWEST:
        return _side_by_side(view)
    both = [some for key, some in alike.items() if all(key) and len(some) >= _FEWEST]
    return max(both, key=len, default=found[1])


def query(view: View, columns: list[ColumnProfile], user: ColumnProfile | None) -> str:
    """SQL of one row for each yes, or each mark; "" where file or person cannot be named in it.

    Args:
        view: the table with things in columns.
        columns: those of things.
        user: the person; without one the only column whose values are all different.
    """
    parts = view.profile.table.parts
    alone = [one for one in view.columns if one.is_unique]
    user = user or (alone[0] if len(alone) == 1 else None)
    counts = _counts(columns)
    if user and counts == _MARKED and not view.hint(user.key).about("user", "visitor"):
        return ""  # a row a book, and a column a reader
    named = user is not None and len(parts) == 1 and parts[0].file.endswith(".csv")
    if user is None or not named or not counts or not _is_unicode(view):
        return ""
    cells = sql.unpivoted(parts[0].file, [one.name for one in columns], "item", "has")
    time = next((one for one in view.columns if one.moment and not one.moment.weak), None)
    taken = [f"{sql.plain(user.name)} AS customer", "item"]
    taken += ["has AS mark"] if counts == _MARKED else []
    taken += [sql.plain(time.name)] if time and time is not user else []
    return f"SELECT {', '.join(taken)} FROM {cells} WHERE {counts}"


def _counts(columns: list[ColumnProfile]) -> str:
    """SQL of whether a cell tells of an event: a yes, or a mark; "" if they are of other kinds."""
    said = {value.lower() for one in columns for value in one.given}
    if sides := spelled_yes_no.told(said):
        return f"lower(has) IN ({', '.join(map(sql.quoted, sorted(sides[0])))})" if sides[0] else ""
    return _MARKED if all(map(_holds_steps, columns)) else ""


def _is_unicode(view: View) -> bool:
    """Whether DuckDB reads the file as it is."""
    (part,) = view.profile.table.parts
    return part.reading.get("encoding", "utf-8") in ("utf-8", "ascii")


def _side_by_side(view: View) -> list[ColumnProfile]:
    """The longest run of columns of yes and no, if there are enough of them."""
    runs = [
        list(run)
        for flag, run in groupby(view.columns, key=lambda one: one.shape.kind == "boolean")
        if flag
    ]
    longest = max(runs, key=len, default=[])
    return longest if len(longest) >= _SIDE else []


def marks(view: View) -> list[ColumnProfile]:
    """Columns of marks in few steps, called by words that say nothing else; none if there are few.

    Most people give marks to some things only, so that cells are empty. A survey puts one question
    of each thing ("How much do you like the cuisine of …?"), whatever words stand in it.

    Args:
        view: a table without interactions.
    """
    found = [one for one in view.columns if _holds_steps(one)]
    asked: dict[tuple[str, ...], list[ColumnProfile]] = defaultdict(list)
    for one in found:
        if len(begun := view.hint(one.key).tokens[:_BEGUN]) == _BEGUN:
            asked[begun].append(one)
    alike = max(asked.values(), key=len, default=[])
    if len(alike) >= _MARKS:
        return alike
    bare = [one for one in found if _is_bare(view, one)]
    return bare if len(bare) >= _MARKS else []


def _is_bare(view: View, column: ColumnProfile) -> bool:
    """Whether a column is called by a name of somebody or something, and nothing else."""
    said = view.hint(column.key)
    return not (said.entities or said.attributes or any(map(str.isdigit, column.name)))


def _holds_steps(column: ColumnProfile) -> bool:
    """Whether a column has small numbers in few steps, and gaps."""
    if column.moment or not column.given:
        return False
    numbers = [one for one in column.numbers if one is not None]
    few = len(set(numbers)) <= _STEPS and len(numbers) >= _GIVEN * len(column.given)
    small = bool(numbers) and min(numbers) >= 0 and max(numbers) <= _HIGHEST
    return few and small and column.fill < 1


def is_once(user: ColumnProfile, time: ColumnProfile) -> bool:
    """Whether everybody has one row for each of a few times."""
    pairs = list(zip(user.values, time.values, strict=True))
    return time.distinct <= _MONTHS and len(set(pairs)) == len(pairs)
