"""Refusals of filter expressions: where, what stands there, what was expected, a hint."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.filters.nodes import Parameter

_PREFIX = "Could not create filter. "
_WORDS = {
    "ACTION": "INCLUDE or EXCLUDE",
    "WHERE": "WHERE",
    "IF": "IF",
    "AND": "AND",
    "OR": "OR",
    "NOT": "NOT IN",
    "IN": "IN",
    "COMPARE": "a comparison (=, !=, <, <=, >, >=)",
    "STAR": '"*"',
    "PARAMETER": "a placeholder such as $NAME",
    "NAME": "a name",
    "NUMBER": "a number",
    "STRING": "a string in quotes",
    "LPAR": '"("',
    "RPAR": '")"',
    "DOT": '"."',
    "COMMA": '","',
    "VBAR": '"|"',
    "$END": "the end",
}
_NAMES = {
    "INCLUDE": "a target (ItemID, UserID or ActionID)",
    "EXCLUDE": "a target (ItemID, UserID or ActionID)",
    "WHERE": "a field such as Items.COLUMN",
    "AND": "a field such as Items.COLUMN",
    "OR": "a field such as Items.COLUMN",
    "IF": "a field such as CurrentUser.COLUMN",
    "IN": "a field such as CurrentItem.COLUMN",
    ".": "the name of a column",
}
"""What a name means, by what stands before it."""
_KEYWORDS = ("INCLUDE", "EXCLUDE", "WHERE", "IF", "AND", "OR", "NOT", "IN")


class InvalidExpression(InvalidInputException):
    """An expression that no filter can have. On the wire it is an InvalidInputException.

    position: counts characters from 1, None when no place is to blame. expected: terminals of the
    grammar that could stand there.
    """

    def __init__(
        self, message: str, position: int | None = None, expected: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(message)
        self.position = position
        self.expected = expected

    @property
    def code(self) -> str:
        """The code on the wire."""
        return InvalidInputException.__name__


def invalid(
    text: str, position: int | None = None, expected: frozenset[str] = frozenset()
) -> InvalidExpression:
    """The error of CreateFilter; `position` counts characters from 1."""
    where = "" if position is None else f" at character {position}"
    return InvalidExpression(f"{_PREFIX}Invalid Expression{where}: {text}", position, expected)


def symbol(parameter: Parameter, text: str) -> InvalidExpression:
    """The error about a placeholder that stands where none may."""
    return InvalidExpression(
        f"{_PREFIX}Invalid input symbol: ${parameter.name}. {text} It stands at character "
        f"{parameter.position}.",
        parameter.position,
    )


def near(word: str, known: Iterable[str]) -> list[tuple[str, float]]:
    """The known words that look most like a word, with their likeness. Case is ignored."""
    forms = {form.upper(): form for form in known}
    found = difflib.get_close_matches(word.upper(), list(forms), n=3, cutoff=0.6)
    compared = difflib.SequenceMatcher(b=word.upper())
    likeness = []
    for form in found:
        compared.set_seq1(form)
        likeness.append((forms[form], compared.ratio()))
    return likeness


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest right form, or an empty string. Case is ignored."""
    found = near(word, known)
    return f" Did you mean {found[0][0]}?" if found else ""


def unexpected(found: str, expected: set[str], text: str, position: int) -> InvalidExpression:
    """Something stands at a position (from 0) where nothing of that kind can stand.

    found: what stands there, empty at the end of the text. expected: terminals of the grammar.
    """
    if "STAR" in expected:  # numbers in lists are parsed only for the sake of a better message
        expected = expected - {"NUMBER"}
    before = re.findall(r"\w+|\S", text[:position].upper())
    words = {**_WORDS, "NAME": _NAMES.get(before[-1] if before else "", _NAMES["IN"])}
    wanted = [word for name, word in words.items() if name in expected]
    hint = _hint(found, expected, text, position)
    stands = f"{found!r} is not expected here" if found else "it ends too early"
    return invalid(
        f"{stands}; expected {_listed(wanted)}.{hint}", position + 1, frozenset(expected)
    )


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _hint(found: str, expected: set[str], text: str, position: int) -> str:
    before = text[:position].upper().split()
    if found == "(" and "NAME" in expected and "LPAR" not in expected:
        return " Conditions cannot be grouped by parentheses; AND binds tighter than OR."
    if found and found in "\"'":
        return " The quote is not closed."
    if found == "=" and text[position - 1 : position] == "=":
        return " Equality is a single =."
    if found == ">" and text[position - 1 : position] == "<":
        return " Inequality is !=."
    if found == "." and "WHERE" in expected:
        return " The target is missing: INCLUDE ItemID WHERE …"
    if found.upper() == "IF" and "WHERE" in expected:
        return " IF comes last, after the conditions of WHERE."
    if found.upper() == "OR" and "IF" in before:
        return " Conditions on CurrentUser are joined by AND only."
    if found == "$":
        return " A placeholder is $ and letters, digits or underscores."
    if found and (found[0].isalpha() or found[0] == "_"):
        return _near_keyword(found, expected)
    return ""


def _near_keyword(found: str, expected: set[str]) -> str:
    possible = [word for word in _KEYWORDS if word in expected]
    if "ACTION" in expected:
        possible += ["INCLUDE", "EXCLUDE"]
    hint = nearest(found, possible)
    if hint or "STRING" not in expected:
        return hint
    return f' Text stands in quotes: "{found}".'
