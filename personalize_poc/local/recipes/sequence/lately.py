"""What is asked for more than usual at the moment of a request (User-Personalization).

The network reads when the events of a history came, but not when it is asked: a reader who was here
yesterday is not to be shown the news of yesterday. At a moment t, with all events in the order of
time, let c(i) be the events of item i until t, each counting half as much as one that came a share
h of all events later, and n(i) all its events. Then

    rise(i) = log ((c(i) + h n(i) + DOUBT) / (h n(i) + DOUBT))

is large for an item that is met more often now than on average, and 0 for one that is not met any
more. It is kept for `MOMENTS` moments and the half-lives h of `HALF_LIVES`; the weights by which
it moves unseen items are chosen with those of the other parts (see `unseen`), from requests at the
moments at which validation users did something next.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Interactions, Ints

HALF_LIVES = (0.01, 0.05)
"""Shares of all events."""
MOMENTS = 100
DOUBT = 0.5
"""Events."""
LEAST = 0.05
"""Events that still count, below which an item is not met any more."""
MOST_RISEN = 2000
"""Items kept of a moment, those that have risen most."""
_FILE = "lately.npz"


@dataclass(frozen=True)
class Lately:
    """moments: int64 [k], Unix seconds, ascending. weights: float64 [len(HALF_LIVES)].

    starts: int64 [k + 1]; items: int32 [n], those of moment m are starts[m] … starts[m + 1], each
    once; rises: float16 [n, len(HALF_LIVES)].
    """

    moments: NDArray[np.int64]
    starts: NDArray[np.int64]
    items: Ints
    rises: NDArray[np.float16]
    weights: NDArray[np.float64]

    def risen(self, moment: int | None) -> tuple[Ints, Floats]:
        """Items that have risen, int32 [m], and their rises, float32 [m, len(HALF_LIVES)].

        moment: Unix seconds of a request; none of them where it is not known or before all events.
        """
        place = -1
        if moment is not None:
            place = int(np.searchsorted(self.moments, moment, side="right")) - 1
        if place < 0:
            return self.items[:0], self.rises[:0].astype(np.float32)
        own = slice(int(self.starts[place]), int(self.starts[place + 1]))
        return self.items[own], self.rises[own].astype(np.float32)

    def steps(self, moment: int | None) -> tuple[Ints, Floats]:
        """Items and by how much their logits move, float32 [m]."""
        items, rises = self.risen(moment)
        return items, rises @ self.weights.astype(np.float32)

    def save(self, folder: Path, prefix: str = "") -> None:
        """Write ``lately.npz``. prefix: before this name."""
        np.savez(
            folder / f"{prefix}{_FILE}",
            moments=self.moments,
            starts=self.starts,
            items=self.items,
            rises=self.rises,
            weights=self.weights,
        )

    @classmethod
    def load(cls, folder: Path, prefix: str = "") -> Lately | None:
        """What `save` wrote; None where there is nothing."""
        file = folder / f"{prefix}{_FILE}"
        if not file.is_file():
            return None
        with np.load(file, allow_pickle=False) as saved:
            return cls(**saved)


def fit(interactions: Interactions, n_items: int) -> Lately:
    """Count the interactions, which may be in any order; the weights are 0 yet."""
    order = np.argsort(interactions.timestamps, kind="stable")
    times, met = interactions.timestamps[order], interactions.items[order]
    n = len(times)
    last = times[np.arange(1, MOMENTS + 1) * n // MOMENTS - 1] if n >= MOMENTS else times
    ends = np.unique(np.searchsorted(times, last, side="right"))
    usual = np.bincount(met, minlength=n_items)
    counts = np.zeros((len(HALF_LIVES), n_items))
    items, rises = [np.empty(0, np.int32)], [np.empty((0, len(HALF_LIVES)), np.float16)]
    begin = 0
    for end in ends.tolist():
        age = end - 1 - np.arange(begin, end)
        for row, half_life in zip(counts, HALF_LIVES, strict=True):
            row *= 0.5 ** ((end - begin) / (half_life * n))
            weights = 0.5 ** (age / (half_life * n))
            row += np.bincount(met[begin:end], weights, minlength=n_items)
        own = np.flatnonzero(counts[-1] >= LEAST)
        above = DOUBT + np.outer(usual[own], HALF_LIVES)
        rise = np.log1p(counts[:, own].T / above)
        if len(own) > MOST_RISEN:
            kept = np.sort(np.argpartition(-rise.sum(axis=1), MOST_RISEN)[:MOST_RISEN])
            own, rise = own[kept], rise[kept]
        items.append(own.astype(np.int32))
        rises.append(rise.astype(np.float16))
        begin = end
    starts = np.cumsum([len(part) for part in items])
    return Lately(
        times[ends - 1].astype(np.int64),
        starts.astype(np.int64),
        np.concatenate(items),
        np.concatenate(rises),
        np.zeros(len(HALF_LIVES)),
    )
