"""Kinds of events in codes of a table without a header: ISS, ACT, RED and EXP.

Where no column has a name, one of a few codes of letters that changes from row to row, beside a
person, an item and a time, says what happened more likely than anything else. What its codes mean
only a person knows, so it is asked.

Initials of who served look the same: KS, HT and AW. A receipt has one of them, and each of the
staff has a good part of the rows; of kinds of events one is usual and others are rare.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import event_column
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.nameless import is_nameless
from personalize_poc.data.own.roles.evidence.signs import is_one_for_each
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import MOST
from personalize_poc.data.own.roles.words import circumstances

if TYPE_CHECKING:
    import duckdb

_CODE = re.compile(r"[A-Z]{2,5}")
_FILLED, _OFTEN = 0.95, 50
"""Share of the rows that have a code, and how often each of them comes at least."""
_OF_ONE = 0.8
"""Share of the users or items with one and the same code, from which on it is theirs."""
_CONFIDENCE = 0.6
_INITIALS = re.compile(r"[A-Z]{2,3}")
_EVEN, _ALIKE, _SEVERAL = 0.75, 0.98, 4
"""How evenly rows are shared out, from 0 to 1, from which on codes of whole receipts are of the
staff; the same of codes of single rows, and how many of these there are at least."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Take the one such column for the kinds of events, and let a person say what they mean.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view = best.view
    if found.event or found.unsaid or found.kinds or not is_nameless(view):
        return
    taken = best.taken(view)
    open_ones = [
        one
        for one in view.columns
        if one.key not in taken | found.settled
        and one.key not in found.reasons
        and _are_codes(one)
        and not _are_initials(view, one)
        and not event_column.is_no_event(view, one)
        and not any(view.goes_with(key, one.key) > _OF_ONE for key in taken if key != one.key)
    ]
    if len(open_ones) != 1:
        return
    found.event, found.coded, found.confidence = open_ones[0], True, _CONFIDENCE
    found.counts = value_counts(connection, view, open_ones[0])
    found.explain(open_ones[0])


def _are_codes(column: ColumnProfile) -> bool:
    """Whether a column holds a few codes of letters that come again and again, and no channels."""
    few = 2 < column.distinct <= MOST and column.repeats >= _OFTEN and column.fill >= _FILLED
    codes = column.frequencies
    return few and all(map(_CODE.fullmatch, codes)) and not any(map(circumstances.is_one, codes))


def _are_initials(view: View, column: ColumnProfile) -> bool:
    """Whether codes are those of who served: about as many rows of each, one in a whole receipt."""
    if not all(map(_INITIALS.fullmatch, column.frequencies)):
        return False
    if any(is_one_for_each(view.column(key), column) for key in view.documents or ()):
        return _evenness(column) >= _EVEN
    return column.distinct >= _SEVERAL and _evenness(column) >= _ALIKE


def _evenness(column: ColumnProfile) -> float:
    """How evenly rows are shared out among values: 1.0 if all have as many."""
    counts = column.frequencies.values()
    total = sum(counts)
    spread = -sum(n / total * math.log(n / total) for n in counts)
    return spread / math.log(len(counts)) if len(counts) > 1 else 0.0
