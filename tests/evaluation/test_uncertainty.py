"""Intervals beside the means: what a notebook shows, and the sentence on target aws."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from personalize_poc import errors
from personalize_poc.aws.targets import Target
from personalize_poc.evaluation import uncertainty

MRR = "mean_reciprocal_rank_at_25"
NDCG = "normalized_discounted_cumulative_gain_at_10"


def target(**known: Any) -> Target:
    """One of which no more is asked."""
    return cast(Target, SimpleNamespace(**known))


def found(lead: float, low: float, high: float) -> dict[str, Any]:
    return {
        "metrics": {MRR: 0.4},
        "intervals": {"metrics": {MRR: [0.35, 0.45]}},
        "textbook": {NDCG: 0.2},
        "without_repeats": {f"textbook_{NDCG}": 0.1},
        "novelty": {"novelty_at_10": 5.25},
        "above_popularity": {MRR: {"difference": lead, "interval": [low, high]}},
        "users": 1234,
    }


def test_the_table_has_the_interval_beside_each_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uncertainty, "evaluation", lambda target, arn: found(0.1, 0.05, 0.15))
    shown = uncertainty.Uncertainty(target(is_local=True), {"aws-hrnn": "arn"})
    row = shown.table().loc["aws-hrnn"]
    assert row["MRR@25 (95 %)"] == "0.400 (0.350 … 0.450)"
    assert row["lead over popularity (95 %)"] == "+0.100 (+0.050 … +0.150)"
    assert row["test users"] == "1,234"
    assert "aws-hrnn" in shown._repr_html_()


def test_a_lead_is_clear_only_with_its_whole_interval() -> None:
    known = {"good": found(0.1, 0.01, 0.2), "unsure": found(0.1, -0.01, 0.2)}
    assert uncertainty.clear_leads(known) == ["good"]


def test_on_aws_there_is_a_sentence_and_no_request() -> None:
    shown = uncertainty.Uncertainty(target(is_local=False), {"aws-hrnn": "arn"})
    assert "means alone" in repr(shown)
    assert "A/B test" in shown._repr_html_()


def test_a_stand_in_that_is_gone_is_told() -> None:
    gone = target(is_local=True, endpoint="http://127.0.0.1:9")
    with pytest.raises(errors.StandInGone):
        uncertainty.evaluation(gone, "arn")
