"""Columns that may say that rows do not count, and of which no rule knows what they mean.

A state, a kind, a flag: of the interactions, and of the orders, payments and people beside them.
What a rule has settled is not among them, nor what a person is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.own.mapping_file.types import Join, Section
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Question
from personalize_poc.data.own.roles.event_kinds import coded_kinds
from personalize_poc.data.own.roles.evidence import alike_names, value_counts
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.kind_columns import (
    says_of_which_kind,
    tells_nameless,
)
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.left_out import paid_for
from personalize_poc.data.own.roles.left_out.documents.joined import states_of
from personalize_poc.data.own.roles.links import further
from personalize_poc.data.own.roles.states import catch_all, dated, deals, flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words import (
    automatic,
    circumstances,
    kinds_of_people,
    regions,
    undoing,
)
from personalize_poc.data.own.roles.words.meanings import (
    folded,
    is_event,
    is_negative,
    is_state,
    stems,
)
from personalize_poc.data.own.roles.words.names import Hint

if TYPE_CHECKING:
    import duckdb

MOST = 15
"""Most values of such a column."""
_LEAST = 1.5
"""Points from which on a column is worth a word."""
_RARE, _SELDOM, _FEW = 0.1, 0.25, 0.15
"""Shares of the rarest value: what most rows are is what the table is made for."""
_UNEVEN = 0.6
"""Times as much as an equal share, up to which the rarest value is rare."""
_SPARSE = 0.0005
_OWN, _LETTERS = 0.8, 40
_NAMED = {"item", "category", "vendor", "staff", "campaign", "device", "card", "visitor",
          "recommendation", "impression"}  # fmt: skip
_SAYS = ("quantity", "amount", "price", "place", "person", "rating", "duration", "clock", "year",
         "version", "name", "description", "url", "image", "email", "phone", "sequence", "line",
         "birth")  # fmt: skip
"""What names speak of and say that tells no standing."""
_MACHINES = frozenset(("cli", "cron", "batch", "script", "system", "restore",
                       "migration", "import", "job", "scheduler", "daemon", "service", "자동",
                       "시스템", "배치", "システム", "自動", "系统", "自动"))  # fmt: skip
"""Who makes rows that no person made."""


@dataclass(frozen=True)
class Beside:
    """A table that says something of interactions.

    Attributes:
        view: it.
        found: what was found of its states.
        way: leads to it, if the mapping does not join it.
        of_people: whether its rows are people.
    """

    view: View
    found: Actions
    way: Join | None = None
    of_people: bool = False


@dataclass(frozen=True)
class Standing:
    """A column that may say of which rows nothing can be learned.

    Attributes:
        beside: its table.
        column: it.
        points: how likely it tells that.
        is_state: whether its name or its values say that it is a state, and no row is left out.
        rest: values that nobody knows, where rows are left out by others; None where none are.
        shared: values of people that are institutions; () if it may tell something else.
    """

    beside: Beside
    column: ColumnProfile
    points: float
    is_state: bool
    rest: tuple[str, ...] | None = None
    shared: tuple[str, ...] = ()


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    section: Section,
    found: Actions,
    asked: tuple[Question, ...],
) -> list[Standing]:
    """Columns of unknown meaning that may be states, the likeliest first.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        section: of the mapping.
        found: what was found of events and states.
        asked: what the person is asked.
    """
    context = {section.columns.get(field) for field in section.kinds}
    taken = {*section.fields.values(), *section.carry, *section.carry.values()} - context
    taken -= set(section.leave_out)
    known = _asked(found, asked)
    result = []
    for beside in _tables(connection, views, best, section, found):
        joined = {name for join in section.joins for name in (*join.on, *join.on.values())}
        for column in beside.view.columns:
            if column in known or (not beside.way and column.name in taken | joined):
                continue
            one = _judged(best, section, found, beside, column)
            if one is not None:
                result.append(one)
    ranked = sorted(result, key=lambda one: (-one.is_state, -one.points))
    once = {one.column.name: one for one in reversed(ranked) if one.rest is not None}
    # A mapping leaves out by name, in whichever table the column stands: once is enough.
    return [one for one in ranked if one.rest is None or once[one.column.name] is one]


def _asked(found: Actions, asked: tuple[Question, ...]) -> list[ColumnProfile]:
    """Columns that the person is asked about."""
    codes = {one.code for one in asked}
    doubted = found.unsaid if "event-or-state" in codes else None
    kinds = found.kinds if "event-codes" in codes else None
    heads = found.heads if "document-codes" in codes else None
    return [one.column for one in (doubted, kinds, heads) if one]


def _tables(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    section: Section,
    found: Actions,
) -> Iterator[Beside]:
    """The interactions, and the tables of which each of them has one row at most."""
    by_label = {view.label: view for view in views}
    yield Beside(best.view, found)
    seen = {best.view.label}
    user, item = best.roles["USER_ID"], best.roles["ITEM_ID"]
    only_item = {link.table for link in best.links if best.over(link) == {"ITEM_ID"}}
    starts = [best.view]
    for join in section.joins:
        there = by_label[join.file]
        if there.label in seen | only_item:
            continue
        seen.add(there.label)
        people = there.kind == "user" or user.column.name in join.on
        yield Beside(there, _states(connection, views, there, found), None, people)
        starts += [] if people else [there]
    for start in starts:
        for link in further.by_name(start, by_label):
            there = by_label[link.table]
            people = start is user.view and link.key == user.column.key
            if there.label in seen | only_item or not _is_of_rows(start, link, there, people):
                continue
            if start is item.view and link.key == item.column.key:
                continue
            seen.add(there.label)
            way = Join(there.label, start.on(link, there), {})
            yield Beside(there, _states(connection, views, there, found), way, people)


def _states(
    connection: duckdb.DuckDBPyConnection, views: list[View], there: View, found: Actions
) -> Actions:
    """What is known of the states of a table, also where no rule has asked for it."""
    if there.label not in found.beside:
        keys = {one.key for one in there.columns if one.is_unique}
        found.beside[there.label] = states_of(connection, views, there, keys)
    return found.beside[there.label]


def _is_of_rows(start: View, link: Link, there: View, people: bool) -> bool:
    """Whether a table has one row for what a column names: an order, a payment, a person."""
    if there.kind in ("item", "lookup") or not there.is_named_by(link) or link.share < _OWN:
        return False
    if not alike_names.means(start, link, there):
        return False  # numbers of orders are among those of rows of a log
    if people or there.kind == "user":
        return people and there.kind in ("user", "other")
    named = start.hint(link.key).about("order", "session")
    return link.key in (start.documents or ()) or (named and start.column(link.key).distinct > MOST)


def _judged(
    best: Candidate, section: Section, found: Actions, beside: Beside, column: ColumnProfile
) -> Standing | None:
    """What a column may say of rows; None if it is settled, or says nothing of the kind."""
    view, told = beside.view, beside.found
    if column is found.event and view is best.view:
        return None
    user = best.roles["USER_ID"]
    if view is user.view and tells_nameless(column, user.column):
        return None  # rows without a user are none
    if beside.way is None and column.name in section.leave_out:
        rest = tuple(
            one
            for one in told.doubted.get(column.name, {})
            if not paid_for.is_one(view, column, one, section.leave_out)
        )
        return Standing(beside, column, _LEAST, False, rest) if rest else None
    said = view.hint(column.key)
    if column.key not in told.settled and (shared := _shared(best, beside, column, said)):
        return Standing(beside, column, _LEAST, False, shared, shared)
    if column.key in told.settled or not _may_tell(best, beside, column, said):
        return None
    unused = told.leave_out.get(column.name, ()) if beside.way else ()
    if not unused and _is_understood(told, column):
        return None
    points = _points(beside, column, said)
    status = _says_status(beside.view, column, said) and not beside.of_people
    worded = any(is_negative(value) for value in column.frequencies)
    is_state = bool(unused) or status or worded or flags.takes_back(column.name)
    if points < _LEAST:
        return None
    return Standing(beside, column, points, is_state)


def _shared(best: Candidate, beside: Beside, column: ColumnProfile, said: Hint) -> tuple[str, ...]:
    """Kinds of people that are institutions, among many who are persons; else none."""
    user = best.roles["USER_ID"]
    own = beside.view is user.view and beside.view.goes_with(user.column.key, column.key) > _OWN
    if not (beside.of_people or own):
        return ()
    names = (user.column.name, column.name)
    found = kinds_of_people.institutions(column, said, kinds_of_people.speak_of_cards(names))
    share = sum(column.frequencies[one] for one in found) / max(1, len(column.given))
    return found if share <= _FEW else ()


def _is_understood(told: Actions, column: ColumnProfile) -> bool:
    """Whether a rule knows what all values mean: they count, or their rows are left out."""
    if column in told.unknown or column in told.unexplained:
        return False
    if told.unsaid and told.unsaid.column is column:
        return False
    values = column.frequencies
    words = column.shape.kind in ("word", "phrase", "code")
    if words and all(is_state(one) or is_event(one) for one in values):
        return True
    known = column.key in told.reasons or column.key in told.returns
    return known and (not words or any(is_negative(one) for one in values))


def _may_tell(best: Candidate, beside: Beside, column: ColumnProfile, said: Hint) -> bool:
    """Whether a column has a few values that could tell rows of different standing."""
    view = beside.view
    sparse = column.distinct == 1 and _SPARSE < column.fill < 0.5
    if not (2 <= column.distinct <= MOST or sparse) or column.moment or not column.given:
        return False
    coded = catch_all.are_codes(view, column)
    if column.mean_length > _LETTERS or not (coded or _has_fitting_shape(column, said)):
        return False
    if beside.of_people:
        tells = says_of_which_kind(column) or _is_unsaid_state(beside, column)
        return tells and _share(column) <= _FEW
    if any(map(automatic.is_one, column.frequencies)):
        return True  # a channel or a source has values that nobody chose
    status = _says_status(beside.view, column, said)
    document = coded_kinds.is_named_as_document(view, column)
    if (said.entities & _NAMED and not document) or (said.about("user") and not said.says("type")):
        return False
    if not status and (said.says(*_SAYS) or (said.says("id") and not said.says("type"))):
        return False
    back = any(is_negative(token) for token in said.tokens)
    if circumstances.is_name(column.name) and not status and not back:
        return False
    values = column.frequencies
    if 2 * sum(map(circumstances.is_one, values)) > len(values):
        return False
    if value_counts.are_counted(column):
        return False
    item = best.roles["ITEM_ID"]
    own = view is item.view and view.goes_with(item.column.key, column.key) > _OWN
    return not own and not deals.are_documents(values)


def _is_unsaid_state(beside: Beside, column: ColumnProfile) -> bool:
    """Whether it is a state in unknown words, of the people or cards that a mapping joins."""
    unsaid = beside.found.unsaid
    asked = unsaid is not None and unsaid.column is column and unsaid.kind == "state"
    return asked and beside.way is None


def _says_status(view: View, column: ColumnProfile, said: Hint) -> bool:
    """Whether a name speaks of a state, and of none of a country: "Provincia o estado".

    A "watched_status" says how far somebody came with a film.
    """
    if not said.says("status") or said.says("place", "duration"):
        return False
    return not regions.is_one(column, view.columns)


def _has_fitting_shape(column: ColumnProfile, said: Hint) -> bool:
    if not said.says("status") and kinds_of_people.are_ordinary(column):
        return False
    if column.shape.kind in ("word", "phrase", "code", "boolean"):
        return True
    named = said.says("status", "type", "flag") or flags.takes_back(column.name)
    return column.shape.kind == "integer" and (named or column.distinct <= 2)


def _points(beside: Beside, column: ColumnProfile, said: Hint) -> float:
    """How likely a column is one of states, by its name, its values and what lacks with them."""
    values, share = column.frequencies, _share(column)
    points = 3.0 * _says_status(beside.view, column, said) + 1.0 * said.says("type")
    points += 2.0 * (flags.takes_back(column.name) or _speaks_of_standing(said))
    points += 1.0 * (column in beside.found.unknown or column in beside.found.unexplained)
    points += 0.5 * (column.shape.kind == "boolean")
    points += _LEAST * catch_all.are_codes(beside.view, column)
    if share <= _UNEVEN / len(values):
        points += 1.0 if share <= _RARE else 0.5 * (share <= _SELDOM)
    if column.shape.kind in ("word", "phrase", "code"):
        points += 2.0 * any(undoing.undoes(one) for one in values)
        points += 1.0 * any(is_state(one) for one in values)
        points += 2.0 * any(_is_of_machines(one) for one in values)
    points += 2.0 * bool(dated.lacking(beside.view, column))
    return points + 1.0 * beside.of_people


def _is_of_machines(value: str) -> bool:
    """Whether rows of a value were made by a program, as automatic renewals are."""
    return folded(value) in _MACHINES or automatic.is_one(value)


def _speaks_of_standing(said: Hint) -> bool:
    tokens = set(said.tokens)
    known = stems("DONE_FLAGS") | stems("VALID_FLAGS") | stems("SKIPPED_FLAGS")
    return bool(tokens & known) or any(is_negative(token) for token in tokens)


def _share(column: ColumnProfile) -> float:
    """Share of the rarest value; of the only one that a few rows have."""
    if column.distinct == 1:
        return column.fill
    return min(column.frequencies.values()) / len(column.given)
