"""The documented hold-out: some users are tested, and only on their newest events.

10 % of the users that have at least two interactions are test users and take no part in
training. Of each, the oldest 90 % of interactions are the query, the newest 10 % the truth, at
least one of each. Users with fewer than two interactions are never tested.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from personalize_poc.local.recipes.base import Interactions, Ints

TEST_SHARE = 0.1


@dataclass(frozen=True)
class HeldOut:
    """One held-out user: what the model may see, and the different items that came after."""

    user: int
    query: Interactions
    truth: Ints


@dataclass(frozen=True)
class Split:
    """Interactions of training users, and the test users."""

    training: Interactions
    tests: list[HeldOut]


def hold_out(interactions: Interactions, seed: int, share: float = TEST_SHARE) -> Split:
    """Hold out a share of the users, drawn by the seed.

    Args:
        interactions: sorted by user and time.
        seed: same seed and data, same split.
        share: of the users with at least two interactions; at least one user is tested.

    Raises:
        ValueError: fewer than two users have two interactions, so that none could be tested.
    """
    users, starts, lengths = np.unique(interactions.users, return_index=True, return_counts=True)
    eligible = np.flatnonzero(lengths >= 2)
    if len(eligible) < 2:
        raise ValueError("A hold-out needs at least two users with two interactions each")
    rng = np.random.default_rng(seed)
    n_tests = max(1, round(share * len(eligible)))
    drawn = np.sort(rng.choice(eligible, n_tests, replace=False))
    tests = [_held_out(interactions, int(users[u]), int(starts[u]), int(lengths[u])) for u in drawn]
    return Split(interactions.take(~np.isin(interactions.users, users[drawn])), tests)


def _held_out(interactions: Interactions, user: int, start: int, length: int) -> HeldOut:
    cut = start + length * 9 // 10
    rows = np.arange(start, start + length)
    query = interactions.take(rows[rows < cut])
    return HeldOut(user, query, np.unique(interactions.items[cut : start + length]))
