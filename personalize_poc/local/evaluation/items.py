"""All offline metrics of a model over the test users of a split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Features, Floats, Ints
from personalize_poc.local.evaluation.answers import LONGEST, Answers, answers_of, new_truth
from personalize_poc.local.evaluation.bootstrap import intervals
from personalize_poc.local.evaluation.metrics.coverage import coverage
from personalize_poc.local.evaluation.metrics.ndcg import ndcg, ndcg_textbook
from personalize_poc.local.evaluation.metrics.novelty import novelty
from personalize_poc.local.evaluation.metrics.precision import precision
from personalize_poc.local.evaluation.metrics.reciprocal_rank import reciprocal_rank
from personalize_poc.local.recipes.fitted import Scorer

CUTS = (5, 10, 25)

PerUser = dict[str, NDArray[np.float64]]
"""Metric key -> its value for each test user [n_users]."""


@dataclass(frozen=True)
class Evaluation:
    """Metrics of one model, means over test users rounded to 4 decimals.

    metrics: the keys of GetSolutionMetrics. textbook: NDCG with the textbook ideal, under the same
    keys. without_repeats: all metrics when items of the user's query are removed from
    recommendations and truth, so that predicting a repetition earns nothing; users whose truth is
    empty then are left out of the mean. novelty: in bits. intervals: of each of these groups,
    metric -> the 95 % interval of its mean (none for coverage, which is no mean over users).
    users: how many were tested. values: metrics and textbook (`textbook_…`) of each user, for
    comparisons; new_values: the same without repeats, NaN for users who are left out there.
    """

    metrics: dict[str, float]
    textbook: dict[str, float]
    without_repeats: dict[str, float]
    novelty: dict[str, float]
    intervals: dict[str, dict[str, tuple[float, float]]]
    users: int
    values: PerUser = field(repr=False, compare=False)
    new_values: PerUser = field(repr=False, compare=False)

    def as_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON, without those of single users."""
        return {
            "metrics": self.metrics,
            "textbook": self.textbook,
            "without_repeats": self.without_repeats,
            "novelty": self.novelty,
            "intervals": self.intervals,
            "users": self.users,
            "users_with_new": self.users_with_new,
        }

    @property
    def users_with_new(self) -> int:
        """Test users whose truth has an item that they did not have before."""
        return int(np.isfinite(next(iter(self.new_values.values()))).sum())

    def above(self, other: Evaluation, seed: int = 0) -> dict[str, dict[str, Any]]:
        """By how much this model is better than another one for the same test users.

        Returns metric -> difference of the means and its 95 % interval, drawn by users in pairs:
        what makes a user hard for both models cancels out. An interval above 0 is a clear lead.
        """
        return gains(self.values, other.values, seed)

    def above_on_new(self, other: Evaluation, seed: int = 0) -> dict[str, dict[str, Any]]:
        """The same without repeats, for the users who have something new in their truth."""
        return gains(self.new_values, other.new_values, seed)


def gains(mine: PerUser, theirs: PerUser, seed: int) -> dict[str, dict[str, Any]]:
    """Of each metric the difference of the means, and its interval, for users whom both have."""
    pairs = {key: mine[key] - theirs[key] for key in mine}
    pairs = {key: values[np.isfinite(values)] for key, values in pairs.items()}
    return {
        key: {"difference": _mean(pairs[key]), "interval": interval}
        for key, interval in intervals(pairs, seed).items()
    }


def evaluate(
    model: Scorer,
    tests: list[HeldOut],
    *,
    related: bool = False,
    known_by: Floats | None = None,
    n_users: int = 0,
    seed: int = 0,
    people: Features | None = None,
) -> Evaluation:
    """Metrics of a model over test users that it was not trained on.

    Args:
        related: see `query_of`; for recipes that answer for an item (`RecipeInfo.related`).
        known_by: training users who know each item [n_items], for the novelty; None: not computed.
        n_users: the number of training users.
        seed: of the draws behind the intervals.
        people: metadata of the users, for models that use it.
    """
    answers = answers_of(model, tests, related=related, people=people)
    return measured(answers, tests, model.n_items, known_by=known_by, n_users=n_users, seed=seed)


