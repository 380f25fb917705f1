"""What a column of a table of people says of who is no customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import code_book
from personalize_poc.data.own.roles.evidence import kind_columns
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out.accounts import no_persons, people_notes, teachers
from personalize_poc.data.own.roles.left_out.accounts.own_house import House
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.words import own_use, people_words, staff_words
from personalize_poc.data.own.roles.words.meanings import stems
from personalize_poc.data.own.roles.words.names import words

if TYPE_CHECKING:
    import duckdb

_UNIQUE = 0.99
"""Different names for each person, from which on they are logins."""
_ROWS = 1.3
"""Rows of a login up to which it names an account: some were deleted, and made anew."""
_KINDS = 20
"""Most values of a column that says of which kind somebody is."""
_FEW = 0.01
"""Share of the accounts up to which they may be those that only serve to learn with."""
_FILLERS = frozenset(("is", "ist", "es", "est", "flag", "yn", "fl", "kz", "account", "user"))


def all_of(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    there: View,
    column: ColumnProfile,
    house: House,
    people: bool,
) -> tuple[str, ...]:
    """The values of a column of another table that say, in whichever way, who is no customer.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        there: the other table.
        column: of it.
        house: tells addresses of the staff.
        people: whether rows of the table are people, by whatever tells it.
    """
    found = (
        *itself(connection, there, column, house, people),
        *code_book_says(connection, views, there, column),
        *teachers.of(connection, best, there, column),
        *no_persons.of(connection, there, column),
    )
    return tuple(dict.fromkeys(found))


def _name_rows(column: ColumnProfile) -> bool:
    return column.is_unique or column.repeats < _ROWS


def _are_logins(there: View, column: ColumnProfile) -> bool:
    """Whether values are ids, or what people are called in one word that nobody shares."""
    said = there.hint(column.key)
    if said.says("name") and column.shape.kind in ("word", "code"):
        return column.distinct >= _UNIQUE * column.filled
    return column.is_unique and said.says("id")


def itself(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    column: ColumnProfile,
    house: House,
    people: bool,
) -> tuple[str, ...]:
    """The values of a column that say that somebody is no customer; none if it says none such.

    Args:
        connection: where the table is.
        there: the table.
        column: of it.
        house: tells addresses of the staff.
        people: whether rows of the table are people, by whatever tells it.
    """
    leaf = column.name.split(".")[-1]
    name = [word for word in staff_words.core(leaf) if word not in _FILLERS]
    if people_words.LOGINS.intersection((*name, "".join(name))) and _name_rows(column):
        return people_notes.nobody(connection, there, column)
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
    if not told and not kind_columns.says_who(column):
        return ()
    counts = value_counts(connection, there, column)
    if by_name and flags.is_flag(there, column, counts):
        lacking = flags.no_values(counts)
        found = tuple(v for v in counts if v not in lacking)
    else:
        found = _no_customers(there, column, counts)
    return people_notes.if_few(there, counts, found)


def _no_customers(there: View, column: ColumnProfile, counts: dict[str, int]) -> tuple[str, ...]:
    """Kinds of people who are no customers; of a segment those who trade for others are some."""
    in_market = _is_segment(column)
    of_people = kind_columns.says_who(column)  # "house" beside "flat" is where they live
    found = tuple(
        one
        for one in counts
        if (staff_words.is_no_customer(one) or (of_people and own_use.is_kind_of_house(one)))
        and not (in_market and staff_words.is_go_between(one))
    )
    return found or _for_training(there, column, counts)


def _is_segment(column: ColumnProfile) -> bool:
    return bool(people_words.SEGMENTS.intersection(words(column.name.split(".")[-1])))


def _for_training(there: View, column: ColumnProfile, counts: dict[str, int]) -> tuple[str, ...]:
    """States, or a segment, of the few accounts with which tills are learned; none if many.

    Where many are in training, these are people who learn something.
    """
    if not (there.hint(column.key).says("status") or _is_segment(column)):
        return ()
    found = tuple(filter(staff_words.is_for_training, counts))
    few = sum(counts[one] for one in found) <= _FEW * there.profile.rows
    return found if few else ()


def code_book_says(
    connection: duckdb.DuckDBPyConnection, views: list[View], there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """The codes of a kind of people that another table calls staff, tests or the like.

    Args:
        connection: where the tables are.
        views: all tables.
        there: the table of people.
        column: of it.
    """
    if not 2 <= column.distinct <= _KINDS or column.moment:
        return ()
    words = code_book.meanings(connection, views, there, column)
    found = {code for code, word in words.items() if staff_words.is_no_customer(word)}
    counts = value_counts(connection, there, column) if found else {}
    return people_notes.if_few(there, counts, tuple(one for one in counts if one in found))
