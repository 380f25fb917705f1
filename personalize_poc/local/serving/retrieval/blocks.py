"""Exact products of the items that can be among the best, and of few others.

An item has the row (vector, bias, popularity, metadata), a question the vector q, and a logit is
their product; that of the plain columns, all but those of metadata, is the network's. Rows lie in
blocks of like items (see `grouping`). With m the mean row of a block and D the variances of its
rows along axes on which all rows vary independently of one another,

    bound = m q + reach * sqrt(D q'^2)        (q' is q along these axes)

is what an item of the block hardly exceeds. The blocks with the highest bounds are multiplied
first; then those whose bound is above what the k-th best item found so far has. `reach` is chosen
by questions of which the best items are known; a filter makes the floor lower, so that more blocks
matter, and has a longer one. Blocks that were left out count in the softmax by
the same mean and variance, as of a normal distribution.

This is the inverted file of vector search (Jégou et al., 2011, "Product quantization for nearest
neighbor search") with bounds in place of a fixed number of cells: a question whose best items lie
close together reads little, one that has favourites everywhere reads more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Ints
from personalize_poc.local.serving.retrieval import grouping

FIRST = 32
"""Blocks that are multiplied before anything is known."""

GROWTH = 2
"""So many times as many are multiplied from step to step, if so many have to be."""

_BLOCKS_AT_ONCE = 512
_NONE = np.empty(0, np.int32)

Mask = NDArray[np.bool_]

_Expected = tuple[Floats, Floats]
"""Mean and standard deviation of the logits of each block, float32 [b]."""

Expectations = tuple[_Expected, _Expected | None]
"""Of one question; then the same of the plain columns, None where there are no others."""


@dataclass(frozen=True)
class Found:
    """The best items beside those that are always looked at.

    places: int32 [n], in no order. logits: float32 [n]. floor: nothing that is permitted and was
    left out has more than this, but for a few in a thousand. rest: logsumexp of the logits of all
    items of the blocks, left out or not; before: the same of their plain columns.
    """

    places: Ints
    logits: Floats
    floor: float
    rest: float
    before: float
    read: int


@dataclass(frozen=True)
class Blocks:
    """Rows of items by block. n items in b blocks, w columns.

    rows: float32 [n, w]. plain: the first of these columns, those without metadata. places: their
    items in the catalogue, int32 [n]. begins: where each block begins, and the end, int32 [b + 1].
    means, variances: of each block, float32 [b, w]. axes: float32 [w, w]. block, at: in which block
    and at which row each item of the catalogue lies, int32 [n_items], -1 for those that are in no
    block. reach, filtered_reach: see the module.
    """

    rows: Floats
    places: Ints
    begins: Ints
    means: Floats
    variances: Floats
    axes: Floats
    block: Ints
    at: Ints
    plain: int
    reach: float = 8.0
    filtered_reach: float = 8.0

    @classmethod
    def build(
        cls, rows: Floats, places: Ints, n_items: int, questions: Floats, seed: int, plain: int
    ) -> Blocks:
        """Of items with rows [n, w]. places: which items these are. questions: see `grouping`."""
        order, begins = grouping.blocks(rows, questions, seed)
        rows = rows[order]
        means, scatter = _means(rows, begins), np.zeros((rows.shape[1],) * 2)
        owner = np.repeat(np.arange(len(means)), np.diff(begins))
        for part in grouping.parts(len(rows)):
            apart = rows[part] - means[owner[part]]
            scatter += apart.T @ apart
        axes = np.linalg.eigh(scatter)[1].astype(np.float32)
        return cls._of(rows, places[order], begins, axes, n_items, plain)

    @classmethod
    def _of(
        cls, rows: Floats, places: Ints, begins: Ints, axes: Floats, n_items: int, plain: int
    ) -> Blocks:
        means = _means(rows, begins)
        owner = np.repeat(np.arange(len(means), dtype=np.int32), np.diff(begins))
        variances = np.zeros_like(means)
        for some in range(0, len(means), _BLOCKS_AT_ONCE):
            part = begins[some : some + _BLOCKS_AT_ONCE + 1]
            apart: Floats = rows[part[0] : part[-1]] - means[owner[part[0] : part[-1]]]
            turned: Floats = apart @ axes
            turned *= turned
            variances[some : some + len(part) - 1] = _means(turned, part - part[0])
        block, at = np.full(n_items, -1, np.int32), np.full(n_items, -1, np.int32)
        block[places], at[places] = owner, np.arange(len(places), dtype=np.int32)
        return cls(rows, places, begins, means, variances, axes, block, at, plain)

    def with_items(self, rows: Floats) -> Blocks:
        """The same with items that came later, as places after those of the catalogue."""
        n, more = len(self.block), len(rows)
        begins = np.unique(np.append(np.arange(0, more, grouping.BLOCK), more)).astype(np.int32)
        places = np.arange(n, n + more, dtype=np.int32)
        later = self._of(rows, places, begins, self.axes, n + more, self.plain)
        return replace(
            self,
            rows=np.concatenate([self.rows, later.rows]),
            places=np.concatenate([self.places, later.places]),
            begins=np.concatenate([self.begins, later.begins[1:] + self.begins[-1]]),
            means=np.concatenate([self.means, later.means]),
            variances=np.concatenate([self.variances, later.variances]),
            block=np.concatenate([self.block, later.block[n:] + np.int32(len(self.means))]),
            at=np.concatenate([self.at, later.at[n:] + self.begins[-1]]),
        )

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        whole = (self.rows, self.places, self.means, self.variances, self.block, self.at)
        return sum(part.nbytes for part in whole)

    def best(
        self,
        q: Floats,
        k: int,
        own: Ints,
        permitted: Mask | None = None,
        expected: Expectations | None = None,
    ) -> Found:
        """At least the k best items, or all that there are.

        q: float32 [w]. own: items that are not wanted, int32. permitted: bool [n_items]. expected:
        of this question, where they are known already.
        """
        described, plain = expected or self.expectations(q[None])[0]
        reach = self.reach if permitted is None else self.filtered_reach
        search = _Search(self, q, described[0] + reach * described[1], k, own, permitted)
        while len(chosen := search.next()):
            search.read(chosen)
        return search.found(described, plain)

    def choose_reach(self, questions: Floats, k: int, share: float, filtered: float) -> Blocks:
        """With the reaches by which these shares of the k best items are found.

        questions: float32 [n, w] like those to come.
        """
        needed = [np.zeros(1)]
        for q, ((expected, deviation), _) in zip(
            questions, self.expectations(questions), strict=True
        ):
            logits = self.rows @ q
            best = np.argpartition(-logits, min(k, len(logits)) - 1)[:k]
            of = self.block[self.places[best]]
            floor = logits[best].min()
            needed.append((floor - expected[of]) / np.maximum(deviation[of], 1e-9))
        plain, longer = np.quantile(np.concatenate(needed), (share, filtered)).tolist()
        return replace(self, reach=plain, filtered_reach=longer)

    def expectations(self, questions: Floats) -> list[Expectations]:
        """Of several questions [n, w], for which means and variances are read once."""
        described = self._expected(questions, questions.shape[1])
        if self.plain == questions.shape[1]:
            return [(one, None) for one in described]
        return list(zip(described, self._expected(questions, self.plain), strict=True))

    def _expected(self, questions: Floats, columns: int) -> list[_Expected]:
        """By the first columns alone."""
        part = questions[:, :columns]
        turned = part @ self.axes[:columns]
        turned *= turned
        deviations = turned @ self.variances.T
        np.sqrt(deviations, out=deviations)
        return list(zip(part @ self.means[:, :columns].T, deviations, strict=True))


class _Search:
    """One search: which blocks were read, and what they held. floor: see `Found`."""

    def __init__(
        self, blocks: Blocks, q: Floats, bound: Floats, k: int, own: Ints, permitted: Mask | None
    ) -> None:
        self._blocks, self._q, self._k, self._permitted = blocks, q, k, permitted
        self._bound = bound.copy()
        self._own = own[blocks.block[own] >= 0]
        self._firsts: list[Any] = []
        self._sizes: list[Any] = []
        self._logits: list[Floats] = []
        self._before: list[Floats] = []
        self._ranked: list[Floats] = []
        self._best = np.empty(0, np.float32)
        self._wanted = FIRST
        self.floor = -np.inf

    def next(self) -> Any:
        """The blocks to read next, none when all that matter were read.

        The best come first, since each of them raises the floor for the others.
        """
        chosen = np.flatnonzero(self._bound > self.floor)
        if len(chosen) > self._wanted:
            bounds = self._bound[chosen]
            last = len(chosen) - self._wanted
            chosen = chosen[bounds >= np.partition(bounds, last)[last]]
        self._wanted *= GROWTH
        return chosen

    def read(self, chosen: Any) -> None:
        """Multiply the rows of these blocks, ascending; those side by side in one product."""
        blocks, q = self._blocks, self._q
        ends = np.flatnonzero(np.append(np.diff(chosen) != 1, True))
        firsts = blocks.begins[chosen[np.append(0, ends[:-1] + 1)]]
        lasts = blocks.begins[chosen[ends] + 1]
        runs = [slice(*run) for run in zip(firsts.tolist(), lasts.tolist(), strict=True)]
        n = blocks.plain
        before = np.concatenate([blocks.rows[run, :n].dot(q[:n]) for run in runs])
        logits = before
        if n < len(q):
            logits = before + np.concatenate([blocks.rows[run, n:].dot(q[n:]) for run in runs])
        self._bound[chosen] = -np.inf
        self._firsts.append(firsts)
        self._sizes.append(lasts - firsts)
        if len(self._own):
            at = blocks.at[self._own]
            run = np.searchsorted(firsts, at, side="right") - 1
            here = (run >= 0) & (at < lasts[run])
            run = run[here]
            sizes = lasts - firsts
            there = at[here] - firsts[run] + (np.cumsum(sizes) - sizes)[run]
            logits[there] = before[there] = -np.inf
        self._logits.append(logits)
        self._before.append(before)
        if self._permitted is not None:
            places = np.concatenate([blocks.places[run] for run in runs])
            logits = logits.copy()
            logits[~self._permitted[places]] = -np.inf
        self._ranked.append(logits)
        best, k = np.concatenate([self._best, logits[logits > self.floor]]), self._k
        if len(best) >= k:
            best = np.partition(best, len(best) - k)[len(best) - k :]
            self.floor = float(best[0])
        self._best = best

    def found(self, expected: _Expected, before: _Expected | None) -> Found:
        """What was found above the floor, and the mass of everything.

        expected: logits of each block. before: the same of the plain columns, if there are others.
        """
        if not self._logits:
            return Found(_NONE, np.empty(0, np.float32), self.floor, -np.inf, -np.inf, 0)
        ranked, logits = np.concatenate(self._ranked), np.concatenate(self._logits)
        stays = np.flatnonzero((ranked >= self.floor) & (ranked > -np.inf))
        rest = self._mass(logits, expected)
        plain = rest if before is None else self._mass(np.concatenate(self._before), before)
        return Found(self._at(stays), ranked[stays], self.floor, rest, plain, len(logits))

    def _mass(self, logits: Floats, expected: _Expected) -> float:
        """Logsumexp of what was read, and of what is expected of the blocks that were not."""
        left = self._bound > -np.inf
        guessed = expected[0][left] + expected[1][left] ** 2 / 2
        sizes = np.diff(self._blocks.begins)[left]
        top = max(float(logits.max()), float(guessed.max(initial=-np.inf)))
        if top == -np.inf:
            return -np.inf
        mass = float(np.exp(logits - np.float32(top)).sum(dtype=np.float64))
        mass += float(sizes @ np.exp(guessed - np.float32(top)))
        return top + float(np.log(mass))

    def _at(self, stays: Any) -> Ints:
        """The items of these of the logits that were read."""
        firsts, sizes = np.concatenate(self._firsts), np.concatenate(self._sizes)
        ends = np.cumsum(sizes)
        run = np.searchsorted(ends, stays, side="right")
        found: Ints = self._blocks.places[firsts[run] + stays - (ends - sizes)[run]]
        return found


def _means(rows: Floats, begins: Ints) -> Floats:
    """Means of the blocks, float32 [b, w]."""
    sums = np.add.reduceat(rows, begins[:-1], axis=0, dtype=np.float32)
    found: Floats = (sums / np.diff(begins)[:, None]).astype(np.float32)
    return found
