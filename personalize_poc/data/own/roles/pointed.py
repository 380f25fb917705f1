"""The table of items, or of users, that interactions point to."""

from __future__ import annotations

from personalize_poc.data.own.roles.tables import Candidate
from personalize_poc.data.own.roles.view import Link, View


def link_of(views: list[View], best: Candidate, role: str) -> Link | None:
    """The table of items, or of users, that the interactions point to."""
    chosen = best.roles[role]
    wanted = {"ITEM_ID": "item", "USER_ID": "user"}[role]
    kinds = {view.label: view.kind for view in views}
    sizes = {view.label: len(view.columns) for view in views}
    found = []
    for link in chosen.view.links:
        if link.key != chosen.column.key or link.table == best.view.label:
            continue
        if best.link and link.table == best.link.table:
            continue
        fits = kinds[link.table] == wanted or (kinds[link.table] == "other" and link.share > 0.8)
        if fits:
            found.append(link)
    return max(
        found,
        key=lambda one: (kinds[one.table] == wanted, not one.form, one.share, sizes[one.table]),
        default=None,
    )
