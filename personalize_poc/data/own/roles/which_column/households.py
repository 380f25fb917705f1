"""Profiles of an account: everybody of a household has one, for recommendations of their own."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_coarser
from personalize_poc.data.own.roles.words.names import stems_of, words

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
