"""How far regression and metadata move unseen items: by what ranks best, beside what is likeliest.

The weights under which the next item is likeliest (see `unseen_weights`) are small ones: a
likelihood looks at every item, most of which stand nowhere near the first ten, and at one step
alone, where the network knows the order in which a site shows its items. What a person turns to in
the ten steps after that the regression knows better, the more so when all of the history asks and
not the newest ten items of it alone. So of the weights `WEIGHTS` with the decays `DECAYS`, those
are taken under which the next ten events of validation users rank best, if they are ahead of the
likeliest weight by more than half the standard error of the difference; of those that are behind
the best by less than that, the one whose lists show the most different items. Where the order tells
nothing, such as of what was added all at once, all of the history asks alike. After that the
weights of metadata, which are in the same case, are multiplied by one of `TIMES` in the same way.

Two lists count alike: that of all items, and that of items new to the person. A large weight puts
new items that go together far before the others, so that in the list of all they push out what the
person has every week. There, what is new is believed too much, though its order is right: so with
each weight, all unseen items may be `LOWERED`, which changes nothing in the list of new ones. Where
hardly anybody comes back to a thing it is the other way round: a large weight gathers what is
believed of new items on a few of them, and the rest fall behind what the person had. So they may be
raised as well, also where the regression has no weight.

The regression comes damped: popular items have been taken back a little (see `ease`). That is
undone where lists without it are `SURE` to be ahead, and not sooner: the predictions start in the
middle of a history, real questions at its end, when a person has had most of what is popular.

How popular an item is moves unseen items as well, by one of the weights `POPULAR`, where that is
`CLEARLY` ahead of none. It seldom is, for the network knows popularity; it does not where a history
is one project after another, and the next thing that is new is what every project needs.

What is in demand is not weighed so within a visit: of the ten steps after a moment the first is
closest to it. Where a visit begins (see `visit_start`) the next ten tell more, and its weights are
multiplied in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Ints
from personalize_poc.local.recipes.sequence.ranking_choices import LOWERED, Choice, judged
from personalize_poc.local.recipes.sequence.ranking_gains import Asked, behind
from personalize_poc.local.recipes.sequence.unseen import Unseen
from personalize_poc.local.recipes.sequence.unseen_weights import MOST_RIDGE

WEIGHTS = (0.1, 0.2, 0.3, 0.4, 0.6, 0.8, MOST_RIDGE, 1.5, 2.5)
DECAYS = (0.9, 0.98, 1.0)
TIMES = (1.0, 2.0, 4.0)
POPULAR = (0.2, 0.4, 0.7, 1.0, 1.5)
CLEARLY = 3.5
"""Standard errors of the difference. With three, music in time takes a weight and gains nothing."""
_RAISED = [place for place, step in enumerate(LOWERED) if step <= 0]
NEAR = 0.5
"""Standard errors of the difference. With a whole one, new items are lost on music."""
SURE = 2.0
"""The same, for lowering at all and for no damping: predictions of one person are not independent
of each other."""

Doubles = NDArray[np.float64]


def ranking_best(parts: Unseen, popularity: Floats, asked: Asked) -> Unseen:
    """The parts, with the regression and the weights of metadata that rank best.

    parts: with a regression that is damped. popularity: see `unseen_weights.likeliest`.
    """
    parts = regression_ranking_best(parts, popularity, asked)
    weighed, undamped = parts.ridge, None
    if weighed is not None and weighed.weight:
        undamped = Choice(weighed.undamped())
    has_metadata = parts.content is not None or parts.categories is not None
    if has_metadata or undamped is not None:
        several = TIMES if has_metadata else TIMES[:1]
        choices = [Choice(weighed, times) for times in several]
        parts = _chosen(parts, choices, several, popularity, asked, undamped)
    return parts


def regression_ranking_best(parts: Unseen, popularity: Floats, asked: Asked) -> Unseen:
    """The parts with the regression that ranks best, and the weights of metadata as they are."""
    ridge = parts.ridge
    if ridge is None:
        return parts
    choices = [Choice(ridge)]
    choices += [Choice(replace(ridge, weight=w, decay=d)) for d in DECAYS for w in WEIGHTS]
    choices.append(Choice(replace(ridge, weight=0.0)))
    weights = [ridge.weight, *len(DECAYS) * WEIGHTS, 0.0]
    return _chosen(parts, choices, weights, popularity, asked)


def demand_ranking_best(parts: Unseen, popularity: Floats, asked: Asked) -> Unseen:
    """The parts with the weights of what is in demand times that one of `TIMES` that ranks best."""
    if parts.lately is None and parts.groups is None and parts.cycles is None:
        return parts
    choices = [Choice(parts.ridge, demand=times) for times in TIMES]
    return _chosen(parts, choices, TIMES, popularity, asked)


def popularity_ranking_best(parts: Unseen, popularity: Floats, asked: Asked) -> Unseen:
    """The parts, with the weight of popularity that ranks best if it is `CLEARLY` ahead of none.

    It is the smallest one that is `NEAR` the best. parts: without one.
    """
    every = [Choice(parts.ridge), *(Choice(parts.ridge, popular=one) for one in POPULAR)]
    found = judged(parts, every, popularity, asked)
    if found is None:
        return parts
    both = found.gained
    lowered = [_lowered(both[:, row]) for row in range(len(every))]
    lowered[0] = LOWERED.index(parts.lowered)
    each = both[:, np.arange(len(every)), lowered]
    less, errors = behind(each, int(each.mean(axis=0).argmax()))
    chosen = int(np.flatnonzero(less <= NEAR * errors)[0])
    less, errors = behind(each, chosen)
    if less[0] <= CLEARLY * errors[0]:
        return parts
    return every[chosen].of(parts, LOWERED[lowered[chosen]], popularity)


def _chosen(
    parts: Unseen,
    choices: Sequence[Choice],
    weights: Sequence[float],
    popularity: Floats,
    asked: Asked,
    other: Choice | None = None,
) -> Unseen:
    """The parts by one of the choices, lowered or not; as they are where little can be judged.

    choices: the first one are the parts as they are. weights: of the choices; one without a weight
    is raised alone, if anything. other: taken instead of the best of them only if it is `SURE` to
    be ahead.
    """
    n, every = len(choices), [*choices, *([other] if other is not None else [])]
    found = judged(parts, every, popularity, asked)
    if found is None:
        return parts
    both = found.gained
    some = [list(range(len(LOWERED))) if weight else _RAISED for weight in (*weights, 1.0)]
    lowered = [some[row][_lowered(both[:, row, some[row]])] for row in range(len(every))]
    each = both[:, np.arange(len(every)), lowered]
    different = found.different(lowered)
    chosen = _widest_of_the_best(each[:, :n], different[:n])
    if other is not None:
        less, errors = behind(each[:, [chosen, n]], 1)
        chosen = n if less[0] > SURE * errors[0] else chosen
    return every[chosen].of(parts, LOWERED[lowered[chosen]], popularity)


def _lowered(gained: Doubles) -> int:
    """Which of `LOWERED`, or of some of them, is best, gained: [predictions, these].

    The least that is `NEAR` the best, and none where that is not `SURE` to be ahead of none.
    """
    best = int(gained.mean(axis=0).argmax())
    less, errors = behind(gained, best)
    return 0 if less[0] <= SURE * errors[0] else int(np.flatnonzero(less <= NEAR * errors)[0])


def _widest_of_the_best(gained: Doubles, different: Ints) -> int:
    """Index of the weight that shows the most different items of those `NEAR` the best.

    gained: [predictions, weights], the likeliest weight first, which is taken if it is near.
    """
    less, errors = behind(gained, int(gained.mean(axis=0).argmax()))
    near = np.flatnonzero(less <= NEAR * errors)
    return 0 if 0 in near else int(near[different[near].argmax()])
