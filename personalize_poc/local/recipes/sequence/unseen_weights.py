"""What each part of the order of unseen items weighs.

They are the weights under which what users turned to next was likeliest, among items new to them;
these are users that nothing else was learned from (see `conditional_logit`). The alternatives are
the item that came and `ALTERNATIVES` others, which are enough for it (McFadden, 1978, "Modelling
the choice of residential location"). Below `LEAST_JUDGED` such predictions the regression has a
weight of its own, and the others have none. The likeliest weight of popularity and one for the
network's own logit were tried as well: they gained nothing or lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence import conditional_logit
from personalize_poc.local.recipes.sequence.conditional_logit import Choice, likelihood
from personalize_poc.local.recipes.sequence.content import CONTENT_WEIGHTS, rarity
from personalize_poc.local.recipes.sequence.cycles import CYCLES
from personalize_poc.local.recipes.sequence.fresh import SHARES
from personalize_poc.local.recipes.sequence.groups import GROUP_WEIGHTS
from personalize_poc.local.recipes.sequence.lately import HALF_LIVES
from personalize_poc.local.recipes.sequence.rare_categories import RARE_WEIGHTS
from personalize_poc.local.recipes.sequence.unseen import DEMAND, Unseen

LEAST_JUDGED = 50
ALTERNATIVES = 2000
LEAST_WEIGHT = 0.02
MOST_RIDGE = 1.0
"""Of the regression, which knows nothing of items that come later: more would bury them."""
LEAST_GAIN = 3.0
"""In the sum of log likelihoods, below which metadata, or demand, count as telling nothing. Of a
part with many weights half a unit each: about twice what chance would give them."""
LEAST_COLD = 0.1
"""Share of what came that nobody had had, below which a catalogue is not one of single things."""

_CONTENT = slice(1, 1 + CONTENT_WEIGHTS)
_LATELY = slice(_CONTENT.stop, _CONTENT.stop + len(HALF_LIVES))
_RARE = slice(_LATELY.stop, _LATELY.stop + RARE_WEIGHTS)
_COLD = slice(_RARE.stop, _RARE.stop + 1)
_FRESH = slice(_COLD.stop, _COLD.stop + len(SHARES))
_GROUPS = slice(_FRESH.stop, _FRESH.stop + GROUP_WEIGHTS)
_CYCLES = slice(_GROUPS.stop, _GROUPS.stop + CYCLES)
N_WEIGHTS = _CYCLES.stop
_PLACES = {
    "lately": _LATELY,
    "content": _CONTENT,
    "categories": _RARE,
    "cold": _COLD,
    "fresh": _FRESH,
    "groups": _GROUPS,
    "cycles": _CYCLES,
}
"""Places of the weights of each part; the first is that of the regression."""

Doubles = NDArray[np.float64]


def likeliest(
    parts: Unseen,
    popularity: Floats,
    asked: Iterable[tuple[Floats, Query, int]],
    seed: int = 0,
) -> Unseen:
    """The parts, with the weights under which the next unseen items were likeliest.

    popularity: log of users and a half, [n_items], of the users that were learned from. asked:
    logits [n_items], a question, and the item that came next; others than new ones say nothing.
    """
    choices = _choices(parts, rarity(popularity), asked, seed)
    if len(choices) < LEAST_JUDGED:
        return Unseen(parts.ridge)
    return weighed(parts, _worth(parts, choices))


def likeliest_beside_metadata(
    parts: Unseen,
    popularity: Floats,
    asked: Iterable[tuple[Floats, Query, int]],
    seed: int = 0,
) -> Unseen:
    """The same of regression and demand, beside the other parts as they are weighed already.

    Where too little can be judged, all weights stay as they are.
    """
    rare = rarity(popularity)
    demand: dict[str, Any] = {name: getattr(parts, name) for name in DEMAND}
    stays = replace(parts, ridge=None, lowered=0.0, popular=None, **dict.fromkeys(DEMAND))
    others = Unseen(parts.ridge, **demand)
    choices = _choices(others, rare, _moved(asked, stays, rare), seed)
    if len(choices) < LEAST_JUDGED:
        return parts
    found = weighed(others, _worth(others, choices))
    return replace(stays, ridge=found.ridge, **{name: getattr(found, name) for name in DEMAND})


def _moved(
    asked: Iterable[tuple[Floats, Query, int]], parts: Unseen, rare: Floats
) -> Iterator[tuple[Floats, Query, int]]:
    """The questions, with logits that the parts have moved."""
    for logits, query, following in asked:
        moved = logits.copy()
        if len(query.history):
            parts.move(moved, query, rare, logsumexp(moved))
        yield moved, query, following


def _choices(
    parts: Unseen, rare: Floats, asked: Iterable[tuple[Floats, Query, int]], seed: int
) -> list[Choice]:
    """Of each new item that came, first, and of its alternatives: features and logits."""
    rng = np.random.default_rng(seed)
    choices = []
    for logits, query, following in asked:
        history = query.history
        others = np.ones(len(logits), bool)
        others[history] = False
        if len(history) and others[following]:
            rows = alternatives(rng, following, others)
            choices.append((features(parts, rare, query, rows), logits[rows]))
    return choices


def alternatives(
    rng: np.random.Generator, came: int, there: NDArray[np.bool_], most: int = ALTERNATIVES
) -> NDArray[np.intp]:
    """What came, first, and what else there was to choose: all of it, or so many drawn of it.

    there: which items there were, [n_items], what came or not.
    """
    others = np.flatnonzero(there)
    others = others[others != came]
    if len(others) > most:
        others = rng.choice(others, most, replace=False, shuffle=False)
    return np.append(came, others)


def weighed(parts: Unseen, weights: Doubles) -> Unseen:
    """The parts with these weights, float64 [N_WEIGHTS], without those that then say nothing."""
    ridge, cold = parts.ridge, parts.cold
    if ridge is not None:
        ridge = replace(ridge, weight=float(weights[0]))
    if cold is not None:
        cold = replace(cold, weight=float(weights[_COLD][0])) if weights[_COLD].any() else None
    several: dict[str, Any] = {}
    for name, place in _PLACES.items():
        part, own = getattr(parts, name), weights[place]
        if name != "cold":
            several[name] = replace(part, weights=own) if part is not None and own.any() else None
    return Unseen(ridge, cold=cold, **several)


def _worth(parts: Unseen, choices: list[Choice]) -> Doubles:
    """Weights of the features; of all but the regression none if they tell nothing."""
    used = present(parts)
    if np.mean([x[0, _COLD] for x, _ in choices]) < LEAST_COLD:
        used[_COLD] = False
    highest = np.full(N_WEIGHTS, np.inf)
    highest[0] = MOST_RIDGE
    return telling(choices, used, highest)


def telling(
    choices: list[Choice], used: NDArray[np.bool_], highest: Doubles, first: int = 0
) -> Doubles:
    """The likeliest weights of features, those of a part 0 where it tells nothing.

    used: of which features, [n]. highest: weights, [n]. first: where those of the parts begin.
    """
    places = [slice(first + place.start, first + place.stop) for place in _PLACES.values()]
    weights = _fitted_to(choices, used, highest)
    for columns in places:
        n = int(used[columns].sum())
        if n:
            fewer = used.copy()
            fewer[columns] = False
            without = _fitted_to(choices, fewer, highest, weights)
            gain = likelihood(choices, weights) - likelihood(choices, without)
            if gain < max(LEAST_GAIN, n / 2):
                used, weights = fewer, without
    return np.where(weights < LEAST_WEIGHT, 0.0, weights)


def _fitted_to(
    choices: list[Choice],
    used: NDArray[np.bool_],
    highest: Doubles,
    start: Doubles | None = None,
) -> Doubles:
    """The weights of these features, 0 for the others. start: weights with some more of them."""
    weights = np.zeros(len(used))
    some = [(x[:, used], logits) for x, logits in choices]
    near = None if start is None else start[used]
    weights[used] = conditional_logit.fitted(some, highest[used], near)
    return weights


def present(parts: Unseen) -> NDArray[np.bool_]:
    """Which weights are of a part that there is, [N_WEIGHTS]; that of the regression always."""
    used = np.ones(N_WEIGHTS, bool)
    for name, place in _PLACES.items():
        used[place] = getattr(parts, name) is not None
    if parts.groups is not None:
        used[_GROUPS] = parts.groups.used
    if parts.cycles is not None:
        used[_CYCLES] = parts.cycles.used
    return used


def features(parts: Unseen, rare: Floats, query: Query, rows: NDArray[np.intp]) -> Doubles:
    """What moves some items at a weight of 1, [rows, N_WEIGHTS]; 0 for parts that are not there.

    rare: see `content.rarity`, [n_items].
    """
    columns, history, n_items = np.zeros((N_WEIGHTS, len(rows))), query.history, len(rare)
    some = np.zeros(n_items)

    def only(items: Ints, scores: NDArray[np.floating]) -> Doubles:
        found = np.empty((scores.shape[1], len(rows)))
        for row, values in zip(found, scores.T, strict=True):
            some[items] = values
            row[:] = some[rows]
        some[items] = 0
        return found

    if parts.ridge is not None:
        columns[0] = replace(parts.ridge, weight=1.0).moves(query, n_items)[rows]
    if parts.content is not None:
        columns[1:3] = [scores[rows] for scores in parts.content.scores(history)]
        columns[3:5] = columns[1:3] * rare[rows]
    if parts.categories is not None:
        own = only(*parts.categories.scores(history))
        columns[_RARE] = np.concatenate([own, own * rare[rows]])
    if parts.cold is not None:
        columns[_COLD] = parts.cold.cold[rows]
    for place, (items, scores) in _at_moment(parts, query):
        columns[place] = only(items, scores)
    return columns.T


def _at_moment(
    parts: Unseen, query: Query
) -> Iterator[tuple[slice, tuple[Ints, NDArray[np.floating]]]]:
    """Of parts that read the moment, or who asks: places, items that move, and their scores."""
    if parts.lately is not None:
        yield _LATELY, parts.lately.risen(query.moment)
    if parts.fresh is not None:
        yield _FRESH, parts.fresh.scores(query.moment)
    if parts.groups is not None:
        yield _GROUPS, parts.groups.scores(query)
    if parts.cycles is not None:
        yield _CYCLES, parts.cycles.scores(query.time, hours=query.hours)
