"""How User-Personalization gives new items a chance, and learns which of them deserve it.

The service documents what its two settings mean, not how it draws: `explorationWeight` says how
frequently answers include items with little data, `explorationItemAgeCutOff` which items count as
new. Here an item's chance comes from impressions: with s the times it was shown and c the times
it was chosen then, its click rate is estimated as

    p = (PRIOR_CHOSEN + c) / (PRIOR_SHOWN + s),    p0 = PRIOR_CHOSEN / PRIOR_SHOWN without any

Which new item comes first depends on its relevance to the user (in standard deviations among the
new items) plus log(p / p0) plus noise, which gets less as the item is better known. Relevance is
counted beyond popularity: a new item that people have met already is ranked higher by the model for
that alone, and what nobody has met would stand behind it in everybody's list. The items then take
positions from the top: each position is taken with probability

    weight x EXPLORATION_SHARE x p / p0    (p / p0 at most MOST_BOOST)

so that items which are shown and never chosen fade, and those which are chosen rise. With the same
draws, a greater p never moves an item down. Draws derive from seed and user id, so the same
question gets the same answer in any order of requests.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.serving.ranking import Logits, Ranking, ranked

EXPLORATION_SHARE = 1 / 3
"""Share of exploration positions at weight 1: one in three; one in ten at the default of 0.3."""

PRIOR_CHOSEN, PRIOR_SHOWN = 1.0, 10.0
"""What is assumed of an item before anybody saw it: chosen once, shown ten times."""

MOST_BOOST = 3.0
NOISE = 0.4
"""Standard deviation of the noise of an item that nobody saw; relevance has 1 among new items."""

SECONDS_PER_DAY = 86_400
_NO_SPREAD = 1e-9


@dataclass(frozen=True)
class Evidence:
    """New items and their impressions: places, shown, chosen, all int [n].

    users: how many people had met each when the model was trained, float64 [n].
    """

    places: NDArray[np.intp]
    shown: NDArray[np.int32]
    chosen: NDArray[np.int32]
    users: NDArray[np.float64]

    @property
    def boost(self) -> NDArray[np.float64]:
        """Estimated click rate over that of an unseen item, float64 [n], above 0."""
        rate = (PRIOR_CHOSEN + self.chosen) / (PRIOR_SHOWN + self.shown)
        return rate * (PRIOR_SHOWN / PRIOR_CHOSEN)

    def take(self, rows: NDArray[np.bool_]) -> Evidence:
        """Those of these rows."""
        return Evidence(self.places[rows], self.shown[rows], self.chosen[rows], self.users[rows])

    @cached_property
    def digest(self) -> bytes:
        """Stands for the counts: an impression of old items alone leaves it as it is."""
        counts = np.concatenate([self.shown, self.chosen]).tobytes()
        return hashlib.blake2b(counts, digest_size=16).digest()


def new_items(
    creation: NDArray[np.float64],
    first_seen: NDArray[np.float64],
    latest: int | None,
    cut_off_days: float,
) -> NDArray[np.bool_]:
    """Which items count as new, bool [n].

    creation, first_seen: Unix seconds [n], NaN when unknown; an item's age counts from its
    creation, else from its oldest interaction, else it is new. latest: newest interaction of the
    whole dataset, from which the cut-off is measured back.
    """
    since = np.where(np.isnan(creation), first_seen, creation)
    if latest is None:
        return np.ones(len(since), bool)
    return np.isnan(since) | (since >= latest - cut_off_days * SECONDS_PER_DAY)


def explore(
    logits: Logits,
    evidence: Evidence,
    weight: float,
    random: np.random.Generator,
    most: int | None = None,
    first: int | None = None,
) -> Ranking:
    """The ranking of logits [n] with new items moved up to exploration positions.

    A moved item's logit lies halfway between its new neighbours, so that scores stay in order.
    most: items that are moved at most, None for any number. first: see `ranked`.
    """
    # New items only move forward: among the first are those of the plain ranking, and moved ones.
    plain = ranked(logits, first)
    items, boost = evidence.places, evidence.boost
    if not len(items) or not weight:
        return plain
    noise, uniform = random.standard_normal(len(items)), random.random(len(items))
    relevance = _beyond_popularity(logits[items], evidence.users)
    known = 1 + evidence.shown / PRIOR_SHOWN
    wish = relevance / max(float(relevance.std()), 1e-9) + np.log(boost)
    wish += noise * NOISE / np.sqrt(known)
    best = np.argsort(-wish, kind="stable")
    items, boost = items[best], np.minimum(boost[best], MOST_BOOST)
    natural = np.empty(len(logits), np.intp)
    natural[plain.order] = np.arange(len(logits))
    slots = _slots(weight * EXPLORATION_SHARE * boost, uniform)
    return _moved(plain, *_moving_up(items, slots, natural[items], most))


def explore_head(
    head: Ranking,
    own: NDArray[np.float64],
    evidence: Evidence,
    weight: float,
    random: np.random.Generator,
    most: int | None = None,
) -> Ranking:
    """What `explore` makes of the first positions of a ranking, from these positions alone.

    head: the first of a ranking. own: logits of the items of the evidence, in the head or behind.
    """
    ordered = np.argsort(head.order)
    place = np.searchsorted(head.order[ordered], evidence.places)
    place[place == len(ordered)] = 0
    local = ordered[place] if len(ordered) else place
    behind = np.ones(len(local), bool)
    if len(ordered):
        behind = head.order[local] != evidence.places
    local[behind] = len(head.order) + np.arange(int(behind.sum()))
    every = np.concatenate([head.order, evidence.places[behind]])
    logits = np.concatenate([head.logits, own[behind]])
    there = replace(evidence, places=local)
    found = explore(logits, there, weight, random, most)
    first = slice(len(head.order))
    moved = None if found.explored is None else found.explored[first]
    return Ranking(every[found.order[first]], found.logits[first], moved)


def _beyond_popularity(logits: Logits, users: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logits less their mean and what goes with the number of users, both [n].

    That part is the least-squares line over log(1 + users); it never lets popularity count against
    an item.
    """
    centred: NDArray[np.float64] = logits - logits.mean()
    popular = np.log1p(users)
    popular -= popular.mean()
    spread = float(popular @ popular)
    if spread < _NO_SPREAD:
        return centred
    return centred - max(0.0, float(centred @ popular) / spread) * popular


