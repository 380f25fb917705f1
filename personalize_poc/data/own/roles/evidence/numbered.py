"""Numbers of rows: counted within something, as posts of a topic, or those of earlier rows."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.tables import DEED

_NUMBER = frozenset(
    ("number", "num", "no", "nr", "seq", "index", "numero", "numéro", "nummer", "numer", "номер",
     "番号", "번호", "순번", "序号")
)  # fmt: skip
"""Words of names of what is counted."""
_FEWEST = 200
_ALL = 0.97
"""Share of steps that must go up."""
_NEXT, _SINGLE = 0.95, 0.5
"""Share of rows with the number of the row before or the next one, and those with the next one."""
_GROUPS, _TIMES = 20, 20
"""Fewest groups of rows with one number by which it is judged that they have one time, and times
that tell them apart."""
_NAMED = ("user", "visitor", "card", "order", "session", "item")
_OWN = 0.5
"""Share of rows with their own number, from which on a column leads to rows of its own table."""


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


def is_running(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers count what happened, row after row, and begin again in another part.

    An impression has a row for each thing that was clicked, all of one time. Rows in the order of
    people have several times of each.

    Args:
        view: the table.
        column: of it. A name that says whose id it is, or another table that has it, is believed.
    """
    if column.shape.kind != "integer" or column.shape.zeros or column.fill < _ALL:
        return False
    linked = any(link.key == column.key and link.share > _OWN for link in view.links)
    if linked or view.hint(column.key).about(*_NAMED):
        return False
    steps = [b - a for a, b in pairwise(column.numbers) if a is not None and b is not None]
    if len(steps) < _FEWEST or steps.count(1.0) < _SINGLE * len(steps):
        return False
    onward = steps.count(0.0) + steps.count(1.0)
    return onward >= _NEXT * len(steps) and _have_one_time(view, column)


def _have_one_time(view: View, column: ColumnProfile) -> bool:
    """Whether rows with one number, which stand together, are of one time; or there are few.

    The time is the finest one of the table: who signed up did so once.
    """
    times = [one for one in view.columns if one.moment and one.distinct >= _TIMES]
    if not times:
        return False
    rows = zip(column.values, max(times, key=lambda one: one.distinct).values, strict=True)
    groups = [[time for __, time in some] for __, some in groupby(rows, key=lambda row: row[0])]
    groups = [one for one in groups if len(one) > 1]
    same = sum(len(set(one)) == 1 for one in groups)
    return len(groups) < _GROUPS or same >= _NEXT * len(groups)


def key_of_rows(view: View, column: ColumnProfile) -> ColumnProfile | None:
    """The number that every row has, where a column repeats it or names an earlier row by it.

    A film that was paused has a row for each part, which names the first part.
    """
    if column.is_unique or column.distinct < _OWN * column.filled:
        return None
    enough = _OWN * len(column.given)
    for one in view.columns:
        if one.is_unique and one.shape.kind == column.shape.kind and is_idlike(one):
            same = sum(a == b for a, b in zip(one.values, column.values, strict=True) if b)
            if same > enough:
                return one
    return None


def key_of_deeds(view: View, column: ColumnProfile) -> bool:
    """Whether a column numbers the rows of one of the files that were put together to a table.

    An order names the click that it came from, and a click is none of the things to choose from.
    """
    deed = next((one for one in view.columns if one.name == DEED), None)
    if deed is None or view.hint(column.key).about("user", "item"):
        return False
    if any(link.key == column.key and link.share > _OWN for link in view.links):
        return False
    for name in deed.frequencies:
        rows = [v for v, d in zip(column.values, deed.values, strict=True) if d == name]
        given = [value for value in rows if value]
        if len(rows) >= _FEWEST and len(given) > _ALL * len(rows) and len(set(given)) == len(given):
            return True
    return False


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
