"""Real sequences, from a file as papers on sequential recommendation publish them."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import numpy as np

from tests.benchmarks.kinds.kind import START, Kind, Log

VARIABLE = "PERSONALIZE_POC_SEQUENCES"
MOST = 300_000
"""Events, about: of a longer file some users are taken, with all their events."""


def sequences(seed: int) -> Kind:
    """A real file with lines `user item`, or `user item time`, the oldest event of a user first.

    Without times what tells is the order. The seed draws the held-out users, and of a long file
    those that are taken at all.

    Raises:
        FileNotFoundError: PERSONALIZE_POC_SEQUENCES names no file.
        ValueError: a line has fewer than two numbers, or other lines have more.
    """
    path = os.environ.get(VARIABLE, "")
    if not path or not Path(path).is_file():
        raise FileNotFoundError(f"{VARIABLE} names no file with lines 'user item [time]'")
    rows = np.loadtxt(path, dtype=np.int64, ndmin=2)
    if rows.shape[1] < 2:
        raise ValueError(f"{path}: a line is 'user item' or 'user item time'")
    people = np.unique(rows[:, 0])
    taken = np.random.default_rng(seed).permutation(people)[: len(people) * MOST // len(rows) or 1]
    rows = rows[np.isin(rows[:, 0], taken)]
    users, items = (np.unique(rows[:, place], return_inverse=True)[1] for place in (0, 1))
    timed = rows.shape[1] > 2
    ranks: Counter[int] = Counter()
    log = Log()
    for user, item, *time in np.column_stack([users, items, rows[:, 2:]]).tolist():
        log.add(user, item, time[0] - START if timed else ranks[user])
        ranks[user] += 1
    return Kind(log.data(int(items.max()) + 1), timed)
