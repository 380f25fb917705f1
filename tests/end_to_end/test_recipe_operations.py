"""Recipes, algorithms and feature transformations as the service lists them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from personalize_poc.local import errors
from personalize_poc.local.options import Options
from personalize_poc.local.recipes import catalogue
from tests.support.operations_harness import Api

ARN = "arn:aws:personalize:::"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    api = Api(tmp_path)
    yield api
    api.close()


def test_recipes_are_listed_by_page_and_domain(api: Api) -> None:
    rows = api.ListRecipes(maxResults=100)["recipes"]
    names = [row["name"] for row in rows]
    assert {"aws-sims", "aws-vod-top-picks", "aws-user-personalization"} <= set(names)
    first = api.ListRecipes(maxResults=10, recipeProvider="SERVICE")
    second = api.ListRecipes(maxResults=100, nextToken=first["nextToken"])
    assert [r["name"] for r in first["recipes"] + second["recipes"]] == names
    assert "nextToken" not in second
    shops = api.ListRecipes(domain="ECOMMERCE")["recipes"]
    assert {row["domain"] for row in shops} == {"ECOMMERCE"}
    with pytest.raises(errors.InvalidNextTokenException):
        api.ListRecipes(domain="ECOMMERCE", nextToken=first["nextToken"])


def test_a_list_without_a_limit_has_a_next_page(api: Api) -> None:
    first = api.ListRecipes()  # scripts take its token without asking whether there is one
    second = api.ListRecipes(nextToken=first["nextToken"])
    assert len(first["recipes"]) == 11
    everything = api.ListRecipes(maxResults=100)
    assert first["recipes"] + second["recipes"] == everything["recipes"]
    assert "nextToken" not in everything


def test_withdrawn_recipes_are_described_and_listed_when_asked_for(
    api: Api, tmp_path: Path
) -> None:
    names = {"aws-hrnn", "aws-hrnn-metadata", "aws-hrnn-coldstart"}
    listed = {row["name"] for row in api.ListRecipes(maxResults=100)["recipes"]}
    assert not names & listed
    for name in names:
        assert api.DescribeRecipe(recipeArn=f"{ARN}recipe/{name}")["recipe"]["name"] == name
    (tmp_path / "more").mkdir()
    all_of_them = Api(tmp_path / "more", Options(withdrawn_recipes=True))
    rows = all_of_them.ListRecipes(maxResults=100)["recipes"]
    all_of_them.close()
    assert {row["name"] for row in rows} == listed | names


def test_dates_are_those_that_the_service_has_shown(api: Api) -> None:
    def day(name: str) -> str:
        shown = api.DescribeRecipe(recipeArn=f"{ARN}recipe/{name}")["recipe"]
        return datetime.fromtimestamp(shown["creationDateTime"], UTC).date().isoformat()

    assert day("aws-item-affinity") == "2021-07-15"
    assert day("aws-item-attribute-affinity") == "2021-08-25"
    assert day("aws-trending-now") == "2022-10-01"
    assert day("aws-next-best-action") == "2023-08-11"


def test_every_recipe_leads_to_its_algorithm(api: Api) -> None:
    for info in catalogue.all():
        row = {"recipeArn": info.arn}
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
