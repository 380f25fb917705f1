"""What a filter expression may say: the guide's rules beyond the grammar, as far as the text goes.

What they say of the columns of a data set group is in `columns`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.filters import parser
from personalize_poc.local.filters.messages import invalid, nearest, symbol
from personalize_poc.local.filters.nodes import (
    ACTION_INTERACTIONS,
    ACTIONS,
    CURRENT_ITEM,
    CURRENT_USER,
    INTERACTIONS,
    ITEMS,
    SPELLING,
    USERS,
    AllEventTypes,
    Condition,
    Expression,
    Field,
    Filter,
    Parameter,
    Texts,
    home,
)

MAX_FIELDS = 10
"""Distinct fields of one filter, over all its expressions."""

MAX_PARAMETER_NAME = 50

DATASETS = {
    "ItemID": (ITEMS, INTERACTIONS),
    "UserID": (USERS, INTERACTIONS),
    "ActionID": (ACTIONS, ACTION_INTERACTIONS),
}
_ALIASES = {"ACTION": ACTIONS, "ACTIONINTERACTIONS": ACTION_INTERACTIONS}
_LOGS = (INTERACTIONS, ACTION_INTERACTIONS)
_AUTOMATIC = ("EXPIRATION_TIMESTAMP", "ACTION_EXPIRATION_TIMESTAMP", "REPEAT_FREQUENCY")


@lru_cache(maxsize=256)
def compile(text: str) -> Filter:
    """Parse a filter expression and check all that needs no schema.

    Raises InvalidInputException with the position and what was expected.
    """
    expressions = tuple(_named(expression) for expression in parser.parse(text))
    first = expressions[0]
    for expression in expressions:
        if expression.target != first.target:
            raise invalid(
                f"all expressions of a filter have the same target; {expression.target} follows "
                f"{first.target}.",
                expression.position,
            )
        _check_expression(expression)
    fields = frozenset((home(f), f.column) for f in _fields(expressions))
    if len(fields) > MAX_FIELDS:
        raise invalid(f"a filter may use {MAX_FIELDS} distinct fields; this one has {len(fields)}.")
    used = [field.dataset for field in _fields(expressions)]
    return Filter(
        text=text,
        target=first.target,
        expressions=expressions,
        parameters=_parameters(expressions),
        fields=fields,
        needs_user=any(name in (*_LOGS, CURRENT_USER) for name in used),
        needs_current_item=CURRENT_ITEM in used,
    )


def _named(expression: Expression) -> Expression:
    """Replace the other spellings of data set names that the guide uses."""

    def fixed(condition: Condition) -> Condition:
        name = condition.field.dataset
        return replace(condition, field=replace(condition.field, dataset=_ALIASES.get(name, name)))

    return replace(
        expression,
        groups=tuple(tuple(fixed(c) for c in group) for group in expression.groups),
        users=tuple(fixed(c) for c in expression.users),
    )


def _fields(expressions: Iterable[Expression]) -> list[Field]:
    fields = []
    for expression in expressions:
        for condition in (*expression.where, *expression.users):
            fields.append(condition.field)
            if isinstance(condition.operand, Field):
                fields.append(condition.operand)
    return fields


def _parameters(expressions: tuple[Expression, ...]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for expression in expressions:
        for parameter in expression.parameters:
            if len(parameter.name) > MAX_PARAMETER_NAME:
                raise symbol(
                    parameter,
                    f"The name of a placeholder has {MAX_PARAMETER_NAME} characters at most.",
                )
            found[parameter.name] = found.get(parameter.name, False) or expression.include
    return found


def _check_expression(expression: Expression) -> None:
    allowed = DATASETS[expression.target]
    first = expression.where[0].field
    for condition in expression.where:
        field = condition.field
        if field.dataset not in allowed:
            raise _wrong_dataset(field, expression)
        if field.dataset != first.dataset:
            raise invalid(
                f"{field.text}: all conditions of an expression are on one data set, here "
                f"{SPELLING[first.dataset]}. Put the others into an expression of their own, "
                "joined by |.",
                field.position,
            )
        _check_condition(condition)
    for condition in expression.users:
        if condition.field.dataset != CURRENT_USER:
            raise invalid(
                f"{condition.field.text}: IF takes conditions on CurrentUser only.",
                condition.field.position,
            )
        _check_operand(condition)


def _wrong_dataset(field: Field, expression: Expression) -> InvalidInputException:
    names = [SPELLING[name] for name in DATASETS[expression.target]]
    written = field.text.split(".")[0]
    if field.dataset == CURRENT_USER:
        hint = " CurrentUser is for the IF part, at the end of an expression."
    elif field.dataset == CURRENT_ITEM:
        hint = " CurrentItem stands on the right side of a comparison or after IN."
    elif field.dataset in SPELLING:
        hint = ""
    else:
        hint = nearest(written, names)
    return invalid(
        f"{written} is not a data set for the conditions of {expression.target}; expected "
        f"{' or '.join(names)}.{hint}",
        field.position,
    )


def _check_condition(condition: Condition) -> None:
    field = condition.field
    if field.dataset in _LOGS:
        if field.column != "EVENT_TYPE":
            raise invalid(
                f"{field.text}: of {SPELLING[field.dataset]} only EVENT_TYPE can be used."
                f"{nearest(field.column, ['EVENT_TYPE'])}",
                field.position,
            )
        if condition.operator not in ("IN", "NOT IN") or isinstance(condition.operand, Field):
            raise invalid(
                f"{field.text} is compared with IN or NOT IN and a list of event types.",
                condition.position,
            )
    if field.dataset == ACTIONS and field.column in _AUTOMATIC:
        raise invalid(
            f"{field.text} cannot be used in a filter; it is applied automatically.",
            field.position,
        )
    _check_operand(condition)


def _check_operand(condition: Condition) -> None:
    field, operator, operand = condition.field, condition.operator, condition.operand
    if operator == "NOT IN" and isinstance(operand, Parameter):
        raise symbol(operand, "Placeholders are not allowed with NOT_IN operator.")
    is_star = isinstance(operand, AllEventTypes) or (
        isinstance(operand, Texts) and "*" in operand.values and field.dataset in _LOGS
    )
    if is_star and (field.dataset not in _LOGS or operator == "NOT IN"):
        raise invalid(
            "* stands for all event types: use it as EVENT_TYPE IN (*) of an interactions data "
            "set only.",
            condition.position,
        )
    if isinstance(operand, Field):
        if operand.dataset != CURRENT_ITEM:
            raise invalid(
                f"{operand.text}: a field can only be compared with a field of CurrentItem."
                f"{nearest(operand.text.split('.')[0], ['CurrentItem'])}",
                operand.position,
            )
        if field.dataset != ITEMS:
            raise invalid(
                f"{operand.text}: CurrentItem is compared with fields of Items only.",
                operand.position,
            )
    if isinstance(operand, Texts) and operator not in ("IN", "NOT IN"):
        if field.dataset != CURRENT_USER:
            raise invalid(
                f"{field.text} {operator}: strings are compared with IN or NOT IN, e.g. "
                f'{field.text} IN ("{operand.values[0]}"); numbers stand without quotes.',
                condition.position,
            )
        if operator != "=":
            raise invalid(
                f"{field.text} {operator}: strings of CurrentUser are compared with = or IN.",
                condition.position,
            )
