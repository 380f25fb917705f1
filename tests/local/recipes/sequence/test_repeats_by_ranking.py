"""Weights of repeats: by the next event, or by the ten that come next where those rank better."""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence import repeat_consumption, repeats_by_ranking
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats

ITEMS, OWN = 60, 6
Asked = list[tuple[Floats, Query, Ints]]


def orders(seed: int = 0) -> Asked:
    """Eighty people who order six articles of their own in turn, and after each turn another one.

    So the next order is never of what came last, and the ten that come next are of all six.
    """
    rng = np.random.default_rng(seed)
    found: Asked = []
    for _ in range(80):
        own = rng.permutation(ITEMS)[: OWN + 4]
        weeks = [np.append(own[:OWN], own[OWN + week % 4]) for week in range(8)]
        found += asked(np.concatenate(weeks).astype(np.int32), rng)
    return found


def films(seed: int = 0) -> Asked:
    """Eighty people who see nothing twice."""
    rng = np.random.default_rng(seed)
    found: Asked = []
    for _ in range(80):
        found += asked(rng.permutation(ITEMS)[:50].astype(np.int32), rng)
    return found


def asked(events: Ints, rng: np.random.Generator) -> Asked:
    """Three questions to a network that knows nothing."""
    logits = rng.standard_normal(ITEMS).astype(np.float32)
    return [(logits, Query(events[:cut]), events[cut : cut + 10]) for cut in (29, 33, 38)]


def ndcg(moves: Repeats, questions: Asked) -> float:
    found = []
    for logits, query, following in questions:
        moved = logits.copy()
        moves.move(moved, query, logsumexp(logits))
        hits = np.isin(np.argsort(-moved)[:10], following)
        gains = 1 / np.log2(np.arange(2, 12))
        found.append(hits @ gains / gains[: len(set(following.tolist()))].sum())
    return float(np.mean(found))


def test_what_comes_after_the_next_event_counts_as_well() -> None:
    questions = orders()
    by_next = repeat_consumption.likeliest(questions)
    chosen = repeats_by_ranking.ranking_best(lambda: questions, 1)
    others = orders(seed=1)
    assert ndcg(chosen, others) > ndcg(by_next, others) + 0.005
    assert np.array_equal(chosen.weights, repeat_consumption.likeliest(questions, 1, 10).weights)


def test_where_that_ranks_no_better_the_next_event_decides() -> None:
    questions = films()
    chosen = repeats_by_ranking.ranking_best(lambda: questions, 1)
    assert np.array_equal(chosen.weights, repeat_consumption.likeliest(questions).weights)


def test_histories_without_events_say_nothing() -> None:
    nobody = [(np.zeros(3, np.float32), Query(), np.array([1], np.int32))] * 5
    assert not repeats_by_ranking.ranking_best(lambda: nobody, 1).weights.any()


def test_a_history_of_all_items_can_be_judged() -> None:
    everything = np.array([0, 1, 1, 2], np.int32)
    some = [(np.zeros(3, np.float32), Query(everything), np.array([1, 2], np.int32))] * 60
    assert np.isfinite(repeats_by_ranking.ranking_best(lambda: some, 1).weights).all()
