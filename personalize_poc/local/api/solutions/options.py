"""Which options of CreateSolution are acceptable, and which of them are built.

Searches, objectives, texts and configurations of events have modules of their own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from personalize_poc.local.api import recipes
from personalize_poc.local.api.solutions import events_config, hpo, incremental_updates, objective
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes.recipe import RecipeInfo

ALWAYS_TRAINED = frozenset({"USER_ID", "ITEM_ID", "ACTION_ID", "TIMESTAMP"})
"""Columns that cannot be excluded from training."""
MAX_DAYS = 30


def recipe_of(params: dict[str, Any]) -> RecipeInfo:
    """The recipe that a CreateSolution request chooses (without AutoML).

    Raises InvalidInputException, ResourceNotFoundException.
    """
    arn = params.get("recipeArn")
    if not arn:
        raise InvalidInputException("recipeArn is missing. ListRecipes shows the recipes.")
    info = recipes.find(arn)
    if info.domain:
        raise InvalidInputException(
            f"{info.name} is a use case of domain {info.domain}: it is for CreateRecommender in a "
            "Domain dataset group, not for a solution."
        )
    return info


def check(info: RecipeInfo, params: dict[str, Any]) -> None:
    """Check every other option. Raises InvalidInputException, NotImplementedHere."""
    incremental_updates.check_incremental(info, params)
    config = params.get("solutionConfig") or {}
    parameters(info, config)
    hpo.check(info, params)
    objective.check(info, config)
    events_config.check(info, config, params.get("eventType"))
    _check_threshold(config)
    _check_columns(config, params.get("eventType"))
    _check_schedule(config, params.get("performAutoTraining", True))


def evaluated(solution: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of solutionConfig that count; with AutoML that is not all (see `solution_search`).

    solution: body of a solution.
    """
    config = solution.get("solutionConfig") or {}
    if solution.get("performAutoML"):
        counts = ("autoMLConfig", "autoTrainingConfig")
        return {key: config[key] for key in counts if key in config}
    return dict(config)


def check_automl(params: dict[str, Any]) -> None:
    """Check a request that leaves the recipe to AutoML, as `check` does for others."""
    hpo.check_automl(params)
    incremental_updates.check_incremental(None, params)
    _check_schedule(evaluated(params), params.get("performAutoTraining", True))


def parameters(info: RecipeInfo, config: dict[str, Any]) -> dict[str, str]:
    """All hyperparameters of a training, given or default. Raises InvalidInputException."""
    try:
        return info.complete(
            config.get("algorithmHyperParameters") or {},
            config.get("featureTransformationParameters") or {},
        )
    except ValueError as error:
        raise InvalidInputException(str(error)) from error


def threshold(config: dict[str, Any]) -> float | None:
    """The event value threshold as a number, None when there is none. Raises ValueError."""
    text = config.get("eventValueThreshold")
    if text in (None, ""):
        return None
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def training_days(config: dict[str, Any]) -> int:
    """Days between two automatic trainings: those of ``rate(n days)``, or 7."""
    expression = (config.get("autoTrainingConfig") or {}).get("schedulingExpression")
    match = re.fullmatch(r"rate\((\d+) days?\)", expression or "rate(7 days)")
    days = int(match[1]) if match else 0
    if not 1 <= days <= MAX_DAYS:
        raise InvalidInputException(
            f"schedulingExpression {expression!r} must be rate(n days), n from 1 to {MAX_DAYS}."
        )
    return days


def check_update(
    info: RecipeInfo | None, params: dict[str, Any], automatic: bool, config: dict[str, Any]
) -> None:
    """Check an UpdateSolution request; `automatic` and `config` are what it would result in.

    info: the recipe of the solution, None when AutoML chooses it.

    Raises InvalidInputException, NotImplementedHere.
    """
    asked = ("performAutoTraining", "performIncrementalUpdate", "solutionUpdateConfig")
    if all(params.get(member) is None for member in asked):
        raise InvalidInputException(f"Give at least one of {', '.join(asked)} to change.")
    incremental_updates.check_incremental(info, params)
    if (params.get("solutionUpdateConfig") or {}).get("autoTrainingConfig"):
        _check_schedule(config, automatic)


def _check_threshold(config: dict[str, Any]) -> None:
    try:
        threshold(config)
    except ValueError as error:
        raise InvalidInputException(
            f"eventValueThreshold {config['eventValueThreshold']!r} is not a number."
        ) from error


def _check_columns(config: dict[str, Any], event_type: str | None) -> None:
    given = config.get("trainingDataConfig") or {}
    excluded = given.get("excludedDatasetColumns") or {}
    included = given.get("includedDatasetColumns") or {}
    if excluded and included:
        raise InvalidInputException(
            "trainingDataConfig takes excludedDatasetColumns or includedDatasetColumns, not both."
        )
    for dataset_type in {**excluded, **included}:
        if dataset_type.upper() not in set(DatasetType):
            raise InvalidInputException(
                f"trainingDataConfig: {dataset_type} is not one of {', '.join(DatasetType)}."
            )
    fixed = ALWAYS_TRAINED | ({"EVENT_TYPE"} if event_type else set())
    for dataset_type, columns in excluded.items():
        if wrong := fixed.intersection(columns):
            raise InvalidInputException(
                f"{sorted(wrong)[0]} of {dataset_type} cannot be excluded: training needs it."
            )


def check_columns_exist(config: dict[str, Any], schemas: Mapping[str, Schema]) -> None:
    """Check the columns of trainingDataConfig against the datasets that the group has by now.

    schemas: by dataset type, e.g. ITEMS. Raises InvalidInputException.
    """
    for columns_of in (config.get("trainingDataConfig") or {}).values():
        for dataset_type, columns in columns_of.items():
            schema = schemas.get(dataset_type.upper())
            unknown = [c for c in columns if schema and schema.find(c) is None]
            if schema and unknown:
                raise InvalidInputException(
                    f"trainingDataConfig: the {dataset_type} dataset has no column {unknown[0]}. "
                    f"It has {', '.join(schema.names)}."
                )


def _check_schedule(config: dict[str, Any], automatic: bool) -> None:
    if config.get("autoTrainingConfig") and not automatic:
        raise InvalidInputException(
            "autoTrainingConfig is given, but performAutoTraining is false."
        )
    training_days(config)
