"""Themes for batch recommendations: what recommended items have in common, in their own words.

The service lets a language model write a theme. Here it is made of what the items say themselves:
their categories, and the words of their names and descriptions. A term weighs as much as it is
shared by the recommended items, and rare in the catalogue:

    weight(t) = share of the recommended items with t * log((1 + M) / (1 + m(t)))

for a catalogue of M items, m(t) of them with t. At most three terms of most weight are the theme;
an item is relevant to it by the share of their weight that it has itself, 0 to 1.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.schema import Column
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes.common.text_encoder import words

TERMS = 3
MOST_COUNTED = 50_000
"""Items that are looked at to see how rare a term is; of more, every n-th."""
LEAST_LETTERS = 3

_Terms = Mapping[str, str]
"""Terms of an item as they are shown, by what makes two of them the same."""


class Themes:
    """Makes themes for items of a catalogue."""

    def __init__(self, items: EntityTable, item_name: str) -> None:
        """item_name: the column with the names of the items."""
        self._items = items
        columns = items.schema.columns if items.schema else []
        self._categories = [column for column in columns if column.categorical]
        self._texts = [c for c in columns if c.textual or c.name.upper() == item_name.upper()]

    def add(self, output: dict[str, Any]) -> dict[str, Any]:
        """The output of a line with theme and relevance. Raises InvalidInputException."""
        ids = output["recommendedItems"]
        theme, scores = self.of(ids)
        return {**output, "theme": theme, "itemsThemeRelevanceScores": scores}

    def of(self, ids: Sequence[str]) -> tuple[str, list[float]]:
        """The theme of recommended items, and how relevant each one is to it.

        Raises InvalidInputException when the items have neither texts nor categories.
        """
        terms = self._terms(ids)
        weights = self._weights(terms)
        chosen = _chosen(weights)
        if not chosen:
            raise InvalidInputException(
                "No theme: the recommended items have no category, and no word in "
                f"{', '.join(column.name for column in self._texts) or 'a textual column'}."
            )
        shown = {key: text for one in terms for key, text in one.items()}
        whole = sum(weights[key] for key in chosen)
        scores = [sum(weights[key] for key in chosen if key in one) / whole for one in terms]
        theme = ", ".join(shown[key] for key in chosen)
        return theme[:1].upper() + theme[1:], [round(score, 7) for score in scores]

    def _weights(self, terms: Sequence[_Terms]) -> dict[str, float]:
        shared = Counter(key for one in terms for key in one)
        counted, rare = self._frequencies
        # What one item alone says is no theme of several, nor is what most of the catalogue says.
        least = min(2, len(terms))
        telling = [k for k, n in shared.items() if n >= least and rare[k] <= counted / 2]
        return {
            key: shared[key]
            / len(terms)
            * math.log((1 + counted) / (1 + min(rare[key], counted - 1)))
            for key in telling or shared
        }

    @cached_property
    def _frequencies(self) -> tuple[int, Counter[str]]:
        """How many items were counted, and in how many of them each term stands."""
        ids = self._items.ids
        counted = ids[:: max(1, len(ids) // MOST_COUNTED)]
        return max(1, len(counted)), Counter(key for one in self._terms(counted) for key in one)

    def _terms(self, ids: Sequence[str]) -> Sequence[_Terms]:
        found: list[dict[str, str]] = [{} for _ in ids]
        for column in (*self._texts, *self._categories):  # a category wins over the same word
            values = self._items.values(column.name, ids).to_pylist()
            for terms, value in zip(found, values, strict=True):
                if value:
                    terms.update(_of_value(value, column))
        return found


def _of_value(value: str, column: Column) -> dict[str, str]:
    if column.categorical:
        parts = [part.strip() for part in value.split("|")]
        return {part.casefold(): part for part in parts if part}
    return {
        word: word for word in words(value) if len(word) >= LEAST_LETTERS and not word.isdigit()
    }


def _chosen(weights: Mapping[str, float]) -> list[str]:
    """The terms of most weight, none of which says again what another one does."""
    chosen: list[str] = []
    for key in sorted(weights, key=lambda key: (-weights[key], key)):
        if len(chosen) == TERMS:
            break
        if not any(key in other or other in key for other in chosen):
            chosen.append(key)
    return chosen
