"""The two baselines, what is kept of the test users, and a model that only repeats."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Floats, Interactions, Query
from personalize_poc.local.evaluation import kept
from personalize_poc.local.evaluation.answers import Answers, answers_of, top_items
from personalize_poc.local.evaluation.baselines import last_again, most_recent, popularity
from personalize_poc.local.evaluation.items import Evaluation, measured

MRR = "mean_reciprocal_rank_at_25"
COUNTS = np.array([9, 5, 5, 7, 0, 1], np.float32)


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


def shown(*items: int) -> Interactions:
    """A history, oldest first."""
    return Interactions(
        np.zeros(len(items), np.int32),
        ints(*items),
        np.arange(len(items), dtype=np.int64),
        np.full(len(items), -1, np.int16),
        np.full(len(items), np.nan, np.float32),
    )


def judged(answers: Answers, tests: list[HeldOut], n_items: int = 6) -> Evaluation:
    return measured(answers, tests, n_items)


def test_most_recent_has_each_item_once_at_its_latest_place() -> None:
    assert most_recent(ints(3, 1, 3, 2, 2)).tolist() == [2, 3, 1]
    assert most_recent(ints()).tolist() == []


def test_popularity_is_the_same_for_everybody_and_skips_what_one_has() -> None:
    tests = [HeldOut(0, shown(3), ints(1)), HeldOut(1, shown(0, 1), ints(1))]
    answers = popularity(tests, COUNTS)
    assert [row.tolist() for row in answers.everything] == [[0, 3, 1, 2, 5, 4]] * 2
    assert [row.tolist() for row in answers.new] == [[0, 1, 2, 5, 4], [3, 2, 5, 4]]
    assert answers.everything[0].tolist() == top_items(COUNTS, 25).tolist()


def test_last_again_has_the_history_first_and_is_popularity_on_new_items() -> None:
    tests = [HeldOut(0, shown(4, 5, 4), ints(4))]
    answers = last_again(tests, COUNTS)
    assert answers.everything[0].tolist() == [4, 5, 0, 3, 1, 2]
    assert answers.new[0].tolist() == popularity(tests, COUNTS).new[0].tolist() == [0, 3, 1, 2]


def test_lists_have_25_places_also_after_a_long_history() -> None:
    counts = np.arange(200, 0, -1).astype(np.float32)
    answers = last_again([HeldOut(0, shown(*range(60)), ints(1))], counts)
    assert answers.everything[0].tolist() == list(range(59, 34, -1))
    assert answers.new[0].tolist() == list(range(60, 85))


class Echo:
    """Recommends the history, the most recent first: all that it gains is repeats."""

    n_items = 6

    def score(self, queries: list[Query]) -> Floats:
        scores: Floats = np.tile(COUNTS, (len(queries), 1)) / np.float32(100)
        for row, query in enumerate(queries):
            scores[row, query.history] = 1 + np.arange(len(query.history))
        return scores


def repeaters(count: int) -> list[HeldOut]:
    """People who do their last item again, and then something unpopular that is new."""
    return [HeldOut(user, shown(4, 5), ints(2, 5)) for user in range(count)]


def test_a_gain_that_is_only_repeats_is_called_out() -> None:
    tests = repeaters(20)
    model = judged(answers_of(Echo(), tests, people=None), tests)
    popular = judged(popularity(tests, COUNTS), tests)
    again = judged(last_again(tests, COUNTS), tests)
    assert model.above(popular)[MRR] == {"difference": 0.75, "interval": (0.75, 0.75)}
    assert model.above(again)[MRR] == {"difference": 0.0, "interval": (0.0, 0.0)}
    assert model.above_on_new(popular)[MRR] == {"difference": 0.0, "interval": (0.0, 0.0)}


def test_users_without_anything_new_do_not_count_on_new_items() -> None:
    tests = [HeldOut(0, shown(4), ints(4)), HeldOut(1, shown(4), ints(0, 4))]
    result = judged(popularity(tests, COUNTS), tests)
    assert (result.users, result.users_with_new) == (2, 1)
    assert np.isnan(result.new_values[MRR]).tolist() == [True, False]
    assert result.without_repeats[MRR] == 1.0
    assert result.metrics[MRR] == pytest.approx((1 / 6 + 1) / 2, abs=1e-4)


def test_a_user_who_has_everything_gets_an_empty_list_of_new_items() -> None:
    tests = [HeldOut(0, shown(*range(6)), ints(1))]
    assert answers_of(Echo(), tests, people=None).new[0].tolist() == []
    assert popularity(tests, COUNTS).new[0].tolist() == []


def test_what_is_kept_comes_back_with_ids(tmp_path: Path) -> None:
    tests = [HeldOut(2, shown(4, 5), ints(2, 5)), HeldOut(0, shown(3), ints(3))]
    answers = last_again(tests, COUNTS)
    result = judged(answers, tests)
    kept.write(tmp_path, tests, answers, result)
    found = kept.read(tmp_path, list("abcdef"), ["u0", "u1", "u2"])
    assert found is not None
    assert found["users"][0] == {
        "user": "u2",
        "list": list("feadbc"),
        "new_list": list("adbc"),
        "truth": ["c", "f"],
        "repeats": ["f"],
        "known": ["e", "f"],
        "latest": ["f", "e"],
    }
    assert found["values"][MRR] == result.values[MRR].tolist() == [1.0, 1.0]
    assert found["new_values"][MRR] == [0.25, None]


def test_an_older_model_has_nothing_to_show(tmp_path: Path) -> None:
    assert kept.read(tmp_path, [], []) is None


def test_leads_on_new_items_leave_out_who_did_nothing_new() -> None:
    tests = [HeldOut(0, shown(4), ints(4)), HeldOut(1, shown(4), ints(1, 4))]
    popular = judged(popularity(tests, COUNTS), tests)
    best = judged(Answers(popularity(tests, COUNTS).everything, [ints(1), ints(1)]), tests)
    assert best.above_on_new(popular)[MRR] == {"difference": 0.6667, "interval": (0.6667, 0.6667)}
