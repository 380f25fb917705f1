"""What a model says of items: histories become queries, queries become logits, which are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Query, Values
from personalize_poc.local.caches import Cache, nbytes
from personalize_poc.local.recipes.artifact import Trained
from personalize_poc.local.recipes.interface import Model
from personalize_poc.local.serving.context_features import Coder
from personalize_poc.local.serving.exploration.cold_start import Growing, Scored
from personalize_poc.local.serving.group.histories import History
from personalize_poc.local.serving.group.snapshot import GroupSnapshot
from personalize_poc.local.serving.inputs import Inputs
from personalize_poc.local.serving.settings import EventRule, Settings
from personalize_poc.local.serving.trends import Trends

LOGITS_BYTES = 64 * 1024**2
"""Memory for what a model said of recent histories: 5,000 users at 3,000 items."""


class Scorer:
    """One model as it scores items. Safe to use from many threads."""

    def __init__(
        self,
        trained: Trained[Model],
        settings: Settings,
        rule: EventRule,
        *,
        grows: bool,
        scores: bool,
    ) -> None:
        """grows: whether items that came after training are scored. scores: see the recipe."""
        self._rule = rule
        self._scores = scores
        self._event_types = {name.casefold(): i for i, name in enumerate(trained.event_types)}
        # Shares of a softmax over these are the items' shares of users (plus a half for none).
        popular = np.log(np.asarray(trained.popularity, np.float64) + 0.5)
        model = trained.model.influenced(*settings.influence)
        self._growing = Growing(model, popular, grows=grows)
        self._said: Cache[NDArray[Any]] = Cache(LOGITS_BYTES, nbytes)
        self._moments = Coder(trained.columns.get("context", {}))
        self._people = Coder(trained.columns.get("users", {}))
        self._trends = None if model.trends is None else Trends(model.trends)

    @property
    def follows_everybody(self) -> bool:
        """Whether every event of anybody may change every answer."""
        return self._trends is not None

    @property
    def knows_users(self) -> bool:
        """Whether answers depend on the Users dataset."""
        return bool(self._people)

    def learned(self, snapshot: GroupSnapshot, history: History) -> History:
        """The interactions of a history that the model looks at."""
        return self._rule.learned(history, snapshot.event_types.texts)

    def knows(self, inputs: Inputs) -> bool:
        """Whether the model has seen an item of the history, so that it can choose for the user."""
        scored = self._growing.over(inputs.catalogue)
        items = self.learned(inputs.snapshot, inputs.history).items
        places = inputs.catalogue.from_history(items)
        return bool(((places >= 0) & (places < scored.n_items)).any())

    def logits(self, inputs: Inputs) -> NDArray[np.float64]:
        """What the model says of the items that it scores, float64 [n], the first of the catalogue.

        A person without a history is shown what is popular, shaded by what is known of the person
        and the moment where the model learned from that. Raises InvalidInputException for a moment
        that does not fit.
        """
        if self._trends is not None:
            return self._trends.scores(inputs.snapshot, inputs.catalogue, self._rule)
        scored = self._growing.over(inputs.catalogue)
        query = self._query(scored, inputs)
        if self._scores and not len(query.history):
            return self._popular_with(scored, query.context, query.traits)
        return self._asked(scored, query).astype(np.float64)

    def prepare(self, several: Sequence[Inputs]) -> None:
        """Let the model read many histories of one snapshot at once, for answers that follow soon.

        That takes a fraction of the time of one after another, and nothing else changes.
        """
        if not several:
            return
        scored = self._growing.over(several[0].catalogue)
        encodes = scored.model.encodes
        if encodes is None:
            return
        queries = {}
        for inputs in several:
            query = self._query(scored, inputs)
            key = _history_key(scored, query)
            if len(query.history) and self._said.get(key) is None:
                queries[key] = query
        if len(queries) > 1:  # one at a time has a way of its own
            encoded = encodes.encoded(list(queries.values()))
            for row, key in enumerate(queries):
                self._said.put(key, encoded[row : row + 1])

    def _query(self, scored: Scored, inputs: Inputs) -> Query:
        catalogue, snapshot = inputs.catalogue, inputs.snapshot
        history = self.learned(snapshot, inputs.history)
        places = catalogue.from_history(history.items)
        known = (places >= 0) & (places < scored.n_items)
        item = catalogue.index.get(inputs.item_id, -1) if inputs.item_id is not None else -1
        types = self._model_types(history, snapshot.event_types.texts)
        moments, people = self._moments, self._people
        return Query(
            history=places[known].astype(np.int32),
            timestamps=history.timestamps[known],
            event_types=types[known],
            item=item if 0 <= item < scored.n_items else None,
            event_values=history.event_values[known],
            context=moments.moment(inputs.moment) if inputs.moment and moments else {},
            traits=people.person(snapshot.users, inputs.user_id) if people else {},
        )

    def _popular_with(self, scored: Scored, context: Values, person: Values) -> NDArray[np.float64]:
        """What is popular with such people at such moments."""
        if not context and not person:
            return scored.popular
        shaded = self._asked(scored, Query(context=context, traits=person)).astype(np.float64)
        popular: NDArray[np.float64] = scored.popular + shaded - self._asked(scored, Query())
        return popular

    def _asked(self, scored: Scored, query: Query) -> NDArray[Any]:
        """The model's logits for one query, computed once while nothing changes.

        What the history says is kept beside: only that part is slow.
        """
        history = _history_key(scored, query)
        known = (tuple(sorted(query.context.items())), tuple(sorted(query.traits.items())))
        found = self._said.get((*history, *known))
        if found is None:
            encodes = scored.model.encodes
            if encodes is not None:
                encoded = self._said.get(history)
                if encoded is None:
                    encoded = encodes.encoded([query])
                    self._said.put(history, encoded)
                found = encodes.answered(encoded, [query])[0]
            else:
                found = scored.model.score([query])[0]
            self._said.put((*history, *known), found)
        return found

    def _model_types(self, history: History, names: Sequence[str]) -> NDArray[np.int16]:
        own = [self._event_types.get(name.casefold(), -1) for name in names]
        return np.array([*own, -1], np.int16)[history.event_types]


def _history_key(scored: Scored, query: Query) -> tuple[Any, ...]:
    """What the model's reading of a history depends on, in few bytes however long it is."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (query.history, query.timestamps, query.event_types, query.event_values):
        if part is not None:  # all are as long as the first, so that no part is taken for another
            digest.update(np.ascontiguousarray(part).data)
    return digest.digest(), len(query.history), query.item, scored.generation
