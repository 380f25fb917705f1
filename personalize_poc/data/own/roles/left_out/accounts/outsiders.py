"""People who are no customers: test accounts, staff and robots, as the table of people says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.event_kinds import code_book
from personalize_poc.data.own.roles.evidence import kind_columns
from personalize_poc.data.own.roles.evidence.candidate import Candidate, used
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_one_for_each
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.left_out.accounts import (
    addresses_of_tests,
    given_ids,
    people_notes,
    prefixed,
    program_accounts,
    teachers,
)
from personalize_poc.data.own.roles.left_out.accounts.own_house import House
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.which_column.users import agents
from personalize_poc.data.own.roles.words import people_words, staff_words
from personalize_poc.data.own.roles.words.meanings import stems
from personalize_poc.data.own.roles.words.names import plain, words
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_OWN = 0.8
"""From here on a column is one of the user."""
_NAMED = 4
_UNIQUE = 0.99
"""Different names for each person, from which on they are logins."""
_KINDS = 20
"""Most values of a column that says of which kind somebody is."""
_FILLERS = frozenset(("is", "ist", "es", "est", "flag", "yn", "fl", "kz", "account", "user"))


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
    result: Actions,
) -> tuple[list[Join], list[Guess]]:
    """Join the table of people that says who is a test account, an employee or a robot.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        leave_out: name of a column -> values whose rows are left out; written to.
        result: gets why, by the name of the column.
    """
    user = best.roles["USER_ID"]
    by_label = {view.label: view for view in views}
    own = [(view, column) for view in used(views, best) for column in view.columns]
    house = House.of(views)
    here = _beside(connection, views, best, leave_out, house)
    for column, values in here:
        gone = dict.fromkeys((*leave_out.get(column.name, ()), *values))
        leave_out[column.name] = tuple(gone)
        result.tell(column.name, _says(connection, views, user.view, column, values))
    guesses = [_guess(user, user.view, column, values) for column, values in here]
    sellers = {one.column.key for one in agents.beside(user)}
    for link in _links(best):
        there = by_label[link.table]
        people = there.kind == "user" or link.key in sellers
        named = link.key == user.column.key and there.kind == "other"
        # Who is not in the table stays: many visitors have no account.
        known = _OWN if there.kind == "user" and link.key == user.column.key else SURE
        fits = not link.form and link.share >= known and there.is_named_by(link)
        if not (people or named) or not fits:
            continue
        if any(link.table == one.table for one in best.links):
            continue
        told = [
            (column, values)
            for column in there.columns
            if column.name not in leave_out
            and (
                values := tuple(
                    dict.fromkeys(
                        (
                            *_outside(connection, there, column, house, people),
                            *_explained(connection, views, there, column),
                            *teachers.of(connection, best, there, column),
                        )
                    )
                )
            )
            and not any(
                column.name == one.name and _has(connection, view, one, values) for view, one in own
            )
        ]
        if told:
            leave_out.update({column.name: values for column, values in told})
            for column, values in told:
                result.told[column.name] = _says(connection, views, there, column, values)
            join = Join(there.label, user.view.on(link, there), {})
            return [join], guesses + [_guess(user, there, one, values) for one, values in told]
    return [], guesses


def _are_logins(there: View, column: ColumnProfile) -> bool:
    """Whether values are ids, or what people are called in one word that nobody shares."""
    said = there.hint(column.key)
    if said.says("name") and column.shape.kind in ("word", "code"):
        return column.distinct >= _UNIQUE * column.filled
    return column.is_unique and said.says("id")


def _has(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    values: tuple[str, ...],
) -> bool:
    """Whether a column of the same name has these values too: a mapping would mean both."""
    row = connection.execute(
        f"SELECT count(*) FROM {view.profile.table.name} "
        f"WHERE list_contains(?::VARCHAR[], {sql.trimmed(column.key)})",
        [list(values)],
    ).fetchone()
    return bool(row and row[0])


def _beside(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
    house: House,
) -> list[tuple[ColumnProfile, tuple[str, ...]]]:
    """Groups of people beside the user, in codes that another table calls staff, and test names."""
    user = best.roles["USER_ID"]
    view = user.view
    known = {column.name for column in best.view.columns} if view is not best.view else set()
    taken = best.taken(view)
    found = [
        (column, values)
        for column, values in people_notes.beside_user(connection, best, house)
        if column is user.column or column.name not in {*known, *leave_out}
    ]
    for column in view.columns:
        few = 2 <= column.distinct <= _KINDS and column.key not in taken
        if not few or column.name in {*known, *leave_out}:
            continue
        of_people = view.hint(column.key).about("user") and kind_columns.says_of_which_kind(column)
        of_people = of_people or kind_columns.says_price_in_codes(column)
        of_user = view.goes_with(user.column.key, column.key) > _OWN
        codes: tuple[str, ...] = ()
        if view is not best.view and view.kind == "user":
            codes = _outside(connection, view, column, house, people=True)
        if not codes and (of_people or of_user):
            codes = _explained(connection, views, view, column)
        held = kind_columns.says_kind_of_holder(column) and is_one_for_each(user.column, column)
        if (held or of_user) and not codes and kind_columns.says_of_which_kind(column):
            # Whose a set is, is told of its user; a type alone may be that of anything else.
            tells = staff_words.is_no_customer if held else staff_words.is_name_of_test
            counts = value_counts(connection, view, column)
            codes = people_notes.if_few(view, counts, tuple(filter(tells, counts)))
        if codes:
            found.append((column, codes))
    tests = people_notes.ids_of_tests(connection, best) + program_accounts.find(connection, best)
    told = {column.key for column, __ in tests}
    tests += [one for one in addresses_of_tests.find(connection, best) if one[0].key not in told]
    tests += [] if tests else given_ids.tests(connection, user)
    known_ones = {value for column, values in tests if column is user.column for value in values}
    staff = [one for one in prefixed.staff(connection, user) if one not in known_ones]
    tests += [(user.column, tuple(staff))] if staff else []
    return found + [(column, values) for column, values in tests if column.name not in known]


def _says(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    there: View,
    column: ColumnProfile,
    values: tuple[str, ...],
) -> str:
    """Who is left out, in the words of the table that explains codes."""
    words = code_book.meanings(connection, views, there, column)
    listed = ", ".join(words.get(one, one) for one in values[:_NAMED])
    return _("{label} says that they are no customers: {name} is {listed}.").format(
        label=there.label, name=column.name, listed=listed
    )


def _links(best: Candidate) -> list[Link]:
    """Links that lead to the people: of the interactions, or of the table that names the person.

    That of the user comes first: numbers of other things may look like people's, as those of
    whatever a log is about do.

    A mapping looks for a column in the table of interactions first, whatever is meant.
    """
    user, item = best.roles["USER_ID"], best.roles["ITEM_ID"]
    if user.view is best.view:
        taken = {item.column.key} if item.view is best.view else set()
        links = [link for link in user.view.links if link.key not in taken]
        return sorted(links, key=lambda link: link.key != user.column.key)
    if any(one.name == user.column.name for one in best.view.columns):
        return []
    return [link for link in user.view.links if link.key == user.column.key]


def _guess(user: Scored, there: View, column: ColumnProfile, values: tuple[str, ...]) -> Guess:
    why = _("it says who is no customer; rows whose {user} has {listed} there are left out").format(
        user=user.column.name, listed=", ".join(values)
    )
    return Guess("interactions", "", there.label, column.name, "unused", 0.85, why)


def _outside(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    column: ColumnProfile,
    house: House,
    people: bool,
) -> tuple[str, ...]:
    """The values of a column that say that somebody is no customer; none if it says none such.

    people: whether rows of the table are people, by whatever tells it.
    """
    leaf = column.name.split(".")[-1]
    name = [word for word in staff_words.core(leaf) if word not in _FILLERS]
    if people_words.LOGINS.intersection((*name, "".join(name))) and column.is_unique:
        return _nobody(connection, there, column)
    if there.kind == "user" and _are_logins(there, column):
        return people_notes.logins_of_house(connection, there, column)
    if people_words.MARKS.intersection(name):
        return people_notes.noted(connection, there, column, staff_words.is_marked)
    if people_words.NOTE_NAMES.intersection(name) or any(
        one in leaf for one in people_words.NOTES_WITHIN
    ):
        return people_notes.noted(connection, there, column, staff_words.says_so)
    if people and (tests := people_notes.named_tests(connection, there, column, house)):
        return tests
    if not 1 <= column.distinct <= _KINDS:
        return ()
    if kind_columns.says_what_is_subscribed(column):
        plans = value_counts(connection, there, column)
        return people_notes.if_few(there, plans, tuple(filter(staff_words.is_plan_of_house, plans)))
    known = stems("OUTSIDERS")
    by_name = (
        bool(name)
        and name != ["administrator"]
        and (known.issuperset(name) or "_".join(name) in known)
    )
    said = there.hint(column.key)
    told = by_name or said.says("type", "status") or kind_columns.is_role(tuple(name))
    if not told and not kind_columns.is_kind_of_person(words(leaf)):
        return ()
    counts = value_counts(connection, there, column)
    if by_name and flags.is_flag(there, column, counts):
        found = tuple(v for v in counts if plain(v) not in flags.NO)
    else:
        found = tuple(filter(staff_words.is_no_customer, counts))
    return people_notes.if_few(there, counts, found)


def _explained(
    connection: duckdb.DuckDBPyConnection, views: list[View], there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """The codes of a kind of people that another table calls staff, tests or the like."""
    if not 2 <= column.distinct <= _KINDS or column.moment:
        return ()
    words = code_book.meanings(connection, views, there, column)
    found = {code for code, word in words.items() if staff_words.is_no_customer(word)}
    counts = value_counts(connection, there, column) if found else {}
    return people_notes.if_few(there, counts, tuple(one for one in counts if one in found))


def _nobody(
    connection: duckdb.DuckDBPyConnection, there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """The names of accounts that a system has for whom it does not know, and for itself."""
    rows = connection.execute(
        f"SELECT {sql.trimmed(column.key)} AS v FROM {there.profile.table.name} "
        f"WHERE list_contains(?::VARCHAR[], lower(v)) ORDER BY v",
        [sorted(people_words.ACCOUNTS)],
    ).fetchall()
    return tuple(str(value) for (value,) in rows)