def _moving_up(
    items: NDArray[np.intp],
    slots: NDArray[np.float64],
    natural: NDArray[np.intp],
    most: int | None,
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Positions (ascending) and items of those that their slot brings forward.

    items: as they are to follow each other. An item that the model itself places as high stays;
    none that comes after it here may pass it.
    """
    moves = natural > slots
    stays_at = np.where(moves, -1, natural + np.cumsum(moves))
    slots = np.maximum(slots, np.maximum.accumulate(stays_at) + 1)[moves]
    steps = np.arange(len(slots))
    slots = np.maximum.accumulate(slots - steps) + steps
    forward = slots < natural[moves]
    return slots[forward][:most].astype(np.intp), items[moves][forward][:most]


def _slots(chances: NDArray[np.float64], uniform: NDArray[np.float64]) -> NDArray[np.float64]:
    """Positions float64 [n], ascending: each item walks on from the one before it.

    It takes a position with its chance (0 … 1), so it passes floor(log u / log(1 - chance)) ones.
    """
    chances = np.clip(chances, 1e-12, 1 - 1e-12)
    passed = np.floor(np.log(np.maximum(uniform[: len(chances)], 1e-300)) / np.log1p(-chances))
    return np.cumsum(passed + 1) - 1


def _moved(plain: Ranking, slots: NDArray[np.intp], items: NDArray[np.intp]) -> Ranking:
    """Items taken out of the ranking and put back at these positions (ascending)."""
    if not len(items):
        return plain
    taken = np.zeros(len(plain.order), bool)
    taken[items] = True
    stays = np.flatnonzero(~taken[plain.order])
    order, values = plain.order[stays], plain.logits[stays]
    if not len(order):
        return plain
    before = np.minimum(slots - np.arange(len(slots)), len(order))
    above = values[np.maximum(before - 1, 0)]
    below = values[np.minimum(before, len(order) - 1)]
    moved = np.zeros(len(plain.order), bool)
    moved[before + np.arange(len(slots))] = True
    stay = np.flatnonzero(~moved)
    all_items, all_values = np.empty_like(plain.order), np.empty_like(plain.logits)
    all_items[moved], all_items[stay] = items, order
    all_values[moved], all_values[stay] = (above + below) / 2, values
    return Ranking(all_items, all_values, moved)
