"""Numbers that are counted within something: the posts of a topic, the lines of a receipt."""

from __future__ import annotations

from collections import Counter

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View, is_idlike

_NUMBER = frozenset(
    ("number", "num", "no", "nr", "seq", "index", "numero", "numéro", "nummer", "numer", "номер",
     "番号", "번호", "순번", "序号")
)  # fmt: skip
"""Words of names of what is counted."""
_FEWEST = 200
_ALL = 0.97
"""Share of steps that must go up."""


def is_counted(view: View, column: ColumnProfile) -> bool:
    """Whether a number begins with 1 for every value of another column, and goes up from there.

    An id of a thing is as likely high as low, and comes in any order; where rows are sorted by
    person and item, it goes up as well.

    Args:
        view: the table.
        column: of it.
    """
    if column.shape.kind != "integer" or column.shape.zeros or column.is_unique:
        return False
    said, numbers = view.hint(column.key), column.numbers
    given = [one for one in numbers if one is not None]
    if not _NUMBER.intersection(said.tokens) or len(given) < _FEWEST:
        return False
    often = Counter(given)
    if min(given) != 1 or 2 * often[1.0] < max(often.values()):
        return False
    wholes = [
        one
        for one in view.columns
        if one is not column
        and is_idlike(one)
        and one.repeats > 1.3
        and one.fill > _ALL
        and not view.hint(one.key).about("user")
    ]
    return any(_goes_up(one.values, numbers) for one in wholes)


def _goes_up(wholes: tuple[str, ...], numbers: tuple[float | None, ...]) -> bool:
    """Whether every row of a whole has a higher number than the one before, from 1 on."""
    last: dict[str, float] = {}
    ups = steps = 0
    for whole, number in zip(wholes, numbers, strict=True):
        if not whole or number is None:
            continue
        if whole in last:
            steps += 1
            ups += number > last[whole]
        last[whole] = number
    return steps >= _FEWEST // 4 and ups > _ALL * steps
