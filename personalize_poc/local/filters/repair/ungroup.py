"""Conditions in parentheses, written out without them: the language has no groups."""

from __future__ import annotations

import re

MOST_CONDITIONS = 40
"""A longer form explains nothing."""
DEEPEST = 20
"""So many parentheses within each other are read."""

_TOKEN = re.compile(r"""\s+|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\$?\w+|.""", re.DOTALL)

_Conjunctions = list[list[str]]
"""OR of ANDs of conditions."""


class _NotSimple(Exception):
    """Something else than conditions, AND, OR and parentheses."""


def ungrouped(conditions: str) -> str | None:
    """``(a OR b) AND c`` as ``a AND c OR b AND c``, by the distributive law.

    conditions: what stands between WHERE and the end or IF. None when it is of another form, or
    becomes long.
    """
    reader = _Reader(_TOKEN.findall(conditions))
    try:
        found = reader.disjunction()
    except _NotSimple:
        return None
    if reader.more or sum(map(len, found)) > MOST_CONDITIONS:
        return None
    return " OR ".join(" AND ".join(one) for one in found)


class _Reader:
    """Reads tokens from left to right. Raises _NotSimple."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._place = self._depth = 0

    @property
    def more(self) -> bool:
        """Whether anything is left."""
        return self._next() is not None

    def disjunction(self) -> _Conjunctions:
        """``a OR b …``."""
        found = self._conjunction()
        while self._next() == "OR":
            self._place += 1
            found += self._conjunction()
        return found

    def _conjunction(self) -> _Conjunctions:
        found = self._atom()
        while self._next() == "AND":
            self._place += 1
            right = self._atom()
            found = [[*one, *other] for one in found for other in right]
            if len(found) > MOST_CONDITIONS:
                raise _NotSimple
        return found

    def _atom(self) -> _Conjunctions:
        if self._next() != "(":
            return [[self._condition()]]
        self._place += 1
        self._depth += 1
        if self._depth > DEEPEST:
            raise _NotSimple
        found = self.disjunction()
        self._depth -= 1
        if self._next() is not None:  # a missing one at the end is meant
            if self._next() != ")":
                raise _NotSimple
            self._place += 1
        return found

    def _condition(self) -> str:
        """The text of a condition, with the parentheses of its list."""
        start, depth = self._place, 0
        while (token := self._next()) is not None:
            if not depth and token in ("AND", "OR", ")"):
                break
            depth += {"(": 1, ")": -1}.get(token, 0)
            self._place += 1
        text = "".join(self._tokens[start : self._place]).strip()
        if not text or text.upper() == "NOT" or text.upper().startswith(("NOT ", "NOT(")):
            raise _NotSimple
        return text

    def _next(self) -> str | None:
        """The token that comes next, keywords in upper case; None at the end."""
        while self._place < len(self._tokens) and self._tokens[self._place].isspace():
            self._place += 1
        if self._place == len(self._tokens):
            return None
        token = self._tokens[self._place]
        return token.upper() if token.upper() in ("AND", "OR") else token
