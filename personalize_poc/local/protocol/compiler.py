"""Shapes of the service models as functions, made once: what most requests and answers need.

`reader` and `writer` do what `validation.validate` and `serialising.structure` do, as long as
everything fits. When something does not they raise Unfit, and those say what it is.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from personalize_poc.local.protocol import patterns

Convert = Callable[[Any], Any]


class Unfit(Exception):
    """The value does not fit the shape."""


@functools.cache
def reader(shape: Shape) -> Convert:
    """Checks an input against every constraint; returns it without nulls and unknown members."""
    match shape:
        case StructureShape():
            return _structure_reader(shape)
        case ListShape():
            return _list_reader(shape)
        case MapShape():
            return _map_reader(shape)
    match shape.type_name:
        case "string":
            return _string_reader(shape)
        case "integer" | "long":
            return _integer_reader(shape)
        case "float" | "double":
            return _ranged(_number, shape)
        case "timestamp":
            return _number
        case "boolean":
            return _exactly(bool)
    raise NotImplementedError(f"the model has a member of type {shape.type_name}")


@functools.cache
def writer(shape: Shape) -> Convert:
    """Turns what an operation returned into JSON types, without members that are None."""
    match shape:
        case StructureShape():
            return _structure_writer(shape)
        case ListShape():
            if isinstance(shape.member, StructureShape):
                return _structures_writer(shape.member)
            each = writer(shape.member)
            return lambda value: [each(item) for item in value] if type(value) is list else _no()
        case MapShape():
            key, each = writer(shape.key), writer(shape.value)
            return lambda value: (
                {key(k): each(v) for k, v in value.items()} if type(value) is dict else _no()
            )
    match shape.type_name:
        case "string":
            return _exactly(str)
        case "integer" | "long":
            return _exactly(int)
        case "float" | "double":
            return _written_number
        case "boolean":
            return _exactly(bool)
    return _never  # timestamps may come in several forms


def _no() -> Any:
    raise Unfit


def _never(value: Any) -> Any:
    raise Unfit


def _structure_reader(shape: StructureShape) -> Convert:
    members = {name: reader(member) for name, member in shape.members.items()}
    required = frozenset(shape.required_members)

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise Unfit
        found = {
            name: check(given)
            for name, check in members.items()
            if (given := value.get(name)) is not None
        }
        if not required <= found.keys():
            raise Unfit
        return found

    return read


def _list_reader(shape: ListShape) -> Convert:
    check, (least, most) = reader(shape.member), _bounds(shape)

    def read(value: Any) -> Any:
        if type(value) is not list or not least <= len(value) <= most or None in value:
            raise Unfit
        return [check(item) for item in value]

    return read


def _map_reader(shape: MapShape) -> Convert:
    check_key, check, (least, most) = reader(shape.key), reader(shape.value), _bounds(shape)

    def read(value: Any) -> Any:
        if type(value) is not dict or not least <= len(value) <= most or None in value.values():
            raise Unfit
        return {check_key(key): check(item) for key, item in value.items()}

    return read


def _string_reader(shape: Shape) -> Convert:
    least, most = _bounds(shape)
    pattern = shape.metadata.get("pattern")
    fits: Callable[[str], re.Match[str] | None] | None = None
    enum = frozenset(getattr(shape, "enum", None) or ())

    def read(value: Any) -> Any:
        nonlocal fits
        if type(value) is not str or not least <= len(value) <= most:
            raise Unfit
        if pattern is not None:
            if fits is None:  # some patterns take long to compile, and are never used
                fits = patterns.compiled(pattern).fullmatch
            if not fits(value):
                raise Unfit
        if enum and value not in enum:
            raise Unfit
        return value

    return read


def _integer_reader(shape: Shape) -> Convert:
    least, most = _bounds(shape)

    def read(value: Any) -> Any:
        if type(value) is not int or not least <= value <= most:
            raise Unfit
        return value

    return read


def _ranged(check: Convert, shape: Shape) -> Convert:
    least, most = _bounds(shape)

    def read(value: Any) -> Any:
        number = check(value)
        if not least <= number <= most:
            raise Unfit
        return number

    return read


def _exactly(kind: type) -> Convert:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise Unfit
        return value

    return check


def _number(value: Any) -> float:
    if type(value) is float:
        number = value
    elif type(value) is int and -(2**53) <= value <= 2**53:
        number = float(value)
    else:
        raise Unfit
    if not math.isfinite(number):
        raise Unfit
    return number


def _written_number(value: Any) -> float:
    if type(value) is not float or not math.isfinite(value):
        raise Unfit
    return value


def _structure_writer(shape: StructureShape) -> Convert:
    members = {name: writer(member) for name, member in shape.members.items()}

    def write(value: Any) -> Any:
        if type(value) is not dict:
            raise Unfit
        try:
            return {
                name: members[name](given) for name, given in value.items() if given is not None
            }
        except KeyError:
            raise Unfit from None

    return write


def _structures_writer(shape: StructureShape) -> Convert:
    """A list of structures.

    Those that hold texts and numbers alone, as recommended items do, are JSON as they are.
    """
    each, isfinite = writer(shape), math.isfinite
    types = {"string": str, "double": float, "float": float}
    plain = {name: types.get(member.type_name) for name, member in shape.members.items()}

    def is_plain(items: list[Any]) -> bool:
        for item in items:
            if type(item) is not dict:
                return False
            for name, given in item.items():
                kind = type(given)
                if kind is not plain.get(name) or (kind is float and not isfinite(given)):
                    return False
        return True

    def write(value: Any) -> Any:
        if type(value) is not list:
            raise Unfit
        return value if is_plain(value) else [each(item) for item in value]

    return write


def _bounds(shape: Shape) -> tuple[float, float]:
    metadata = shape.metadata
    return metadata.get("min", -math.inf), metadata.get("max", math.inf)
