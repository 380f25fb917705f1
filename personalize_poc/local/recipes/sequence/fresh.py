"""How new an item is at the moment of a request, as what orders the items that a user has not had.

The network reads when an item was added only as one of its properties, the same in January and in
June. At a moment t, an item that was added at a, at most a share s of the time that all events take
before t, is new by

    fresh(i) = 1 - (t - a) / (s T),

and 0 from then on, and for items that were added after t. There is one such figure for each share
of `SHARES`; the weights by which they move unseen items are chosen with those of the other parts
(see `unseen`), from requests at the moments at which validation users did something next. After the
last event and the last item time stands still, as in `lately`: what is new then is what was added
last, also where data are asked that nobody has added to for years. Items that come after that are
new, and make no other item older.

Of the new ones, those that were added after the last event may be raised besides: a model is asked
for weeks after it was trained, and takes what has been added since for unpopular (see
`training.later_items`). What was there before, and nobody has had, is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Interactions, Ints

SHARES = (0.02, 0.1, 0.4)
"""Of the time from the first event to the last."""
MOST_FRESH = 2000
"""Items that are new at one moment, the newest ones: more would be too many for one question."""
_FILE = "fresh.npz"

_NONE = np.empty(0, np.int32)

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Fresh:
    """When each item was added, and how much it counts that this was lately.

    items: int32 [n], those whose time is known, in the order of it. added: float64 [n], Unix
    seconds. last: when time stands still, Unix seconds. spans: seconds, float64 [len(SHARES)].
    weights: float64 [len(SHARES)]. later: 1 for items that were added after the last event, float64
    [n]. raised: by how much these are raised besides.
    """

    items: Ints
    added: Doubles
    last: float
    spans: Doubles
    weights: Doubles
    later: Doubles
    raised: float = 0.0

    @classmethod
    def of(cls, features: Features, interactions: Interactions) -> Fresh | None:
        """Without weights yet; None where no item says when it was added, or no time passes."""
        created, times = features.creation, interactions.timestamps
        span = float(times.max() - times.min()) if len(times) else 0.0
        if created is None or not span or not np.isfinite(created).any():
            return None
        items, added = _in_order(created, 0)
        spans = span * np.array(SHARES)
        last = max(float(times.max()), float(added[-1]))
        later = (added > times.max()).astype(np.float64)
        return cls(items, added, last, spans, np.zeros(len(SHARES)), later)

    def scores(self, moment: int | None) -> tuple[Ints, Doubles]:
        """Items that are new, and how new they are, [n, len(SHARES)], items in any order.

        moment: Unix seconds of a request; none are new where it is not known.
        """
        if moment is None:
            return _NONE, np.empty((0, len(SHARES)))
        own, now = self._new(moment), min(float(moment), self.last)
        ages = (now - self.added[own])[:, None]
        return self.items[own], np.maximum(1 - ages / self.spans, 0)

    def _new(self, moment: int) -> slice:
        now = min(float(moment), self.last)
        end = int(np.searchsorted(self.added, now, side="right"))
        begin = int(np.searchsorted(self.added, now - self.spans[-1], side="right"))
        return slice(max(begin, end - MOST_FRESH), end)

    def steps(self, moment: int | None) -> tuple[Ints, Floats]:
        """Items, ascending, and by how much their logits move, float32 [n]."""
        if moment is not None and moment >= self.last:  # as nearly all requests are
            return self._at_last
        return self._steps(moment)

    @cached_property
    def _at_last(self) -> tuple[Ints, Floats]:
        return self._steps(int(np.ceil(self.last)))

    def _steps(self, moment: int | None) -> tuple[Ints, Floats]:
        items, scores = self.scores(moment)
        found = scores @ self.weights
        if self.raised and moment is not None:
            found += self.raised * self.later[self._new(moment)]
        order = np.argsort(items)
        return items[order], found[order].astype(np.float32)

    def with_items(self, features: Features, n_items: int) -> Fresh:
        """With so many items more, as indexes from `n_items` on.

        features: metadata of these items alone.
        """
        if features.creation is None:
            return self
        items, added = _in_order(features.creation, n_items)
        every = np.append(self.items, items)
        times = np.append(self.added, np.minimum(added, self.last))
        order = np.argsort(times, kind="stable")
        later = np.append(self.later, np.ones(len(items)))
        return replace(self, items=every[order], added=times[order], later=later[order])

    def save(self, folder: Path, prefix: str = "") -> None:
        """Write ``fresh.npz``. prefix: before this name."""
        np.savez(
            folder / f"{prefix}{_FILE}",
            items=self.items,
            added=self.added,
            last=np.array(self.last),
            spans=self.spans,
            weights=self.weights,
            later=self.later,
            raised=np.array(self.raised),
        )

    @classmethod
    def load(cls, folder: Path, prefix: str = "") -> Fresh | None:
        """What `save` wrote; None where there is nothing."""
        file = folder / f"{prefix}{_FILE}"
        if not file.is_file():
            return None
        with np.load(file, allow_pickle=False) as saved:
            arrays: dict[str, Any] = dict(saved)
        arrays.setdefault("later", np.zeros(len(arrays["items"])))  # not in older models
        for name in ("last", "raised"):
            if name in arrays:
                arrays[name] = float(arrays[name])
        return cls(**arrays)


def _in_order(created: Doubles, first: int) -> tuple[Ints, Doubles]:
    """Items whose time is known, from number `first` on, and the times, in the order of these."""
    known = np.flatnonzero(np.isfinite(created))
    order = known[np.argsort(created[known], kind="stable")]
    return (order + first).astype(np.int32), created[order].astype(np.float64)
