"""Expressions put in order: groups written out, IF at the end, one data set in each.

A filter has no groups of conditions; each expression has conditions on one data set, and those on
CurrentUser come last, after IF. The distributive law makes all of that of a text with parentheses:
its conjunctions, joined by OR, or by a pipe where the data set or the user's conditions differ.
"""

from __future__ import annotations

import ast
import itertools
import math
import re

from personalize_poc.local.filters.repair.words import TEXT, Edit

MOST_CONDITIONS = 40
"""A longer form explains nothing."""

_EXPRESSION = re.compile(rf"(?:{TEXT}|[^|\s])+(?:\s+(?:{TEXT}|[^|\s])+)*", re.DOTALL)
_HEAD = re.compile(r"(?:INCLUDE|EXCLUDE)\s+\w+\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?<!\w)(?=\S)(?:(?!\b(?:WHERE|IF|AND|OR|NOT(?!\s+IN))\b)"
    rf"(?:\bIN\s*\((?:{TEXT}|[^()\"'])*\)|{TEXT}|[^()\"']))+",
    re.IGNORECASE | re.DOTALL,
)


def expression_edits(text: str, position: int) -> list[Edit]:
    """The expression at a position (from 0) in order. One without its head has that before it."""
    head = ""
    for match in _EXPRESSION.finditer(text):
        found = _HEAD.match(match[0])
        head = found[0] if found else head
        if position <= match.end():
            try:
                form = _in_order(head, match[0][found.end() if found else 0 :])
            except (LookupError, ValueError, SyntaxError):
                return []
            return [(0.8, *match.span(), form)] if head else []
    return []


def _in_order(head: str, rest: str) -> str:
    """Raises ValueError or SyntaxError: something else than conditions, AND, OR and parentheses."""
    conditions, numbers = _CONDITION.findall(rest), itertools.count()
    rest = _CONDITION.sub(lambda _: f" _{next(numbers)} ", rest).lower()
    first, *parts = re.split(r"\b(where|if)\b", rest if "where" in rest else f"where {rest}")
    if first.strip() or len(parts) != 2 * len({*parts[::2]}) or rest.count("(") > MOST_CONDITIONS:
        raise ValueError(rest)
    unclosed = rest.count("(") - rest.count(")")
    read = {
        word: _conjunctions(ast.parse(f"({part}{')' * unclosed})", mode="eval").body)
        for word, part in zip(parts[::2], parts[1::2], strict=True)
    }
    expressions: dict[tuple[str, ...], list[str]] = {}
    for conjunction in (a + b for a in read["where"] for b in read.get("if", [[]])):
        written = [conditions[number].strip() for number in conjunction]
        users = [one for one in written if one.upper().startswith("CURRENTUSER")]
        others = [one for one in written if one not in users]
        (dataset,) = {one.partition(".")[0].upper() for one in others}
        expressions.setdefault((dataset, *users), []).append(" AND ".join(others))
    return " | ".join(
        f"{head} WHERE {' OR '.join(others)}" + " IF " * bool(users) + " AND ".join(users)
        for (_, *users), others in expressions.items()
    )


def _conjunctions(node: ast.expr) -> list[list[int]]:
    """OR of ANDs of numbers of conditions."""
    if isinstance(node, ast.Name):
        return [[int(node.id[1:])]]
    if not isinstance(node, ast.BoolOp):
        raise ValueError(node)
    parts = [_conjunctions(value) for value in node.values]
    if isinstance(node.op, ast.Or):
        return [one for part in parts for one in part]
    if math.prod(map(len, parts)) > MOST_CONDITIONS:
        raise ValueError(node)
    return [[*itertools.chain(*one)] for one in itertools.product(*parts)]
