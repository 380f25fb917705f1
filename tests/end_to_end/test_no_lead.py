"""Where nothing can be learned of anybody, the version says so."""

from __future__ import annotations

import logging

import numpy as np
import pytest

from personalize_poc.local.api.solutions import evaluated
from personalize_poc.local.console import model_view
from personalize_poc.local.evaluation.leads import METRIC
from tests.support import serving_world
from tests.support.serving_world import FILMS_PER_GENRE, GENRES, World, film, mock


def chance_csv() -> str:
    """Everybody watches films drawn by their popularity: no list is better than popularity."""
    rng = np.random.default_rng(0)
    films = [film(genre, number) for genre in GENRES for number in range(20)]
    weights = 1 / np.arange(1, len(films) + 1)
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE"]
    for user in range(200):
        for step, item in enumerate(rng.choice(films, 20, p=weights / weights.sum())):
            at = serving_world.START + user * 5000 + step * 3600
            lines.append(f"u{user},{item},{at},Watch,")
    return "\n".join(lines) + "\n"


def once_each_csv() -> str:
    """Everybody watches different films drawn by their popularity: they have nothing in common."""
    rng = np.random.default_rng(0)
    films = [film(genre, number) for genre in GENRES for number in range(100)]
    weights = 1 / np.arange(1, len(films) + 1)
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE"]
    for user in range(900):
        chosen = rng.choice(films, rng.integers(3, 25), replace=False, p=weights / weights.sum())
        for step, item in enumerate(chosen):
            at = serving_world.START + user * 5000 + step * 3600
            lines.append(f"u{user},{item},{at},Watch,")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("chance", [True, False])
def test_a_version_that_is_not_ahead_of_popularity_says_so(
    chance: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if chance:
        monkeypatch.setattr(serving_world, "interactions_csv", chance_csv)
    with mock() as active, caplog.at_level(logging.WARNING):
        world = World(active).build()
        version = world.train("aws-user-personalization")
        world.train("aws-popularity-count")
        assert active.service is not None
        shown = model_view.versions(active.service, world.group)[0]
    said = [record.getMessage() for record in caplog.records if "popularity" in record.message]
    assert len(said) == chance  # and nothing of the baseline itself
    assert all(version in text for text in said)
    assert (shown["against_popularity"] is not None) == chance  # the page shows the same
    low, high = shown["leads"]["above_popularity"][METRIC]["interval"]
    assert (low <= 0) == chance, (low, high)


@pytest.mark.parametrize("chance", [True, False])
def test_sims_that_popularity_is_ahead_of_says_so_in_the_log_and_on_the_pages(
    chance: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if chance:
        monkeypatch.setattr(serving_world, "interactions_csv", once_each_csv)
    with mock() as active, caplog.at_level(logging.WARNING):
        world = World(active).build()
        # At 1 the closest companions come first, however few have them: here they are chance.
        version = world.train(
            "aws-sims", algorithmHyperParameters={"popularity_discount_factor": "1"}
        )
        world.train("aws-popularity-count")
        assert active.service is not None
        sims, popular = model_view.versions(active.service, world.group)
        page = evaluated.page(active.service.state.resources.get(version))
    said = [record.getMessage() for record in caplog.records if "popularity" in record.message]
    assert len(said) == chance
    assert (sims["against_popularity"] is not None) == chance
    assert popular["against_popularity"] is None
    assert page is not None
    if chance:
        against = sims["against_popularity"]
        assert against["says"] == "behind"
        assert page["against_popularity"].items() <= against.items()
        assert "Behind popularity" in said[0]
        assert "인기도에 뒤집니다" in against["told"]["ko"]
        assert against["told"]["en"].split(". ", 1)[1] in said[0]  # the same advice everywhere


def noise_csv() -> str:
    """Everybody watches any films: nothing is to be learned, and all are as popular as any."""
    rng = np.random.default_rng(0)
    films = [film(genre, number) for genre in GENRES for number in range(FILMS_PER_GENRE)]
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE"]
    for user in range(3000):
        for step, item in enumerate(rng.choice(films, rng.integers(4, 20))):
            at = serving_world.START + user * 5000 + step * 3600
            lines.append(f"u{user},{item},{at},Watch,")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("noise", [True, False])
def test_lists_for_an_item_and_trends_that_are_chance_say_so_and_good_ones_do_not(
    noise: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    recipes = ("aws-sims", "aws-similar-items", "aws-trending-now")
    if noise:
        monkeypatch.setattr(serving_world, "interactions_csv", noise_csv)
    with mock() as active, caplog.at_level(logging.WARNING):
        world = World(active).build()
        versions = [world.train(recipe) for recipe in (recipes if noise else recipes[:2])]
    said = [record.getMessage() for record in caplog.records if "popularity" in record.message]
    if not noise:
        assert said == []
        return
    advice = ("too few users in common", "their metadata may say too little", "nothing rises")
    assert len(said) == len(recipes)
    for text, version, fits in zip(said, versions, advice, strict=True):
        assert version in text
        assert "No better than popularity" in text
        assert "as far as 300 test users can tell" in text
        assert fits in text
