"""Memberships and subscriptions beside who has them: a member buys one after another."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_column.users.cards import is_of_group
from personalize_poc.data.own.roles.words.names import stems_of

_BEHIND = 1.5
"""Points that a membership is behind its member."""
_FILL = 0.02
"""Share of rows that may have a membership and no member."""
_EACH = 4.0
"""Memberships of a person on average, up to which they are one person's in turn; a firm has more.
"""
_BOUGHT = stems_of(
    """
    membership memberships subscription subscriptions subn mitgliedschaft abonnement
    abonnements lidmaatschap medlemskap medlemskab jäsenyys adhésion abonnement membresía
    suscripción assinatura abbonamento członkostwo subskrypcja
    členství předplatné üyelik abonelik членство подписка абонемент 회원권 이용권 정기권 구독권
    수강권 会員権 利用権 定期券 定期購読 会员资格 订阅 hoewongwon iyonggwon jeonggigwon suganggwon
    """
)
"""Words for what a member buys, in which a word for the member often stands."""
_HOLDERS = ("holder", "inhaber", "houder", "innehav", "titular")
"""What stands behind such a word for who has it."""


def prefer_members(found: list[Scored]) -> None:
    """Put a membership behind the person who has it, where both stand in every row.

    Args:
        found: what may be the user, with points; written to.
    """
    for one in found:
        for person in found:
            if one is not person and is_of(person, one):
                one.add(min(0.0, person.points - _BEHIND - one.points))


def is_of(person: Scored, one: Scored) -> bool:
    """Whether a column has memberships of the persons of another, few for each.

    Args:
        person: who may have them.
        one: what may be the memberships.
    """
    if one.view is not person.view or not _is_bought(one):
        return False
    if _is_bought(person) or not _is_called_person(person):
        return False
    gaps = one.column.fill - person.column.fill
    few = one.column.distinct <= _EACH * person.column.distinct
    return gaps <= _FILL and few and one.view.goes_with(one.column.key, person.column.key) > SURE


def _is_bought(scored: Scored) -> bool:
    """Whether a column is called the number of a membership."""
    tokens = scored.view.hint(scored.column.key).tokens
    return any(
        token.startswith(tuple(_BOUGHT)) and not any(one in token for one in _HOLDERS)
        for token in tokens
    )


def _is_called_person(scored: Scored) -> bool:
    """Whether a column is called the number of one person."""
    said = scored.view.hint(scored.column.key)
    others = ("card", "visitor", "order", "vendor", "staff")
    return said.about("user") and said.says("id") and not (said.about(*others) or is_of_group(said))
