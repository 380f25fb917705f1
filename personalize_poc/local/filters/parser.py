"""Text of a filter expression -> nodes, with error messages that say where and what."""

from __future__ import annotations

import re
from functools import cache
from math import isinf
from pathlib import Path
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.exceptions import VisitError

from personalize_poc.local.filters.messages import (
    InvalidExpression,
    invalid,
    nearest,
    symbol,
    unexpected,
)
from personalize_poc.local.filters.nodes import (
    SPELLING,
    AllEventTypes,
    Condition,
    Expression,
    Field,
    Operand,
    Operator,
    Parameter,
    Target,
    Texts,
)

MAX_LENGTH = 2500

TARGETS: dict[str, Target] = {"ITEMID": "ItemID", "USERID": "UserID", "ACTIONID": "ActionID"}
_BARE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\s*\Z")
_QUOTED_PARAMETER = re.compile(r"\$[A-Za-z0-9_]+\Z")


def parse(text: str) -> tuple[Expression, ...]:
    """Parse a filter expression. Raises InvalidInputException."""
    if not 1 <= len(text) <= MAX_LENGTH:
        raise invalid(f"it must have 1 to {MAX_LENGTH} characters, not {len(text)}.")
    try:
        return _Nodes().transform(_parser().parse(text))
    except UnexpectedInput as error:
        raise _explained(error, text) from error
    except VisitError as error:
        raise error.orig_exc from error


def unquoted(literal: str) -> str:
    """The value of a string literal: outer quotes off, backslash escapes resolved."""
    return re.sub(r"\\(.)", r"\1", literal[1:-1], flags=re.DOTALL)


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", maybe_placeholders=True)


# -- errors ------------------------------------------------------------------------------------


def _explained(error: UnexpectedInput, text: str) -> InvalidExpression:
    position, found = len(text), ""
    if isinstance(error, UnexpectedCharacters):
        position = error.pos_in_stream or 0
        found = text[position]
    elif isinstance(error, UnexpectedToken) and error.token.type != "$END":
        position, found = error.token.start_pos or 0, str(error.token)
    expected = _expected(text[:position])
    bare = _BARE.search(text[:position])
    if expected == {"DOT"} and bare and bare[1].upper() not in SPELLING:
        # What follows a word is to blame only if the word could begin a field.
        position, found = bare.start(), bare[1]
        expected = _expected(text[:position])
    return unexpected(found, expected, text, position)


def _expected(beginning: str) -> set[str]:
    """Terminals that can follow the beginning of an expression."""
    parser = _parser().parse_interactive(beginning)
    for _ in parser.iter_parse():
        pass
    return set(parser.accepts())


# -- nodes -------------------------------------------------------------------------------------


class _Nodes(Transformer[Token, tuple[Expression, ...]]):
    """Builds nodes from the bottom up."""

    def start(self, children: list[Any]) -> tuple[Expression, ...]:
        """All expressions of the filter."""
        return tuple(children)

    def expression(self, children: list[Any]) -> Expression:
        """One expression between pipes."""
        action, target, _where, groups, _if, users = children
        if target.upper() not in TARGETS:
            raise invalid(
                f"the target must be ItemID, UserID or ActionID, not {target}."
                f"{nearest(target, list(TARGETS.values()))}",
                _position(target),
            )
        return Expression(
            include=action.upper() == "INCLUDE",
            target=TARGETS[target.upper()],
            groups=groups,
            users=users or (),
            position=_position(action),
        )

    def conditions(self, children: list[Any]) -> tuple[tuple[Condition, ...], ...]:
        """OR of groups."""
        return tuple(child for child in children if not isinstance(child, Token))

    def group(self, children: list[Any]) -> tuple[Condition, ...]:
        """AND of conditions."""
        return tuple(child for child in children if not isinstance(child, Token))

    user_conditions = group

    def is_in(self, children: list[Any]) -> Condition:
        """A condition with IN and a list."""
        field, operator, operand = children
        return Condition(field, "IN", operand, _position(operator))

    def is_not_in(self, children: list[Any]) -> Condition:
        """A condition with NOT IN and a list."""
        field, operator, _in, operand = children
        return Condition(field, "NOT IN", operand, _position(operator))

    def shares(self, children: list[Any]) -> Condition:
        """A condition with IN and a field of the current item."""
        return self.is_in(children)

    def compares(self, children: list[Any]) -> Condition:
        """A condition with a comparison."""
        field, operator, operand = children
        return Condition(field, cast(Operator, str(operator)), operand, _position(operator))

    def values(self, children: list[Any]) -> Operand:
        """The operand of IN: fixed strings, all event types, or one placeholder."""
        values = [_element(child) for child in children]
        for value in values:
            if isinstance(value, Parameter) and len(values) > 1:
                raise symbol(
                    value,
                    "A placeholder is alone in its list; give it several values in filterValues "
                    "instead.",
                )
        if isinstance(values[0], Parameter):
            return values[0]
        if any(isinstance(value, AllEventTypes) for value in values):
            return AllEventTypes()
        return Texts(tuple(str(value) for value in values))

    def element(self, children: list[Token]) -> Token:
        """One entry of a list."""
        return children[0]

    def operand(self, children: list[Any]) -> Operand:
        """The right side of a comparison."""
        (child,) = children
        if isinstance(child, Field):
            return child
        if child.type == "NUMBER":
            if isinf(float(child)):
                raise invalid(f"the number {child} is too large.", _position(child))
            return float(child)
        value = _element(child)
        return Texts((value,)) if isinstance(value, str) else value

    def field(self, children: list[Token]) -> Field:
        """A data set and a column."""
        dataset, column = children
        text = f"{dataset}.{column}"
        return Field(dataset.upper(), column.upper(), text, _position(dataset))


def _position(token: Token) -> int:
    return (token.start_pos or 0) + 1


def _element(token: Token) -> str | Parameter | AllEventTypes:
    if token.type == "STAR":
        return AllEventTypes()
    if token.type == "PARAMETER":
        return Parameter(token[1:], _position(token))
    if token.type == "NUMBER":
        raise invalid(
            f'the values of a list stand in quotes: "{token}". Numbers are compared with '
            "=, !=, <, <=, > or >=.",
            _position(token),
        )
    value = unquoted(token)
    if _QUOTED_PARAMETER.match(value):  # seen in the guide's own samples for the command line
        return Parameter(value[1:], _position(token))
    return value
