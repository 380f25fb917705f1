"""A new filter expression: compiled and checked, or refused, with a proposal if there is one."""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.filters.columns import check
from personalize_poc.local.filters.messages import InvalidExpression
from personalize_poc.local.filters.nodes import Filter
from personalize_poc.local.filters.semantics import compile

_REPAIR = f"{__package__}.repair"


def accept(text: str, schemas: Mapping[str, Schema]) -> Filter:
    """Compile the expression of a new filter and check it against the schemas of its group.

    schemas: type of data set -> schema, those that exist. Raises InvalidInputException with the
    position, what was expected, and the nearest right form where one is near.
    """
    try:
        return _accepted(text, schemas)
    except InvalidExpression as refused:
        form = _nearest_form(text, refused, schemas)
        if form is None:
            raise
        message = f"{refused.message} The nearest right form: {form}"
        raise InvalidExpression(message, refused.position, refused.expected) from refused


def _accepted(text: str, schemas: Mapping[str, Schema]) -> Filter:
    compiled = compile(text)
    check(compiled, schemas)
    return compiled


def _nearest_form(
    text: str, refused: InvalidExpression, schemas: Mapping[str, Schema]
) -> str | None:
    """What the room `repair` proposes; None without it, or when no place is to blame."""
    if refused.position is None:
        return None
    try:
        from personalize_poc.local.filters.repair import nearest_form
    except ModuleNotFoundError as missing:
        if missing.name != _REPAIR:
            raise
        return None

    def wrong(other: str) -> InvalidExpression | None:
        try:
            _accepted(other, schemas)
        except InvalidExpression as error:
            return error
        return None

    return nearest_form(text, refused, wrong, schemas)
