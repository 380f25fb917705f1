"""How well an item's metadata fits the user's history: a naive Bayes score, for each item.

The history, the newest items weighing most, says how often the user turned to each category
(classes of numbers are categories). Against how often the catalogue has it that gives log odds

    v(f) = log (n(f) + DOUBT b(f)) / ((n + DOUBT) b(f))

with n(f) weighted events on items of category f, n those on items with any category, b(f) the
share of items with f. The score of an item is the sum of v over its categories; that of its texts
is the cosine with the mean of the texts of the history. Both are zero for items without metadata.

How much the score moves an item is chosen in training on users that nothing was learned from (see
`unseen`), once for all items, and once more for rare ones, which are little known by anything
else. So both can be zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Ints

DOUBT = 30.0
"""Events that every user is taken to have had, on items drawn from the catalogue."""
DECAY = 0.97
"""Weight of an item of a history against the item after it."""
LATEST = 50
"""Different items of a history that are looked at."""
RARE = 3.0
"""Users at which an item counts half as rare as without any."""
CONTENT_WEIGHTS = 4
_FILE = "content.npz"


def rarity(popularity: Floats) -> Floats:
    """1 for items without users, towards 0 for others. popularity: log of users and a half."""
    users = np.exp(popularity) - 0.5
    rare: Floats = (RARE / (RARE + np.maximum(users, 0))).astype(np.float32)
    return rare


def latest(history: Ints) -> Ints:
    """The `LATEST` different items of a history that came last, newest first."""
    newest = history[-10 * LATEST :][::-1]
    items: Ints = newest[np.sort(np.unique(newest, return_index=True)[1])][:LATEST]
    return items


@dataclass(frozen=True)
class Content:
    """described: float32 [n_items, width], of the metadata encoder. n_categories: of its columns.

    shares: b, float32 [n_categories]. weights: float64 [CONTENT_WEIGHTS], of the scores of
    categories and of texts, and of both for rare items.
    """

    described: Floats
    n_categories: int
    shares: Floats
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, described: Floats, n_categories: int) -> Content:
        """Without weights yet. described: float32 [n_items, width], categories first."""
        shares = described[:, :n_categories].mean(axis=0)
        texts = described[:, n_categories:]
        lengths = np.linalg.norm(texts, axis=1, keepdims=True)
        unit = texts / np.maximum(lengths, 1e-9)
        described = np.concatenate([described[:, :n_categories], unit], axis=1)
        return cls(described, n_categories, np.maximum(shares, 1e-6), np.zeros(CONTENT_WEIGHTS))

    def scores(self, history: Ints) -> tuple[Floats, Floats]:
        """Scores of categories and of texts, float32 [n_items] each, for a history not empty."""
        odds, wanted = self._of_history(history)
        n = self.n_categories
        return self.described[:, :n] @ odds, self.described[:, n:] @ wanted

    def asked(self, history: Ints) -> Floats:
        """What `rows` are multiplied with for what `moves` says, float32 [width of the rows]."""
        parts = zip(self._of_history(history), self._weighed, strict=True)
        return np.concatenate([part for part, weighed in parts if weighed])

    def rows(self, items: Ints, rare: Floats) -> Floats:
        """Of these items, float32 [n, width]: what is described, weighed. rare: of these."""
        n, (own, rarely) = self.n_categories, self.weights.astype(np.float32).reshape(2, 2)
        parts = (self.described[items, :n], self.described[items, n:])
        each = own + rare[:, None] * rarely
        return np.hstack(
            [part * each[:, i : i + 1] for i, part in enumerate(parts) if self._weighed[i]]
        )

    @property
    def width(self) -> int:
        """Columns of the rows."""
        n = self.n_categories
        widths = (n, self.described.shape[1] - n)
        return sum(width for width, weighed in zip(widths, self._weighed, strict=True) if weighed)

    @property
    def _weighed(self) -> tuple[bool, bool]:
        """Whether categories and texts have any weight."""
        categories, texts, rare_categories, rare_texts = self.weights.tolist()
        return categories + rare_categories > 0, texts + rare_texts > 0

    def _of_history(self, history: Ints) -> tuple[Floats, Floats]:
        """Log odds of the categories, and the mean of the texts, of length 1."""
        items = latest(history)
        decay = (DECAY ** np.arange(len(items))).astype(np.float32)
        own, n = self.described[items], self.n_categories
        sums, total = decay @ own, float(decay @ own[:, :n].any(axis=1))
        odds = np.log((sums[:n] + DOUBT * self.shares) / ((total + DOUBT) * self.shares))
        wanted = sums[n:] / max(float(np.linalg.norm(sums[n:])), 1e-9)
        return odds, wanted

    def moves(self, history: Ints, rare: Floats) -> Floats:
        """What is added to the logits, float32 [n_items]. rare: see `rarity`, [n_items]."""
        categories, texts = self.scores(history)
        of_categories, of_texts, rare_categories, rare_texts = self.weights.astype(np.float32)
        moves: Floats = categories * (of_categories + rare_categories * rare)
        if self.described.shape[1] > self.n_categories:
            moves += texts * (of_texts + rare_texts * rare)
        return moves

    def with_items(self, described: Floats) -> Content:
        """With more items, described by the same encoder."""
        more = Content.of(described, self.n_categories).described
        return replace(self, described=np.concatenate([self.described, more]))

    def save(self, folder: Path) -> None:
        """Write ``content.npy``, which can be mapped into memory, and ``content.npz``."""
        np.save(folder / "content.npy", self.described)
        np.savez(
            folder / _FILE,
            n_categories=np.array(self.n_categories),
            shares=self.shares,
            weights=self.weights,
        )

    @classmethod
    def load(cls, folder: Path) -> Content | None:
        """What `save` wrote; None where there is nothing."""
        if not (folder / _FILE).is_file():
            return None
        described = np.asarray(np.load(folder / "content.npy", "r", allow_pickle=False))
        with np.load(folder / _FILE, allow_pickle=False) as file:
            return cls(described, int(file["n_categories"]), file["shares"], file["weights"])
