"""GetActionRecommendations: who may ask what, and how answers look."""

from __future__ import annotations

from typing import Any

from personalize_poc.local.api.context import Context
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.runtime import recommendations
from personalize_poc.local.attribution import recommendation_ids
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.recipe import RecipeInfo, RecipeType
from personalize_poc.local.serving import Question
from personalize_poc.local.serving.actions import ActionDeployment, recommend_actions

DEFAULT_RESULTS = 5
MAX_RESULTS = 100


@operation("GetActionRecommendations")
def get_action_recommendations(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """The actions that a user is most likely to take."""
    if not params.get("campaignArn"):
        raise InvalidInputException("campaignArn is required.")
    campaign = recommendations.campaign_of(context, params)
    deployment, recipe = campaign.deployment, campaign.deployment.recipe
    if not _about_actions(recipe):
        raise InvalidInputException(
            f"The campaign {campaign.arn} uses the recipe {recipe.name}, which does not recommend "
            f"actions. Use a campaign of the recipe {catalogue.names(_about_actions)}."
        )
    if not params.get("userId"):
        raise InvalidInputException(f"userId is required: {recipe.name} recommends to a user.")
    wanted = params.get("numResults", DEFAULT_RESULTS)
    if wanted > MAX_RESULTS:
        raise InvalidInputException(f"numResults is {wanted}; at most {MAX_RESULTS} are possible.")
    question = Question(
        user_id=params["userId"],
        num_results=wanted,
        filter=recommendations.bound_filter(context, campaign, params, params),
    )
    assert isinstance(deployment, ActionDeployment)  # as all of this type of recipe
    answers = recommend_actions(deployment, question, context.service.clock())
    return {
        "actionList": [{"actionId": one.item_id, "score": one.score} for one in answers],
        "recommendationId": recommendation_ids.new(campaign.arn),
    }


def _about_actions(recipe: RecipeInfo) -> bool:
    return recipe.recipe_type is RecipeType.PERSONALIZED_ACTIONS
