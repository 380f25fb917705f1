"""The fitted sequence model: forward pass in numpy, no JAX.

The states of histories (see `steps`) are those that `network.encode` computes; a test holds them
together. The history goes through the recurrence; user and moment are put on its result, so that
the result can be kept (`SequenceModel.encoded`) while the moment changes
(`SequenceModel.answered`).

A model that was saved before metadata of users, context and event values were learned from has
none of their arrays: it is loaded and answers as it did, without them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from personalize_poc.local.arrays.types import Features, Floats, Ints, Query, Values
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.fitted import Model, Products, Touched
from personalize_poc.local.recipes.sequence.encoding.events import (
    begins_visit,
    gap_classes,
    type_classes,
    value_classes,
)
from personalize_poc.local.recipes.sequence.encoding.features import Layout
from personalize_poc.local.recipes.sequence.first_events import FirstEvents
from personalize_poc.local.recipes.sequence.inference.gru import padded, product
from personalize_poc.local.recipes.sequence.inference.incremental import Steps, first_served
from personalize_poc.local.recipes.sequence.on_top import OnTop
from personalize_poc.local.recipes.sequence.own_habits import N_HABITS
from personalize_poc.local.recipes.sequence.popular import Popular
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from personalize_poc.local.recipes.sequence.sequential_rules import SequentialRules
from personalize_poc.local.recipes.sequence.unseen import Unseen
from personalize_poc.local.recipes.sequence.visit_start import VisitStart

_BATCH = 128
_CONTEXT, _PERSON = "in context ", "in person "
"""How the names of the arrays of the two layouts begin."""

_REPEATS, _HABITS = "repeats weights", "repeats habits"
_LOWERED, _SHARE = "unseen lowered", "share of popularity"
_POPULAR = "unseen popularity"
"""Names of what is no array of the network."""

Arrays = dict[str, Any]


@dataclass(frozen=True)
class SequenceModel(Model):
    """Scores every item for a user from the newest events of the history (see `steps`).

    arrays: ``vectors`` [n_items, d] and ``bias`` [n_items] of items, ``popularity`` [n_items] (log
    counts), ``category`` [width of the encoder, d], ``gap``, ``type`` and perhaps ``value``
    [classes, d] with ``value_bounds``, perhaps ``context_`` and ``person_`` with ``stretch``,
    ``shift`` and ``shade`` [features, d], and the weights of the recurrent units and of the
    projection; all float32. encoder: describes items by their metadata. context, person: which
    feature of a moment and of a user is what. What acts on top of the network, None where it does
    not: rules mix in what followed the latest items, repeats move items of the history, and unseen
    orders the other items. at_start: what these weigh where a visit begins, None where they weigh
    the same. popularity_share: of the logits, elsewhere; see `popularity_share`. at_first: what
    weighs how much for an empty history, None where popularity and its shade alone do.
    """

    arrays: Arrays
    unseen: Unseen | None = None
    encoder: Encoder = field(default_factory=Encoder)
    context: Layout = field(default_factory=Layout)
    person: Layout = field(default_factory=Layout)
    repeats: Repeats | None = None
    rules: SequentialRules | None = None
    at_start: VisitStart | None = None
    popularity_share: float = 0.0
    at_first: FirstEvents | None = None

    @property
    def n_items(self) -> int:
        """Number of items."""
        return len(self.arrays["bias"])

    @property
    def describes(self) -> SequenceModel:
        """It can, whatever is known of an item."""
        return self

    @property
    def encodes(self) -> SequenceModel:
        """The recurrence is slow, and the rest is fast."""
        return self

    @property
    def retrieves(self) -> SequenceModel:
        """Products, and few items that move in another way."""
        return self

    @property
    def columns(self) -> frozenset[str]:
        """Names of the Items columns that describe an item."""
        return self.encoder.columns

    def with_items(self, features: Features, n_items: int) -> SequenceModel:
        """The model with more items: described by their metadata, as popular as unseen ones."""
        metadata = self.encoder.matrix(features, n_items)
        described = metadata @ self.arrays["category"]
        bias = np.full(n_items, np.log(0.5), np.float32)
        arrays = {
            **self.arrays,
            "vectors": np.concatenate([self.arrays["vectors"], described.astype(np.float32)]),
            "bias": np.concatenate([self.arrays["bias"], bias]),
            "popularity": np.concatenate([self.arrays["popularity"], bias]),
        }
        unseen = (
            None
            if self.unseen is None
            else self.unseen.with_items(metadata, features, n_items, self.n_items)
        )
        rules = None if self.rules is None else self.rules.with_items(n_items)
        first = self.at_first
        if first is not None:
            later = first.parts.with_items(metadata, features, n_items, self.n_items)
            first = replace(first, parts=later)
        return replace(self, arrays=arrays, unseen=unseen, rules=rules, at_first=first)

    def score(self, queries: list[Query]) -> Floats:
        """Logits float32 [len(queries), n_items]; see `first_events` for an empty history."""
        scores = np.empty((len(queries), self.n_items), np.float32)
        for start in range(0, len(queries), _BATCH):
            part = queries[start : start + _BATCH]
            scores[start : start + len(part)] = self.answered(self.encoded(part), part)
        return scores

    def encoded(self, queries: list[Query]) -> Floats:
        """What the histories say, float32 [len(queries), d], whoever asks and whenever."""
        bias = self.arrays["out_bias"]
        wanted: Floats = product(self._states(queries), self._out)[:, : len(bias)] + bias
        return wanted

    def answered(self, encoded: Floats, queries: list[Query]) -> Floats:
        """The logits of `score` for queries whose histories are encoded already."""
        wanted = np.empty_like(encoded)
        for row, query in enumerate(queries):
            wanted[row] = self.asked(encoded[row], query)
        scores: Floats = wanted @ self.arrays["vectors"].T
        for row, query in enumerate(queries):
            of_bias, of_popularity = self.shares(query)
            if of_popularity:
                scores[row] += np.float32(of_popularity) * self.arrays["popularity"]
            if of_bias:
                scores[row] += np.float32(of_bias) * self.arrays["bias"]
            self._acting(query).move(scores[row], query)
        return scores

    @property
    def factors(self) -> tuple[Floats, Floats]:
        """Vectors [n_items, d] and biases [n_items] of the items."""
        return self.arrays["vectors"], self.arrays["bias"]

    @property
    def moving(self) -> Ints:
        """Items that the regression knows."""
        return self.on_top.moving

    def asked(self, encoded: Floats, query: Query) -> Floats:
        """What the vectors are multiplied with, float32 [d], by user and moment."""
        if not len(query.history):
            shade: Floats = np.zeros_like(encoded) + self._of_features("shade", query)
            return shade if self.at_first is None else shade * np.float32(self.at_first.shade)
        if query.context or query.traits:
            encoded = encoded * (1 + self._of_features("stretch", query))
            encoded += self._of_features("shift", query)
        of_network, of_popularity = self.shares(query)
        return encoded * np.float32(of_network) if of_popularity else encoded

    def shares(self, query: Query) -> tuple[float, float]:
        """Weights of the bias of an item and of its popularity; see `fitted.Retrieves`."""
        if not len(query.history):
            return 0.0, 1.0 if self.at_first is None else self.at_first.popularity
        start = self.at_start if self._begins_visit(query) else None
        share = self.popularity_share if start is None else start.popularity
        return 1 - share, share

    def described(self, items: Ints) -> Floats:
        """What says how these items move by metadata, float32 [n, c]."""
        return self.on_top.described(items)

    def wanted(self, query: Query) -> Floats:
        """What `described` is multiplied with, float32 [c]."""
        return self.on_top.wanted(query.history, popular=not self._begins_visit(query))

    def touched(self, query: Query) -> Touched:
        """Items of the history, of the rules and in demand."""
        return self._acting(query).touched(query)

    def moved(self, query: Query, touched: Touched, products: Products) -> tuple[Floats, float]:
        """What `answered` does with products, for these alone; see `fitted.Retrieves`."""
        return self._acting(query).moved(query, touched, products, self.n_items)

    def _states(self, queries: list[Query]) -> Floats:
        """Final states [len(queries), h]; any, where a history is empty."""
        if len(queries) == 1:
            return self.steps.state(self.codes(queries[0]))[None]
        return self.steps.states([self.codes(query) for query in queries])

    def _of_features(self, part: str, query: Query) -> Any:
        """The sum of the vectors of what is known of the user and the moment: [d] or 0."""
        return self._sum(f"context_{part}", self.context, query.context) + self._sum(
            f"person_{part}", self.person, query.traits
        )

    def _sum(self, name: str, layout: Layout, values: Values) -> Any:
        places, shares = layout.shares(values) if name in self.arrays else ([], [])
        if not places:
            return np.float32(0)
        return np.asarray(shares, np.float32) @ self.arrays[name][places]

    @cached_property
    def on_top(self) -> OnTop:
        """What acts on the network's logits where there is a history."""
        return OnTop(self.arrays["popularity"], self.rules, self.repeats, self.unseen)

    def _acting(self, query: Query) -> OnTop:
        """What acts for a question: weighed apart where there is no history or a visit begins."""
        if not len(query.history):
            return self._on_top_at_first
        return self._on_top_at_start if self._begins_visit(query) else self.on_top

    def _begins_visit(self, query: Query) -> bool:
        """Whether one begins, and something is weighed apart there."""
        return self.at_start is not None and begins_visit(query)

    @cached_property
    def _on_top_at_start(self) -> OnTop:
        return self.on_top if self.at_start is None else self.at_start.on(self.on_top)

    @cached_property
    def _on_top_at_first(self) -> OnTop:
        ridge = None if self.unseen is None else self.unseen.ridge
        return (self.at_first or FirstEvents()).on(self.arrays["popularity"], ridge)

    @cached_property
    def _out(self) -> Floats:
        return padded(self.arrays["out"])

    @cached_property
    def steps(self) -> Steps:
        """The encoder of histories, given as `codes`."""
        arrays = self.arrays

        def inputs(codes: Any) -> Floats:
            items, gaps, types, values = codes
            found: Floats = arrays["vectors"][items] + arrays["gap"][gaps] + arrays["type"][types]
            return found + arrays["value"][values] if "value" in arrays else found

        return Steps(arrays, inputs)

    def codes(self, query: Query) -> Any:
        """The events of a query that count: items, gaps, types, values, int32 [4, n]."""
        n = len(query.history) - first_served(len(query.history))
        codes = np.zeros((4, max(n, 1)), np.int32)
        if n:
            first = np.zeros(len(query.history), bool)
            first[0] = True
            codes[0] = query.history[-n:]
            codes[1] = gap_classes(query.timestamps, first)[-n:]
            codes[2] = type_classes(query.event_types, len(self.arrays["type"]) - 1)[-n:]
            if "value" in self.arrays and query.event_values is not None:
                codes[3] = value_classes(query.event_values[-n:], self.arrays["value_bounds"], n)
        return codes

    def newest(self) -> SequenceModel:
        """With what is known after all events, where parts were weighed by what was before."""
        unseen, first = self.unseen, self.at_first
        return replace(self, unseen=unseen and unseen.newest(), at_first=first and first.newest())

    def save(self, folder: Path) -> None:
        """Write ``sequence.npz``, the encoder, and files of the parts that there are."""
        layouts: Arrays = self.context.save(_CONTEXT) | self.person.save(_PERSON)
        unseen = self.unseen or Unseen()
        moved: Arrays = {_SHARE: np.float64(self.popularity_share)}
        if self.repeats is not None:
            moved[_REPEATS] = self.repeats.weights
            moved[_HABITS] = self.repeats.habits
        if self.at_start is not None:
            moved |= self.at_start.save()
        moved[_LOWERED] = np.float64(unseen.lowered)
        if unseen.popular is not None:
            moved[_POPULAR] = np.float64(unseen.popular.weight)
        np.savez(folder / "sequence.npz", **self.arrays, **layouts, **moved)
        self.encoder.save(folder)
        unseen.save(folder)
        for own in (self.rules, self.at_first):
            if own is not None:
                own.save(folder)


def load(folder: Path) -> SequenceModel:
    """Read what `SequenceModel.save` wrote."""
    with np.load(folder / "sequence.npz", allow_pickle=False) as file:
        arrays = dict(file)
    context, person = Layout.load(arrays, _CONTEXT), Layout.load(arrays, _PERSON)
    # None of them is in a model saved before there was one.
    lowered, share, weight = (float(arrays.pop(one, 0.0)) for one in (_LOWERED, _SHARE, _POPULAR))
    popular = Popular(weight, arrays["popularity"]) if weight else None
    habits = arrays.pop(_HABITS, np.zeros(N_HABITS))
    found = Unseen.load(folder, lowered, popular)
    return SequenceModel(
        arrays,
        found if found != Unseen() else None,
        Encoder.load(folder),
        context,
        person,
        Repeats(arrays.pop(_REPEATS), habits) if _REPEATS in arrays else None,
        SequentialRules.load(folder),
        VisitStart.load(arrays),
        share,
        FirstEvents.load(folder),
    )
