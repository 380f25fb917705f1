"""A trained network before users that nothing was learned from, who judge what is put on top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np

from personalize_poc.local.arrays.types import Floats, Interactions, Ints, Query, TrainingData
from personalize_poc.local.recipes.sequence.encoding.windows import Events
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.training.predictions import predictions

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
    visit begins.
    """

    model: SequenceModel
    data: TrainingData
    events: Events
    learners: Any
    judges: Any
    visits: bool = False

    @cached_property
    def learned(self) -> Interactions:
        """Interactions of all but the judges."""
        users = self.events.users[self.events.starts[self.judges]]
        log = self.data.interactions
        return log.take(np.isin(log.users, users, invert=True))

    def asked(self, of: Any, parts: SequenceModel) -> Iterator[Prediction]:
        """Logits, question and next items of predictions. parts: the model with those on top.

        of: whose, judges or learners.
        """
        for logits, query, following in self._by_network(of):
            moved = logits.copy()
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

    def _by_network(self, of: Any) -> Iterable[Prediction]:
        return self._kept if of is self.judges and self._are_few else self._predicted(of)

    @property
    def _are_few(self) -> bool:
        return _PREDICTIONS * self.model.n_items <= _KEPT_LOGITS

    @cached_property
    def _kept(self) -> list[Prediction]:
        return list(self._predicted(self.judges))

    def _predicted(self, of: Any) -> Iterator[Prediction]:
        log, users = self.data.interactions, self.data.user_features
        return predictions(self.model, log, users, self.events, of, visits=self.visits)


def first(asked: Iterable[Prediction]) -> Iterator[tuple[Floats, Query, int]]:
    """Predictions with the next item alone."""
    return ((z, query, int(items[0])) for z, query, items in asked)
