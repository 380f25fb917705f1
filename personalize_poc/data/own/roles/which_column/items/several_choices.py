"""Several things of one row: the first, second and third choice of an application."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.numbered_columns import beside
from personalize_poc.language import _


def further_columns(best: Candidate) -> list[Finding]:
    """That only the first of several columns of things is taken, and the SQL that takes all."""
    item = best.roles["ITEM_ID"]
    others = beside(item.view, item.column) if item.link is None else []
    if not others:
        return []
    lost = sum(one.filled for one in others)
    every = [item.column.name, *(one.name for one in others)]
    query = f"SELECT * FROM {sql.unpivoted(item.view.label, every, 'which', 'item')}"
    return [
        Finding(
            "several-items-in-a-row",
            Grade.WEAKENS,
            _(
                "{columns} are things of one row, as {name} is, and a mapping takes one: {lost:,} "
                "choices of {all:,} are not learned from."
            ).format(
                columns=", ".join(one.name for one in others),
                name=item.column.name,
                lost=lost,
                all=lost + item.column.filled,
            ),
            dataset="interactions",
            file=item.view.label,
            column=others[0].name,
            count=lost,
            share=lost / max(1, lost + item.column.filled),
            matters=_("What somebody chose besides says as much of their taste."),
            fix=_(
                "Make one row of each, with --sql or in DuckDB: {query}. Then `item` is the item."
            ).format(query=query),
        )
    ]
