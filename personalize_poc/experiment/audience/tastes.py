"""How much each simulated person is drawn to each film, from what the simulator knows of them.

What people choose by themselves is decided in `data.sample`: along their shelves, sequels, popular
films, by the taste of their community. Here the same quantities say how a film in a list attracts
them: interest in the known, in shelves and in what comes next on them is added up, multiplied by
the taste of the community and by how eager the person is, and an interest of x is an attraction of
1 - exp(-x). The weights are our own: large enough that lists differ, small enough that most of a
list is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from personalize_poc.data.sample import simulation
from personalize_poc.data.sample.audience import SLOTS, WALK

if TYPE_CHECKING:
    from personalize_poc.data.sample.audience import Films, People
    from personalize_poc.experiment.audience.looking import Floats

Ints = NDArray[np.int64]

_KNOWN = 0.10
"""Interest in the best known film, of somebody without a taste for or against it."""
_SHELF, _NEXT, _SEQUEL = 0.05, 0.30, 0.25
"""Interest in any film of a shelf that one likes now, in the next few on it, in a sequel."""
_EAGER = 60.0
"""`eager` (-150 to 149) by which the interest of a person in everything doubles."""
_SEEN = 0.15
"""What is left of the interest in a film that one has opened before."""
_HALVING = 16.0
"""Taste is in eighths of a doubling of choices; interest doubles only every second of these."""


@dataclass
class Tastes:
    """The interests of people in films. n people; m films, those that arrive later at the end.

    Attributes:
        films, people: the simulator's arrays; `people.seen` and `people.place` change.
        twin: [m] the film of the simulator that each film is like; of its own films themselves.
        seen: bool [n, m], what each person has opened.
    """

    films: Films
    people: People
    twin: Ints
    seen: NDArray[np.bool_]

    def __post_init__(self) -> None:
        shelves = self.films.shelves
        count, width = len(shelves), len(self.films)
        self._place = np.full((count, width), -1, dtype=np.int16)
        shelf = np.repeat(np.arange(count), shelves.sizes)
        at = np.arange(len(shelves.films)) - shelves.start[shelf]
        self._place[shelf, shelves.films] = at
        popularity = self.films.popularity / self.films.popularity.max()
        self._known = _KNOWN * np.sqrt(popularity)
        near = 1000 - np.abs(self.people.peak - 1000)  # 1000: the end of the log
        self._liked = (np.clip(near - 400, 1, 600) / 600) ** 2

    def attraction(self, who: Ints, films: Ints) -> Floats:
        """The chance that each person clicks each film once it is looked at.

        Args:
            who: [n] people.
            films: [n, k] a list each; -1 for no film, which attracts nobody.
        """
        film = np.maximum(films, 0)
        real = self.twin[film]
        taste = self.people.taste[self.people.community[who, 0][:, None], real]
        interest = self._known[real]
        interest = (interest + self._by_shelf(who, real)) * 2.0 ** (taste / _HALVING)
        interest += _SEQUEL * self._is_sequel(who, real)
        interest *= 2.0 ** (self.people.eager[who] / _EAGER)[:, None]
        interest = np.where(self.seen[who[:, None], film], interest * _SEEN, interest)
        found: Floats = np.where(films >= 0, 1 - np.exp(-interest), 0.0)
        return found

    def satisfaction(self, who: Ints, films: Ints) -> Floats:
        """The chance that each person watches each film once it is clicked, [n, k]."""
        film = self.twin[np.maximum(films, 0)]
        people = np.broadcast_to(who[:, None], film.shape)
        return simulation.watch_chance(self.people, people, film) / 1000

    def watched(self, who: Ints, film: Ints) -> None:
        """Carry on: these people have watched these films, [n] each, in their order."""
        self.seen[who, film] = True
        real = self.twin[film]
        self.people.last[who] = real
        for slot in range(SLOTS):
            place = self._place[self.people.slots[who, slot], real]
            on = place >= 0
            self.people.place[who[on], slot] = place[on]

    def _by_shelf(self, who: Ints, real: Ints) -> Floats:
        """Interest in films of their shelves, [n, k]: more in the next few than in the others."""
        interest = np.zeros(real.shape)
        sizes = self.films.shelves.sizes
        for slot in range(SLOTS):
            shelf = self.people.slots[who, slot]
            place = self._place[shelf[:, None], real]
            ahead = (place - self.people.place[who, slot][:, None]) % sizes[shelf][:, None]
            is_near = (ahead >= 1) & (ahead <= WALK)
            near = np.where(is_near, _NEXT / np.sqrt(np.maximum(ahead, 1)), 0)
            liked = self._liked[who, slot][:, None]
            interest += np.where(place >= 0, liked * (_SHELF + near), 0.0)
        return interest

    def _is_sequel(self, who: Ints, real: Ints) -> NDArray[np.bool_]:
        last = self.people.last[who]
        beside = self.films.neighbours[np.maximum(last, 0)]
        known = (self.films.neighbour_weights[np.maximum(last, 0)] > 0) & (last >= 0)[:, None]
        found: NDArray[np.bool_] = (
            (beside[:, None, :] == real[:, :, None]) & known[:, None, :]
        ).any(axis=2)
        return found
