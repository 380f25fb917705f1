"""The words and signs of an expression that may be wrong anywhere."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""\s+|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\$\w+|[^\W\d]\w*|[+-]?\d+(?:\.\d+)?|[<>=!]+|."""
    , re.DOTALL,
)  # fmt: skip
_NUMBERS = re.compile(r"\d+(?:[.,]?\w+)+")
"""What begins like a number, with everything that is written in one with it."""


class Token(NamedTuple):
    """Characters `start` to `end`."""

    start: int
    end: int
    text: str


def tokens_of(text: str) -> list[Token]:
    """All of them, without the space between."""
    return [
        Token(match.start(), match.end(), match[0])
        for match in _TOKEN.finditer(text)
        if not match[0].isspace()
    ]


def of_number(text: str, token: Token) -> bool:
    """Whether a token is a part of what somebody wrote as one number."""
    return any(
        found.start() <= token.start and token.end <= found.end() and found[0] != token.text
        for found in _NUMBERS.finditer(text)
    )


def groups(tokens: list[Token], place: int) -> bool:
    """Whether a token is a parenthesis that stands where a condition begins."""
    while place and tokens[place].text == "(":
        place -= 1
        if tokens[place].text.upper() in ("WHERE", "AND", "OR", "NOT"):
            return True
    return False
