"""The catalogue of the service: recipes, algorithms and feature transformations.

Recipes that the service has withdrawn are described and can be used, and listed when an option of
the stand-in asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from personalize_poc.local.api import pagination
from personalize_poc.local.api.context import Context
from personalize_poc.local.api.registry import operation
from personalize_poc.local.errors import ResourceNotFoundException
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.interface import Hyperparameter
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.state.types import Status

PAGE = 11
"""Recipes of a page when maxResults is omitted: the service has shown so many, and a nextToken."""

DEFAULT_TRAININGS = 10
"""Trainings of a search without maxNumberOfTrainingJobs; the service's is not published."""


@operation("ListRecipes")
def list_recipes(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List recipes, of one domain or all."""
    domain = params.get("domain")
    withdrawn = context.service.options.withdrawn_recipes
    rows = [
        info
        for info in catalogue.all()
        if domain in (None, info.domain) and (withdrawn or not info.withdrawn)
    ]
    shown, token = pagination.page_of(rows, {"maxResults": PAGE, **params}, ["recipes", domain])
    return {"recipes": [_summary(info) for info in shown], **token}


def _summary(info: RecipeInfo) -> dict[str, Any]:
    domain = {"domain": info.domain} if info.domain else {}
    return {
        "name": info.name,
        "recipeArn": info.arn,
        "status": Status.ACTIVE.value,
        **_dates(info),
        **domain,
    }


def _dates(info: RecipeInfo) -> dict[str, float]:
    moment = info.created.timestamp()
    return {"creationDateTime": moment, "lastUpdatedDateTime": moment}


@operation("DescribeRecipe")
def describe_recipe(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a recipe."""
    info = find(params["recipeArn"])
    recipe = {
        "name": info.name,
        "recipeArn": info.arn,
        "algorithmArn": info.algorithm_arn,
        "featureTransformationArn": info.feature_transformation_arn,
        "status": Status.ACTIVE.value,
        "description": info.description,
        "recipeType": info.recipe_type,
        **_dates(info),
    }
    return {"recipe": {key: value for key, value in recipe.items() if value is not None}}


def find(arn: str) -> RecipeInfo:
    """The recipe of this ARN. Raises ResourceNotFoundException."""
    info = catalogue.find(arn)
    if info is None:
        raise ResourceNotFoundException(
            f"Resource Arn {arn} does not exist. ListRecipes shows the recipes there are."
        )
    return info


@operation("DescribeAlgorithm")
def describe_algorithm(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show an algorithm with the defaults and ranges of its hyperparameters."""
    arn = params["algorithmArn"]
    info = _first(arn, (i for i in catalogue.all() if i.algorithm_arn == arn))
    known = [p for p in info.hyperparameters if not p.featurization]
    algorithm = {
        "name": arn.rsplit("/", 1)[1],
        "algorithmArn": arn,
        "defaultHyperParameters": {p.name: p.default for p in known},
        "defaultHyperParameterRanges": _ranges(known),
        "defaultResourceConfig": {
            "maxNumberOfTrainingJobs": str(DEFAULT_TRAININGS),
            "maxParallelTrainingJobs": "1",
        },
        **_dates(info),
    }
    return {"algorithm": algorithm}


def _ranges(known: list[Hyperparameter]) -> dict[str, list[dict[str, Any]]]:
    def entry(p: Hyperparameter) -> dict[str, Any]:
        if p.kind == "categorical":
            return {"name": p.name, "values": list(p.choices), "isTunable": p.tunable}
        convert = int if p.kind == "integer" else float
        bounds = {"minValue": p.low, "maxValue": p.high}
        finite = {k: convert(v) for k, v in bounds.items() if v is not None and abs(v) < 2**31}
        return {"name": p.name, **finite, "isTunable": p.tunable}

    return {
        f"{kind}HyperParameterRanges": [entry(p) for p in known if p.kind == kind]
        for kind in ("integer", "continuous", "categorical")
    }


@operation("DescribeFeatureTransformation")
def describe_feature_transformation(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a feature transformation with its default parameters."""
    arn = params["featureTransformationArn"]
    info = _first(arn, (i for i in catalogue.all() if i.feature_transformation_arn == arn))
    transformation = {
        "name": arn.rsplit("/", 1)[1],
        "featureTransformationArn": arn,
        "defaultParameters": {p.name: p.default for p in info.hyperparameters if p.featurization},
        "status": Status.ACTIVE.value,
        **_dates(info),
    }
    return {"featureTransformation": transformation}


def _first(arn: str, found: Iterable[RecipeInfo]) -> RecipeInfo:
    """The oldest recipe with most parameters: several recipes share one transformation."""
    rows = sorted(found, key=lambda info: (-len(info.hyperparameters), info.created))
    if not rows:
        raise ResourceNotFoundException(f"Resource Arn {arn} does not exist.")
    return rows[0]
