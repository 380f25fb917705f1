"""Pieces of SQL that several modules put together; names in them are keys, values are quoted."""

from __future__ import annotations

BLANKS = " \t\r\n\v\f\u00a0\u3000\ufeff\u200b"
"""What is taken off the ends of ids and values: nobody sees it there."""
_CLASS = r"[\s\v\x{a0}\x{3000}\x{feff}\x{200b}]"
HAS_BLANKS = rf"^{_CLASS}|{_CLASS}$|^$"
"""A regular expression for texts that `trimmed` would change."""


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    if "\0" in text:
        return "(" + "||chr(0)||".join(map(quoted, text.split("\0"))) + ")"
    return "'" + text.replace("'", "''") + "'"


def trimmed(expression: str) -> str:
    """A text without blanks at its ends; NULL if nothing is left."""
    return f"nullif(trim({expression}, {quoted(BLANKS)}), '')"


def any_of(expression: str, values: tuple[str, ...]) -> str:
    """A condition: the expression is one of these texts."""
    return f"{expression} IN ({', '.join(map(quoted, values))})"


def name(text: str) -> str:
    """A name of a column in SQL: fields of Personalize may be words of SQL."""
    return '"' + text.replace('"', '""') + '"'
