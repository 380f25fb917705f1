"""What is derived from resources is never older than what a reader could know."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State

KIND = "event-tracker"


def resource(name: str) -> Resource:
    return Resource(f"arn:{name}", KIND, "1", "r", name, status="ACTIVE")


@pytest.fixture()
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
    state.resources.change("arn:a", status="DELETE PENDING")
    assert names(state) is not first
    state.resources.annotate("arn:a", {"x": 1})
    state.resources.remove("arn:a")
    assert names(state) == []
    state.close()


def test_what_was_derived_inside_a_transaction_does_not_outlive_it(state: State) -> None:
    state.resources.add(resource("a"))
    with pytest.raises(KeyError), state.transaction():
        state.resources.remove("arn:a")
        assert names(state) == []
        raise KeyError
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
    state.close()
