"""Records of nature: who observed which species, and where.

What was observed is chosen, though its column is called a species or a name in Latin. A species is
a kind of patient as well, or of what a shop sells food for: the words say this only in a table that
speaks of observations. Who observed is the person, where somebody who inspects is not.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of, words

_TAXA = frozenset(
    stems_of(
        """species taxon taxa taxonid speciesid scientificname commonname vernacularname
        artname especie especies espèce espèces espécie espécies specie soort soorten gatunek
        takson druh laji faj tür вид таксон 학명 종명 学名 和名 種名 物种 物种名 种名 中文名"""
    )
)
"""Words for what was observed; a name of two words stands here as one."""
_KINDS_OF_NAMES = frozenset(
    stems_of(
        """scientific common vernacular latin wissenschaftlicher deutscher scientifique vernaculaire
        científico comum común scientifico comune wetenschappelijke nederlandse łacińska naukowa"""
    )
)
_NAMES = frozenset(stems_of("name nome nom nombre naam nazwa navn namn"))
"""Words that together say it: a scientific name, ein deutscher Name."""
_BESIDE = frozenset(stems_of("id code key concept guid latin")) | _NAMES | _KINDS_OF_NAMES
"""Words that stand beside the ones for what was observed."""
_OBSERVERS = frozenset(
    stems_of(
        """observer observers observerid recordedby beobachter beobachterin melder observateur
        observatrice observador observadora osservatore waarnemer obserwator pozorovatel observatör
        observatør havainnoija gözlemci наблюдатель 관찰자 観察者 观察者 观测者 观察人"""
    )
)
_OBSERVATIONS = _OBSERVERS | frozenset(
    stems_of(
        """observation observations observed sighting sightings occurrence occurrenceid beobachtung
        beobachtungen observación observaciones observação observações osservazione waarneming
        waarnemingen obserwacja pozorování наблюдение 관찰 관찰일 観察 観察日 观察 观测"""
    )
)
"""Words of names of columns of a table of observations."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column names species or the like, in a table of what was observed.

    Args:
        view: the table.
        column: of it.
    """
    return column.distinct > 1 and _is_called_taxon(column) and _is_of_observations(view)


def is_observer(view: View, column: ColumnProfile) -> bool:
    """Whether a column says who observed, in a table that has species.

    Args:
        view: the table.
        column: of it.
    """
    tokens = _words(column)
    called = not _OBSERVERS.isdisjoint(tokens) and _OBSERVERS.union(_BESIDE).issuperset(tokens)
    return called and any(_is_called_taxon(one) for one in view.columns if one is not column)


def _is_called_taxon(column: ColumnProfile) -> bool:
    tokens = _words(column)
    if _TAXA.isdisjoint(tokens):
        return len(tokens) == 2 and bool(_KINDS_OF_NAMES & tokens) and bool(_NAMES & tokens)
    return (_TAXA | _BESIDE).issuperset(tokens)


def _is_of_observations(view: View) -> bool:
    return any(not _OBSERVATIONS.isdisjoint(_words(one)) for one in view.columns)


def _words(column: ColumnProfile) -> set[str]:
    """The words of a name, and two of them that are written as one: "recordedBy", with its "ID"."""
    given = words(column.name.split(".")[-1])
    beside = {one for one in given if one in _BESIDE}
    for together in ("".join(given), "".join(one for one in given if one not in beside)):
        if together in _TAXA | _OBSERVERS:
            return {together, *(beside if together != "".join(given) else ())}
    return set(given)
