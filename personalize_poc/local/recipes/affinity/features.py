"""What is known of each user about a segment: five numbers that a ranking weighs.

With the interactions of a user, newest first, r = 0, 1, 2 …, and c(r) the similarity of the item of
interaction r to the segment, m(r) = 1 when that item is in the segment itself, p the share of the
segment in all interactions and w(r) = RECENCY ** r:

    taste            mean of c(r)                                      } in standard deviations
    recent taste     sum of w(r) c(r)                                  } over the active users
    activity         log(1 + n), n the number of interactions
    interest         log of (sum m(r) + PRIOR p) / (n + PRIOR) / p
    recent interest  the same with w(r) m(r) and the sum of w(r) in place of n

Interest is how much more of the segment a user takes than everybody does, drawn towards 1 (log 0)
while little is known. Memory is bounded: interactions are read in pieces of whole users.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.recipes.affinity.audience import PIECE, Audience

NAMES = ("taste", "recent taste", "activity", "interest", "recent interest")
PRIOR = 10.0


@dataclass(frozen=True)
class Target:
    """A segment in terms of items.

    similarity: float32 [n_items]. members: bool [n_items]. share: of all interactions, 0 … 1.
    """

    similarity: Floats
    members: NDArray[np.bool_]
    share: float


def features(target: Target, audience: Audience) -> Floats:
    """The numbers NAMES of every user, float32 [n_users, 5], finite; a batch is never needed."""
    active = audience.active
    taste, recent, own, recent_own = _sums(target, audience)
    n = audience.lengths[active]
    result = np.zeros((audience.n_users, len(NAMES)), np.float32)
    result[:, 0] = _standard(taste / np.maximum(n, 1), audience)
    result[:, 1] = _standard(recent, audience)
    result[:, 2] = np.log1p(audience.lengths)
    result[active, 3] = _interest(own, n, target.share)
    result[active, 4] = _interest(recent_own, audience.recency_sums, target.share)
    return result


def _sums(target: Target, audience: Audience) -> NDArray[np.float64]:
    """Sums of c, w c, m and w m over the interactions of each active user, [4, active]."""
    items, sums = audience.interactions.items, np.zeros((4, len(audience.active)))
    for users, rows in _pieces(audience):
        starts, w = audience.starts[users] - rows.start, audience.recency[rows]
        c = target.similarity[items[rows]]
        sums[0, users] = np.add.reduceat(c, starts, dtype=np.float64)
        sums[1, users] = np.add.reduceat(c * w, starts, dtype=np.float64)
        own = np.flatnonzero(target.members[items[rows]])
        if len(own):  # often few
            place = np.searchsorted(starts, own, side="right") - 1
            sums[2, users] = np.bincount(place, minlength=len(starts))
            sums[3, users] = np.bincount(place, w[own], minlength=len(starts))
    return sums


def _pieces(audience: Audience) -> Iterator[tuple[slice, slice]]:
    """Slices of active users, and of their interactions."""
    ends = (audience.starts + audience.lengths[audience.active]).astype(np.int64)
    first = 0
    while first < len(ends):
        start = int(audience.starts[first])
        last = max(first + 1, int(np.searchsorted(ends, start + PIECE, side="right")))
        yield slice(first, last), slice(start, int(ends[last - 1]))
        first = last


def _standard(values: NDArray[np.float64], audience: Audience) -> NDArray[np.float64]:
    """Values of the active users in standard deviations from their mean, [n_users]."""
    everybody = np.zeros(audience.n_users)
    everybody[audience.active] = values
    if not len(values):
        return everybody
    spread = values.std()
    return (everybody - values.mean()) / spread if spread > 1e-12 else np.zeros(audience.n_users)


def _interest(
    own: NDArray[np.float64], n: NDArray[np.float64] | NDArray[np.int64], share: float
) -> NDArray[np.float64]:
    if share <= 0:
        return np.zeros(len(own))
    return np.log((own + PRIOR * share) / (n + PRIOR) / share)
