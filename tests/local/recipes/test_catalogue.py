"""The catalogue of recipes and the check of hyperparameters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from personalize_poc.local.recipes import catalogue

BUILT = {
    "aws-popularity-count",
    "aws-sims",
    "aws-hrnn",
    "aws-user-personalization",
    "aws-personalized-ranking",
    "aws-semantic-similarity",
    "aws-similar-items",
    "aws-trending-now",
    "aws-user-personalization-v2",
    "aws-personalized-ranking-v2",
    "aws-hrnn-metadata",
    "aws-hrnn-coldstart",
    "aws-item-affinity",
    "aws-item-attribute-affinity",
    "aws-next-best-action",
}


def test_it_holds_every_documented_recipe() -> None:
    recipes = catalogue.all()
    assert len(recipes) == 25
    assert sum(info.domain == "ECOMMERCE" for info in recipes) == 5
    assert sum(info.domain == "VIDEO_ON_DEMAND" for info in recipes) == 5
    assert [info.name for info in recipes] == sorted(info.name for info in recipes)


def test_the_built_recipes_have_an_algorithm_with_the_catalogue_hyperparameters() -> None:
    assert {info.name for info in catalogue.all() if info.built} == BUILT
    for name in BUILT:
        info = catalogue.named(name)
        assert info.algorithm().hyperparameters == info.hyperparameters


def test_a_recipe_that_is_not_built_says_so() -> None:
    info = replace(catalogue.named("aws-next-best-action"), implementation=None)
    assert not info.built
    with pytest.raises(LookupError, match="aws-next-best-action is not built"):
        info.algorithm()


def test_arns_are_the_service_s() -> None:
    info = catalogue.find("arn:aws:personalize:::recipe/aws-sims")
    assert info is not None
    assert info.recipe_type == "RELATED_ITEMS"
    assert info.algorithm_arn == "arn:aws:personalize:::algorithm/aws-sims"
    assert info.feature_transformation_arn == "arn:aws:personalize:::feature-transformation/sims"
    trending = catalogue.named("aws-trending-now")
    assert trending.algorithm_arn == "arn:aws:personalize:::algorithm/aws-trending-now-custom"
    assert catalogue.find("arn:aws:personalize:::recipe/aws-nothing") is None
    assert catalogue.find("aws-sims") is None


def test_only_user_recipes_answer_with_scores() -> None:
    silent = {"aws-popularity-count", "aws-sims", "aws-similar-items", "aws-vod-top-picks"}
    assert not any(catalogue.named(name).scores for name in silent)
    assert catalogue.named("aws-user-personalization").scores
    assert catalogue.named("aws-personalized-ranking").scores


def test_documented_defaults() -> None:
    sims = catalogue.named("aws-sims").complete({}, {})
    assert sims == {
        "popularity_discount_factor": "0.5",
        "min_cointeraction_count": "3",
        "min_user_history_length_percentile": "0.005",
        "max_user_history_length_percentile": "0.995",
        "min_item_interaction_count_percentile": "0.01",
        "max_item_interaction_count_percentile": "0.9",
    }
    assert catalogue.named("aws-hrnn").complete({}, {})["hidden_dimension"] == "43"
    user = catalogue.named("aws-user-personalization").complete({"bptt": "20"}, {})
    assert (user["hidden_dimension"], user["bptt"]) == ("149", "20")


@pytest.mark.parametrize(
    ("hyperparameters", "features", "message"),
    [
        ({"hidden_dimensions": "64"}, {}, "hidden_dimensions.*Allowed: hidden_dimension, bptt"),
        ({"max_user_history_length_percentile": "0.9"}, {}, "algorithmHyperParameters.*there"),
        ({}, {"bptt": "20"}, "featureTransformationParameters"),
        ({"hidden_dimension": "31"}, {}, "hidden_dimension is 31; allowed: 32 to 256"),
        ({"hidden_dimension": "64.5"}, {}, "has to be an integer"),
        ({"recency_mask": "yes"}, {}, "allowed: true, false"),
        ({"bptt": " 20"}, {}, "has to be an integer"),
        ({"bptt": "2_0"}, {}, "has to be an integer"),
        ({"bptt": "\uff12\uff10"}, {}, "has to be an integer"),  # digits of another script
        ({}, {"min_user_history_length_percentile": "1.01"}, "allowed: 0 to 1"),
        ({}, {"min_user_history_length_percentile": "nan"}, "has to be a number"),
        ({}, {"min_user_history_length_percentile": "inf"}, "has to be a number"),
        ({}, {"min_user_history_length_percentile": "many"}, "has to be a number"),
        (
            {},
            {
                "min_user_history_length_percentile": "0.9",
                "max_user_history_length_percentile": "0.5",
            },
            "has to be below",
        ),
    ],
)
def test_values_that_are_not_allowed(
    hyperparameters: dict[str, str], features: dict[str, str], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        catalogue.named("aws-user-personalization").complete(hyperparameters, features)


@pytest.mark.parametrize("value", ["0", "0.0", "-1", "1e999"])
def test_the_greatest_age_of_cold_items_is_positive(value: str) -> None:
    coldstart = catalogue.named("aws-hrnn-coldstart")
    with pytest.raises(ValueError, match=r"cold_start_max_duration is .*; allowed: more than 0"):
        coldstart.complete({}, {"cold_start_max_duration": value})
    assert coldstart.complete({}, {"cold_start_max_duration": ".5"})
