"""Codes that a standard or a widespread system gives a meaning: SAP's documents, HTTP."""

from __future__ import annotations

import re
from http import HTTPStatus

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.states import (
    leaving,
)
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.lists import event_words
from personalize_poc.data.own.roles.words.names import words
from personalize_poc.language import _

_CODE = 4
"""Letters and digits of the longest such code."""
_HTTP = {str(one.value) for one in HTTPStatus}
_PATH = re.compile(r"\.|/|__")


def leave_out(column: ColumnProfile, counts: dict[str, int], result: Actions) -> bool:
    """Leave out rows by codes that a standard or a widespread system gives a meaning."""
    if codes := codes_of_kinds(column):
        wrong = tuple(value for value in counts if _matches(value, codes))
        what = _("the kind of a document, in codes of SAP: returns, credits, quotations, gifts")
    elif are_answers(column):
        wrong = tuple(value for value in counts if value >= "400")
        what = _("what a web server answered")
    else:
        return False
    leaving.leave(column, wrong, what, counts, result)
    return True


def codes_of_kinds(column: ColumnProfile) -> frozenset[str]:
    """The codes that say "taken back" in a column whose name SAP gives to kinds of documents.

    Lists on the screen write it in two words: AuArt, Fk.-Art. Where the values are words, their
    meaning is told by these.
    """
    if any(len(value) > _CODE for value in column.frequencies):
        return frozenset()
    leaf = words(_PATH.split(column.name)[-1])
    return frozenset(
        code
        for name in (*leaf, "".join(leaf))
        for code in event_words.CODED_KINDS.get(name, "").split()
    )


def _matches(value: str, codes: frozenset[str]) -> bool:
    """Whether a value is one of the codes, or one of a company's own, which begins with Z or Y."""
    code = value.strip().upper()
    return code in codes or (len(code) > 2 and code[0] in "ZY" and code[1:3] in codes)


def are_answers(column: ColumnProfile) -> bool:
    """Whether values are answers of a web server: 200 for most rows, and other codes of HTTP."""
    values = column.frequencies
    usual = values.most_common(1)
    if column.shape.kind != "integer" or not usual or usual[0][0] not in ("200", "206", "304"):
        return False
    return len(values) > 1 and _HTTP.issuperset(values)
