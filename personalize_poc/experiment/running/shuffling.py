"""Lists in random order whose probabilities are known exactly: what off-policy evaluation needs.

Neither target tells the probability with which an explored item got its place: GetRecommendations
has no member for it, and what `explorationWeight` does in detail is not documented. So chance is
added here, after the service has answered, by rules whose probabilities are plain arithmetic. They
work the same on AWS.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from personalize_poc.errors import BadInput
from personalize_poc.experiment.running.sources import Answer, Asks, answered

Floats = NDArray[np.float64]


def rank_weights(length: int, temperature: float) -> Floats:
    """Weights of the places of a list, [length]: exp(-place / temperature), summing to 1.

    Of ranks and not of scores, which Personalize scales differently for each recipe, and some
    recipes do not return. A temperature near 0 keeps the order; a large one shuffles evenly.

    Raises:
        BadInput: the temperature is not above 0.
    """
    if not temperature > 0:
        raise BadInput(f"A temperature of {temperature:g} is not above 0.")
    weights = np.exp(-np.arange(length) / temperature)
    found: Floats = weights / weights.sum()
    return found


def plackett_luce(weights: Floats, random: np.random.Generator) -> tuple[NDArray[np.intp], Floats]:
    """Draw orders: the first item with its weight, each next one by the weights of those left.

    R. L. Plackett, The analysis of permutations, Applied Statistics 24 (1975); R. D. Luce,
    Individual choice behavior, 1959. Drawn by sorting Gumbel noise, which is the same (J. I.
    Yellott, Journal of Mathematical Psychology 15, 1977).

    Args:
        weights: [n, k], above 0; rows need not sum to 1.
        random: draws.

    Returns:
        Orders [n, k], and the probability of each place given those above it, [n, k]. The product
        of a row is the probability of the whole list; the first column is that of the first item.
    """
    order = np.argsort(-(np.log(weights) + random.gumbel(size=weights.shape)), axis=1)
    return order, given_above(weights, order)


def given_above(weights: Floats, order: NDArray[np.intp]) -> Floats:
    """The probability of each place of these orders given those above it, [n, k]."""
    taken = np.take_along_axis(weights, order, axis=1)
    left = np.cumsum(taken[:, ::-1], axis=1)[:, ::-1]
    found: Floats = taken / left
    return found


def shuffled(ask: Asks, temperature: float, *, salt: str) -> Callable[[str], Answer]:
    """The lists of a source in Plackett-Luce order, with the probability of each place.

    The draw of an answer derives from the salt, the user and the recommendation id (or the list),
    so that it can be done again.

    Args:
        ask: the source.
        temperature: see `rank_weights`.
        salt: a name of its own for each experiment.
    """

    def asked(user: str) -> Answer:
        told = answered(ask(user))
        if not told.items:
            return told
        name = told.recommendation_id or "|".join(told.items)
        weights = rank_weights(len(told.items), temperature)[None, :]
        order, chance = plackett_luce(weights, _generator(salt, user, name))
        items = tuple(told.items[place] for place in order[0])
        return Answer(items, told.recommendation_id, tuple(float(p) for p in chance[0]))

    return asked


def epsilon_first(ask: Asks, epsilon: float, *, salt: str) -> Callable[[str], Answer]:
    """The lists of a source, and with a chance of `epsilon` any of their items at the top.

    The others keep their order. The probability of the first place is 1 - ε + ε / k for the best
    of k items and ε / k for each other; given that, the places below have no choice. What is drawn
    derives from the same as in `shuffled`.

    Args:
        ask: the source.
        epsilon: 0 to 1.
        salt: a name of its own for each experiment.

    Raises:
        BadInput: epsilon is not between 0 and 1.
    """
    if not 0 <= epsilon <= 1:
        raise BadInput(f"epsilon is {epsilon:g}; it is between 0 and 1.")

    def asked(user: str) -> Answer:
        told = answered(ask(user))
        if not told.items:
            return told
        random = _generator(salt, user, told.recommendation_id or "|".join(told.items))
        count = len(told.items)
        first = int(random.integers(count)) if random.random() < epsilon else 0
        items = (told.items[first], *told.items[:first], *told.items[first + 1 :])
        chance = epsilon / count + (1 - epsilon) * (first == 0)
        return Answer(items, told.recommendation_id, (chance, *(1.0,) * (count - 1)))

    return asked


def _generator(*parts: Sequence[str] | str) -> np.random.Generator:
    digest = hashlib.sha256("\0".join(map(str, parts)).encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:16], "big"))
