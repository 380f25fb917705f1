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
    as_written,
    given_ids,
    people_notes,
    prefixed,
    program_accounts,
    told_by,
)
from personalize_poc.data.own.roles.left_out.accounts.own_house import House
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.which_column.users import agents
from personalize_poc.data.own.roles.words import kinds_of_people, staff_words, words_of_tests
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_OWN = 0.8
"""From here on a column is one of the user."""
_NAMED = 4
_KINDS = 20
"""Most values of a column that says of which kind somebody is."""


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
        joins = not link.form or as_written.is_possible(link, user)
        fits = joins and link.share >= known and there.is_named_by(link)
        if not (people or named) or not fits:
            continue
        if any(link.table == one.table for one in best.links):
            continue
        told = [
            (column, values)
            for column in there.columns
            if column.name not in leave_out
            and (values := told_by.all_of(connection, views, best, there, column, house, people))
        ]
        for column, values in told:
            if _is_repeated(connection, best, column, values):
                leave_out[column.name] = values
                result.told[column.name] = _says(connection, views, there, column, values)
        told = [
            (column, values)
            for column, values in told
            if not any(
                column.name == one.name and _has(connection, view, one, values) for view, one in own
            )
        ]
        if told and link.form:
            guesses += _by_ids(connection, views, user, link, there, told, leave_out, result)
            return [], guesses
        if told:
            leave_out.update({column.name: values for column, values in told})
            for column, values in told:
                result.told[column.name] = _says(connection, views, there, column, values)
            join = Join(there.label, user.view.on(link, there), {})
            return [join], guesses + [_guess(user, there, one, values) for one, values in told]
    return [], guesses


def _by_ids(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    user: Scored,
    link: Link,
    there: View,
    told: list[tuple[ColumnProfile, tuple[str, ...]]],
    leave_out: dict[str, tuple[str, ...]],
    result: Actions,
) -> list[Guess]:
    """Leave out by their ids whom a table tells that writes these otherwise: no join finds them."""
    gone, name = as_written.ids(connection, user, link, there, told), user.column.name
    if not gone:
        return []
    said = [_says(connection, views, there, column, values) for column, values in told]
    leave_out[name] = tuple(dict.fromkeys((*leave_out.get(name, ()), *gone)))
    result.told[name] = " ".join(filter(None, (result.told.get(name), *said)))
    return [_guess(user, user.view, user.column, gone)]


def _is_repeated(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    column: ColumnProfile,
    values: tuple[str, ...],
) -> bool:
    """Whether the interactions repeat what a table says of each user, under the same name."""
    user = best.roles["USER_ID"]
    return user.view is best.view and any(
        one.name == column.name
        and best.view.goes_with(user.column.key, one.key) > _OWN
        and _has(connection, best.view, one, values)
        for one in best.view.columns
    )


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
            codes = told_by.itself(connection, view, column, house, people=True)
        if not codes and (of_people or of_user):
            codes = told_by.code_book_says(connection, views, view, column)
        codes = codes or _kinds_of_house(connection, user, column)
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


def _kinds_of_house(
    connection: duckdb.DuckDBPyConnection, user: Scored, column: ColumnProfile
) -> tuple[str, ...]:
    """The kinds of users that are of the house, as a column beside the user has them in words.

    Whose a set is, is told of its user, and so is a kind beside others of people; any other type
    may be that of anything else, and is one of tests alone. Who trades for others is a customer.
    """
    view = user.view
    of_user = view.goes_with(user.column.key, column.key) > _OWN
    held = kind_columns.says_kind_of_holder(column) and is_one_for_each(user.column, column)
    people = of_user and kinds_of_people.tell_people_apart(column)
    if not (people or ((held or of_user) and kind_columns.says_of_which_kind(column))):
        return ()
    tells = staff_words.is_no_customer if held or people else words_of_tests.is_name_of_test
    counts = value_counts(connection, view, column)
    gone = [one for one in counts if tells(one) and (held or not staff_words.is_go_between(one))]
    return people_notes.if_few(view, counts, tuple(gone))


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
