"""Results of operations as JSON, checked against the output shape on the way.

An operation that returns a member the model does not have, or one of another type, has a bug:
a client would silently miss it. So it raises, and the answer is an internal error.
"""

from __future__ import annotations

import datetime
import json
import math
import numbers
from collections.abc import Mapping
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from personalize_poc.local.protocol import compiler

_ENCODER = json.JSONEncoder(
    separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
)


class OutputError(TypeError):
    """A result does not fit the output shape of its operation."""


def to_json(document: Any) -> bytes:
    """A JSON document in UTF-8, without spaces."""
    text = _ENCODER.encode(document)
    # A lone surrogate cannot be UTF-8; JSON can still carry it escaped.
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(document, separators=(",", ":"), allow_nan=False).encode()


def output(result: Mapping[str, Any], shape: StructureShape) -> dict[str, Any]:
    """`structure`, the fast way if everything fits."""
    try:
        written: dict[str, Any] = compiler.writer(shape)(result)
        return written
    except compiler.Unfit:
        return structure(result, shape)


def structure(result: Mapping[str, Any], shape: StructureShape, at: str = "") -> dict[str, Any]:
    """`result` as JSON types; members that are None are left out, as the service does.

    Raises OutputError on unknown members and wrong types.
    """
    unknown = set(result) - set(shape.members)
    if unknown:
        raise OutputError(f"{at or shape.name} has no members {sorted(unknown)}")
    return {
        name: _value(result[name], member, f"{at}.{name}")
        for name, member in shape.members.items()
        if result.get(name) is not None
    }


def _value(value: Any, shape: Shape, at: str) -> Any:
    if type(value) is str and shape.type_name == "string":  # most of what is answered
        return value
    if isinstance(shape, StructureShape):
        if not isinstance(value, Mapping):
            raise OutputError(f"{at} must be a mapping, not {value!r}")
        return structure(value, shape, at)
    if isinstance(shape, ListShape):
        if not isinstance(value, list | tuple):
            raise OutputError(f"{at} must be a list, not {value!r}")
        return [_value(item, shape.member, f"{at}[{i}]") for i, item in enumerate(value)]
    if isinstance(shape, MapShape):
        if not isinstance(value, Mapping):
            raise OutputError(f"{at} must be a mapping, not {value!r}")
        return {
            _value(key, shape.key, at): _value(item, shape.value, f"{at}.{key}")
            for key, item in value.items()
        }
    return _scalar(value, shape.type_name, at)


def _scalar(value: Any, type_name: str, at: str) -> Any:
    if type_name == "string" and isinstance(value, str):
        return value
    if type_name == "boolean" and isinstance(value, bool):
        return value
    # NumPy's scalars are numbers too, though not Python's int and float.
    if type_name in ("integer", "long") and _is(value, numbers.Integral):
        return int(value)
    if type_name in ("double", "float") and _is(value, numbers.Real) and math.isfinite(value):
        return float(value)
    if type_name == "timestamp":
        if isinstance(value, datetime.datetime):
            value = value.timestamp()
        if _is(value, numbers.Real) and math.isfinite(value):
            return round(float(value), 3)
    raise OutputError(f"{at} must be a {type_name}, not {value!r}")


def _is(value: Any, kind: type) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)
