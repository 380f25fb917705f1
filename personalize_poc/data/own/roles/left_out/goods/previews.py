"""Trailers beside what is watched: a kind of video says which rows are of them.

Whoever opens a catalogue of films is shown a trailer of each, and often nobody asked for it. Its
title is that of the film and a word more, so that it would count as a thing of its own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.states import flag_rows, flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.lists import event_words, goods_words
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_KINDS = 15
"""Most kinds of what is played."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out rows whose kind is a trailer, and beside it what else only announces a title.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    if not flag_rows.is_watched(best.view):
        return
    taken = best.taken(best.view)
    for column in best.view.columns:
        if column.key in taken or column is found.event or not _has_trailers(column):
            continue
        counts = value_counts(connection, best.view, column)
        gone = {value: number for value, number in counts.items() if _announces(value)}
        rows = sum(gone.values())
        if 0 < rows <= flags.SOME * best.view.profile.rows:
            found.leave_out_values(column.name, gone)
            told = ngettext(
                "{rows:,} row is of trailers and previews: {listed}.",
                "{rows:,} rows are of trailers and previews: {listed}.",
                rows,
            )
            listed = ", ".join(list(gone)[:4])
            found.tell(column.name, told.format(rows=rows, listed=listed))
            found.settle(column)


def _has_trailers(column: ColumnProfile) -> bool:
    """Whether one of a few kinds is called a trailer."""
    worded = column.shape.kind in ("word", "phrase", "code")
    few = worded and column.distinct <= _KINDS
    return few and any(folded(one) in _trailers() for one in column.frequencies)


def _announces(value: str) -> bool:
    return folded(value) in _trailers() | folded_stems(goods_words.BESIDE_TRAILERS)


@cache
def _trailers() -> frozenset[str]:
    return folded_stems(event_words.TRAILER_FLAGS) | folded_stems(goods_words.TRAILERS)
