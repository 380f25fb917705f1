"""A word where everybody has a number, which no table of people has: what a house did for itself.

A library writes its own name where the number of a reader stands, for games that it took to a
fair. The table of people has everybody else. The account of a test is said by the check, and left
to a person.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.nobody.shared_number import counted, to_people
from personalize_poc.data.own.roles.words.words_of_tests import is_name_of_test

if TYPE_CHECKING:
    import duckdb

_DIGIT = re.compile("[0-9]")
_KNOWN = 0.98
"""Share of the ids that the table has, from which on it is that of all of them."""
_PEOPLE, _WORDS = 50, 2
"""Fewest ids that it has, and most words that it lacks."""
_OFTEN = 3
"""Times as many rows as somebody in the middle has."""


def find(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str],
    nobody: list[str],
) -> list[str]:
    """The words among numbers that a table of people lacks; none if that is not sure.

    Args:
        connection: where the tables are.
        view: the table of interactions.
        column: of it, with the users.
        tables: label of a table -> its name.
        nobody: values of which it is known that they stand for nobody.
    """
    link = to_people(view, column, tables)
    if link is None or link.share <= _KNOWN or column.shape.kind == "email":
        return []
    rows = [
        (value, n, lacks, _DIGIT.search(value) is not None)
        for value, n, lacks in counted(connection, view, column, tables, link)
    ]
    known = [n for __, n, lacks, numbered in rows if numbered and not lacks]
    strange = {value: n for value, n, lacks, numbered in rows if lacks and not numbered}
    worded = sum(not numbered for *__, numbered in rows)
    if not strange or len(known) < max(_PEOPLE, _KNOWN * (len(rows) - worded)):
        return []
    if worded != len(strange) or worded > _WORDS:
        return []
    middle = known[len(known) // 2]
    often = [v for v, n in strange.items() if n > _OFTEN * middle and v not in nobody]
    return [v for v in often if not is_name_of_test(v)]
