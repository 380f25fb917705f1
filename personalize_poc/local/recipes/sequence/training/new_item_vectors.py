"""Vectors of items that came after a training, from their first events, with the network as it is.

With w the vector that the network wants after a history and Z the sum of exp(logit) over the items
that it knows, a new item with vector v and bias b comes next with probability
sigmoid(w v + b - log Z). The most probable v is sought, given the histories before the item's own
events, a sample of other histories, and a normal prior around the vector that the item's metadata
gives it. The problem is convex, and each item's its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logsumexp

from personalize_poc.local.arrays.types import Floats, Interactions, Ints, Query
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.settings import SERVED_EVENTS

MOST_EVENTS = 2500
"""Events of new items that are looked at, all items together."""
OTHERS = 500
"""Other events that are looked at."""
PRECISION = 1.0
"""Of the prior, per dimension."""
_STEPS = 150
_RATE = 0.1
_BATCH = 128

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class _Moments:
    """Histories before events: what the network wants [n, d], and log Z [n]."""

    wanted: NDArray[np.float64]
    total: NDArray[np.float64]


def vectors(
    model: SequenceModel,
    interactions: Interactions,
    items: Ints,
    event_types: Ints,
    prior: Floats,
    bias: Floats,
    rng: np.random.Generator,
) -> Floats:
    """Vectors [n_items, d]: `prior`, with those of new items replaced that have events.

    Args:
        model: the earlier model.
        interactions: sorted by user and time, with the indexes of now.
        items, event_types: for each index of now that of the earlier model, -1 when it is new.
        prior: vectors [n_items, d]. bias: [n_items]. rng: for the samples of events.
    """
    follows = np.flatnonzero(interactions.users[1:] == interactions.users[:-1]) + 1
    seen = _known_before(interactions, items)
    follows = follows[seen[follows]]
    is_new = items[interactions.items[follows]] < 0
    own = rng.permutation(follows[is_new])[:MOST_EVENTS]
    if not len(own):
        return prior
    others = rng.permutation(follows)[:OTHERS]
    new, place, counts = np.unique(interactions.items[own], return_inverse=True, return_counts=True)
    share = is_new.sum() / len(own)
    at_own = _moments(model, interactions, items, event_types, own)
    at_others = _moments(model, interactions, items, event_types, others)
    found = _most_probable(
        at_own, at_others, place, counts, prior[new], bias[new], share, len(follows) / len(others)
    )
    result = prior.copy()
    result[new] = found
    return result


def _known_before(interactions: Interactions, items: Ints) -> NDArray[np.bool_]:
    """Whether a user has met an item of the earlier model before each event, bool [n]."""
    known = np.cumsum(items[interactions.items] >= 0)
    _, starts, lengths = np.unique(interactions.users, return_index=True, return_counts=True)
    before_user = np.repeat(np.append(0, known)[starts], lengths)
    return np.append(0, known)[: len(known)] > before_user


def _moments(
    model: SequenceModel, log: Interactions, items: Ints, event_types: Ints, rows: Rows
) -> _Moments:
    """What the network wants before these events."""
    known, bias = model.arrays["vectors"].astype(np.float64), model.arrays["bias"]
    first = np.searchsorted(log.users, log.users[rows])
    wanted, total = [], []
    for start in range(0, len(rows), _BATCH):
        part = slice(start, start + _BATCH)
        queries = [
            _query(log, items, event_types, int(begin), int(row))
            for begin, row in zip(first[part], rows[part], strict=True)
        ]
        wanted.append(model.encoded(queries).astype(np.float64))
        logits = wanted[-1] @ known.T + bias
        total.append(logsumexp(logits, axis=1))
    return _Moments(np.concatenate(wanted), np.concatenate(total))


def _query(log: Interactions, items: Ints, event_types: Ints, begin: int, row: int) -> Query:
    """The history of the user before one event, in indexes of the earlier model."""
    part = slice(max(begin, row - SERVED_EVENTS), row)
    history = items[log.items[part]]
    known = history >= 0
    types = np.append(event_types, -1)[log.event_types[part]]
    return Query(
        history[known],
        log.timestamps[part][known],
        types[known].astype(np.int16),
        event_values=log.event_values[part][known],
    )


def _most_probable(
    own: _Moments,
    others: _Moments,
    place: NDArray[np.intp],
    counts: NDArray[np.intp],
    prior: Floats,
    bias: Floats,
    own_weight: float,
    others_weight: float,
) -> Floats:
    """Vectors [k, d] by gradient ascent with Adam (Kingma and Ba, 2015).

    place: which of the k items each event of `own` is of. The weights say how many events each
    one that is looked at stands for.
    """
    v = prior.astype(np.float64)
    scale = 1 / (own_weight * counts[:, None] + PRECISION)  # steps of like size for all items
    mean, square = np.zeros_like(v), np.zeros_like(v)
    for step in range(1, _STEPS + 1):
        right = (own.wanted * v[place]).sum(1) + bias[place] - own.total
        pull = own_weight * expit(-right)[:, None] * own.wanted
        wrong = others.wanted @ v.T + bias - others.total[:, None]
        gradient = -others_weight * expit(wrong).T @ others.wanted - PRECISION * (v - prior)
        np.add.at(gradient, place, pull)
        gradient *= scale
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        rate = _RATE * (1 - (step - 1) / _STEPS)
        v += rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return v.astype(np.float32)
