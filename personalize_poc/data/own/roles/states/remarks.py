"""Remarks that people write beside rows: "cancelled" says of its row that it does not count.

So does "test booking". What stands behind a dash or in brackets is why: "cancelled - flu".

Most of what stands there is of something else: a box was damaged, somebody was called. That a loan
was brought back is how it ends.
"""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.states import leaving
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.lists.state_words import CALLED_OFF
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.data.own.roles.words.names import plain, words
from personalize_poc.data.own.roles.words.people_words import NOTE_NAMES, NOTES_WITHIN
from personalize_poc.data.own.roles.words.words_of_tests import is_test_booking
from personalize_poc.language import _

_SOME, _MOST = 0.7, 0.15
"""Share of the rows up to which a column is one of remarks, and up to which rows are called off."""
_WHY = re.compile(r"\s+[-–—/]\s*|\s*[:;,(（、，：]")
"""What stands before a reason."""
_PATH = re.compile(r"\.|/|__")


def may_call_off(column: ColumnProfile) -> bool:
    """Whether a column has remarks on some of the rows, one of which calls its row off."""
    return are_on_some(column) and any(map(_calls_off, column.frequencies))


def are_on_some(column: ColumnProfile) -> bool:
    """Whether a column has remarks, by its name, and only some of the rows have one."""
    leaf = _PATH.split(column.name.rstrip("."))[-1]  # "Obs." is no path
    named = bool(NOTE_NAMES.intersection(map(plain, words(leaf))))
    named = named or any(one in leaf for one in NOTES_WITHIN)
    return named and column.fill <= _SOME


def leave_out(column: ColumnProfile, counts: dict[str, int], result: Actions) -> None:
    """Leave out the rows whose remark is no more than that they were called off.

    Args:
        column: of the interactions, which `may_call_off` rows.
        counts: its values -> rows.
        result: what was found of events and states; written to.
    """
    gone = tuple(filter(_calls_off, counts))
    rows = sum(counts[one] for one in gone)
    if gone and len(gone) < len(counts) and rows <= _MOST * column.rows:
        leaving.leave(column, gone, _("a remark on the row"), counts, result)


def _calls_off(remark: str) -> bool:
    """Whether a remark is no more than that a row was called off or tried, and perhaps why."""
    known = folded_stems(CALLED_OFF)
    said = remark, _WHY.split(remark, maxsplit=1)[0]
    return any(folded(one) in known or is_test_booking(one) for one in said)
