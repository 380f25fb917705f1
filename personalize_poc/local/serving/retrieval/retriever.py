"""The funnel: blocks of a model's products, then the model's exact last step on what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.distinct import among
from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.fitted import Products, Retrieves
from personalize_poc.local.serving.ranking import Doubles, best_first
from personalize_poc.local.serving.retrieval import questions
from personalize_poc.local.serving.retrieval.blocks import Blocks, Expectations, Found, Mask

DEPTH = 50
"""So many best items of the questions by which the reach is chosen are looked for."""

SHARE, FILTERED_SHARE = 0.94, 0.99
"""These shares of them are found, without and with a filter. Of the best 25 it is more."""

_NONE = np.empty(0, np.int32)


@dataclass(frozen=True)
class Best:
    """Items best first. places: int [n]. logits: float64 [n]. mass: logsumexp over all items.

    also: logits of other items that were asked for, float64.
    """

    places: NDArray[np.intp]
    logits: Doubles
    mass: float
    also: Doubles


@dataclass(frozen=True)
class Asked:
    """A question: the k best of the permitted items, often with more; all, if there are less.

    encoded: what the model read in the history [d]. permitted: bool [n_items], None for all. also:
    items whose logits are wanted as well, int32.
    """

    encoded: Floats
    query: Query
    k: int
    permitted: Mask | None
    also: Ints


@dataclass(frozen=True)
class Retriever:
    """Best items of one model. Safe to use from many threads.

    blocks: of all items but `model.moving`. moving: rows of these. popular: logarithm of the users
    of each item, float32 [n_items].
    """

    model: Retrieves
    blocks: Blocks
    moving: Floats
    popular: Floats

    @classmethod
    def build(cls, model: Retrieves, popular: Doubles, seed: int) -> Retriever:
        """Group the items; takes seconds for a million."""
        few = popular.astype(np.float32)
        n, asked = len(few), questions.drawn(model, few, seed)
        places = np.setdiff1d(np.arange(n, dtype=np.int32), model.moving)
        plain = model.factors[0].shape[1] + 2
        blocks = Blocks.build(_rows(model, few, places), places, n, asked, seed, plain)
        blocks = blocks.choose_reach(asked, DEPTH, SHARE, FILTERED_SHARE)
        return cls(model, blocks, _rows(model, few, model.moving), few)

    def with_items(self, model: Retrieves, popular: Doubles) -> Retriever:
        """The same for the model with later items."""
        few = popular.astype(np.float32)
        later = np.arange(len(self.popular), len(few), dtype=np.int32)
        return Retriever(model, self.blocks.with_items(_rows(model, few, later)), self.moving, few)

    @property
    def nbytes(self) -> int:
        """Bytes beside those of the model."""
        return self.blocks.nbytes + self.moving.nbytes + self.popular.nbytes

    def best(
        self,
        encoded: Floats,
        query: Query,
        k: int,
        permitted: Mask | None = None,
        also: Ints = _NONE,
    ) -> Best:
        """The answer to one question; see `Asked`."""
        return self.several([Asked(encoded, query, k, permitted, also)])[0]

    def several(self, asked: Sequence[Asked]) -> list[Best]:
        """The answers to some questions, for which what all of them need is read once."""
        n, moving = self.blocks.plain, self.moving
        questions = np.stack([self.row(one.encoded, one.query) for one in asked])
        shared = zip(
            questions,
            self.blocks.expectations(questions),
            questions[:, :n] @ moving[:, :n].T,
            questions[:, n:] @ moving[:, n:].T,
            strict=True,
        )
        return [self._best(one, *each) for one, each in zip(asked, shared, strict=True)]

    def _best(
        self, asked: Asked, q: Floats, expected: Expectations, moving: Floats, described: Floats
    ) -> Best:
        """q: what rows are multiplied with. moving, described: products of `model.moving`."""
        model, query, also, permitted = self.model, asked.query, asked.also, asked.permitted
        touched = model.touched(query)
        own = touched.own
        # The reach is for no fewer.
        found = self.blocks.best(q, max(asked.k, DEPTH), own, permitted, expected)
        others = also[self.blocks.block[also] >= 0] if len(also) else also
        others = others[~among(others, own)] if len(others) else others
        products = self._products(q, (moving, described), own, others, found)
        logits, rest = model.moved(query, touched, products)
        first = len(self.moving) + len(own)
        mass = float(np.logaddexp(logsumexp(logits[:first]), rest)) if first else rest
        picked = logits[:0].astype(np.float64)
        if len(also):
            picked = self._picked(also, own, others, logits, first + len(found.logits))
        places = np.concatenate([model.moving, own, found.places])
        logits = logits[: len(places)]
        stays = logits >= found.floor + (rest - found.rest if found.floor > -np.inf else 0)
        if permitted is not None:
            stays &= permitted[places]
        kept = np.flatnonzero(stays)
        by_place = kept[np.argsort(places[kept])]
        doubles = logits[by_place].astype(np.float64)
        order = best_first(doubles)
        return Best(places[by_place][order], doubles[order], mass, picked)

    def logits(self, encoded: Floats, query: Query, places: Ints) -> Doubles:
        """Logits of these items, float64 [n]."""
        return self.best(encoded, query, DEPTH, also=places).also

    def row(self, encoded: Floats, query: Query) -> Floats:
        """What the rows of items are multiplied with, float32 [d + 2]."""
        model, ends = self.model, np.array(self.model.shares(query), np.float32)
        return np.concatenate([model.asked(encoded, query), ends, model.wanted(query)])

    def _products(
        self, q: Floats, moving: tuple[Floats, Floats], own: Ints, others: Ints, found: Found
    ) -> Products:
        """Of `model.moving` (given), `own`, what was found, and others."""
        n = self.blocks.plain
        rows = _rows(self.model, self.popular, own)
        more = (found.logits, _rows(self.model, self.popular, others) @ q)
        return Products(
            np.concatenate([moving[0], rows[:, :n] @ q[:n], *more]),
            np.concatenate([moving[1], rows[:, n:] @ q[n:]]),
            found.before,
            found.rest,
        )

    def _picked(self, also: Ints, own: Ints, others: Ints, logits: Floats, start: int) -> Doubles:
        """The logits of `also`. start: where those of `others` begin in `logits`."""
        moving = self.model.moving
        places = np.empty(len(also), np.intp)
        is_moving = self.blocks.block[also] < 0
        is_own = among(also, own) & ~is_moving
        places[is_moving] = np.searchsorted(moving, also[is_moving])
        places[is_own] = len(moving) + np.searchsorted(own, also[is_own])
        places[~(is_moving | is_own)] = start + np.arange(len(others))
        return logits[places].astype(np.float64)


def _rows(model: Retrieves, popular: Floats, places: Ints) -> Floats:
    """Rows of these items, float32 [n, d + 2 + c]; see `blocks`."""
    (vectors, bias), described = model.factors, model.described(places)
    d = vectors.shape[1]
    rows = np.empty((len(places), d + 2 + described.shape[1]), np.float32)
    rows[:, :d], rows[:, d], rows[:, d + 1] = vectors[places], bias[places], popular[places]
    rows[:, d + 2 :] = described
    return rows
