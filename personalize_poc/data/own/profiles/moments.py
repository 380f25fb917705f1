"""Whether values are times, and when that is: a first look at a sample.

It tells times from other numbers and texts and puts them in order. The exact forms that a mapping
names are recognised on the whole column, see `roles/clock.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from personalize_poc.data.own.profiles.numerals import mostly

_EARLIEST, _LATEST = 631152000, 2208988800  # 1990 to 2039: outside of it a number is no time
_UNITS = {"seconds": 1.0, "milliseconds": 1e3, "microseconds": 1e6, "nanoseconds": 1e9}
_EPOCH = re.compile(r"^\d{9,19}(?:\.\d+)?$")
_COMPACT = re.compile(r"^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{6}|\d{4})?$")
_SHORT = re.compile(r"^\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$")
_SERIAL = re.compile(r"^[2-6]\d{4}(?:[.,]\d+)?$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan enero janv janvier januar gennaio ocak stycznia янв января",
            "feb fév févr février febrero febbraio februar şubat lutego фев февраля",
            "mar mär mars märz marzo mart marca март марта",
            "apr avr avril abril abr april aprile nisan kwietnia апр апреля",
            "may mai mayo maggio mag maj maja май мая mayıs",
            "jun juin junio giugno giu juni czerwca haziran июн июня june",
            "jul juil juillet julio luglio lug juli lipca temmuz июл июля july",
            "aug août ago agosto august sierpnia ağustos авг августа",
            "sep sept septembre septiembre settembre set september eylül сен сентября",
            "oct okt octobre octubre ottobre ott oktober ekim окт октября out",
            "nov novembre noviembre november kasım ноя ноября",
            "dec dez déc décembre dic diciembre dicembre dezember aralık дек декабря",
        ),
        1,
    )
    for name in names.split()
}
_DATE = re.compile(
    r"""^(?:[^\W\d]{2,9},?\s+)?(?:
      (?P<y>(?:19|20|25)\d{2})(?:[-/]|\.\s?|年\s?|년\s?)
      (?P<m>\d{1,2})(?:[-/]|\.\s?|月\s?|월\s?)(?P<d>\d{1,2})(?:日|일)?\.?
    | (?P<a>\d{1,2})[-/.]\s?(?P<b>\d{1,2})[-/.]\s?(?P<y2>(?:19|20|25)\d{2}|\d{2})(?!\d)
    | (?P<d3>\d{1,2})(?:st|nd|rd|th|\.)?(?:[-/\s]|\sde\s)
      (?P<n3>[^\W\d]{3,10})\.?(?:[-/\s,]|\sde\s)+(?P<y3>(?:19|20)?\d{2})
    | (?P<n4>[^\W\d]{3,10})\.?\s(?P<d4>\d{1,2}),?\s(?P<y4>(?:19|20)\d{2})
    )(?P<rest>.*)$""",
    re.X,
)
_CLOCK = re.compile(
    r"""^[T,\s(]*(?:[^\W\d]\)?\s+)?(?P<p1>오전|오후|午前|午後|上午|下午)?\s*
    (?P<h>\d{1,2})(?:\s?[:.시時时h]\s?(?P<mi>\d{1,2}))?(?:\s?[:.분分]\s?(?P<s>\d{1,2})초?秒?(?P<f>[.,]\d+)?)?분?分?
    \s*(?P<p2>[AaPp]\.?\s?[Mm]\.?|오전|오후|ص|م|πμ|μμ|SA|CH)?(?:\s?น\.?)?\s*(?P<z>Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}(?::?\d{2})?)?(?:\[.*\])?$""",
    re.X,
)
_REWRITTEN = (
    # Thu Mar 22 12:34:11 -0700 2012, as C and many logs write it
    (
        re.compile(
            r"^[^\W\d]{3},? ([^\W\d]{3}) +(\d{1,2}) (\d{1,2}:\d{2}:\d{2}(?:\.\d+)?)"
            r"(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))? (\d{4})$"
        ),
        r"\2 \1 \5 \3 \4",
    ),
    # 20240305T140322Z, the short form of ISO 8601
    (
        re.compile(
            r"^((?:19|20)\d{2})(\d{2})(\d{2})[T ](\d{2}):?(\d{2}):?(\d{2})([.,]\d+)?"
            r"(Z|[+-]\d{2}(?::?\d{2})?)?$"
        ),
        r"\1-\2-\3 \4:\5:\6\7 \8",
    ),
    # 20240305 14:03
    (re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})[T ](\d{2}):?(\d{2})$"), r"\1-\2-\3 \4:\5"),
    # 05/Mar/2024:14:03:22 +0000, as web servers write it
    (re.compile(r"^(\d{1,2}/[^\W\d]{3}/\d{4}):(\d{2}:\d{2}:\d{2}.*)$"), r"\1 \2"),
    # 2024-03-05-14.03.22.123456, as Db2 writes it
    (re.compile(r"^(\d{4}-\d{2}-\d{2})-(\d{2}\.\d{2}\.\d{2}.*)$"), r"\1 \2"),
    # 14:03:22 05.03.2024
    (
        re.compile(
            r"^(\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?),? "
            r"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})$"
        ),
        r"\2 \1",
    ),
    # Tue Mar 05 2024 14:03:22 GMT+0100 (Central European Standard Time), as browsers write it
    (re.compile(r"^(.*\d{2}:\d{2}:\d{2}) (?:GMT|UTC)([+-]\d{4})(?: \(.*\))?$"), r"\1 \2"),
)
"""Forms that become one of the usual ones once their parts change places."""
_AFTERNOON = {"오후", "午後", "下午", "pm", "م", "μμ", "ch"}
_BUDDHIST = 543
"""Years by which the calendar of Thailand is ahead."""
_TRIED = 100
"""Values of a large sample that are tried before all of them are."""
_ENOUGH = 0.8
"""Share of values that must be times."""
_FEWEST = 20
"""Different numbers such as 240131, below which they are no days."""


@dataclass(frozen=True)
class Moment:
    """How the values of a column read as times.

    Attributes:
        form: "seconds", "milliseconds", "microseconds", "nanoseconds", "excel", "compact",
            "year first", "day first", "month first", "named month"; the most frequent one.
        ambiguous: whether day and month could be the other way round in every value of the sample.
        resolution: "day" if no value has a time of day, else "second".
        zoned: whether the values name their zone.
        share: of the values that are times.
        seconds: of the sample, aligned; None where a value is no time.
        weak: whether the numbers could well be something else (a code, a price).
    """

    form: str
    ambiguous: bool
    resolution: str
    zoned: bool
    share: float
    seconds: tuple[float | None, ...]
    weak: bool = False


@dataclass(frozen=True)
class _Read:
    form: str
    first: int
    second: int
    year: int
    clock: float
    has_clock: bool
    zoned: bool


def moment(values: Sequence[str]) -> Moment | None:
    """Read values as times; None if they are none."""
    given = [value for value in values if value]
    if len(given) < 1:
        return None
    return _numeric(values, given) or _written(values, given) or _mixed(values, given)


def _mixed(values: Sequence[str], given: Sequence[str]) -> Moment | None:
    """Numbers of seconds in some rows and written times in others."""
    counted = [value if _EPOCH.match(value) else "" for value in values]
    written = ["" if _EPOCH.match(value) else value for value in values]
    parts = [[value for value in some if value] for some in (counted, written)]
    if min(map(len, parts)) < 0.01 * len(given):
        return None
    first, second = _numeric(counted, parts[0]), _written(written, parts[1])
    if first is None or second is None:
        return None
    pairs = zip(first.seconds, second.seconds, strict=True)
    read = tuple(b if a is None else a for a, b in pairs)
    share = sum(one is not None for one in read) / len(given)
    return replace(second, seconds=read, share=share) if share >= _ENOUGH else None


def _numeric(values: Sequence[str], given: Sequence[str]) -> Moment | None:
    if _most(given, _EPOCH):
        for unit, factor in _UNITS.items():
            read = tuple(_within(value, factor) for value in values)
            if sum(one is not None for one in read) >= _ENOUGH * len(given):
                known = [one for one in read if one is not None]
                share = len(known) / len(given)
                day = all(one % 3600 == 0 for one in known)
                resolution = "day" if day and len(known) > 2 else "second"
                return Moment(unit, False, resolution, True, share, read, weak=True)
    if _most(given, _COMPACT):
        read = tuple(_compact(value) for value in values)
        day = all(len(value) == 8 for value in given)
        return Moment("compact", False, "day" if day else "second", False, 1.0, read)
    if mostly(given, _SHORT, 0.99) and len(set(given)) > _FEWEST:
        read = tuple(_compact(f"20{value}") for value in values)
        share = sum(one is not None for one in read) / len(given)
        return Moment("compact", False, "day", False, share, read, weak=True)
    if _most(given, _SERIAL) and _most_serial(given):
        read = tuple(_serial(value) for value in values)
        day = not any("." in value or "," in value for value in given)
        return Moment("excel", False, "day" if day else "second", False, 1.0, read, weak=True)
    return None


def _most_serial(given: Sequence[str]) -> bool:
    """Whether nearly all days lie in 1990 to 2039: numbers of customers rarely do."""
    read = [_serial(value) for value in given]
    return sum(one is not None and _EARLIEST <= one <= _LATEST for one in read) >= 0.95 * len(read)


def _most(given: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return mostly(given, pattern, _ENOUGH)


def _within(value: str, factor: float) -> float | None:
    if not _EPOCH.match(value):
        return None
    seconds = float(value) / factor
    return seconds if _EARLIEST <= seconds <= _LATEST else None


def _compact(value: str) -> float | None:
    if not _COMPACT.match(value):
        return None
    clock = value[8:].ljust(6, "0")
    hour, minute, second = int(clock[:2]), int(clock[2:4]), int(clock[4:])
    day = _day(int(value[:4]), int(value[4:6]), int(value[6:8]))
    return None if day is None else day + hour * 3600 + minute * 60 + second


def _serial(value: str) -> float | None:
    """Days since 1900, as spreadsheets count them."""
    return (float(value.replace(",", ".")) - 25569) * 86400 if _SERIAL.match(value) else None


def _written(values: Sequence[str], given: Sequence[str]) -> Moment | None:
    some = given[:: max(1, len(given) // _TRIED)]
    if len(some) >= _TRIED and sum(_read(one) is not None for one in some) < len(some) // 3:
        return None
    read = [_read(value) if value else None for value in values]
    known = [one for one in read if one]
    if len(known) < _ENOUGH * len(given):
        return None
    form = Counter(one.form for one in known).most_common(1)[0][0]
    open_ones = [one for one in known if one.form == "open"]
    day_first = any(one.first > 12 for one in open_ones)
    month_first = any(one.second > 12 for one in open_ones)
    ambiguous = bool(open_ones) and not day_first and not month_first
    if form == "open":
        form = "month first" if month_first and not day_first else "day first"
    return Moment(
        form,
        ambiguous,
        "second" if any(one.has_clock for one in known) else "day",
        sum(one.zoned for one in known) > len(known) / 2,
        len(known) / len(given),
        tuple(_seconds(one, form) if one else None for one in read),
    )


def _read(value: str) -> _Read | None:
    for pattern, usual in _REWRITTEN:
        if pattern.match(value):
            value = pattern.sub(usual, value).strip()
            break
    found = _DATE.match(value)
    if not found:
        return None
    parts = found.groupdict()
    rest = parts["rest"].strip()
    clock = _CLOCK.match(rest) if rest else None
    if rest and not clock and not re.match(r"^\(?[^\W\d]{1,3}\)?$", rest):
        return None
    time = _time_of_day(clock) if clock else 0.0
    zoned = bool(clock and clock["z"])
    has = clock is not None
    if parts["y"]:
        return _Read(
            "year first", int(parts["m"]), int(parts["d"]), _year(parts["y"]), time, has, zoned
        )
    if parts["a"]:
        first, second = int(parts["a"]), int(parts["b"])
        return _Read("open", first, second, _year(parts["y2"]), time, has, zoned)
    name, day, year = (
        (parts["n3"], parts["d3"], parts["y3"])
        if parts["n3"]
        else (parts["n4"], parts["d4"], parts["y4"])
    )
    month = _MONTHS.get(name.lower()) or _MONTHS.get(name.lower()[:3])
    if not month:
        return None
    return _Read("named month", month, int(day), _year(year), time, has, zoned)


def _year(text: str) -> int:
    if text.startswith("25") and len(text) == 4:
        return int(text) - _BUDDHIST
    return int(text) if len(text) == 4 else 2000 + int(text) - 100 * (int(text) > 50)


def _time_of_day(clock: re.Match[str]) -> float:
    half = (clock["p1"] or clock["p2"] or "").lower().replace(".", "").replace(" ", "")
    hour = int(clock["h"])
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half and half not in _AFTERNOON and hour == 12:
        hour = 0
    fraction = float((clock["f"] or ".0").replace(",", "."))
    return hour * 3600 + int(clock["mi"] or 0) * 60 + int(clock["s"] or 0) + fraction


def _seconds(one: _Read, form: str) -> float | None:
    month, day = one.first, one.second
    if one.form == "open" and form != "month first":
        month, day = day, month
    start = _day(one.year, month, day)
    return None if start is None else start + one.clock


def _day(year: int, month: int, day: int) -> float | None:
    try:
        return datetime(year, month, day, tzinfo=UTC).timestamp()
    except ValueError:
        return None
