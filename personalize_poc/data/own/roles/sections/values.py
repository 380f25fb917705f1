"""Of the numbers of an event the one that says most of how much the item was wanted."""

from __future__ import annotations

from dataclasses import dataclass

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import damaged_numbers, stars
from personalize_poc.data.own.roles.evidence.described import Described
from personalize_poc.data.own.roles.evidence.signs import SURE, is_one_for_each
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import documents
from personalize_poc.data.own.roles.sections import runs
from personalize_poc.data.own.roles.words import (
    beside_worth,
    share_prices,
    share_words,
    stock_words,
    suffered,
    tried_again,
)
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.data.own.roles.words.names import Hint, own_name, stems_of, words
from personalize_poc.language import N_, _

_VALUES = (
    ("rating", N_("how much it was liked"), 0.9),
    ("percent", N_("a share, such as how much of it was watched"), 0.85),
    ("duration", N_("a duration, by its name"), 0.75),
    ("quantity", N_("a quantity, by its name"), 0.75),
    ("price", N_("an amount of money, by its name"), 0.65),
)
_MARKS = frozenset(
    stems_of(
        """
        note notes nota notas noten score scores punteggio puntaje puntos punkte betyg karakter
        cijfer ocena puan βαθμός 点 分 점수 별점"""
    )
)
"""Words of marks, if the numbers are few and small."""
_POINTS = frozenset(
    stems_of("points puntos punkte punti pontos puan punten punkty poäng очки баллы")
)
"""Those that are points of a card as well."""
_RESULTS = frozenset(
    stems_of(
        """
        score scores punteggio punteggi puntaje puntuación puntuacion pontuação pontuacao punkte
        punktzahl points result risultato resultado ergebnis résultat grade grades note nota notas
        voto cijfer wynik puan poäng poeng skóre výsledek балл баллы"""
    )
)
_RESULTS_WITHIN = ("점수", "성적", "得点", "点数", "成績", "成绩", "得分", "分数")
"""Words of what somebody scored, and those of scripts that write words together."""
_LEARNING = frozenset(
    stems_of(
        """
        course courses corso corsi curso cursos kurs kurse kursu kurset kursus kurssi cours cursus
        formation formazione formación formação schulung training opleiding szkolenie školení
        eğitim utbildning lesson lessons lezione lección lektion leçon quiz exam exams esame examen
        examens exame prüfung pruefung egzamin zkouška sınav курс курсы экзамен обучение"""
    )
)
_LEARNING_WITHIN = (
    "강의",
    "강좌",
    "과정",
    "시험",
    "講座",
    "講義",
    "試験",
    "コース",
    "课程",
    "考试",
)
"""Words of names of columns where somebody learns, and is tested."""
_FAR = 1_000
"""Behind all places."""
_RATES = 20
"""Most different shares of a price: of a tax, or of a discount that a firm gives."""
_STEP, _LENGTHS, _SOME = 5, 40, 30
"""Minutes of which appointments are made, their different lengths, and rows that prove it."""
_AMOUNTS = 2
"""Amounts of money that a row of an invoice has, at least."""
_CALLED = 3
"""Letters of the name of a table by which a column is called, at least."""
_BEST, _STARS = 100, 10
"""The best mark that a scale of liking has, and the most stars."""


@dataclass(frozen=True)
class Valued:
    """The number that is EVENT_VALUE, and those that could be.

    Attributes:
        what: which of the kinds of numbers it is ("rating", "percent", …); "" for none.
        described: it and the others, which are unused.
        rest: columns that are no such numbers.
    """

    what: str
    described: list[Described]
    rest: list[ColumnProfile]


