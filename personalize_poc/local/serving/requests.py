"""The rules of a question to a model, whether it comes by a request or in a line of a batch job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from personalize_poc.local import filters as language
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes.recipe import RecipeInfo, RecipeType
from personalize_poc.local.serving.context_features import Moment

DEFAULT_RESULTS = 25
MAX_RESULTS = 500


def moment(recipe: RecipeInfo, context: Mapping[str, str] | None) -> Moment:
    """The context of a request, for a recipe that uses it."""
    return tuple(sorted((context or {}).items())) if recipe.contextual else ()


def check_inputs(recipe: RecipeInfo, params: Mapping[str, Any]) -> None:
    """Whether GetRecommendations fits the recipe and has the ids that it needs.

    Raises InvalidInputException.
    """
    kind = recipe.recipe_type
    if kind is RecipeType.PERSONALIZED_RANKING:
        raise InvalidInputException(
            f"The recipe {recipe.name} orders given items. Use GetPersonalizedRanking."
        )
    if kind is RecipeType.PERSONALIZED_ACTIONS:
        raise InvalidInputException(
            f"The recipe {recipe.name} recommends actions. Use GetActionRecommendations."
        )
    if kind is RecipeType.USER_SEGMENTATION:
        raise InvalidInputException(f"The recipe {recipe.name} has no GetRecommendations.")
    if recipe.related and not params.get("itemId"):
        raise InvalidInputException(f"itemId is required: {recipe.name} finds related items.")
    # Where the answer is the same for everybody, userId is for filters only.
    if recipe.personalised and not params.get("userId"):
        raise InvalidInputException(f"userId is required: {recipe.name} recommends to a user.")


def check_filter(
    compiled: language.Filter,
    recipe: RecipeInfo,
    params: Mapping[str, Any],
    name: str,
    called: str | None = None,
) -> None:
    """Whether a filter fits the recipe and the ids given. Raises InvalidInputException.

    name, called: of the filter and of the recipe in messages.
    """
    check_kind(compiled, recipe, name, called)
    if compiled.needs_user and not params.get("userId"):
        raise InvalidInputException(f"userId is required: the filter {name} depends on the user.")


def check_kind(
    compiled: language.Filter, recipe: RecipeInfo, name: str, called: str | None = None
) -> None:
    """Whether a filter fits the recipe, whatever is asked. Raises InvalidInputException."""
    about_actions = recipe.recipe_type is RecipeType.PERSONALIZED_ACTIONS
    target = "ActionID" if about_actions else "ItemID"
    if compiled.target != target:
        raise InvalidInputException(f"The filter {name} is about {compiled.target}, not {target}.")
    if compiled.needs_current_item and not recipe.related:
        raise InvalidInputException(
            f"The filter {name} uses CurrentItem; that works with related items only, not with "
            f"{called or recipe.name}."
        )
