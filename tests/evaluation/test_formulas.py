"""The metrics of one user, by hand."""

from __future__ import annotations

import math

import pytest

from personalize_poc.evaluation import formulas, worked
from personalize_poc.evaluation.worked import GUIDE, TestUser

NDCG = "normalized_discounted_cumulative_gain_at_"


def test_the_guide_s_worked_example() -> None:
    assert formulas.ranks(GUIDE.list, GUIDE.truth) == [2, 5]
    assert formulas.reciprocal_rank(GUIDE.list, GUIDE.truth) == 0.5
    assert formulas.precision(GUIDE.list, GUIDE.truth, 5) == 0.4
    assert formulas.ndcg(GUIDE.list, GUIDE.truth, 5) == pytest.approx(0.6241, abs=5e-5)


def test_the_textbook_divides_by_the_best_list_that_there_could_be() -> None:
    listed, truth = list("axyb"), list("abc")
    gain, hits = 1 + 1 / math.log2(5), 1 + 1 / math.log2(3)
    assert formulas.ndcg(listed, truth, 4) == pytest.approx(gain / hits)
    assert formulas.ndcg_textbook(listed, truth, 4) == pytest.approx(gain / (hits + 0.5))
    assert formulas.ndcg_textbook(listed, truth, 1) == 1, "no list of one has more than one hit"


def test_nothing_right_is_zero() -> None:
    for formula in (formulas.precision, formulas.ndcg, formulas.ndcg_textbook):
        assert formula(["a"], [], 5) == formula([], ["a"], 5) == formula(["a"], ["b"], 5) == 0
    assert formulas.reciprocal_rank(["a"], ["b"]) == 0
    assert formulas.reciprocal_rank(["x"] * 25 + ["a"], ["a"]) == 0, "only 25 places count"


def test_all_of_one_user_have_the_keys_of_the_service() -> None:
    found = formulas.of_one(GUIDE.list, GUIDE.truth)
    assert found["mean_reciprocal_rank_at_25"] == 0.5
    assert found[f"{NDCG}5"] == pytest.approx(0.6241, abs=5e-5)
    assert found[f"textbook_{NDCG}25"] == found[f"{NDCG}25"], "both right items were found"
    assert found["precision_at_10"] == 0.2


def test_the_user_whose_list_shows_most_is_chosen() -> None:
    dull = TestUser("dull", ["a", "b"], ["a"], known=["a"], repeats=["a"])
    both = TestUser("both", ["x", "a", "b"], ["a", "b", "c"], known=["a"], repeats=["a"])
    assert worked.telling([dull, both]).user == "both"
    assert worked.telling([dull]).user == "dull"
    assert worked.telling([]) is worked.telling([TestUser("", ["a"], ["b"])]) is GUIDE
    assert both.new_truth == ["b", "c"]


def test_marks_say_what_was_right_and_what_was_known() -> None:
    one = TestUser("u", ["x", "a", "b"], ["a", "b"], known=["a", "x"])
    shown = worked.marked(one, str.upper, 2)
    assert shown.to_dict("records") == [
        {"rank": 1, "recommended": "X", "then done": "", "had before": "yes"},
        {"rank": 2, "recommended": "A", "then done": "✓", "had before": "yes"},
    ]


def test_users_come_from_the_page_and_there_are_none_without_it() -> None:
    fields = ("list", "new_list", "truth", "repeats", "known", "latest")
    page = {"users": [{"user": "u", **{name: ["a"] for name in fields}}]}
    assert worked.users(page)[0].list == ["a"]
    assert worked.users(None) == []


def test_stories_are_of_the_first_users_and_of_new_items() -> None:
    one = TestUser("u", ["a"], ["a", "c"], ["b", "c", "d"], ["a"], ["a"], ["a", "z"])
    (found,) = worked.stories([one, one], str.upper, count=1, length=2)
    assert found == {"user": "u", "last": ["A", "Z"], "recommended": ["B", "C"], "hits": ["C"]}
