"""The optimisation objective of a solution: a column of numbers of the items and its weight.

As documented: for User-Personalization and Personalized-Ranking, of the first generation; one
column of Items, numeric in the schema and not nullable.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.training.description import ObjectiveColumn

_MEMBER = "optimizationObjective"


def of(config: Mapping[str, Any]) -> ObjectiveColumn | None:
    """The objective of a solutionConfig, None without one."""
    given = config.get(_MEMBER)
    if not given:
        return None
    return ObjectiveColumn(
        given.get("itemAttribute") or "", given.get("objectiveSensitivity") or "OFF"
    )


def check(info: RecipeInfo, config: Mapping[str, Any]) -> None:
    """Check the recipe and the members. Raises InvalidInputException."""
    objective = of(config)
    if objective is None:
        return
    if not info.objective:
        names = catalogue.names(lambda other: other.objective)
        raise InvalidInputException(f"{_MEMBER} is for the recipes {names}, not for {info.name}.")
    if not objective.column:
        raise InvalidInputException(
            f"{_MEMBER}.itemAttribute is missing: name a column of numbers of the Items dataset."
        )


def check_column(config: Mapping[str, Any], schemas: Mapping[str, Schema]) -> None:
    """Check the column against the Items dataset. Raises InvalidInputException.

    schemas: those of the dataset group, by dataset type.
    """
    objective = of(config)
    if objective is None:
        return
    name, schema = objective.column, schemas.get(DatasetType.ITEMS)
    where = f"{_MEMBER}.itemAttribute: "
    if schema is None:
        raise InvalidInputException(
            f"{where}the dataset group has no Items dataset, so no column {name}."
        )
    column = schema.find(name)
    numbers = [c.name for c in schema.columns if c.is_number and not c.nullable]
    fix = f"It can be one of: {', '.join(numbers) or 'none; the schema has no such column'}."
    if column is None:
        raise InvalidInputException(f"{where}the Items dataset has no column {name}. {fix}")
    if not column.is_number:
        raise InvalidInputException(
            f"{where}{name} is of type {column.type}; it has to be numeric. {fix}"
        )
    if column.nullable:
        raise InvalidInputException(f"{where}{name} may be null in the schema. {fix}")
    if name in _left_out(config, schema):
        raise InvalidInputException(
            f"{where}{name} is left out of training by trainingDataConfig. Keep it in."
        )


def _left_out(config: Mapping[str, Any], schema: Schema) -> set[str]:
    """Columns of Items that trainingDataConfig leaves out."""
    given = config.get("trainingDataConfig") or {}
    left: set[str] = set()
    for member, excluding in (("excludedDatasetColumns", True), ("includedDatasetColumns", False)):
        for dataset_type, columns in (given.get(member) or {}).items():
            if dataset_type.upper() == "ITEMS":
                left |= set(columns) if excluding else set(schema.names) - set(columns)
    return left
