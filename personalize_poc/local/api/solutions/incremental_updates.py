"""Incremental updates of solutions, and what recipes need that compare texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import schema as schemas
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State

_MEMBER = "performIncrementalUpdate"


def check_incremental(info: RecipeInfo | None, params: Mapping[str, Any]) -> None:
    """Refuse incremental updates for other recipes. Raises InvalidInputException."""
    if params.get(_MEMBER) and (info is None or not info.incremental_updates):
        names = catalogue.names(lambda other: other.incremental_updates)
        raise InvalidInputException(f"{_MEMBER} is for the recipe {names} only.")


def needs(solution: Mapping[str, Any]) -> frozenset[str]:
    """Types of the datasets that a version of a solution needs. solution: its body."""
    info = catalogue.find(solution.get("recipeArn") or "")
    return frozenset({DatasetType.INTERACTIONS}) if info is None else info.needs


def check_schema(info: RecipeInfo, state: State, items: Resource | None) -> None:
    """Whether the Items dataset has the columns that the recipe compares.

    Raises InvalidInputException.
    """
    if not info.needs_texts or items is None:
        return
    body = state.resources.get(items.body["schemaArn"]).body
    columns = schemas.parse(body["schema"], body.get("domain")).columns
    for found, attribute, what in (
        (any(column.item_name for column in columns), "itemName", "the name of the item"),
        (any(column.textual for column in columns), "textual", "its description"),
    ):
        if not found:
            raise InvalidInputException(
                f'The recipe {info.name} needs a string column with "{attribute}": true, '
                f"{what}; the schema of {items.arn} has none."
            )
