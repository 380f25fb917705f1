"""How somebody looks down a list: a click model, drawn from or worked out exactly.

The model is the dynamic Bayesian network of Chapelle and Zhang, A dynamic Bayesian network click
model for web search ranking, WWW 2009. The first place is looked at. Each place that is looked at
is clicked with the attraction of its item; a clicked item is watched with its satisfaction, and
who has watched something looks no further; everybody else goes on to the next place with the same
persistence. So attention falls geometrically down the list, as in rank-biased precision (Moffat
and Zobel, ACM TOIS 27, 2008); with a persistence of 1 and every click watched it is the cascade
model (Craswell, Zoeter, Taylor and Ramsey, An experimental comparison of click position-bias
models, WSDM 2008).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

PERSISTENCE = 0.8
"""The chance to go on to the next place: the tenth is looked at by one in eight."""


@dataclass(frozen=True)
class Looked:
    """What happened on n lists of k places; all bool [n, k].

    Attributes:
        seen: the place was looked at.
        clicked: its item was opened.
        watched: and watched; at most one of a list.
    """

    seen: Bools
    clicked: Bools
    watched: Bools


def draw(
    attraction: Floats,
    satisfaction: Floats,
    luck: Floats,
    persistence: float = PERSISTENCE,
) -> Looked:
    """Let n people look down a list each.

    Args:
        attraction: [n, k] chance that the item of a place is clicked once it is looked at; 0 for
            places without an item.
        satisfaction: [n, k] chance that a clicked item is watched.
        luck: [3, n, k] uniform numbers from 0 to 1, which decide on clicking, watching, going on.
        persistence: chance to go on after a place.
    """
    clicks = luck[0] < attraction
    watches = clicks & (luck[1] < satisfaction)
    goes_on = ~watches & (luck[2] < persistence)
    seen = np.ones(attraction.shape, dtype=bool)
    seen[:, 1:] = np.logical_and.accumulate(goes_on, axis=1)[:, :-1]
    return Looked(seen, clicks & seen, watches & seen)


def attention(attraction: Floats, satisfaction: Floats, persistence: float = PERSISTENCE) -> Floats:
    """The chance that each place is looked at, [n, k]; falls from 1 in the first place."""
    on = persistence * (1 - attraction * satisfaction)
    seen = np.ones_like(attraction)
    seen[:, 1:] = np.cumprod(on, axis=1)[:, :-1]
    return seen


def chances(
    attraction: Floats, satisfaction: Floats, persistence: float = PERSISTENCE
) -> tuple[Floats, Floats]:
    """What a list brings on average, exactly: clicks, and the chance that something is watched.

    Returns:
        Expected clicks [n], and the chance of a watch [n].
    """
    seen = attention(attraction, satisfaction, persistence)
    clicks = (seen * attraction).sum(axis=1)
    return clicks, (seen * attraction * satisfaction).sum(axis=1)
