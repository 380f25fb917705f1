"""Numbers of parts beside the id of the whole: episode 70 of one series, and of many others.

A number of an episode or a chapter that begins with 1, or near it, and stands with many ids of a
catalogue, or of what is called the id of a thing, names nothing by itself.
"""

from __future__ import annotations

from statistics import median

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.language import _

_PARTS = frozenset(
    stems_of(
        """episode episodes chapter volume part season issue ep epi chap vol folge episodennr
        kapitel band teil staffel épisode chapitre tome saison episodio capítulo capitulo temporada
        episódio episodio capitolo puntata stagione aflevering hoofdstuk seizoen odcinek rozdział
        회차 회차번호 화 화수 권 권수 권차 話 話数 話番号 巻 巻数 巻番号 章 章番号 シーズン
        集 集数 季 册 卷
        lesson lessons lektion leçon lección leccion lição lezione lekcja lekce lekcia leksjon lecke
        lecția oppitunti урок урока 차시 강차시 課 レッスン 课时 課時
        epsd epsdno episd episod episodeno epno chapno chapt chptr volno folgennr flg cap caps
        capit capit_no aflev afl odc ep_nr hwa hwasu hoecha kansu wasu jishu"""
    )
)
"""Words of names of what a work has one after another, and how programs shorten them."""
_SHORTLY = frozenset(stems_of("hoe kan wa ji juan kwon rozdz kap tom del díl dil avs les"))
"""Such words that mean something else as well: they need a word for a number beside them."""
_NUMBERED = frozenset(stems_of("no nr num nro number numero número nummer seq sn"))
_SHARED = 0.5
"""How sure it is at most that a number goes with one whole."""
_BEFORE = 1.5
_NEAR, _DENSE = 10, 0.8
"""Number from which on parts are counted at most, and share of the next ones that are there."""
_LATE = 0.05
"""Share of rows that may name a part and no whole."""


def prefer(found: list[Scored]) -> None:
    """Put the id of a whole that a catalogue has before the numbers of its parts.

    Args:
        found: the columns that may be the item; written to.
    """
    for part in found:
        if not _says_part(part.column.name):
            continue
        for whole in found:
            if part is not whole and _are_of(whole, part):
                why = _("{name} numbers the parts of it").format(name=part.column.name)
                whole.named = whole.named or _is_called_thing(whole)
                whole.add(max(0.0, part.points + _BEFORE - whole.points), why)


def _are_of(whole: Scored, part: Scored) -> bool:
    """Whether one column counts the parts of what the other one names, by its catalogue or name.

    Args:
        whole: a column of ids.
        part: another one of the same table.
    """
    column, view = part.column, whole.view
    given = [one for one in column.numbers if one is not None]
    counts = column.shape.kind == "integer" and not column.shape.zeros and bool(given)
    if not counts or not _are_small(given) or part.view is not view:
        return False
    if part.keyed or whole.column.fill < column.fill - _LATE:
        return False
    if not (whole.keyed or _is_called_thing(whole)):
        return False
    return view.goes_with(column.key, whole.column.key) < _SHARED


def _are_small(numbers: list[float]) -> bool:
    """Whether numbers begin with 1, or near it without gaps: the first ones are read by few now.

    Few works have many parts, so that gaps among the highest numbers say nothing: half of the rows
    are looked at, those of the lower ones.
    """
    low, middle = min(numbers), median(numbers)
    there = {one for one in numbers if one <= middle}
    return low <= 1 or (low <= _NEAR and len(there) >= _DENSE * (middle - low + 1))


def _is_called_thing(scored: Scored) -> bool:
    """Whether a column is called the id of a thing, and no number of a part of one.

    What a word means in some trades only, such as "work", it means where its parts are counted.
    """
    said = scored.view.hint(scored.column.key)
    thing = said.about("item") or (not said.entities and "item" in said.perhaps)
    return said.says("id") and thing and not _says_part(scored.column.name)


def _says_part(name: str) -> bool:
    """Whether a name speaks of a part of a work: EPSD_NO, num_ep, "kan_no"."""
    said = set(words(name))
    return bool(_PARTS & said) or bool(_SHORTLY & said and _NUMBERED & said)
