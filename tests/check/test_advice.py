"""What is advised, and that it follows from the figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from personalize_poc.aws import pricing
from personalize_poc.check.advice import (
    FITS,
    LACKS,
    USE_CASES,
    Advice,
    advise,
    costs,
    fitting,
    without_interactions,
)
from personalize_poc.check.advice.amounts import Amounts, percent
from personalize_poc.check.facts import Drift, EventType, Predictability, Trial
from personalize_poc.data.errors import BadOption
from personalize_poc.inference.choosing import CHOICES, LEGACY
from tests.support.shop_facts import HISTORIES, POPULARITY, shop, without_metadata


def place(advice: Advice, recipe: str) -> int:
    return [one.recipe for one in advice.recipes].index(f"aws-{recipe}")


def fit(advice: Advice, recipe: str) -> fitting.Fit:
    return advice.recipes[place(advice, recipe)]


def test_a_healthy_shop_gets_user_personalization_v2_and_further_use_cases() -> None:
    advice = advise(shop())
    assert advice.recipes[0].recipe == "aws-user-personalization-v2"
    assert advice.recipes[0].fit == FITS
    assert not advice.alone
    assert advice.instead == ()
    assert advice.verdict.startswith("Begin with user-personalization-v2 (a list for each user)")
    assert "CATEGORY, PRICE" in " ".join(advice.recipes[0].reasons)
    assert "DEVICE" in " ".join(advice.recipes[0].reasons)
    assert "AGE_GROUP" not in " ".join(advice.recipes[0].reasons), "it is mostly empty"


def test_every_recipe_that_can_be_created_is_judged_once_and_withdrawn_ones_are_not() -> None:
    advice = advise(shop())
    living = {one.recipe for one in CHOICES if one.standing != LEGACY}
    assert sorted(one.recipe for one in advice.recipes) == sorted(living)


def test_the_second_generation_stands_before_the_first() -> None:
    advice = advise(shop())
    for family in ("user-personalization", "personalized-ranking"):
        assert place(advice, f"{family}-v2") < place(advice, family)


def test_without_times_nothing_is_trending() -> None:
    told = fit(advise(replace(shop(), first=None, last=None)), "trending-now")
    assert told.fit != FITS
    assert told.reasons == ("there are no times, and a trend is a change in time",)


def test_next_best_action_lacks_actions() -> None:
    one = fit(advise(shop()), "next-best-action")
    assert one.fit == LACKS
    assert "ACTION_ID" in one.lacks[0]


@pytest.mark.parametrize(
    ("rows", "users", "lacking"),
    [(999, 4100, "1 more interaction (999 now)"), (60_000, 24, "1 more user with two or more")],
)
def test_below_the_minimum_nothing_is_trained_and_the_gap_is_named(
    rows: int, users: int, lacking: str
) -> None:
    histories = replace(HISTORIES, trainable=users)
    advice = advise(without_metadata(rows={"interactions": rows}, histories=histories))
    assert advice.alone
    assert advice.verdict.startswith("Not Amazon Personalize")
    assert lacking in advice.instead[0].reason
    assert all(one.fit == LACKS for one in advice.recipes)


def test_a_share_of_users_below_one_per_cent_is_below_the_minimum() -> None:
    histories = replace(HISTORIES, trainable=40)
    found = advise(shop(users=4500, histories=histories)).instead
    assert "1 % of the users" in found[0].reason


def test_with_descriptions_semantic_similarity_works_below_the_minimum() -> None:
    amounts = Amounts(shop(rows={"interactions": 10, "items": 2200}), title="name")
    usable = [one.recipe for one in fitting.every(amounts) if one.fit != LACKS]
    assert usable == ["aws-semantic-similarity"]


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("everybody-comes-once", {"histories": replace(HISTORIES, single=0.97)}),
        ("tiny-catalogue", {"items": 12, "item_coverage": None}),
        ("popularity-explains", {"predictability": Predictability(4000, 0.1, 0.8, 0.0)}),
        ("again-explains", {"predictability": Predictability(4000, 0.97, 0.1, 0.0)}),
    ],
)
def test_where_counting_or_search_would_do_it_says_so_first(
    code: str, changes: dict[str, object]
) -> None:
    advice = advise(shop(**changes))
    assert code in [one.code for one in advice.instead]
    assert advice.alone
    assert advice.verdict.startswith("Not Amazon Personalize")


def test_where_counting_is_the_best_recipe_a_query_does_it() -> None:
    advice = advise(shop(), use_case="everybody")
    assert advice.recipes[0].recipe == "aws-popularity-count"
    assert advice.alone
    assert advice.verdict.startswith(
        "Not Amazon Personalize, as this data stands. Count the events"
    )
    assert not advise(shop(), use_case="for-you").alone


def test_what_something_simpler_replaces_does_not_fit() -> None:
    advice = advise(shop(items=12, item_coverage=None))
    assert advice.alone
    assert all(one.fit != FITS for one in advice.recipes)


@pytest.mark.parametrize(("rows", "users"), [(4_999, 4_100), (60_000, 99)])
def test_a_tenth_of_what_is_advised_is_hardly_enough(rows: int, users: int) -> None:
    few = replace(HISTORIES, trainable=users)
    advice = advise(without_metadata(rows={"interactions": rows}, users=120, histories=few))
    assert [one.code for one in advice.instead] == ["hardly-enough"]
    assert "But try first" in advice.verdict
    assert all(one.fit != FITS for one in advice.recipes)


def test_without_interactions_search_is_advised() -> None:
    advice = without_interactions()
    assert advice.alone
    assert advice.verdict.startswith("Not Amazon Personalize, as this data stands. Search over")


def test_a_popular_list_of_past_events_alone_does_not_replace_a_model() -> None:
    advice = advise(shop(popularity=replace(POPULARITY, top_10=0.75)))
    assert [one.code for one in advice.instead] == ["popularity-explains"]
    assert not advice.alone
    assert "But try first" in advice.verdict


def test_items_that_change_faster_than_a_training_speak_for_text_and_against_sims() -> None:
    calm = advise(shop())
    news = advise(shop(predictability=Predictability(4000, 0.0, 0.05, 0.7)))
    assert [one.code for one in news.instead] == ["items-change-faster"]
    assert fit(news, "sims").points < fit(calm, "sims").points
    assert fit(news, "semantic-similarity").points > fit(calm, "semantic-similarity").points


def test_times_without_a_time_of_day_cost_the_models_of_order_most() -> None:
    exact, midnight = advise(shop()), advise(shop(exact_times=False))
    for recipe in ("user-personalization-v2", "trending-now"):
        assert fit(midnight, recipe).points < fit(exact, recipe).points
    assert fit(midnight, "sims").points == fit(exact, "sims").points


def test_what_an_attribute_recipe_needs_is_a_category_whose_values_come_back() -> None:
    assert fit(advise(shop()), "item-attribute-affinity").fit != LACKS
    bare = fit(advise(without_metadata()), "item-attribute-affinity")
    assert bare.lacks == ("a file of items with ITEM_ID",)


def test_a_use_case_leaves_its_recipes_only() -> None:
    advice = advise(shop(), use_case="similar")
    assert {one.recipe for one in advice.recipes} == {
        "aws-similar-items",
        "aws-sims",
        "aws-semantic-similarity",
    }
    assert "similar-items" in advice.verdict
    assert "for-you" in USE_CASES
    with pytest.raises(BadOption, match="for-you"):
        advise(shop(), use_case="telepathy")


def test_for_actions_it_says_what_is_missing() -> None:
    advice = advise(shop(), use_case="next-action")
    assert advice.verdict.startswith("No recipe")
    assert "ACTION_ID" in advice.verdict


def test_domains_are_named_where_their_event_types_are() -> None:
    assert "ECOMMERCE" in advise(shop()).domains[0]
    assert "“view” (48,000)" in advise(shop()).domains[0]
    other = advise(shop(event_types=(EventType("주문", 60_000, 4500, 2000),)))
    assert "event_types" in other.domains[0]


def test_how_often_to_retrain_follows_from_the_drift() -> None:
    assert "once a month" in advise(shop()).retraining
    fast = advise(shop(drift=Drift({1: 0.9}, 0.2, 6.0, retrain_days=6.0)))
    assert "about every 3 days: after 6 days" in fast.retraining
    assert advise(shop(drift=Drift())).retraining == ""


def test_costs_are_sums_of_confirmed_prices_only() -> None:
    first = costs.of("aws-user-personalization", 100_000)
    assert first.month is not None
    hours = pricing.OBSERVED_TRAINING_HOURS[0][2]
    weekly = pricing.training(hours) * costs.WEEKS_A_MONTH
    assert first.month == pytest.approx(pricing.campaign() + weekly)
    second = costs.of("aws-user-personalization-v2", 100_000)
    assert second.month is None
    assert "not confirmed" in second.told
    assert costs.of("aws-item-affinity", 100_000).month is None, "it has no campaign"


def test_trainings_are_paid_for_as_often_as_it_is_advised_to_train() -> None:
    monthly = fit(advise(shop()), "sims").cost
    daily = fit(advise(shop(drift=Drift({1: 0.9}, 0.2, 2.0, retrain_days=2.0))), "sims").cost
    assert monthly.month is not None
    assert daily.month is not None
    assert "once a month" in monthly.told
    assert "every day" in daily.told
    assert monthly.training is not None
    assert monthly.month == pytest.approx(pricing.campaign() + monthly.training, abs=0.01)
    assert daily.month == pytest.approx(pricing.campaign() + 364 / 12 * monthly.training, abs=0.01)


def test_every_day_costs_a_training_every_day() -> None:
    told = costs.of("aws-sims", 60_000, 1.16)
    daily = costs.of("aws-sims", 60_000, 1.0)
    assert "every day" in told.told
    assert told.month == daily.month
    assert costs.of("aws-sims", 60_000, 3.4).month == costs.of("aws-sims", 60_000, 3.0).month


def test_what_knows_items_of_its_training_alone_fits_no_news() -> None:
    weekly = tuple((f"2025-01-{6 + n:02d}", 40, 1.0) for n in range(0, 22, 3))
    news = advise(without_metadata(new_items=weekly))
    assert [one.code for one in news.instead] == ["items-change-faster"]
    knowing = ("sims", "item-affinity", "similar-items")
    assert all(fit(news, name).fit != FITS for name in knowing)
    assert fit(news, "user-personalization-v2").fit == FITS


def test_time_here_follows_what_was_measured() -> None:
    assert costs.seconds_here(1_000_000) == pytest.approx(29)
    assert 29 < costs.seconds_here(3_000_000) < 315
    assert costs.seconds_here(100_000_000) > 315
    assert costs.of("aws-sims", 1_000_000).here < costs.of("aws-similar-items", 1_000_000).here
    assert costs.told_here(29) == "about 30 s"
    assert costs.told_here(2) == "a few seconds"
    assert costs.told_here(315) == "about 5 min"
    assert costs.told_here(9000) == "about 2.5 h"


def test_a_share_is_never_rounded_to_nothing_or_all() -> None:
    assert percent(0.001) == "under 1 %"
    assert percent(0.999) == "over 99 %"
    assert percent(0.5) == "50 %"
    assert percent(1.0) == "100 %"


NO_MORE = Trial(1_500, 25, 0.2, 0.2, -0.02, 0.02, each=40.0, share=1.0)


def test_where_what_is_popular_finds_as_much_trained_recipes_do_not_fit() -> None:
    advice = advise(shop(trial=NO_MORE))
    assert [one.code for one in advice.instead] == ["popularity-finds-as-much"]
    assert advice.alone
    assert all(one.fit != FITS for one in advice.recipes)
    for name in ("sims", "similar-items", "user-personalization-v2"):
        assert fit(advice, name).points < fit(advise(shop()), name).points
    assert "no more" in fit(advice, "sims").decisive[0]


def test_whoever_comes_back_to_the_same_may_be_foretold_though_nothing_goes_together() -> None:
    again = Predictability(4000, 0.8, 0.1, 0.0)
    advice = advise(shop(trial=NO_MORE, predictability=again))
    assert [one.code for one in advice.instead] == ["again-explains", "popularity-finds-as-much"]
    assert not advice.alone
    assert fit(advice, "sims").fit != FITS
    assert advice.recipes[0].recipe == "aws-user-personalization-v2"


@pytest.mark.parametrize(
    "changes",
    [{"users": 200}, {"each": 2.0}, {"share": 0.3}, {"most": 0.06}, {"least": 0.01}],
)
def test_what_a_trial_cannot_tell_is_not_said(changes: dict[str, Any]) -> None:
    found = advise(shop(trial=replace(NO_MORE, **changes)))
    assert found.instead == ()


def test_a_recipe_that_fits_is_told_with_what_speaks_for_it() -> None:
    for facts in (shop(), without_metadata(), shop(exact_times=False), shop(trial=NO_MORE)):
        for one in advise(facts).recipes:
            if one.fit == FITS:
                assert not any("too few" in why or "only if" in why for why in one.decisive)
    few = replace(HISTORIES, trainable=400, median=12.0)
    little = advise(shop(rows={"interactions": 4591, "items": 120}, histories=few))
    assert fit(little, "similar-items").fit != FITS


def test_of_news_what_reads_the_headlines_is_before_what_knows_pairs() -> None:
    news = Amounts(shop(predictability=Predictability(4000, 0.0, 0.05, 0.9)), title="headline")
    similar = [one for one in fitting.every(news) if one.use_case == USE_CASES["similar"]]
    first, *others = similar
    assert first.recipe == "aws-semantic-similarity"
    assert first.fit == FITS
    assert "knows them by their text" in " ".join(first.decisive)
    for one in others:
        assert one.fit != FITS
        assert "which it does not know" in " ".join(one.reasons)


def test_the_second_generation_is_praised_for_new_items_no_more_than_aws_does() -> None:
    news = advise(shop(predictability=Predictability(4000, 0.0, 0.05, 0.9)))
    assert "by a promotion" in " ".join(fit(news, "user-personalization-v2").reasons)
    assert "it explores them" in " ".join(fit(news, "user-personalization").reasons)
