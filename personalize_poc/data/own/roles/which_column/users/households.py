"""Profiles of an account and users of a firm: recommendations are for each of them."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.cookies import is_cookie
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_coarser
from personalize_poc.data.own.roles.words.names import Hint, hint, stems_of, words
from personalize_poc.language import _

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
_EAST = "\u3000"
"""From this sign on are scripts that write words together: Korean, Japanese and Chinese."""
_CLICKS = 2.0
"""Rows of a browser, at least."""
_BEFORE = 1.5
"""Points by which a profile comes before the account that it belongs to."""
_LOST = 0.03
"""Share of the rows without a profile, up to which they are hardly lost."""


def prefer(found: list[Scored]) -> None:
    """Put a profile before the account that it belongs to, which is a whole household.

    An account comes back more often, and visits belong to it: that makes it no person.

    Args:
        found: columns that may be the user; points are added to those of profiles.
    """
    for one in found:
        accounts = [
            other
            for other in found
            if one.named
            and is_profile_of(one, other)
            and one.column.fill >= other.column.fill - _LOST
        ]
        best = max((other.points for other in accounts), default=None)
        if best is not None and one.points < best + _BEFORE:
            why = _("several profiles share one {name}").format(name=accounts[0].column.name)
            one.add(best + _BEFORE - one.points, why)


def is_profile_of(best: Scored, other: Scored) -> bool:
    """Whether names say that one column is of profiles, and another of the accounts of these.

    Args:
        best: the column that is taken for the user.
        other: another one.
    """
    here, there = (one.view.spelled_name(one.column.name) for one in (best, other))
    return (
        other.view is best.view
        and _says(here, _PROFILES)
        and not _says(there, _PROFILES)
        and _says(there, _ACCOUNTS)
        and is_coarser(best.view, best.column, other.column)
    )


def _says(name: str, said: frozenset[str]) -> bool:
    """Whether one of these words is in a name, or stands in one that has no blanks: 프로필번호."""
    found = words(name)
    return not said.isdisjoint(found) or any(
        word in one for word in said if word >= _EAST for one in found
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
