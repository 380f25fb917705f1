"""The documented hold-outs.

Recipes that rank items: some users are tested, and only on their newest events. 10 % of the users
that have at least two interactions are test users and take no part in training. Of each, the oldest
90 % of interactions are the query, the newest 10 % the truth, at least one of each. Users with
fewer than two interactions are never tested.

Recipes that rank users (USER_SEGMENTATION): of every user, 80 % of interactions are for training
and the newest 20 % for testing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from personalize_poc.local.arrays.types import Floats, Interactions, Ints, Values

TEST_SHARE = 0.1
SEGMENT_SHARE = 0.2


@dataclass(frozen=True)
class HeldOut:
    """One held-out user: what the model may see, and the different items that came after.

    then: the context of the first event that came after, as a request at that moment has it.
    weights: of the items of the truth, where types of events have weights; the greatest of each.
    moment: Unix seconds of that first event, None where they are not known. present: whether it is
    that, and not a moment at which all are asked, whatever they did then.
    """

    user: int
    query: Interactions
    truth: Ints
    then: Values = field(default_factory=dict)
    weights: Floats | None = None
    moment: int | None = None
    present: bool = True


@dataclass(frozen=True)
class Split:
    """Interactions of training users, and the test users."""

    training: Interactions
    tests: list[HeldOut]


def hold_out(
    interactions: Interactions, seed: int, share: float = TEST_SHARE, most: int | None = None
) -> Split:
    """Hold out a share of the users, drawn by the seed.

    Args:
        interactions: sorted by user and time.
        seed: same seed and data, same split.
        share: of the users with at least two interactions; at least one user is tested.
        most: users that are tested at the most, None for all of the share.

    Raises:
        ValueError: fewer than two users have two interactions, so that none could be tested.
    """
    users, lengths = np.unique(interactions.users, return_counts=True)
    eligible = np.flatnonzero(lengths >= 2)
    if len(eligible) < 2:
        raise ValueError("A hold-out needs at least two users with two interactions each")
    rng = np.random.default_rng(seed)
    n_tests = max(1, min(round(share * len(eligible)), most or len(eligible)))
    return held_out(interactions, users[np.sort(rng.choice(eligible, n_tests, replace=False))])


def held_out(interactions: Interactions, chosen: Ints) -> Split:
    """Hold out these users, each of whom has at least two interactions.

    interactions: sorted by user and time. chosen: different users, ascending.
    """
    users, starts, lengths = np.unique(interactions.users, return_index=True, return_counts=True)
    places = np.searchsorted(users, chosen)
    tests = [
        _held_out(interactions, int(users[u]), int(starts[u]), int(lengths[u])) for u in places
    ]
    return Split(interactions.take(~np.isin(interactions.users, chosen)), tests)


def _held_out(interactions: Interactions, user: int, start: int, length: int) -> HeldOut:
    cut = start + length * 9 // 10
    rows = np.arange(start, start + length)
    query = interactions.take(rows[rows < cut])
    then = interactions.context.of(cut)
    truth, which = np.unique(interactions.items[cut : start + length], return_inverse=True)
    weights = None
    if interactions.weights is not None:
        weights = np.zeros(len(truth), np.float32)
        np.maximum.at(weights, which, interactions.weights[cut : start + length])
    return HeldOut(user, query, truth, then, weights, int(interactions.timestamps[cut]))


@dataclass(frozen=True)
class Division:
    """Interactions of every user in two parts: `older` to learn from, `newer` to test with."""

    older: Interactions
    newer: Interactions


def divide(interactions: Interactions, share: float = SEGMENT_SHARE) -> Division:
    """Split the interactions of every user, for recipes that rank users.

    The newest `share` of a user's interactions are `newer`, rounded up. At least one stays
    `older`, so a user with a single interaction is not tested. interactions: sorted by user and
    time.
    """
    _, starts, lengths = np.unique(interactions.users, return_index=True, return_counts=True)
    kept = np.maximum(1, np.floor(lengths * (1 - share) + 1e-9).astype(np.int64))
    place = np.arange(len(interactions)) - np.repeat(starts, lengths)
    old = place < np.repeat(kept, lengths)
    return Division(interactions.take(old), interactions.take(~old))
