"""Profiles of an account and users of a firm: recommendations are for each of them."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_coarser
from personalize_poc.data.own.roles.words.names import hint, stems_of, words

_PROFILES = frozenset(
    stems_of(
        """profile profiles profil profils perfil perfiles profilo profiel профиль 프로필
        プロフィール 档案"""
    )
)
"""Words for the one of several people who share an account."""
_ACCOUNTS = frozenset(
    stems_of(
        """account accounts acct household subscriber subscription konto haushalt compte foyer
        abonné cuenta hogar suscriptor conta assinante famiglia abbonato huishouden abonnee hesap
        gospodarstwo аккаунт 계정 가구 アカウント 世帯 账号 账户 家庭"""
    )
)
"""Words for what they share; a firm has people of its own."""


def is_profile_of(best: Scored, other: Scored) -> bool:
    """Whether names say that one column is of profiles, and another of the accounts of these.

    Args:
        best: the column that is taken for the user.
        other: another one.
    """
    here, there = words(best.column.name), words(other.column.name)
    return (
        other.view is best.view
        and not _PROFILES.isdisjoint(here)
        and _PROFILES.isdisjoint(there)
        and not _ACCOUNTS.isdisjoint(there)
        and is_coarser(best.view, best.column, other.column)
    )


def is_said_of(best: Scored, other: Scored) -> bool:
    """Whether a nested field says something of the person whose id stands beside it.

    "user.firm" is said of "user.id": who wrote these fields knew whose they are.
    """
    of, __, leaf = best.column.name.rpartition(".")
    whole = bool(of) and other.view is best.view and other.column.name.rpartition(".")[0] == of
    return whole and hint(leaf).says("id") and is_coarser(best.view, best.column, other.column)
