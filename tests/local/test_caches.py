"""What is kept is never older than what a reader could know, nor more than there is room for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.caches import Cache, Newest, nbytes
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind, Status

KIND = ResourceKind.EVENT_TRACKER


def resource(name: str) -> Resource:
    return Resource(f"arn:{name}", KIND, "1", "r", name, status=Status.ACTIVE)


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "state.sqlite")


def names(state: State) -> list[str]:
    return state.resources.derived("names", lambda: [r.name for r in state.resources.select(KIND)])


def test_it_is_computed_again_after_each_change_of_resources(state: State) -> None:
    assert names(state) == []
    state.resources.add(resource("a"))
    first = names(state)
    assert first == ["a"]
    assert names(state) is first
    state.events.append("g", [Event("u", "i", 1, "watch")])
    assert names(state) is first, "events are no resources"
    state.resources.change("arn:a", status=Status.DELETE_PENDING)
    assert names(state) is not first
    state.resources.annotate("arn:a", {"x": 1})
    state.resources.remove("arn:a")
    assert names(state) == []
    state.close()


def test_what_was_derived_inside_a_transaction_does_not_outlive_it(state: State) -> None:
    state.resources.add(resource("a"))

    def failing() -> None:
        with state.transaction():
            state.resources.remove("arn:a")
            assert names(state) == []
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert names(state) == ["a"]
    with state.transaction():
        state.resources.add(resource("b"))
        assert names(state) == ["a", "b"]
        state.resources.add(resource("c"))
    assert names(state) == ["a", "b", "c"]
    state.close()


def test_what_raises_is_not_kept(state: State) -> None:
    with pytest.raises(ZeroDivisionError):
        state.resources.derived("x", lambda: 1 // 0)
    assert state.resources.derived("x", lambda: 5) == 5
    assert state.resources.derived("y", lambda: None) is None
    assert state.resources.derived("y", lambda: 5) is None, "None is a value as well"
    state.close()


def test_a_value_is_found_in_its_version_only_and_a_newer_one_takes_its_place() -> None:
    kept: Cache[str] = Cache(2)
    kept.put("a", "old", (1, 5))
    assert kept.get("a", (1, 5)) == "old"
    assert kept.get("a", (1, 6)) is None
    kept.put("a", "new", (1, 6))
    assert kept.get("a", (1, 6)) == "new"
    assert kept.get("a", (1, 5)) is None
    assert kept.total == 1


def test_without_sizes_the_number_of_values_is_limited() -> None:
    kept: Cache[int] = Cache(3)
    for number in range(3):
        kept.put(number, number)
    assert kept.get(0) == 0
    kept.put(3, 3)
    assert [kept.get(number) for number in range(4)] == [0, None, 2, 3]


def test_an_array_that_is_kept_holds_no_larger_one_and_cannot_be_written() -> None:
    kept: Cache[np.ndarray] = Cache(8000, nbytes)
    large = np.arange(100_000)
    kept.put("part", large[:3])
    found = kept.get("part")
    assert found is not None
    assert found.base is None
    with pytest.raises(ValueError, match="read-only"):
        found[0] = 7
    large[0] = 7
    assert found.tolist() == [0, 1, 2]


def test_of_the_newest_version_one_value_is_kept() -> None:
    newest: Newest[str] = Newest()
    assert newest.get((1, 2), lambda: "old") == "old"
    assert newest.get((1, 2), lambda: "never") == "old"
    assert newest.get((1, 3), lambda: "new") == "new"
    assert newest.get((1, 2), lambda: "again") == "again"
