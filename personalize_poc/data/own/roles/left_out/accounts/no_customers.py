"""Rows that say themselves that no customer made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import kind_columns
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import is_silent
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words import staff_words, visitors
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_KINDS = 20
"""Most values of a column that says who made a row."""
_WORDS = 2
"""Most words by which somebody is called: "Shop customer", "Marktplatz Verkäufer"."""
_MOSTLY = 0.8
"""Share of the rows from which on a word for people is what is usual."""


def leave_out(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out rows that say themselves that no customer made them: a recruiter among candidates.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view = best.view
    taken = best.taken(view)
    _leave_out_kinds(found)
    for column in view.columns:
        if column.key in taken or column is found.event or column.name in found.leave_out:
            continue
        if not 1 < column.distinct <= _KINDS:
            continue
        if visitors.says_of_which_kind(column):
            _leave_out_visits(column, value_counts(connection, view, column), found)
            continue
        firms = _firms(column)
        who = firms or kind_columns.says_who(column) or kind_columns.says_at_what_price(column)
        who = who or _tells_people_apart(view, column)
        plan = not who and kind_columns.says_what_is_subscribed(column)
        if not who and not plan:
            continue
        counts = value_counts(connection, view, column)
        tells = staff_words.is_plan_of_house if plan else staff_words.is_no_customer
        gone = tuple(filter(tells, counts))
        gone = gone or tuple(value for value in counts if value in firms)
        rows = sum(counts[value] for value in gone)
        if gone and rows <= flags.SOME * view.profile.rows:
            found.leave_out[column.name] = gone
            found.returns[column.key] = ngettext(
                "{rows:,} row is of {listed}, who are no customers.",
                "{rows:,} rows are of {listed}, who are no customers.",
                rows,
            ).format(rows=rows, listed=", ".join(gone[:4]))


def _leave_out_kinds(found: Actions) -> None:
    """Leave out the few rows of a kind that is of staff or of tests, as a ticket may be.

    Where a kind is a code, the table that explains it says so.
    """
    named = {kind: found.event_types.get(kind, kind) for kind in found.counts}
    gone = [
        kind
        for kind, name in named.items()
        if name is not None and (staff_words.says_so(kind) or staff_words.says_so(name))
    ]
    rows = sum(found.counts[kind] for kind in gone)
    if found.event and gone and rows <= flags.SOME * sum(found.counts.values()):
        found.leave_out_kinds(gone)


def _leave_out_visits(column: ColumnProfile, counts: dict[str, int], found: Actions) -> None:
    """Leave out the few visits of a company's own people, of tests and of robots."""
    gone = visitors.no_visitors(counts)
    rows = sum(counts[value] for value in gone)
    if gone and rows <= flags.SOME * column.rows:
        found.leave_out[column.name] = gone
        found.returns[column.key] = ngettext(
            "{rows:,} row is {listed} by {name}: the company's own people, tests or robots.",
            "{rows:,} rows are {listed} by {name}: the company's own people, tests or robots.",
            rows,
        ).format(rows=rows, listed=", ".join(gone[:4]), name=column.name)


def _tells_people_apart(view: View, column: ColumnProfile) -> bool:
    """Whether a column without a name has a word for people in most rows: "USER", and "GM"."""
    if not is_silent(view, column) or column.shape.kind not in ("word", "code"):
        return False
    people = sum(n for one, n in column.frequencies.items() if hint(one).about("user"))
    return people >= _MOSTLY * len(column.given) > 0


def _firms(column: ColumnProfile) -> set[str]:
    """Values that name who sells, where the usual one names who buys: vendors among customers."""
    values = column.frequencies
    if column.shape.kind not in ("word", "code", "phrase") or len(values) > _KINDS:
        return set()
    said = {one: hint(one) for one in values}
    # What has more words tells of something: "Has branched playback" is no branch.
    named = {one for one, told in said.items() if len(told.tokens) <= _WORDS}
    firms = {one for one in named if said[one].about("vendor") and not said[one].about("user")}
    buyers = sum(n for one, n in values.items() if one in named and said[one].about("user"))
    return firms if buyers > 0.5 * len(column.given) else set()
