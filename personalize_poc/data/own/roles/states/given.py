"""Rows of what who runs a game or a service gave to people, as a source or a channel says."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import leaving
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words import automatic
from personalize_poc.language import _, ngettext

_MOST = 0.5
"""Share of the rows up to which they are left out: a list of what was given is of nothing else."""


def may_tell(column: ColumnProfile) -> bool:
    """Whether a sample has values by which something was given."""
    return any(map(automatic.is_given_by_house, column.frequencies))


def leave_out(view: View, column: ColumnProfile, counts: dict[str, int], result: Actions) -> None:
    """Leave out rows of what was given, besides those that other rules have left out.

    Args:
        view: the table.
        column: of a few values.
        counts: value -> rows.
        result: written to.
    """
    before = result.leave_out.get(column.name, ())
    given = tuple(one for one in counts if automatic.is_given_by_house(one) and one not in before)
    rows = sum(counts[one] for one in given)
    if not given or rows > _MOST * sum(counts.values()):
        return
    what = _("where something comes from: what was given to people they did not choose")
    leaving.leave(column, (*before, *given), what, counts, result)
    told = ngettext(
        "{rows:,} row of {label} is of what the system, or who runs it, gave to people.",
        "{rows:,} rows of {label} are of what the system, or who runs it, gave to people.",
        rows,
    )
    result.tell(column.name, told.format(rows=rows, label=view.label))
    if column.name in result.doubted:
        open_ones = result.doubted[column.name].items()
        result.doubted[column.name] = {one: n for one, n in open_ones if one not in given}
