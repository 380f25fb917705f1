"""What the item belongs to might be meant instead: an episode's show, the artist of a track."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import parts
from personalize_poc.data.own.roles.which_column.items import followed_wholes
from personalize_poc.data.own.roles.which_column.rivals.finer import is_finer
from personalize_poc.language import _


def find(best: Candidate, views: dict[str, View]) -> list[Finding]:
    """That what an item belongs to could be recommended instead.

    Args:
        best: the table of the interactions and its roles.
        views: all tables by their labels.
    """
    item, rival = best.roles["ITEM_ID"], best.rivals.get("ITEM_ID")
    if rival is None or not (_are_finer(best) or parts.are_of(item, rival, views)):
        return []
    if followed_wholes.beside(item, best.roles["USER_ID"], views):
        return []  # a question says so
    fine, coarse = item.column, rival.column
    return [
        Finding(
            "item-in-whole",
            Grade.NOTE,
            _(
                "{name} is taken for the item. Each belongs to one {other}, of which there are "
                "{count:,}; both have titles."
            ).format(name=fine.name, other=coarse.name, count=coarse.distinct),
            dataset="interactions",
            file=item.view.label,
            column=coarse.name,
            value=coarse.given[0],
            count=coarse.distinct,
            matters=_("Recommended is what ITEM_ID names: an episode or its show, for example."),
            fix=_("Set ITEM_ID: {other} in mapping.yaml if that is to be recommended.").format(
                other=coarse.name
            ),
        )
    ]


def _are_finer(best: Candidate) -> bool:
    item, rival = best.roles["ITEM_ID"], best.rivals["ITEM_ID"]
    return not item.named and is_finer(item, rival)
