"""GetRecommendations and GetPersonalizedRanking: who may ask what, and how answers look.

`context` acts where the recipe learns from contextual metadata, through the columns that training
saw; keys and categories that it has not seen tell it nothing. Other recipes leave it aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from personalize_poc.local.api import resources
from personalize_poc.local.api.context import Context
from personalize_poc.local.api.registry import operation
from personalize_poc.local.attribution import recommendation_ids
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.errors import (
    InvalidInputException,
)
from personalize_poc.local.filters.messages import nearest
from personalize_poc.local.recipes.recipe import RecipeInfo, RecipeType
from personalize_poc.local.recipes.use_cases import UseCase
from personalize_poc.local.serving import Answer, Both, Campaign, Promotion, Question
from personalize_poc.local.serving.recommend import rank, recommend
from personalize_poc.local.serving.requests import (
    DEFAULT_RESULTS,
    MAX_RESULTS,
    check_filter,
    check_inputs,
    moment,
)
from personalize_poc.local.state.types import ResourceKind

MAX_WITH_METADATA = 50
MAX_METADATA_COLUMNS = 10


@operation("GetRecommendations")
def get_recommendations(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Items for a user, or items related to an item."""
    campaign = campaign_of(context, params)
    recipe = campaign.deployment.recipe
    if campaign.use_case:
        _check_use_case(campaign.use_case, params)
    else:
        check_inputs(recipe, params)
    columns = _metadata_columns(campaign, params)
    most = MAX_WITH_METADATA if columns else MAX_RESULTS
    wanted = params.get("numResults", DEFAULT_RESULTS)
    if wanted > most:
        raise InvalidInputException(
            f"numResults is {wanted}; at most {most} are possible"
            f"{' with metadataColumns' if columns else ''}."
        )
    question = Question(
        user_id=params.get("userId"),
        item_id=params.get("itemId") if recipe.related else None,
        num_results=wanted,
        filter=bound_filter(context, campaign, params, params),
        promotion=_promotion(context, campaign, params),
        metadata_columns=columns,
        moment=moment(recipe, params.get("context")),
    )
    answers = recommend(campaign.deployment, question)
    if campaign.use_case:  # recommenders never show scores
        answers = [replace(answer, score=None) for answer in answers]
    recommendation_id = recommendation_ids.new(campaign.arn)
    new = [answer.item_id for answer in answers if answer.new]
    context.service.serving.impressions.note(recommendation_id, new)
    return {
        "itemList": [
            shown(a) if a.reason is None else shown(a) | _reason(recipe, a) for a in answers
        ],
        "recommendationId": recommendation_id,
    }


