"""Codes of several columns explained in one table: a row a code, with the column it stands in.

Such a table comes with exports of tills and banks: "取引区分, 9, 取消" says that rows with 9 there
were taken back. It may name a column without what says that it holds codes: ORD_STAT explains
ORD_STAT_CD.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import codes_told, explained
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import says_deed
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.data.own.roles.words.undoing import undoes

if TYPE_CHECKING:
    import duckdb

_ROWS, _CODES = 1000, 60
"""Most rows of such a table, and most codes of a column."""
_FEWEST = 2
"""Columns of the tables, in all, that must be named before a table is believed to explain them."""
_CODE = re.compile(r"[_ -]?(?:code|cd|kbn|코드|コード|代码|编码)$")
"""How the name of a column says that it holds codes."""


def states(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    view: View,
    taken: set[str],
    result: Actions,
) -> None:
    """Leave out rows by codes that such a table explains as cancelled or returned.

    Args:
        connection: where the tables are.
        views: all tables.
        view: the table with the codes.
        taken: keys of its columns that have a role.
        result: what was found of its states; written to.
    """
    for there in views:
        words = _words(connection, views, there)
        for column in view.columns if words else ():
            codes = next((words[one] for one in _names(column) if one in words), {})
            if column.key in taken or not codes or not 2 <= column.distinct <= _CODES:
                continue
            if _are_kinds(column, codes, result):
                codes_told.take(connection, view, column, there, codes, result)
            elif column is not result.event:
                _leave_out(connection, there, view, column, codes, result)
            elif result.coded:
                codes_told.take(connection, view, column, there, codes, result)


def _are_kinds(column: ColumnProfile, codes: dict[str, str], result: Actions) -> bool:
    """Whether codes of kinds of rows, which a person would be asked about, are all of events."""
    asked = result.event is None and result.kinds is not None and result.kinds.column is column
    words = [codes.get(code, "") for code in column.frequencies]
    return asked and all(says_deed(word) or undoes(word) for word in words)


def meanings(
    connection: duckdb.DuckDBPyConnection, views: list[View], view: View, column: ColumnProfile
) -> dict[str, str]:
    """What codes of a column mean, by a table of many codes or by one of their own; else {}.

    Args:
        connection: where the tables are.
        views: all tables.
        view: the table with the codes.
        column: of it.
    """
    for there in views:
        if there is view or not _may_name(there, column):
            continue
        words = _words(connection, views, there)
        for name in _names(column):
            if name in words:
                return words[name]
    return explained.meanings(connection, views, view, column)


def _leave_out(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    view: View,
    column: ColumnProfile,
    codes: dict[str, str],
    result: Actions,
) -> None:
    counts = value_counts(connection, view, column)
    wrong = codes_told.taken_back(view, column, codes, counts)
    if not wrong or len(wrong) == len(counts):
        # Such a table explains codes of all sorts, also those of regions.
        codes_told.leave_unpaid(column, codes, counts, result)
        if not wrong and result.asks_about(column) and codes_told.are_known(codes, counts):
            codes_told.settle(column, there, (codes, counts), {}, result)
        return
    codes_told.settle(column, there, (codes, counts), wrong, result)
    codes_told.leave_unpaid(column, codes, counts, result)
    result.explain(column)


def _may_name(there: View, column: ColumnProfile) -> bool:
    """Whether a value of a small table is the name of a column: asked first, since it is quick."""
    if there.profile.rows > _ROWS:
        return False
    names = _names(column)
    return any(plain(one) in names for each in there.columns for one in each.frequencies)


def _words(
    connection: duckdb.DuckDBPyConnection, views: list[View], there: View
) -> dict[str, dict[str, str]]:
    """Name of a column -> code -> what it means; empty if the table explains no codes."""
    if there.profile.rows > _ROWS or len(there.columns) < 3:
        return {}
    others = [column for view in views if view is not there for column in view.columns]
    names = {name for column in others for name in _names(column)}
    for at, column in enumerate(there.columns[:-2]):
        found = {plain(one) for one in column.frequencies} & names
        if len(found) < min(_FEWEST, column.distinct) or 2 * len(found) < column.distinct:
            continue
        keys = [one.key for one in (column, *there.columns[at + 1 : at + 3])]
        rows = connection.execute(
            f"SELECT {', '.join(map(sql.trimmed, keys))} FROM {there.profile.table.name}"
        ).fetchall()
        words: dict[str, dict[str, str]] = {}
        for name, code, text in rows:
            if name and code and text:
                words.setdefault(plain(str(name)), {})[str(code)] = str(text)
        return words
    return {}


def _names(column: ColumnProfile) -> tuple[str, str]:
    """What a table of codes may call a column."""
    name = plain(column.name)
    return name, _CODE.sub("", name)
