"""Predictions of validation users, to choose by what is put on top of the trained network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Interactions, Ints, Query
from personalize_poc.local.recipes.sequence.encoding.events import ends_session
from personalize_poc.local.recipes.sequence.encoding.windows import Events
from personalize_poc.local.recipes.sequence.first_events import FIRST
from personalize_poc.local.recipes.sequence.model import SequenceModel

_WEIGHED = 500
"""Predictions of validation users that are looked at, about."""
_AT_ONCE = 50
FOLLOWING = 10
"""Events after a question whose items count as what came next."""


def predictions(
    model: SequenceModel,
    interactions: Interactions,
    users: Features,
    events: Events,
    judges: Any,
    *,
    visits: bool = False,
) -> Iterator[tuple[Floats, Query, Ints]]:
    """Logits, question and items of the next events, the next one first, at most `FOLLOWING`.

    The questions lie in the newer half of these users' events, with `visits` wherever a visit
    begins (see `events.begins_visit`): there are few. Where some types of events weigh more than
    others, the next event is as often one of a type as that type weighs: by all alike it would be
    told that what was hardly to be learned comes too seldom.
    """
    rows = questions(interactions, events, judges, visits)
    for first in range(0, len(rows), _AT_ONCE):
        part = rows[first : first + _AT_ONCE]
        queries = [before(interactions, users, start, row) for start, row, _ in part]
        for (_, row, end), query, logits in zip(part, queries, model.score(queries), strict=True):
            yield logits, query, interactions.items[row : min(row + FOLLOWING, end)]


def questions(
    interactions: Interactions, events: Events, judges: Any, visits: bool
) -> list[tuple[int, int, int]]:
    """Rows of the questions of `predictions`: the user's first one, the question's, the end."""
    judges = judges[:: max(1, len(judges) // _WEIGHED)]
    each = max(1, _WEIGHED // max(1, len(judges)))
    return [
        (int(start), int(row), int(start + length))
        for start, length in zip(events.starts[judges], events.lengths[judges], strict=True)
        for row in _rows(_places(interactions, start, length, visits), each, interactions.weights)
    ]


def n_questions(lengths: NDArray[Any]) -> NDArray[Any]:
    """How many questions there can be for users with so many events each, at least two."""
    found: NDArray[Any] = lengths - np.maximum(1, lengths // 2)
    return found


def share_of_visits(interactions: Interactions, events: Events, judges: Any) -> float:
    """Share of these users' events, but for the first of each, with which a visit begins."""
    begun = n = 0
    for start, length in zip(events.starts[judges], events.lengths[judges], strict=True):
        begun += len(_places(interactions, start, length, visits=True))
        n += length - 1
    return begun / max(1, n)


def _places(interactions: Interactions, start: int, length: int, visits: bool) -> NDArray[np.intp]:
    """Rows of the newer half of a user's events; with `visits` all those that begin one."""
    if not visits:
        end = start + length
        return np.arange(end - int(n_questions(np.array(length))), end)
    rows, times = np.arange(start + 1, start + length), interactions.timestamps
    begin: NDArray[np.intp] = rows[ends_session(times[rows] - times[rows - 1])]
    return begin


def _rows(places: NDArray[np.intp], most: int, weights: Floats | None) -> NDArray[np.intp]:
    """Some of the places, at equal distances, or at equal distances by weight; each once."""
    if not len(places):
        return places
    if weights is None:
        evenly: NDArray[np.intp] = places[
            np.unique(np.linspace(0, len(places) - 1, most, dtype=int))
        ]
        return evenly
    sums = np.cumsum(weights[places], dtype=np.float64)
    largest = float(weights[places].max())
    if not largest:
        return places[:0]
    n = min(most, max(1, int(sums[-1] / largest + 1e-6)))
    rows: NDArray[np.intp] = places[np.searchsorted(sums, (np.arange(n) + 0.5) * (sums[-1] / n))]
    return rows


def before(interactions: Interactions, users: Features, start: int, row: int) -> Query:
    """What is asked just before the event of a row. start: the first row of its user."""
    past = interactions.take(np.arange(start, row))
    return Query(
        past.items,
        past.timestamps,
        past.event_types,
        event_values=past.event_values,
        context=interactions.context.of(row),
        traits=users.of(int(interactions.users[row])),
        moment=int(interactions.timestamps[row]),
    )


def first_questions(
    interactions: Interactions, users: Features, events: Events, judges: Any
) -> Iterator[tuple[Query, Ints]]:
    """What is asked before the first event of each of these users, and what came: `FIRST` items."""
    for start, length in zip(events.starts[judges], events.lengths[judges], strict=True):
        items, first = np.unique(interactions.items[start : start + length], return_index=True)
        yield before(interactions, users, start, start), items[np.argsort(first)][:FIRST]
