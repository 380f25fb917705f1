"""Words in dates: months in many languages, morning and afternoon, weekdays, eras, zones."""

from __future__ import annotations

import re

from personalize_poc.data.own import sql
from personalize_poc.data.own.times import told

_MONTHS = {
    "Jan": "january januar jänner janvier enero janeiro gennaio januari ianuarie január leden "
    "ledna jan janv ene gen января январь янв січня січень січ ocak oca stycznia "
    "styczeń sty tammikuuta tammikuu tammi ιανουαρίου ιανουάριος ιαν มกราคม ม.ค. يناير "
    "ינואר",
    "Feb": "february februar février fevrier febrero fevereiro febbraio februari februarie "
    "február únor února feb févr fev febr февраля февраль фев февр лютого лютий лют "
    "şubat şub subat lutego luty lut helmikuuta helmikuu helmi φεβρουαρίου φεβρουάριος φεβ "
    "กุมภาพันธ์ ก.พ. فبراير פברואר",
    "Mar": "march märz maerz mars marzo março marco maart maret marts martie március březen "
    "března mar mär mrz mrt márc марта март мар березня березень бер mart marca marzec "
    "maaliskuuta maaliskuu maalis μαρτίου μάρτιος μαρ มีนาคม มี.ค. مارس מרץ",
    "Apr": "april avril abril aprile aprilie április duben dubna apr avr abr ápr апреля апрель "
    "апр квітня квітень кві nisan nis kwietnia kwiecień kwi huhtikuuta huhtikuu huhti "
    "απριλίου απρίλιος απρ เมษายน เม.ย. أبريل ابريل אפריל",
    "May": "may mayis mai mayo maio maggio mei mag maj maja május květen května мая май травня "
    "травень тра mayıs toukokuuta toukokuu touko μαΐου μάιος μαΐ พฤษภาคม พ.ค. مايو מאי",
    "Jun": "june juni juin junio junho giugno iunie június červen června jun giu iun jún июня "
    "июнь июн червня червень чер haziran haz czerwca czerwiec cze kesäkuuta kesäkuu "
    "kesä ιουνίου ιούνιος ιουν มิถุนายน มิ.ย. يونيو יוני",
    "Jul": "july juli juillet julio julho luglio iulie július červenec července jul juil lug "
    "iul júl июля июль июл липня липень лип temmuz tem lipca lipiec lip heinäkuuta "
    "heinäkuu heinä ιουλίου ιούλιος ιουλ กรกฎาคม ก.ค. يوليو יולי",
    "Aug": "august août aout agosto augustus augusti agustus augusztus srpen srpna aug ago agu "
    "августа август авг серпня серпень сер ağustos ağu agustos sierpnia sierpień sie elokuuta "
    "elokuu elo αυγούστου αύγουστος αυγ สิงหาคม ส.ค. أغسطس اغسطس אוגוסט",
    "Sep": "september septembre septiembre setembro settembre septembrie szeptember září sep "
    "sept set szept сентября сентябрь сен сент вересня вересень вер eylül eyl eylul września "
    "wrzesień wrz syyskuuta syyskuu syys σεπτεμβρίου σεπτέμβριος σεπ กันยายน ก.ย. "
    "سبتمبر ספטמבר",
    "Oct": "october oktober octobre octubre outubro ottobre octombrie október říjen října oct "
    "okt out ott октября октябрь окт жовтня жовтень жов ekim eki października "
    "październik paź lokakuuta lokakuu loka οκτωβρίου οκτώβριος οκτ ตุลาคม ต.ค. أكتوبر "
    "اكتوبر אוקטובר",
    "Nov": "november novembre noviembre novembro noiembrie listopad listopadu nov noi ноября "
    "ноябрь ноя нояб листопада лис kasım kas kasim listopada lis marraskuuta marraskuu marras "
    "νοεμβρίου νοέμβριος νοε พฤศจิกายน พ.ย. نوفمبر נובמבר",
    "Dec": "december dezember décembre decembre diciembre dezembro dicembre desember decembrie "
    "prosinec prosince dec dez déc dic des декабря декабрь дек грудня грудень гру "
    "aralık ara aralik grudnia grudzień gru joulukuuta joulukuu joulu δεκεμβρίου δεκέμβριος "
    "δεκ ธันวาคม ธ.ค. ديسمبر דצמבר",
}
MONTHS = {word.rstrip("."): month for month, words in _MONTHS.items() for word in words.split()}
"""Name in small letters, without a point at its end -> English abbreviation."""
NUMBERS = {month: number for number, month in enumerate(_MONTHS, 1)}
"""English abbreviation -> which month of the year it is."""
FORENOON = r"a\.? ?m\.?|오전|午前|上午|ص|π\.?μ\.?|SA\b"
AFTERNOON = r"p\.? ?m\.?|오후|午後|下午|م|μ\.?μ\.?|CH\b"
ERA = "%EY"
"""In a form: the year as Thailand counts it, from 543 before Christ on."""
BUDDHIST = 543
"""Years by which the calendar of Thailand is ahead."""
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925,
        "民國": 1911, "民国": 1911, "": 1911}  # fmt: skip
