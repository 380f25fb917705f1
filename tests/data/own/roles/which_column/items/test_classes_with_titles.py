"""Classes that people take part in are called as categories of goods are elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import found
from tests.data.own.roles.worlds.world import World, digest, title
from tests.support.own_tables import reading

_KINDS = ("Class Viewed", "Class Started", "Class Completed", "Home Viewed", "Start Session")


def _events(before: str, **more: Any) -> dict[str, dict[str, Any]]:
    """Events of an app of which half name a class, with its title and its category."""
    w = World(1616, users=250, items=90, rows=4000, lines=1)
    kinds = w.pick(_KINDS, [30, 15, 10, 25, 20])

    def of_class(make: Any) -> list[str]:
        return [make(i) if "Class" in k else "" for i, k in zip(w.item, kinds, strict=True)]

    return {
        "events.csv": {
            "event_id": w.each(lambda row: 900_000 + row),
            "user_id": w.by_user(lambda u: f"u{u:05d}"),
            "event_type": kinds,
            "event_time": w.times("%Y-%m-%d %H:%M:%S"),
            f"{before}class_id": of_class(lambda i: f"cls_{digest(i)[:8]}"),
            f"{before}class_title": of_class(lambda i: f"{title(i)} {i} with Jade"),
            f"{before}category": of_class(lambda i: ("Yoga", "HIIT", "Core")[i % 3]),
            **{name: of_class(make) for name, make in more.items()},
        }
    }


@pytest.mark.parametrize("before", ["event_properties.", ""])
def test_a_class_with_a_title_and_a_category_is_what_was_chosen(before: str) -> None:
    assert not found(_events(before), "user_id", f"{before}class_id").questions


def test_a_class_of_goods_stays_a_category_beside_these() -> None:
    more = {"event_properties.product_id": lambda i: f"P{7_000 + 3 * i}"}
    proposal = roles.propose(reading(_events("event_properties.", **more)))
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    assert columns["ITEM_ID"] == "event_properties.product_id"
