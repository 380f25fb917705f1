"""A short word for who borrows that is one for a company elsewhere: the French "empr".

"id_empr" is the number of an emprunteur in a library, and of an empresa or an empreinte in other
tables. What else a library keeps tells them apart: its copies, notices, loans and shelf marks. A
copy is an "expl" there, an exemplaire.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.names import own_name, stems_of, words

_SHORT = "empr"
WHOLE = {
    _SHORT: "emprunteur",
    "idempr": "id_emprunteur",
    "expl": "exemplaire",
    "idexpl": "id_exemplaire",
}
"""Short words of such tables, and what they are spelled out as."""
_KEPT = tuple(
    frozenset(stems_of(one))
    for one in (
        "expl exempl exemplaire exemplaires",
        "notice notices",
        "pret prets prêt prêts emprunt emprunts",
        "cote cotes",
    )
)
"""Words of names of tables and columns for what only a library keeps."""
_LEAST = 2
"""So many of these are there at least."""


def are_of_library(labels: Iterable[str], names: Iterable[str]) -> bool:
    """Whether the short word stands in names of tables or columns of a library.

    Args:
        labels: what a person knows all tables by.
        names: of all their columns.
    """
    told = {word for one in labels for word in words(own_name(one))}
    told |= {word for one in names for word in words(one)}
    return _SHORT in told and sum(not kept.isdisjoint(told) for kept in _KEPT) >= _LEAST
