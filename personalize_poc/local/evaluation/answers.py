"""What a model answers to the test users: the lists that the metrics judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Features, Floats, Ints, Query
from personalize_poc.local.recipes.fitted import Scorer

LONGEST = 25
"""Items that are asked for."""
_BATCH = 128


@dataclass(frozen=True)
class Answers:
    """One list a test user, best first, at most `LONGEST` long.

    everything: of all items. new: of the items that are not in what the user did before.
    """

    everything: Sequence[Ints]
    new: Sequence[Ints]


def new_truth(test: HeldOut) -> Ints:
    """The items of the truth that the user had not done anything with before."""
    return np.setdiff1d(test.truth, test.query.items)


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
    """What the model is asked for a test user, as a request just before the truth would ask.

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
        moment=test.moment,
        hours=test.present,
    )


def answers_of(
    model: Scorer, tests: Sequence[HeldOut], *, related: bool = False, people: Features | None
) -> Answers:
    """The lists of a model; arguments as for `query_of`."""
    everything, new = [], []
    for start in range(0, len(tests), _BATCH):
        part = tests[start : start + _BATCH]
        queries = [query_of(test, related=related, people=people) for test in part]
        for test, scores in zip(part, model.score(queries), strict=True):
            # Sorted once for both lists: no more are taken out than there are in the history.
            known = np.unique(test.query.items)
            best = top_items(scores, LONGEST + len(known))
            everything.append(best[:LONGEST])
            best = best[~np.isin(best, known) & np.isfinite(scores[best])]
            new.append(best[:LONGEST])
    return Answers(everything, new)
