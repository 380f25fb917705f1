"""How a test of a course ended: whoever failed it took it, as whoever passed it did."""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import folded
from personalize_poc.data.own.roles.words.names import stems_of

_PASSED = frozenset(
    stems_of(
        """passed pass bestanden réussi reussi aprobado aprobada aprovado aprovada superato promosso
        geslaagd zaliczony zaliczone zdany godkänd bestået bestått сдал сдано geçti 합격 통과 合格
        通过 réussit aprobó aprobo bestand superò supero passou slaagde zdał zdała zaliczył"""
    )
)
_FAILED = frozenset(
    stems_of(
        """failed fail nicht_bestanden durchgefallen échoué echoue suspendido suspenso reprobado
        reprovado reprovada bocciato non_superato gezakt niezaliczony niezaliczone niezdany
        underkänd ikke_bestået ikke_bestått провалил не_сдал kaldı 불합격 낙제 不合格 未通过
        échoua suspendió suspendio reprobó reprobo bestand_nicht non_ha_superato reprovou zakte
        nie_zdał nie_zdała nie_zaliczył"""
    )
)
_AUXILIARIES = frozenset(
    ("a", "ont", "ha", "han", "he", "has", "have", "hat", "haben", "is", "was", "ist", "est", "foi",
     "fue", "è", "heeft", "har", "ma")
)  # fmt: skip
"""Words before a verb in a sentence about somebody: "a échoué", "has failed"."""


def results(kinds: Iterable[str]) -> tuple[str, ...]:
    """Kinds of events that say that a test was failed, beside one that it was passed; else none.

    Args:
        kinds: of events.
    """
    verbs = {kind: _verb(kind) for kind in kinds}
    if _PASSED.isdisjoint(verbs.values()):
        return ()
    return tuple(kind for kind, verb in verbs.items() if verb in _FAILED)


def _verb(kind: str) -> str:
    """The verb of a kind as somebody's deed: "a échoué" is "échoué"."""
    first, __, rest = folded(kind).partition("_")
    return rest if rest and first in _AUXILIARIES else folded(kind)
