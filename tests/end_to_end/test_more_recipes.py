"""Recipes beyond those of the notebooks, trained and asked through boto3."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import boto3
import botocore.exceptions
import pytest
from moto import mock_aws

from tests.support.serving_world import World, mock


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with mock_aws(), mock() as running:
        assert boto3  # the clients of the world answer in process
        yield World(running).build()


def test_live_events_change_what_trends_without_training(world: World) -> None:
    version = world.train("aws-trending-now")
    metrics = world.personalize.get_solution_metrics(solutionVersionArn=version)["metrics"]
    assert 0 <= metrics["trend_prediction_accuracy"] <= 1
    campaign = world.campaign("trends", version)
    before = world.ask(campaign)
    now = time.time()
    for user in ("u1", "u2", "somebody"):
        world.watch(user, "horror-3", session=user, sentAt=now)
    assert before[0] != "horror-3"
    assert world.ask(campaign)[0] == "horror-3"
    with pytest.raises(botocore.exceptions.ClientError, match="no batch inference"):
        world.batch("trends", version, ["{}"])


def test_a_new_film_has_similar_films_by_its_metadata(world: World) -> None:
    version = world.train("aws-similar-items")
    themed: dict[str, Any] = {
        "batchInferenceJobMode": "THEME_GENERATION",
        "themeGenerationConfig": {"fieldsForThemeGeneration": {"itemName": "genres"}},
    }
    lines = ['{"itemId": "brand-new"}']
    output = world.batch("themed", version, lines, numResults=5, **themed)[0]["output"]
    assert output["theme"].casefold().split(", ")[0] in ("drama", "war")
    assert len(output["itemsThemeRelevanceScores"]) == len(output["recommendedItems"]) == 5
    assert all(0 <= score <= 1 for score in output["itemsThemeRelevanceScores"])
    no_name: dict[str, Any] = {"batchInferenceJobMode": "THEME_GENERATION"}
    no_column = {
        **no_name,
        "themeGenerationConfig": {"fieldsForThemeGeneration": {"itemName": "X"}},
    }
    for wrong, text in ((no_name, "needs a themeGenerationConfig"), (no_column, "no column X")):
        with pytest.raises(botocore.exceptions.ClientError, match=text):
            world.batch("wrong", version, lines, **wrong)
    popular = world.train("aws-popularity-count")
    with pytest.raises(botocore.exceptions.ClientError, match="of aws-similar-items"):
        world.batch("popular", popular, ['{"userId": "u1"}'], **themed)
    campaign = world.campaign("similar", version)
    found = world.ask(campaign, itemId="brand-new", numResults=10)
    assert {film.split("-")[0] for film in found} == {"drama"}
    assert len(world.ask(campaign, itemId="never heard of")) == 25


def test_the_second_generation_recommends_what_comes_next_and_says_what_is_promoted(
    world: World,
) -> None:
    campaign = world.campaign("second", world.train("aws-user-personalization-v2"))
    assert "drama-4" in world.ask(
        campaign, userId="u30", numResults=5
    )  # after drama-10 … 29, 0 … 3
    horror = world.filter("horror", 'INCLUDE ItemID WHERE Items.GENRES IN ("Horror")')
    found = world.runtime.get_recommendations(
        campaignArn=campaign,
        userId="u30",
        numResults=4,
        promotions=[{"name": "fright", "filterArn": horror, "percentPromotedItems": 50}],
    )["itemList"]
    reasons = {item["itemId"].split("-")[0]: item.get("reason") for item in found}
    assert reasons == {"horror": ["Promoted item"], "drama": None}
    assert all("score" in item for item in found)
