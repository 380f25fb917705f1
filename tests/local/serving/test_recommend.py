"""Answers: scores, filters, ranking, exploration, promotions, metadata."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.recommend import (
    Answer,
    Promotion,
    Question,
    rank,
    recommend,
)
from personalize_poc.local.serving.settings import EventRule, Settings
from tests.support.serving_fakes import DAY, ITEMS, Only, deployment, watch


def ids(answers: list[Answer]) -> list[str]:
    return [answer.item_id for answer in answers]


def ask(model: Deployment, user: str = "u", **more: object) -> list[Answer]:
    return recommend(model, Question(user, **more))  # type: ignore[arg-type]


def test_the_history_decides_and_scores_are_a_softmax_over_all_items() -> None:
    model = deployment(events=[watch("u", "i3", 1)])
    answers = ask(model)
    assert ids(answers) == ["i4", "i0", "i1", "i2", "i3", "i5", "i6", "i7", "i8", "i9"]
    scores = [answer.score for answer in answers]
    logits = np.array([5.0, 0, -0.1, -0.2, -0.3, -0.5, -0.6, -0.7, -0.8, -0.9])
    expected = np.exp(logits) / np.exp(logits).sum()
    assert scores == pytest.approx(expected, abs=1e-7)
    assert all(score == round(score, 7) for score in scores if score is not None)


def test_scores_are_those_before_filtering_and_cutting() -> None:
    model = deployment(events=[watch("u", "i3", 1)])
    full = {answer.item_id: answer.score for answer in ask(model)}
    few = ask(model, num_results=2, filter=Only("i9", "i4", "i5"))
    assert ids(few) == ["i4", "i5"]
    assert [answer.score for answer in few] == [full["i4"], full["i5"]]


def test_an_event_changes_the_next_answer_of_its_user_and_of_nobody_else() -> None:
    settings = Settings(exploration_weight=1.0)
    model = deployment("aws-user-personalization", settings=settings)
    model.group.put_events([watch("u", "i3", 1), watch("v", "i6", 1)])
    before = {user: ask(model, user) for user in ("u", "v", "nobody")}
    model.group.put_events([watch("u", "i7", 2)])
    assert ask(model, "u") != before["u"]
    assert ask(model, "v") == before["v"]
    assert ask(model, "nobody") == before["nobody"]


def test_somebody_without_a_history_gets_what_is_popular() -> None:
    model = deployment()
    assert ids(ask(model, "nobody"))[:3] == ["i9", "i8", "i7"]
    model.group.put_events([watch("nobody", "never heard of", 1)])
    assert ids(ask(model, "nobody"))[:3] == ["i9", "i8", "i7"]


def test_the_filter_sees_the_event_that_was_just_taken() -> None:
    model = deployment(events=[watch("u", "i3", 1)])
    assert ids(ask(model, num_results=1, filter=Only(watched=True))) == ["i4"]
    model.group.put_events([watch("u", "i4", 2)])
    assert "i4" not in ids(ask(model, filter=Only(watched=True)))
    assert "i4" in ids(ask(model))


def test_a_model_of_one_event_type_looks_at_that_type_only() -> None:
    events = [watch("u", "i3", 1), watch("u", "i7", 2, "click")]
    assert ids(ask(deployment(events=events)))[0] == "i8"
    rule = EventRule("watch")
    assert ids(ask(deployment(events=events, rule=rule)))[0] == "i4"


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        (EventRule("watch", 3.0), "i4"),
        (EventRule("watch", 2.0), "i6"),
        (EventRule(listed=(("watch", 3.0),)), "i4"),
        (EventRule(listed=(("watch", 3.0), ("click", None))), "i8"),
        (EventRule(listed=(("watch", 2.0),)), "i6"),
    ],
)
def test_a_model_with_a_threshold_looks_at_values_that_reach_it(
    rule: EventRule, first: str
) -> None:
    events = [
        replace(watch("u", "i3", 1), event_value=3.0),
        replace(watch("u", "i5", 2), event_value=2.0),
        watch("u", "i7", 3, "click"),
        watch("u", "i9", 4),  # without a value
    ]
    assert ids(ask(deployment(events=events, rule=rule)))[0] == first


def test_related_items_leave_out_the_item_itself_and_have_no_scores() -> None:
    model = deployment("aws-sims")
    answers = recommend(model, Question(item_id="i3", num_results=3))
    assert ids(answers) == ["i4", "i0", "i1"]
    assert [answer.score for answer in answers] == [None] * 3
    assert "i3" not in ids(recommend(model, Question(item_id="i3")))
    kept = recommend(model, Question(item_id="i3", filter=Only("i3", "i5")))
    assert ids(kept) == ["i5"]


def test_a_ranking_is_a_softmax_over_its_items_and_unknown_ones_follow_without_score() -> None:
    model = deployment("aws-personalized-ranking", events=[watch("u", "i3", 1)])
    answers = rank(model, Question("u"), ["x", "i2", "i4", "i2", "y", "i1"])
    assert ids(answers) == ["i4", "i1", "i2", "x", "y"]
    powers = np.exp([5.0, -0.1, -0.2])
    assert [a.score for a in answers[:3]] == pytest.approx(powers / powers.sum(), abs=1e-7)
    assert [a.score for a in answers[3:]] == [None, None]


def test_scores_have_seven_decimals() -> None:
    model = deployment(events=[watch("u", "i3", 1)])
    ranked = rank(model, Question("u"), ["i0", "i1", "i2"])
    for answer in [*ranked, *ask(model)]:
        assert answer.score == round(answer.score or 0, 7)
    assert sum(answer.score or 0 for answer in ranked) == pytest.approx(1, abs=1e-6)


def test_a_ranking_leaves_out_filtered_items_unknown_ones_too() -> None:
    model = deployment("aws-personalized-ranking", events=[watch("u", "i3", 1), watch("u", "x", 2)])
    answers = rank(model, Question("u", filter=Only(watched=True)), ["x", "y", "i3", "i5"])
    assert ids(answers) == ["i5", "y"]


def test_a_ranking_of_unknown_items_only() -> None:
    model = deployment("aws-personalized-ranking")
    assert rank(model, Question("u"), ["x", "y"]) == [Answer("x"), Answer("y")]


NEW = {"new": {"CREATION_TIMESTAMP": 100 * DAY}}


def test_new_items_come_in_by_exploration_and_weight_zero_keeps_them_out() -> None:
    def share(weight: float) -> float:
        model = deployment("aws-user-personalization", items=NEW, settings=Settings(weight, 30.0))
        return sum("new" in ids(ask(model, f"u{n}", num_results=5)) for n in range(300)) / 300

    assert share(0.0) == 0
    assert 0 < share(0.3) < share(1.0) < 1


def test_the_second_generation_explores_one_item_of_a_small_catalogue() -> None:
    several = {f"new{n}": NEW["new"] for n in range(5)}
    model = deployment("aws-user-personalization-v2", items=several)
    explored = [
        sum(a.reason == "Exploration" for a in ask(model, f"u{n}", num_results=15))
        for n in range(100)
    ]
    assert set(explored) == {0, 1}


def test_exploration_keeps_scores_in_order_and_their_sum_at_one() -> None:
    model = deployment(
        "aws-user-personalization",
        items=NEW,
        settings=Settings(1.0),
        events=[watch("u", "i3", 1)],
    )
    answers = ask(model, num_results=500)
    assert sorted(ids(answers)) == sorted([*ITEMS, "new"])
    scores = [answer.score or 0 for answer in answers]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1, abs=1e-6)


def test_exploration_gives_the_same_answer_in_any_order_of_requests() -> None:
    def answers(users: list[str], seed: int = 42) -> dict[str, list[Answer]]:
        model = deployment("aws-user-personalization", items=NEW, settings=Settings(1.0), seed=seed)
        return {user: ask(model, user) for user in users}

    users = [f"u{n}" for n in range(20)]
    assert answers(users) == answers(users[::-1])
    assert answers(users) != answers(users, seed=7)


def test_promotions_take_their_share_at_fixed_random_places() -> None:
    model = deployment(events=[watch("u", "i3", 1)])
    promotion = Promotion("summer", 50, Only("i7", "i8", "i9"))
    answers = ask(model, num_results=6, filter=Only(*ITEMS[:6]), promotion=promotion)
    promoted = [a.item_id for a in answers if a.promotion_name == "summer"]
    others = [a.item_id for a in answers if a.promotion_name is None]
    assert promoted == ["i7", "i8", "i9"]
    assert others == ["i4", "i0", "i1"]
    assert answers == ask(model, num_results=6, filter=Only(*ITEMS[:6]), promotion=promotion)


def test_an_item_that_is_promoted_is_not_answered_twice() -> None:
    model = deployment(events=[watch("u", "i3", 1)])
    answers = ask(model, num_results=6, promotion=Promotion("p", 50, Only("i4", "i0", "i1")))
    assert sorted(ids(answers)) == ["i0", "i1", "i2", "i3", "i4", "i5"]
    assert {a.item_id for a in answers if a.promotion_name} == {"i4", "i0", "i1"}


def test_a_promotion_with_too_few_items_is_filled_up() -> None:
    model = deployment(events=[watch("u", "i3", 1)])
    answers = ask(model, num_results=4, promotion=Promotion("p", 100, Only("i9")))
    assert sorted(ids(answers)) == ["i0", "i1", "i4", "i9"]
    assert [a.promotion_name for a in answers if a.item_id == "i9"] == ["p"]


def test_metadata_is_text_under_names_in_lower_case() -> None:
    items: dict[str, dict[str, Any]] = {
        "i4": {"GENRES": "Drama|War", "RELEASE_YEAR": 1957},
        "i0": {"RELEASE_YEAR": 2001},
    }
    model = deployment(items=items, events=[watch("u", "i3", 1)])
    answers = ask(model, num_results=2, metadata_columns=("GENRES", "RELEASE_YEAR"))
    assert answers[0].metadata == {"genres": "Drama|War", "release_year": "1957"}
    assert answers[1].metadata == {"release_year": "2001"}


def test_a_replaced_record_is_seen_by_the_next_answer() -> None:
    model = deployment(items={"i4": {"GENRES": "Drama"}})
    model.group.put_records("ITEMS", {"i4": {"GENRES": "War"}})
    answers = rank(model, Question("u", metadata_columns=("GENRES",)), ["i4"])
    assert answers[0].metadata == {"genres": "War"}
