"""Baselines of a few lines each: what a model has to be better than.

A baseline is fitted to the training data and gives scores [n_items] for a history (item indexes,
oldest first, never empty). Behind what it knows comes popularity. Where fewer than a quarter of
what people do next is a repetition, all but those that are made of the own history put items of the
history last, as one would who had looked at the data.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack

from personalize_poc.local.arrays.types import Features, Ints, TrainingData
from tests.benchmarks.gate.measures import by_history, judged, listed
from tests.benchmarks.gate.splits import over_users

Reals = NDArray[np.float64]
Score = Callable[[Ints], Reals]
Way = Callable[[TrainingData], Score]
REPEATS = 0.25
NEAR = 10
"""Events of a history that sequential rules and content look back to."""
MOST_ITEMS = 1500
"""Items of EASE: the best-known ones."""
PENALTIES = (10.0, 100.0, 1000.0)
"""Of EASE; chosen on a fifth of the training users."""
IN_ORDER = ((0.97, 300.0), (1.0, 3000.0))
"""Decays and penalties of the regression in order, chosen like those of EASE."""
LATEST, EVERY, AHEAD = 200, 3, 10
"""Its items of a history, the items from one moment to the next, and those that count as next."""


def fitting(data: TrainingData) -> dict[str, Callable[[], Score]]:
    """Of each baseline, by name, what fits it to these data."""
    n = data.n_items
    known = np.asarray(_histories(data).sum(axis=0)).ravel()
    popularity = known / max(1.0, known.max())
    repeats = repeated(data) >= REPEATS

    def backed(score: Score) -> Score:
        return lambda history: _behind(score(history), popularity)

    def general(score: Score) -> Score:
        return backed(score) if repeats else _unseen_first(backed(score))

    found: dict[str, Callable[[], Score]] = {
        "popularity": lambda: general(lambda _: popularity.copy()),
        "popularity lately": lambda: general(_lately(data)),
        "last item again": lambda: backed(lambda history: _last(history, n)),
        "most often own": lambda: backed(lambda history: _own(history, n)),
        "Markov count": lambda: general(_rows(_followers(data, 1), 1)),
        "sequential rules": lambda: general(_rows(_followers(data, NEAR), NEAR)),
        "last-item cosine": lambda: general(_rows(_cosine(data), 1)),
        "EASE": lambda: general(_ease(data, general)),
        "regression in order": lambda: general(_in_order(data, general)),
    }
    if data.item_features.categories or data.item_features.numbers:
        found["content"] = lambda: general(_content(data))
        found["content of what nobody had"] = lambda: backed(_left(_content(data), known))
    return found


def _left(score: Score, users: Reals) -> Score:
    """What nobody has had before all else, as where each thing is sold once. users: [n_items]."""

    def left(history: Ints) -> Reals:
        scores = score(history)
        scores[users == 0] += 1 + scores.max() - scores.min()
        return scores

    return left


def repeated(data: TrainingData) -> float:
    """Share of the items that training users had last, that they had had before."""
    tests = over_users(data, 0).tests
    again = sum(int(np.isin(test.truth, test.query.items).sum()) for test in tests)
    return again / max(1, sum(len(test.truth) for test in tests))


def _behind(scores: Reals, popularity: Reals) -> Reals:
    size = float(np.abs(scores).max())
    return scores + 1e-6 * (size or 1.0) * popularity


def _unseen_first(score: Score) -> Score:
    def first(history: Ints) -> Reals:
        scores = score(history)
        scores[np.unique(history)] -= 1 + scores.max() - scores.min()
        return scores

    return first


def _histories(data: TrainingData) -> Any:
    """Who had what: CSR of 0/1, float64 [n_users, n_items]."""
    log = data.interactions
    ones = np.ones(len(log))
    matrix = csr_matrix((ones, (log.users, log.items)), (data.n_users, data.n_items))
    matrix.data[:] = 1
    return matrix


def _lately(data: TrainingData) -> Score:
    """Popularity in which an event counts half as much as one newer by a fiftieth of them all."""
    log = data.interactions
    rank = np.empty(len(log))
    rank[np.argsort(-log.timestamps, kind="stable")] = np.arange(len(log))
    weights = 0.5 ** (rank / (0.02 * len(log)))
    counts: Reals = np.bincount(log.items, weights, minlength=data.n_items).astype(np.float64)
    return lambda _: counts.copy()


def _last(history: Ints, n_items: int) -> Reals:
    """The newest item first."""
    scores = np.zeros(n_items)
    scores[history] = np.arange(1, len(history) + 1)  # the last of equal indexes stays
    return scores


def _own(history: Ints, n_items: int) -> Reals:
    """By how often, and then how lately, the user had an item."""
    often: Reals = np.bincount(history, minlength=n_items).astype(np.float64)
    return often + _last(history, n_items) / (len(history) + 1)


def _followers(data: TrainingData, near: int) -> Any:
    """How often an item came within `near` events after another, each by 1 / distance.

    A share of what came after that other one: CSR float64 [n_items, n_items].
    """
    log, shape = data.interactions, (data.n_items, data.n_items)
    total = csr_matrix(shape)
    for distance in range(1, near + 1):
        same = log.users[distance:] == log.users[:-distance]
        pairs = log.items[:-distance][same], log.items[distance:][same]
        total += csr_matrix((np.full(int(same.sum()), 1 / distance), pairs), shape)
    return diags(1 / np.maximum(np.bincount(log.items, minlength=data.n_items), 1)) @ total


def _cosine(data: TrainingData) -> Any:
    """Cosine of the sets of users of two items, 0 of an item with itself."""
    histories = _histories(data)
    norms = np.sqrt(np.maximum(np.asarray(histories.sum(axis=0)).ravel(), 1))
    unit = histories @ diags(1 / norms)
    found = (unit.T @ unit).tolil()
    found.setdiag(0)
    return found.tocsr()


def _rows(matrix: Any, looks: int) -> Score:
    """The sum of the rows of the newest `looks` items, the m-th from the end by 1 / m."""
    matrix = csr_matrix(matrix)

    def score(history: Ints) -> Reals:
        newest = history[::-1][:looks]
        weights = csr_matrix(1 / np.arange(1, len(newest) + 1))
        found: Reals = (weights @ matrix[newest]).toarray().ravel()
        return found

    return score


def _ease(data: TrainingData, general: Callable[[Score], Score]) -> Score:
    """EASE (Steck, 2019): regression of each item on all others, with the best of `PENALTIES`."""
    ways = [partial(_regression, penalty=penalty) for penalty in PENALTIES]
    return _best(ways, data, general)(data)


def _in_order(data: TrainingData, general: Callable[[Score], Score]) -> Score:
    """Regression of the items that came next on the history (Choi et al., 2021, SLIT)."""
    ways = [partial(_next_on_past, decay=decay, penalty=penalty) for decay, penalty in IN_ORDER]
    return _best(ways, data, general)(data)


def _best(ways: Sequence[Way], data: TrainingData, general: Callable[[Score], Score]) -> Way:
    """The way with the best lists for a fifth of the training users."""
    trial = over_users(data, 0)
    grades = []
    for way in ways:
        lists = listed(by_history(general(way(trial.training))), trial.tests)
        grades.append(judged(lists, trial.tests, data.n_items).n10.mean())
    return ways[int(np.argmax(grades))]


def _regression(data: TrainingData, penalty: float) -> Score:
    chosen, place = _best_known(data)
    part = _histories(data)[:, chosen]
    gram = (part.T @ part).toarray()
    gram[np.diag_indices(len(chosen))] += penalty
    inverse = np.linalg.inv(gram)
    weights = inverse / -np.diag(inverse)
    np.fill_diagonal(weights, 0)

    def score(history: Ints) -> Reals:
        mine = place[np.unique(history)]
        scores = np.zeros(data.n_items)
        scores[chosen] = weights[mine[mine >= 0]].sum(axis=0)
        return scores

    return score


def _next_on_past(data: TrainingData, decay: float, penalty: float) -> Score:
    """The m-th newest item of a history counts decay ** m, an item of the next ones 1."""
    chosen, place = _best_known(data)
    past, following = _moments(data, place, decay)
    gram = (past.T @ past).toarray()
    gram[np.diag_indices(len(chosen))] += penalty
    weights = np.linalg.solve(gram, (past.T @ following).toarray())

    def score(history: Ints) -> Reals:
        mine = place[_newest(history)[:LATEST]]
        worth = decay ** np.arange(len(mine))
        scores = np.zeros(data.n_items)
        scores[chosen] = worth[mine >= 0] @ weights[mine[mine >= 0]]
        return scores

    return score


def _moments(data: TrainingData, place: NDArray[np.int64], decay: float) -> tuple[Any, Any]:
    """Weighted histories and the items new to the user that came next: CSR [moments, items]."""
    log, width = data.interactions, int(place.max()) + 1
    past, following = [], []
    for own in np.split(log.items, np.flatnonzero(np.diff(log.users)) + 1):
        met = place[_newest(own[::-1])]  # by the first time, oldest first
        met = met[met >= 0]
        for moment in range(min(EVERY, max(1, len(met) - 1)), len(met), EVERY):
            before = met[max(0, moment - LATEST) : moment][::-1]
            past.append((before, decay ** np.arange(len(before))))
            after = met[moment : moment + AHEAD]
            following.append((after, np.ones(len(after))))
    return _stacked(past, width), _stacked(following, width)


def _stacked(rows: Sequence[tuple[Any, Any]], width: int) -> Any:
    """Rows of items and values as CSR [rows, width]."""
    ends = np.cumsum([0, *(len(items) for items, _ in rows)])
    items = np.concatenate([items for items, _ in rows]) if rows else np.empty(0, np.int64)
    values = np.concatenate([values for _, values in rows]) if rows else np.empty(0)
    return csr_matrix((values, items, ends), (len(rows), width))


def _newest(history: Ints) -> Ints:
    """The different items of a history, newest first."""
    found: Ints = history[::-1][np.sort(np.unique(history[::-1], return_index=True)[1])]
    return found


def _best_known(data: TrainingData) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The `MOST_ITEMS` items with most users, ascending, and the place of each item, or -1."""
    known = np.asarray(_histories(data).sum(axis=0)).ravel()
    chosen = np.sort(np.argsort(-known, kind="stable")[:MOST_ITEMS])
    place = np.full(data.n_items, -1)
    place[chosen] = np.arange(len(chosen))
    return chosen, place


