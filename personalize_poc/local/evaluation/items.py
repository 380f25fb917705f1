"""All offline metrics of a model over the test users of a split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Features, Floats, Ints, Query
from personalize_poc.local.evaluation.bootstrap import intervals
from personalize_poc.local.evaluation.metrics.coverage import coverage
from personalize_poc.local.evaluation.metrics.ndcg import ndcg, ndcg_textbook
from personalize_poc.local.evaluation.metrics.novelty import novelty
from personalize_poc.local.evaluation.metrics.precision import precision
from personalize_poc.local.evaluation.metrics.reciprocal_rank import reciprocal_rank
from personalize_poc.local.recipes.interface import Scorer

LONGEST = 25
CUTS = (5, 10, 25)
_BATCH = 128

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
    comparisons.
    """

    metrics: dict[str, float]
    textbook: dict[str, float]
    without_repeats: dict[str, float]
    novelty: dict[str, float]
    intervals: dict[str, dict[str, tuple[float, float]]]
    users: int
    values: PerUser = field(repr=False, compare=False)

    def as_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON, without those of single users."""
        return {
            "metrics": self.metrics,
            "textbook": self.textbook,
            "without_repeats": self.without_repeats,
            "novelty": self.novelty,
            "intervals": self.intervals,
            "users": self.users,
        }

    def above(self, other: Evaluation, seed: int = 0) -> dict[str, dict[str, Any]]:
        """By how much this model is better than another one for the same test users.

        Returns metric -> difference of the means and its 95 % interval, drawn by users in pairs:
        what makes a user hard for both models cancels out. An interval above 0 is a clear lead.
        """
        pairs = {key: self.values[key] - other.values[key] for key in self.values}
        return {
            key: {"difference": _mean(pairs[key]), "interval": interval}
            for key, interval in intervals(pairs, seed).items()
        }


def top_items(scores: Floats, k: int) -> Ints:
    """Items of the k highest scores of one row [n_items], best first; ties: lower index first."""
    if k < len(scores):
        kth = np.partition(scores, len(scores) - k)[len(scores) - k]
        candidates = np.flatnonzero(scores >= kth)
    else:
        candidates = np.arange(len(scores))
    order = np.argsort(-scores[candidates], kind="stable")[:k]
    return candidates[order].astype(np.int32)


def query_of(test: HeldOut, *, related: bool = False, people: Features | None = None) -> Query:
    """What the model is asked for a test user, in the context of the first event of the truth.

    related: ask for items related to the newest item of the query instead of for the user.
    people: metadata of the users.
    """
    events = test.query
    if related:
        return Query(item=int(events.items[-1]))
    return Query(
        history=events.items,
        timestamps=events.timestamps,
        event_types=events.event_types,
        event_values=events.event_values,
        context=test.then,
        traits={} if people is None else people.of(test.user),
    )


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
    lists: list[Ints] = []
    truths: list[Ints] = []
    new_lists: list[Ints] = []
    new_truths: list[Ints] = []
    for test, scores in _scored(model, tests, related, people):
        lists.append(top_items(scores, LONGEST))
        truths.append(test.truth)
        unseen = np.setdiff1d(test.truth, test.query.items)
        if len(unseen):
            scores = scores.copy()
            scores[test.query.items] = -np.inf
            new_lists.append(top_items(scores, LONGEST))
            new_truths.append(unseen)
    groups = {
        "metrics": _service(lists, truths),
        "textbook": _textbook(lists, truths),
        "without_repeats": _service(new_lists, new_truths)
        | _textbook(new_lists, new_truths, "textbook_"),
        "novelty": {} if known_by is None else _novelty(lists, known_by, n_users),
    }
    means = {name: _means(group) for name, group in groups.items()}
    for name, recommended in (("metrics", lists), ("without_repeats", new_lists)):
        share = round(coverage(recommended, model.n_items), 4)
        means[name] = {"coverage": share, **means[name]}
    return Evaluation(
        **means,
        intervals={name: intervals(group, seed) for name, group in groups.items()},
        users=len(tests),
        values=groups["metrics"] | _textbook(lists, truths, "textbook_"),
    )


def _scored(
    model: Scorer, tests: list[HeldOut], related: bool, people: Features | None
) -> Iterator[tuple[HeldOut, Floats]]:
    for start in range(0, len(tests), _BATCH):
        part = tests[start : start + _BATCH]
        queries = [query_of(test, related=related, people=people) for test in part]
        yield from zip(part, model.score(queries), strict=True)


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
