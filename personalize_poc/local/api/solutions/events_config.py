"""eventsConfig of a solution: which types of events it considers, and how much each counts.

Documented for aws-user-personalization-v2 and aws-personalized-ranking-v2: all event types that
are to be considered are listed, each with a weight (0 to 1, only their ratio matters) and perhaps
a threshold of its own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.training.description import EventWeight
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.recipe import RecipeInfo

_LIST = "eventsConfig.eventParametersList"


def of(config: Mapping[str, Any] | None) -> tuple[EventWeight, ...]:
    """The listed types for a training. config: a solutionConfig."""
    listed = ((config or {}).get("eventsConfig") or {}).get("eventParametersList") or []
    return tuple(
        EventWeight(
            entry["eventType"], float(entry.get("weight", 1.0)), entry.get("eventValueThreshold")
        )
        for entry in listed
    )


def check(info: RecipeInfo, config: Mapping[str, Any], event_type: str | None) -> None:
    """Check the eventsConfig of a solution, if it has one. Raises InvalidInputException.

    event_type: of the solution.
    """
    listed = (config.get("eventsConfig") or {}).get("eventParametersList") or []
    if not listed:
        return
    if not info.events_config:
        names = catalogue.names(lambda other: other.events_config)
        raise InvalidInputException(
            f"eventsConfig is for the recipes {names}, not for {info.name}. "
            "Use eventType and eventValueThreshold."
        )
    for other, given in (("eventType", event_type), *_threshold(config)):
        if given:
            raise InvalidInputException(
                f"Give {other} or eventsConfig, not both: eventsConfig names the types of events "
                "and their thresholds."
            )
    _check_entries(listed)
    excluded = (config.get("trainingDataConfig") or {}).get("excludedDatasetColumns") or {}
    for dataset_type, columns in excluded.items():
        if dataset_type.upper() == DatasetType.INTERACTIONS and "EVENT_TYPE" in columns:
            raise InvalidInputException(
                "EVENT_TYPE cannot be excluded from training: eventsConfig needs it."
            )


def _threshold(config: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [("eventValueThreshold", config.get("eventValueThreshold"))]


def _check_entries(listed: list[dict[str, Any]]) -> None:
    seen: set[str] = set()
    for number, entry in enumerate(listed, 1):
        name = entry.get("eventType")
        if not name:
            raise InvalidInputException(f"{_LIST}.{number}.eventType is required.")
        if name in seen:
            raise InvalidInputException(f"{_LIST} lists the event type {name} twice.")
        seen.add(name)
        threshold = entry.get("eventValueThreshold")
        if threshold is not None and not math.isfinite(threshold):
            raise InvalidInputException(f"{_LIST}.{number}.eventValueThreshold is not a number.")
    if not any(entry.get("weight", 1.0) > 0 for entry in listed):
        raise InvalidInputException(f"{_LIST}: at least one weight has to be above 0.")
