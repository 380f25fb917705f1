"""Names and order of the metrics of GetSolutionMetrics."""

from __future__ import annotations

import math

from personalize_poc.evaluation import metrics

MRR = "mean_reciprocal_rank_at_25"
RESULTS = {
    "aws-sims": {MRR: 0.2, "coverage": 0.1, "precision_at_5": 0.04},
    "aws-popularity-count": {MRR: 0.05, "coverage": 0.001, "precision_at_5": 0.01},
    "aws-user-personalization": {MRR: 0.3, "coverage": 0.08, "precision_at_5": 0.06},
}


def test_table_puts_the_baseline_first_and_then_the_best_recipe() -> None:
    table = metrics.table(RESULTS)
    assert list(table.index) == ["aws-popularity-count", "aws-user-personalization", "aws-sims"]
    assert list(table.columns) == ["MRR@25", "P@5", "coverage"]


def test_show_rounds_to_what_the_service_returns() -> None:
    shown = metrics.show(RESULTS)
    assert shown.loc["aws-sims", "MRR@25"] == "0.2000"


def test_a_metric_this_package_does_not_know_is_shown_under_its_own_name() -> None:
    table = metrics.table({"aws-sims": {MRR: 0.2, "average_rewards_at_k": 0.5}})
    assert table.loc["aws-sims", "average_rewards_at_k"] == 0.5


def test_a_recipe_without_a_metric_has_a_gap() -> None:
    table = metrics.table({**RESULTS, "aws-hrnn": {"coverage": 0.2}})
    assert math.isnan(table.loc["aws-hrnn", "MRR@25"])
    assert metrics.show({**RESULTS, "aws-hrnn": {"coverage": 0.2}}).loc["aws-hrnn", "MRR@25"] == "–"


def test_every_metric_of_the_service_has_a_meaning() -> None:
    keys = [f"normalized_discounted_cumulative_gain_at_{k}" for k in (5, 10, 25)]
    keys += [f"precision_at_{k}" for k in (5, 10, 25)] + ["coverage", MRR]
    meanings = metrics.meanings(keys)
    assert set(meanings["key in GetSolutionMetrics"]) == set(keys)
    assert list(metrics.meanings(["coverage"]).index) == ["coverage"]


def test_what_was_found_is_explained_in_the_order_of_the_guide() -> None:
    found = metrics.explained({"new_metric": 0.5, "coverage": 0.1, MRR: 0.25})
    assert found["metric"].tolist() == ["MRR@25", "coverage", "new_metric"]
    assert found["value"].tolist() == ["0.2500", "0.1000", "0.5000"]
    assert "How early" in found["what it says"][0]


def test_recipes_that_make_segments_stand_beside_the_others() -> None:
    found = {"coverage": 0.6, "hits_at_1_percent": 0.7, "recall_at_1_percent": 0.2}
    both = {**RESULTS, "aws-item-affinity": found}
    shown = metrics.show(both)
    assert shown.loc["aws-item-affinity", "hits@1 %"] == "0.7000"
    assert shown.loc["aws-item-affinity", "MRR@25"] == "–"
    assert shown.loc["aws-sims", "recall@1 %"] == "–"
    assert set(metrics.meanings(found).index) == {"coverage", "hits@1 %", "recall@1 %"}