def find(view: View, columns: list[ColumnProfile]) -> Valued:
    """Find the value of an event among columns of a table."""
    ranked = [(_rank(view, column), column) for column in columns]
    found = sorted(
        ((rank, -column.fill, column) for rank, column in ranked if rank is not None),
        key=lambda one: (share_prices.is_one(one[2].name), one[0], _unknown(view, one[2]), one[1]),
    )
    if not found or found[0][2].fill < 0.02:
        return Valued("", [], columns)
    rank, __, best = found[0]
    what, why, sure = _VALUES[rank]
    described = [Described(best, "number", _(why), sure, "EVENT_VALUE")]
    for rank, __, column in found[1:]:
        text = _("{what}; Personalize takes one value of an event: {name}").format(
            what=_(_VALUES[rank][1]), name=best.name
        )
        described.append(Described(column, "unused", text, 0.8))
    numbers = {one[2].key for one in found}
    return Valued(what, described, [one for one in columns if one.key not in numbers])


def _rank(view: View, column: ColumnProfile) -> int | None:
    """Which of `_VALUES` a column is; None if it is none of them."""
    said = view.hint(column.key)
    numbers = column.shape.kind in ("integer", "decimal") or damaged_numbers.is_one(column, said)
    if not numbers or column.moment or column.distinct < 2:
        return None  # what is the same wherever it stands says nothing of how much
    if said.says("id", "sequence") or said.about(
        "category", "vendor", "session", "device", "staff"
    ):
        return None
    if said.says("type") and not said.says("rating"):
        return None  # 구분 is a kind, though it ends with the sign for minutes
    if said.says("duration") and _is_planned(column):
        return None
    if _is_of_no_wish(column, said) or _is_in_store(view, column):
        return None
    if view.known and view.known.role(column.key) == "other":
        return None  # a system keeps there what is no value of what happened, such as a fine
    if share_words.WATCHED.intersection(said.tokens):
        return 1
    if "rate" in said.tokens and _like_stars(view, column):
        return 0  # what somebody rates from 1 to 10, and no rate of interest
    if _is_share(column, said) and not _is_rate(view, column, said):
        return 1
    return None if _is_result(view, column, said) else _of_worth(view, column, said)


def _is_of_no_wish(column: ColumnProfile, said: Hint) -> bool:
    """Whether a number by its name says nothing of how much something was wanted."""
    name = column.name
    if beside_worth.is_one(name) or tried_again.is_one(name) or suffered.is_scale_of(name):
        return True
    return any(is_negative(one) for one in said.tokens)


def _is_in_store(view: View, column: ColumnProfile) -> bool:
    """Whether a number says how many are left of a thing; shares of a firm are called stock too."""
    if not stock_words.is_amount_in_store(column.name):
        return False
    return not any(
        view.hint(one.key).says("id") and "stock" in view.hint(one.key).tokens
        for one in view.columns
    )


def _unknown(view: View, column: ColumnProfile) -> int:
    """The place of a column among those that a system is known to keep the value in; last if none.

    An "amount" may be of money or of pieces.
    """
    known = view.known
    named = known is not None and known.role(column.key) == "value"
    return known.place(column.key) if known is not None and named else _FAR


def _is_planned(column: ColumnProfile) -> bool:
    """Whether durations are of appointments: few different ones, each so many times five minutes.

    Nobody watches or calls for exactly so long.
    """
    given = [one for one in column.numbers if one is not None]
    even = all(one % _STEP == 0 for one in given)
    return even and len(given) >= _SOME and column.distinct <= _LENGTHS


def _of_worth(view: View, column: ColumnProfile, said: Hint) -> int | None:
    """Which of `_VALUES` a number is that says something of an event, and is no share."""
    if _MARKS.intersection(said.tokens) and _is_scale(column):
        return None if _are_gathered(view, column, said) else 0
    if said.says("rating") and not said.says("price", "quantity", "duration"):
        return 0
    for rank, known in enumerate(_VALUES):
        if rank and said.says(known[0]):
            return rank
    named = said.entities or said.attributes or beside_worth.is_no_scale(column.name)
    return 0 if not named and not _is_invoice(view) and _like_stars(view, column) else None


