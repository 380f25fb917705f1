"""Ids that stand in the first row of each group only, as reports and merged cells show them."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

_MOST = 0.5
"""Share of rows with an id, up to which the others are no gaps."""


def told(view: View, column: ColumnProfile) -> str:
    """What to do where an id that never comes back is empty in most rows; "" where it is not.

    Args:
        view: of the table.
        column: of it, whose values are all different.
    """
    if column.fill > _MOST or not (column.values and column.values[0]):
        return ""
    return _(
        "In {label} {name} is empty in {blank:,} of {rows:,} rows, and each of its values stands "
        "in one: it seems to stand in the first row of each group only, as reports and merged "
        "cells show it. Write it into every row (in a spreadsheet: fill it down), and check again."
    ).format(
        label=view.label,
        name=column.name,
        blank=column.rows - column.filled,
        rows=column.rows,
    )