"""Name of an era -> the year before its first; a count of three digits without one is Taiwan's."""
ERA_NAME, ERA_YEAR = "%EC", "%Ey"
"""In a form: the name of an era, and the year in it."""
ERAS_NAMED = "|".join(name for name in ERAS if name)
_OFFSETS = {
    "+00:00": "WET", "+01:00": "CET MEZ WEST", "+02:00": "CEST MESZ EET SAST",
    "+03:00": "EEST MSK TRT", "+07:00": "WIB ICT", "+08:00": "SGT HKT PHT MYT AWST",
    "+09:00": "KST JST", "+10:00": "AEST", "+11:00": "AEDT", "+12:00": "NZST", "+13:00": "NZDT",
    "-03:00": "BRT ART", "-04:00": "EDT", "-05:00": "EST CDT", "-06:00": "MDT",
    "-07:00": "MST PDT", "-08:00": "PST",
}  # fmt: skip
ZONES = {name: offset for offset, names in _OFFSETS.items() for name in names.split()}
"""Short name of a zone -> its offset."""
UNCLEAR = "CST|IST|BST|AST"
"""Short names of several zones: the middle of America or China, India or Israel; not read."""
WEEKDAY = (
    r"[(（]?[월화수목금토일]요일[)）]?|[(（][월화수목금토일日月火水木金土][)）]|"
    r"[日月火水木金土]曜日?|(?:星期|週|周)[一二三四五六日天]|"
    r"Pazartesi|Salı|Çarşamba|Perşembe|Cumartesi|Cuma|Pazar"
)
"""Weekdays that stand beside a date, before it or after it."""
DAYS_OF_WEEK = (
    "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|"
    "mié|mie|jue|vie|sáb|sab|dom|seg|ter|qua|qui|sex|gio|ma|wo|vr|za|zo|man|tir|ons|tor|fre|lör|lør|"
    "sön|søn|pon|pn|wt|śr|sr|czw|cz|pt|sob|nd|niedz|po|út|ut|st|čt|ct|pá|pa|so|ne|пн|вт|ср|чт|пт|сб|"
    "вс|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|"
    "freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|"
    "martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|"
    "domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
)
"""Weekdays before a date in numbers: "Mo, 01.01.2024"."""
_NEVER = re.compile(r"0+(?:[-/.: T]0+)*(?:[.,]0+)?")
_WIDE, _NARROW = "０１２３４５６７８９：．／－", "0123456789:./-"


def is_never(text: str) -> bool:
    """Whether a program writes it where nothing happened: 0, or 0000-00-00 00:00:00."""
    return _NEVER.fullmatch(text) is not None


def plain(text: str) -> str:
    """A text with ordinary digits and blanks, without quotation marks or a sentence around it."""
    text = text.translate(str.maketrans(_WIDE, _NARROW))
    return told.bare(re.sub(r"[\s\u00a0\u202f\u3000]+", " ", text).strip(" \"'"))


def plain_sql(expression: str) -> str:
    """SQL of `plain`."""
    wide = f"translate({expression}, {sql.quoted(_WIDE)}, {sql.quoted(_NARROW)})"
    blanks = r"[\s\x{a0}\x{202f}\x{3000}]+"
    return told.bare_sql(
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
        (r"^([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}) - ?[0-9]{1,5}$", r"\1"),
        (r" ?น\.?$", ""),
        (rf" ?\b(?:{UNCLEAR})\b", ""),
        (r"(?i)([0-9])(?:st|nd|rd|th|er|º|ª)\b", r"\1"),
    ]
    if "%p" in form:
        changes += [(f"(?i){FORENOON}", "AM"), (f"(?i){AFTERNOON}", "PM")]
    if re.search("%[bBh]", form):
        for month, words in _MONTHS.items():
            longest = "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))
            changes.append((rf"(?i)(^|[^\pL])(?:{longest})\.?([^\pL]|$)", rf"\1{month}\2"))
    if "%z" in form:
        changes += [(r"[Zz]$", "+00:00"), (r"([+-][0-9]{2}:?[0-9]{2}) ?[A-Z]{3,4}$", r"\1")]
    if "%Z" in form:
        changes += [
            (rf" ?\b(?:{'|'.join(names.split())})\b", offset) for offset, names in _OFFSETS.items()
        ]
    for old, new in changes:
        text = f"regexp_replace({text}, {sql.quoted(old)}, {sql.quoted(new)}, 'g')"
    if ERA in form:
        text = _of_our_era(text)
    if ERA_YEAR in form:
        text = _of_an_era(text)
    return f"trim(regexp_replace({text}, ' +', ' ', 'g'))"


def _of_our_era(text: str) -> str:
    """SQL of a text whose year of four digits is counted from 543 before Christ on."""
    year = f"regexp_extract({text}, '\\b25[0-9][0-9]\\b')"
    return f"replace({text}, {year}, (TRY_CAST({year} AS INTEGER) - 543)::VARCHAR)"


def _of_an_era(text: str) -> str:
    """SQL of a text that begins with an era, or with a year in that of Taiwan."""
    cases = " ".join(f"WHEN {sql.quoted(name)} THEN {year}" for name, year in ERAS.items())
    name = f"upper(regexp_extract({text}, '^(?i)({ERAS_NAMED})', 1))"
    begin = f"^(?i)(?:{ERAS_NAMED})? ?(元|[0-9]{{1,3}})"
    count = f"TRY_CAST(replace(regexp_extract({text}, '{begin}', 1), '元', '1') AS INTEGER)"
    year = f"({count} + CASE {name} {cases} END)::VARCHAR"
    return f"({year} || regexp_replace({text}, '{begin}', ''))"


def english_form(form: str) -> str:
    """The format of a text that `english_sql` made."""
    form = re.sub(r"^%[aA][.,]* *", "", form).replace("%B", "%b").replace("%h", "%b")
    form = re.sub(f"{ERA}|(?:{ERA_NAME} ?)?{ERA_YEAR}", "%Y", form)
    form = re.sub(" ?%Z", "%z", form)
    return plain(form).removesuffix(" น.").removesuffix("น.").strip()
