"""Items that nobody has had yet, as what orders the items that a user has not had.

Where each thing is sold once, or goes off the list when a few have it, what somebody had is gone,
and what nobody had is what there is. The network reads the opposite: it knows the items that it met
in histories, and takes others for unpopular. So an item without any user may be raised among unseen
items by a weight, which is chosen with those of the other parts (see `unseen`): by users that
nothing was learned from, so that what they were the only ones to have counts as had by nobody, as
it was when they chose it.

That is asked of catalogues alone. An item without metadata is known because somebody has it; and
where those that only the judges had are more than those that nobody had, it is told by the judges
what is left. Nor is it asked where few of the things that people turn to are such ones: of things
that are sold once all are, of editions of three 16 %, of films and openings for jobs 1 to 4 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from personalize_poc.local.arrays.types import Features, Floats, Ints

_NOBODY = float(np.log(0.5)) + 1e-3
"""Above the logarithm of no user and a half."""
_FILE = "cold.npz"


def without_users(popularity: Floats, described: Floats, features: Features) -> Floats:
    """1 for items of a catalogue that nobody has had, 0 for others, [n_items].

    popularity: log of users and a half, [n_items]. described: metadata, float32 [n_items, width].
    features: the same, with the time since when an item is there.
    """
    known = described.any(axis=1)
    if features.creation is not None:
        known = known | np.isfinite(features.creation)
    found: Floats = ((popularity < _NOBODY) & known).astype(np.float32)
    return found


@dataclass(frozen=True)
class Cold:
    """weight: of having had no user. cold: 1 for items that it is true of, float32 [n_items]."""

    weight: float
    cold: Floats

    @cached_property
    def moves(self) -> Floats:
        """What the logits of unseen items move by, float32 [n_items]."""
        return self.of(slice(None))

    def of(self, items: Ints | slice) -> Floats:
        """The same of some items, float32 [n]."""
        found: Floats = np.float32(self.weight) * self.cold[items]
        return found

    def with_items(self, n_items: int) -> Cold:
        """With so many items more, which nobody has had."""
        return Cold(self.weight, np.concatenate([self.cold, np.ones(n_items, np.float32)]))

    def save(self, folder: Path) -> None:
        """Write ``cold.npz``."""
        np.savez(folder / _FILE, weight=np.array(self.weight), cold=self.cold)

    @classmethod
    def load(cls, folder: Path) -> Cold | None:
        """What `save` wrote; None where there is nothing."""
        if not (folder / _FILE).is_file():
            return None
        with np.load(folder / _FILE, allow_pickle=False) as file:
            return cls(float(file["weight"]), file["cold"])
