"""The `filterValues` of a request: the values of a filter's placeholders."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.filters.messages import nearest
from personalize_poc.local.filters.nodes import CURRENT_USER, Filter, Parameter
from personalize_poc.local.filters.parser import unquoted

_VALUES = re.compile(r"""\s*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')\s*(?:,|\Z)""", re.DOTALL)
_NUMBER = re.compile(r"\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*", re.ASCII | re.IGNORECASE)
"""As in the grammar; Python's own numbers have more forms (``1_000``, ``nan``)."""
_PARTS = re.compile(r""""(?:\\.|[^"\\])*"|[^",]+""")
"""What values without the right quotes or commas are probably made of."""


@dataclass(frozen=True)
class Values:
    """Values by the names of placeholders. A name without a value is not in `texts`.

    texts: as strings. numbers: those of them that are one number.
    """

    texts: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, float]


def read(filter: Filter, values: Mapping[str, str]) -> Values:
    r"""Give the placeholders of a filter their values, the `filterValues` of a request.

    A value holds one or more strings in double quotes, separated by commas:
    ``"\"Comedy\",\"Drama\""``; a number may stand without quotes. Raises
    InvalidInputException: a name that the filter does not have (names are case-sensitive), no
    value for a placeholder of an INCLUDE, or text of another form.
    """
    for name in values:
        if name not in filter.parameters:
            known = ", ".join(filter.parameters) or "none"
            raise InvalidInputException(
                f"filterValues: the filter has no parameter {name}; its parameters are: {known}."
                f"{nearest(name, list(filter.parameters))}"
            )
    missing = [n for n, required in filter.parameters.items() if required and n not in values]
    if missing:
        raise InvalidInputException(
            f"filterValues: a value is required for {', '.join(missing)}: an INCLUDE expression "
            "uses it."
        )
    compared, listed = _uses(filter)
    texts = {}
    for name, text in values.items():
        found = _texts(text, bare=name not in listed)
        if found is None:
            raise not_one_number(name, (text,)) if name in compared else _not_quoted(name, text)
        texts[name] = found
    numbers = {n: n_ for n, t in texts.items() if (n_ := _one_number(t)) is not None}
    for name in compared & texts.keys():
        if name not in numbers:
            raise not_one_number(name, texts[name])
    return Values(texts, numbers)


def _uses(filter: Filter) -> tuple[set[str], set[str]]:
    """Placeholders that must be one number, and those that are lists of strings.

    What ``CurrentUser.X = $P`` needs depends on the column, so it is in neither set.
    """
    compared, listed = set(), set()
    for expression in filter.expressions:
        for condition in (*expression.where, *expression.users):
            if not isinstance(condition.operand, Parameter):
                continue
            if condition.operator == "IN":
                listed.add(condition.operand.name)
            elif condition.field.dataset != CURRENT_USER or condition.operator != "=":
                compared.add(condition.operand.name)
    return compared, listed


def _texts(text: str, *, bare: bool) -> tuple[str, ...] | None:
    """The strings of a value, None when it has another form. bare: a number needs no quotes."""
    if bare and _one_number((text.strip(),)) is not None:
        return (text.strip(),)
    found: list[str] = []
    position = 0
    while position < len(text) or not found:
        match = _VALUES.match(text, position)
        if match is None or (match.end() == len(text) and text[match.end() - 1] == ","):
            return None
        found.append(unquoted(match[1]))
        position = match.end()
    return tuple(found)


def _not_quoted(name: str, text: str) -> InvalidInputException:
    parts = [part.strip().strip("\"'") for part in _PARTS.findall(text)]
    form = ",".join(f'"{part}"' for part in parts if part) or '"Comedy","Drama"'
    return InvalidInputException(
        f"filterValues: the value of {name} must be strings in double quotes separated by commas; "
        f"it is {text!r}. The nearest right form: {form} (in JSON: {json.dumps(form)})."
    )


def _one_number(texts: tuple[str, ...]) -> float | None:
    if len(texts) != 1 or not _NUMBER.fullmatch(texts[0]):
        return None
    number = float(texts[0])
    return number if math.isfinite(number) else None


def not_one_number(name: str, texts: tuple[str, ...]) -> InvalidInputException:
    """The error about a placeholder that is compared with a number and has another value."""
    return InvalidInputException(
        f"filterValues: {name} is compared with a number and needs exactly one number; it is "
        f"{', '.join(texts)}."
    )
