"""The new items of a deployment: which they are, their vectors, and how they did when shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features
from personalize_poc.local.caches import Newest
from personalize_poc.local.datasets.columns import NumberColumn, TextColumn, encode
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.recipes.fitted import Describes, Model
from personalize_poc.local.serving.exploration.policy import Evidence, new_items
from personalize_poc.local.serving.group.catalogue import Catalogue
from personalize_poc.local.serving.group.snapshot import GroupSnapshot
from personalize_poc.local.serving.retrieval.retriever import Retriever

MOST_SCORED = 30_000
"""Items that are all scored for an answer; of more, the best are retrieved where a model can."""

SEED = 42
"""By which items are grouped for retrieval: that every process groups them alike."""

NO_USERS = np.log(0.5)
"""Popularity of an item that nobody has met: log of its users and a half."""


def features(items: EntityTable, ids: Sequence[str], columns: Collection[str]) -> Features:
    """Metadata of these items in the columns that a model reads, encoded."""
    categories: dict[str, tuple[Any, Any]] = {}
    vocabularies: dict[str, list[str]] = {}
    numbers: dict[str, Any] = {}
    texts: dict[str, list[str]] = {}
    names: list[str] | None = None
    for column in items.schema.columns if items.schema else ():
        if column.name not in columns:
            continue
        values = items.values(column.name, ids)
        if column.textual or column.item_name:
            plain = [value or "" for value in values.to_pylist()]
            if column.item_name:
                names = plain
            if column.textual:
                texts[column.name] = plain
        encoded = None if column.textual else encode(values, column)
        if isinstance(encoded, TextColumn):
            categories[column.name] = (encoded.indptr, encoded.codes)
            vocabularies[column.name] = encoded.vocabulary
        elif isinstance(encoded, NumberColumn):
            numbers[column.name] = encoded.values.astype(np.float32)
    return Features(categories, numbers, vocabularies, texts=texts, names=names)


@dataclass(frozen=True)
class Scored:
    """A model over the first n items of a catalogue. popular: log of their users [n].

    generation: of the items dataset that was added to it, so that what it said can be told apart;
    None for the model as it was trained. retriever: where there are so many items that not all of
    them are scored for an answer.
    """

    model: Model
    n_items: int
    popular: NDArray[np.float64]
    generation: int | None = None
    retriever: Retriever | None = None


class Growing:
    """A model that gets the items that came after its training, if its recipe takes them.

    Safe to use from many threads: two may add the same items at once, and both models are equal.
    """

    def __init__(self, model: Model, popular: NDArray[np.float64], *, grows: bool) -> None:
        self._describes = model.describes if grows else None
        self._users = popular
        retriever = None
        if model.retrieves is not None and len(popular) > MOST_SCORED:
            retriever = Retriever.build(model.retrieves, popular, SEED)
        self._own = Scored(model, len(popular), self._traded(model, popular), retriever=retriever)
        self._grown: Newest[Scored] = Newest()

    def over(self, catalogue: Catalogue) -> Scored:
        """The model for a catalogue: its own items come first there, later ones after them."""
        describes = self._describes
        if describes is None or len(catalogue) == self._own.n_items:
            return self._own
        return self._grown.get(catalogue.generation, lambda: self._with_later(describes, catalogue))

    def _with_later(self, describes: Describes, catalogue: Catalogue) -> Scored:
        later = catalogue.ids[self._own.n_items :]
        described = features(catalogue.items, later, describes.columns)
        model = describes.with_items(described, len(later))
        popular = np.append(self._users, np.full(len(later), NO_USERS))
        traded, retriever = self._traded(model, popular), self._own.retriever
        if retriever is not None and model.retrieves is not None:
            retriever = retriever.with_items(model.retrieves, popular)
        return Scored(model, len(catalogue), traded, catalogue.generation, retriever)

    @staticmethod
    def _traded(model: Model, popular: NDArray[np.float64]) -> NDArray[np.float64]:
        return popular if model.trades is None else model.trades.traded(popular)


@dataclass(frozen=True)
class _Found:
    """New items of a catalogue: mask bool [items], places and codes of the group [new items]."""

    mask: NDArray[np.bool_]
    places: NDArray[np.intp]
    codes: NDArray[Any]


class NewItems:
    """Which items of a catalogue are new. Computed once per state of the imported data.

    That live events are there does not make an item older: an event of one user must not change
    what others are shown, unless it says what was shown (an impression). Safe to use from many
    threads.
    """

    def __init__(self, cut_off_days: float, users: NDArray[np.float64]) -> None:
        """users: of the items of the model, how many people had met each at its training."""
        self._cut_off, self._users = cut_off_days, users
        self._found: Newest[_Found] = Newest()
        self._evidence: Newest[Evidence] = Newest()

    def mask(self, snapshot: GroupSnapshot, catalogue: Catalogue) -> NDArray[np.bool_]:
        """Which items are new, bool [len(catalogue)]."""
        return self._new(snapshot, catalogue).mask

    def evidence(self, snapshot: GroupSnapshot, catalogue: Catalogue) -> Evidence:
        """The new items with their impressions."""
        since = snapshot.since
        state = (catalogue.generation, since.interactions, since.impressions)
        return self._evidence.get(state, lambda: self._counted(snapshot, catalogue))

    def _counted(self, snapshot: GroupSnapshot, catalogue: Catalogue) -> Evidence:
        found = self._new(snapshot, catalogue)
        users = np.zeros(len(found.places))
        trained = found.places < len(self._users)
        users[trained] = self._users[found.places[trained]]
        shown, chosen = snapshot.impressions.of(found.codes)
        return Evidence(found.places, shown, chosen, users)

    def _new(self, snapshot: GroupSnapshot, catalogue: Catalogue) -> _Found:
        state = (catalogue.generation, snapshot.since.interactions)
        return self._found.get(state, lambda: self._find(snapshot, catalogue))

    def _find(self, snapshot: GroupSnapshot, catalogue: Catalogue) -> _Found:
        bulk, item_ids = snapshot.interactions, snapshot.item_ids
        column = catalogue.items.find_column("CREATION_TIMESTAMP")
        creation = np.full(len(catalogue), np.nan)
        if column:
            creation = catalogue.items.numbers(column.name, catalogue.ids)
        oldest = np.append(bulk.first_seen(len(item_ids)), np.nan)
        every = np.array([item_ids.find(key) for key in catalogue.ids], np.int64)
        # An item that was first heard of a moment ago has a code that `oldest` does not have.
        known = np.where(every < len(oldest) - 1, every, -1)
        new = new_items(creation, oldest[known], bulk.latest, self._cut_off)
        places = np.flatnonzero(new)
        codes = item_ids.add_all([catalogue.ids[place] for place in places.tolist()])
        return _Found(new, places, codes)
