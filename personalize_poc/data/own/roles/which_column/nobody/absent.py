"""Values that stand for nobody and nothing: guests, "unknown", 0 where nobody is logged in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own import scientific, sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.nobody import (
    collective,
    far_above,
    house_among_codes,
    house_card,
    kind_of_its_own,
    shared_number,
    unlisted,
    withheld,
    word_among_people,
)
from personalize_poc.data.own.roles.words import staff_words, words_of_tests
from personalize_poc.data.own.roles.words.names import plain, stems_of

if TYPE_CHECKING:
    import duckdb

_WORDS = frozenset(
    stems_of(
        """
        null none nil nan n/a na unknown undefined (not_set) anonymous anonym guest gast gastkunde
        invité invite invitado convidado ospite misafir gość гость аноним unbekannt inconnu
        desconocido desconhecido sconosciuto onbekend bilinmiyor nieznany неизвестно
        비회원 손님 게스트 ゲスト 非会員 未登録 游客 访客 未知 匿名 walk-in walkin drop-in dropin"""
    )
) | frozenset(("app@sharepoint", "sharepoint\\system", "nt_authority\\system"))
"""Words that stand for nobody, and the accounts in which systems act by themselves."""
_NUMBERS = ("0", "-1", "0.0", "-1.0")
_MUCH = 5
"""A number stands for nobody if it comes so many times as often as the next value."""
_FEW, _MORE = 20, 2
"""So many ids with digits, and times as often as any of them, make a word among them nobody."""
_MARKS = 3
"""Most words among ids with digits, so that they are no names."""
_NINES = re.compile("9{4,}")
_FIRST, _PEOPLE, _FAR = 10, 100, 1000
"""Numbers below which a system has accounts of its own, fewest people, and how many times higher
all their numbers are."""
_OWN = 2
"""Most accounts of its own that a system has."""
_TOP = 20
"""So many of the values with the most rows are looked at, also those that a sample lacks."""
_BUSY = 10
"""Times as many rows as somebody in the middle has: a program acts again and again."""


def is_nobody(value: str) -> bool:
    """Whether an id looks like none, by itself: "guest", 0."""
    return value in _NUMBERS or plain(value).replace(" ", "_") in _WORDS


def absent(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str] | None = None,
    *,
    people: bool = False,
) -> dict[str, int]:
    """Values of a column of ids that stand for nobody or nothing, with their rows.

    Args:
        connection: where the table is.
        view: the table.
        column: of users or items.
        tables: label of a table -> its name, to look there for the ids.
        people: whether ids are of people, of whom one may be all that nobody knows.
    """
    ranked = column.frequencies.most_common()
    found = _by_rows(ranked, people=people)
    if len(column.values) < column.rows:
        # A program runs for an hour, so that a sample may have none of its rows.
        most = list(value_counts(connection, view, column, most=_TOP).items())
        found += [one for one in _by_rows(most, people=people) if one not in found]
    if not people:
        # Of things, the first one may be chosen far more often than any other.
        zeros = [one for one in found if one.strip("0") == ""]
        listed = unlisted.listed(connection, view, column, tables or {}, zeros)
        found = [one for one in found if one not in listed]
    found += _word_among_numbers(ranked)
    found += withheld.find(column)
    found += _far_below(column)
    found += _unknown(connection, view, column, tables or {})
    found += unlisted.fillers(connection, view, column, tables or {}, found)
    if people:
        found += _staff_among_numbers(ranked)
        found += house_among_codes.find(list(column.frequencies), found)
        found += word_among_people.find(connection, view, column, tables or {}, found)
        found += _first_of_all(connection, view, column, found)
        found += collective.find(connection, view, column, tables or {})
        found += shared_number.find(connection, view, column, tables or {}, found)
        found += house_card.find(connection, view, column, found)
        found += kind_of_its_own.find(view, column, found)
        found += far_above.find(connection, view, column, found)
    if column.filled < column.rows:
        found += sql.NOTHING
    # Of many ids a spreadsheet has made one: damage, which is told as such, and not nobody.
    found = [one for one in found if not scientific.is_one(one)]
    return value_counts(connection, view, column, only=found) if found else {}


def _by_rows(ranked: list[tuple[str, int]], *, people: bool) -> list[str]:
    """Words for nobody, empty identifiers, and numbers and signs with far more rows than others."""
    found = [value for value, _ in ranked if plain(value).replace(" ", "_") in _WORDS]
    found += [value for value, _ in ranked if _is_nil(value)]
    others = [
        count
        for value, count in ranked
        if value not in (*_NUMBERS, *found) and not _is_filler(value)
    ]
    most = others[0] if others else 0
    found += [value for value, count in ranked if value in _NUMBERS and count > _MUCH * most]
    found += [
        value
        for value, count in ranked
        if _is_filler(value)
        # The first of all numbers is made of zeros as well, and hardly one of nines.
        and count > (_MORE if people and _is_nines(value) else _MUCH) * most
    ]
    return found


def _unknown(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str],
) -> list[str]:
    """0 and -1 where ids are counted from 1 on, and no table that has the other ids has them."""
    given = [one for one in column.numbers if one is not None]
    low = [value for value in _NUMBERS if value in column.frequencies]
    if column.shape.kind != "integer" or not low or min(given) < -1:
        return []
    found = [value for value in low if value.startswith("-")]
    return [
        *found,
        *unlisted.those(connection, view, column, tables, [one for one in low if one == "0"]),
    ]


def _far_below(column: ColumnProfile) -> list[str]:
    """0 where the ids that a system gave are all far above: nobody is logged in.

    The few accounts that the system has of its own, such as 1, are no people.
    """
    given = {one for one in column.numbers if one is not None}
    others = [one for one in given if one > 0]
    own = [one for one in others if one < _FIRST]
    others = [one for one in others if one >= _FIRST] if len(own) <= _OWN else others
    if column.shape.kind != "integer" or 0 not in given or len(others) < _PEOPLE:
        return []
    return [one for one in ("0", "0.0") if one in column.frequencies and min(others) >= _FAR]


def _first_of_all(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, known: list[str]
) -> list[str]:
    """The first number of all, far below those of people, with far more rows than is usual.

    It is the account of a system: orders by telephone and tests are made with it.
    """
    given = [one for one in column.numbers if one is not None and one > 0]
    if column.shape.kind != "integer" or not given or min(given) >= _FIRST:
        return []
    counts = value_counts(connection, view, column)
    rows = {v: n for v, n in counts.items() if v.isdigit() and v not in known}
    if len(rows) <= _PEOPLE:
        return []
    first, second = sorted(rows, key=int)[:2]
    usual = sorted(rows.values())[len(rows) // 2]
    far = 0 < _FAR * int(first) < int(second)
    return [first] if far and rows[first] > _BUSY * usual else []


def _word_among_numbers(ranked: list[tuple[str, int]]) -> list[str]:
    """The one value without a digit among ids with digits, if it comes more often than any."""
    words = [(value, count) for value, count in ranked if not any(map(str.isdigit, value))]
    rest = [count for value, count in ranked if any(map(str.isdigit, value))]
    if len(words) != 1 or len(rest) < _FEW or words[0][1] <= _MORE * max(rest):
        return []
    return [words[0][0]]


def _staff_among_numbers(ranked: list[tuple[str, int]]) -> list[str]:
    """The few words for staff that stand where people have ids with digits: "직원".

    The account of a test is said by the check, or left out by `given_ids`.
    """
    words = [value for value, _ in ranked if not any(map(str.isdigit, value))]
    words = [value for value in words if "@" not in value]
    others = [value for value, _ in ranked if any(map(str.isdigit, value))]
    if len(words) > _MARKS or len(others) < _FEW or any(map(_has_letters, others)):
        return []  # who chose a name may have chosen one that sounds so
    staff = [value for value in words if staff_words.is_no_customer(value)]
    return [value for value in staff if not words_of_tests.is_name_of_test(value)]


def _has_letters(value: str) -> bool:
    return any(map(str.isalpha, value))


def _is_filler(value: str) -> bool:
    """Whether a value is one sign over and over: 00000000, 9999999, 99999.0, ----."""
    value = collective.without_decimals(value)
    return len(value) > 2 and len(set(value)) == 1 and value[0] in "09-?x."


def _is_nines(value: str) -> bool:
    return bool(_NINES.fullmatch(collective.without_decimals(value)))


def _is_nil(value: str) -> bool:
    """Whether a value is an empty identifier: nothing but zeros, as long as a UUID or a hash."""
    digits = value.strip("{}").replace("-", "")
    return len(digits) >= 16 and not digits.strip("0")
