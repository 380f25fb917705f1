"""Codes whose words stand in another table: 1 is a view, 2 a purchase; 6 is a cancelled order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import code_lists, codes_told
from personalize_poc.data.own.roles.evidence.alike_names import means
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links.joins import NO_KEY
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import is_event, is_negative, is_state
from personalize_poc.data.own.roles.words.names import hint, own_name, plain

if TYPE_CHECKING:
    import duckdb

_MOST = 60
"""Most codes, and most rows of the table that explains them."""
_SURE = 0.8
_KNOWN = 0.5
"""Share of the codes whose words are events, from which on it is a table of kinds of events."""


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    events: View,
    taken: set[str],
    result: Actions,
) -> None:
    """Take a column of codes for the kind of event, if another table says so in words.

    Args:
        connection: where the tables are.
        views: all tables.
        events: the table of interactions.
        taken: keys of its columns that have a role.
        result: what was found of events; written to.
    """
    if result.event is not None and not result.coded:
        return
    tables = {view.label: view for view in views}
    for link in events.links:
        column = events.column(link.key)
        there = tables[link.table]
        few = 2 <= column.distinct <= _MOST and there.profile.rows <= _MOST
        if link.key in taken or link.share < _SURE or link.form or not few:
            continue
        if not _may_be_kind(events, column, there, link) or code_lists.has_lists(column):
            continue
        if result.event is not None and column is not result.event:
            continue
        named = hint(own_name(there.label)).about("event") or events.hint(link.key).about("event")
        words = _words(connection, there, link, is_event, 1 if named else 2)
        if words and _filled(events, column, taken) > _SURE:
            codes_told.take(connection, events, column, there, words, result)
            return


def _may_be_kind(events: View, column: ColumnProfile, there: View, link: Link) -> bool:
    """Whether numbers may be codes of kinds: 1 to 9 pieces, or shops, are ids of many tables."""
    said = events.hint(link.key)
    if column.shape.kind not in ("integer", "decimal"):
        return True
    if said.about("event") or said.says("type", "status") or means(events, link, there):
        return True
    return not (said.entities - {"order"} or said.says(*NO_KEY, "sequence", "line"))


def _filled(events: View, column: ColumnProfile, taken: set[str]) -> float:
    """Share of the rows that say who chose what and when which have a value of a column.

    A hit of a page that shows no product has no event, and is no interaction anyway.
    """
    roles = [one.values for one in events.columns if one.key in taken]
    whole = zip(column.values, *roles, strict=True)
    given = [bool(value) for value, *rest in whole if all(rest)]
    return sum(given) / len(given) if given else 0.0


def states(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    view: View,
    taken: set[str],
    result: Actions,
) -> None:
    """Leave out rows whose state is a code that another table names as cancelled or returned.

    Args:
        connection: where the tables are.
        views: all tables.
        view: the table with the codes.
        taken: keys of its columns that have a role: a cover for cancellations is a thing, no state.
        result: what was found of its states; written to.
    """
    tables = {one.label: one for one in views}
    asked = [*result.unknown, *([result.unsaid.column] if result.unsaid else [])]
    masters = _of_roles(view, taken)
    for link in view.links:
        column, there = view.column(link.key), tables[link.table]
        small = there.profile.rows <= _MOST and there is not view and link.key not in taken
        if there.label in masters:
            continue
        if _share(column, link, there) < _SURE or link.form or not small:
            continue
        same = plain(there.column(link.there).name) == plain(column.name)
        counted = column.shape.kind in ("integer", "decimal") and not same  # quantities, 1 to 9
        if column not in asked and (counted or not _may_be_code(column, result)):
            continue
        counts = value_counts(connection, view, column)
        least = 1 if same else 2
        words = _words(connection, there, link, _is_of_order, least, _own(there, link, counts))
        if not words:
            continue
        wrong = codes_told.taken_back(view, column, words, counts)
        codes_told.settle(column, there, (words, counts), wrong, result)
        codes_told.leave_unpaid(column, words, counts, result)


def _of_roles(view: View, taken: set[str]) -> set[str]:
    """Labels of the tables of items and users, which explain no states of rows.

    A thing may be sold out by now, and its title stands in the rows of those who bought it.
    """
    return {link.table for link in view.links if link.key in taken and link.share >= _SURE}


def _share(column: ColumnProfile, link: Link, there: View) -> float:
    """Share of the codes that are explained, without 0 for none, which no table has a row for."""
    none = "0" in column.frequencies and "0" not in there.column(link.there).frequencies
    return link.share * link.values / max(1, link.values - 1) if none else link.share


def _may_be_code(column: ColumnProfile, result: Actions) -> bool:
    """Whether values that say nothing, such as hashes, may be codes of states."""
    few = 2 <= column.distinct <= _MOST and not column.moment
    return few and column is not result.event and column.key not in result.reasons


def meanings(
    connection: duckdb.DuckDBPyConnection, views: list[View], view: View, column: ColumnProfile
) -> dict[str, str]:
    """What another table says that codes of a column mean, in its words; {} if none says it.

    Args:
        connection: where the tables are.
        views: all tables.
        view: the table with the codes.
        column: of it.
    """
    tables = {one.label: one for one in views}
    found: list[dict[str, str]] = []
    for link in view.links:
        there = tables[link.table]
        small = there.profile.rows <= _MOST and there is not view and means(view, link, there)
        if link.key == column.key and link.share >= _SURE and not link.form and small:
            found.append(_words(connection, there, link, bool, 1))
    # Small numbers are in many small tables: that of makers has no states.
    return max(found, key=lambda words: sum(map(_is_of_order, words.values())), default={})


def _is_of_order(word: str) -> bool:
    short = codes_told.without_aside(word)
    return is_state(short) or is_negative(short)


def _own(there: View, link: Link, counts: Mapping[str, int]) -> Collection[str] | None:
    """The codes that stand in the rows, where a table explains each once; else None for all.

    One table may explain codes of all sorts: beside the states of orders it has categories, which
    are no states. The same code twice may mean two things.
    """
    return tuple(counts) if there.column(link.there).is_unique else None


def _words(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    link: Link,
    is_told: Callable[[str], bool],
    least: int,
    codes: Collection[str] | None = None,
) -> dict[str, str]:
    """Code -> words, of the column there of whose words at least half are told.

    Of several such columns the one with the most different words counts: another one says which
    codes belong together, as the name of the column that they stand in.

    least: so many must be told. 1: one is enough, since a name has said what the table holds.
    codes: the only ones that matter, or None for all that stand there.
    """
    found: list[dict[str, str]] = []
    for column in there.columns:
        if column.key == link.there or column.shape.kind not in ("word", "phrase", "code"):
            continue
        rows = connection.execute(
            f"SELECT {sql.trimmed(link.there)}, {sql.trimmed(column.key)} "
            f"FROM {there.profile.table.name}"
        ).fetchall()
        words = {str(code): str(word) for code, word in rows if code and word}
        if codes is not None:
            words = {code: word for code, word in words.items() if code in codes}
        share = _KNOWN * len(words) if least > 1 else 1
        if sum(map(is_told, words.values())) >= max(least, share):
            found.append(words)
    return max(found, key=lambda words: len(set(filter(is_told, words.values()))), default={})