def measured(
    answers: Answers,
    tests: Sequence[HeldOut],
    n_items: int,
    *,
    known_by: Floats | None = None,
    n_users: int = 0,
    seed: int = 0,
) -> Evaluation:
    """Metrics of lists, from wherever they come; further arguments as for `evaluate`."""
    lists, truths = answers.everything, [test.truth for test in tests]
    unseen = [new_truth(test) for test in tests]
    counted = [place for place, truth in enumerate(unseen) if len(truth)]
    new_lists = [answers.new[place] for place in counted]
    new_truths = [unseen[place] for place in counted]
    new = _service(new_lists, new_truths) | _textbook(new_lists, new_truths, "textbook_")
    groups = {
        "metrics": _service(lists, truths),
        "textbook": _textbook(lists, truths),
        "without_repeats": new,
        "novelty": {} if known_by is None else _novelty(lists, known_by, n_users),
    }
    means = {name: _means(group) for name, group in groups.items()}
    for name, recommended in (("metrics", lists), ("without_repeats", new_lists)):
        share = round(coverage(recommended, n_items), 4)
        means[name] = {"coverage": share, **means[name]}
    return Evaluation(
        **means,
        intervals=_intervals(groups, seed),
        users=len(tests),
        values=groups["metrics"] | _textbook(lists, truths, "textbook_"),
        new_values={key: _spread(values, counted, len(tests)) for key, values in new.items()},
    )


def _intervals(
    groups: Mapping[str, PerUser], seed: int
) -> dict[str, dict[str, tuple[float, float]]]:
    """Of each group; those over the same number of users share the draws, which cost most."""
    together: dict[int, dict[tuple[str, str], NDArray[np.float64]]] = {}
    for name, group in groups.items():
        for key, values in group.items():
            together.setdefault(len(values), {})[name, key] = values
    found: dict[str, dict[str, tuple[float, float]]] = {name: {} for name in groups}
    for part in together.values():
        for (name, key), interval in intervals(part, seed).items():
            found[name][key] = interval
    return found


def _spread(values: NDArray[np.float64], places: Sequence[int], length: int) -> NDArray[np.float64]:
    """Values at places of an array that is NaN elsewhere."""
    whole = np.full(length, np.nan)
    whole[places] = values
    return whole


def _mean(values: NDArray[np.float64]) -> float:
    return round(float(np.mean(values)), 4) if len(values) else 0.0


def _means(group: Mapping[str, NDArray[np.float64]]) -> dict[str, float]:
    return {key: _mean(values) for key, values in group.items()}


def _each(
    metric: Any, lists: Sequence[Ints], truths: Sequence[Ints], k: int
) -> NDArray[np.float64]:
    return np.array([metric(r, t, k) for r, t in zip(lists, truths, strict=True)], np.float64)


def _service(lists: Sequence[Ints], truths: Sequence[Ints]) -> PerUser:
    name = f"mean_reciprocal_rank_at_{LONGEST}"
    values = {name: _each(reciprocal_rank, lists, truths, LONGEST)}
    for k in CUTS:
        values[f"normalized_discounted_cumulative_gain_at_{k}"] = _each(ndcg, lists, truths, k)
    for k in CUTS:
        values[f"precision_at_{k}"] = _each(precision, lists, truths, k)
    return values


def _textbook(lists: Sequence[Ints], truths: Sequence[Ints], prefix: str = "") -> PerUser:
    return {
        f"{prefix}normalized_discounted_cumulative_gain_at_{k}": _each(
            ndcg_textbook, lists, truths, k
        )
        for k in CUTS
    }


def _novelty(lists: Sequence[Ints], known_by: Floats, n_users: int) -> PerUser:
    return {
        f"novelty_at_{k}": np.array([novelty(top, known_by, n_users, k) for top in lists])
        for k in CUTS
    }
