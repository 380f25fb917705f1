"""The query language of segments by attributes: ``ITEMS.GENRES = "Comedy" AND ITEMS.YEAR = 1999``.

Conditions are joined by AND only, and compare by = only. A wrong query is refused with the
position, what was expected, and the nearest right form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.filters.messages import nearest
from personalize_poc.local.filters.parser import unquoted
from personalize_poc.local.recipes.affinity.attributes import Attributes, Value
from personalize_poc.local.recipes.affinity.audience import Segment

DATASET = "ITEMS"
MAX_SHOWN = 10
"""Names that a message lists."""

_WORDS = {
    "NAME": "a column such as ITEMS.GENRES",
    "DOT": "a point and the name of a column",
    "EQUAL": "=",
    "STRING": "a text in double quotes",
    "NUMBER": "a number",
    "AND": "AND",
    "$END": "the end",
}


@dataclass(frozen=True)
class Condition:
    """One comparison. dataset, column: as written. Positions count characters from 1."""

    dataset: str
    position: int
    column: str
    column_position: int
    value: Value
    value_position: int


def parse(text: str) -> tuple[Condition, ...]:
    """The conditions of a query. Raises InvalidInputException."""
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        raise _explained(error, text) from error
    conditions = _Conditions().transform(tree)
    for condition in conditions:
        if condition.dataset.upper() != DATASET:
            raise _invalid(
                f"{condition.dataset} is not a data set of attributes; expected {DATASET}, as in "
                f"{DATASET}.{condition.column}.",
                condition.position,
            )
    return conditions


def resolve(conditions: Sequence[Condition], attributes: Attributes) -> Segment:
    """The segment of the conditions, in the columns and values that training knew.

    Raises InvalidInputException for a column or value that was not in training.
    """
    return Segment(attributes=tuple(_resolved(c, attributes) for c in conditions))


def _resolved(condition: Condition, attributes: Attributes) -> tuple[str, Value]:
    names = {name.upper(): name for name in attributes.columns}
    column = names.get(condition.column.upper())
    if column is None:
        hint = nearest(condition.column, attributes.columns) or f" It knows {_listed(names)}."
        raise _invalid(
            f"the column {condition.column} was not in training.{hint}", condition.column_position
        )
    is_text = column in attributes.categories
    if is_text != isinstance(condition.value, str):
        form = f'{DATASET}.{column} = "text"' if is_text else f"{DATASET}.{column} = 5"
        raise _invalid(
            f"the column {column} holds {'texts' if is_text else 'numbers'}; write {form}.",
            condition.value_position,
        )
    if not attributes.items(column, condition.value).any():
        known = [str(value) for value in attributes.values(column)]
        hint = nearest(str(condition.value), known) if is_text else ""
        raise _invalid(
            f"no item in training has the value {condition.value} in the column {column}.{hint}",
            condition.value_position,
        )
    return column, condition.value


def _listed(names: dict[str, str]) -> str:
    shown = list(names.values())
    more = f" and {len(shown) - MAX_SHOWN} more" if len(shown) > MAX_SHOWN else ""
    return ", ".join(shown[:MAX_SHOWN]) + more


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_suffix(".lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", maybe_placeholders=True)


class _Conditions(Transformer[Token, tuple[Condition, ...]]):
    def start(self, children: list[Any]) -> tuple[Condition, ...]:
        """All conditions."""
        return tuple(child for child in children if isinstance(child, Condition))

    def condition(self, children: list[Token]) -> Condition:
        """One comparison."""
        dataset, column, value = children
        plain = unquoted(value) if value.type == "STRING" else float(value)
        return Condition(
            str(dataset),
            _position(dataset),
            str(column),
            _position(column),
            plain,
            _position(value),
        )


def _position(token: Token) -> int:
    return (token.start_pos or 0) + 1


def _invalid(text: str, position: int) -> InvalidInputException:
    return InvalidInputException(f"Invalid itemAttributes at character {position}: {text}")


def _explained(error: UnexpectedInput, text: str) -> InvalidInputException:
    position = len(text)
    accepted: Any = getattr(error, "accepts", None) or getattr(error, "expected", ())
    expected: set[str] = set(accepted)
    if isinstance(error, UnexpectedCharacters):
        position, expected = error.pos_in_stream or 0, set(error.allowed or ())
    elif isinstance(error, UnexpectedToken) and error.token.type != "$END":
        position = error.token.start_pos or 0
    found = (re.match(r"\w+|[<>!=]+|\S", text[position:]) or [""])[0]
    wanted = " or ".join(word for name, word in _WORDS.items() if name in expected)
    stands = f"{found!r} is not expected here" if found else "it ends too early"
    return _invalid(f"{stands}; expected {wanted}.{_hint(found, expected)}", position + 1)


def _hint(found: str, expected: set[str]) -> str:
    if "AND" in expected and found.upper() in ("OR", "|", "||"):
        return " Conditions are joined by AND only; ask for one segment for each in other lines."
    if "EQUAL" in expected and found:
        return " A query compares by a single = only."
    if "STRING" in expected and found == '"':
        return " The quote is not closed."
    if "STRING" in expected and found == "'":
        return " Text stands in double quotes."
    if "STRING" in expected and found:
        return f' Text stands in double quotes: "{found}".'
    return nearest(found, ["AND"]) if "AND" in expected and found else ""
