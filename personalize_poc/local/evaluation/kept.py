"""What is kept of every test user beside a model: the lists, the truths, and what each is worth.

One file in the model folder, written by the training and read when somebody asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Ints
from personalize_poc.local.evaluation.answers import LONGEST, Answers
from personalize_poc.local.evaluation.baselines import most_recent
from personalize_poc.local.evaluation.items import Evaluation

FILE = "test_users.npz"
_NOBODY = -1
"""Fills rows of lists that are shorter than the longest."""


def write(folder: Path, tests: Sequence[HeldOut], answers: Answers, result: Evaluation) -> None:
    """Write the file. answers, result: of the model, for these tests in this order."""
    np.savez_compressed(
        folder / FILE,
        users=np.array([test.user for test in tests], np.int32),
        everything=_table(answers.everything, LONGEST),
        new=_table(answers.new, LONGEST),
        truths=_table([test.truth for test in tests]),
        latest=_table([most_recent(test.query.items)[:LONGEST] for test in tests], LONGEST),
        repeats=_table([np.intersect1d(test.truth, test.query.items) for test in tests]),
        known=_table([np.intersect1d(a, t.query.items) for a, t in _pairs(answers, tests)]),
        keys=np.array(list(result.values)),
        values=np.array(list(result.values.values()), np.float64),
        new_values=np.array(list(result.new_values.values()), np.float64),
    )


def read(folder: Path, item_ids: Sequence[str], user_ids: Sequence[str]) -> dict[str, Any] | None:
    """Plain values, ready for JSON; None if the model was trained before there was such a file.

    ``users``: of each test user the ``user`` id, the ``list`` that the model gave, the ``new_list``
    without what the user had, the ``truth``, its part that the user had before (``repeats``), the
    part of the list that the user had before (``known``) and the ``latest`` different items of the
    shown history, most recent first. ``values`` and ``new_values``: metric -> the value of each of
    them, with and without repeats; null for users who are left out there.
    """
    if not (folder / FILE).is_file():
        return None
    with np.load(folder / FILE, allow_pickle=False) as kept:
        arrays = dict(kept)
    named = {
        name: [[item_ids[item] for item in row if item != _NOBODY] for row in arrays[member]]
        for name, member in (
            ("list", "everything"),
            ("new_list", "new"),
            ("truth", "truths"),
            ("repeats", "repeats"),
            ("known", "known"),
            ("latest", "latest"),
        )
    }
    people = [user_ids[user] for user in arrays["users"]]
    rows = zip(people, *named.values(), strict=True)
    keys = arrays["keys"].tolist()
    return {
        "users": [dict(zip(("user", *named), row, strict=True)) for row in rows],
        "values": dict(zip(keys, map(_plain, arrays["values"]), strict=True)),
        "new_values": dict(zip(keys, map(_plain, arrays["new_values"]), strict=True)),
    }


def _pairs(answers: Answers, tests: Sequence[HeldOut]) -> list[tuple[Ints, HeldOut]]:
    return list(zip(answers.everything, tests, strict=True))


def _table(rows: Sequence[Ints], width: int = 0) -> NDArray[np.int32]:
    """Rows of different lengths as a table, filled up."""
    table = np.full((len(rows), max([width, *map(len, rows)])), _NOBODY, np.int32)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def _plain(values: NDArray[np.float64]) -> list[float | None]:
    return [None if value != value else round(value, 6) for value in values.tolist()]
