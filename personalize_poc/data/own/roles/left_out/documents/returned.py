"""Returns and refunds in a table of their own: the lines that it names are taken off.

It names a line by its number, by the order and the article, by the order alone, or by who bought
what. Whatever is named is no sign of interest any more, also where only some of the pieces came
back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql, yes_no
from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.candidate import Candidate, used
from personalize_poc.data.own.roles.evidence.signs import is_line_number
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import folded, is_negative
from personalize_poc.data.own.roles.words.names import strength
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_FOUND = 0.8
"""Share of the rows of returns that name rows of the interactions."""
_MOST = 0.6
"""Share of the interactions up to which they may have come back."""
_FULL = 0.98
_VALUES = 1000
_MANY = 20
"""Codes with letters from which on it is no chance that another column has them."""
_KINDS = 12
"""Most kinds of what happened to a line afterwards: it was cancelled, returned, exchanged."""
_NONE = frozenset(map(folded, yes_no.NO.split())) | {"0_00", ""}
"""Values of a column of what did not happen."""
_Pair = tuple[ColumnProfile, ColumnProfile]
_Kinds = tuple[ColumnProfile, tuple[str, ...], tuple[str, ...]]


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
    found: Actions,
) -> tuple[list[Join], list[Guess]]:
    """Join the tables of what came back, and leave out the rows that they name.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        leave_out: name of a column -> values whose rows are left out; written to.
        found: gets why, by the name of the column.
    """
    joins: list[Join] = []
    guesses: list[Guess] = []
    taken = {column.name for view in used(views, best) for column in view.columns}
    for there in views:
        if not _are_returns(there, best):
            continue
        ways = _ways(connection, best, there)
        way, rows = next(
            ((way, rows) for way in ways if (rows := _named(connection, best, there, way))), ((), 0)
        )
        mark = _mark(there, taken)
        if not way or mark is None:
            continue
        on = {here.name: other.name for here, other in way}
        listed = _(" and ").join(on.values())
        kinds = _kinds(connection, there, taken, way)
        why = _why(there, rows, listed, kinds)
        mark, gone, __ = kinds or (mark, (ANY,), ())
        leave_out[mark.name] = gone
        found.told[mark.name] = why
        taken |= {column.name for column in there.columns}
        joins.append(Join(there.label, on, {}))
        guesses.append(Guess("interactions", "", there.label, mark.name, "unused", 0.85, why))
    return joins, guesses


def _why(there: View, rows: int, listed: str, kinds: _Kinds | None) -> str:
    """What the table of returns says of the rows, for the person."""
    if kinds is None:
        return ngettext(
            "{label} names {rows:,} of these rows by {listed}: it came back, all or in part.",
            "{label} names {rows:,} of these rows by {listed}: they came back, all or in part.",
            rows,
        ).format(label=there.label, rows=rows, listed=listed)
    return _(
        "{label} names {rows:,} of these rows by {listed}; those with {kept} in {name} count."
    ).format(
        label=there.label, rows=rows, listed=listed, name=kinds[0].name, kept=", ".join(kinds[2])
    )


def _are_returns(view: View, best: Candidate) -> bool:
    """Whether a table holds what came back, by its name or by those of its columns."""
    named = strength(view.label)[0] == "returns"
    if view is best.view or (view.kind in ("user", "item", "lookup") and not named):
        return False
    if any(link.table == view.label for link in best.links):
        return False
    told = [c for c in view.columns if any(map(is_negative, view.hint(c.key).tokens))]
    told = [c for c in told if _happened(c)]
    return named or len(told) >= 2


def _happened(column: ColumnProfile) -> bool:
    """Whether a column says anything but no, as reminders of a loan that nobody got do not."""
    return any(folded(value) not in _NONE for value in column.frequencies)


def _ways(
    connection: duckdb.DuckDBPyConnection, best: Candidate, there: View
) -> list[tuple[_Pair, ...]]:
    """Columns here and there that name the same rows, the surest way first."""
    pairs = _pairs(connection, best, there)
    roles = {name: one.column.key for name, one in best.roles.items() if one.view is best.view}
    lines = [pair for pair in pairs if pair[0].is_unique]
    items = [pair for pair in pairs if pair[0].key == roles.get("ITEM_ID")]
    people = [pair for pair in pairs if pair[0].key == roles.get("USER_ID")]
    orders = [
        pair
        for pair in pairs
        if pair[0].key in (best.view.documents or ()) or best.view.hint(pair[0].key).about("order")
    ]
    orders = [pair for pair in orders if pair not in (*lines, *items, *people)]
    found: list[tuple[_Pair, ...]] = [(pair,) for pair in lines]
    numbers = _line_numbers(best, there)
    found += [(order, number) for order in orders for number in numbers]
    found += [(order, item) for order in orders for item in items]
    found += [(order,) for order in orders if not items]
    found += [(person, item) for person in people for item in items if not orders]
    return found


def _pairs(connection: duckdb.DuckDBPyConnection, best: Candidate, there: View) -> list[_Pair]:
    """Columns of ids of the interactions, and of returns whose values are among them.

    Those of one name come first: returns count their own rows from 1 on, as lines are counted.
    """
    found = []
    table = best.view.profile.table.name
    for other in there.columns:
        if not is_idlike(other) or other.fill < _FULL or other.distinct < 2:
            continue
        for here in best.view.columns:
            if not is_idlike(here) or not _alike(best.view, here, there, other):
                continue
            row = connection.execute(
                f"SELECT count(*) FILTER (v IN (SELECT {sql.trimmed(here.key)} FROM {table})), "
                "count(*) FROM (SELECT unnest(?::VARCHAR[]) AS v)",
                [list(other.frequencies)[:_VALUES]],
            ).fetchone()
            if row and row[1] and row[0] >= _FOUND * row[1]:
                found.append((here, other))
    return sorted(found, key=lambda pair: not _same_name(best.view, pair[0], there, pair[1]))


def _same_name(view: View, here: ColumnProfile, there: View, other: ColumnProfile) -> bool:
    return set(view.hint(here.key).tokens) == set(there.hint(other.key).tokens)


def _line_numbers(best: Candidate, there: View) -> list[_Pair]:
    """Columns of the same name, here and there, with the number of a line in its order."""
    return [
        (here, other)
        for here in best.view.columns
        for other in there.columns
        if here.shape.kind == other.shape.kind == "integer"
        and (best.view.hint(here.key).says("line") or is_line_number(here))
        and set(best.view.hint(here.key).tokens) == set(there.hint(other.key).tokens)
    ]


def _alike(view: View, here: ColumnProfile, there: View, other: ColumnProfile) -> bool:
    """Whether names agree; numbers such as 17 would be found anywhere."""
    one, two = view.hint(here.key), there.hint(other.key)
    same = _same_name(view, here, there, other) or alike_names.alike(one, two)
    telling = ("uuid", "hash", "code") if other.distinct >= _MANY else ("uuid", "hash")
    return same or (here.shape.kind == other.shape.kind and here.shape.kind in telling)


def _named(
    connection: duckdb.DuckDBPyConnection, best: Candidate, there: View, way: tuple[_Pair, ...]
) -> int:
    """How many rows of the interactions are named; 0 if it is not this that names them."""
    same = " AND ".join(
        f"{sql.trimmed(f'a.{here.key}')} = {sql.trimmed(f'b.{other.key}')}" for here, other in way
    )
    tables = best.view.profile.table.name, there.profile.table.name
    counts = [
        connection.execute(
            f"SELECT count(*) FROM {one} AS {alias} SEMI JOIN {two} AS {other} ON {same}"
        ).fetchone()
        for one, alias, two, other in (
            (tables[0], "a", tables[1], "b"), (tables[1], "b", tables[0], "a"),
        )
    ]  # fmt: skip
    here, back = (int(row[0]) if row else 0 for row in counts)
    sure = back >= _FOUND * there.profile.rows and here <= _MOST * best.view.profile.rows
    return here if sure else 0


def _kinds(
    connection: duckdb.DuckDBPyConnection, there: View, taken: set[str], way: tuple[_Pair, ...]
) -> _Kinds | None:
    """The column that says what happened to a line, its values that say "taken back", the others.

    None if all that happened is that lines came back, or if one line is named several times.
    """
    if not any(other.is_unique for __, other in way):
        return None
    for column in there.columns:
        few = 2 <= column.distinct <= _KINDS and column.fill >= _FULL and not column.moment
        if not few or column.name in taken or column.shape.kind not in ("word", "phrase", "code"):
            continue
        counts = value_counts(connection, there, column)
        gone = tuple(filter(is_negative, counts))
        if gone and len(gone) < len(counts):
            return column, gone, tuple(value for value in counts if value not in gone)
    return None


def _mark(there: View, taken: set[str]) -> ColumnProfile | None:
    """A column that is filled in every row, and that no other table has: it says "came back"."""
    free = [one for one in there.columns if one.name not in taken and one.fill >= _FULL]
    return min(
        free,
        key=lambda one: (
            one.moment is None,
            not any(is_negative(word) for word in there.hint(one.key).tokens),
        ),
        default=None,
    )
