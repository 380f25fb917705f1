"""The new items of a deployment: which they are, their vectors, and how they did when shown."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features
from personalize_poc.local.datasets.columns import NumberColumn, TextColumn, encode
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.recipes.interface import Model
from personalize_poc.local.serving.exploration.policy import Evidence, new_items
from personalize_poc.local.serving.group.catalogue import Catalogue
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.histories import BulkHistories

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

    number: another one for every model, so that what it said can be told apart.
    """

    model: Model
    n_items: int
    popular: NDArray[np.float64]
    number: int


class Growing:
    """A model that gets the items that came after its training, if its recipe takes them."""

    def __init__(self, model: Model, popular: NDArray[np.float64], *, grows: bool) -> None:
        self._describes = model.describes if grows else None
        self._users = popular
        self._own = Scored(model, len(popular), self._traded(model, popular), 0)
        self._newest: tuple[Catalogue, Scored] | None = None
        self._numbers = itertools.count(1)

    def over(self, catalogue: Catalogue) -> Scored:
        """The model for a catalogue: its own items come first there, later ones after them."""
        if self._describes is None or len(catalogue) == self._own.n_items:
            return self._own
        newest = self._newest
        if newest is not None and newest[0] is catalogue:
            return newest[1]
        later = catalogue.ids[self._own.n_items :]
        described = features(catalogue.items, later, self._describes.columns)
        model = self._describes.with_items(described, len(later))
        popular = np.append(self._users, np.full(len(later), NO_USERS))
        # Two threads may do this at once; their models are equal, whatever their numbers.
        number = next(self._numbers)
        scored = Scored(model, len(catalogue), self._traded(model, popular), number)
        self._newest = (catalogue, scored)
        return scored

    @staticmethod
    def _traded(model: Model, popular: NDArray[np.float64]) -> NDArray[np.float64]:
        return popular if model.trades is None else model.trades.traded(popular)


@dataclass(frozen=True)
class _Found:
    """New items of a catalogue: mask bool [items], places and codes of the group [new items]."""

    catalogue: Catalogue
    bulk: BulkHistories
    mask: NDArray[np.bool_]
    places: NDArray[np.intp]
    codes: NDArray[Any]


class Newcomers:
    """Which items of a catalogue are new. Computed once per state of the imported data.

    That live events are there does not make an item older: an event of one user must not change
    what others are shown, unless it says what was shown (an impression).
    """

    def __init__(self, group: GroupData, cut_off_days: float) -> None:
        self._group = group
        self._cut_off = cut_off_days
        self._found: _Found | None = None
        self._evidence: tuple[Any, int, Evidence] | None = None

    def mask(self, catalogue: Catalogue) -> NDArray[np.bool_]:
        """Which items are new, bool [len(catalogue)]."""
        return self._new(catalogue).mask

    def evidence(self, catalogue: Catalogue) -> Evidence:
        """The new items with their impressions; the same object as long as both are the same."""
        found = self._new(catalogue)
        places, exposure = found.places, self._group.exposure
        codes = found.codes
        version, last = exposure.version, self._evidence
        if last is not None and last[0] is places and last[1] == version:
            return last[2]
        shown, chosen = exposure.of(codes)
        if last is not None and last[0] is places:
            before = last[2]
            if (before.shown == shown).all() and (before.chosen == chosen).all():
                self._evidence = (places, version, before)
                return before
        evidence = Evidence(places, shown, chosen)
        self._evidence = (places, version, evidence)
        return evidence

    def _new(self, catalogue: Catalogue) -> _Found:
        bulk, found = self._group.bulk, self._found
        if found and found.catalogue is catalogue and found.bulk is bulk:
            return found
        column = catalogue.items.find_column("CREATION_TIMESTAMP")
        creation = np.full(len(catalogue), np.nan)
        if column:
            creation = catalogue.items.numbers(column.name, catalogue.ids)
        oldest = np.append(bulk.first_seen(len(self._group.item_ids)), np.nan)
        every = np.array([self._group.item_ids.find(key) for key in catalogue.ids], np.int64)
        # An item that was first heard of a moment ago has a code that `oldest` does not have.
        known = np.where(every < len(oldest) - 1, every, -1)
        new = new_items(creation, oldest[known], bulk.latest, self._cut_off)
        places = np.flatnonzero(new)
        codes = self._group.item_ids.add_all([catalogue.ids[place] for place in places.tolist()])
        self._found = found = _Found(catalogue, bulk, new, places, codes)
        return found
