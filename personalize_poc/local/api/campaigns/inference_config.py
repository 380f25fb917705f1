"""What campaigns and batch jobs have in common: the version they use and its settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from personalize_poc.local.api import resources
from personalize_poc.local.api.context import Context
from personalize_poc.local.errors import (
    InvalidInputException,
    ResourceInUseException,
    ResourceNotFoundException,
)
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import UNFINISHED, ResourceKind, Status

WEIGHT, CUT_OFF = "explorationWeight", "explorationItemAgeCutOff"


def trained_version(context: Context, arn: str) -> Resource:
    """The ACTIVE solution version of this ARN.

    Raises ResourceNotFoundException, ResourceInUseException while it is in training, and
    InvalidInputException when its training failed or was stopped.
    """
    version = resources.get(context, arn, ResourceKind.SOLUTION_VERSION)
    if version.status in UNFINISHED:
        raise ResourceInUseException(
            f"The solution version {arn} is not ready: its status is {version.status}. "
            "Wait until it is ACTIVE."
        )
    if version.status != Status.ACTIVE:
        raise InvalidInputException(
            f"The solution version {arn} cannot be used: its status is {version.status}."
        )
    return version


def recipe_of(version: Resource) -> RecipeInfo:
    """The recipe that a solution version was trained with."""
    recipe = catalogue.find(version.body["recipeArn"])
    if recipe is None:
        raise ResourceNotFoundException(f"Recipe {version.body['recipeArn']} does not exist.")
    return recipe


def check(config: Mapping[str, Any] | None, version: Resource, field: str) -> None:
    """The settings of a campaign or batch job. Raises InvalidInputException naming the field."""
    recipe = recipe_of(version)
    if recipe.segments is not None:
        raise InvalidInputException(
            f"The recipe {recipe.name} makes user segments: it works in batch segment jobs only."
        )
    config = config or {}
    if config.get("rankingInfluence") and not recipe.ranking_influence:
        names = catalogue.names(lambda other: other.ranking_influence)
        raise InvalidInputException(
            f"{field}.rankingInfluence is for the recipe {names}, not for {recipe.name}."
        )
    check_exploration(config.get("itemExplorationConfig") or {}, recipe, field)


def check_exploration(given: Mapping[str, str], recipe: RecipeInfo, field: str) -> None:
    """The exploration settings in the member `field`. Raises InvalidInputException naming it."""
    place = f"{field}.itemExplorationConfig"
    if given and not recipe.has_exploration_config:
        names = catalogue.names(lambda other: other.has_exploration_config)
        raise InvalidInputException(f"{place} is for the recipe {names}, not for {recipe.name}.")
    for key, value in given.items():
        if key not in (WEIGHT, CUT_OFF):
            raise InvalidInputException(
                f"{place} has no setting {key!r}. It has {WEIGHT} and {CUT_OFF}."
            )
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if key == WEIGHT and not 0 <= number <= 1:
            raise InvalidInputException(f"{place}.{key} is a number from 0 to 1, not {value!r}.")
        if key == CUT_OFF and not 0 < number < float("inf"):
            raise InvalidInputException(
                f"{place}.{key} is a positive number of days, not {value!r}."
            )
