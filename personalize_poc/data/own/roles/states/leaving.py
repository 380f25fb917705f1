"""Leaving rows out by the values of a column, and saying why."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import _

LEFT_OUT = 100
"""Most values that are listed to be left out."""
ALL = 0.9
"""Share of rows above which they are not left out: a table of what was taken back is none."""


def leave(
    column: ColumnProfile,
    wrong: tuple[str, ...],
    what: str,
    counts: dict[str, int],
    result: Actions,
    most: float = ALL,
) -> None:
    """Leave out rows by values of a column, unless they are too many of all, and say why.

    Args:
        column: it.
        wrong: the values.
        what: what the column is.
        counts: value -> rows.
        result: written to.
        most: share of the rows up to which they are left out.
    """
    total, gone = sum(counts.values()), rows(counts, wrong)
    result.reasons[column.key] = what
    if not wrong or gone > most * max(total, column.rows):
        return
    result.leave_out[column.name] = wrong
    listed = ", ".join(wrong[:4])
    result.reasons[column.key] = _(
        "{what}; rows with {listed} are left out ({rows:,} of {total:,})"
    ).format(what=what, listed=listed, rows=gone, total=total)


def leave_told(
    view: View,
    column: ColumnProfile,
    wrong: tuple[str, ...],
    said: tuple[str, str],
    counts: dict[str, int],
    result: Actions,
    **names: str,
) -> None:
    """Leave rows out, and say with their count what they are of.

    said: what the column is, and what the rows are of, with places for {rows}, {label} and names.
    names: of columns, for their places.
    """
    what, told = said
    leave(column, wrong, what, counts, result)
    result.told[column.name] = told.format(rows=rows(counts, wrong), label=view.label, **names)


def rows(counts: dict[str, int], wrong: tuple[str, ...]) -> int:
    """How many rows have one of these values."""
    return sum(counts[value] for value in wrong)


def leave_reasons(
    column: ColumnProfile,
    counts: dict[str, int],
    result: Actions,
    kept: frozenset[str] = frozenset(),
) -> None:
    """Leave out rows that say why they were taken back.

    Args:
        column: of reasons.
        counts: reason -> rows.
        result: written to.
        kept: reasons of others who turned down what somebody wanted.
    """
    if kept.issuperset(counts):
        result.reasons[column.key] = _("why others said no: whoever applied wanted it")
    elif len(counts) < LEFT_OUT:
        wrong = tuple(value for value in counts if value not in kept)
        leave(column, wrong, _("why something was taken back"), counts, result, 1.0)
