"""What values alone say, whatever a column is called: hours, birthdays, amounts.

Nothing here looks at names of columns, so that it holds in any language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.times import words as times

_NOON = rf"(?:{times.FORENOON}|{times.AFTERNOON})"
_HOURS = re.compile(
    r"^(?:(?:[01]?\d|2[0-3])[:h][0-5]\d(?:[:m][0-5]\d)?(?:[.,]\d+)?"
    rf"|(?:{_NOON} ?)?(?:0?\d|1[0-2]):[0-5]\d(?::[0-5]\d)?(?: ?{_NOON})?)$",
    re.I,
)
"""A time of day, of 24 hours or of one half of the day: 18:30, 6:30 PM, 오후 6:30."""
_PERIOD = re.compile(
    r"^(?:(?:19|20)\d\d(?:(?:0[1-9]|1[0-2])|0(?:0[1-9]|1[0-6])|[-./ ](?:[MQWT]|KW)?\d{1,2}"
    r"|(?:[MQWT]|KW)\d{1,2})"
    r"|(?:Q[1-4]|0[1-9]|1[0-2])[-./ ](?:19|20)\d\d|(?:19|20)\d\d ?[년年] ?\d{1,2} ?[월月])$",
    re.I,
)
_NAMED = re.compile(
    r"([^\W\d_]{3,12})\.?[-/ '’]{0,2}(?:19|20)?\d\d|(?:19|20)?\d\d[-/ ]([^\W\d_]{3,12})"
)
"""A month by its name and a year: APR-23, März 2024, 2024-Apr."""
_TIMES, _MINUTES, _DAYTIME = 200, 45, 8
"""Different numbers, minutes and hours from which on whole numbers may be times of day: shops are
open for so long."""
_PERIODS = 150
"""Most months that an export has."""
_YEAR = 365.25 * 86_400.0
_FIRST_YEAR = 1970
"""The year from which seconds are counted."""
_OLDEST, _GROWN, _SPREAD = -50 * _YEAR, 33 * _YEAR, 15 * _YEAR
"""Since 1970: births of customers begin about 1920, half of them lie before 2003."""
_NO_YEAR = (0.0, 9999.0)
"""What stands for a year that nobody knows."""
_SOME = 30
"""Values that a judgement needs."""
_MOST, _ROWS = 10, 400
"""Columns of numbers that are tried in sums and products of three, and rows."""
_DAY_OF_WEEK = re.compile(
    rf"(?:{times.WEEKDAY}|{times.DAYS_OF_WEEK}|понедельник|вторник|среда|четверг|пятница|суббота"
    r"|воскресенье|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"
    r"|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?)\.?",
    re.I,
)
_DAYS = 5
"""Days of a week on which something happens, at least, where it is told on which."""
_SEXES = ({"m", "f"}, {"m", "w"}, {"f", "h"}, {"h", "m"}, {"k", "m"}, {"男", "女"}, {"남", "여"},
          {"e", "k"}, {"m", "v"}, {"м", "ж"}, {"male", "female"}, {"남성", "여성"},
          {"남자", "여자"}, {"男性", "女性"}, {"ชาย", "หญิง"}, {"nam", "nữ"},
          {"mr", "mrs"}, {"mr", "ms"}, {"herr", "frau"}, {"dhr", "mevr"}, {"heer", "mevrouw"},
          {"m", "mme"}, {"monsieur", "madame"}, {"sr", "sra"}, {"señor", "señora"},
          {"sig", "sig.ra"}, {"pan", "pani"}, {"pan", "paní"}, {"hr", "fru"}, {"herr", "fru"},
          {"bay", "bayan"})  # fmt: skip
"""What people of either sex are called, of which they are, or how they are addressed."""


def is_hour(column: ColumnProfile) -> bool:
    """Whether values are times of day, which name nobody and nothing."""
    looked = column.given[:200]
    written = sum(bool(_HOURS.match(one)) for one in looked) > 0.95 * len(looked)
    return len(looked) > 0 and (written or bool(clock_digits(column)))


def clock_digits(column: ColumnProfile) -> int:
    """Digits of times of day that lost the zeros before them, 6 or 4: 93015 is 09:30:15.

    0 if whole numbers are none: ids end in 60 to 99 as well, and are not spread over the day.
    """
    if column.shape.kind != "integer":
        return 0
    numbers = {one for one in column.numbers if one is not None}
    if len(numbers) < _TIMES or min(numbers) < 0 or max(numbers) > 235_959:
        return 0
    given = set(map(int, numbers))
    digits = 6 if max(given) > 2359 else 4
    hours, rest = {one // 10 ** (digits - 2) for one in given}, set()
    for place in range(0, digits - 2, 2):
        parts = {one // 10**place % 100 for one in given}
        rest.add(max(parts) < 60 and len(parts) >= _MINUTES)
    return digits if rest == {True} and max(hours) < 24 and len(hours) >= _DAYTIME else 0


def is_period(column: ColumnProfile) -> bool:
    """Whether values are months or quarters of a few years, which name nobody and nothing.

    Accountants write 2018001 and have up to sixteen periods in a year.
    """
    looked = column.given[:200]
    few = column.distinct <= _PERIODS and not column.is_constant
    return few and len(looked) > 0 and all(_PERIOD.match(one) or _is_month(one) for one in looked)


def _is_month(value: str) -> bool:
    """Whether it is the name of a month and a year."""
    match = _NAMED.fullmatch(value.strip())
    return match is not None and times.plain(match[1] or match[2]).lower() in times.MONTHS


def is_day_of_week(column: ColumnProfile) -> bool:
    """Whether values are the days of a week, which name nobody and nothing."""
    values = list(column.frequencies)
    return len(values) >= _DAYS and all(_DAY_OF_WEEK.fullmatch(one.strip()) for one in values)


def is_year(column: ColumnProfile) -> bool:
    """Whether whole numbers lie where years do, but for 0 and 9999 of no year; ids may as well."""
    given = [one for one in column.numbers if one is not None and one not in _NO_YEAR]
    return column.shape.kind == "integer" and bool(given) and all(1850 <= n <= 2150 for n in given)


def is_birth(column: ColumnProfile) -> bool:
    """Whether days are spread over decades and far back: only people are that old."""
    moment = column.moment
    if moment is None or moment.weak or moment.resolution != "day":
        return False
    given = sorted(one for one in moment.seconds if one is not None)
    if len(given) < _SOME or column.distinct < _SOME:
        return False
    low, half, high = (given[int(part * (len(given) - 1))] for part in (0.05, 0.5, 0.95))
    return low > _OLDEST and half < _GROWN and high - low > _SPREAD


def is_birth_year(column: ColumnProfile) -> bool:
    """Whether years are spread over decades and far back, as those in which people were born."""
    given = sorted(one for one in column.numbers if one is not None and one not in _NO_YEAR)
    if not is_year(column) or len(given) < _SOME:
        return False
    low, half, high = (given[int(part * (len(given) - 1))] for part in (0.05, 0.5, 0.95))
    years = [_FIRST_YEAR + one / _YEAR for one in (_OLDEST, _GROWN)]
    return low > years[0] and half < years[1] and high - low > _SPREAD / _YEAR


def is_sex(column: ColumnProfile) -> bool:
    """Whether the two values, or two of three, are those of a person's sex."""
    values = {one.casefold().strip(".") for one in column.frequencies}
    return 2 <= len(values) <= 4 and any(pair <= values for pair in _SEXES)


