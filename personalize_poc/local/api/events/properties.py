"""The `properties` member of streamed events and records: JSON in, schema columns out."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from personalize_poc.local import strict_json
from personalize_poc.local.datasets import arrow_types, permitted_values
from personalize_poc.local.datasets.csv import dialect
from personalize_poc.local.datasets.schema import Column, Schema
from personalize_poc.local.errors import InvalidInputException

_BITS = {"int": 32, "long": 64}


def parse(text: str | None, field: str) -> dict[str, Any]:
    """The JSON object of a `properties` member, {} when absent. Raises InvalidInputException."""
    if text is None:
        return {}
    try:
        found = strict_json.loads(text)
    except ValueError as error:
        raise InvalidInputException(f"{field} is not JSON: {error}.") from error
    if not isinstance(found, dict):
        raise InvalidInputException(f'{field} must be a JSON object, e.g. {{"numRatings": 12}}.')
    return found


def plain(name: str) -> str:
    """A name without case and underscores: ``numRatings`` and ``NUM_RATINGS`` are the same.

    Schemas cannot have two columns that differ by less.
    """
    return name.replace("_", "").casefold()


def refuse(properties: dict[str, Any], forbidden: Iterable[str], field: str) -> None:
    """Raise InvalidInputException when one of the keys is among `forbidden` (case ignored)."""
    if not properties:  # as of most events
        return
    names = {name.casefold() for name in forbidden}
    for key in properties:
        if key.casefold() in names:
            raise InvalidInputException(
                f"{field} may not contain {key!r}: it is a member of the request itself."
            )


def columns(
    properties: dict[str, Any], schema: Schema, field: str, *, ignore_unknown: bool
) -> dict[str, Any]:
    """Values by column name, of the columns' types.

    Raises InvalidInputException for a value that does not fit, and for a key that names no column
    unless `ignore_unknown`.
    """
    if not properties:  # as of most events
        return {}
    known = {plain(column.name): column for column in schema.columns}
    found: dict[str, Any] = {}
    for key, value in properties.items():
        column = known.get(plain(key))
        if column is not None:
            found[column.name] = convert(value, column, f"{field}.{key}")
            if not permitted_values.one(found[column.name], schema.dataset_type, column.name):
                wanted = permitted_values.expected(schema.dataset_type, column.name)
                raise InvalidInputException(f"{field}.{key} is {value!r}; it must be {wanted}.")
        elif not ignore_unknown:
            names = ", ".join(c.name for c in schema.columns)
            raise InvalidInputException(
                f"{field} contains {key!r}, which names no column of the schema. "
                f"Its columns are {names} (in camelCase here, e.g. creationTimestamp)."
            )
    return found


def convert(value: Any, column: Column, field: str) -> Any:
    """A JSON value as an import would keep it; "" and null are None.

    What an import refuses is refused here too: one such value would fail every training after it.

    Raises InvalidInputException.
    """
    if value is None or value == "":
        return None
    try:
        found = _converted(value, column)
    except (TypeError, ValueError, OverflowError) as error:
        raise InvalidInputException(
            f"{field} is {_shown(value)}; column {column.name} is of type {column.type}."
        ) from error
    if column.textual:
        return dialect.plain_texts(pa.array([found]))[0].as_py()
    most = arrow_types.max_length(column)
    if isinstance(found, str) and len(found) > most:
        raise InvalidInputException(
            f"{field} has {len(found)} characters; column {column.name} takes {most} at most."
        )
    return found


def require(record: dict[str, Any], schema: Schema, field: str) -> None:
    """Raise InvalidInputException when a column that may not be null has no value."""
    missing = [
        column.name
        for column in schema.columns
        if not column.nullable
        and column.name != schema.id_column
        and record.get(column.name) is None
    ]
    if missing:
        raise InvalidInputException(
            f"{field} has no value for {', '.join(missing)}; the schema does not allow null there."
        )


def _converted(value: Any, column: Column) -> Any:
    if column.type == "string":
        if isinstance(value, bool | dict | list):
            raise TypeError
        return str(value)
    if column.type == "boolean":
        texts = {"true": True, "false": False}
        return value if isinstance(value, bool) else texts[_text(value, texts)]
    if isinstance(value, bool | dict | list):
        raise TypeError
    number = float(value)
    if not math.isfinite(number):
        raise ValueError
    if column.type in ("float", "double"):
        return number
    if number != int(number):
        raise ValueError
    whole, limit = int(value), 1 << (_BITS[column.type] - 1)
    if not -limit <= whole < limit:
        raise OverflowError
    return whole


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 100 else f"{text[:100]} …"


def _text(value: Any, texts: dict[str, bool]) -> str:
    text = str(value).casefold()
    if text not in texts:
        raise ValueError
    return text
