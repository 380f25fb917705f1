"""Recipes beside two baselines: from the pages of the stand-in, of an older one, and on AWS."""

from __future__ import annotations

import json
import math
from types import SimpleNamespace
from typing import Any, cast

import pandas as pd
import pytest

from personalize_poc.aws.targets import Target
from personalize_poc.evaluation import compare, comparison, uncertainty
from personalize_poc.evaluation.comparison import AGAIN, MRR, POPULARITY

LOCAL = cast(Target, SimpleNamespace(is_local=True))
AWS = cast(Target, SimpleNamespace(is_local=False))


def baseline(mean: float, new: float) -> dict[str, Any]:
    return {
        "metrics": {MRR: mean, "coverage": 0.01},
        "without_repeats": {MRR: new},
        "intervals": {"metrics": {MRR: [mean - 0.1, mean + 0.1]}, "without_repeats": {}},
        "novelty": {"novelty_at_10": 2.0},
    }


def lead(mean: float, low: float, high: float) -> dict[str, Any]:
    return {MRR: {"difference": mean, "interval": [low, high]}}


def page(mean: float) -> dict[str, Any]:
    again = baseline(0.3, 0.2) | {"above_popularity": lead(0.2, 0.1, 0.3)}
    return {
        **baseline(mean, 0.25),
        "users": 3,
        "users_with_new": 2,
        "popularity": baseline(0.1, 0.2),
        "last_again": again,
        "above_popularity": lead(mean - 0.1, 0.1, 0.5),
        "above_last_again": lead(mean - 0.3, -0.1, 0.2),
        "above_popularity_on_new": lead(0.05, 0.01, 0.1),
    }


def people(users: str, values: list[float], new: list[float | None]) -> dict[str, Any]:
    return {
        "users": [{"user": user} for user in users],
        "values": {MRR: values},
        "new_values": {MRR: new},
    }


PAGES = {"good": page(0.5), "fair": page(0.4), "popular": page(0.1)}
PEOPLE = {
    "good": people("abc", [1.0, 0.5, 0.5], [0.5, None, 0.0]),
    "fair": people("cba", [0.25, 0.25, 0.75], [0.0, None, 0.5]),
    "popular": people("abc", [0, 0, 0], [0, 0, 0]),
}
VERSIONS = {"aws-fair": "fair", "aws-good": "good", "aws-popularity-count": "popular"}
MEANS = {name: {MRR: PAGES[arn]["metrics"][MRR]} for name, arn in VERSIONS.items()}


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The pages that there are; a test may take some away."""
    pages = dict(PAGES)
    monkeypatch.setattr(uncertainty, "evaluation", lambda target, arn: pages.get(arn))
    monkeypatch.setattr(uncertainty, "tested", lambda target, arn: PEOPLE[arn])
    return pages


def test_both_baselines_come_first_and_recipes_by_falling_metric(known: Any) -> None:
    found = compare.recipes(LOCAL, VERSIONS, MEANS)
    assert [row.name for row in found.rows] == [POPULARITY, AGAIN, "aws-good", "aws-fair"]
    assert (found.users, found.users_with_new, found.own) == (3, 2, False)
    good = found.recipes[0]
    assert good.over_again.text("+") == "+0.200 (-0.100\u00a0…\u00a0+0.200)"
    assert good.over_new.above_zero
    assert found.baselines[1].over_popularity.mean == 0.2


def test_pairs_are_of_the_same_users_whatever_their_order(known: Any) -> None:
    (pair,) = compare.recipes(LOCAL, VERSIONS, MEANS).pairs
    assert (pair.one, pair.other) == ("aws-good", "aws-fair")
    assert pair.everything.mean == pytest.approx(0.25)
    assert pair.everything.low == pair.everything.high == pytest.approx(0.25)
    assert pair.new.mean == 0.0


def test_the_tables_have_words_for_what_cannot_be_told(known: Any) -> None:
    found = compare.recipes(LOCAL, VERSIONS, MEANS)
    assert found.table().loc[POPULARITY, "lead over popularity"] == "–"
    assert found.table().loc["aws-good", "MRR@25, all items"] == "0.500 (0.400\u00a0…\u00a00.600)"
    assert found.differences()["says"].tolist() == ["ahead"]
    assert found.differences()["says "].tolist() == ["not distinguishable"]


def test_a_version_of_an_earlier_stand_in_stands_with_its_mean(known: Any) -> None:
    del known["fair"]["last_again"], known["fair"]["above_last_again"]
    found = compare.recipes(LOCAL, VERSIONS, MEANS)
    assert list(found.alone) == ["aws-fair"]
    fair = found.recipes[1]
    assert fair.everything.mean == 0.4
    assert not fair.over_again.has_interval
    assert found.pairs == []


def test_segments_have_no_such_metric_and_are_left_out(known: Any) -> None:
    versions = {**VERSIONS, "aws-item-affinity": "x"}
    found = compare.recipes(LOCAL, versions, {**MEANS, "aws-item-affinity": {"coverage": 0.5}})
    assert "aws-item-affinity" not in [row.name for row in found.rows]


def test_on_aws_the_baselines_are_of_a_hold_out_of_one_s_own() -> None:
    rows = [
        {"USER_ID": f"u{u}", "ITEM_ID": "abc"[at % 3], "TIMESTAMP": at}
        for u in range(30)
        for at in range(10)
    ]
    found = compare.recipes(AWS, VERSIONS, MEANS, pd.DataFrame(rows))
    assert [row.name for row in found.baselines] == [
        "popularity (own hold-out)",
        "what they did last, again (own hold-out)",
    ]
    assert found.own
    assert found.users == 3
    assert [row.name for row in found.recipes][:2] == ["aws-good", "aws-fair"]
    assert not any(row.everything.has_interval for row in found.recipes)
    assert found.pairs == ()


def test_what_a_notebook_records_comes_back(known: Any) -> None:
    found = compare.recipes(LOCAL, VERSIONS, MEANS)
    again = comparison.restored(json.loads(json.dumps(found.plain())))
    assert again is not None
    assert again.plain() == found.plain()
    assert math.isnan(again.baselines[0].over_new.mean)
    assert comparison.restored({"rows": 3}) is comparison.restored(None) is None


def test_what_the_stand_in_says_against_a_recipe_comes_with_it(known: Any) -> None:
    """The notebook passes it on as the log has it, and decides nothing anew."""
    lead = {"difference": -0.1, "interval": [-0.2, -0.05], "users": 90}
    against = {"says": "behind", "advice": "trends", **lead}
    known["fair"] = {**page(0.4), "against_popularity": against}
    found = compare.recipes(LOCAL, VERSIONS, MEANS)
    (warned,) = found.warned
    assert (warned.name, warned.says, warned.users) == ("aws-fair", "behind", 90)
    assert warned.advice == "trends"
    assert (warned.lead.low, warned.lead.high) == (-0.2, -0.05)
    again = comparison.restored(json.loads(json.dumps(found.plain())))
    assert again is not None
    assert again.warned == found.warned


def test_a_report_of_an_earlier_run_has_nothing_against_a_recipe(known: Any) -> None:
    plain = compare.recipes(LOCAL, VERSIONS, MEANS).plain()
    del plain["warned"]
    again = comparison.restored(plain)
    assert again is not None
    assert not again.warned