def are_round(column: ColumnProfile) -> bool:
    """Whether whole numbers are multiples of 10 and of very different size, as prices are."""
    given = [one for one in column.numbers if one]
    if column.shape.kind != "integer" or column.shape.zeros or len(given) < _SOME:
        return False
    tens = sum(one % 10 == 0 for one in given)
    given.sort()
    low, high = given[len(given) // 20], given[-1 - len(given) // 20]
    return tens > 0.9 * len(given) and low > 0 and high > 3 * low and column.distinct > 10


def is_batch(column: ColumnProfile) -> bool:
    """Whether rows got their time together: an hour that is the same each day, or few of them."""
    moment = column.moment
    if moment is None or moment.resolution != "second":
        return False
    given = [one for one in moment.seconds if one is not None]
    days = {one // 86_400 for one in given}
    return len(given) > _SOME and len(set(given)) <= 1.1 * len(days) and len(days) < len(given) / 2


def measures(view: View) -> frozenset[str]:
    """Keys of columns that are sums or products of others: amounts, and never ids.

    What is bought has a number of pieces, a price and their product; a price has parts that add
    up to it. An id is in no such equation.
    """
    numeric = [
        column
        for column in view.columns
        if column.shape.kind in ("integer", "decimal")
        and not column.shape.zeros
        and column.distinct > 2
        and column.fill > 0.5
        and column.mean_length < 12
        and not (column.moment and not column.moment.weak)
    ]
    found: set[str] = set()
    for columns in permutations(numeric[:_MOST], 3):
        if columns[0].key > columns[1].key or {each.key for each in columns} <= found:
            continue
        rows = [
            (a, b, c)
            for a, b, c in zip(*(each.numbers[:_ROWS] for each in columns), strict=True)
            if a and b and c
        ]
        if _hold(rows):
            found.update(each.key for each in columns)
    return frozenset(found)


def _hold(rows: Sequence[tuple[float, float, float]]) -> bool:
    """Whether the third is the product or the sum of the others, where that is no triviality."""
    told = [(a, b, c) for a, b, c in rows if abs(a) != 1 and abs(b) != 1 and abs(c) > 3]
    if len(told) < _SOME or len({c for _, _, c in told}) < 10:
        return False
    products = sum(abs(a * b - c) <= 0.006 * abs(c) + 0.02 for a, b, c in told)
    sums = sum(abs(a + b - c) <= 0.02 for a, b, c in told)
    return max(products, sums) > 0.97 * len(told)
