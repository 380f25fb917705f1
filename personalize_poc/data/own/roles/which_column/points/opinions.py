"""What somebody wrote of a thing, beside the stars it got: the words of a review name no thing.

Many write the same few words, so that they come back as names of things do. But a heading goes with
one number of stars, "Very satisfied" with five, while people differ about a thing; and below the
heading each wrote a text of his own. How many stars a hotel has goes with it as well, but then a
text goes with it too.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of

_CONTENTS = frozenset(
    stems_of(
        """
        content contents inhalt contenu contenido conteúdo contenuto inhoud treść obsah içerik
        содержание 内容 內容 내용 konten isi nội_dung innehåll indhold sisältö tartalom"""
    )
)
"""What the text of a review may be called, as the thing itself may in other tables."""
_STEPS, _BACK, _TEXTS = 21, 3.0, 3.0
"""Most different marks, rows from which on words come back as things do, and texts for each."""
_SHAPES = ("phrase", "text", "word")
_ALIKE, _LEFT = 0.95, 0.2
"""Share of the rows that have the usual mark of their words, and the share of the others that
chance would leave."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds what people wrote of things, and no names of them.

    Args:
        view: its table.
        column: of words.
    """
    if column.shape.kind not in _SHAPES:
        return False
    marks = [one for one in view.columns if one is not column and _are_marks(view, one)]
    if not marks:
        return False
    said = view.hint(column.key).tokens
    if column.shape.kind == "text" and column.repeats < _BACK and _CONTENTS.issuperset(said):
        return True
    return _has_texts(view, column) and any(_goes_with(column, one) for one in marks)


def _are_marks(view: View, column: ColumnProfile) -> bool:
    """Whether values are marks that people give, in few steps."""
    few = 3 <= column.distinct <= _STEPS and column.shape.kind in ("integer", "decimal")
    return few and view.hint(column.key).says("rating") and not column.moment


def _has_texts(view: View, column: ColumnProfile) -> bool:
    """Whether a text stands beside it, another one nearly each time."""
    return any(
        one is not column
        and one.shape.kind == "text"
        and one.distinct > _TEXTS * column.distinct
        and view.goes_with(column.key, one.key) < SURE
        for one in view.columns
    )


def _goes_with(column: ColumnProfile, marks: ColumnProfile) -> bool:
    """Whether words that come back have one mark each, though marks differ."""
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for words, mark in zip(column.values, marks.values, strict=True):
        if words and mark:
            given[words][mark] += 1
    back = [counts for counts in given.values() if counts.total() > 1]
    rows = sum(counts.total() for counts in back)
    total = sum(back, Counter[str]())
    if not rows or column.repeats < _BACK:
        return False
    alike = sum(max(counts.values()) for counts in back) / rows
    usual = max(total.values()) / rows
    return alike >= _ALIKE and 1 - alike <= _LEFT * (1 - usual)
