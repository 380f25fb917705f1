"""How well a model of trends foretells what grows."""

from __future__ import annotations

from personalize_poc.local.arrays.types import Interactions
from personalize_poc.local.evaluation.answers import LONGEST, top_items
from personalize_poc.local.evaluation.metrics.trend_accuracy import trend_accuracy
from personalize_poc.local.recipes.counting.trending import before_last_interval, rise
from personalize_poc.local.recipes.fitted import Trends


def trend_prediction_accuracy(model: Trends, interactions: Interactions) -> float:
    """How well the trends before the last interval predict the growth in it, 4 decimals."""
    earlier = before_last_interval(interactions, model.interval)
    predicted = top_items(model.at(earlier.items, earlier.timestamps), LONGEST)
    growth = rise(interactions.items, interactions.timestamps, model.n_items, model.interval)
    return round(trend_accuracy(predicted, growth), 4)
