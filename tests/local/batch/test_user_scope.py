"""What filters on users look at in a batch segment job."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.batch.user_scope import LATEST, UserLog
from tests.support.recipe_data import interactions


def log(histories: list[list[int]], types: list[int]) -> UserLog:
    events = replace(interactions(histories), event_types=np.array(types, np.int16))
    data = TrainingData(events, len(histories), 3, ["Click", "WATCH"])
    theirs = [f"u{n}" for n in range(len(histories))]
    return UserLog(data, ["a", "b", "c"], theirs, ["u1", "u0"])


def test_users_of_an_item_by_event_type_in_the_rows_of_the_answers() -> None:
    found = log([[0, 1], [0, 0], [0]], [0, 1, 0, 1, 1])
    assert found.users("a", None).tolist() == [1, 0]  # u0, u1; u2 is not among the answers
    assert found.users("a", frozenset({"watch"})).tolist() == [0]
    assert found.users("b", frozenset({"click"})).tolist() == []
    assert found.users("b", frozenset({"click", "watch"})).tolist() == [1]
    assert found.users("nothing", None).tolist() == []
    assert found.users(None, None).tolist() == []


def test_the_latest_hundred_of_each_event_type_count() -> None:
    long = [0] + [1] * LATEST + [2]
    types = [0] + [0] * (LATEST - 1) + [1, 1]
    found = log([long, [0]], [*types, 0])
    assert found.users("a", None).tolist() == [1, 0]
    found = log([[0] + [1] * LATEST, [0]], [0] * (LATEST + 2))
    assert found.users("a", None).tolist() == [0]
    assert found.users("b", None).tolist() == [1]
