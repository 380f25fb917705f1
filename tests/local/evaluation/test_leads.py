"""A model that is not ahead of popularity is called so, with advice that fits its recipe."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.local.evaluation.leads import METRIC, judged, sentence
from personalize_poc.local.evaluation.other_items import ABOVE_OTHER_ITEMS
from personalize_poc.local.recipes import catalogue

AHEAD, UNSURE, BEHIND = (0.1, 0.05, 0.15), (0.01, -0.02, 0.04), (-0.1, -0.2, -0.05)
WIDE = (0.03, -0.02, 0.08)
USERS, SIMS, TRENDS = "aws-user-personalization", "aws-sims", "aws-trending-now"


def lead(difference: float, low: float, high: float) -> dict[str, Any]:
    return {METRIC: {"difference": difference, "interval": [low, high]}}


def evaluation(users: int, everything: Any, on_new: Any, others: Any = None) -> Any:
    found = {
        "users": users,
        "above_popularity": lead(*everything),
        "above_popularity_on_new": lead(*on_new),
    }
    return found if others is None else {**found, ABOVE_OTHER_ITEMS: lead(*others)}


def says(recipe: str, *measured: Any, users: int = 1200) -> str | None:
    judgement = judged(evaluation(users, *measured), catalogue.named(recipe))
    return judgement and judgement["says"]


def advice(recipe: str, *measured: Any, users: int = 1200) -> str:
    judgement = judged(evaluation(users, *measured), catalogue.named(recipe))
    assert judgement is not None
    return sentence(judgement)


@pytest.mark.parametrize("recipe", [USERS, TRENDS])
@pytest.mark.parametrize(
    ("everything", "on_new", "expected"),
    [
        (AHEAD, AHEAD, None),
        (AHEAD, BEHIND, None),
        (UNSURE, AHEAD, None),
        (UNSURE, UNSURE, "not_ahead"),
        (BEHIND, UNSURE, "not_ahead"),
        (BEHIND, BEHIND, "behind"),
        (UNSURE, WIDE, "too_few"),
    ],
)
def test_a_clear_lead_in_either_is_enough(
    recipe: str, everything: Any, on_new: Any, expected: str | None
) -> None:
    assert says(recipe, everything, on_new) == expected


@pytest.mark.parametrize(
    ("everything", "on_new", "others", "expected"),
    [
        (UNSURE, UNSURE, UNSURE, "not_ahead"),  # chance
        (UNSURE, BEHIND, BEHIND, "not_ahead"),
        (UNSURE, WIDE, UNSURE, "too_few"),
        (UNSURE, UNSURE, AHEAD, None),  # popularity is hard to beat, yet it knows its items
        (BEHIND, UNSURE, AHEAD, None),
        (AHEAD, BEHIND, UNSURE, None),
        (BEHIND, BEHIND, AHEAD, "behind"),
        (BEHIND, BEHIND, None, "behind"),  # of an earlier version
        (UNSURE, UNSURE, None, None),
    ],
)
@pytest.mark.parametrize("recipe", [SIMS, "aws-similar-items"])
def test_lists_for_an_item_have_to_beat_popularity_or_those_of_other_items(
    recipe: str, everything: Any, on_new: Any, others: Any, expected: str | None
) -> None:
    assert says(recipe, everything, on_new, others) == expected


def test_few_test_users_are_called_so_and_level_with_popularity_is_another_sentence() -> None:
    level = (0.0, -0.01, 0.01)
    assert says(USERS, level, level, users=12) == "too_few"
    assert "12 test users are too few to tell anything" in advice(USERS, level, level, users=12)
    said = advice(USERS, level, level, users=1200)
    assert said.startswith("No better than popularity in NDCG@10, nor on new items, as far as ")
    assert "1,200 test users can tell: +0.000 (-0.010 … +0.010)." in said


def test_the_baseline_itself_and_a_test_of_nobody_are_not_judged() -> None:
    same = (0.0, 0.0, 0.0)
    assert says("aws-popularity-count", same, same) is None
    assert says("aws-semantic-similarity", same, same, same, users=0) is None
    assert judged({"metrics": {}}, catalogue.named(USERS)) is None


@pytest.mark.parametrize(
    ("recipe", "told", "not_told"),
    [
        (USERS, "more interactions or metadata may tell more", "in common"),
        ("aws-hrnn", "more interactions may tell more", "metadata"),
        (SIMS, "or Similar-Items, which reads metadata", "interactions or metadata"),
        ("aws-similar-items", "their metadata may say too little", "Similar-Items"),
        ("aws-semantic-similarity", "What is described alike", "in common"),
        (TRENDS, "a longer interval (trend_discovery_frequency) or Popularity-Count", "metadata"),
    ],
)
@pytest.mark.parametrize("lead_of", [BEHIND, UNSURE])
def test_the_advice_fits_what_the_recipe_learns_from(
    recipe: str, told: str, not_told: str, lead_of: Any
) -> None:
    said = advice(recipe, lead_of, lead_of, UNSURE)
    assert told in said
    assert not_told not in said


def test_what_rises_is_the_matter_of_trends_also_with_few_test_users() -> None:
    assert "where nothing rises" in advice(TRENDS, UNSURE, UNSURE, users=10)


def test_lists_that_fit_their_item_are_not_called_worthless() -> None:
    assert "beside its item it may serve" in advice(SIMS, BEHIND, BEHIND, AHEAD)
