"""Columns that count people: "Guests" 1 to 5 says how many sat at a table, and names nobody."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of

_MOST, _LARGEST = 30, 99
"""Most different counts, and the largest one: more people come together to see something."""
_SEVERAL = frozenset(
    stems_of(
        """gäste gasten gäster gjester gæster ospiti invitati persone coperti convives comensais
        personen personer teilnehmer besucher osób osoby goście hosté osob vieraat henkilöä vendégek
        oaspeți persoane гости гостей людей персон kişi misafirler άτομα tamu khách"""
    )
)
"""Words for several people that do not end in "s"."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers under a name for several people say how many there were.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    if column.shape.kind != "integer" or column.shape.zeros or said.says("id"):
        return False
    if not said.about("user", "visitor") or not _is_plural(said.tokens[-1:]):
        return False
    given = [one for one in column.numbers if one is not None]
    few = column.distinct <= _MOST and bool(given) and 0 <= min(given) <= max(given) <= _LARGEST
    return few and not any(link.key == column.key for link in view.links)


def _is_plural(tokens: tuple[str, ...]) -> bool:
    return any(
        (one.isascii() and one.endswith("s") and len(one) > 4) or one in _SEVERAL for one in tokens
    )
