"""Data whose right answer is known by construction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from personalize_poc.local.arrays.types import Interactions, TrainingData

HOUR = 3600


def interactions(histories: list[list[int]], start: int = 1_700_000_000) -> Interactions:
    """One user per history, one event an hour."""
    lengths = [len(history) for history in histories]
    n = sum(lengths)
    return Interactions(
        np.repeat(np.arange(len(histories)), lengths).astype(np.int32),
        np.concatenate(histories).astype(np.int32),
        (start + HOUR * np.concatenate([np.arange(length) for length in lengths])).astype(np.int64),
        np.zeros(n, np.int16),
        np.full(n, np.nan, np.float32),
    )


def training_data(histories: list[list[int]], n_items: int, **features: Any) -> TrainingData:
    return TrainingData(interactions(histories), len(histories), n_items, ["Watch"], **features)


WORDS = (
    ["rocket", "planet", "orbit", "alien", "galaxy", "astronaut"],
    ["cow", "barn", "tractor", "meadow", "harvest", "shepherd"],
    ["judge", "lawyer", "trial", "witness", "verdict", "jury"],
)


def texts_of(subject: list[str], n: int, seed: int) -> list[str]:
    """Texts of four of the words of a subject, and of words that stand in all texts."""
    rng = np.random.default_rng(seed)
    return [f"A story of {' and '.join(rng.choice(subject, 4, replace=False))}" for _ in range(n)]


def with_texts(data: TrainingData) -> TrainingData:
    """Items 0 … 19, 20 … 39 and so on each have texts of one subject; names say nothing."""
    texts = [texts_of(WORDS[item // 20], 1, item)[0] for item in range(data.n_items)]
    names = [f"Number {item}" for item in range(data.n_items)]
    features = replace(data.item_features, texts={"PLOT": texts}, names=names)
    return replace(data, item_features=features)


def blocks(n_users: int = 120, seed: int = 0) -> TrainingData:
    """Items 0 … 19 and 20 … 39 are two worlds; each user lives in one. Item 40 has no event.

    Two items of each world are more popular than the others.
    """
    rng = np.random.default_rng(seed)
    weights = np.array([4.0, 4.0] + [1.0] * 18) / 26
    histories = [
        (20 * (user % 2) + rng.choice(20, 8, replace=False, p=weights)).tolist()
        for user in range(n_users)
    ]
    return training_data(histories, 41)


def cycle(n_users: int = 150, n_items: int = 30, length: int = 20, seed: int = 0) -> TrainingData:
    """Even users step up through the items, odd users step down: i is followed by i ± 1."""
    rng = np.random.default_rng(seed)
    histories = []
    for user in range(n_users):
        step = 1 if user % 2 == 0 else -1
        histories.append(((rng.integers(n_items) + step * np.arange(length)) % n_items).tolist())
    return training_data(histories, n_items)
