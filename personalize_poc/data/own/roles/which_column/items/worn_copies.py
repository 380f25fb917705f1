"""Copies that are sold, each once, with a price and a condition of its own: used books and records.

The title comes back, and says what somebody likes; but what a shop for used things can show is the
copy that it has. A copy that is lent comes back as well, and its condition is no reason to take it.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.meanings import folded_stems
from personalize_poc.data.own.roles.words.names import words

_CONDITIONS = folded_stems(
    """condition grade grading wear zustand erhaltung abnutzung état etat conservation usure
    estado conservación desgaste condición conservação conservacao condição stato condizione
    conservazione staat conditie toestand stan kondycja stav skick tilstand kunto durum kondisyon
    состояние сохранность"""
)
_CONDITIONS_EASTERN = ("상태", "컨디션", "状態", "状态", "コンディション", "成色", "品相")
_FEW, _OF_EACH = (2, 12), 5.0
"""Fewest and most conditions, and copies of each."""


def are(candidate: Candidate) -> bool:
    """Whether the item is the title of such copies.

    Args:
        candidate: the interactions, whose item another table has for each copy.
    """
    best = candidate.roles["ITEM_ID"]
    if best.link is None or best.link.table != best.view.label or best.link.before:
        return False
    copy, there = candidate.view.column(best.link.key), best.view
    if not (copy.is_unique and there.column(best.link.there).is_unique):
        return False
    own = [one for one in there.columns if there.goes_with(best.column.key, one.key) <= SURE]
    priced = any(there.hint(one.key).says("price") and one.distinct > 1 for one in own)
    return priced and any(_is_condition(there, one) for one in own)


def _is_condition(there: View, column: ColumnProfile) -> bool:
    """Whether a column has a few words, and is called after what time does to things."""
    few = _FEW[0] <= column.distinct <= _FEW[1] and column.repeats >= _OF_EACH
    if not few or column.shape.kind not in ("word", "phrase", "code"):
        return False
    name = there.spelled_name(column.name)
    return not _CONDITIONS.isdisjoint(words(name)) or any(
        one in name for one in _CONDITIONS_EASTERN
    )
