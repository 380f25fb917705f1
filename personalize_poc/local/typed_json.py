"""Frozen dataclasses as JSON and back, with every member checked against its declared type.

What travels to a worker process is written by `members` and read by `read`. Members may be texts,
numbers, truth values, paths, enumerations, literals, dataclasses, lists, tuples, mappings with
texts or enumerations as keys, any of these or None, and Any.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, cast

T = TypeVar("T")


def members(value: Any) -> dict[str, Any]:
    """The members of a dataclass by name, as what JSON has. Raises TypeError."""
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def read(kind: type[T], value: Any) -> T:
    """A value of this type from what JSON has; members that the type does not know are left out.

    Raises TypeError naming the place of the first member that does not fit.
    """
    return cast(T, _read(kind, value, kind.__name__))


def argument(function: Callable[..., Any], value: Any) -> Any:
    """The value as the type of the first parameter of a function; as it is, if that says none.

    Raises TypeError as `read` does.
    """
    kinds = typing.get_type_hints(function)
    first = function.__code__.co_varnames[0]
    return _read(kinds[first], value, function.__name__) if first in kinds else value


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {_plain(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return members(value)
    raise TypeError(f"JSON has no {type(value).__name__}")


def _read(kind: Any, value: Any, place: str) -> Any:
    """place: what messages call the value."""
    if kind is Any:
        return value
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        return None if value is None else _read(_not_none(kind), value, place)
    if origin is Literal:
        return _checked(value in inside, value, place, kind)
    if origin in (list, tuple):
        _checked(isinstance(value, list), value, place, kind)
        if origin is tuple and inside[-1] is not Ellipsis:
            _checked(len(value) == len(inside), value, place, kind)
            return tuple(_read(one, v, f"{place}[]") for one, v in zip(inside, value, strict=True))
        return origin(_read(inside[0], one, f"{place}[]") for one in value)
    if origin in (dict, Mapping):
        _checked(isinstance(value, dict), value, place, kind)
        key, one = inside
        return {_read(key, k, place): _read(one, v, f"{place}.{k}") for k, v in value.items()}
    if is_dataclass(kind):
        return _dataclass(kind, value, place)
    return _scalar(kind, value, place)


def _dataclass(kind: Any, value: Any, place: str) -> Any:
    _checked(isinstance(value, dict), value, place, kind)
    found = {}
    for field, declared in _members_of(kind):
        name = f"{place}.{field.name}"
        if field.name in value:
            found[field.name] = _read(declared, value[field.name], name)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise TypeError(f"{name} is missing")
    return kind(**found)


def _scalar(kind: Any, value: Any, place: str) -> Any:
    if issubclass(kind, Enum):
        _checked(value in [one.value for one in kind], value, place, kind)
        return kind(value)
    if kind is Path:
        return Path(_checked(isinstance(value, str), value, place, kind))
    if kind is float and type(value) is int:
        return float(value)
    fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    return _checked(fits, value, place, kind)


def _checked(fits: bool, value: Any, place: str, kind: Any) -> Any:
    if not fits:
        raise TypeError(f"{place} is {value!r:.100}, not {getattr(kind, '__name__', kind)}")
    return value


@functools.cache
def _not_none(kind: Any) -> Any:
    """The one type beside None."""
    [found] = (one for one in typing.get_args(kind) if one is not types.NoneType)
    return found


@functools.cache
def _members_of(kind: Any) -> list[tuple[Field[Any], Any]]:
    declared = typing.get_type_hints(kind)
    return [(field, declared[field.name]) for field in fields(kind)]
