"""Files of one layout whose names differ by a mark that tells parts apart: a and b, I and II.

Numbers and months are marks as well, and `grouping.shape` knows them. A letter or a word is a mark
only where other files have the other marks of its kind, from the first one on, and the same
columns: "events_202404a" beside "events_202404b", "주문_상반기" beside "주문_하반기".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from personalize_poc.data.own.reading.ground.units import Content
from personalize_poc.data.own.scripts import has_no_blanks

_FEWEST = 3
"""Columns that parts have in common, at least."""
_SAME = 0.85
"""Share of the columns of two parts that both have, of all that either has."""
_LETTERS = tuple(f"{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
_PIECES = tuple(f"a{letter}" for letter in _LETTERS)
_ORDERS: tuple[tuple[str, ...], ...] = (
    _LETTERS,
    _PIECES,  # as a program names them that cuts a file into pieces
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
    ("one", "two", "three", "four", "five", "six"),
    ("first", "second", "third", "fourth"),
    ("eins", "zwei", "drei", "vier"),
    ("erster", "zweiter", "dritter", "vierter"),
    ("erste", "zweite", "dritte", "vierte"),
    ("erstes", "zweites", "drittes", "viertes"),
    ("un", "deux", "trois", "quatre"),
    ("premier", "deuxième", "troisième", "quatrième"),
    ("première", "deuxième", "troisième", "quatrième"),
    ("premier", "second"),
    ("première", "seconde"),
    ("uno", "dos", "tres", "cuatro"),
    ("primer", "segundo", "tercer", "cuarto"),
    ("primera", "segunda", "tercera", "cuarta"),
    ("um", "dois", "três", "quatro"),
    ("primeiro", "segundo", "terceiro", "quarto"),
    ("primeira", "segunda", "terceira", "quarta"),
    ("uno", "due", "tre", "quattro"),
    ("primo", "secondo", "terzo", "quarto"),
    ("prima", "seconda", "terza", "quarta"),
    ("een", "twee", "drie", "vier"),
    ("eerste", "tweede", "derde", "vierde"),
    ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十"),
    ("上半期", "下半期"),
    ("上半年", "下半年"),
    ("上期", "下期"),
    ("前期", "後期"),
    ("前半期", "後半期"),
    ("前半", "後半"),
    ("上旬", "中旬", "下旬"),
    ("上", "下"),
    ("上", "中", "下"),
    ("상반기", "하반기"),
    ("전반기", "후반기"),
    ("전반", "후반"),
    ("상순", "중순", "하순"),
    ("상", "하"),
)
"""Marks in their order, of which parts have the first ones."""
_SETS: tuple[frozenset[str], ...] = tuple(
    frozenset(one.split())
    for one in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri sat sun",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
        "segunda terça quarta quinta sexta sábado domingo",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
        "月曜 火曜 水曜 木曜 金曜 土曜 日曜",
        "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
        "周一 周二 周三 周四 周五 周六 周日",
        "spring summer autumn fall winter",
        "frühjahr frühling sommer herbst winter",
        "printemps été automne hiver",
        "primavera verano otoño invierno",
        "primavera verão outono inverno",
        "primavera estate autunno inverno",
        "voorjaar lente zomer najaar herfst winter",
        "봄 여름 가을 겨울",
        "春 夏 秋 冬",
        "st nd rd th",
        "er e",
        "er eme",
        "er ème",
        "ère ème",
        "re e",
        "ste de",
    )
)
"""Marks of which parts have any: days and seasons, and what stands behind ordinal numbers."""
_LONGEST = 3
"""Letters of the longest mark that may belong to the number before it: "1st", "2024a"."""
_STARS = re.compile(r"\*(?:[-_. T]?\*)+")
_PART = re.compile(
    r"(?:part|teil|parte|partie|deel|część|bölüm|часть|tranche|lot|batch|tome|vol|파트|부|パート)$",
    re.IGNORECASE,
)
"""Words for a part that a mark may be written behind without a sign between: "partA"."""


def join(
    rest: dict[str, list[Content]], names: Callable[[Content], Sequence[str]]
) -> frozenset[str]:
    """Put files together whose names differ by such a mark.

    Args:
        rest: pattern of names -> the files; written to.
        names: the columns of a file.

    Returns:
        The patterns under which files were put together.
    """
    alike: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for form in rest:
        for key, kind, mark in _marks(form):
            alike[key, kind].setdefault(mark, form)
    made = set()
    for (key, kind), marked in alike.items():
        forms = [marked[one] for one in _in_order(marked, kind) if marked[one] in rest]
        if len(forms) < 2 or not _have_the_same([rest[one] for one in forms], names):
            continue
        together = _STARS.sub("*", key)
        parts = [part for one in forms for part in rest.pop(one)]
        rest[together] = [*rest.get(together, ()), *parts]
        made.add(together)
    return frozenset(made)


def _marks(form: str) -> Iterator[tuple[str, int, str]]:
    """The pattern without a mark, the kind of the mark, and the mark; one for each that it has."""
    stem, dot, ending = form.partition(".") if "." in form else (form, "", "")
    for kind, marks in enumerate((*_ORDERS, *_SETS)):
        for mark in marks:
            for place in re.finditer(re.escape(mark), stem, re.IGNORECASE):
                if _stands_alone(stem, place.start(), place.end(), mark):
                    yield f"{stem[: place.start()]}*{stem[place.end() :]}{dot}{ending}", kind, mark


def _stands_alone(stem: str, start: int, end: int, mark: str) -> bool:
    """Whether a mark is a word of its own, or stands behind a number or a word for a part."""
    before, after = stem[:start], stem[end : end + 1]
    if not before:
        return False
    if has_no_blanks(mark):
        # One sign may be half of any word: it counts or ends what is a part.
        return len(mark) > 1 or bool(re.match(r"[季学四]|半期|部|분기|$|[_ \-)]", stem[end:]))
    if after.isalpha():
        return False
    if before[-1] == "*":
        return len(mark) <= _LONGEST
    return not before[-1].isalpha() or (len(mark) <= _LONGEST and bool(_PART.search(before)))


def _in_order(marked: dict[str, str], kind: int) -> list[str]:
    """Marks of a kind that names have, in order; none if the first of them are not among them."""
    if kind >= len(_ORDERS):
        return [*marked]
    found = []
    for mark in _ORDERS[kind]:
        if mark not in marked:
            break
        found.append(mark)
    return found if len(found) == len(marked) else []


def _have_the_same(
    parts: Sequence[Sequence[Content]], names: Callable[[Content], Sequence[str]]
) -> bool:
    """Whether all files have nearly the columns of the first one."""
    files = [one for some in parts for one in some]
    first = set(names(files[0]))
    return all(
        one.named
        and one.unit.keys.keys() == files[0].unit.keys.keys()
        and len(first & (own := set(names(one)))) >= max(_FEWEST, _SAME * len(first | own))
        for one in files
    )
