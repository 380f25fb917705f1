"""What the values of a column, and what they determine, say of it: an amount, an order, a name."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.words.names import hint

SURE = 0.9
"""From here on one column is said to determine another."""
NO_ID = (
    "time", "created", "updated", "later", "birth", "published", "quantity", "price",
    "amount", "duration", "image", "place", "person", "flag", "status", "description", "rating",
    "sequence", "version",
)  # fmt: skip
"""What no id is called."""
RANKS = frozenset(
    ("level", "lvl", "rank", "tier", "grade", "xp", "exp", "stufe", "rang", "niveau", "nivel",
     "livello", "nível", "poziom", "seviye", "уровень", "レベル", "ランク", "레벨", "등급", "等级",
     "级别")
)  # fmt: skip
"""What somebody has reached, who is called beside it: the level of a player."""
_VERSION = re.compile(r"^[vV]?\d{1,4}(?:\.\d{1,4}){2,3}(?:[-+ ]?[a-z]+\d*)?$")
_UNITS = ("seconds", "milliseconds", "microseconds", "nanoseconds")
TIMES = ("time", "created", "updated", "later", "former", "published", "registered")
"""What a name says that speaks of a time."""
_FIRST, _LAST = 0.6e9, 4.2e9
"""Seconds since 1970 of 1989 and of 2103."""
_BINS, _RANGE, _ENDS = 10, 1000, 0.03
"""Parts of a range of numbers, its greatest width, and the share of rows in both of its ends."""
_KEY = 15
"""Digits from which on whole numbers are keys that a program made: nothing measures as much."""
_STEPS = 30
"""So many numbers from 0 on may be ids; fewer count something, whatever they are called."""
_NEAR = 5 * 365 * 86_400.0
_LASTING = 3 * 86_400.0
_SOME = 0.25
"""Share of values that come back after days, from which on they are no documents or visits."""
_GAPS, _MOST_GAPS, _FILLED = 2.5, 1.5, 0.3
"""Points for rows without a value, those where few have one, and the share that is not few."""
_BACK = 1.3
"""Rows a value of a sample, from which on something is seen of what it goes with."""
_KINDS = 20
"""Most values of a column that says of which kind something is."""
_SAME_TITLE = 0.2
"""Titles a thing, at least, where one is called as the other: shows that come back each season."""
_SHARED_TITLE = 0.4
"""The same where no column has a name: songs share titles, and many people a town."""
_SILENT = re.compile(r"column \d+|[a-z]?\d*")
"""Names that are given to columns without a header, or that programs make up."""


def is_amount(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers from 0 or 1 on, which point to no table, are rather an amount."""
    said = view.hint(column.key)
    if column.shape.kind != "integer" or column.shape.zeros or said.entities:
        return False
    if said.says("id") and column.distinct >= _STEPS:
        return False
    if any(link.key == column.key and link.share > 0.8 for link in view.links):
        return False
    given = [one for one in column.numbers if one is not None]
    # Without a header, or with one that says nothing, people may well be counted from 1 on.
    return bool(given) and min(given) <= (0 if is_silent(view, column) else 1)


def is_silent(view: View, column: ColumnProfile) -> bool:
    """Whether a column has no name, as in a table without a header, or one that says nothing."""
    name = column.name.casefold()
    return not view.hint(column.key).tokens or bool(_SILENT.fullmatch(name))


def is_measured(column: ColumnProfile) -> bool:
    """Whether values are versions of a program, or numbers of which some are below zero.

    -1 alone is how programs write that there is no id, and keys of 64 bits have a sign.
    """
    given = column.given[:500]
    if column.shape.kind == "code":
        return sum(bool(_VERSION.match(one)) for one in given) > 0.9 * len(given) > 0
    below = sum(one[0] == "-" and one[1:] not in ("1", "1.0") for one in given)
    if sum(len(one) > _KEY for one in given) > 0.9 * len(given):
        return False
    return column.shape.kind == "integer" and below > 0.01 * len(given)


