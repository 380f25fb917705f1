"""Codes whose words stand in another table: 1 is a view, 2 a purchase; 6 is a cancelled order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import (
    is_event,
    is_negative,
    is_shown,
    is_state,
    is_unpaid,
    lapsed,
    speaks_of_payment,
)
from personalize_poc.data.own.roles.words.names import hint, own_name, plain
from personalize_poc.data.own.roles.words.undoing import undoes
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_MOST = 60
"""Most codes, and most rows of the table that explains them."""
_SURE = 0.8
_ASIDE = re.compile(r"\s*[(（\[].*?[)）\]]")
_OPENCART = "order_status_id"
"""What OpenCart calls the state of an order: https://github.com/opencart/opencart, table order."""
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
        if result.event is not None and column is not result.event:
            continue
        named = hint(own_name(there.label)).about("event") or events.hint(link.key).about("event")
        words = _words(connection, there, link, is_event, 1 if named else 2)
        if words and _filled(events, column, taken) > _SURE:
            take(connection, events, column, there, words, result)
            return


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
    for link in view.links:
        column, there = view.column(link.key), tables[link.table]
        small = there.profile.rows <= _MOST and there is not view and link.key not in taken
        if link.share < _SURE or link.form or not small:
            continue
        same = plain(there.column(link.there).name) == plain(column.name)
        counted = column.shape.kind in ("integer", "decimal") and not same  # quantities, 1 to 9
        if column not in asked and (counted or not _may_be_code(column, result)):
            continue
        words = _words(connection, there, link, _is_of_order, 1 if same else 2)
        if not words:
            continue
        counts = value_counts(connection, view, column)
        given = {code: without_aside(words.get(code, "")) for code in counts}
        gone = lapsed(column.name, given)
        wrong = {one: words[one] for one in counts if is_negative(given[one]) or one in gone}
        settle(column, there, (words, counts), wrong, result)
        unpaid(column, words, counts, result)


def settle(
    column: ColumnProfile,
    there: View,
    told_of: tuple[dict[str, str], dict[str, int]],
    wrong: Mapping[str, str],
    result: Actions,
) -> None:
    """Take over what a table says of a column of states, and leave out the rows that it calls so.

    Args:
        column: with the codes.
        there: the table.
        told_of: code -> what it means, and code -> rows.
        wrong: codes whose rows are left out -> what is said of them.
        result: written to.
    """
    words, counts = told_of
    result.reasons[column.key] = told(there, words, counts, tuple(wrong))
    if wrong:
        result.leave_out[column.name] = tuple(wrong)
        result.told[column.name] = in_words(there, wrong, tuple(wrong))
    result.settle(column)
    if wrong:
        with_words = {code: rows for code, rows in counts.items() if code in words}
        doubt(column, words, with_words, tuple(wrong), result)
    _lacking(column, there, told_of, result)


def in_words(there: View, words: Mapping[str, str], codes: tuple[str, ...]) -> str:
    """What is said of rows that are left out by codes.

    Args:
        there: the table that explains them.
        words: code -> what it means.
        codes: those of the rows.
    """
    return _("{table} says what they mean: {words}.").format(
        table=there.label, words=", ".join(words[one] for one in codes)
    )


def doubt(
    column: ColumnProfile,
    words: dict[str, str],
    counts: dict[str, int],
    wrong: tuple[str, ...],
    result: Actions,
) -> None:
    """Note the codes whose words nobody knows, where rows of others are left out: they count.

    Args:
        column: with the codes.
        words: code -> what it means.
        counts: code -> rows.
        wrong: codes whose rows are left out.
        result: written to.
    """
    open_ones = {
        code: rows
        for code, rows in counts.items()
        if code not in wrong and not _is_known(without_aside(words.get(code, "")))
    }
    if open_ones:
        result.doubted[column.name] = open_ones


def _is_known(word: str) -> bool:
    return is_state(word) or is_event(word)


