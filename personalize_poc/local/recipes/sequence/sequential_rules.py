"""What followed the latest items of a history, counted: sequential rules with a distance discount.

For users that are learned from, each pair of an item a and an item b that came d events later adds
1 / d to the weight of the rule a -> b. There are two tables of such rules: `following` counts the
next event alone (a Markov chain of first order), `near` the next `REACH` events (Kamehkhosh,
Jannach and Ludewig, 2017, "A comparison of frequent pattern techniques and a deep learning method
for session-based recommendation"). A row is divided by all that followed its item plus `DOUBT`, so
that what followed an item only once or twice claims little.

A history asks the rules of its latest item, by both tables, and of its latest items discounted by
how many items ago they came. What they say is a share of probability for each of a few items; it
is mixed with the probabilities of the network p, per item j and with a weight for each way,

    p'(j) = sum_c weight_c q_c(j) + (1 - sum_c weight_c sum_i q_c(i)) p(j)

Where the rules know nothing, all is left to the network. The weights are those under which what
users did next whom neither rules nor network learned from was likeliest (expectation
maximisation of a mixture); a weight that comes out small is zero.

An event of the same item as the one before, such as a view and a purchase of it at the same
moment, is no step. That an item follows itself is not counted: `repeat_consumption` knows that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays import distinct
from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Interactions, Ints

REACH = 10
"""Events after an item that count as following it."""
DOUBT = 2.0
"""Events with an unknown successor that are added to each row."""
MOST_FOLLOWERS = 100
"""Rules kept of each item, the strongest."""
LATEST = 20
"""Different items of a history that are asked at most."""
DECAYS = (0.5, 0.9, 0.0)
"""Per item further back, of the ways to ask `near`: by the last one the latest item alone."""
LEAST_WEIGHT = 0.01
MOST_WEIGHT = 0.98
"""Of all rules together, so that the network always has a say."""
LEAST_GAIN = 3.0
"""In the sum of log likelihoods, below which the rules count as telling nothing."""
LEAST_JUDGED = 50
"""Predictions of users not learned from below which nothing is mixed."""

_PAIRS_AT_ONCE = 4_000_000
_STEPS = 200
_STEADY = 1e-4

Doubles = NDArray[np.float64]

_DECAYED = np.array(DECAYS)[:, None] ** np.arange(LATEST)
NOTHING: tuple[Ints, Doubles] = (np.empty(0, np.int32), np.empty(0))
"""No items, and their shares."""


@dataclass(frozen=True)
class Rules:
    """Followers of each item: row i is starts[i] … starts[i + 1] of the other two.

    starts: int64 [n_items + 1]. items: int32 [n]. shares: float16 [n], in 0 … 1.
    """

    starts: NDArray[np.int64]
    items: Ints
    shares: NDArray[np.float16]

    def of(self, asked: Ints, weights: Doubles) -> tuple[Ints, Doubles]:
        """Followers of items, one item after the other, and their shares times its weight."""
        begins = self.starts[asked]
        sizes = self.starts[asked + 1] - begins
        places = np.repeat(begins - (np.cumsum(sizes) - sizes), sizes)
        places += np.arange(len(places))
        return self.items[places], self.shares[places] * np.repeat(weights, sizes)

    def with_items(self, n_items: int) -> Rules:
        """The same rules with more items, which have none."""
        starts = np.pad(self.starts, (0, n_items), mode="edge")
        return Rules(starts, self.items, self.shares)


@dataclass(frozen=True)
class SequentialRules:
    """following, near: the tables. weights: float64 [1 + len(DECAYS)], of `following` first."""

    following: Rules
    near: Rules
    weights: Doubles

    def ways(self, history: Ints) -> list[tuple[Ints, Doubles]]:
        """Items and shares by each way of asking, for a history that is not empty, oldest first.

        An item may come more than once; its shares add up.
        """
        asked, weights = self._asked(history)
        found = [self.following.of(asked[:1], np.ones(1))] if len(asked) else [NOTHING]
        return found + [self._near(asked, own) if len(asked) else NOTHING for own in weights]

    def shares(self, history: Ints) -> tuple[Ints, Doubles]:
        """Different items, and the share of probability of each by the weighted rules."""
        asked, weights = self._asked(history)
        if not len(asked) or not self.weights.any():
            return NOTHING
        ways = self.weights[1:]  # one fewer in models from before the last decay
        near, shares = self._near(asked, ways @ weights[: len(ways)])
        following, more = self.following.of(asked[:1], self.weights[:1])
        items, shares = np.concatenate([near, following]), np.concatenate([shares, more])
        different, sums = distinct.sums(items, shares)
        named = sums > 0
        return different[named], sums[named]

    def _near(self, asked: Ints, weights: Doubles) -> tuple[Ints, Doubles]:
        """What `near` says of those items that have a weight."""
        heard = weights > 0
        return self.near.of(asked[heard], weights[heard])

    def _asked(self, history: Ints) -> tuple[Ints, Doubles]:
        """The different items that are asked, the latest first, and their weights by each decay."""
        starts, items = self.near.starts, []
        for item in dict.fromkeys(history[: -10 * LATEST - 1 : -1].tolist()):
            # New items, which nothing has followed yet, are passed over.
            if starts[item + 1] > starts[item]:
                items.append(item)
                if len(items) == LATEST:
                    break
        weights = _DECAYED[:, : len(items)]
        asked = np.array(items, np.int32)
        return asked, weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)

    def move(self, logits: Floats, history: Ints, mass: float) -> float:
        """Mix the rules into the logits [n_items], in place; items that they name rise.

        mass: logsumexp of the logits. Returns what it is then.
        """
        items, shares = self.shares(history)
        logits[items], mass = mixed(logits[items], shares, mass)
        return mass

    def with_items(self, n_items: int) -> SequentialRules:
        """The same rules with more items, which have none."""
        near = self.near.with_items(n_items)
        return SequentialRules(self.following.with_items(n_items), near, self.weights)

    def save(self, folder: Path) -> None:
        """Write ``rules_….npy``, arrays that can be mapped into memory."""
        np.save(folder / "rules_weights.npy", self.weights)
        for name, rules in (("following", self.following), ("near", self.near)):
            np.save(folder / f"rules_{name}_starts.npy", rules.starts)
            np.save(folder / f"rules_{name}_items.npy", rules.items)
            np.save(folder / f"rules_{name}_shares.npy", rules.shares)

    @classmethod
    def load(cls, folder: Path) -> SequentialRules | None:
        """What `save` wrote, mapped into memory; None where there is nothing."""
        if not (folder / "rules_weights.npy").is_file():
            return None
        weights = np.load(folder / "rules_weights.npy", allow_pickle=False)
        return cls(_mapped(folder, "following"), _mapped(folder, "near"), weights)


def mixed(own: Floats, shares: Doubles, mass: float) -> tuple[Floats, float]:
    """Logits [n] of the items that rules name, and the mass of all, with these shares mixed in.

    mass: logsumexp of all logits before.
    """
    left = 1 - float(shares.sum())
    odds = np.exp(own - np.float32(mass)) + (shares / left).astype(np.float32)
    with np.errstate(divide="ignore"):  # an item of no share may be too unlikely for a number
        moved: Floats = np.maximum(own, np.log(odds) + np.float32(mass))
    return moved, mass - float(np.log(left))


def _mapped(folder: Path, name: str) -> Rules:
    starts, items, shares = (
        np.asarray(np.load(folder / f"rules_{name}_{part}.npy", "r", allow_pickle=False))
        for part in ("starts", "items", "shares")
    )
    return Rules(starts, items, shares)


def fit(interactions: Interactions, n_items: int) -> SequentialRules:
    """Count the rules of interactions, sorted by user and time; all weights are zero yet."""
    log = _steps(interactions)
    following, near = _count(log, n_items, 1), _count(log, n_items, REACH)
    return SequentialRules(following, near, np.zeros(1 + len(DECAYS)))


def _steps(log: Interactions) -> Interactions:
    """Without events of the same item as the event before."""
    step = np.ones(len(log), bool)
    step[1:] = (log.items[1:] != log.items[:-1]) | (log.users[1:] != log.users[:-1])
    return log.take(step)


def _count(log: Interactions, n_items: int, reach: int) -> Rules:
    """Rules within a reach, a range of items at a time, so that pairs need little memory."""
    events = np.cumsum(np.bincount(log.items, minlength=n_items))
    starts, items, shares = [np.zeros(1, np.int64)], [], []
    first = 0
    while first < n_items:
        done = events[first - 1] if first else 0
        last = int(np.searchsorted(events, done + _PAIRS_AT_ONCE // reach, side="right"))
        last = min(max(last, first + 1), n_items)
        sizes, followers, parts = _rows(log, first, last, n_items, reach)
        starts.append(starts[-1][-1] + np.cumsum(sizes))
        items.append(followers)
        shares.append(parts)
        first = last
    return Rules(np.concatenate(starts), np.concatenate(items), np.concatenate(shares))


def _rows(
    log: Interactions, first: int, last: int, n_items: int, reach: int
) -> tuple[NDArray[np.int64], Ints, NDArray[np.float16]]:
    """Numbers of followers, followers and shares of the items first … last - 1."""
    own = np.flatnonzero((log.items >= first) & (log.items < last))
    keys, weights = [], []
    for distance in range(1, reach + 1):
        here = own[own + distance < len(log)]
        here = here[log.users[here] == log.users[here + distance]]
        then = here + distance
        keys.append((log.items[here] - first).astype(np.int64) * n_items + log.items[then])
        counts = np.full(len(here), 1 / distance)
        weights.append(counts if log.weights is None else counts * log.weights[then])
    pairs, places = np.unique(np.concatenate(keys), return_inverse=True)
    sums = np.bincount(places, np.concatenate(weights), len(pairs))
    rows, followers = pairs // n_items, pairs % n_items
    totals = np.bincount(rows, sums, last - first) + DOUBT
    kept = (followers != rows + first) & (sums > 0)
    rows, followers, sums = rows[kept], followers[kept], sums[kept]
    # Many pairs have the same sum: sorting by one whole number takes half the time of two keys.
    levels = np.unique(sums)
    order = np.argsort((rows + 1) * len(levels) - np.searchsorted(levels, sums), kind="stable")
    begins = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=last - first))])[:-1]
    order = order[np.arange(len(order)) - begins[rows[order]] < MOST_FOLLOWERS]
    rows = rows[order]
    shares = (sums[order] / totals[rows]).astype(np.float16)
    sizes = np.bincount(rows, minlength=last - first)
    return sizes, followers[order].astype(np.int32), shares


def likeliest(
    rules: SequentialRules, asked: Iterable[tuple[Floats, Ints, int]], least: int = LEAST_JUDGED
) -> Doubles:
    """The weights under which what came next was likeliest; all zero for too few predictions.

    asked: the network's logits [n_items], the history, and the item that came next.
    """
    found = [_mixed(rules, *one) for one in asked if len(one[1])]
    weights = np.zeros(1 + len(DECAYS))
    if len(found) < least:
        return weights
    by_network = np.array([p for p, _ in found])
    by_rules = np.array([q for _, q in found])
    weights += 0.5 / len(weights)
    for _ in range(_STEPS):
        parts = np.column_stack([weights * by_rules, (1 - weights.sum()) * by_network])
        shares = parts / parts.sum(axis=1, keepdims=True)
        # As if one more event had followed the network.
        after = shares[:, :-1].sum(axis=0) / (len(found) + 1)
        change = np.abs(after - weights).max()
        weights = after
        if change < _STEADY:
            break
    weights = np.where(weights < LEAST_WEIGHT, 0.0, weights)
    mixed = by_rules @ weights + (1 - weights.sum()) * by_network
    if np.log(mixed / by_network).sum() < LEAST_GAIN:
        return np.zeros_like(weights)
    return weights * min(1.0, MOST_WEIGHT / max(float(weights.sum()), MOST_WEIGHT))


def _mixed(
    rules: SequentialRules, logits: Floats, history: Ints, following: int
) -> tuple[float, list[float]]:
    """Probability of one item by the network, and by each way where the network fills up."""
    p = float(np.exp(float(logits[following]) - logsumexp(logits)))
    ways = [(q[items == following].sum(), q.sum()) for items, q in rules.ways(history)]
    return max(p, 1e-30), [float(q + (1 - known) * p) for q, known in ways]
