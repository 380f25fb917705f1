"""Items that two columns name: the one in some rows, the other in the rest."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import is_idlike
from personalize_poc.data.words import Share
from personalize_poc.language import _

_FULL = 0.98
"""Share of rows with an item from which on no second column is looked for."""
_FEW_ITEMS, _SAME_ITEMS = 10, 0.5
"""Ids that a second column has at least, and the share of them that are known items."""


def second_column(best: Candidate) -> list[Finding]:
    """A column with ids of the same items in rows in which the column of items is empty."""
    item = best.roles["ITEM_ID"]
    if item.view is not best.view or item.column.fill > _FULL:
        return []
    known = set(item.column.given)
    for column in best.view.columns:
        if column is item.column or not is_idlike(column) or column.distinct < _FEW_ITEMS:
            continue
        pairs = [(a, b) for a, b in zip(item.column.values, column.values, strict=True) if b]
        alone = [b for a, b in pairs if not a]
        if len(alone) < max(_FEW_ITEMS, SURE * len(pairs)):
            continue
        if sum(one in known for one in alone) >= _SAME_ITEMS * len(alone):
            return [_at_two_places(best, column, len(alone) / len(item.column.values))]
    return []


def _at_two_places(best: Candidate, column: ColumnProfile, share: float) -> Finding:
    name = best.roles["ITEM_ID"].column.name
    return Finding(
        "ids-in-two-columns",
        Grade.WEAKENS,
        _(
            "{other} names the same items as {name}, in rows in which {name} is empty "
            "({share:.1%}): these rows are lost."
        ).format(name=name, other=column.name, share=Share(share)),
        dataset="interactions",
        file=best.view.label,
        column=column.name,
        value=column.given[0],
        count=round(share * column.rows),
        share=share,
        matters=_("Amazon Personalize takes the item of an event from one column."),
        fix=_("Put both into one column, for example with --sql and coalesce({name}, {other}).")
        .format(name=name, other=column.name),
    )  # fmt: skip