def unpaid(
    column: ColumnProfile, words: dict[str, str], counts: dict[str, int], result: Actions
) -> None:
    """Note the codes of orders that are not paid yet: their rows count, which is said.

    Args:
        column: with the codes.
        words: code -> what it means.
        counts: code -> rows.
        result: written to.
    """
    of_payment = speaks_of_payment(column.name)
    known = {code: without_aside(words.get(code, "")) for code in counts}
    if codes := [one for one, word in known.items() if is_unpaid(word, of_payment)]:
        result.unpaid[column.name] = {one: counts[one] for one in codes}


def _lacking(
    column: ColumnProfile,
    there: View,
    told_of: tuple[dict[str, str], dict[str, int]],
    result: Actions,
) -> None:
    """Say which codes of states the table that explains them lacks. Arguments as for `settle`.

    A shop of OpenCart has 0 for orders that were begun and never finished; they are left out.
    """
    words, counts = told_of
    unknown = {code: rows for code, rows in counts.items() if code not in words}
    if plain(column.name) == _OPENCART and "0" in unknown:
        result.leave_out[column.name] = (*result.leave_out.get(column.name, ()), "0")
        never = _("0 is in no row of {table}: these orders were never finished.").format(
            table=there.label
        )
        result.told[column.name] = f"{result.told.get(column.name, '')} {never}".strip()
        del unknown["0"]
    if unknown:
        result.doubted[column.name] = {**result.doubted.get(column.name, {}), **unknown}


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
        small = there.profile.rows <= _MOST and there is not view
        if link.key == column.key and link.share >= _SURE and not link.form and small:
            found.append(_words(connection, there, link, bool, 1))
    # Small numbers are in many small tables: that of makers has no states.
    return max(found, key=lambda words: sum(map(_is_of_order, words.values())), default={})


def _is_of_order(word: str) -> bool:
    short = without_aside(word)
    return is_state(short) or is_negative(short)


def without_aside(word: str) -> str:
    """What codes mean without what stands in brackets: "cancelled (not by the customer)"."""
    return _ASIDE.sub("", word)


def told(there: View, words: dict[str, str], counts: dict[str, int], wrong: tuple[str, ...]) -> str:
    """What is said of a column of states whose codes another table explains, and of rows left out.

    Args:
        there: the table that explains them.
        words: code -> what it means.
        counts: code -> rows.
        wrong: codes whose rows are left out.
    """
    if not wrong:
        return _("the state of an order; {table} says what its codes mean").format(
            table=there.label
        )
    return _(
        "the state of an order, by {table}; rows with {listed} are left out ({rows:,} of {total:,})"
    ).format(
        table=there.label,
        listed=", ".join(f"{code} ({words[code]})" for code in wrong),
        rows=sum(counts[code] for code in wrong),
        total=sum(counts.values()),
    )


def _words(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    link: Link,
    is_told: Callable[[str], bool],
    least: int,
) -> dict[str, str]:
    """Code -> words, of the column there of whose words at least half are told.

    least: so many must be. 1: one is enough, since a name has said what the table holds.
    """
    for column in there.columns:
        if column.key == link.there or column.shape.kind not in ("word", "phrase", "code"):
            continue
        rows = connection.execute(
            f"SELECT {sql.trimmed(link.there)}, {sql.trimmed(column.key)} "
            f"FROM {there.profile.table.name}"
        ).fetchall()
        words = {str(code): str(word) for code, word in rows if code and word}
        share = _KNOWN * len(words) if least > 1 else 1
        if sum(map(is_told, words.values())) >= max(least, share):
            return words
    return {}


def take(
    connection: duckdb.DuckDBPyConnection,
    events: View,
    column: ColumnProfile,
    there: View,
    words: dict[str, str],
    result: Actions,
) -> None:
    """Take a column of codes for the kind of event; what undoes something is left out.

    Args:
        connection: where the tables are.
        events: the table of interactions.
        column: of it.
        there: the table that explains the codes.
        words: code -> what it means.
        result: written to.
    """
    result.event, result.confidence = column, 0.9
    result.counts = value_counts(connection, events, column)
    result.event_types = {
        code: None if undoes(words[code]) or is_shown(words[code]) else words[code]
        for code in result.counts
        if code in words
    }
    result.explained = there.label
    result.coded, result.strange = False, ()
    if result.unsaid and result.unsaid.column is column:
        result.unsaid = None
