"""What is known of a user and of the moment of a request, in the numbers of a model."""

from __future__ import annotations

import math
from collections.abc import Mapping

from personalize_poc.local.arrays.types import Values
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.errors import InvalidInputException

Moment = tuple[tuple[str, str], ...]
"""The `context` of a request: names and texts, sorted."""

Columns = Mapping[str, list[str] | None]
"""Columns that a model learned from: the texts of its categories, None for numbers."""


class Coder:
    """Texts and numbers of some columns in the numbers that training gave them.

    What the model has not seen, a column or a category, is left out: it tells the model nothing.
    """

    def __init__(self, columns: Columns) -> None:
        self._names = {name.casefold(): name for name in columns}
        self._codes = {
            name: None if texts is None else {text: code for code, text in enumerate(texts)}
            for name, texts in columns.items()
        }

    def __bool__(self) -> bool:
        """Whether there is any column."""
        return bool(self._codes)

    def moment(self, moment: Moment) -> Values:
        """The context of a request. Raises InvalidInputException for a number that is none."""
        found: dict[str, tuple[int, ...] | float] = {}
        for key, text in moment:
            name = self._names.get(key.casefold())
            if name is None:
                continue
            codes = self._codes[name]
            if codes is None:
                found[name] = _number(key, text)
            elif text in codes:
                found[name] = (codes[text],)
        return found

    def person(self, users: EntityTable, user_id: str | None) -> Values:
        """The metadata of a user."""
        if user_id is None or user_id not in users.rows:
            return {}
        found: dict[str, tuple[int, ...] | float] = {}
        for name, codes in self._codes.items():
            value = users.known(name, user_id)
            if codes is None and isinstance(value, float):
                found[name] = value
            elif codes is not None and isinstance(value, list):
                # Categories that training has not seen take their share, as they do there.
                found[name] = tuple(codes.get(text, -1) for text in value)
        return found


def _number(key: str, text: str) -> float:
    try:
        number = float({"true": "1", "false": "0"}.get(text.casefold(), text))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InvalidInputException(f"context.{key} is {text!r}; the column {key} holds numbers.")
    return number
