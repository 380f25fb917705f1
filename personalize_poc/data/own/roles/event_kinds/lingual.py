"""Codes of states that a table explains in several languages: a row a code and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import codes_told
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import translations
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import is_negative, is_state
from personalize_poc.data.own.roles.words.names import hint, own_name

if TYPE_CHECKING:
    import duckdb

_ROWS = 1000
"""Most rows of a table that explains codes of states."""
_SURE, _KNOWN = 0.8, 0.3
"""Shares of the codes that the table has, and of its words that must be states of orders."""
_WORDLESS = frozenset(("id", "code", "no", "nr", "key", "lang", "language", "name"))
"""Words that the names of any two columns may share."""


def states(
    connection: duckdb.DuckDBPyConnection, views: list[View], view: View, result: Actions
) -> None:
    """Leave out rows whose state is a code that such a table names as cancelled or returned.

    Args:
        connection: where the tables are.
        views: all tables.
        view: the table with the codes.
        result: what was found of its states; written to.
    """
    asked = [*result.unknown, *([result.unsaid.column] if result.unsaid else [])]
    for column in asked:
        for there in views:
            words = _words(connection, there, view, column) if there is not view else {}
            if not words:
                continue
            counts = value_counts(connection, view, column)
            one = {code: ", ".join(dict.fromkeys(texts)) for code, texts in words.items()}
            wrong = {code: words[code][0] for code in counts if _is_negative(words.get(code, []))}
            codes_told.settle(column, there, (one, counts), wrong, result)
            break


def _is_negative(texts: list[str]) -> bool:
    """Whether most words of a code, in whatever languages, say that something was taken back."""
    wrong = sum(is_negative(codes_told.without_aside(one)) for one in texts)
    return 2 * wrong > len(texts) or (wrong > 0 and not any(map(is_state, texts)))


def _words(
    connection: duckdb.DuckDBPyConnection, there: View, view: View, column: ColumnProfile
) -> dict[str, list[str]]:
    """Code -> its words in all languages; {} if the table does not explain the codes."""
    if not 2 < there.profile.rows <= _ROWS or column.moment:
        return {}
    own = set(view.hint(column.key).tokens) - _WORDLESS
    codes = set(column.frequencies)
    for key in there.columns:
        called = {*there.hint(key.key).tokens, *hint(own_name(there.label)).tokens}
        if not own & called or key.is_unique or key.moment:
            continue
        if len(codes & set(key.frequencies)) < _SURE * len(codes):
            continue
        language = translations.language(connection, there, key)
        for text in there.columns if language else ():
            if text in (key, language) or text.shape.kind not in ("word", "phrase", "code"):
                continue
            words = _read(connection, there, key, text)
            every = [one for texts in words.values() for one in texts]
            known = sum(is_state(one) or is_negative(one) for one in every)
            if every and known >= _KNOWN * len(every):
                return words
    return {}


def _read(
    connection: duckdb.DuckDBPyConnection, there: View, key: ColumnProfile, text: ColumnProfile
) -> dict[str, list[str]]:
    rows = connection.execute(
        f"SELECT {sql.trimmed(key.key)}, {sql.trimmed(text.key)} FROM {there.profile.table.name}"
    ).fetchall()
    words: dict[str, list[str]] = {}
    for code, word in rows:
        if code and word:
            words.setdefault(str(code), []).append(str(word))
    return words
