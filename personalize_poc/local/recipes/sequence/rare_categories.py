"""Items that share a rare category with the history: the same author, series, brand or seller.

The metadata encoder has columns for the most frequent categories alone. A bookshop has thousands of
authors, and each of them tells a lot about a few books. So of what the encoder leaves out, lists
are kept: the categories of an item, and the items of a category. With n(f) the events of the
history on items of category f, the k-th newest different item counting d ** k, and b(f) the share
of the items that have it, the score of an item is the sum over its categories of

    log(1 + n(f) / (DOUBT b(f)))

the log odds of `content` above those of a history without the category: items that share none have
a score of 0. There is one score for each decay d of `DECAYS`, as the next volume follows the last
one, while favourite authors last. Their weights are chosen with those of `content`.

For made-up readers of 1,200 authors (`books` of the benchmark `kinds`, means of seeds 0 and 1)
textbook NDCG@10 is .167 without these scores and .203 with them over users, .134 and .142 in time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.distinct import sums
from personalize_poc.local.arrays.types import Features, Floats, Ints
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.sequence.content import latest

DECAYS = (0.7, 0.97)
RARE_WEIGHTS = 2 * len(DECAYS)
"""Of the scores by each decay, and of the same for rare items."""
DOUBT = 100.0
"""Events that every user is taken to have had, on items drawn from the catalogue."""
MOST_ITEMS = 500
"""Of a category: others name too many items for one question."""
MOST_NAMED = 2000
"""Items named for one question, by the categories of the newest items of a history first."""
_FILE, _NAMES = "rare_categories.npz", "rare_categories.json"

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class RareCategories:
    """numbers: of each category by column and text. shares: b, float64 [n_categories].

    begins: int64 [n_items + 1], categories: int32 [n], parts: float32 [n]; the categories of item i
    and their shares in its columns are those from begins[i] to begins[i + 1]. weights: float64
    [RARE_WEIGHTS], of the scores by each decay, and of both for rare items.
    """

    numbers: Mapping[str, Mapping[str, int]]
    shares: Doubles
    begins: NDArray[np.int64]
    categories: Ints
    parts: Floats
    weights: Doubles

    @classmethod
    def of(cls, features: Features, n_items: int, encoder: Encoder) -> RareCategories | None:
        """What an encoder leaves out of the metadata of items, without weights yet.

        None where it leaves out nothing that two items have.
        """
        numbers: dict[str, dict[str, int]] = {}
        total = 0
        for name, (indptr, values) in features.categories.items():
            texts, known = _texts(features, name), encoder.categories.get(name, {})
            items = np.repeat(np.arange(n_items), np.diff(indptr))
            met = np.bincount(np.unique(items * len(texts) + values) % max(len(texts), 1))
            rare = [
                texts[number]
                for number in np.flatnonzero((met >= 2) & (met <= MOST_ITEMS)).tolist()
                if texts[number] not in known
            ]
            if rare:
                numbers[name] = {text: total + place for place, text in enumerate(rare)}
                total += len(rare)
        if not numbers:
            return None
        begins, categories, parts = _lists(numbers, features, n_items)
        shares = np.bincount(categories, minlength=total) / n_items
        return cls(numbers, shares, begins, categories, parts, np.zeros(RARE_WEIGHTS))

    def scores(self, history: Ints) -> tuple[Ints, Doubles]:
        """Items with a score, ascending, and their scores, [n, len(DECAYS)]."""
        told = latest(history)
        rows, ages = _ranges(self.begins, told)
        own = self.categories[rows]
        found, first = np.unique(own, return_index=True)
        counts = np.zeros((len(found), len(DECAYS)))
        weighed = self.parts[rows, None] * np.array(DECAYS) ** ages[:, None]
        np.add.at(counts, np.searchsorted(found, own), weighed)
        odds = np.log1p(counts / (DOUBT * self.shares[found, None]))
        begins, items, parts = self._members
        newest = np.argsort(first)  # the events come newest first
        named = np.cumsum((begins[found + 1] - begins[found])[newest])
        taken = newest[named <= MOST_NAMED]
        rows, of = _ranges(begins, found[taken])
        return sums(items[rows], parts[rows, None] * odds[taken[of]])

    def steps(self, history: Ints, rare: Floats) -> tuple[Ints, Floats]:
        """Items and what is added to their logits, float32 [n]. rare: see `rarity`, [n_items]."""
        items, scores = self.scores(history)
        own, rarely = self.weights.reshape(2, len(DECAYS))
        steps = scores @ own + rare[items] * (scores @ rarely)
        return items, steps.astype(np.float32)

    def with_items(self, features: Features, n_items: int) -> RareCategories:
        """With more items, by the categories that are known; b stays as it was learned."""
        begins, categories, parts = _lists(self.numbers, features, n_items)
        return replace(
            self,
            begins=np.concatenate([self.begins, self.begins[-1] + begins[1:]]),
            categories=np.concatenate([self.categories, categories]),
            parts=np.concatenate([self.parts, parts]),
        )

    @cached_property
    def _members(self) -> tuple[NDArray[np.int64], Ints, Floats]:
        """The other way round: begins [n_categories + 1], items and their parts."""
        order = np.argsort(self.categories, kind="stable")
        items = np.repeat(np.arange(len(self.begins) - 1, dtype=np.int32), np.diff(self.begins))
        sizes = np.bincount(self.categories, minlength=len(self.shares))
        return np.append(0, np.cumsum(sizes)), items[order], self.parts[order]

    def save(self, folder: Path) -> None:
        """Write ``rare_categories.npz`` and ``rare_categories.json``."""
        (folder / _NAMES).write_text(json.dumps(self.numbers), encoding="utf-8")
        arrays = {one.name: getattr(self, one.name) for one in fields(self)}
        np.savez(folder / _FILE, **{name: arrays[name] for name in arrays if name != "numbers"})

    @classmethod
    def load(cls, folder: Path) -> RareCategories | None:
        """What `save` wrote; None where there is nothing."""
        if not (folder / _FILE).is_file():
            return None
        numbers = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _FILE, allow_pickle=False) as file:
            return cls(numbers, **file)


def _texts(features: Features, name: str) -> list[str]:
    """The categories of a column, by their numbers in it."""
    values = features.categories[name][1]
    return features.vocabularies.get(name) or [
        str(i) for i in range(int(values.max(initial=-1)) + 1)
    ]


def _lists(
    numbers: Mapping[str, Mapping[str, int]], features: Features, n_items: int
) -> tuple[NDArray[np.int64], Ints, Floats]:
    """begins [n_items + 1], categories and their shares; see `RareCategories`."""
    of = [np.empty(0, np.int64)]
    categories, parts = [np.empty(0, np.int32)], [np.empty(0, np.float32)]
    for name, known in numbers.items():
        if name not in features.categories:
            continue
        indptr, values = features.categories[name]
        items = np.repeat(np.arange(n_items), np.diff(indptr))
        place = np.array([known.get(text, -1) for text in _texts(features, name)], np.int32)
        own = place[values] if len(values) else np.empty(0, np.int32)
        kept = own >= 0
        of.append(items[kept])
        categories.append(own[kept])
        parts.append((1 / np.diff(indptr)[items[kept]]).astype(np.float32))
    owner = np.concatenate(of)
    order = np.argsort(owner, kind="stable")
    begins = np.append(0, np.cumsum(np.bincount(owner, minlength=n_items)))
    return begins, np.concatenate(categories)[order], np.concatenate(parts)[order]


def _ranges(begins: NDArray[np.int64], chosen: Ints) -> tuple[Any, Any]:
    """Places from begins[c] to begins[c + 1] of each chosen c, and which of the chosen it was."""
    starts, sizes = begins[chosen], begins[chosen + 1] - begins[chosen]
    of = np.repeat(np.arange(len(chosen)), sizes)
    within = np.arange(len(of)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return starts[of] + within, of
