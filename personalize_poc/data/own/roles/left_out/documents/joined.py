"""Tables that are joined to the interactions because a role stands in them, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.event_kinds import (
    actions,
    below_zero_codes,
    code_book,
    coded_kinds,
    explained,
    lingual,
    system_codes,
)
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.which_column.times.time_forms import Form
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb


def tables(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    before: tuple[dict[str, tuple[str, ...]], Actions],
    form: Form,
) -> tuple[tuple[Join, ...], list[Guess]]:
    """The tables in which some of the roles stand, with a guess for each of their columns."""
    joins: list[Join] = []
    guesses: list[Guess] = []
    for link in best.links:
        join, made = _join(connection, views, best, link, before, form)
        joins.append(join)
        guesses += made
    return tuple(joins), guesses


def _join(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    link: Link,
    before: tuple[dict[str, tuple[str, ...]], Actions],
    form: Form,
) -> tuple[Join, list[Guess]]:
    leave_out, here = before
    there = next(view for view in views if view.label == link.table)
    begun = start(views, best, link)
    joined = {name: one for name, one in best.roles.items() if one.link == link}
    on = begun.on(link, there)
    taken = {one.column.key for one in joined.values()} | {link.there, *(b for __, b in link.more)}
    found = states_of(connection, views, there, taken)
    here.beside[there.label] = found
    of_items = best.over(link) == {"ITEM_ID"}
    if not of_items:
        # A thing that is hidden or sold out by now was wanted by those who chose it all the same.
        below_zero_codes.of_head(connection, best, link, there, here, found)
        _states(found, leave_out, here, there.kind == "user")
        here.heads = here.heads or coded_kinds.of_documents(connection, there, found, begun, link)
    told = {} if of_items else dict(found.reasons)
    keys = [column.key for column in there.columns if column.name in on.values()]
    told |= dict.fromkeys(keys, _("it is joined with {label}").format(label=begun.label))
    others = _why_not(best, link, [one.column.name for one in joined.values()])
    guesses = [
        Guess("interactions", "", there.label, one.name, "unused", 0.8, told.get(one.key, others))
        for one in there.columns
        if one.key not in {taken.column.key for taken in joined.values()}
        and not (form.time_of_day is one and "TIMESTAMP" in joined)
    ]
    columns = {name: one.column.name for name, one in joined.items()}
    return Join(there.label, on, columns), guesses


def _why_not(best: Candidate, link: Link, taken: list[str]) -> str:
    """Why the other columns of a joined table are unused."""
    behind = next((one.table for one in best.links if one.before == link), "")
    if behind and not taken:
        return _("this table only leads on to {table}").format(table=behind)
    listed = _(" and ").join(taken)
    return ngettext(
        "of this table only {listed} is taken", "of this table only {listed} are taken", len(taken)
    ).format(listed=listed)


def _states(
    found: Actions, leave_out: dict[str, tuple[str, ...]], here: Actions, of_people: bool
) -> None:
    """Take over what a table says of the states of rows.

    States of people and of their cards in words that nobody knows are not asked about, but noted:
    whoever has another card by now chose things all the same.
    """
    asked = found.unsaid
    if asked and asked.kind == "state" and of_people:
        found.reasons[asked.column.key] = _(
            "the state of a person, an account or a card, in words that are not known here"
        )
    elif asked and asked.kind == "state" and not here.unsaid:
        here.unsaid = asked
    here.doubted.update(found.doubted)
    here.unpaid.update(found.unpaid)
    here.told.update(found.told)
    for name, values in found.leave_out.items():
        leave_out.setdefault(name, values)


def states_of(
    connection: duckdb.DuckDBPyConnection, views: list[View], there: View, taken: set[str]
) -> Actions:
    """What a joined table says of the states of rows, with the tables that explain its codes.

    Args:
        connection: where the tables are.
        views: all tables.
        there: the table.
        taken: keys of its columns that have a role, or lead to it.
    """
    found = actions.find(connection, there, taken)
    explained.states(connection, views, there, taken, found)
    lingual.states(connection, views, there, found)
    code_book.states(connection, views, there, taken, found)
    system_codes.states(connection, there, found)
    found.as_states()
    return found


def start(views: list[View], best: Candidate, link: Link) -> View:
    """The table in which the key of a link stands."""
    if link.before is None:
        return best.view
    return next(view for view in views if view.label == link.before.table)
