"""Input checked against every constraint that the service model states.

SDKs check types, required members and minima before they send; the service checks the rest:
maxima, patterns, enumerations. Here everything is checked, because other clients check nothing.
All violations of one request are reported together, in the general form of AWS.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StringShape, StructureShape

from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.protocol import compiler
from personalize_poc.local.protocol.patterns import compiled

_SHOWN = 300
"""Characters of an offending value that a message repeats at most."""

_REPORTED = 20
"""Violations that one message names at most."""


def validate(document: dict[str, Any], shape: StructureShape) -> dict[str, Any]:
    """The members of `shape` in `document`, without nulls and without unknown members.

    Raises InvalidInputException that names each field and its violated constraint.
    """
    try:
        params: dict[str, Any] = compiler.reader(shape)(document)
        return params
    except compiler.Unfit:
        return reported(document, shape)


def reported(document: dict[str, Any], shape: StructureShape) -> dict[str, Any]:
    """Like `validate`, member by member, so that every violation can be named."""
    problems: list[str] = []
    params: dict[str, Any] = _structure(document, shape, "", problems)
    if problems:
        count = len(problems)
        head = f"{count} validation error{'s' * (count > 1)} detected: "
        more = f"; and {count - _REPORTED} more" if count > _REPORTED else ""
        raise InvalidInputException(head + "; ".join(problems[:_REPORTED]) + more)
    return params


def _value(value: Any, shape: Shape, at: str, problems: list[str]) -> Any:
    check = _CHECKS.get(shape.type_name)
    if check is None:
        raise NotImplementedError(f"the model has a member of type {shape.type_name} at {at}")
    return check(value, shape, at, problems)


def _structure(value: Any, shape: StructureShape, at: str, problems: list[str]) -> Any:
    if not isinstance(value, dict):
        return _wrong_type(value, "a structure", at, problems)
    for name in shape.required_members:
        if value.get(name) is None:
            _report(problems, None, _join(at, name), "Member must not be null")
    return {
        name: _value(value[name], member, _join(at, name), problems)
        for name, member in shape.members.items()
        if value.get(name) is not None
    }


def _list(value: Any, shape: ListShape, at: str, problems: list[str]) -> Any:
    if not isinstance(value, list):
        return _wrong_type(value, "a list", at, problems)
    _size(value, shape, at, problems)
    found = []
    for position, item in enumerate(value, 1):
        here = f"{at}.{position}.member"
        if item is None:
            _report(problems, None, here, "Member must not be null")
        else:
            found.append(_value(item, shape.member, here, problems))
    return found


def _map(value: Any, shape: MapShape, at: str, problems: list[str]) -> Any:
    if not isinstance(value, dict):
        return _wrong_type(value, "a map", at, problems)
    _size(value, shape, at, problems)
    found = {}
    for key, item in value.items():
        _value(key, shape.key, f"{at}.key", problems)
        here = f"{at}.{key[:_SHOWN]}.member"
        if item is None:
            _report(problems, None, here, "Member must not be null")
        else:
            found[key] = _value(item, shape.value, here, problems)
    return found


def _string(value: Any, shape: StringShape, at: str, problems: list[str]) -> Any:
    if not isinstance(value, str):
        return _wrong_type(value, "a string", at, problems)
    length = len(value)
    metadata = shape.metadata
    if "min" in metadata and length < metadata["min"]:
        rule = f"Member must have length greater than or equal to {metadata['min']}"
        _report(problems, value, at, rule)
    if "max" in metadata and length > metadata["max"]:
        rule = f"Member must have length less than or equal to {metadata['max']}"
        _report(problems, value, at, rule)
    elif "pattern" in metadata and not compiled(metadata["pattern"]).fullmatch(value):
        rule = f"Member must satisfy regular expression pattern: {metadata['pattern']}"
        _report(problems, value, at, rule)
    if shape.enum and value not in shape.enum:
        names = ", ".join(shape.enum)
        _report(problems, value, at, f"Member must satisfy enum value set: [{names}]")
    return value


def _integer(value: Any, shape: Shape, at: str, problems: list[str]) -> Any:
    # JSON has one kind of number: 5.0 is the integer 5, and 5.5 is none.
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return _wrong_type(value, "an integer", at, problems)
    _range(value, shape, at, problems)
    return value


def _double(value: Any, shape: Shape, at: str, problems: list[str]) -> Any:
    number = _finite(value)
    if number is None:
        return _wrong_type(value, "a number", at, problems)
    _range(number, shape, at, problems)
    return number


def _boolean(value: Any, shape: Shape, at: str, problems: list[str]) -> Any:
    return value if isinstance(value, bool) else _wrong_type(value, "a boolean", at, problems)


def _timestamp(value: Any, shape: Shape, at: str, problems: list[str]) -> Any:
    number = _finite(value)
    if number is None:
        return _wrong_type(value, "a timestamp in Unix seconds", at, problems)
    return number


_CHECKS: dict[str, Callable[[Any, Any, str, list[str]], Any]] = {
    "structure": _structure,
    "list": _list,
    "map": _map,
    "string": _string,
    "integer": _integer,
    "long": _integer,
    "float": _double,
    "double": _double,
    "boolean": _boolean,
    "timestamp": _timestamp,
}


def _finite(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _size(value: Any, shape: Shape, at: str, problems: list[str]) -> None:
    if "min" in shape.metadata and len(value) < shape.metadata["min"]:
        rule = f"Member must have length greater than or equal to {shape.metadata['min']}"
        _report(problems, value, at, rule)
    if "max" in shape.metadata and len(value) > shape.metadata["max"]:
        rule = f"Member must have length less than or equal to {shape.metadata['max']}"
        _report(problems, value, at, rule)


def _range(value: float, shape: Shape, at: str, problems: list[str]) -> None:
    if "min" in shape.metadata and value < shape.metadata["min"]:
        rule = f"Member must have value greater than or equal to {shape.metadata['min']}"
        _report(problems, value, at, rule)
    if "max" in shape.metadata and value > shape.metadata["max"]:
        rule = f"Member must have value less than or equal to {shape.metadata['max']}"
        _report(problems, value, at, rule)


def _wrong_type(value: Any, wanted: str, at: str, problems: list[str]) -> None:
    _report(problems, value, at, f"Member must be {wanted}")


def _report(problems: list[str], value: Any, at: str, rule: str) -> None:
    shown = value if isinstance(value, str) else json.dumps(value)
    if len(shown) > _SHOWN:
        shown = shown[:_SHOWN] + "…"
    quoted = "null" if value is None else f"'{shown}'"
    problems.append(f"Value {quoted} at '{at}' failed to satisfy constraint: {rule}")


def _join(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name
