"""Which column of interactions lists what was shown beside what was chosen."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.shapes import members
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

_MANY = 0.3
"""Share of what lists have that are items, from which on they are lists of items."""
_ROWS, _INSIDE = 30, 0.05
"""Fewest rows by which it is judged, and the share of them whose item stands in their list."""


def shown(
    view: View, roles: dict[str, str], left: list[ColumnProfile]
) -> tuple[ColumnProfile, float] | None:
    """The column that lists what was shown, and the share of it that are items.

    One that is called so comes before others, such as what somebody read before.
    """
    item = view.column(roles["ITEM_ID"]) if "ITEM_ID" in roles else None
    known = set(item.given) if item else set()
    best: tuple[bool, ColumnProfile, float] | None = None
    for column in left:
        if column.shape.kind != "list":
            continue
        found = _share(column, known)
        named = view.hint(column.key).about("impression")
        other = item is not None and (
            _lacks_own(view, roles, column) or _is_own_alone(item, column, known)
        )
        fits = found > _MANY and (named or not other)
        fits = fits or (named and found > 0.05)
        if fits and (best is None or named > best[0]):
            best = named, column, found
    return best[1:] if best else None


def why_others(view: View, roles: dict[str, str], column: ColumnProfile) -> str:
    """Why a list of items is no list of what was shown; "" if it is something else.

    Args:
        view: the table.
        roles: role -> key of its column.
        column: of the table, without a role.
    """
    item = view.column(roles["ITEM_ID"]) if "ITEM_ID" in roles else None
    if item is None or column.shape.kind != "list" or _share(column, set(item.given)) <= _MANY:
        return ""
    if _is_own_alone(item, column, set(item.given)):
        return _("it holds the {item} of its row, and hardly another one: it is no list").format(
            item=item.name
        )
    if not _lacks_own(view, roles, column):
        return ""
    return _(
        "lists of items without {item} of their row: to learn from them as well, export a row for "
        "each"
    ).format(item=item.name)


def _share(column: ColumnProfile, known: set[str]) -> float:
    """Share of what lists have, as far as it is known, that are items: of each a sample is."""
    both = column.shape.tokens & known
    return len(both) / max(1, min(len(column.shape.tokens), len(known)))


def _is_own_alone(item: ColumnProfile, column: ColumnProfile, known: set[str]) -> bool:
    """Whether most lists have the item of their row and no other: nothing was there to choose from.

    So a text looks that says of a product how many of it were bought at which price.
    """
    separator = column.shape.separator
    if separator is None:
        return False
    pairs = zip(item.values, column.values, strict=True)
    lists = [known.intersection(members(b, separator)) == {a} for a, b in pairs if a and b]
    return len(lists) >= _ROWS and sum(lists) > len(lists) / 2


def _lacks_own(view: View, roles: dict[str, str], column: ColumnProfile) -> bool:
    """Whether hardly a row has its own item in its list: nothing is chosen that was not shown.

    Lists of items that are something else hold what somebody saw before, or the way to what was
    looked for.
    """
    item, separator = view.column(roles["ITEM_ID"]), column.shape.separator
    if separator is None:
        return False
    pairs = [(a, b) for a, b in zip(item.values, column.values, strict=True) if a and b]
    inside = sum(a in members(b, separator) for a, b in pairs)
    return len(pairs) >= _ROWS and inside < _INSIDE * len(pairs)
