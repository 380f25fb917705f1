"""Kinds of rows that are the echo of another kind: a purchase, and what it put into the inventory.

A system that writes everything down tells of one deed in several places, and every item counts
twice. Words need not be known for it, the rows tell: nearly every row of each of two kinds has one
of the other kind beside it, of the same person and item, within seconds. Whoever looks at something
and then takes it needs longer, and does not take all that was looked at. A kind in unknown words
may also be the echo of some rows of one in known words, where it is never without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql, times
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept
from personalize_poc.data.own.roles.which_column.times.time_forms import Form
from personalize_poc.data.own.roles.words.meanings import is_event
from personalize_poc.data.words import Share
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_SECONDS = 2
"""Seconds between two rows that tell of the same."""
_BESIDE = 0.97
"""Share of the rows of a kind that have one of the other kind beside them."""
_OF_BOTH = 0.8
"""Share of the rows of a kind whose item has the other kind at all: presents may be of one only."""
_OF_SOME = 0.5
"""The same of a kind in unknown words, which has fewer rows: what it has alone was handed out."""
_KINDS, _FEWEST = 20, 50
"""Most kinds of a column, and fewest rows of a kind."""
_TWO = 2
"""Kinds of a column of which the echo of one answers what the column is: nobody need be asked."""
_MINUTES = 0.5
"""Share of times of whole minutes, from which on seconds say nothing."""
_ROWS = 300_000
"""Rows of some users, all of theirs, in which kinds are compared."""


def find(
    connection: duckdb.DuckDBPyConnection, best: Candidate, form: Form, found: Actions
) -> None:
    """Leave out kinds that always come with another one, and keep the one that names a deed.

    Args:
        connection: where the table is.
        best: the interactions.
        form: of their times.
        found: what was found of events and states; written to.
    """
    if best.is_counted or any(one.view is not best.view for one in best.roles.values()):
        return
    for column in _columns(best, found):
        counts = _counts(connection, best, column, found)
        wanted = [pair for pair in combinations(counts, 2) if _may_echo(counts, *pair)]
        if wanted and len(counts) <= _KINDS:
            _look(connection, best, form, found, (column, counts, wanted))


def _columns(best: Candidate, found: Actions) -> Iterator[ColumnProfile]:
    """The columns that may say of which kind a row is."""
    taken = best.taken(best.view)
    for column in best.view.columns:
        if column is found.event:
            if not found.coded:
                yield column
            continue
        worded = column.shape.kind in ("word", "phrase", "code") and not column.moment
        if column.key in taken or not worded or not 2 <= column.distinct <= _KINDS:
            continue
        asked = found.unsaid is not None and found.unsaid.column is column
        said = best.view.hint(column.key)
        named = said.about("event") or said.says("type") or any(map(is_event, column.frequencies))
        if named and not (asked and column.distinct > _TWO):
            yield column


def _counts(
    connection: duckdb.DuckDBPyConnection, best: Candidate, column: ColumnProfile, found: Actions
) -> dict[str, int]:
    """Kinds that count so far, with their rows."""
    if column is found.event:
        every = found.counts
        gone = [one for one in every if found.event_types.get(one, one) is None]
    else:
        every = value_counts(connection, best.view, column)
        gone = [*found.leave_out.get(column.name, ())]
    return {one: rows for one, rows in every.items() if one not in gone}


def _may_echo(counts: dict[str, int], first: str, second: str) -> bool:
    few, many = sorted((first, second), key=counts.__getitem__)
    alike = counts[few] >= _OF_BOTH * counts[many]
    return counts[few] >= _FEWEST and (alike or (is_event(many) and not is_event(few)))


def _look(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    form: Form,
    found: Actions,
    kinds: tuple[ColumnProfile, dict[str, int], list[tuple[str, str]]],
) -> None:
    """Compare kinds of a column, and leave out those that only say what another one says."""
    column, counts, wanted = kinds
    view, gone = best.view, set[str]()
    user, item, time = (
        sql.trimmed(best.roles[name].column.key) for name in ("USER_ID", "ITEM_ID", "TIMESTAMP")
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE echoes AS SELECT hash({user}) AS u, hash({item}) AS i, "
        f"{times.seconds(time, form.forms, 'UTC')} AS s, {sql.trimmed(column.key)} AS v "
        f"FROM {view.profile.table.name} WHERE hash({user}) % "
        f"{max(1, view.profile.rows // _ROWS)} = 0 AND {item} IS NOT NULL AND s IS NOT NULL "
        f"AND {kept(view, found)}"
    )
    try:
        for first, second in wanted if _has_seconds(connection) else ():
            told, again = sorted(
                (first, second), key=lambda one: (is_event(one), counts[one]), reverse=True
            )
            if not gone & {first, second} and (
                _are_one(connection, first, second) or _is_part(connection, again, told)
            ):
                gone.add(again)
                rows, __, beside = _beside(connection, again, told)
                _leave_out(column, (again, told), beside / rows, counts, found)
    finally:
        connection.execute("DROP TABLE echoes")


def _has_seconds(connection: duckdb.DuckDBPyConnection) -> bool:
    row = connection.execute("SELECT avg((s % 60 = 0)::INT) FROM echoes").fetchone()
    return row is not None and row[0] is not None and float(row[0]) < _MINUTES


def _are_one(connection: duckdb.DuckDBPyConnection, first: str, second: str) -> bool:
    """Whether nearly all rows of each of two kinds have one of the other beside them."""
    return all(
        of_both >= max(_FEWEST, _OF_BOTH * rows) and beside >= _BESIDE * of_both
        for pair in ((first, second), (second, first))
        for rows, of_both, beside in [_beside(connection, *pair)]
    )


def _is_part(connection: duckdb.DuckDBPyConnection, again: str, told: str) -> bool:
    """Whether a kind in unknown words has one in known words beside it wherever items have both."""
    if is_event(again) or not is_event(told):
        return False
    rows, of_both, beside = _beside(connection, again, told)
    return of_both >= max(_FEWEST, _OF_SOME * rows) and beside >= _BESIDE * of_both


def _beside(connection: duckdb.DuckDBPyConnection, kind: str, other: str) -> tuple[int, int, int]:
    """Rows of a kind; those whose item has the other kind; those with one of it beside them."""
    row = connection.execute(
        "WITH r AS (SELECT v, bool_or(v = $2) OVER (PARTITION BY i) AS of_both, "
        "s - max(s) FILTER (v = $2) OVER (w ROWS UNBOUNDED PRECEDING) AS since, "
        "min(s) FILTER (v = $2) OVER (w ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) - s "
        "AS until FROM echoes WHERE v IN ($1, $2) WINDOW w AS (PARTITION BY u, i ORDER BY s)) "
        "SELECT count(*), count(*) FILTER (of_both), "
        f"count(*) FILTER (of_both AND least(since, until) <= {_SECONDS}) FROM r WHERE v = $1",
        [kind, other],
    ).fetchone()
    assert row is not None
    return int(row[0]), int(row[1]), int(row[2])


def _leave_out(
    column: ColumnProfile,
    pair: tuple[str, str],
    share: float,
    counts: dict[str, int],
    found: Actions,
) -> None:
    """Leave out the first of two kinds, of whose rows a share has one of the second beside it."""
    again, told = pair
    if column is found.event:
        found.leave_out_kinds([again])
        found.twice[again] = told
        return
    found.leave_out_values(column.name, [again])
    found.settle(column)
    found.reasons.setdefault(column.key, _("kinds of rows of which some tell the same"))
    found.tell(
        column.name,
        _(
            "{share:.0%} of the {rows:,} rows with {again} come within {seconds} seconds of one "
            "with {told} ({others:,} rows), of the same person and item: it is counted once."
        ).format(
            share=Share(share), rows=counts[again], again=again, seconds=_SECONDS, told=told,
            others=counts[told],
        ),
    )  # fmt: skip
