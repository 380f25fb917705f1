"""Expressions of metrics: ``SAMPLECOUNT()`` and ``SUM(DatasetType.COLUMN)``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.errors import InvalidInputException

_COUNT = re.compile(r"\s*SAMPLECOUNT\s*\(\s*\)\s*", re.IGNORECASE)
_SUM = re.compile(r"\s*SUM\s*\(\s*(\w+)\s*\.\s*(\w+)\s*\)\s*", re.IGNORECASE | re.ASCII)
_SUMMED = {"items": DatasetType.ITEMS, "interactions": DatasetType.INTERACTIONS}
_FORMS = "SAMPLECOUNT(), SUM(Items.COLUMN) or SUM(Interactions.COLUMN)"


@dataclass(frozen=True)
class Metric:
    """One metric. dataset, column: what is summed; None when events are counted."""

    name: str
    event_type: str
    dataset: DatasetType | None = None
    column: str | None = None

    @property
    def function(self) -> str:
        """The function as reports name it."""
        return "samplecount" if self.column is None else "sum"

    def matches(self, event_type: str | None) -> bool:
        """Whether an event of this type belongs to the metric. Letter case is ignored."""
        return event_type is not None and event_type.casefold() == self.event_type.casefold()


def parse(given: Mapping[str, Any], field: str) -> Metric:
    """A metric of a request: ``{"metricName", "eventType", "expression"}``.

    Raises InvalidInputException naming `field`.
    """
    for member in ("metricName", "eventType"):
        if not given[member].strip():
            raise InvalidInputException(f"{field}.{member} is empty.")
    name, event_type, text = given["metricName"], given["eventType"], given["expression"]
    if _COUNT.fullmatch(text):
        return Metric(name, event_type)
    summed = _SUM.fullmatch(text)
    if summed is None:
        raise InvalidInputException(f"{field}.expression is {text!r}; it must be {_FORMS}.")
    dataset = _SUMMED.get(summed[1].casefold())
    if dataset is None:
        raise InvalidInputException(
            f"{field}.expression: {summed[1]} cannot be summed. It must be {_FORMS}."
        )
    return Metric(name, event_type, dataset, summed[2])


def check(metric: Metric, schemas: Mapping[str, Schema], field: str) -> None:
    """Whether the datasets of a group have what a metric needs. Raises InvalidInputException.

    schemas: by type of dataset; those that do not exist yet are left out.
    """
    interactions = schemas.get(DatasetType.INTERACTIONS)
    if interactions is not None and interactions.find("EVENT_TYPE") is None:
        raise InvalidInputException(
            "The Interactions dataset has no EVENT_TYPE column; a metric attribution needs one."
        )
    if metric.dataset is None:
        return
    schema = schemas.get(metric.dataset)
    if schema is None:
        raise InvalidInputException(
            f"{field}.expression: the dataset group has no dataset of type {metric.dataset}."
        )
    wanted = str(metric.column).casefold()
    column = next((c for c in schema.columns if c.name.casefold() == wanted), None)
    if column is None or not column.is_number:
        numeric = ", ".join(c.name for c in schema.columns if c.is_number) or "none"
        why = "does not exist" if column is None else f"is of type {column.type}, not a number"
        raise InvalidInputException(
            f"{field}.expression: the column {metric.column} of {metric.dataset} {why}. "
            f"Numeric columns there: {numeric}."
        )
