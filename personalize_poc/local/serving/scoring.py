"""What a model says of items: histories become queries, queries become logits, which are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.caches import Cache, Newest, nbytes
from personalize_poc.local.recipes.artifact import Trained
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.serving.context_features import Coder
from personalize_poc.local.serving.exploration.cold_start import Growing, Scored
from personalize_poc.local.serving.group.histories import History
from personalize_poc.local.serving.group.snapshot import GroupSnapshot
from personalize_poc.local.serving.inputs import Inputs
from personalize_poc.local.serving.ranking import best_first
from personalize_poc.local.serving.retrieval import retriever
from personalize_poc.local.serving.retrieval.retriever import DEPTH, Best
from personalize_poc.local.serving.settings import EventRule, Settings
from personalize_poc.local.serving.together import Together
from personalize_poc.local.serving.trends import Trends

LOGITS_BYTES = 64 * 1024**2
"""Memory for what a model said of recent histories: 5,000 users at 3,000 items."""

_NONE = np.empty(0, np.int32)


@dataclass(frozen=True)
class _Asked:
    """A question to `scored.retriever`; see `retriever.Asked`."""

    scored: Scored
    query: Query
    k: int
    permitted: NDArray[np.bool_] | None
    also: Ints


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
        at_once: bool,
    ) -> None:
        """grows: whether items that came after training are scored. scores: see the recipe.

        at_once: whether an answer is read when it is asked for, and not some day.
        """
        self._rule = rule
        self._scores = scores
        self._at_once = at_once
        self._event_types = {name.casefold(): i for i, name in enumerate(trained.event_types)}
        # Shares of a softmax over these are the items' shares of users (plus a half for none).
        popular = np.log(np.asarray(trained.popularity, np.float64) + 0.5)
        model = trained.model.influenced(*settings.influence)
        self._growing = Growing(model, popular, grows=grows)
        self._said: Cache[NDArray[Any]] = Cache(LOGITS_BYTES, nbytes)
        self._moments = Coder(trained.columns.get("context", {}))
        self._people = Coder(trained.columns.get("users", {}))
        self._popular: Newest[tuple[NDArray[np.intp], float]] = Newest()
        self._trends = None if model.trends is None else Trends(model.trends)
        self._together: Together[_Asked, Best] = Together(self._several)

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
            return self._popular_with(scored, query)
        return self._asked(scored, query).astype(np.float64)

    def best(
        self, inputs: Inputs, k: int, permitted: NDArray[np.bool_] | None = None, also: Ints = _NONE
    ) -> Best | None:
        """The k best items for the question without scoring all; None where all are scored.

        permitted: bool [items of the catalogue], None for all. also: items whose logits are wanted
        as well, all of which the model scores.
        """
        scored = self._growing.over(inputs.catalogue)
        if scored.retriever is None:
            return None
        query, permitted = self._query(scored, inputs), _first(permitted, scored.n_items)
        if not len(query.history):  # to the hour, so that it is the same question for a while
            query = replace(query, moment=query.clock)
        if len(query.history) or query.context or query.traits or query.moment is not None:
            return self._together(_Asked(scored, query, k, permitted, also))
        order, mass = self._popular.get(scored.generation, lambda: _by_popularity(scored))
        if permitted is not None:
            order = order[permitted[order]]
        order = order[:k]
        return Best(order, scored.popular[order], mass, scored.popular[also])

    def _several(self, asked: Sequence[_Asked]) -> list[Best]:
        """The answers to questions that came together."""
        first = asked[0].scored
        if any(one.scored is not first for one in asked):  # items came later between two of them
            return [self._several([one])[0] for one in asked]
        assert first.retriever is not None
        encoded = self._encoded(first, [one.query for one in asked])
        return first.retriever.several(
            [
                retriever.Asked(row, one.query, one.k, one.permitted, one.also)
                for row, one in zip(encoded, asked, strict=True)
            ]
        )

    def logits_of(self, inputs: Inputs, places: Ints) -> NDArray[np.float64]:
        """What `logits` says of these items, which the model scores, float64 [n]."""
        found = self.best(inputs, DEPTH, also=places)
        return self.logits(inputs)[places] if found is None else found.also

    def n_scored(self, inputs: Inputs) -> int:
        """How many items of the catalogue the model scores: the first."""
        return self._growing.over(inputs.catalogue).n_items

    def retrieves(self, inputs: Inputs) -> bool:
        """Whether the best items are found without scoring all."""
        return self._growing.over(inputs.catalogue).retriever is not None

    def prepare(self, several: Sequence[Inputs]) -> None:
        """Let the model read many histories of one snapshot at once, for answers that follow soon.

        That takes a fraction of the time of one after another, and nothing else changes.
        """
        if not several:
            return
        scored = self._growing.over(several[0].catalogue)
        if scored.model.encodes is None:
            return
        self._encoded(scored, [self._query(scored, inputs) for inputs in several])

    def _query(self, scored: Scored, inputs: Inputs) -> Query:
        catalogue, snapshot = inputs.catalogue, inputs.snapshot
        history = self.learned(snapshot, inputs.history)
        places = catalogue.from_history(history.items)
        known = (places >= 0) & (places < scored.n_items)
        item = catalogue.index.get(inputs.item_id, -1) if inputs.item_id is not None else -1
        types = self._model_types(history, snapshot.event_types.texts)
        moments, people = self._moments, self._people
        clock, hours = clock_of(inputs)
        return Query(
            history=places[known].astype(np.int32),
            timestamps=history.timestamps[known],
            event_types=types[known],
            item=item if 0 <= item < scored.n_items else None,
            event_values=history.event_values[known],
            context=moments.moment(inputs.moment) if inputs.moment and moments else {},
            traits=people.person(snapshot.users, inputs.user_id) if people else {},
            moment=moment_of(inputs),
            clock=clock,
            hours=hours and self._at_once,
        )

    def _popular_with(self, scored: Scored, query: Query) -> NDArray[np.float64]:
        """What is popular with such people at such moments, of a question without a history."""
        context, traits = query.context, query.traits
        if scored.model.encodes is not None:  # it knows popularity, and what weighs beside it
            return self._asked(scored, replace(query, moment=query.clock)).astype(np.float64)
        if not context and not traits:
            return scored.popular
        shaded = self._asked(scored, Query(context=context, traits=traits)).astype(np.float64)
        popular: NDArray[np.float64] = scored.popular + shaded - self._asked(scored, Query())
        return popular

    def _asked(self, scored: Scored, query: Query) -> NDArray[Any]:
        """The model's logits for one query, computed once while nothing changes.

        What the history says is kept beside: only that part is slow.
        """
        history = (*_history_key(scored, query), query.moment, query.clock, query.hours)
        known = (tuple(sorted(query.context.items())), tuple(sorted(query.traits.items())))
        found = self._said.get((*history, *known))
        if found is None:
            encodes = scored.model.encodes
            if encodes is not None:
                found = encodes.answered(self._encoded(scored, [query]), [query])[0]
            else:
                found = scored.model.score([query])[0]
            self._said.put((*history, *known), found)
        return found

    def _encoded(self, scored: Scored, queries: Sequence[Query]) -> Floats:
        """What the model reads in histories, float32 [n, d], read once while nothing changes."""
        encodes = scored.model.encodes
        assert encodes is not None
        keys = [_history_key(scored, query) for query in queries]
        known = {key: self._said.get(key) for key in keys}
        unknown = {
            key: query for key, query in zip(keys, queries, strict=True) if known[key] is None
        }
        if unknown:
            encoded = encodes.encoded(list(unknown.values()))
            for row, key in enumerate(unknown):
                known[key] = encoded[row : row + 1]
                self._said.put(key, encoded[row : row + 1])
        found: Floats = np.concatenate([known[key] for key in keys])
        return found

    def _model_types(self, history: History, names: Sequence[str]) -> NDArray[np.int16]:
        own = [self._event_types.get(name.casefold(), -1) for name in names]
        return np.array([*own, -1], np.int16)[history.event_types]


def moment_of(inputs: Inputs) -> int | None:
    """When the question is asked, Unix seconds: about when anybody did something last.

    No clock is read: the same questions have the same answers again, and data of the past or of a
    simulation are asked about in their own time. The pause since the person's last interaction is
    rounded up to a power of two, so that answers stay while others go on acting.
    """
    latest, times = inputs.snapshot.latest, inputs.history.timestamps
    if latest is None or not len(times):
        return latest
    last = int(times[-1])
    return last + (1 << max(0, latest - last - 1).bit_length())


def clock_of(inputs: Inputs) -> tuple[int | None, bool]:
    """The end of the hour in which anybody did something last, and whether it is that of now.

    It is where events come in: what was imported may have ended on any day, at any hour.
    """
    latest, live = inputs.snapshot.latest, inputs.snapshot.latest_live
    if latest is None:
        return None, False
    return latest - latest % 3600 + 3599, latest == live


def _first(permitted: NDArray[np.bool_] | None, n: int) -> NDArray[np.bool_] | None:
    """What is permitted of the first n items."""
    return permitted if permitted is None else permitted[:n]


def _by_popularity(scored: Scored) -> tuple[NDArray[np.intp], float]:
    """All items, most popular first, and logsumexp of their logits."""
    return best_first(scored.popular), logsumexp(scored.popular)


def _history_key(scored: Scored, query: Query) -> tuple[Any, ...]:
    """What the model's reading of a history depends on, in few bytes however long it is."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (query.history, query.timestamps, query.event_types, query.event_values):
        if part is not None:  # all are as long as the first, so that no part is taken for another
            digest.update(np.ascontiguousarray(part).data)
    return digest.digest(), len(query.history), query.item, scored.generation
