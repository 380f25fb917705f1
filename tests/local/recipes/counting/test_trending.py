"""Trending-Now: the rise from one interval to the next, in training and with live events."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Interactions, TrainingData
from personalize_poc.local.evaluation.metrics.trend_accuracy import trend_accuracy
from personalize_poc.local.recipes.counting.trending import SECONDS, TrendingModel, rise
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.recommend import Question, recommend
from personalize_poc.local.serving.settings import EventRule
from tests.local.recipes.counting.test_counting import fit, order
from tests.support.recipe_data import HOUR
from tests.support.serving_fakes import ITEMS, deployment, watch

END = 1_700_000_000
MINUTE = 60


def data(*events: tuple[int, int, int]) -> TrainingData:
    """events: item, minutes before END, how many; each by a user of its own."""
    items = np.repeat([e[0] for e in events], [e[2] for e in events]).astype(np.int32)
    times = np.repeat([END - MINUTE * e[1] for e in events], [e[2] for e in events])
    n = len(items)
    log = Interactions(
        np.arange(n, dtype=np.int32),
        items,
        times.astype(np.int64),
        np.zeros(n, np.int16),
        np.full(n, np.nan, np.float32),
    )
    return TrainingData(log, n, 5, ["Watch"])


# Popular: 0. Within two hours: 1 rises by 6 - 1, 2 by 4, 3 falls; 4 rises within 30 minutes only.
TREND = data(
    *[(0, 600, 50), (0, 90, 5), (0, 10, 5)],
    *[(1, 150, 1), (1, 60, 6)],
    *[(2, 5, 4)],
    *[(3, 200, 9), (3, 20, 2)],
    *[(4, 130, 10), (4, 100, 4), (4, 45, 1), (4, 1, 5)],
)


def test_items_that_rise_most_come_first_then_popular_ones() -> None:
    assert order(fit("aws-trending-now", TREND)) == [0, 1, 2, 4, 3]
    log = TREND.interactions
    assert rise(log.items, log.timestamps, 5, 2 * HOUR).tolist() == [10, 5, 4, -7, 0]


def test_an_interval_ends_with_its_newest_second_and_begins_after_its_oldest() -> None:
    log = data((0, 0, 1), (1, 120, 1), (2, 240, 1), (3, 119, 1), (4, 239, 1)).interactions
    found = rise(log.items, log.timestamps, 5, 2 * HOUR)
    assert found.tolist() == [1, -1, 0, 1, -1]


def test_the_frequency_decides_which_intervals_are_compared() -> None:
    model = fit("aws-trending-now", TREND, trend_discovery_frequency="30 minutes")
    # Rises within 30 minutes: item 0 by 5, 4 by 5 - 1, 2 by 4, 3 by 2, 1 not.
    assert order(model) == [0, 4, 2, 3, 1]


@pytest.mark.parametrize("frequency", SECONDS)
def test_without_a_rise_popular_items(frequency: str) -> None:
    every_day = data(*[(item, 1440 * day, 5 - item) for day in range(3) for item in range(5)])
    flat = fit("aws-trending-now", every_day, trend_discovery_frequency=frequency)
    assert order(flat) == [0, 1, 2, 3, 4]


def test_trend_accuracy_by_hand() -> None:
    growth = np.array([3, 0, -8, 6, 1])
    assert trend_accuracy(np.array([0, 2], np.int32), growth, 2) == pytest.approx(3 / 9)
    assert trend_accuracy(np.array([3, 0], np.int32), growth, 2) == 1
    assert trend_accuracy(np.array([3, 0], np.int32), -np.abs(growth), 2) == 0


# -- served ------------------------------------------------------------------------------------


def trending(**more: Any) -> Deployment:
    popularity = (np.arange(10) / 9).astype(np.float32)
    model = TrendingModel(popularity, 2 * HOUR, np.zeros(10, np.int64))
    return deployment("aws-trending-now", model=model, **more)


def ask(served: Deployment) -> list[str]:
    return [answer.item_id for answer in recommend(served, Question())]


def test_live_events_of_anybody_make_an_item_trend_for_everybody() -> None:
    served = trending()
    assert ask(served) == ITEMS[::-1]
    served.group.put_events([watch("u", "i2", END), watch("v", "i2", END), watch("v", "i4", END)])
    assert ask(served)[:3] == ["i2", "i4", "i9"]
    served.group.put_events([watch(f"w{n}", "i4", END + 1) for n in range(3)])
    assert ask(served)[:3] == ["i4", "i2", "i9"]


def test_a_trend_ends_when_events_go_elsewhere() -> None:
    served = trending(events=[watch("u", "i2", END)])
    assert ask(served)[0] == "i2"
    served.group.put_events([watch("u", "i5", END + 3 * HOUR)])
    assert ask(served)[:2] == ["i5", "i9"]


def test_events_that_the_model_does_not_learn_from_make_no_trend() -> None:
    served = trending(rule=EventRule("watch"), events=[watch("u", "i2", END, "click")])
    assert ask(served) == ITEMS[::-1]


def test_items_that_the_model_does_not_know_are_left_out() -> None:
    served = trending(events=[watch("u", "new", END), watch("u", "i1", END)])
    assert ask(served)[:2] == ["i1", "i9"]


def test_deleted_events_make_no_trend() -> None:
    served = trending(events=[watch("u", "i2", END)])
    assert ask(served)[0] == "i2"
    served.group.replace_events([])
    assert ask(served) == ITEMS[::-1]
