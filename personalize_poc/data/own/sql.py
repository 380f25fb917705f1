"""Pieces of SQL that several modules put together; names in them are keys, values are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable

BLANKS = " \t\r\n\v\f\u00a0\u3000\ufeff\u200b"
"""What is taken off the ends of ids and values: nobody sees it there."""
NOTHING = (
    *("NULL", "null", "Null", "\\N", "None", "none", "nan", "NaN", "NAN", "(null)", "-", "<NA>"),
    *("N/A", "n/a", "#N/A", "#NV", "?", "？"),
)
"""How programs and researchers write that there is no value; as empty as nothing at all.

NA is a country too.
"""
SIGNS = " -‐‑–_./·:#\u00a0"
"""What one program writes within an id and another leaves out."""
_WIDE = "\u00a0\u3000\ufeff\u200b"


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    if "\0" in text:
        return "(" + "||chr(0)||".join(map(quoted, text.split("\0"))) + ")"
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """A name of a column in SQL, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


KIND_OF_NAMED = (
    "SELECT table_type FROM information_schema.tables "
    "WHERE table_name = ? AND table_schema = current_schema()"
)
"""What stands under a name, "VIEW" or a kind of table; no row where nothing does."""


def trimmed(expression: str) -> str:
    """A text without blanks at its ends; NULL if nothing is left.

    DuckDB takes seven times as long for a set of signs as for the blank alone, so that only texts
    that have one of them at an end are trimmed; most begin and end with a letter of ASCII, which
    is known at once.
    """
    ends = f"{_begins(expression)} OR {_ends(expression)}"
    return (
        f"CASE WHEN {_plain_first(expression)} AND {_plain_last(expression)} THEN {expression} "
        f"WHEN {ends} THEN {bare(expression)} ELSE {expression} END"
    )


def bare(expression: str) -> str:
    """The same as `trimmed`, short to plan and slow to compute: for many columns of few rows."""
    return f"nullif(trim({expression}, {quoted(BLANKS)}), '')"


def unsigned(expression: str) -> str:
    """A text in small letters without blanks, dashes, dots, slashes and the like in it."""
    return f"lower(translate({expression}, {quoted(SIGNS)}, ''))"


def any_blanks(key: str, *, ends: bool = True) -> str:
    """An aggregate: whether `trimmed` would change a text of a column.

    What texts begin with, DuckDB knows from its statistics; only their ends are read.

    Args:
        key: of the column.
        ends: whether blanks after a text matter; without them it is much faster, and says
            whether there may be texts of nothing but blanks.
    """
    begins = f"bool_or({_begins(key)})"
    last = f"bool_or(CASE WHEN {_plain_last(key)} THEN false ELSE {_ends(key)} END)"
    return f"({begins} OR {last})" if ends else f"({begins})"


def is_blank(expression: str) -> str:
    """A condition: a text is empty, or nothing but blanks; NULL of no text."""
    return f"(CASE WHEN {_plain_first(expression)} THEN false ELSE trim({expression}) = '' END)"


def _plain_first(expression: str) -> str:
    """A condition, soon told: a text begins with a sign of ASCII that is no blank."""
    return f"{expression} BETWEEN '!' AND '~'"


def _plain_last(expression: str) -> str:
    """The same of its end."""
    return f"{expression}[-1] BETWEEN '!' AND '~'"


def _begins(expression: str) -> str:
    """A condition: a text is empty or begins with a blank."""
    wide = " OR ".join(
        f"({expression} >= {quoted(sign)} AND {expression} < {quoted(chr(ord(sign) + 1))})"
        for sign in _WIDE
    )
    return f"({expression} < '!' OR {wide})"


def _ends(expression: str) -> str:
    """A condition: a text ends with a blank."""
    last = f"{expression}[-1]"
    return f"({last} < '!' OR {any_of(last, tuple(_WIDE))})"


def given(key: str) -> str:
    """A text, or NULL where it is a word for nothing."""
    return f"(CASE WHEN NOT {any_of(key, NOTHING)} THEN {key} END)"


def any_of(expression: str, values: tuple[str, ...]) -> str:
    """A condition: the expression is one of these texts."""
    return f"{expression} IN ({', '.join(map(quoted, values))})"


def plain(text: str) -> str:
    """A name in SQL, bare where it may be: a command stands in quotation marks itself."""
    return text if re.fullmatch(r"[^\W\d]\w*", text) else name(text)


def unpivoted(file: str, columns: Iterable[str], names: str, values: str) -> str:
    """A file of CSV with a row for each cell of some columns.

    Args:
        file: its name.
        columns: of it.
        names: what the column with their names is called.
        values: what the column with their values is called.
    """
    read = f"FROM read_csv({quoted(file)}, all_varchar = true)"
    return (
        f"(UNPIVOT ({read}) ON {', '.join(map(plain, columns))} INTO NAME {names} VALUE {values})"
    )


def name(text: str) -> str:
    """A name of a column in SQL: fields of Personalize may be words of SQL."""
    return '"' + text.replace('"', '""') + '"'
