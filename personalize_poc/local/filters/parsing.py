"""Text of a filter expression -> nodes, with error messages that say where and what."""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.exceptions import VisitError

from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.filters.nodes import (
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
    "STAR": "*",
    "PARAMETER": "a placeholder such as $NAME",
    "NAME": "a name",
    "NUMBER": "a number",
    "STRING": "a string in quotes",
    "LPAR": "(",
    "RPAR": ")",
    "DOT": ".",
    "COMMA": ",",
    "VBAR": "|",
    "$END": "the end",
}
_KEYWORDS = ("INCLUDE", "EXCLUDE", "WHERE", "IF", "AND", "OR", "NOT", "IN")
_TARGETS: dict[str, Target] = {"ITEMID": "ItemID", "USERID": "UserID", "ACTIONID": "ActionID"}
_QUOTED_PARAMETER = re.compile(r"\$[A-Za-z0-9_]+\Z")


def invalid(text: str, position: int | None = None) -> InvalidInputException:
    """The error of CreateFilter; `position` counts characters from 1."""
    where = "" if position is None else f" at character {position}"
    return InvalidInputException(f"{_PREFIX}Invalid Expression{where}: {text}")


def symbol(name: str, text: str) -> InvalidInputException:
    """The error about a placeholder that stands where none may."""
    return InvalidInputException(f"{_PREFIX}Invalid input symbol: ${name}. {text}")


def nearest(word: str, known: list[str]) -> str:
    """A hint with the nearest right form, or an empty string. Case is ignored."""
    forms = {form.upper(): form for form in known}
    found = difflib.get_close_matches(word.upper(), list(forms), n=1, cutoff=0.6)
    return f" Did you mean {forms[found[0]]}?" if found else ""


def parse(text: str) -> tuple[Expression, ...]:
    """Parse a filter expression. Raises InvalidInputException."""
    if not 1 <= len(text) <= MAX_LENGTH:
        raise invalid(f"it must have 1 to {MAX_LENGTH} characters, not {len(text)}.")
    try:
        tree = _parser().parse(text)
        return cast(tuple[Expression, ...], _Nodes().transform(tree))
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


def _explained(error: UnexpectedInput, text: str) -> InvalidInputException:
    position, found = len(text), ""
    accepted: Any = getattr(error, "accepts", None) or getattr(error, "expected", ())
    expected: set[str] = set(accepted)
    if isinstance(error, UnexpectedCharacters):
        position, expected = error.pos_in_stream or 0, set(error.allowed or ())
        found = text[position]
    elif isinstance(error, UnexpectedToken) and error.token.type != "$END":
        position, found = error.token.start_pos or 0, str(error.token)
    if "STAR" in expected:  # numbers in lists are parsed only for the sake of a better message
        expected.discard("NUMBER")
    wanted = [word for name, word in _WORDS.items() if name in expected]
    hint = _hint(found, expected, text, position)
    stands = f"{found!r} is not expected here" if found else "it ends too early"
    return invalid(f"{stands}; expected {_listed(wanted)}.{hint}", position + 1)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _hint(found: str, expected: set[str], text: str, position: int) -> str:
    before = text[:position].upper().split()
    if found == "(" and "NAME" in expected and "LPAR" not in expected:
        return " Conditions cannot be grouped by parentheses; AND binds tighter than OR."
    if (
        found
        and found in "\"'"
        and not isinstance(expected, frozenset)
        and found not in text[position + 1 :]
    ):
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


# -- nodes -------------------------------------------------------------------------------------


class _Nodes(Transformer[Token, tuple[Expression, ...]]):
    """Builds nodes from the bottom up."""

    def start(self, children: list[Any]) -> tuple[Expression, ...]:
        """All expressions of the filter."""
        return tuple(children)

    def expression(self, children: list[Any]) -> Expression:
        """One expression between pipes."""
        action, target, _where, groups, _if, users = children
        if target.upper() not in _TARGETS:
            raise invalid(
                f"the target must be ItemID, UserID or ActionID, not {target}."
                f"{nearest(target, list(_TARGETS.values()))}",
                _position(target),
            )
        return Expression(
            include=action.upper() == "INCLUDE",
            target=_TARGETS[target.upper()],
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
        for value, child in zip(values, children, strict=True):
            if isinstance(value, Parameter) and len(values) > 1:
                raise symbol(
                    value.name,
                    f"A placeholder stands alone in its list, at character {_position(child)}; "
                    "give it several values in filterValues instead.",
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
