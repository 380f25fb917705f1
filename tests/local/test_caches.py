"""What is derived from resources is never older than what a reader could know."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.local.state.live_data import Event
from personalize_poc.local.state.resources import Resource, Store

KIND = "event-tracker"


def resource(name: str) -> Resource:
    return Resource(f"arn:{name}", KIND, "1", "r", name, status="ACTIVE")


@pytest.fixture()
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "state.sqlite")


def names(store: Store) -> list[str]:
    return store.derived("names", lambda: [r.name for r in store.select(KIND)])


def test_it_is_computed_again_after_each_change_of_resources(store: Store) -> None:
    assert names(store) == []
    store.add(resource("a"))
    first = names(store)
    assert first == ["a"]
    assert names(store) is first
    store.append_events("g", [Event("u", "i", 1, "watch")])
    assert names(store) is first, "events are no resources"
    store.change("arn:a", status="DELETE PENDING")
    assert names(store) is not first
    store.annotate("arn:a", {"x": 1})
    store.remove("arn:a")
    assert names(store) == []
    store.close()


def test_what_was_derived_inside_a_transaction_does_not_outlive_it(store: Store) -> None:
    store.add(resource("a"))
    with pytest.raises(KeyError), store.transaction():
        store.remove("arn:a")
        assert names(store) == []
        raise KeyError
    assert names(store) == ["a"]
    with store.transaction():
        store.add(resource("b"))
        assert names(store) == ["a", "b"]
        store.add(resource("c"))
    assert names(store) == ["a", "b", "c"]
    store.close()


def test_what_raises_is_not_kept(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        store.derived("x", lambda: 1 // 0)
    assert store.derived("x", lambda: 5) == 5
    store.close()
