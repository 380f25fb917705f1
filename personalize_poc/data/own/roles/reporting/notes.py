"""What was noticed while columns were understood: tables and rows that are not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import two_places
from personalize_poc.data.own.roles.reporting import begin_anew, file_questions, row_notes, wholes
from personalize_poc.data.own.roles.sections.events import Happened
from personalize_poc.data.own.roles.sections.made import Made
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column.items import several_choices
from personalize_poc.data.own.roles.which_column.rivals import payers
from personalize_poc.data.own.roles.which_column.times import time_forms
from personalize_poc.data.own.roles.which_column.users import (
    files_of_people,
    paid_for,
    personal,
    said_of_persons,
)
from personalize_poc.data.own.roles.which_table import retold, sent
from personalize_poc.data.own.roles.words.names import strength, words
from personalize_poc.data.own.tables import DEED
from personalize_poc.data.words import Share, counted
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import duckdb

_LISTED = 6
"""Columns of a table that is not taken that are named."""
_FORMS = {
    "zeros": N_("zeros at the beginning"),
    "case": N_("capital and small letters"),
    "decimals": N_("a “.0” at the end, as a spreadsheet writes it"),
    "signs": N_("dashes, blanks, dots and other signs in them"),
    "both": N_("zeros at the beginning, and dashes, dots and other signs in them"),
}


def gather(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    rivals: list[Candidate],
    used: set[str],
    happened: Happened,
    made: tuple[Made | None, ...],
) -> list[Finding]:
    """All that is worth saying."""
    retold_ones = {
        one.view.label: sent.told(one.view) or retold.why(connection, one, best) for one in rivals
    }
    found = [_other_events(best, one) for one in rivals if not retold_ones[one.view.label]]
    found += [_unused(one.view, {}, why) for one in rivals if (why := retold_ones[one.view.label])]
    named = {one.view.label for one in rivals} | {view.label for view in views if view.is_note}
    taken = {view.kind: view.label for view in views if view.label in used}
    named_in = {link.table for view in views if view.label in used for link in view.links}
    found += [
        _unused(view, taken, is_named=view.label in named_in)
        for view in views
        if view.label not in used | named
    ]
    found += [_in_other_form(best, one) for one in made if one and one.link and one.link.form]
    found += row_notes.gather(connection, best, happened)
    found += files_of_people.note(best)
    found += personal.ids(best)
    found += said_of_persons.of_household(best)
    found += said_of_persons.of_account(best)
    user, rival = best.roles["USER_ID"], best.rivals.get("USER_ID")
    if not paid_for.is_open(user, rival, best.roles["ITEM_ID"]):  # else a person is asked
        found += payers.beside(best)
    found += wholes.find(best, {view.label: view for view in views})
    found += two_places.second_column(best)
    found += begin_anew.find(connection, best)
    found += several_choices.further_columns(best)
    found += _hours_apart(best, happened.section.time_of_day)
    return found + _parts(best)


def _other_events(best: Candidate, other: Candidate) -> Finding:
    label, rows = other.view.label, other.view.profile.rows
    told = _("{label} holds events as well ({rows}). They are not taken; {other} is.").format(
        label=label, rows=counted(rows, "row"), other=best.view.label
    )
    matters = _("More kinds of events can help, if they are told apart by their type.")
    fix = _(
        "To use both, write them into one file with a column that says the kind of event. To "
        "take these instead, say in mapping.yaml: {line}"
    )
    if shared := _same_people(best, other):
        told += " " + _(
            "Its {own} is another id than {name}; to use both, take {shared} of it, which names "
            "the same people in {fill:.0%} of its rows."
        ).format(
            own=other.roles["USER_ID"].column.name,
            name=best.roles["USER_ID"].column.name,
            shared=shared.name,
            fill=Share(shared.fill),
        )
    if other.again:
        matters = _("{share:.0%} of them are told by both: together they would count twice.")
        fix = _("To take these instead, say in mapping.yaml: {line}")
    return Finding(
        "other-events",
        Grade.NOTE,
        f"{told} {evidence.ordered(other.view)}".strip(),
        file=label,
        count=rows,
        matters=matters.format(share=Share(other.again)),
        fix=fix.format(line=file_questions.as_line(other)),
    )


def _same_people(best: Candidate, other: Candidate) -> ColumnProfile | None:
    """The column of another table that names the people of the first, where its user is another.

    Views are of devices, and orders of members: a view of somebody who is signed in tells both.
    """
    here, there = best.roles["USER_ID"], other.roles["USER_ID"]
    tables = {(one.table, one.there) for one in here.view.links if one.key == here.column.key}
    same = [
        other.view.column(one.key)
        for one in other.view.links
        if (one.table, one.there) in tables and one.share > SURE and not one.form
    ]
    if here.link or there.link or there.view is not other.view or there.column in same:
        return None
    return max(same, key=lambda one: one.fill, default=None)


def _unused(view: View, taken: dict[str, str], why: str = "", *, is_named: bool = False) -> Finding:
    """What a table holds that is not taken, and why.

    Args:
        view: the table.
        taken: kind of rows -> label of the table that was taken for it.
        why: known already.
        is_named: whether a table that was taken has ids of this one. Coupons belong to people, as
            contacts do; nobody else names them.
    """
    kinds = {
        "item": _("it has one item a row, but it is not the table that the interactions point to"),
        "user": _("it has one user a row, but it is not the table that the interactions point to"),
        "order": _("it has one order a row, and nothing is missing that it could tell"),
        "lookup": _("it explains codes of other tables"),
        "other": _("its rows are neither interactions nor items nor users"),
    }
    why = (
        why or evidence.held(view) or kinds.get(view.kind, _("it lacks a user, an item or a time"))
    )
    other = taken.get(view.kind, "")
    is_second = view.kind in ("item", "user") and any(link.table == other for link in view.links)
    is_people = view.kind in ("other", "lookup") and view.label in view.people and is_named
    if is_people and "user" in taken:
        why = _(
            "its rows are people as well, who belong to those in {other}, and a mapping takes one "
            "table of them"
        ).format(other=taken["user"])
    if is_second:
        why = _(
            "it has one {kind} a row as {other} has, and a mapping takes one table of them"
        ).format(kind=_(view.kind), other=other)
    rows = view.profile.rows
    names = [column.name for column in view.columns]
    listed = ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
    return Finding(
        "table-unused",
        Grade.NOTE,
        _("{label} ({rows}) is not taken: {why}. It holds {listed}.").format(
            label=view.label, rows=counted(rows, "row"), why=why, listed=listed
        ),
        file=view.label,
        count=rows,
        fix=_("To use both, put their columns into {other}.").format(other=other)
        if is_second
        else "",
    )


def _in_other_form(best: Candidate, made: Made) -> Finding:
    link = made.link
    assert link is not None
    return Finding(
        "keys-written-differently",
        Grade.WEAKENS,
        _("Ids in {label} and {other} are alike but for {form}.").format(
            label=best.view.label, other=made.label, form=_(_FORMS[link.form])
        ),
        file=made.label,
        column=next(iter(made.section.columns.values())),
        count=link.values,
        share=link.share,
        matters=_("Ids are compared letter by letter: what is known of these would be lost."),
        fix=_("Write them alike in both files; in a spreadsheet, give the column the format text."),
    )


def _hours_apart(best: Candidate, taken: str | None) -> list[Finding]:
    """The day in one column and the time of day in another, which could not be put together."""
    time = best.roles["TIMESTAMP"]
    moment = time.column.moment
    if moment is None or moment.resolution != "day" or taken:
        return []
    column = time_forms.time_of_day(time.view, time.column)
    if column is None:
        return []
    return [
        Finding(
            "time-in-two-columns",
            Grade.WEAKENS,
            _("{name} has the day and {other} the time of day; the day alone is taken.").format(
                name=time.column.name, other=column.name
            ),
            dataset="interactions",
            file=time.view.label,
            column=column.name,
            value=column.given[0],
            matters=_("Models learn from the order of events; within a day it is lost."),
            fix=_("Put both into one column, such as 2024-01-02 15:04:05."),
        )
    ]


def _parts(best: Candidate) -> list[Finding]:
    """Files with the same columns whose names say that they hold different events."""
    kinds = {strength(" ".join(words(part.file)))[0] for part in best.view.profile.table.parts}
    kinds.discard("")
    told = any(column.name == DEED for column in best.view.columns)
    if len(kinds) < 2 or told:
        return []
    return [
        Finding(
            "parts-of-several-kinds",
            Grade.WEAKENS,
            _("Files that are read as one seem to hold {kinds}.").format(
                kinds=_(" and ").join(sorted(kinds))
            ),
            dataset="interactions",
            file=best.view.label,
            count=len(kinds),
            matters=_("Their events cannot be told apart."),
            fix=_("Name the files that are to be taken under files in mapping.yaml."),
        )
    ]
