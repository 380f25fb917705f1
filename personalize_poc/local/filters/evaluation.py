"""A compiled filter with its values, evaluated over all items (or users) at once."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.caches import Cache
from personalize_poc.local.datasets.columns import NumberColumn, TextColumn
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.filters import values as filter_values
from personalize_poc.local.filters.nodes import (
    ACTION_INTERACTIONS,
    INTERACTIONS,
    AllEventTypes,
    Condition,
    Expression,
    Field,
    Filter,
    Parameter,
    Texts,
)
from personalize_poc.local.filters.scope import Known, Mask, Masks, Scope

MOST_BOUND = 4096
"""Filters with their values that are kept."""

_LOGS = (INTERACTIONS, ACTION_INTERACTIONS)
_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def bind(filter: Filter, values: Mapping[str, str] | None = None) -> Bound:
    """Give placeholders their values, the `filterValues` of a request.

    Raises InvalidInputException; see `values.read`.
    """
    key = (filter.text, tuple(values.items()) if values else ())
    found = _bounds.get(key)
    if found is None:
        read = filter_values.read(filter, values or {})
        found = Bound(filter, read.texts, read.numbers)
        _bounds.put(key, found)
    return found


_bounds: Cache[Bound] = Cache(MOST_BOUND)


@dataclass(frozen=True)
class Bound:
    """A filter with the values of its placeholders. A name without a value is not in `texts`.

    texts: values of a placeholder as strings. numbers: those of them that are one number.
    """

    filter: Filter
    texts: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, float]

    def mask(self, scope: Scope) -> Mask:
        """bool [n]: True for candidates that may be recommended.

        (union of INCLUDE expressions, or all if none applies) minus (union of EXCLUDE
        expressions). An expression does not apply when its IF part is false, or when a
        placeholder of an EXCLUDE has no value.
        """
        included: Mask | None = None
        excluded: list[Mask] = []
        places: list[NDArray[Any]] = []
        for expression in self.filter.expressions:
            if not self._applies(expression, scope):
                continue
            if expression.include:
                matches = self._matches(expression, scope)
                included = matches if included is None else included | matches
            elif _is_interaction(expression):
                places.append(self._interacted(expression.groups[0][0], scope))
            else:
                excluded.append(self._matches(expression, scope))
        keep = np.ones(scope.size, np.bool_) if included is None else included
        for mask in excluded:
            keep = keep & ~mask
        if places:  # few of many: cheaper than a mask of all
            keep = keep.copy()
            for few in places:
                keep[few] = False
        return keep

    @functools.cached_property
    def key(self) -> str:
        """What masks depend on beside the candidates: equal for equal filters and values.

        A text, since it keeps its hash.
        """
        return f"{self.filter.text}\0{list(self.texts.items())}"

    def _applies(self, expression: Expression, scope: Scope) -> bool:
        if any(parameter.name not in self.texts for parameter in expression.parameters):
            return False
        return all(self._holds(condition, scope) for condition in expression.users)

    def _matches(self, expression: Expression, scope: Scope) -> Mask:
        """bool [n]; computed once for candidates that stay the same, if nothing else matters."""
        masks: Masks | None = getattr(scope, "masks", None)
        if masks is None or not _is_about_candidates(expression):
            return self._computed(expression, scope)
        key = (self.key, expression.position)
        found = masks.get(key)
        if found is None:
            found = self._computed(expression, scope)
            masks.put(key, found)
        return found

    def _interacted(self, condition: Condition, scope: Scope) -> NDArray[Any]:
        return scope.interacted(self._event_types(condition))

    def _computed(self, expression: Expression, scope: Scope) -> Mask:
        groups = (
            functools.reduce(np.logical_and, (self._condition(c, scope) for c in group))
            for group in expression.groups
        )
        return functools.reduce(np.logical_or, groups)

    def _condition(self, condition: Condition, scope: Scope) -> Mask:
        field = condition.field
        if field.dataset in _LOGS:
            mask = np.zeros(scope.size, np.bool_)
            mask[self._interacted(condition, scope)] = True
        elif condition.operator in ("IN", "NOT IN"):
            column = scope.column(field.dataset, field.column)
            if not isinstance(column, TextColumn):
                raise _changed(field)
            mask = column.any_of(self._wanted(condition, scope))
        else:
            numbers = scope.column(field.dataset, field.column)
            if not isinstance(numbers, NumberColumn):
                raise _changed(field)
            return self._compared(condition, numbers, scope)
        return ~mask if condition.operator == "NOT IN" else mask

    def _event_types(self, condition: Condition) -> frozenset[str] | None:
        if isinstance(condition.operand, AllEventTypes):
            return None
        values = self._fixed(condition)
        return None if "*" in values else frozenset(value.casefold() for value in values)

    def _wanted(self, condition: Condition, scope: Scope) -> tuple[str, ...]:
        if isinstance(condition.operand, Field):
            known = scope.current_item(condition.operand.column)
            return tuple(known) if isinstance(known, list) else ()
        return self._fixed(condition)

    def _fixed(self, condition: Condition) -> tuple[str, ...]:
        if isinstance(condition.operand, Parameter):
            return self.texts[condition.operand.name]
        assert isinstance(condition.operand, Texts), condition
        return condition.operand.values

    def _compared(self, condition: Condition, column: NumberColumn, scope: Scope) -> Mask:
        """Comparisons with a missing number are false, those with != too."""
        other: Known
        if isinstance(condition.operand, Field):
            other = scope.current_item(condition.operand.column)
        else:
            other = self._number(condition)
        if not isinstance(other, float | int) or np.isnan(other):
            return np.zeros(scope.size, np.bool_)
        mask: Mask = _COMPARE[condition.operator](column.values, other)
        return mask & ~np.isnan(column.values) if condition.operator == "!=" else mask

    def _number(self, condition: Condition) -> float:
        operand = condition.operand
        if isinstance(operand, Parameter):
            return self.numbers[operand.name]
        assert isinstance(operand, float), condition
        return operand

    def _holds(self, condition: Condition, scope: Scope) -> bool:
        """A condition on the user of the request; false when nothing is known of the user."""
        known = scope.current_user(condition.field.column)
        if known is None:
            return False
        if isinstance(known, list):
            shares = bool(set(known) & set(self._fixed(condition)))
            return not shares if condition.operator == "NOT IN" else shares
        if np.isnan(known):
            return False
        if isinstance(condition.operand, Parameter) and condition.operand.name not in self.numbers:
            raise filter_values.not_one_number(
                condition.operand.name, self.texts[condition.operand.name]
            )
        return bool(_COMPARE[condition.operator](known, self._number(condition)))


def _is_interaction(expression: Expression) -> bool:
    """Whether the WHERE part is ``Interactions.X IN (…)`` and nothing else."""
    if len(expression.groups) != 1 or len(expression.groups[0]) != 1:
        return False
    condition = expression.groups[0][0]
    return condition.field.dataset in _LOGS and condition.operator != "NOT IN"


def _is_about_candidates(expression: Expression) -> bool:
    """Whether the WHERE part looks at nothing but the candidates and fixed values."""
    return all(
        condition.field.dataset not in _LOGS and not isinstance(condition.operand, Field)
        for condition in expression.where
    )


def _changed(field: Field) -> InvalidInputException:
    """The data set was deleted and made again with another schema after the filter was checked."""
    return InvalidInputException(
        f"The filter uses {field.text}, whose type in the schema is another one by now."
    )
