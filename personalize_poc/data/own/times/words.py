"""Words in dates: months in ten languages, morning and afternoon, weekdays."""

from __future__ import annotations

import re

from personalize_poc.data.own import sql

_MONTHS = {
    "Jan": "january januar jänner janvier enero janeiro gennaio januari jan janv ene gen "
    "января январь янв ocak oca stycznia styczeń sty",
    "Feb": "february februar février fevrier febrero fevereiro febbraio februari feb févr fev "
    "февраля февраль фев февр şubat şub lutego luty lut",
    "Mar": "march märz maerz mars marzo março marco maart mar mär mrz mrt "
    "марта март мар mart marca marzec",
    "Apr": "april avril abril aprile apr avr abr апреля апрель апр nisan nis kwietnia kwiecień kwi",
    "May": "may mai mayo maio maggio mei mag мая май mayıs maja maj",
    "Jun": "june juni juin junio junho giugno jun giu "
    "июня июнь июн haziran haz czerwca czerwiec cze",
    "Jul": "july juli juillet julio julho luglio jul juil lug "
    "июля июль июл temmuz tem lipca lipiec lip",
    "Aug": "august août aout agosto augustus aug ago "
    "августа август авг ağustos ağu sierpnia sierpień sie",
    "Sep": "september septembre septiembre setembro settembre sep sept set "
    "сентября сентябрь сен сент eylül eyl września wrzesień wrz",
    "Oct": "october oktober octobre octubre outubro ottobre oct okt out ott "
    "октября октябрь окт ekim eki października październik paź",
    "Nov": "november novembre noviembre novembro nov "
    "ноября ноябрь ноя нояб kasım kas listopada listopad lis",
    "Dec": "december dezember décembre decembre diciembre dezembro dicembre dec dez déc dic "
    "декабря декабрь дек aralık ara grudnia grudzień gru",
}
MONTHS = {word: month for month, words in _MONTHS.items() for word in words.split()}
"""Name in small letters -> English abbreviation."""
FORENOON = r"a\.? ?m\.?|오전|午前|上午|ص|π\.?μ\.?|SA\b"
AFTERNOON = r"p\.? ?m\.?|오후|午後|下午|م|μ\.?μ\.?|CH\b"
ERA = "%EY"
"""In a form: the year as Thailand counts it, from 543 before Christ on."""
WEEKDAY = (
    r"[(（]?[월화수목금토일]요일[)）]?|[(（][월화수목금토일日月火水木金土][)）]|"
    r"[日月火水木金土]曜日?|星期[一二三四五六日天]"
)
"""Weekdays that stand after a date, without a blank."""
_WIDE, _NARROW = "０１２３４５６７８９：．／－", "0123456789:./-"


def plain(text: str) -> str:
    """A text with ordinary digits and blanks, without quotation marks around it."""
    text = text.translate(str.maketrans(_WIDE, _NARROW))
    return re.sub(r"[\s\u00a0\u202f\u3000]+", " ", text).strip(" \"'")


def plain_sql(expression: str) -> str:
    """SQL of `plain`."""
    wide = f"translate({expression}, {sql.quoted(_WIDE)}, {sql.quoted(_NARROW)})"
    blanks = r"[\s\x{a0}\x{202f}\x{3000}]+"
    return (
        f"trim(regexp_replace({wide}, {sql.quoted(blanks)}, ' ', 'g'), {sql.quoted(' ' + QUOTES)})"
    )


QUOTES = "\"'"


def english_sql(expression: str, form: str) -> str:
    """SQL of a time with English words, as `english_form` expects it."""
    text = plain_sql(expression)
    changes: list[tuple[str, str]] = []
    if re.search("%[aA]", form):
        changes.append((r"(?i)^\pL+[.,]* +", ""))
    changes += [
        (WEEKDAY, ""),
        (r" *\([^)]*\)$|\[[^\]]*\]$", ""),
        (r" ?น\.?$", ""),
        (r"(?i)([0-9])(?:st|nd|rd|th|er|º|ª)\b", r"\1"),
    ]
    if "%p" in form:
        changes += [(f"(?i){FORENOON}", "AM"), (f"(?i){AFTERNOON}", "PM")]
    if re.search("%[bBh]", form):
        for month, words in _MONTHS.items():
            longest = "|".join(sorted(words.split(), key=len, reverse=True))
            changes.append((rf"(?i)(^|[^\pL])(?:{longest})\.?([^\pL]|$)", rf"\1{month}\2"))
    if "%z" in form:
        changes.append((r"[Zz]$", "+00:00"))
    for old, new in changes:
        text = f"regexp_replace({text}, {sql.quoted(old)}, {sql.quoted(new)}, 'g')"
    if ERA in form:
        text = _of_our_era(text)
    return f"trim(regexp_replace({text}, ' +', ' ', 'g'))"


def _of_our_era(text: str) -> str:
    """SQL of a text whose year of four digits is counted from 543 before Christ on."""
    year = f"regexp_extract({text}, '\\b25[0-9][0-9]\\b')"
    return f"replace({text}, {year}, (TRY_CAST({year} AS INTEGER) - 543)::VARCHAR)"


def english_form(form: str) -> str:
    """The format of a text that `english_sql` made."""
    form = re.sub(r"^%[aA][.,]* *", "", form).replace("%B", "%b").replace("%h", "%b")
    return plain(form.replace(ERA, "%Y")).removesuffix(" น.").removesuffix("น.").strip()
