"""Flags of plays that were skipped, beside a column that says how much was played.

Such a play began, and how weak a sign it is stands in its row: ten seconds of a song. Leaving it
out would take that away, and often a fifth of all rows. Where nothing says how much there was, a
skip is all that is known, and no sign of interest.
"""

from __future__ import annotations

from statistics import median

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.words.names import stems_of

_SKIPPED = tuple(
    stems_of(
        "skip pomini übersprung uebersprung saltad saltat salté overgeslag atlan пропущ hoppad "
        "스킵 건너뜀 スキップ 跳过"
    )
)
"""How words of a skip begin, or what they hold."""
_LESS = 0.5
"""How much was played of what was skipped, in the middle, as a share of what was played else."""
_FEWEST, _NUMBERS = 20, 10
"""Fewest rows of a sample that were skipped, and different numbers of a measure."""


def are_measured(view: View, column: ColumnProfile, skipped: tuple[str, ...]) -> bool:
    """Whether a flag of skips has beside it how much was played, which is less in those rows.

    Args:
        view: the table.
        column: of it, a flag.
        skipped: its values that say yes.
    """
    if not any(map(_is_skip, flags.leaf_words(column.name))):
        return False
    marks = [one in skipped for one in column.values]
    return any(_is_less(one, marks) for one in view.columns if _is_length(view, one))


def _is_skip(word: str) -> bool:
    return any(word.startswith(one) if one[0] < "\u0590" else one in word for one in _SKIPPED)


def _is_length(view: View, column: ColumnProfile) -> bool:
    return column.distinct >= _NUMBERS and view.hint(column.key).says("duration")


def _is_less(column: ColumnProfile, marks: list[bool]) -> bool:
    """Whether something was played where it was skipped, and clearly less than elsewhere."""
    pairs = [(n, mark) for n, mark in zip(column.numbers, marks, strict=True) if n is not None]
    short = [n for n, mark in pairs if mark]
    whole = [n for n, mark in pairs if not mark]
    if len(short) < _FEWEST or not whole:
        return False
    return 0 < median(short) <= _LESS * median(whole)
