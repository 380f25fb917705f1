"""From datasets of actions to the arrays that the recipe learns from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.stored import StoredData, StoredPart
from personalize_poc.local.datasets.training import actions as action_arrays
from personalize_poc.local.datasets.training.description import TrainingInput
from tests.support.dataset_samples import INTERACTIONS, avro, publish

ACTIONS = avro(
    "Actions",
    ("ACTION_ID", "string"),
    ("VALUE", ["null", "long"]),
    ("TOPIC", ["null", "string"], "categorical"),
    ("NAME", ["null", "string"]),
)
LOG = avro(
    "Action_Interactions",
    ("USER_ID", "string"),
    ("ACTION_ID", "string"),
    ("EVENT_TYPE", "string"),
    ("TIMESTAMP", "long"),
)
USERS = avro(
    "Users",
    ("USER_ID", "string"),
    ("AGE", ["null", "int"]),
    ("LEVEL", ["null", "string"], "categorical"),
)


def source(folder: Path, schema: str, *lines: str) -> StoredPart:
    return StoredPart(schema, publish(folder, schema, "\n".join(lines) + "\n"))


def given(tmp_path: Path, *log: str, live: Path | None = None) -> TrainingInput:
    items = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE"]
    items += [f"b,i{n % 3},{n},view," for n in range(1000)]
    actions = ["ACTION_ID,VALUE,TOPIC,NAME", "z,3,food,Z", "y,,,Y"]
    rows = ["USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP", *log]
    data = StoredData(
        interactions=source(tmp_path / "items", INTERACTIONS, *items),
        users=source(tmp_path / "users", USERS, "USER_ID,AGE,LEVEL", "b,30,x", "c,,y|z"),
        actions=source(tmp_path / "actions", ACTIONS, *actions),
        action_interactions=source(tmp_path / "log", LOG, *rows) if log else None,
        action_events=live,
    )
    return TrainingInput(data)


def rows(loaded: action_arrays.LoadedActions) -> list[tuple[str, str, int, int]]:
    log = loaded.data.log
    return [
        (loaded.user_ids[user], loaded.action_ids[action], at, kind)
        for user, action, at, kind in zip(
            log.users.tolist(),
            log.actions.tolist(),
            log.timestamps.tolist(),
            log.events.tolist(),
            strict=True,
        )
    ]


def jsonl(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def test_bulk_and_live_interactions_are_sorted_and_equal_ones_count_once(tmp_path: Path) -> None:
    live = jsonl(
        tmp_path / "events.jsonl",
        {"userId": "new", "itemId": "z", "sentAt": 7, "eventType": "Not taken", "detail": {}},
        {"userId": "b", "itemId": "z", "sentAt": 5, "eventType": "Taken", "detail": {}},
    )
    log = ("b,z,Taken,5", "b,z,Taken,5", "b,y,VIEWED,4", "a,gone,Taken,1")
    loaded = action_arrays.load(given(tmp_path, *log, live=live))
    # Users of the other datasets first; of an unknown action nothing is learned.
    assert loaded.user_ids == ["b", "c", "a", "new"]
    assert loaded.action_ids == ["y", "z"]
    assert rows(loaded) == [("b", "y", 4, 2), ("b", "z", 5, 0), ("new", "z", 7, 1)]
    np.testing.assert_array_equal(loaded.values, [np.nan, 3])
    users = loaded.data.user_features
    assert loaded.data.n_users == 4
    np.testing.assert_array_equal(users.numbers["AGE"], [30, np.nan, np.nan, np.nan])
    assert users.categories["LEVEL"][0].tolist() == [0, 1, 3, 3, 3]


def test_single_actions_replace_bulk_ones(tmp_path: Path) -> None:
    records = jsonl(
        tmp_path / "records.jsonl",
        {"id": "z", "record": {"VALUE": 9}},
        {"id": "x", "record": {"TOPIC": "books|food"}},
    )
    bulk = given(tmp_path)
    assert bulk.data.actions is not None
    data = replace(bulk.data, actions=replace(bulk.data.actions, records=records))
    loaded = action_arrays.load(replace(bulk, data=data))
    assert loaded.action_ids == ["x", "y", "z"]
    np.testing.assert_array_equal(loaded.values, [np.nan, np.nan, 9])
    features = loaded.data.action_features
    assert features.vocabularies["TOPIC"] == ["books", "food"]
    assert features.categories["TOPIC"][0].tolist() == [0, 2, 2, 2]
    assert "NAME" not in features.categories  # not categorical: not learned from
    assert len(loaded.data.log) == 0
    assert not loaded.data.scored.any()


def test_columns_of_actions_can_be_excluded(tmp_path: Path) -> None:
    some = replace(given(tmp_path), excluded_columns={DatasetType.ACTIONS: ["TOPIC"]})
    features = action_arrays.load(some).data.action_features
    assert list(features.categories) == []
    assert list(features.numbers) == ["VALUE"]


def test_of_too_many_actions_those_with_most_interactions_are_considered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action_arrays, "MOST_ACTIONS", 1)
    log = ("b,y,Taken,1", "b,z,Taken,2", "c,z,Taken,3")
    loaded = action_arrays.load(given(tmp_path, *log))
    assert loaded.action_ids == ["z"]
    assert rows(loaded) == [("b", "z", 2, 0), ("c", "z", 3, 0)]
    assert loaded.values.tolist() == [3]
    assert loaded.data.n_actions == 1
