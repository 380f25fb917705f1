"""Profiles of an account and users of a firm: recommendations are for each of them."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_coarser, is_cookie
from personalize_poc.data.own.roles.words.names import Hint, hint, stems_of, words

_PROFILES = frozenset(
    stems_of(
        """profile profiles profil profils perfil perfiles profilo profiel профиль 프로필
        プロフィール 档案"""
    )
)
"""Words for the one of several people who share an account."""
_ACCOUNTS = frozenset(
    stems_of(
        """account accounts acct family familie famille familia família rodzina familj perhe rodina
        aile család семья 가족 家族 household subscriber subscription konto haushalt compte foyer
        abonné cuenta hogar suscriptor conta assinante famiglia abbonato huishouden abonnee hesap
        gospodarstwo аккаунт 계정 가구 アカウント 世帯 账号 账户 家庭"""
    )
)
"""Words for what they share; a firm has people of its own."""
_CLICKS = 2.0
"""Rows of a browser, at least."""


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

    "user.firm" is said of "user.id": who wrote these fields knew whose they are. So is
    "reader.firm.id"; the customer of an order ("order.customer.id") is no trait of who wrote it.
    """
    of, __, leaf = best.column.name.rpartition(".")
    if not of or other.view is not best.view or not hint(leaf).says("id"):
        return False
    around = other.column.name.rpartition(".")[0]
    within = around.startswith(f"{of}.") and hint(of.rpartition(".")[2]).about("user")
    return (around == of or within) and is_coarser(best.view, best.column, other.column)


def is_in_browser_of(best: Scored, other: Scored) -> bool:
    """Whether rows have the id of a browser as well, each of one person who belongs to the other.

    A firm orders, whoever of it signs. What is opened and clicked is what one of its people sees.
    """
    view = best.view
    return is_coarser(view, best.column, other.column) and any(
        one.key not in (best.column.key, other.column.key)
        and one.repeats >= _CLICKS
        and (is_cookie(one) or _is_called_browser(view.hint(one.key)))
        and view.goes_with(one.key, best.column.key) > SURE
        for one in view.columns
    )


def _is_called_browser(said: Hint) -> bool:
    return said.about("visitor") and said.says("id") and not said.about("session", "order")
