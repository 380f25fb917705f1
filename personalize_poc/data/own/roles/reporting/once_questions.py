"""What is to be recommended where each thing is sold once: the thing, or the group it is of."""

from __future__ import annotations

from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.reporting.asking import example, lines
from personalize_poc.data.own.roles.which_column.items import sold_once
from personalize_poc.language import _

_OFFERED = 2
"""Groups that are offered, at most."""


def about(candidate: Candidate, views: dict[str, View]) -> Question | None:
    """Whether a thing that is sold once is the item, or its model; None if they come back.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    item = candidate.roles["ITEM_ID"]
    link = sold_once.link_of(item, views)
    if link is None or candidate.links:
        return None
    there, name = views[link.table], item.column.name
    on = item.view.on(link, there)
    rest = {role: one.column.name for role, one in candidate.roles.items() if role != "ITEM_ID"}
    grouped = [
        Option(
            _("{name} of {table} (such as {example!r}): {distinct:,} different values").format(
                name=one.name, table=there.label, example=example(one.given), distinct=one.distinct
            ),
            lines(
                "interactions",
                columns=rest,
                join={"file": there.label, "on": on, "columns": {"ITEM_ID": one.name}},
            ),
        )
        for one in sold_once.groups(there)[:_OFFERED]
    ]
    asked = _(
        "Each {name} is in one row only, so that none of them can be recommended once it is gone. "
        "Is it the item, or the group that it is of?"
    )
    return Question(
        "which-item",
        asked.format(name=name),
        (Option(name, lines("interactions", columns={"ITEM_ID": name})), *grouped),
    )
