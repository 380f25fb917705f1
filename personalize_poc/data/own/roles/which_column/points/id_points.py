"""Evidence that counts for users and items alike: values that come back, documents, prices."""

from __future__ import annotations

import math

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.contents import are_round
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import gaps
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import further
from personalize_poc.language import _

ONCE = 1.03
"""Rows a value, below which values hardly come back."""
AGAINST_ONCE = 4.0
"""Points that speak against values that hardly come back."""


def repetition(scored: Scored) -> None:
    """Points for how many different values there are, and whether they come back."""
    column = scored.column
    scored.add(min(1.6, 0.4 * math.log10(max(column.distinct, 1))))
    if column.repeats >= 1.3:
        back = _("its values come back: {repeats:,.1f} rows a value")
        scored.add(1.0, back.format(repeats=column.repeats))
    elif column.is_unique or column.repeats < ONCE:
        scored.add(-AGAINST_ONCE)
    else:
        scored.add(-0.8)
    scored.add(-gaps(column))
    if column.distinct < 12:
        scored.add(-1.0)


def document(scored: Scored, views: dict[str, View]) -> str:
    """For documents "owned", if another table says whose they are, or "alone"."""
    if scored.column.key not in (scored.view.documents or ()):
        return ""
    return "owned" if further.has_owner(scored.view, scored.column, views) else "alone"


def is_price(scored: Scored) -> bool:
    """Whether values look like amounts of money and lead to no table."""
    linked = any(one.key == scored.column.key and one.share > 0.8 for one in scored.view.links)
    return are_round(scored.column) and not linked


def belongs(other: ColumnProfile, column: ColumnProfile) -> str:
    """The words for a column whose values each go with one of another."""
    return _("every {name} belongs to one {other}").format(name=other.name, other=column.name)