def _is_invoice(view: View) -> bool:
    """Whether rows have several amounts of money, as net and total: nobody says there how it was.

    Numbers of agents, of terms and of tills look like stars as well.
    """
    return sum(view.hint(one.key).says("price") for one in view.columns) >= _AMOUNTS


def _are_gathered(view: View, column: ColumnProfile, said: Hint) -> bool:
    """Whether points go beyond stars beside a price: a shop gives them for what was paid."""
    best = max((one for one in column.numbers if one is not None), default=0)
    pointed = _POINTS.intersection(said.tokens) and best > _STARS
    return bool(pointed) and any(view.hint(one.key).says("price") for one in view.columns)


def _is_share(column: ColumnProfile, said: Hint) -> bool:
    """Whether numbers are said to be parts of a whole, and can be."""
    if share_words.PRICED.intersection(said.tokens) or share_words.MONEY.search(column.name):
        return False
    if "%" not in column.name and not share_words.SHARES.intersection(said.tokens):
        return False
    given = [one for one in column.numbers if one is not None]
    return len(given) > 0 and not said.says("price") and 0 <= min(given) <= max(given) <= 100


def _is_rate(view: View, column: ColumnProfile, said: Hint) -> bool:
    """Whether a few shares beside a price, of which the name tells no more, are shares of it.

    "Sc. %" of an invoice is a discount, and a tax has two or three rates. How much of something was
    watched or done may be any share.
    """
    if said.entities or said.attributes or share_words.SHARES.intersection(said.tokens):
        return False
    priced = any(one is not column and view.hint(one.key).says("price") for one in view.columns)
    return priced and column.distinct <= _RATES


def _is_result(view: View, column: ColumnProfile, said: Hint) -> bool:
    """Whether numbers are what somebody scored, in a game or a test, and not how it was liked."""
    if not (_RESULTS.intersection(said.tokens) or _has(column.name, _RESULTS_WITHIN)):
        return False
    if said.says("price", "quantity", "duration"):
        return False  # how many points something costs
    best = max((one for one in column.numbers if one is not None), default=0)
    return best > _BEST or (best > _STARS and any(_is_of_learning(view, c) for c in view.columns))


def _is_of_learning(view: View, column: ColumnProfile) -> bool:
    tokens = view.hint(column.key).tokens
    return bool(_LEARNING.intersection(tokens)) or _has(column.name, _LEARNING_WITHIN)


def _has(name: str, words: tuple[str, ...]) -> bool:
    return any(word in name for word in words)


def _is_scale(column: ColumnProfile) -> bool:
    """Whether numbers are marks: few, in whole or half steps, up to 5, 6, 10, 20 or 100."""
    given = [one for one in column.numbers if one is not None]
    if not given or min(given) < 0 or max(given) > 100 or column.distinct > 101:
        return False
    return max(given) > 20 or all(one * 2 % 1 == 0 for one in given)


def _like_stars(view: View, column: ColumnProfile) -> bool:
    """Whether numbers are stars, and neither count runs of a thing nor belong to an order."""
    if not stars.are_stars(column) or _is_called_as_a_table(view, column):
        return False
    return not runs.are_numbered(view, column) and not _is_of_document(view, column)


def _is_called_as_a_table(view: View, column: ColumnProfile) -> bool:
    """Whether numbers are keys of a table that they are called by: AGEFAC, and F_AGE of agents."""
    name = column.name.casefold()
    return any(
        len(word) >= _CALLED and (name.startswith(word) or name.endswith(word))
        for link in view.links
        if link.key == column.key and link.share > SURE and not link.form
        for word in words(own_name(link.table))
    )


def _is_of_document(view: View, column: ColumnProfile) -> bool:
    """Whether all lines of an order have one number: it is of the till, not of what was bought."""
    return any(is_one_for_each(one, column) for one in documents.of(view))
