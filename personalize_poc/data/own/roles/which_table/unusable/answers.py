"""Questionnaires without respondents: marks in several columns, and nobody who gave them."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

_QUESTIONS, _ROWS = 4, 30
"""Columns of answers, and rows, from which on a table is a questionnaire."""
_HIGHEST, _STEPS = 10, 3
"""Highest mark, and different ones, of an answer on a scale."""
_LETTERS = 10
"""Letters of a question, on average, of which names of columns have fewer."""
_PEOPLE = ("user", "visitor", "card", "order", "session", "item")


def told(view: View) -> str:
    """That nobody is named who answered, and what to export; "" for other tables."""
    if view.profile.rows < _ROWS or any(_names(view, one) for one in view.columns):
        return ""
    asked = [one for one in view.columns if _is_answer(one)]
    if len(asked) < _QUESTIONS or sum(len(one.name) for one in asked) < _LETTERS * len(asked):
        return ""
    return _(
        "In {label} every row has the answers to a questionnaire ({count} questions such as "
        "“{name}”), and no column says who answered. Export the id of the respondent with each "
        "row, and answers about things that can be recommended: one row for each thing, with its "
        "id and the time."
    ).format(label=view.label, count=len(asked), name=asked[0].name)


def _is_answer(column: ColumnProfile) -> bool:
    """Whether values are marks on a scale."""
    given = [one for one in column.numbers if one is not None]
    whole = column.shape.kind == "integer" and not column.moment
    on_scale = bool(given) and min(given) >= 0 and max(given) <= _HIGHEST
    return whole and on_scale and _STEPS <= column.distinct <= _HIGHEST + 1


def _names(view: View, column: ColumnProfile) -> bool:
    """Whether a column names a person or a thing."""
    said = view.hint(column.key)
    if column.shape.kind in ("email", "phone", "uuid", "hash"):
        return True
    return said.about(*_PEOPLE) and column.distinct > _HIGHEST + 1 and said.says("id", "name")
