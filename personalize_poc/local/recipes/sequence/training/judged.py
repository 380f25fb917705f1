"""A trained network before users that nothing was learned from, who judge what is put on top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Interactions, Ints, Query, TrainingData
from personalize_poc.local.recipes.sequence.encoding.windows import Events
from personalize_poc.local.recipes.sequence.first_events import First
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.popularity_share import drawn
from personalize_poc.local.recipes.sequence.training.predictions import (
    first_questions,
    predictions,
    questions,
)

_KEPT_LOGITS = 10_000_000
"""Logits of predictions that are kept between two uses, 40 MB, by the network and with rules and
repeats on top; more are computed again."""
_PREDICTIONS = 500

Prediction = tuple[Floats, Query, Ints]
"""See `predictions`."""


@dataclass(frozen=True)
class Judged:
    """A network without anything on top, and users that it did and did not learn from.

    learners, judges: indexes of users in `events`. visits: whether they are asked only where a
    visit begins. share: of popularity in the network's logits (see `popularity_share`). kept: what
    the network says to the judges, by `visits`.
    """

    model: SequenceModel
    data: TrainingData
    events: Events
    learners: Any
    judges: Any
    visits: bool = False
    share: float = 0.0
    kept: dict[bool, list[Prediction]] = field(default_factory=dict, repr=False)

    def beside(self, share: float) -> Judged:
        """With this share of popularity in the network's logits."""
        return replace(self, share=share)

    def at_visit_starts(self) -> Judged:
        """Asked where a visit begins alone."""
        return replace(self, visits=True)

    @cached_property
    def is_learned(self) -> NDArray[np.bool_]:
        """Which interactions are of others than the judges."""
        users = self.events.users[self.events.starts[self.judges]]
        return np.isin(self.data.interactions.users, users, invert=True)

    @cached_property
    def learned(self) -> Interactions:
        """Interactions of all but the judges."""
        return self.data.interactions.take(self.is_learned)

    def asked(self, of: Any, parts: SequenceModel) -> Iterator[Prediction]:
        """Logits, question and next items of predictions. parts: the model with those on top.

        of: whose, judges or learners.
        """
        for logits, query, following in self._by_network(of):
            moved = drawn(logits, self.model.arrays["popularity"], self.share)
            if len(query.history):
                parts.on_top.move(moved, query)
            yield moved, query, following

    def first(self, of: Any, parts: SequenceModel) -> Iterator[tuple[Floats, Query, int]]:
        """The same with the next item alone."""
        return first(self.asked(of, parts))

    def of_judges(self, parts: SequenceModel) -> Callable[[], Iterable[Prediction]]:
        """What `asked` says of the judges, as often as it is called."""
        if not self._are_few:
            return partial(self.asked, self.judges, parts)
        found = list(self.asked(self.judges, parts))
        return lambda: found

    def at_first(self) -> Iterator[First]:
        """What the network says to the judges before their first event, and what came."""
        log, users = self.data.interactions, self.data.user_features
        vectors = self.model.arrays["vectors"]
        nothing = np.zeros(vectors.shape[1], np.float32)
        for query, items in first_questions(log, users, self.events, self.judges):
            yield vectors @ self.model.asked(nothing, query), query, items

    @property
    def people(self) -> NDArray[np.int64]:
        """Whom each question of the judges was put to, as the row of a user's first event."""
        asked = questions(self.data.interactions, self.events, self.judges, self.visits)
        return np.array([first for first, _, _ in asked], np.int64)

    def _by_network(self, of: Any) -> Iterable[Prediction]:
        if of is not self.judges or not self._are_few:
            return self._predicted(of)
        if self.visits not in self.kept:
            self.kept[self.visits] = list(self._predicted(of))
        return self.kept[self.visits]

    @property
    def _are_few(self) -> bool:
        return _PREDICTIONS * self.model.n_items <= _KEPT_LOGITS

    def _predicted(self, of: Any) -> Iterator[Prediction]:
        log, users = self.data.interactions, self.data.user_features
        return predictions(self.model, log, users, self.events, of, visits=self.visits)


def first(asked: Iterable[Prediction]) -> Iterator[tuple[Floats, Query, int]]:
    """Predictions with the next item alone."""
    return ((z, query, int(items[0])) for z, query, items in asked)
