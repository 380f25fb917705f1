"""Advertisements between what people hear and watch: "Publicité", by nobody.

A player plays them and logs them as it does all else. Their title, or the kind of the event, is the
word for it, and what all others have, such as who sings, they lack. A song of that name has a
singer.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts, values_that
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import flags, states
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.lists import goods_words
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_LACK, _HAVE = 0.98, 0.9
"""Share of the rows of advertisements that lack something, and of the others that have it."""
_LONGEST = 30
"""Letters of such a title."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out rows whose title is a word for advertisements, and that lack what others have.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view = best.view
    _leave_out_kinds(connection, view, found)
    for column in view.columns:
        worded = column.shape.kind in ("word", "phrase", "code", "text")
        if not worded or column.distinct <= states.KINDS or column.moment:
            continue
        if column is best.roles["USER_ID"].column or column is found.event:
            continue
        # They come again and again: what is not in the sample is not looked for among all rows.
        if not any(folded(one) in _words() for one in column.frequencies):
            continue
        titles = values_that(connection, view, column, f"length(v) <= {_LONGEST}")
        gone = tuple(one for one in titles if folded(one) in _words())
        counts = value_counts(connection, view, column, only=gone) if gone else {}
        rows = sum(counts.values())
        if not 0 < rows <= flags.SOME * view.profile.rows:
            continue
        if _lack_something(connection, view, column, gone):
            found.leave_out_values(column.name, gone)
            said = ngettext(
                "{rows:,} row is an advertisement: {listed}.",
                "{rows:,} rows are advertisements: {listed}.",
                rows,
            )
            found.tell(column.name, said.format(rows=rows, listed=", ".join(gone[:4])))


def _leave_out_kinds(connection: duckdb.DuckDBPyConnection, view: View, found: Actions) -> None:
    """Leave out a kind of events that is one of advertisements: the item is what was advertised."""
    kinds = tuple(one for one in found.counts if folded(one) in _words())
    kinds = tuple(one for one in kinds if found.event_types.get(one, one) is not None)
    rows = sum(found.counts[one] for one in kinds)
    if found.event is None or not 0 < rows <= flags.SOME * sum(found.counts.values()):
        return
    if _lack_something(connection, view, found.event, kinds):
        found.leave_out_kinds(kinds)


def _lack_something(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, gone: tuple[str, ...]
) -> bool:
    """Whether some column is empty in these rows, and hardly ever in the others."""
    others = [one for one in view.columns if one is not column and _HAVE / 2 < one.fill < 1]
    if not others:
        return False
    told = ", ".join(f"avg(({sql.trimmed(one.key)} IS NULL)::INTEGER)" for one in others)
    marked = sql.any_of(sql.trimmed(column.key), gone)
    rows = connection.execute(
        f"SELECT coalesce({marked}, false) AS marked, {told} FROM {view.profile.table.name} "
        "GROUP BY marked"
    ).fetchall()
    shares = {bool(is_marked): rest for is_marked, *rest in rows}
    pairs = zip(shares.get(True, ()), shares.get(False, ()), strict=True)
    return any(lack >= _LACK and other <= 1 - _HAVE for lack, other in pairs)


@cache
def _words() -> frozenset[str]:
    return folded_stems(goods_words.ADVERTISEMENTS)
