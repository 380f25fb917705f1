"""What a table says of codes of states and events is taken over, and rows are left out by it.

Which table explains which column is for `explained`, `code_book` and `lingual`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import system_codes
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import lent, on_lists, unpaid
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words import bookings
from personalize_poc.data.own.roles.words.meanings import (
    is_event,
    is_negative,
    is_state,
    is_unpaid,
    lapsed,
    says_shown,
    speaks_of_payment,
)
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.data.own.roles.words.undoing import undoes
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_ASIDE = re.compile(r"\s*[(（\[].*?[)）\]]")
_WITHIN = re.compile(r"[(（\[](.*?)[)）\]]")


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
        code: None
        if turns_away(words[code]) or says_shown(words[code], words.values())
        else words[code]
        for code in result.counts
        if code in words
    }
    told = {words[code]: rows for code, rows in result.counts.items() if code in words}
    unchosen = bookings.of_table(told, events.columns)
    result.booked = tuple(code for code in result.counts if words.get(code) in unchosen)
    result.event_types.update(dict.fromkeys(result.booked))
    result.explained = there.label
    if gone := [code for code, word in result.event_types.items() if word is None]:
        result.told[column.name] = _in_words(there, words, gone)
    result.coded, result.strange, result.kinds = False, (), None
    if result.unsaid and result.unsaid.column is column:
        result.unsaid = None


def turns_away(told: str) -> bool:
    """Whether words say that something was undone or turned away, also in brackets.

    Args:
        told: what a code means.
    """
    parts = (told, without_aside(told), *_WITHIN.findall(told))
    return any(undoes(one) for one in parts if one)


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
    result.reasons[column.key] = _told(there, words, counts, tuple(wrong))
    if wrong:
        result.leave_out[column.name] = tuple(wrong)
        result.told[column.name] = _in_words(there, wrong, tuple(wrong))
    result.settle(column)
    if wrong:
        with_words = {code: rows for code, rows in counts.items() if code in words}
        _doubt(column, words, with_words, tuple(wrong), result)
    _lacking(column, there, told_of, result)


def taken_back(
    view: View, column: ColumnProfile, words: dict[str, str], counts: dict[str, int]
) -> dict[str, str]:
    """The codes of orders that came to nothing, with their words. What was lent is given back.

    Args:
        view: the table with the codes.
        column: of it.
        words: code -> what it means.
        counts: code -> rows.
    """
    given = {code: without_aside(words.get(code, "")) for code in counts}
    gone = lapsed(column.name, given)
    waiting = on_lists.waiting({word: counts[code] for code, word in given.items()})
    gone = (*gone, *(code for code, word in given.items() if word in waiting))
    back = lent.given_back(view, column, filter(None, given.values()))
    return {
        one: words[one]
        for one in counts
        if given[one] not in back and (is_negative(given[one]) or one in gone)
    }


def leave_unpaid(
    column: ColumnProfile, words: dict[str, str], counts: dict[str, int], result: Actions
) -> None:
    """Leave out the codes of orders that are not paid yet, unless they are many.

    Args:
        column: with the codes.
        words: code -> what it means.
        counts: code -> rows.
        result: written to.
    """
    of_payment = speaks_of_payment(column.name)
    known = {code: without_aside(words.get(code, "")) for code in counts}
    waiting = {one: word for one, word in known.items() if is_unpaid(word, of_payment)}
    unpaid.leave_out(column, waiting, counts, result)


def without_aside(word: str) -> str:
    """What codes mean without what stands in brackets: "cancelled (not by the customer)"."""
    return _ASIDE.sub("", word)


def _doubt(
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


def _in_words(there: View, words: Mapping[str, str], codes: Iterable[str]) -> str:
    """What is said of rows that are left out by codes.

    Args:
        there: the table that explains them.
        words: code -> what it means.
        codes: those of the rows.
    """
    return _("{table} says what they mean: {words}.").format(
        table=there.label, words=", ".join(words[one] for one in codes)
    )


def _told(
    there: View, words: dict[str, str], counts: dict[str, int], wrong: tuple[str, ...]
) -> str:
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
    if plain(column.name) == system_codes.OPENCART_STATE and "0" in unknown:
        result.leave_out_values(column.name, ["0"])
        never = _("0 is in no row of {table}: these orders were never finished.").format(
            table=there.label
        )
        result.tell(column.name, never)
        del unknown["0"]
    if unknown:
        result.doubted[column.name] = {**result.doubted.get(column.name, {}), **unknown}


def are_known(words: Mapping[str, str], codes: Iterable[str]) -> bool:
    """Whether all codes are told in words of events or of states.

    Args:
        words: code -> what it means.
        codes: of a column.
    """
    return all(_is_known(without_aside(words.get(code, ""))) for code in codes)


def _is_known(word: str) -> bool:
    return is_state(word) or is_event(word)
