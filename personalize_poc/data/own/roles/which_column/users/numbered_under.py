"""Ids that are written under that of a person: account 4711-02 is the second one of customer 4711.

Whose taste is learned is the person, of whom a table has a row; that one account of theirs is for
savings and another for shares says nothing of anybody else.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.words.names import stems_of

_ACCOUNTS = frozenset(
    stems_of(
        """
        account acct konto compte cuenta conta conto rekening hesap účet rachunek счет счёт depot
        portfolio 계좌 계정 口座 账户 帳戶 账号"""
    )
)
"""What one person may have several of."""
_ROWS = 20
"""Rows by which this is judged, at least."""


def is_one(best: Scored, other: Scored) -> bool:
    """Whether a column has ids under those of the chosen one, which alone lead to people.

    Args:
        best: the column that is taken for the user.
        other: another one.
    """
    view = best.view
    if other.view is not view or not best.keyed or _leads(other):
        return False
    said = view.hint(other.column.key)
    if said.about("user") and _ACCOUNTS.isdisjoint(said.tokens):
        return False  # a buyer of the firm, who may have a taste of his own
    pairs = [
        (person, one)
        for person, one in zip(best.column.values, other.column.values, strict=True)
        if person and one
    ]
    under = sum(len(one) > len(person) and one.startswith(person) for person, one in pairs)
    return len(pairs) >= _ROWS and under > SURE * len(pairs)


def _leads(one: Scored) -> list[str]:
    """Tables of which the values are keys."""
    return [
        link.table for link in one.view.links if link.key == one.column.key and link.share > SURE
    ]
