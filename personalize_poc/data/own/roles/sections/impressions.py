"""Which column of interactions lists what was shown beside what was chosen."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View


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
        both = column.shape.tokens & known  # of each, a sample alone is known
        found = len(both) / max(1, min(len(column.shape.tokens), len(known)))
        named = view.hint(column.key).about("impression")
        fits = found > 0.3 or (named and found > 0.05)
        if fits and (best is None or named > best[0]):
            best = named, column, found
    return best[1:] if best else None
