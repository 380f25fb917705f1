"""Numbers of the rows of a table of texts, which has a row for each thing and language.

A shop keeps the names of its products in every language that it speaks: a row has the number of
the product, the language and a number of its own. These numbers are of texts, and no other table
names a text; what seems to lead to them are numbers of other rows, which agree by chance. Names
would be those of other products.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.links import translations
from personalize_poc.data.own.roles.words import language_words

if TYPE_CHECKING:
    import duckdb

_SEVERAL = 1.1
"""Rows of a thing on average, at least: some have a text in a second language."""
_MOST = 40
"""Most languages."""


def forget(connection: duckdb.DuckDBPyConnection, views: list[View]) -> None:
    """Drop links to the numbers of the rows of such tables.

    Args:
        connection: where the tables are.
        views: all tables, with their links; written to.
    """
    numbers = {
        (there.label, own.key)
        for there in views
        for own in there.columns
        if own.is_unique and alike_names.counts(there, own.key) and _are_texts(connection, there)
    }
    for view in views if numbers else ():
        view.links = [one for one in view.links if (one.table, one.there) not in numbers]


def _are_texts(connection: duckdb.DuckDBPyConnection, there: View) -> bool:
    """Whether a thing and a language name one row each, and things have several."""
    spoken = [
        one
        for one in there.columns
        if language_words.says_so(one.name) and 2 <= one.distinct <= _MOST
    ]
    return any(
        _is_thing(one) and translations.language(connection, there, one) in spoken
        for one in (there.columns if spoken else ())
        if one not in spoken
    )


def _is_thing(column: ColumnProfile) -> bool:
    """Whether values are ids that come back."""
    coded = column.shape.kind in ("integer", "code", "uuid", "hash")
    return coded and is_idlike(column) and column.repeats >= _SEVERAL
