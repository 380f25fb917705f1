"""Two things on a row that have ids and titles, of which each of one belongs to one of the other.

Who listens to a track listens to its artist as well: what was chosen itself is the finer one.
"""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_coarser, is_title
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

_IDS = ("uuid", "hash")
"""Forms of ids that databases give out, so that each of them names one row of a table."""
_FILL = 0.8
"""Share of rows with the finer one, below which a person has to know."""


def is_finer(best: Scored, other: Scored) -> bool:
    """Whether one column names what belongs to what the other names, and both have titles."""
    view = best.view
    alike = other.view is view and not (other.named or other.keyed or best.link or other.link)
    return (
        alike
        and all(one.column.shape.kind in _IDS and _title(view, one.column) for one in (best, other))
        and best.column.fill >= _FILL
        and is_coarser(view, best.column, other.column)
        and _title(view, best.column) is not _title(view, other.column)
    )


def of_whole(best: Candidate) -> list[Finding]:
    """That what the item belongs to might be meant instead: the artist of a track."""
    item, rival = best.roles["ITEM_ID"], best.rivals.get("ITEM_ID")
    if rival is None or item.named or not is_finer(item, rival):
        return []
    whole = rival.column
    return [
        Finding(
            "item-in-whole",
            Grade.NOTE,
            _(
                "{name} is taken for the item: each belongs to one {other}, of which there are "
                "{count:,}."
            ).format(name=item.column.name, other=whole.name, count=whole.distinct),
            dataset="interactions",
            file=item.view.label,
            column=whole.name,
            value=whole.given[0],
            count=whole.distinct,
            matters=_("What is named here is what gets recommended."),
            fix=_(
                "Set ITEM_ID: {other} in mapping.yaml to recommend these; {title} names what has "
                "no {name}."
            ).format(other=whole.name, title=_called(item), name=item.column.name),
        )
    ]


def _called(item: Scored) -> str:
    title = _title(item.view, item.column)
    return title.name if title else ""


def _title(view: View, column: ColumnProfile) -> ColumnProfile | None:
    """What people call the values of a column, in the same row; the finest of several."""
    found = [one for one in view.told_by(column.key) if is_title(view, column, one)]
    return max(found, key=lambda one: one.distinct, default=None)
