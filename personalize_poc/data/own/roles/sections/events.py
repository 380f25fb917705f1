"""The section of interactions, from the table that holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.numerals import decimal_told
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.described import Described
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out.accounts import guests, outsiders
from personalize_poc.data.own.roles.left_out.documents import heads, joined, returned
from personalize_poc.data.own.roles.left_out.goods import private
from personalize_poc.data.own.roles.left_out.platforms import mediawiki, moodle
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.sections import kind_of_all, rest
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.which_column.nobody.absent import absent
from personalize_poc.data.own.roles.which_column.rivals import certainty
from personalize_poc.data.own.roles.which_column.times import time_forms
from personalize_poc.data.own.roles.which_column.times.time_forms import Form
from personalize_poc.data.own.roles.which_column.users import second_holders, versions
from personalize_poc.data.own.roles.words import worth
from personalize_poc.data.words import Share
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_MORE = 0.02
"""Share of more values up to which two columns go one to one."""
_THREE_DECIMALS = re.compile(r"[+-]?\d+,\d{3}")
_KINDS = {"USER_ID": "id", "ITEM_ID": "id", "TIMESTAMP": "time"}
_BY_OTHER_TABLES = (
    heads.states,
    outsiders.find,
    returned.find,
    moodle.find,
    private.find,
    mediawiki.find,
)
"""In their order: each leaves out rows by what other tables say, and returns what has to be joined
for it and what is said of it."""


@dataclass
class Happened:
    """The section, a guess for each column, and what else was found on the way.

    Attributes:
        section: of the mapping.
        guesses: one a column.
        rest: among others the columns that belong to items and users.
        actions: events and states.
        nobody: column of users or items -> what is said of its values that stand for nobody.
        unnamed: what is said of rows without a user whom another column tells.
    """

    section: Section
    guesses: list[Guess]
    rest: rest.Rest
    actions: Actions
    nobody: dict[str, str]
    unnamed: str = ""


def build(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    form: Form,
    found: Actions,
) -> Happened:
    """Make the section of interactions."""
    view = best.view
    here = {name: one for name, one in best.roles.items() if one.link is None}
    keys = {name: one.column.key for name, one in here.items()}
    elsewhere = frozenset(
        name for name in ("ITEM_ID", "USER_ID") if pointed.link_of(views, best, name)
    )
    if form.time_of_day and "TIMESTAMP" in here:
        keys["time of day"] = form.time_of_day.key
    all_are = kind_of_all.explained(connection, views, best, found)
    others = rest.sort_out(view, keys, found, _identical(best), elsewhere)
    columns = {name: one.column.name for name, one in here.items()}
    if found.event:
        columns["EVENT_TYPE"] = found.event.name
    columns.update({one.field: one.column.name for one in others.described if one.field})
    leave_out = dict(found.leave_out)
    nobody = _nobody(connection, views, best, leave_out)
    joins, more = joined.tables(connection, views, best, (leave_out, found), form)
    for find in _BY_OTHER_TABLES:
        joins_too, told = find(connection, views, best, leave_out, found)
        again = {(one.table, one.column) for one in told}  # what a later rule says is more
        more = [one for one in more if (one.table, one.column) not in again] + told
        joins = (*joins, *joins_too)
    unused = [one for one in others.described if one.kind == "unused"]
    listed = [one for one in others.described if one.kind == "impressions"]
    contexts = [one for one in others.described if one.kind == "categorical"]
    section = Section(
        files=(view.label,),
        columns=columns,
        timestamp=form.forms,
        time_of_day=form.time_of_day.name if form.time_of_day else None,
        timezone=form.zone or "UTC",
        event_types=found.event_types,
        event_type=all_are or (None if found.event else kind_of_all.event_type(best, others.value)),
        leave_out=leave_out,
        carry=found.carry,
        joins=joins,
        decimal=decimal(view, columns),
        unused={one.column.name: one.reason for one in unused if one.column.name not in leave_out},
        kinds={one.field: one.kind for one in contexts},
        separator=listed[0].column.shape.separator if listed else None,
    )
    guesses = [_role(views, best, name, one) for name, one in best.roles.items()]
    if not best.is_counted:  # a count of rows is in no unit of time
        guesses = [_with_form(one, form) if one.field == "TIMESTAMP" else one for one in guesses]
    guesses += _event_guess(view, found)
    if form.time_of_day:
        day = best.roles["TIMESTAMP"]
        why = _("the time of day that belongs to {name}").format(name=day.column.name)
        label, name = day.view.label, form.time_of_day.name
        guesses.append(Guess("interactions", "time_of_day", label, name, "time", 0.9, why))
    guesses += [as_guess("interactions", view.label, one) for one in others.described]
    user = best.roles["USER_ID"]
    unnamed = guests.unnamed(connection, user, joined=user.view is not view)
    return Happened(section, guesses + more, others, found, nobody, unnamed)


def _nobody(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
) -> dict[str, str]:
    """Leave out rows of guests and the like; name of the column -> what is said of them."""
    result = {}
    tables = {view.label: view.profile.table.name for view in views}
    for name in ("USER_ID", "ITEM_ID"):
        one = best.roles[name]
        found = absent(connection, one.view, one.column, tables, people=name == "USER_ID")
        if found:
            before = leave_out.get(one.column.name, ())
            leave_out[one.column.name] = tuple(dict.fromkeys((*before, *found)))
            where, counts = versions.rows_of(connection, best.view, one, found)
            result[one.column.name] = guests.told(connection, where, counts, name == "USER_ID")
    return result


def _identical(best: Candidate) -> dict[str, str]:
    """Columns that name the same person or item as the one that was chosen."""
    found = {}
    for column in best.view.columns:
        for name in ("USER_ID", "ITEM_ID"):
            chosen = best.roles[name]
            if chosen.view is not best.view or column is chosen.column:
                continue
            said = best.view.hint(column.key)
            both = min(
                best.view.goes_with(chosen.column.key, column.key),
                best.view.goes_with(column.key, chosen.column.key),
            )
            if both > 0.97 and (said.says("id", "email", "phone")) and not said.says("name"):
                found[column.key] = _same(chosen.column, column)
    for second in second_holders.beside(best.roles["USER_ID"]):
        found.pop(second.column.key, None)  # somebody else, of whom a person is asked
    for name in ("USER_ID", "ITEM_ID"):
        link, title = best.roles[name].link, best.roles[name].column.name
        if link is None or (name == "USER_ID" and not best.roles[name].view.versions):
            continue
        first = link.before or link
        found[first.key] = _("it leads to {table}, which says the {title} of each").format(
            table=link.table, title=title
        )
    return found


def _same(chosen: ColumnProfile, other: ColumnProfile) -> str:
    """What a column says beside another that names the same people or items."""
    more = other.distinct - chosen.distinct
    if more < -_MORE * chosen.distinct and other.fill < chosen.fill:
        return _("it names the same as {name}, in {share:.0%} of the rows only").format(
            name=chosen.name, share=Share(other.fill)
        )
    if more < -_MORE * chosen.distinct:
        return _("it names the same as {name}, but for {fewer:,} who share a value").format(
            name=chosen.name, fewer=-more
        )
    if more <= _MORE * chosen.distinct:
        return _("it says the same as {name}: they go one to one").format(name=chosen.name)
    return _(
        "it names the same as {name}, and {more:,} more, such as guests; take it "
        "instead to keep their rows"
    ).format(name=chosen.name, more=more)


def _role(views: list[View], best: Candidate, name: str, one: Scored) -> Guess:
    sure = certainty.confidence(best, name)
    rival = best.rivals.get(name)
    close = rival is not None and rival.points > 0.8 and one.points - rival.points < 1.5
    reasons = list(one.reasons)
    if one.link:
        reasons.append(
            _("found over {name} in {table}").format(
                name=joined.start(views, best, one.link).column(one.link.key).name,
                table=one.link.table,
            )
        )
    return Guess(
        "interactions",
        name,
        one.view.label,
        one.column.name,
        _KINDS[name],
        sure,
        "; ".join(reasons) or _("nothing else fits better"),
        rival.column.name if rival and close else None,
        round(1 - sure, 2) if close else 0.0,
    )


def _with_form(guess: Guess, form: Form) -> Guess:
    """The guess of the time with how it is written, where that is not plain."""
    told = time_forms.told(form)
    return replace(guess, reason=f"{guess.reason}; {told}") if told else guess


def _event_guess(view: View, found: Actions) -> list[Guess]:
    if not found.event:
        return []
    listed = ", ".join(f"{value} ({n:,})" for value, n in list(found.counts.items())[:5])
    kinds = len(found.counts)
    why = ngettext(
        "{count:,} kind of event: {listed}", "{count:,} kinds of events: {listed}", kinds
    ).format(count=kinds, listed=listed)
    if found.explained:
        why += _("; {table} says what they mean").format(table=found.explained)
    kept = [kind for kind in found.counts if found.event_types.get(kind, "") is not None]
    if unlike := worth.told(kept):
        why += f"; {unlike}"
    name = found.event.name
    return [
        Guess("interactions", "EVENT_TYPE", view.label, name, "event type", found.confidence, why)
    ]


def as_guess(section: str, label: str, one: Described) -> Guess:
    """A described column as a guess."""
    field = "title" if one.kind == "title" else one.field
    confidence = round(one.confidence, 2)
    return Guess(section, field, label, one.column.name, one.kind, confidence, one.reason)


def decimal(view: View, columns: dict[str, str]) -> str:
    """What separates decimals in the columns that are taken.

    10,000 kg may be ten or ten thousand: then the other numbers of the table tell, as a program
    writes all of them alike. Where these do not either, semicolons between the fields do, if each
    number has three digits behind a comma: of thousands some would be below one.
    """
    taken: list[str] = []
    others: list[str] = []
    thirds = True
    for column in view.columns:
        if column.shape.kind == "decimal":
            told = taken if column.name in columns.values() else others
            told.append(decimal_told(column.given))
            thirds = thirds and all(map(_THREE_DECIMALS.fullmatch, map(str.strip, column.given)))
    if taken and thirds and not any((*taken, *others)) and _has_semicolons(view):
        return ","
    deciding = taken if any(taken) else others
    return "," if "," in deciding else "."


def _has_semicolons(view: View) -> bool:
    """Whether all files of a table have a semicolon between their fields."""
    parts = view.profile.table.parts
    return bool(parts) and all(one.reading.get("delimiter") == ";" for one in parts)
