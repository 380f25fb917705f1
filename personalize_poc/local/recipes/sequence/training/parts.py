"""What acts on top of the trained network, weighed by what validation users did next."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import numpy as np

from personalize_poc.local.arrays.types import Floats, Interactions, Ints, Query, TrainingData
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.sequence import (
    by_ranking,
    ease,
    lately,
    repeat_consumption,
    repeats_by_ranking,
    rules_by_ranking,
    sequential_rules,
    unseen,
)
from personalize_poc.local.recipes.sequence.content import Content
from personalize_poc.local.recipes.sequence.encoding.windows import Events
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.rare_categories import RareCategories
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training.predictions import predictions
from personalize_poc.local.recipes.sequence.unseen import Unseen

log = logging.getLogger(__name__)

_KEPT_LOGITS = 10_000_000
"""Logits of predictions that are kept between two uses, 40 MB, by the network and with rules and
repeats on top; more are computed again."""
_PREDICTIONS = 500

Prediction = tuple[Floats, Query, Ints]
"""See `predictions`."""


@dataclass(frozen=True)
class Judged:
    """A network without anything on top, and users that it did and did not learn from.

    learners, judges: indexes of users in `events`.
    """

    model: SequenceModel
    data: TrainingData
    events: Events
    learners: Any
    judges: Any

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
        return _first(self.asked(of, parts))

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
        data = self.data
        return predictions(self.model, data.interactions, data.user_features, self.events, of)


def _first(asked: Iterable[Prediction]) -> Iterator[tuple[Floats, Query, int]]:
    return ((z, query, int(items[0])) for z, query, items in asked)


def on_top(judged: Judged, settings: Settings, described: Floats) -> SequenceModel:
    """The model with what the settings put on top of the network.

    Rules and regression are learned from those users that the network learned from, and weighed
    by the judges, one part after the other: what a part adds is judged beside those before it.
    Without judges the learners say how much repeats are moved: the network knows them too well
    already, so that it is little. The regression then has its own weight, the rest none.

    described: metadata of the items, float32 [n_items, width].
    """
    model, data, judges = judged.model, judged.data, judged.judges
    if settings.rules:
        rules = sequential_rules.fit(judged.learned, data.n_items)
        told = ((z, query.history, item) for z, query, item in judged.first(judges, model))
        rules = replace(rules, weights=sequential_rules.likeliest(rules, told))
        rules = rules_by_ranking.ranking_best(rules, judged.asked(judges, model))
        log.info("Weights of sequential rules: %s", rules.weights)
        model = replace(model, rules=rules if rules.weights.any() else None)
    if settings.repeats:
        n_types = len(data.event_types)
        if len(judges):
            moves = repeats_by_ranking.ranking_best(judged.of_judges(model), n_types)
        else:
            moves = repeat_consumption.likeliest(judged.asked(judged.learners, model), n_types)
        log.info("Weights of repeats: %s", moves.weights)
        model = replace(model, repeats=moves)
    if settings.ridge or settings.content or settings.lately:
        model = replace(model, unseen=_unseen(judged, model, settings, described))
    return model


def _unseen(
    judged: Judged, model: SequenceModel, settings: Settings, described: Floats
) -> Unseen | None:
    data = judged.data
    ridge = ease.fit(judged.learned, data.n_users, data.n_items) if settings.ridge else None
    content = None
    if settings.content and described.shape[1]:
        content = Content.of(described, model.encoder.n_categories)
    categories = None
    if settings.content and settings.metadata:
        categories = RareCategories.of(data.item_features, data.n_items, model.encoder)
    popularity = np.log(unique_users(judged.learned, data.n_items) + 0.5).astype(np.float32)
    if ridge is not None:
        ridge = ridge.damped(popularity, ease.DAMPING)
    now = lately.fit(judged.learned, data.n_items) if settings.lately else None
    asked = judged.of_judges(model)
    parts = Unseen(ridge, content, now, categories=categories)
    found = unseen.likeliest(parts, popularity, _first(asked()))
    found = by_ranking.ranking_best(found, popularity, asked)
    log.info(
        "Weight and decay of the regression: %s, of metadata: %s and %s, of what is in demand: %s; "
        "unseen items lowered by %s",
        found.ridge and (found.ridge.weight, found.ridge.decay),
        found.content and found.content.weights,
        found.categories and found.categories.weights,
        found.lately and found.lately.weights,
        found.lowered,
    )
    return found if found != Unseen() else None
