"""Numbers that count how often a thing was held: the runs of a course, editions, seasons, rounds.

They lie on a scale from 1 to 5 as stars do, but of each thing the later ones come later.
"""

from __future__ import annotations

from itertools import pairwise

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of, words

_NAMES = frozenset(
    stems_of(
        """
        run runs edition editions term terms semester season seasons round rounds cohort wave batch
        intake attempt session version release volume issue episode chapter phase
        durchgang durchlauf ausgabe auflage saison staffel runde kohorte welle versuch folge
        édition trimestre semestre saison tour cohorte vague tentative
        edición convocatoria temporada ronda cohorte intento edição semestre temporada rodada turma
        tentativa edizione stagione turno ciclo tentativo editie seizoen ronde poging
        edycja sezon runda tura próba edice sezóna kolo pokus dönem sezon tur deneme
        выпуск сезон тур раунд поток попытка omgång säsong termin sæson runde kausi kierros
        회차 차수 기수 학기 시즌 라운드 回 期 学期 シーズン ラウンド 期数 轮次 季 批次"""
    )
)
"""Words of names of such numbers."""
_CHANGES, _FEWEST = 30, 5
"""Changes of the number from a row of a thing to the next by which it is judged, and rows of a
thing that tell something."""
_BACK = 0.1
"""Share of the changes up to which it may go back: of ratings nearly half do."""


def are_numbered(view: View, column: ColumnProfile) -> bool:
    """Whether numbers are called so, or rise with time for what some other column names.

    Args:
        view: the table.
        column: of small whole numbers.
    """
    if _NAMES.intersection(words(column.name.split(".")[-1])):
        return True
    times = [one.moment.seconds for one in view.columns if one.moment and not one.moment.weak]
    things = [
        one
        for one in view.columns
        if one is not column and not one.moment and one.distinct > 1 and one.repeats >= _FEWEST
    ]
    return any(_rise(column, thing, seconds) for seconds in times for thing in things)


def _rise(column: ColumnProfile, thing: ColumnProfile, seconds: tuple[float | None, ...]) -> bool:
    """Whether the numbers of each thing go up, row by row in order of time."""
    rows: dict[str, list[tuple[float, float]]] = {}
    for name, number, second in zip(thing.values, column.numbers, seconds, strict=True):
        if name and number is not None and second is not None:
            rows.setdefault(name, []).append((second, number))
    steps = [
        later[1] - earlier[1]
        for some in rows.values()
        if len(some) >= _FEWEST
        for earlier, later in pairwise(sorted(some))
        if later[1] != earlier[1]
    ]
    return len(steps) >= _CHANGES and sum(one < 0 for one in steps) <= _BACK * len(steps)
