"""A compiled filter with its values, evaluated over all items (or users) at once."""

from __future__ import annotations

import functools
import json
import operator
import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.datasets.columns import AnyColumn, NumberColumn, TextColumn
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.filters.messages import nearest
from personalize_poc.local.filters.nodes import (
    ACTION_INTERACTIONS,
    CURRENT_USER,
    INTERACTIONS,
    AllEventTypes,
    Condition,
    Expression,
    Field,
    Filter,
    Parameter,
    Texts,
)
from personalize_poc.local.filters.parser import unquoted

Mask = NDArray[np.bool_]
Known = list[str] | float | None
"""What is known of one user or item: its texts, its number, or nothing."""

_LOGS = (INTERACTIONS, ACTION_INTERACTIONS)
_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt,
    "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_VALUES = re.compile(r"""\s*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')\s*(?:,|\Z)""", re.DOTALL)
_NUMBER = re.compile(r"\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*", re.ASCII | re.IGNORECASE)
"""As in the grammar; Python's own numbers have more forms (``1_000``, ``nan``)."""
_PARTS = re.compile(r""""(?:\\.|[^"\\])*"|[^",]+""")
"""What values without the right quotes or commas are probably made of."""


class Masks(Protocol):
    """Masks by what they were computed from. Masks that were put in never change."""

    def get(self, key: Hashable) -> Mask | None:
        """A mask, or None."""
        ...

    def put(self, key: Hashable, value: Mask) -> None:
        """Keep a mask for as long as there is space."""
        ...


class Scope(Protocol):
    """What a filter is evaluated over: `size` candidates and the user and item of the request.

    Names of data sets and columns arrive in upper case, whatever the schema writes. A scope may
    have an attribute `masks` (`Masks`): there masks are kept that depend on the candidates alone.
    """

    @property
    def size(self) -> int:
        """Number of candidates n."""
        ...

    def column(self, dataset: str, name: str) -> AnyColumn:
        """A column of ITEMS (USERS, ACTIONS) over the n candidates."""
        ...

    def interacted(self, event_types: frozenset[str] | None) -> NDArray[Any]:
        """Indexes of candidates with which the user interacted by one of these event types.

        Event types arrive casefolded; None: by any. The latest 100 interactions of each type
        count, live events among them.
        """
        ...

    def current_user(self, column: str) -> Known:
        """What is known of the user of the request."""
        ...

    def current_item(self, column: str) -> Known:
        """What is known of the item of the request."""
        ...


@dataclass(frozen=True, eq=False)
class Bound:
    """A filter with the values of its placeholders. A name without a value is not in `texts`.
    Equal to itself alone, so that masks can be kept for it.

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

    def _applies(self, expression: Expression, scope: Scope) -> bool:
        if any(parameter.name not in self.texts for parameter in expression.parameters):
            return False
        return all(self._holds(condition, scope) for condition in expression.users)

    def _matches(self, expression: Expression, scope: Scope) -> Mask:
        """bool [n]; computed once for candidates that stay the same, if nothing else matters."""
        masks: Masks | None = getattr(scope, "masks", None)
        if masks is None or not _is_about_candidates(expression):
            return self._computed(expression, scope)
        key = (self, expression.position)
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
            raise _not_one_number(condition.operand.name, self.texts[condition.operand.name])
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


def bind(filter: Filter, values: Mapping[str, str] | None = None) -> Bound:
    r"""Give placeholders their values, the `filterValues` of a request.

    A value holds one or more strings in double quotes, separated by commas:
    ``"\"Comedy\",\"Drama\""``; a number may stand without quotes. Raises
    InvalidInputException: a name that the filter does not have (names are case-sensitive), no
    value for a placeholder of an INCLUDE, or text of another form.
    """
    values = values or {}
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
            raise _not_one_number(name, (text,)) if name in compared else _not_quoted(name, text)
        texts[name] = found
    numbers = {n: n_ for n, t in texts.items() if (n_ := _one_number(t)) is not None}
    for name in compared & texts.keys():
        if name not in numbers:
            raise _not_one_number(name, texts[name])
    return Bound(filter, texts, numbers)


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
    return number if np.isfinite(number) else None


def _changed(field: Field) -> InvalidInputException:
    """The data set was deleted and made again with another schema after the filter was checked."""
    return InvalidInputException(
        f"The filter uses {field.text}, whose type in the schema is another one by now."
    )


def _not_one_number(name: str, texts: tuple[str, ...]) -> InvalidInputException:
    return InvalidInputException(
        f"filterValues: {name} is compared with a number and needs exactly one number; it is "
        f"{', '.join(texts)}."
    )
