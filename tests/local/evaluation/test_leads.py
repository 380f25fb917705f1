"""A model that is not ahead of popularity is called so."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.local.evaluation.leads import METRIC, judged, sentence

AHEAD, UNSURE, BEHIND = (0.1, 0.05, 0.15), (0.01, -0.02, 0.04), (-0.1, -0.2, -0.05)


def lead(difference: float, low: float, high: float) -> dict[str, Any]:
    return {METRIC: {"difference": difference, "interval": [low, high]}}


@pytest.mark.parametrize(
    ("repeats_too", "on_new", "warned"),
    [
        (AHEAD, AHEAD, False),
        (AHEAD, BEHIND, False),
        (UNSURE, AHEAD, False),
        (UNSURE, UNSURE, True),
        (BEHIND, BEHIND, True),
    ],
)
def test_a_clear_lead_in_either_is_enough(repeats_too: Any, on_new: Any, warned: bool) -> None:
    evaluation = {
        "users": 1200,
        "above_popularity": lead(*repeats_too),
        "above_popularity_on_new": lead(*on_new),
    }
    judgement = judged(evaluation, personalised=True)
    assert (judgement is not None) == warned
    if judgement is not None:
        said = sentence(judgement)
        low, high = repeats_too[1:]
        assert f"({low:+.3f} … {high:+.3f})" in said
        assert "1,200 test users" in said


@pytest.mark.parametrize(
    ("all_items", "on_new", "warned"),
    [
        (BEHIND, BEHIND, True),
        (BEHIND, UNSURE, False),
        (UNSURE, BEHIND, False),
        (AHEAD, AHEAD, False),
    ],
)
def test_lists_that_popularity_is_clearly_ahead_of_are_called_so(
    all_items: Any, on_new: Any, warned: bool
) -> None:
    evaluation = {
        "users": 1200,
        "above_popularity": lead(*all_items),
        "above_popularity_on_new": lead(*on_new),
    }
    judgement = judged(evaluation, personalised=False)
    assert (judgement is not None) == warned
    if judgement is not None:
        said = sentence(judgement)
        assert (
            "behind popularity by 0.100 (-0.200 … -0.050) in NDCG@10 for 1,200 test users" in said
        )


def test_where_popularity_was_not_measured_nothing_is_said() -> None:
    assert judged({"metrics": {}}, personalised=True) is None
    assert judged({"metrics": {}}, personalised=False) is None
