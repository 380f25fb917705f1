"""How days, times of day and zones are written: the one list of forms of a time."""

from __future__ import annotations

import re

from personalize_poc.data.own.times import words
from personalize_poc.language import N_

NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?:[eE]\+?\d+)?")
IN_CALL = re.compile(r"/Date\((\d{9,14})(?:[+-]\d{4})?\)/")
"""Milliseconds as programs of Microsoft write them into JSON."""
ISO = re.compile(
    r"(?P<Y>\d{4})([-/])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"
    r"(?:[T ](?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,](?P<f>\d+))?)?"
    r" ?(?:(?P<gmt>Z|UTC|GMT)|(?P<z>[+-]\d{2}(?::?\d{2})?))?"
    r"(?P<place>\[[\w/]+\]| [A-Z]{2,}/[A-Z_]{2,})?)?",
    re.I,
)
PADDED_YEAR = re.compile(r"00(?:0[2-9]|[1-9]\d)(?!\d)")
"""A year of two digits behind zeros; 0000 and 0001 stand in days that are none."""
COMPACT = {6: "%y%m%d", 8: "%Y%m%d", 10: "%Y%m%d%H", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
COMPACT[17] = f"{COMPACT[14]}%g"
SHORT = ("%y%m%d", "%d%m%y", "%d%m%Y", "%m%d%Y")
"""Forms of digits alone that are found in many numbers that are no days."""
_NOON = f"(?:{words.FORENOON}|{words.AFTERNOON})"
_TIME = (
    rf"(?:(?P<p1>{_NOON}) ?)?(?P<H>\d{{1,2}})"
    r"(?:(?:[:.h]| h |시 ?|[時时点] ?)(?P<M>\d{1,2})"
    r"(?:(?::|[.]|분 ?|分 ?|m(?:in)? ?)(?P<S>\d{1,2})(?:[.,:](?P<f>\d{1,9}))?[秒초s]?|[분分]|min)?"
    rf"|시|[時时点])?(?: ?(?P<p2>{_NOON}))?(?: ?(?:น\.?|Uhr|uur|hrs?\.?|hs\.?|h\.?))?"
)
_NAMES = "|".join((*words.ZONES, "UTC", "GMT"))
_ZONE = (
    r"(?: ?(?P<gmt>Z|UTC|GMT))?(?: ?(?P<z>[+-]\d{2}(?::?\d{2})?))?"
    rf"(?: ?(?P<zone>(?-i:{_NAMES}))| ?(?P<unclear>(?-i:{words.UNCLEAR})))?(?P<drop> ?\([^)]*\))?"
)
_WEEKDAY = r"(?:(?P<a>[^\W\d_]{2,12})[.,]* )?"
_BEFORE = rf"(?P<before>(?:{words.WEEKDAY}),? ?)?"
_AFTER = rf"(?P<day> ?(?:{words.WEEKDAY}))?"
_WORD = r"(?P<b>[^\W\d_]{3,12}\.?|[\u0e00-\u0e7f.]{4,12})"
_YEAR = r"(?P<Y>\d{4}|'?\d{2})"
_ORDINAL = r"(?P<ordinal>st|nd|rd|th|er|º|ª)?"
_DAYS = (
    rf"{_BEFORE}(?P<Y>\d{{4}}|\d{{2}}(?=[년年]))(?:[-/.:_] ?|[年년] ?)"
    rf"(?P<m>\d{{1,2}})(?:[-/.:_] ?|[月월] ?)(?P<d>\d{{1,2}})(?:[日일.])?{_AFTER}",
    rf"(?:(?P<a>{words.DAYS_OF_WEEK})[.,]{{0,2}} )?"
    r"(?P<one>\d{1,2})(?P<s>[-/.] ?| )(?P<two>\d{1,2})(?P=s)(?P<three>\d{4}|\d{2})\.?",
    rf"{_WEEKDAY}(?P<d>\d{{1,2}}){_ORDINAL}[-. /]{{0,2}}(?:de )?{_WORD}"
    rf"(?:[-. ,/]{{1,2}}|)(?:del? )?{_YEAR}(?: [гр]\.?)?{_AFTER}",
    rf"{_WEEKDAY}{_WORD}[ -](?P<d>\d{{1,2}}){_ORDINAL},?[ -]{_YEAR}",
    rf"(?P<Y>\d{{4}})\.?[-. /]{_WORD}[-. /](?P<d>\d{{1,2}})\.?",
    r"(?:ngày )?(?P<d>\d{1,2}) (?:tháng|thg) (?P<m>\d{1,2}),? (?:năm )?(?P<Y>\d{4})",
    rf"(?:(?P<era>(?-i:{words.ERAS_NAMED})) ?(?P<Ey>元|\d{{1,3}})|(?P<Ez>1[0-3]\d))"
    rf"(?:[-/.] ?|年)(?P<m>\d{{1,2}})(?:[-/.] ?|月)(?P<d>\d{{1,2}})日?{_AFTER}",
    r"(?P<G>\d{4})-?W(?P<V>\d{2})-?(?P<u>[1-7])",
)
_JOIN = (
    r"(?:,? ?T?|[-:_]| [-–|@] |,? (?:at|um|à|a las?|в|om|kl\.?|klo|alle(?: ore)?|ore|às|as|o|"
    r"o godz\.|pukul|saat|lúc|v|στις) )"
)
WHOLE = [
    *(re.compile(rf"{day}(?:{_JOIN}{_TIME}{_ZONE})?", re.I) for day in _DAYS),
    re.compile(rf"{_TIME}{_ZONE},? {_DAYS[0]}", re.I),
    re.compile(rf"{_TIME}{_ZONE},? {_DAYS[1]}", re.I),
    re.compile(rf"(?P<a>\w{{3}}) {_WORD} (?P<d>\d{{1,2}}) {_TIME}{_ZONE} (?P<Y>\d{{4}})", re.I),
    re.compile(
        r"(?P<Y>\d{4})(?P<m>\d{2})(?P<d>\d{2})[T _-](?P<H>\d{2}):?(?P<M>\d{2})"
        r"(?::?(?P<S>\d{2})(?:[.,](?P<f>\d{1,9}))?)?" + _ZONE
    ),
    re.compile(
        r"(?P<Y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?P<H>\d{2})(?P<M>\d{2})(?P<S>\d{2})"
        r"(?:[.,](?P<f>\d{1,9}))?" + _ZONE
    ),
    # The number of a voucher behind its day, in one cell: "2024/01/05 -3".
    re.compile(r"(?P<Y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?P<serial> - ?\d{1,5})"),
]
COARSE = (
    (re.compile(r"\d{4}-?W\d{1,2}", re.I), N_("a week")),
    (re.compile(r"\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|\d{4}[년年] ?\d{1,2}[월月]"), N_("a month")),
    (re.compile(r"[^\W\d_]{3,12}\.?[ -]\d{4}"), N_("a month")),
    (re.compile(r"\d{1,2}:\d{2}(:\d{2})?( ?[ap]\.?m\.?)?", re.I), N_("a time of day")),
    (re.compile(r"(19[89]\d|20\d\d)(\.0)?"), N_("a year")),
)
CLOCK = re.compile(r"(?<![\d.])\d{1,2}(?::\d{2}|[.h]\d{2}[.m]\d{2})(?!\d)")
DAY = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}|\d{1,4}([-/.])\d{1,2}\1\d{1,4})(?!\d)")
LETTERS = re.compile(r"[^\W\d_]+")
