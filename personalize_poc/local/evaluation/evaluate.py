"""All offline metrics of a model over the test users of a split."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from personalize_poc.local.evaluation.coverage import coverage
from personalize_poc.local.evaluation.ndcg import ndcg, ndcg_textbook
from personalize_poc.local.evaluation.precision import precision
from personalize_poc.local.evaluation.reciprocal_rank import reciprocal_rank
from personalize_poc.local.evaluation.splits import HeldOut
from personalize_poc.local.recipes.base import Floats, Ints, Model, Query

LONGEST = 25
CUTS = (5, 10, 25)
_BATCH = 128


@dataclass(frozen=True)
class Evaluation:
    """Metrics of one model.

    metrics: the keys of GetSolutionMetrics, rounded to 4 decimals. textbook: NDCG with the
    textbook ideal, under the same keys. without_repeats: all metrics when items of the user's query
    are removed from recommendations and truth, so that predicting a repetition earns nothing;
    users whose truth is empty then are left out of the mean. users: how many were tested.
    """

    metrics: dict[str, float]
    textbook: dict[str, float]
    without_repeats: dict[str, float]
    users: int

    def as_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {
            "metrics": self.metrics, "textbook": self.textbook,
            "without_repeats": self.without_repeats, "users": self.users,
        }  # fmt: skip


def top_items(scores: Floats, k: int) -> Ints:
    """Items of the k highest scores of one row [n_items], best first; ties: lower index first."""
    if k < len(scores):
        kth = np.partition(scores, len(scores) - k)[len(scores) - k]
        candidates = np.flatnonzero(scores >= kth)
    else:
        candidates = np.arange(len(scores))
    order = np.argsort(-scores[candidates], kind="stable")[:k]
    return candidates[order].astype(np.int32)


def query_of(test: HeldOut, *, related: bool = False) -> Query:
    """What the model is asked for a test user.

    related: ask for items related to the newest item of the query instead of for the user.
    """
    events = test.query
    if related:
        return Query(item=int(events.items[-1]))
    return Query(
        history=events.items, timestamps=events.timestamps, event_types=events.event_types,
        now=float(events.timestamps[-1]),
    )  # fmt: skip


def evaluate(model: Model, tests: list[HeldOut], *, related: bool = False) -> Evaluation:
    """Metrics of a model over test users that it was not trained on.

    related: see `query_of`; for recipes of type RELATED_ITEMS.
    """
    lists: list[Ints] = []
    truths: list[Ints] = []
    new_lists: list[Ints] = []
    new_truths: list[Ints] = []
    for test, scores in _scored(model, tests, related):
        lists.append(top_items(scores, LONGEST))
        truths.append(test.truth)
        unseen = np.setdiff1d(test.truth, test.query.items)
        if len(unseen):
            scores = scores.copy()
            scores[test.query.items] = -np.inf
            new_lists.append(top_items(scores, LONGEST))
            new_truths.append(unseen)
    return Evaluation(
        _metrics(lists, truths, model.n_items),
        _textbook(lists, truths),
        _metrics(new_lists, new_truths, model.n_items)
        | _textbook(new_lists, new_truths, "textbook_"),
        len(tests),
    )


def _scored(model: Model, tests: list[HeldOut], related: bool) -> Iterator[tuple[HeldOut, Floats]]:
    for start in range(0, len(tests), _BATCH):
        part = tests[start : start + _BATCH]
        yield from zip(part, model.score([query_of(t, related=related) for t in part]), strict=True)


def _mean(metric: Any, lists: list[Ints], truths: list[Ints], k: int) -> float:
    values = [metric(r, t, k) for r, t in zip(lists, truths, strict=True)]
    return round(float(np.mean(values)), 4) if values else 0.0


def _metrics(lists: list[Ints], truths: list[Ints], n_items: int) -> dict[str, float]:
    metrics = {"coverage": round(coverage(lists, n_items), 4)}
    name = f"mean_reciprocal_rank_at_{LONGEST}"
    metrics[name] = _mean(reciprocal_rank, lists, truths, LONGEST)
    for k in CUTS:
        key = f"normalized_discounted_cumulative_gain_at_{k}"
        metrics[key] = _mean(ndcg, lists, truths, k)
    for k in CUTS:
        metrics[f"precision_at_{k}"] = _mean(precision, lists, truths, k)
    return metrics


def _textbook(lists: list[Ints], truths: list[Ints], prefix: str = "") -> dict[str, float]:
    return {
        f"{prefix}normalized_discounted_cumulative_gain_at_{k}": _mean(
            ndcg_textbook, lists, truths, k
        )
        for k in CUTS
    }
