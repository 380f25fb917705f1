"""Tables whose items, or whose people, stand in columns.

A row a customer and month, a 0 or 1 for each product; or a row a book, and a mark of each reader.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.yes_no import PAIRS

_FEWEST, _SIDE = 6, 10
"""Columns of one pattern that hold only yes and no, from which on they are things; and columns of
any names that stand side by side."""

_MARKS, _STEPS, _HIGHEST = 8, 21, 100.0
"""Columns that hold marks, from which on they are of people or of things; most different marks, and
the highest."""
_GIVEN = 0.8
"""Share of the values of such a column that are numbers: some write why they gave none."""

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
    """SQL of one row for each yes; "" where the file or the person cannot be named in it.

    Args:
        view: the table with things in columns.
        columns: those of things.
        user: the person; without one the only column whose values are all different.
    """
    parts = view.profile.table.parts
    alone = [one for one in view.columns if one.is_unique]
    user = user or (alone[0] if len(alone) == 1 else None)
    said = {value.lower() for one in columns for value in one.given}
    yes = next((pair[0] for pair in PAIRS if said <= set(pair)), None)
    if user is None or yes is None or len(parts) != 1 or not parts[0].file.endswith(".csv"):
        return ""
    file = sql.quoted(parts[0].file)
    things = ", ".join(sql.plain(one.name) for one in columns)
    time = next((one for one in view.columns if one.moment and not one.moment.weak), None)
    taken = [f"{sql.plain(user.name)} AS customer", "item"]
    taken += [sql.plain(time.name)] if time and time is not user else []
    return (
        f"SELECT {', '.join(taken)} FROM (UNPIVOT (FROM read_csv({file}, all_varchar = true)) "
        f"ON {things} INTO NAME item VALUE has) WHERE lower(has) = {sql.quoted(yes)}"
    )


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

    Most people give marks to some things only, so that cells are empty.

    Args:
        view: a table without interactions.
    """
    found = [one for one in view.columns if _holds_marks(view, one)]
    return found if len(found) >= _MARKS else []


def _holds_marks(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    if said.entities or said.attributes or column.moment or not column.given:
        return False
    numbers = [one for one in column.numbers if one is not None]
    few = len(set(numbers)) <= _STEPS and len(numbers) >= _GIVEN * len(column.given)
    small = bool(numbers) and min(numbers) >= 0 and max(numbers) <= _HIGHEST
    return few and small and column.fill < 1 and not any(map(str.isdigit, column.name))


def is_once(user: ColumnProfile, time: ColumnProfile) -> bool:
    """Whether everybody has one row for each of a few times."""
    pairs = list(zip(user.values, time.values, strict=True))
    return time.distinct <= _MONTHS and len(set(pairs)) == len(pairs)
