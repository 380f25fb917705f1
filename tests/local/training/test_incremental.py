"""Who is tested when a version goes on from the model of an earlier one."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from personalize_poc.local.errors import JobFailed
from personalize_poc.local.training import incremental
from tests.support.recipe_data import interactions


def earlier(folder: Path, known: list[str], tested: list[str]) -> Any:
    """What is read of an earlier model: the users that training saw, and those it tested."""
    (folder / incremental.TESTED).write_text(json.dumps(tested), encoding="utf-8")
    return SimpleNamespace(folder=folder, user_ids=known)


def test_nobody_is_tested_whom_the_earlier_model_learned_from(tmp_path: Path) -> None:
    names = [f"user {number}" for number in range(130)]
    before = earlier(tmp_path, names[:30], names[3:6])
    split = incremental.hold_out_again(interactions([[0, 1, 2]] * 130), names, before, seed=0)
    tested = {test.user for test in split.tests}
    assert {user for user in tested if user < 30} == {3, 4, 5}
    assert len(tested) == 3 + 10  # a tenth of those who are new
    assert tested.isdisjoint(split.training.users.tolist())
    other = incremental.hold_out_again(interactions([[0, 1, 2]] * 130), names, before, seed=1)
    assert {test.user for test in other.tests} != tested


def test_a_test_user_who_is_gone_is_not_tested(tmp_path: Path) -> None:
    names = [f"user {number}" for number in range(5)]
    before = earlier(tmp_path, [*names, "gone"], ["gone", "user 1", "user 2"])
    log = interactions([[0, 1], [0, 1], [0], [0, 1], [0, 1]])
    split = incremental.hold_out_again(log, names, before, seed=0)
    assert [test.user for test in split.tests] == [1]  # user 2 has one interaction alone
    nobody = earlier(tmp_path, names, ["gone"])
    with pytest.raises(JobFailed, match=r"No test user .* is left. Train FULL"):
        incremental.hold_out_again(log, names, nobody, seed=0)


def test_places_of_names() -> None:
    assert incremental.places(["a", "c", "d"], ["c", "b", "a"]).tolist() == [2, 0, -1]
    assert incremental.places([], ["a"]).tolist() == []