def _content(data: TrainingData) -> Score:
    """Cosine of metadata (TF-IDF) with the newest items of a history, each by .9 ^ distance."""
    matrix = _described(data.item_features, data.n_items)
    share = np.asarray((matrix > 0).mean(axis=0)).ravel()
    matrix = matrix @ diags(np.log(1 / np.maximum(share, 1 / data.n_items)))
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    unit = csr_matrix(diags(1 / np.where(norms > 0, norms, 1)) @ matrix)

    def score(history: Ints) -> Reals:
        newest = history[::-1][: 3 * NEAR]
        weights = csr_matrix(0.9 ** np.arange(len(newest)))
        found: Reals = (unit @ (weights @ unit[newest]).T).toarray().ravel()
        return found

    return score


def _described(features: Features, n_items: int) -> Any:
    """Items as words: a column for each category and each tenth of a number."""
    parts = []
    for name, (indptr, values) in features.categories.items():
        shape = (n_items, len(features.vocabularies[name]))
        parts.append(csr_matrix((np.ones(len(values)), values, indptr), shape))
    for numbers in features.numbers.values():
        there = np.flatnonzero(np.isfinite(numbers))
        bounds = np.quantile(numbers[there], np.arange(0.1, 1, 0.1)) if len(there) else []
        tenth = np.searchsorted(bounds, numbers[there])
        parts.append(csr_matrix((np.ones(len(there)), (there, tenth)), (n_items, 10)))
    return csr_matrix(hstack(parts))