@operation("GetPersonalizedRanking")
def get_personalized_ranking(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """The given items, ordered for a user."""
    campaign = campaign_of(context, params)
    recipe = campaign.deployment.recipe
    if recipe.recipe_type is not RecipeType.PERSONALIZED_RANKING:
        raise InvalidInputException(
            f"The campaign {campaign.arn} uses the recipe {recipe.name}, which does not rank given "
            "items. Use GetRecommendations."
        )
    columns = _metadata_columns(campaign, params)
    most, items = MAX_WITH_METADATA if columns else MAX_RESULTS, params["inputList"]
    if not params["userId"]:
        raise InvalidInputException("userId is empty. A ranking needs a user.")
    if not 1 <= len(items) <= most:
        raise InvalidInputException(
            f"inputList has {len(items)} items; it must have 1 to {most}"
            f"{' with metadataColumns' if columns else ''}."
        )
    question = Question(
        user_id=params["userId"],
        filter=bound_filter(context, campaign, params, params),
        metadata_columns=columns,
        moment=moment(recipe, params.get("context")),
    )
    answers = rank(campaign.deployment, question, items)
    return {
        "personalizedRanking": [shown(a) for a in answers],
        "recommendationId": recommendation_ids.new(campaign.arn),
    }


def _check_use_case(use_case: UseCase, params: Mapping[str, Any]) -> None:
    """Whether the ids are there that a recommender needs. Raises InvalidInputException."""
    for needed, member in ((use_case.needs_user, "userId"), (use_case.needs_item, "itemId")):
        if needed and not params.get(member):
            raise InvalidInputException(f"{member} is required by the use case {use_case.recipe}.")


def shown(answer: Answer) -> dict[str, Any]:
    """One entry of an answer, without the members that it does not have."""
    entry: dict[str, Any] = {"itemId": answer.item_id}
    if answer.score is not None:
        entry["score"] = answer.score
    if answer.promotion_name is not None:
        entry["promotionName"] = answer.promotion_name
    if answer.metadata:
        entry["metadata"] = answer.metadata
    return entry


def _reason(recipe: RecipeInfo, answer: Answer) -> dict[str, list[str]]:
    """Why the item is there, where the recipe says so and the model did not choose it."""
    told = recipe.reasons and answer.reason is not None
    return {"reason": [str(answer.reason)]} if told else {}


def campaign_of(context: Context, params: dict[str, Any]) -> Campaign:
    """The campaign or recommender that a request asks, one of the caller's.

    Raises InvalidInputException, ResourceNotFoundException.
    """
    campaign, recommender = params.get("campaignArn"), params.get("recommenderArn")
    if bool(campaign) == bool(recommender):
        raise InvalidInputException("Give campaignArn or recommenderArn, one of the two.")
    kind = ResourceKind.CAMPAIGN if campaign else ResourceKind.RECOMMENDER
    arn = str(campaign or recommender)
    # The ARN says whose it is; what belongs to another account does not exist for this caller.
    if not arn.startswith(context.arn(f"{kind}/")):
        hint = ""
        for other in (ResourceKind.CAMPAIGN, ResourceKind.RECOMMENDER):
            if other != kind and f":{other}/" in arn:
                hint = f" The ARN of a {other} is given as {other}Arn."
        raise resources.missing(context, arn, kind, hint)
    found = context.service.serving.deployments.get(arn)
    if found.capacity is not None:
        found.capacity.take()
    return found


def bound_filter(
    context: Context, campaign: Campaign, given: Mapping[str, Any], params: Mapping[str, Any]
) -> Any:
    """The bound filter of a request or (`given`) of its promotion; None without one.

    The automatic filter of a use case holds for both.
    """
    arn, values = given.get("filterArn"), given.get("filterValues")
    if arn is None:
        if values:
            raise InvalidInputException("filterValues is given without a filterArn.")
        return campaign.automatic
    if not arn.startswith(context.arn("filter/")):
        raise resources.missing(context, arn, ResourceKind.FILTER)
    ready = context.service.serving.filters.get(arn)
    if ready.group != campaign.group:
        raise InvalidInputException(
            f"The filter {arn} belongs to dataset group {ready.group}, the {campaign.kind} to "
            f"{campaign.group}."
        )
    check_filter(ready.filter, campaign.deployment.recipe, params, arn, _recipe_of(campaign))
    bound = ready.bind(values or {})
    return Both(campaign.automatic, bound) if campaign.automatic else bound


def _recipe_of(campaign: Campaign) -> str:
    """The name of the recipe that the caller chose."""
    return campaign.use_case.recipe if campaign.use_case else campaign.deployment.recipe.name


def _promotion(context: Context, campaign: Campaign, params: dict[str, Any]) -> Promotion | None:
    promotions = params.get("promotions") or []
    if not promotions:
        return None
    if len(promotions) > 1:
        raise InvalidInputException("promotions has more than one entry.")
    if not campaign.deployment.recipe.promotions:
        raise InvalidInputException(
            f"promotions do not work with the recipe {_recipe_of(campaign)}."
        )
    given = promotions[0]
    for member in ("name", "filterArn", "percentPromotedItems"):
        if given.get(member) is None:
            raise InvalidInputException(f"promotions.1.{member} is required.")
    bound = bound_filter(context, campaign, given, params)
    return Promotion(given["name"], given["percentPromotedItems"], bound)


def _metadata_columns(campaign: Campaign, params: Mapping[str, Any]) -> tuple[str, ...]:
    asked = params.get("metadataColumns") or {}
    if not asked:
        return ()
    if set(asked) != {DatasetType.ITEMS}:
        raise InvalidInputException(
            f"metadataColumns has the key {next(iter(set(asked) - {'ITEMS'}))!r}; "
            "it can have ITEMS only."
        )
    if not campaign.deployment.shows_metadata:
        raise InvalidInputException(
            f"metadataColumns is given, but the {campaign.kind} {campaign.arn} was not made with "
            "enableMetadataWithRecommendations."
        )
    items = campaign.deployment.group.snapshot.items
    names: dict[str, None] = {}
    for name in asked[DatasetType.ITEMS]:
        column = items.find_column(name)
        if column is None or column.name == "ITEM_ID":
            raise _no_column(name, items.schema)
        names[column.name] = None
    if len(names) > MAX_METADATA_COLUMNS:
        raise InvalidInputException(
            f"metadataColumns.ITEMS has {len(names)} columns; at most {MAX_METADATA_COLUMNS}."
        )
    return tuple(names)


def _no_column(name: str, schema: Schema | None) -> InvalidInputException:
    known = [column.name for column in schema.columns] if schema else []
    known = [column for column in known if column != "ITEM_ID"]
    hint = nearest(name, known) or f" It has {', '.join(known) or 'none'}."
    return InvalidInputException(
        f"metadataColumns.ITEMS: the Items dataset has no metadata column {name}.{hint}"
    )
