"""Kinds of events of unlike worth: what was read for nothing, and what was paid for."""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.lists.event_words import EVENTS
from personalize_poc.data.own.roles.words.meanings import folded
from personalize_poc.data.own.roles.words.names import stems_of
from personalize_poc.language import _

_FREE = tuple(
    folded(one)
    for one in stems_of(
        """
        free gratis kostenlos gratuit gratuite gratuito gratuita grátis ücretsiz darmow bezpłatn
        бесплатн zdarma ilmainen ingyenes gratuită δωρεάν miễn_phí cuma_cuma مجاني ฟรี חינם मुफ्त
        sample trial preview leseprobe hörprobe extrait muestra amostra anteprima inkijkexemplaar
        무료 기다무 체험 맛보기 미리보기 無料 お試し 試し読み 試読 試聴
        立ち読み 免费 免費 试读 试看 试听"""
    )
)
"""How words begin (or what they hold, in scripts without blanks) of what costs nothing."""
_PAID = frozenset(
    folded(one)
    for one in stems_of(
        EVENTS["purchase"]
        + " 소장구매 소장권 대여권 이용권 유료 유료열람 有料 レンタル 購入済 付费 付費 租借"
    )
)
_VIEWED = frozenset(folded(one) for one in stems_of(EVENTS["view"]))
_NOT_PAID = frozenset(stems_of("conversion 예약 予約 预借 상호대차 подключение активация"))
_NAMED = 4


def told(kinds: Iterable[str]) -> str:
    """What is said of kinds of which some were paid for and others were free; "" if not so.

    Args:
        kinds: of events that are taken.
    """
    free, paid = [], []
    for kind in kinds:
        if _is_free(kind):
            free.append(kind)
        elif _is_paid(kind):
            paid.append(kind)
    if not (free and paid):
        return ""
    return _("{paid} cost something, {free} nothing: they are of unlike worth").format(
        paid=", ".join(paid[:_NAMED]), free=", ".join(free[:_NAMED])
    )


def is_asked_for(kind: str) -> bool:
    """Whether it is of the kinds that use cases of Amazon Personalize ask for: view, purchase."""
    return _is_paid(kind) or folded(kind) in _VIEWED


def _is_paid(kind: str) -> bool:
    return folded(kind) in _PAID - _NOT_PAID


def _is_free(kind: str) -> bool:
    text = folded(kind)
    return any(
        any(part.startswith(one) for part in text.split("_")) if one.isascii() else one in text
        for one in _FREE
    )