def is_reading(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers are what a sensor read: most lie in the middle, few at either end.

    Ids are spread over their range, whichever of them are popular.
    """
    said = view.hint(column.key)
    linked = any(link.key == column.key and link.share > 0.8 for link in view.links)
    if column.shape.kind != "integer" or column.shape.zeros or linked or said.says("id"):
        return False
    given = [one for one in column.numbers if one is not None]
    low, high = min(given, default=0.0), max(given, default=0.0)
    if said.entities or len(given) < 20 * _BINS or not 2 * _BINS <= high - low <= _RANGE:
        return False
    bins = Counter(min(_BINS - 1, int((one - low) / (high - low) * _BINS)) for one in given)
    counts = [bins[number] for number in range(_BINS)]
    top = counts.index(max(counts))
    rises = all(a <= b for a, b in pairwise(counts[: top + 1]))
    falls = all(a >= b for a, b in pairwise(counts[top:]))
    return rises and falls and counts[0] + counts[-1] < _ENDS * len(given)


def is_line_number(column: ColumnProfile) -> bool:
    """Whether whole numbers count rows and begin again and again, as lines of a document do."""
    if column.shape.kind != "integer" or column.is_unique or column.fill < 0.95:
        return False
    given = [one for one in column.numbers if one is not None]
    low = min(given, default=0.0)
    if low < 0 or len(given) < 50 or given.count(low) < 5:
        return False
    pairs = list(pairwise(given))
    steps = Counter(b - a for a, b in pairs if b > a)
    step = steps.most_common(1)[0][0] if steps else 0.0
    if step not in (1.0, 10.0, 100.0) or low not in (0.0, step):
        return False
    return sum(b in (low, a + step) for a, b in pairs) > 0.95 * len(pairs)


def is_moment(view: View, column: ColumnProfile) -> bool:
    """Whether numbers are seconds since 1970: they lie near another time of their rows."""
    moment, said = column.moment, view.hint(column.key)
    if not moment or not moment.weak or moment.form not in _UNITS:
        return False
    if said.says("id") or said.about("user", "item", "order", "session", "visitor", "card"):
        return False
    for other in view.columns:
        times = other.moment
        if other is column or not times or times.weak or times.resolution == "day":
            continue
        gaps = [
            abs(a - b)
            for a, b in zip(moment.seconds, times.seconds, strict=True)
            if a is not None and b is not None
        ]
        if gaps and sum(gap < _NEAR for gap in gaps) > 0.97 * len(gaps):
            return True
    return False


def is_epoch(view: View, column: ColumnProfile) -> bool:
    """Whether numbers are seconds since 1970, or 0 where nothing happened, by a name of a time."""
    said = view.hint(column.key)
    if column.shape.kind != "integer" or said.says("id") or not said.says(*TIMES):
        return False
    given = [one for one in column.numbers if one]
    thousands = (1.0, 1000.0)
    return bool(given) and any(
        all(_FIRST * times <= one <= _LAST * times for one in given) for times in thousands
    )


def gaps(column: ColumnProfile) -> float:
    """Points that speak against an id because rows lack it, and more where most do."""
    return _GAPS * (1 - column.fill) + _MOST_GAPS * (column.fill < _FILLED)


def is_lasting(view: View, column: ColumnProfile) -> bool:
    """Whether a value comes back over days, as a person does and a document or a visit does not."""
    return any(
        _share_lasting(column, other) > _SOME
        for other in view.columns
        if other.moment and other.distinct > 20 and not _is_of(view, column, other)
    )


def lasting(view: View, column: ColumnProfile) -> int:
    """How many values of the sample come back after days, by the time that says it of most."""
    return max(
        (
            len(_lasting(column, other)[1])
            for other in view.columns
            if other.moment and other.distinct > 20 and not _is_of(view, column, other)
        ),
        default=0,
    )


def _is_of(view: View, column: ColumnProfile, time: ColumnProfile) -> bool:
    return view.goes_with(column.key, time.key) > SURE


def _share_lasting(column: ColumnProfile, time: ColumnProfile) -> float:
    """Share of the values that come back in the sample which do so after days.

    A sample of blocks has most rows of a person from one visit, so that a share has to do.
    """
    again, later = _lasting(column, time)
    return len(later) / len(again) if len(again) >= 10 else 0.0


def _lasting(column: ColumnProfile, time: ColumnProfile) -> tuple[set[str], set[str]]:
    """Values that come back in the sample, and those of them that do so after days."""
    assert time.moment is not None
    ends: dict[str, tuple[float, float]] = {}
    again: set[str] = set()
    for value, second in zip(column.values, time.moment.seconds, strict=True):
        if value and second is not None:
            low, high = ends.get(value, (second, second))
            again.update([value] if value in ends else [])
            ends[value] = min(low, second), max(high, second)
    return again, {value for value in again if ends[value][1] - ends[value][0] > _LASTING}


def is_part_of_many(view: View, column: ColumnProfile) -> bool:
    """Whether a finer id, which itself comes back over days, tells it: an area, a group, a plan."""
    return any(
        is_coarser(view, other, column)
        and other.distinct > 5 * column.distinct
        and other.repeats >= 1.3
        and is_idlike(other)
        and other.shape.kind not in ("word", "phrase", "ip", "url")
        and not view.hint(other.key).about("order", "session", "item", "device")
        and not view.hint(other.key).says(*NO_ID)
        and is_lasting(view, other)
        for other in view.telling(column.key)
    )


def is_parted(view: View, column: ColumnProfile) -> bool:
    """Whether its values are parts of what another id names: orders or visits of a person."""
    return not is_lasting(view, column) and any(
        is_coarser(view, column, other)
        and is_idlike(other)
        and other.distinct >= max(30, 0.01 * column.distinct)
        and other.shape.kind not in ("word", "phrase", "ip", "url")
        and not view.hint(other.key).says(*NO_ID)
        and not view.hint(other.key).about("category", "vendor", "device", "item", "campaign")
        for other in view.told_by(column.key)
    )


def has_one_time(view: View, column: ColumnProfile) -> bool:
    """Whether every value comes at one time only: an order or a visit, no person."""
    return any(
        other.moment and other.moment.resolution == "second" and
        view.goes_with(column.key, other.key) > SURE
        and not view.hint(other.key).says("birth", "registered", "published")
        and other.distinct > 0.5 * column.distinct
        and not is_moment(view, other)
        for other in view.told_by(column.key)
    ) and not is_lasting(view, column)  # fmt: skip


def is_same(view: View, one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether two columns go one to one: what is so with the person is never what was chosen."""
    either = max(view.both_ways(one.key, other.key))
    return either > 0.97 and abs(one.distinct - other.distinct) <= 0.01 * one.distinct


def is_coarser(view: View, fine: ColumnProfile, coarse: ColumnProfile) -> bool:
    """Whether every value of one column belongs to one of another that has fewer."""
    return (
        fine is not coarse
        and view.goes_with(fine.key, coarse.key) > SURE
        and fine.distinct > 1.1 * coarse.distinct
    )


def is_one_for_each(fine: ColumnProfile, coarse: ColumnProfile) -> bool:
    """Whether values that come back in the sample go with one of a few of another column each."""
    pairs = {(a, b) for a, b in zip(fine.values, coarse.values, strict=True) if a and b}
    known = {a for a, __ in pairs}
    back = len(fine.given) > _BACK * len(known)
    return back and fine.distinct > _BACK * coarse.distinct and len(pairs) < 1.02 * len(known)


def is_kind(column: ColumnProfile) -> bool:
    """Whether a column says of which kind something or somebody is: in few, short texts."""
    return column.shape.kind in ("word", "phrase", "code") and 2 <= column.distinct <= _KINDS


def is_masked(column: ColumnProfile) -> bool:
    """Whether parts of the values are hidden behind stars, so that several people look the same."""
    return sum("*" in value for value in column.given) > 0.5 * len(column.given)


def is_key(view: View, column: ColumnProfile) -> bool:
    """Whether values are surely those of a column of ids of another table, as they stand."""
    return any(one.key == column.key and one.share > SURE and not one.form for one in view.links)


def is_title(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether another column is what people call the values of this one."""
    if other is column or view.goes_with(column.key, other.key) <= 0.8:
        return False
    said = view.hint(other.key)
    texts = other.shape.kind in ("phrase", "text") or said.says("name")
    people = said.about("user", "vendor", "staff") or said.says("place", "person")
    least = _SHARED_TITLE if is_silent(view, other) else 0.5
    least = _SAME_TITLE if is_called_as(view.hint(column.key).tokens, said.tokens) else least
    return texts and not people and other.distinct > least * column.distinct


def is_called_as(key: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether a name is that of an id without what says so: "Cod. spettacolo" and "Spettacolo".

    In scripts without blanks both are one word: "イベントコード" and "イベント".
    """
    begins = len(key) == len(title) == 1 != len(title[0]) and not title[0].isascii()
    shorter = key[0].startswith(title[0]) if begins else bool(title) and set(title) < set(key)
    return shorter and key != title and hint(" ".join(key)).says("id")
