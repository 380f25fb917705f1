"""Kinds of events in codes of a few letters that nothing explains: IMP, CLK and RDM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import event_column
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import MOST
from personalize_poc.data.own.roles.words.meanings import is_event

if TYPE_CHECKING:
    import duckdb

_CODES = frozenset(("cd", "code", "kod", "codigo", "código", "codice", "kode", "kbn"))
"""Words of names of codes."""
_OFTEN = 50
"""Rows of each code of a kind in a sample, at least."""
_SURE = 0.7


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Take such a column for the kinds of events, if some of its codes are known.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    if found.event or found.unsaid or found.kinds:
        return
    view = best.view
    taken = best.taken(view)
    for column in view.columns:
        if column.key in taken | found.settled or column.key in found.reasons:
            continue
        if not _are_kinds(view, column):
            continue
        counts = value_counts(connection, view, column)
        found.event, found.counts, found.confidence = column, counts, _SURE
        found.event_types = event_column.renamed(counts)
        found.strange = event_column.strange_of(counts, False)
        found.explain(column)
        return


def _are_kinds(view: View, column: ColumnProfile) -> bool:
    """Whether a name speaks of codes of events, and a few words of letters are such: event_cd."""
    said, values = view.hint(column.key), column.frequencies
    named = said.about("event") and not _CODES.isdisjoint(said.tokens)
    few = 2 <= column.distinct <= MOST and column.repeats >= _OFTEN and column.fill > _SURE
    return named and few and all(map(str.isalpha, values)) and any(map(is_event, values))
