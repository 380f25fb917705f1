"""How User-Personalization gives new items a chance.

The service documents what its two settings mean, not how it draws: `explorationWeight` says how
frequently answers include items with little data, `explorationItemAgeCutOff` which items count as
new. Here each position of the ranking is an exploration position with probability
weight x EXPLORATION_SHARE; there the next new item moves up. Which new item comes first depends on
its relevance plus noise. All draws derive from seed and user id, so the same question gets the
same answer in any order of requests.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EXPLORATION_SHARE = 1 / 3
"""Share of exploration positions at weight 1: one in three; one in ten at the default of 0.3."""

SECONDS_PER_DAY = 86_400

Logits = NDArray[np.float64]


@dataclass(frozen=True)
class Ranking:
    """Items best first with their logits: order int [n] (places in the catalogue), logits [n]."""

    order: NDArray[np.intp]
    logits: Logits


def generator(seed: int, *keys: str) -> np.random.Generator:
    """Random numbers that depend on the seed and these texts alone."""
    digest = hashlib.blake2b("\0".join((str(seed), *keys)).encode(), digest_size=16).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest, "big")))


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


def ranked(logits: Logits) -> Ranking:
    """Best first; equal logits in order of the catalogue."""
    order = np.argsort(-logits, kind="stable")
    return Ranking(order, logits[order])


def explore(
    logits: Logits, new: NDArray[np.bool_], weight: float, random: np.random.Generator
) -> Ranking:
    """The ranking of logits [n] with new items (bool [n]) moved up to exploration positions.

    A moved item's logit lies halfway between its new neighbours, so that scores stay in order.
    """
    plain = ranked(logits)
    candidates = np.flatnonzero(new)
    slots = np.flatnonzero(random.random(len(logits)) < weight * EXPLORATION_SHARE)
    wish = logits[candidates] + random.standard_normal(len(candidates)) * logits.std()
    candidates = candidates[np.argsort(-wish, kind="stable")]
    size = min(len(slots), len(candidates))
    if not size:
        return plain
    slots, candidates = slots[:size], candidates[:size]
    natural = np.empty(len(logits), np.intp)
    natural[plain.order] = np.arange(len(logits))
    moves_up = natural[candidates] > slots
    return _moved(plain, slots[moves_up], candidates[moves_up])


def _moved(plain: Ranking, slots: NDArray[np.intp], items: NDArray[np.intp]) -> Ranking:
    """Items taken out of the ranking and put back at these positions (ascending)."""
    taken = np.zeros(len(plain.order), bool)
    taken[items] = True
    stays = ~taken[plain.order]
    order, values = plain.order[stays], plain.logits[stays]
    if not len(order):
        return plain
    before = np.minimum(slots - np.arange(len(slots)), len(order))
    above = values[np.maximum(before - 1, 0)]
    below = values[np.minimum(before, len(order) - 1)]
    return Ranking(np.insert(order, before, items), np.insert(values, before, (above + below) / 2))
