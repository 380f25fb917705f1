"""Orders that are not paid yet: some of them never are."""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import ngettext

_MOST = 0.2
"""Share of the rows up to which they are left out: where more wait, goods are sold on account."""
_LISTED = 4


def leave_out(
    column: ColumnProfile, unpaid: Mapping[str, str], counts: Mapping[str, int], result: Actions
) -> None:
    """Leave out rows of orders that nobody has paid yet; note them where they are many.

    Args:
        column: of states.
        unpaid: its values of such orders -> what they mean, "" where they are words themselves.
        counts: value -> rows.
        result: written to.
    """
    if not unpaid:
        return
    rows = sum(counts[value] for value in unpaid)
    if rows > _MOST * sum(counts.values()):
        result.unpaid[column.name] = {value: counts[value] for value in unpaid}
        return
    result.leave_out_values(column.name, unpaid)
    listed = [f"{value} {word}".strip() for value, word in unpaid.items()][:_LISTED]
    why = ngettext(
        "{rows:,} row with {listed} is of an order that is not paid yet: some of them never are.",
        "{rows:,} rows with {listed} are of orders that are not paid yet: some of them never are.",
        rows,
    ).format(rows=rows, listed=", ".join(listed))
    result.tell(column.name, why)
