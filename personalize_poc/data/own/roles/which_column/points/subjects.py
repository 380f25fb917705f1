"""Subjects that people look at, one after the other: pictures to classify, cases to judge.

A subject is a topic as well, of which there are few, and what a school teaches. Ids of so many that
most are seen by a few people only name single things. Without a person beside them they may be
those who take part in a study.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of

SUBJECTS = frozenset(stems_of("subject subjects sujet sujets sujeto sujetos soggetto soggetti"))
"""Words for what is looked at, for a topic, and for whoever takes part in a study."""
_IDS = frozenset(("id", "ids"))
_MANY, _BACK = 500, 1.1
"""Different subjects, and rows of each on average, at least."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column has ids of many subjects, beside a column of whoever looked at them.

    Args:
        view: the table.
        column: of it.
    """
    tokens = set(view.hint(column.key).tokens)
    named = tokens & SUBJECTS and tokens & _IDS and tokens <= SUBJECTS | _IDS
    if not named or column.distinct < _MANY or column.repeats < _BACK or column.moment:
        return False
    return any(
        view.hint(one.key).about("user") and one.distinct < column.distinct and one.repeats > 2
        for one in view.columns
        if one is not column and one.shape.kind not in ("list", "object")
    )
