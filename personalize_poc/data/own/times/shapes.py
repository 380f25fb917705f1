"""In which forms one text can be read as a time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from personalize_poc.data.own.times import words
from personalize_poc.data.own.times.sql import DAY, EARLIEST, EXCEL_EPOCH, LATEST, UNITS
from personalize_poc.language import N_

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?:[eE]\+?\d+)?")
_ISO = re.compile(
    r"\d{4}([-/])\d{1,2}\1\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
    r" ?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/]+\])?)?",
    re.I,
)
_COMPACT = {6: "%y%m%d", 8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
_NOON = f"(?:{words.FORENOON}|{words.AFTERNOON})"
_TIME = (
    rf"(?:(?P<p1>{_NOON}) ?)?(?P<H>\d{{1,2}})(?:(?:[:.h]|시 ?|[時时点] ?)(?P<M>\d{{1,2}})"
    r"(?:(?::|[.]|분 ?|分 ?)(?P<S>\d{1,2})(?:[.,](?P<f>\d{1,9}))?[秒초]?|[분分])?|시|[時时点])?"
    rf"(?: ?(?P<p2>{_NOON}))?(?: ?น\.?)?"
)
_ZONE = r"(?: ?(?P<gmt>Z|UTC|GMT))?(?: ?(?P<z>[+-]\d{2}:?\d{2}))?(?P<drop> ?\([^)]*\))?"
_WEEKDAY = r"(?:(?P<a>[^\W\d_]{2,12})[.,]* )?"
_WORD = r"(?P<b>[^\W\d_]{3,12}\.?)"
_YEAR = r"(?P<Y>\d{4}|'?\d{2})"
_ORDINAL = r"(?P<ordinal>st|nd|rd|th|er|º|ª)?"
_DATES = (
    r"(?P<Y>\d{4})(?:[-/.] ?|[年년] ?)(?P<m>\d{1,2})(?:[-/.] ?|[月월] ?)(?P<d>\d{1,2})(?:[日일.])?"
    rf"(?P<day> ?(?:{words.WEEKDAY}))?",
    r"(?P<one>\d{1,2})(?P<s>[-/.] ?| )(?P<two>\d{1,2})(?P=s)(?P<three>\d{4}|\d{2})",
    rf"{_WEEKDAY}(?P<d>\d{{1,2}}){_ORDINAL}[-. /]{{0,2}}(?:de )?{_WORD}"
    rf"(?:[-. ,/]{{1,2}}|)(?:del? )?{_YEAR}(?: г\.?)?",
    rf"{_WEEKDAY}{_WORD}[ -](?P<d>\d{{1,2}}){_ORDINAL},?[ -]{_YEAR}",
)
_WHOLE = [
    *(
        re.compile(rf"{date}(?:(?:,? ?T?|[-:]|,? (?:at|um|à|a las|в) ){_TIME}{_ZONE})?", re.I)
        for date in _DATES
    ),
    re.compile(rf"{_TIME}{_ZONE},? {_DATES[0]}", re.I),
    re.compile(rf"{_TIME}{_ZONE},? {_DATES[1]}", re.I),
    re.compile(rf"(?P<a>\w{{3}}) {_WORD} (?P<d>\d{{1,2}}) {_TIME}{_ZONE} (?P<Y>\d{{4}})", re.I),
    re.compile(
        r"(?P<Y>\d{4})(?P<m>\d{2})(?P<d>\d{2})[T ](?P<H>\d{2}):?(?P<M>\d{2})"
        r"(?::?(?P<S>\d{2})(?:[.,](?P<f>\d{1,9}))?)?" + _ZONE
    ),
]
_COARSE = (
    (re.compile(r"\d{4}-?W\d{1,2}", re.I), N_("a week")),
    (re.compile(r"\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|\d{4}[년年] ?\d{1,2}[월月]"), N_("a month")),
    (re.compile(r"[^\W\d_]{3,12}\.?[ -]\d{4}"), N_("a month")),
    (re.compile(r"\d{1,2}:\d{2}(:\d{2})?( ?[ap]\.?m\.?)?", re.I), N_("a time of day")),
    (re.compile(r"(19[89]\d|20\d\d)(\.0)?"), N_("a year")),
)


def coarse(text: str) -> str:
    """What a text names that is no day: "a week", "a month", "a year", "a time of day"; or ""."""
    text = words.plain(text)
    for pattern, what in _COARSE:
        if pattern.fullmatch(text):
            word = re.match(r"[^\W\d_]+", text)
            if not word or word[0].lower() in words.MONTHS:
                return what
    return ""


_CLOCK = re.compile(r"(?<![\d.])\d{1,2}(?::\d{2}|[.h]\d{2}[.m]\d{2})(?!\d)")
_DAY = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}|\d{1,4}([-/.])\d{1,2}\1\d{1,4})(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 60


def seems(text: str) -> bool:
    """Whether a text looks like a day and its hour, also in a form that is not known."""
    text = words.plain(text)
    if len(text) > _LONGEST or not _CLOCK.search(text):
        return False
    month = any(word.lower() in words.MONTHS for word in _LETTERS.findall(text))
    return month or bool(_DAY.search(_CLOCK.sub(" ", text)))


def forms(text: str) -> tuple[str, ...]:
    """All forms in which a text may be a time, the likeliest first.

    More than one means that it depends on other values: day and month may be either way round.
    """
    text = words.plain(text)
    if _NUMBER.fullmatch(text):
        return tuple(_numbers(text))
    if _ISO.fullmatch(text) and not text.startswith("25"):
        return ("iso",)
    for pattern in _WHOLE:
        if (match := pattern.fullmatch(text)) and (found := _formats(text, match)):
            return found
    return ()


def _numbers(text: str) -> Iterator[str]:
    if text.isdigit() and len(text) in _COMPACT and _is_time(text, _COMPACT[len(text)]):
        yield _COMPACT[len(text)]
        return
    try:
        value = float(text.replace(",", "."))
    except (ValueError, OverflowError):
        return
    for name, unit in UNITS.items():
        if EARLIEST * unit <= value <= LATEST * unit:
            yield name
    if EARLIEST // DAY + EXCEL_EPOCH <= value <= LATEST // DAY + EXCEL_EPOCH + 1:
        yield "excel"


def _is_time(text: str, form: str) -> bool:
    try:
        return 1980 <= dt.datetime.strptime(text, form).year <= 2100
    except ValueError:
        return False


def _formats(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """Put directives in the place of what a pattern found; what stands between stays."""
    spans = {
        name: match.span(name) for name, value in match.groupdict().items() if value is not None
    }
    if "b" in spans and match["b"].rstrip(".").lower() not in words.MONTHS:
        return ()
    if "H" in spans and not _has_time(match):
        return ()
    orders = _orders(match) if "one" in spans else [{}]
    return tuple(_format(text, spans, match, order) for order in orders)


def _has_time(match: re.Match[str]) -> bool:
    """A lonely number behind a date is no hour, unless something says so."""
    groups = match.groupdict()
    noon = groups["p1"] or groups["p2"] if "p1" in groups else None
    after = match.string[match.end("H") : match.end("H") + 1]
    return bool(groups["M"] or noon or after in tuple("시時时点"))


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
    """The directive of a year: of two digits, of four, or of four in the calendar of Thailand."""
    if len(text) < 4:
        return "%y"
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
        "H": "%I" if noon else "%H",
        "M": "%M",
        "S": "%S",
        "f": "%f" if len(groups.get("f") or "") <= 6 else "%n",
        "p1": "%p",
        "p2": "%p",
        "z": "%z",
        "ordinal": "",
        "drop": "",
        "day": "",
    }
