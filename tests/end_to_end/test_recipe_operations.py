"""Recipes, algorithms and feature transformations as the service lists them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from personalize_poc.local import errors
from tests.support.operations_harness import Api

ARN = "arn:aws:personalize:::"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    api = Api(tmp_path)
    yield api
    api.close()


def test_recipes_are_listed_by_page_and_domain(api: Api) -> None:
    rows = api.ListRecipes()["recipes"]
    names = [row["name"] for row in rows]
    assert {"aws-sims", "aws-hrnn", "aws-vod-top-picks", "aws-user-personalization"} <= set(names)
    first = api.ListRecipes(maxResults=10, recipeProvider="SERVICE")
    second = api.ListRecipes(maxResults=100, nextToken=first["nextToken"])
    assert [r["name"] for r in first["recipes"] + second["recipes"]] == names
    assert "nextToken" not in second
    shops = api.ListRecipes(domain="ECOMMERCE")["recipes"]
    assert {row["domain"] for row in shops} == {"ECOMMERCE"}
    with pytest.raises(errors.InvalidNextTokenException):
        api.ListRecipes(domain="ECOMMERCE", nextToken=first["nextToken"])


def test_every_recipe_leads_to_its_algorithm(api: Api) -> None:
    for row in api.ListRecipes()["recipes"]:
        recipe = api.DescribeRecipe(recipeArn=row["recipeArn"])["recipe"]
        assert recipe["status"] == "ACTIVE"
        assert recipe["recipeType"].isupper()
        algorithm = api.DescribeAlgorithm(algorithmArn=recipe["algorithmArn"])["algorithm"]
        assert algorithm["algorithmArn"] == recipe["algorithmArn"]
        if transformation := recipe.get("featureTransformationArn"):
            api.DescribeFeatureTransformation(featureTransformationArn=transformation)


def test_defaults_and_ranges_of_sims(api: Api) -> None:
    recipe = api.DescribeRecipe(recipeArn=f"{ARN}recipe/aws-sims")["recipe"]
    assert recipe["recipeType"] == "RELATED_ITEMS"
    algorithm = api.DescribeAlgorithm(algorithmArn=f"{ARN}algorithm/aws-sims")["algorithm"]
    assert algorithm["defaultHyperParameters"] == {
        "popularity_discount_factor": "0.5",
        "min_cointeraction_count": "3",
    }
    ranges = algorithm["defaultHyperParameterRanges"]
    assert ranges["integerHyperParameterRanges"] == [
        {"name": "min_cointeraction_count", "minValue": 0, "maxValue": 10, "isTunable": True}
    ]
    transformation = api.DescribeFeatureTransformation(
        featureTransformationArn=f"{ARN}feature-transformation/sims"
    )["featureTransformation"]
    assert transformation["defaultParameters"]["max_item_interaction_count_percentile"] == "0.9"


@pytest.mark.parametrize(
    ("operation", "member", "arn"),
    [
        ("DescribeRecipe", "recipeArn", f"{ARN}recipe/none"),
        ("DescribeAlgorithm", "algorithmArn", f"{ARN}algorithm/none"),
        (
            "DescribeFeatureTransformation",
            "featureTransformationArn",
            f"{ARN}feature-transformation/none",
        ),
    ],
)
def test_what_is_not_in_the_catalogue(api: Api, operation: str, member: str, arn: str) -> None:
    with pytest.raises(errors.ResourceNotFoundException, match="none"):
        api.call(operation, **{member: arn})
