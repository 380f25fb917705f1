"""How much of an item's popularity stands in place of what the network says of it.

The logits z(i) of the network may be drawn towards popularity,

    (1 - s) z(i) + s log (users of i + 1/2),

and everything else is put on top of that. Where a visit begins (see `visit_start`) the network goes
on with the last job, trip or subject, which a long pause has ended. And where people have few
events each, or metadata that say little, the network believes too much of what it has read.

Where a visit begins s is chosen by what ranks best there. Where there are no visits to tell apart
it is the share of `SHARES` under which what validation users did next was likeliest, if it is
`AHEAD` standard errors ahead of none. By the ranking of the next ten events a share was taken on
films as well, and lost there (textbook NDCG@10 .224 and .212 over users). Within visits nothing is
drawn: there a share was likelier too, and the lists that people get at the beginning of the next
visit were worse for it (podcasts in time, .311 and .288).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats

SHARES = (0.5, 0.8, 0.9)
AHEAD = 3.0
LEAST_JUDGED = 50
"""Questions below which no share is chosen."""

Doubles = NDArray[np.float64]


def drawn(logits: Floats, popularity: Floats, share: float) -> Floats:
    """Logits [n_items] that are drawn towards popularity [n_items], a new array."""
    if not share:
        return logits.copy()
    found: Floats = np.float32(1 - share) * logits + np.float32(share) * popularity
    return found


def likeliest(told: Callable[[float], Doubles], people: NDArray[Any]) -> float:
    """The share under which what came next was likeliest; 0 where none is ahead.

    Shares are tried in turn as long as each is likelier than the one before.

    Args:
        told: log likelihood of what came next under a share, [questions].
        people: who was asked, [questions]. What is asked of one person is not independent.
    """
    if len(people) < LEAST_JUDGED:
        return 0.0
    none = best = told(0.0)
    found = 0.0
    for share in SHARES:
        now = told(share)
        if now.sum() <= best.sum():
            break
        found, best = share, now
    places = np.unique(people, return_inverse=True)[1]
    gained = np.bincount(places, best - none)
    ahead = gained.sum() > AHEAD * gained.std() * np.sqrt(len(gained))
    return found if ahead else 0.0
