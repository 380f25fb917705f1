"""How a test of a course ended: whoever failed it took it, as whoever passed it did."""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import beside
from personalize_poc.data.own.roles.words.names import stems_of

_PASSED = frozenset(
    stems_of(
        """passed pass bestanden réussi reussi aprobado aprobada aprovado aprovada superato promosso
        geslaagd zaliczony zaliczone zdany godkänd bestået bestått сдал сдано geçti 합격 통과 合格
        通过"""
    )
)
_FAILED = frozenset(
    stems_of(
        """failed fail nicht_bestanden durchgefallen échoué echoue suspendido suspenso reprobado
        reprovado reprovada bocciato non_superato gezakt niezaliczony niezaliczone niezdany
        underkänd ikke_bestået ikke_bestått провалил не_сдал kaldı 불합격 낙제 不合格 未通过"""
    )
)


def results(kinds: Iterable[str]) -> tuple[str, ...]:
    """Kinds of events that say that a test was failed, beside one that it was passed; else none.

    Args:
        kinds: of events.
    """
    return beside(kinds, _FAILED, _PASSED)
