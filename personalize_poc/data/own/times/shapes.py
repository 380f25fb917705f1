"""In which forms one text can be read as a time, and when that is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from personalize_poc.data.own.times import of_year, patterns, words
from personalize_poc.data.own.times.sql import DAY, EARLIEST, EPOCHS, EXCEL_EPOCH, LATEST, UNITS

_SHORTEST, _LONGEST = 6, 60
"""Letters of a time that is no number."""
_DIGITS = 15
"""From so many digits on a number may be a day and an hour with a fraction."""
PADDED = "00%y"
"""How a year is written in two digits behind two zeros: 0014."""
_RECENT = (1_378_000_000, 1_828_000_000)
"""Fall of 2013 to 2027: of no other time numbers are read as seconds since 2001, which would be
seconds since 1970 of 1982 to 1996."""
_LATEST_HOUR = 30
"""Broadcasters and bars count on after midnight: 25:30."""
_ROUGH = re.compile(r"\d")
_KEPT = 1 << 14
"""Readings that are kept: a column is looked at for what it is, then for its form."""


@dataclass(frozen=True)
class Reading:
    """One text as a time.

    Attributes:
        forms: all in which it may be one, the likeliest first, as mapping.yaml names them. More
            than one means that it depends on other values: day and month may be either way round.
        seconds: when that is in each of them, on the clock that is written: Unix seconds as if
            that were the clock of UTC; None if there is no such day.
        clock: whether it has a time of day.
    """

    forms: tuple[str, ...]
    seconds: tuple[float | None, ...]
    clock: bool


def forms(text: str) -> tuple[str, ...]:
    """The forms in which a text may be a time; none if it is none."""
    reading = parse(text)
    return reading.forms if reading else ()


@lru_cache(maxsize=_KEPT)
def parse(text: str) -> Reading | None:
    """Read one text as a time; None if it is none."""
    if len(text) > _LONGEST + 30 or not _ROUGH.search(text):
        return None
    text = words.plain(text)
    if called := patterns.IN_CALL.fullmatch(text):
        text = called[1]
    if patterns.NUMBER.fullmatch(text) and ((counted := _counted(text)) or len(text) < _DIGITS):
        return counted
    if len(text) < _SHORTEST:
        return None
    plain = not text.startswith("25") and not patterns.PADDED_YEAR.match(text)
    if plain and (match := patterns.ISO.fullmatch(text)):
        return _reading(match, ("iso",), [{}]) if _is_clock(match.groupdict()) else None
    for pattern in patterns.WHOLE:
        if (match := pattern.fullmatch(text)) and (found := _written(text, match)):
            return found
    return None


def coarse(text: str) -> str:
    """What a text names that is no day: "a week", "a month", "a year", "a time of day"; or ""."""
    text = words.plain(text)
    for pattern, what in patterns.COARSE:
        if pattern.fullmatch(text):
            word = re.match(r"[^\W\d_]+", text)
            if not word or word[0].lower() in words.MONTHS:
                return what
    return ""


def seems(text: str) -> bool:
    """Whether a text looks like a day and its hour, also in a form that is not known."""
    text = words.plain(text)
    if len(text) > _LONGEST or not patterns.CLOCK.search(text):
        return False
    month = any(word.lower() in words.MONTHS for word in patterns.LETTERS.findall(text))
    return month or bool(patterns.DAY.search(patterns.CLOCK.sub(" ", text)))


def lacks_year(text: str) -> bool:
    """Whether a text has a day with the name of its month and an hour, and no year: "4 Sep, 10:05".

    What is left without the hour has one number of a day.
    """
    text = re.sub(r"\d{1,2}:\d{2}(:\d{2})?", " ", words.plain(text))
    month = any(word.lower() in words.MONTHS for word in patterns.LETTERS.findall(text))
    numbers = re.findall(r"\d+", text)
    return month and len(numbers) == 1 and len(numbers[0]) <= 2


def _counted(text: str) -> Reading | None:
    """A number: digits that are a day, seconds since 1970, or days since 1900."""
    found = {**dict(_compact(text)), **of_year.read(text)}
    if not found or "%Y%m%d%H" in found:
        found |= dict(_numbers(text))
    if not found:
        return None
    days = (*patterns.SHORT, *of_year.FORMS, "%Y%m%d")
    clock = not all(form in days for form in found)
    if list(found) == ["excel"]:
        clock = not text.isdigit()
    return Reading(tuple(found), tuple(found.values()), clock)


def _compact(text: str) -> Iterator[tuple[str, float]]:
    form = patterns.COMPACT.get(len(text)) if text.isdigit() else None
    if form:
        day = _at(text, form)
        if day is not None:
            yield form, day
    if form == "%Y%m%d" and day is None:
        for other in patterns.SHORT[2:]:
            if (day := _at(text, other)) is not None:
                yield other, day
    if form == "%y%m%d" and (later := _at(text, "%d%m%y")) is not None:
        yield "%d%m%y", later


def _at(text: str, form: str) -> float | None:
    try:
        if form.startswith("%Y") and not 1900 <= int(text[:4]) <= 2100:
            return None  # most seconds since 1970, told without strptime, which takes its time
        found = dt.datetime.strptime(text, form.replace("%g", "%f")).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    first = 1980 if form in patterns.SHORT else 1900
    return found.timestamp() if first <= found.year <= 2100 else None


def _numbers(text: str) -> Iterator[tuple[str, float]]:
    if text.startswith("0") and text[1:2].isdigit():
        return  # no count is written with zeros before it: the number of a telephone is
    try:
        value = float(text.replace(",", "."))
    except (ValueError, OverflowError):
        return
    # Before those that count from 1970, which read the same numbers as times long ago.
    for name, (unit, zero) in EPOCHS.items():
        low, high = _RECENT if name == "apple" else (EARLIEST, LATEST)
        if low <= value / unit + zero <= high:
            yield name, value / unit + zero
    for name, unit in UNITS.items():
        if EARLIEST * unit <= value <= LATEST * unit:
            yield name, value / unit
    if EARLIEST // DAY + EXCEL_EPOCH <= value <= LATEST // DAY + EXCEL_EPOCH + 1:
        yield "excel", (value - EXCEL_EPOCH) * DAY


def _written(text: str, match: re.Match[str]) -> Reading | None:
    """A text of a pattern, with directives in the place of what the pattern found."""
    groups = match.groupdict()
    if groups.get("b") and groups["b"].rstrip(".").lower() not in words.MONTHS:
        return None
    if groups.get("H") and not (_has_time(match) and _is_clock(groups)):
        return None
    spans = {name: match.span(name) for name, value in groups.items() if value is not None}
    orders = _orders(match) if "one" in spans else [{}]
    found = tuple(_format(text, spans, match, order) for order in orders)
    return _reading(match, found, orders) if found else None


def _reading(match: re.Match[str], found: tuple[str, ...], orders: list[dict[str, str]]) -> Reading:
    groups = match.groupdict()
    clock = _clock(groups) if groups.get("H") else 0.0
    days = [_day(groups, order) for order in orders]
    return Reading(
        found,
        tuple(None if day is None else day + clock for day in days),
        bool(groups.get("H")),
    )


def _day(groups: dict[str, str | None], order: dict[str, str]) -> float | None:
    """The midnight of a day, Unix seconds; None if there is no such day."""
    try:
        if groups.get("G"):
            parts = (int(groups[name] or 0) for name in "GVu")
            day = dt.datetime.fromisocalendar(*parts)
        else:
            day = dt.datetime(*_date(groups, order))
    except ValueError:
        return None
    return day.replace(tzinfo=dt.UTC).timestamp()


def _date(groups: dict[str, str | None], order: dict[str, str]) -> tuple[int, int, int]:
    """Year, month and day."""
    if order:
        parts = {directive[-1].lower(): int(groups[name] or 0) for name, directive in order.items()}
        return _full(parts["y"], "".join(order.values())), parts["m"], parts["d"]
    month = groups.get("m")
    number = int(month) if month else words.NUMBERS[_month(groups["b"] or "")]
    if groups.get("Ey") or groups.get("Ez"):
        count = groups.get("Ez") or (groups["Ey"] or "").replace("元", "1")
        year = int(count) + words.ERAS[(groups.get("era") or "").upper()]
    else:
        text = (groups["Y"] or "").lstrip("'")
        year = _full(int(text), _year(text))
    return year, number, int(groups["d"] or 0)


def _month(word: str) -> str:
    return words.MONTHS[word.rstrip(".").lower()]


def _full(year: int, directive: str) -> int:
    """A year as it is counted here: 24 is 2024, 2567 is 2024 in Thailand."""
    if words.ERA in directive:
        return year - words.BUDDHIST
    if "%y" in directive:
        return year + (2000 if year < 69 else 1900)
    return year


def _clock(groups: dict[str, str | None]) -> float:
    """Seconds since midnight."""
    noon = groups.get("p1") or groups.get("p2") or ""
    hour = int(groups["H"] or 0)
    if noon:
        hour = hour % 12 + 12 * bool(re.fullmatch(words.AFTERNOON, noon, re.I))
    fraction = float(f"0.{groups.get('f') or 0}")
    minute, second = int(groups.get("M") or 0), int(groups.get("S") or 0)
    return hour * 3600 + minute * 60 + second + fraction


def _is_clock(groups: dict[str, str | None]) -> bool:
    """Whether there is such a time of day: the number of an order behind its day is none."""
    hour, minute, second = (int(groups.get(name) or 0) for name in "HMS")
    return hour <= _LATEST_HOUR and minute < 60 and second <= 60


def _has_time(match: re.Match[str]) -> bool:
    """A lonely number behind a date is no hour, unless something says so."""
    groups, text = match.groupdict(), match.string
    if groups["M"] or groups.get("p1") or groups.get("p2"):
        return True
    start, end = match.span("H")
    before, after = text[start - 1 : start], text[end : end + 1]
    full = len(groups.get("Y") or "") == 4 and match.start("Y") == 0
    said = before in ("T", "t") or (full and before == " " and end - start == 2)
    return said or after in tuple("시時时点")


def _orders(match: re.Match[str]) -> list[dict[str, str]]:
    """Which part of 01/02/2024 (or 01/02/24) may be what."""
    one, two, sign = int(match["one"]), int(match["two"]), match["s"].strip()
    year = _year(match["three"])
    found = [("%d", "%m", year), ("%m", "%d", year)]
    if sign == "/":
        found.reverse()
    if year == "%y" and len(match["one"]) == 2:
        found.append(("%y", "%m", "%d"))
    values = {"one": one, "two": two, "three": int(match["three"])}
    return [
        dict(zip(values, order, strict=True))
        for order in found
        if all(_fits(form, value) for form, value in zip(order, values.values(), strict=True))
    ]


def _year(text: str) -> str:
    """The directive of a year: of two digits, of four, or of four in the calendar of Thailand.

    A program that was told a form with four digits makes 0014 of 14.
    """
    if len(text) < 4:
        return "%y"
    if patterns.PADDED_YEAR.match(text):
        return PADDED
    return words.ERA if text.startswith("25") else "%Y"


def _fits(form: str, value: int) -> bool:
    return {"%d": 1 <= value <= 31, "%m": 1 <= value <= 12}.get(form, True)


def _format(
    text: str, spans: dict[str, tuple[int, int]], match: re.Match[str], order: dict[str, str]
) -> str:
    replaced = {**_directives(match), **order}
    result, at = "", 0
    for name, (start, end) in sorted(spans.items(), key=lambda one: one[1]):
        if name in replaced and end > start:
            result += text[at:start].replace("%", "%%") + replaced[name]
            at = end
    return (result + text[at:].replace("%", "%%")).strip()


def _directives(match: re.Match[str]) -> dict[str, str]:
    groups = match.groupdict()
    noon = groups.get("p1") or groups.get("p2")
    year, word = groups.get("Y") or "", (groups.get("b") or "").lower()
    return {
        "Y": _year(year) if len(year) == 4 else year[:-2] + "%y",
        "m": "%m",
        "d": "%d",
        "b": "%B" if len(word) > 4 and word[-1] != "." else "%b",
        "a": "%a",
        "G": "%G",
        "V": "%V",
        "u": "%u",
        "era": "%EC",
        "Ey": "%Ey",
        "Ez": "%Ey",
        "H": "%I" if noon else "%H",
        "M": "%M",
        "S": "%S",
        "f": "%f" if len(groups.get("f") or "") <= 6 else "%n",
        "p1": "%p",
        "p2": "%p",
        "z": "%z",
        "zone": "" if groups.get("z") else "%Z",
        **dict.fromkeys(("ordinal", "drop", "day", "before", "unclear", "serial"), ""),
    }
