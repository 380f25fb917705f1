"""What each of a few houses lists, and what the house allots later than it is booked."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import item_of, proposed_tables
from tests.data.own.roles.worlds.world import World, digest, title


def _moorings(slot: str = "", *, by_harbour: bool = True) -> Proposal:
    """Stays of boats in harbours, which list their kinds of moorings and their tariffs.

    Args:
        slot: name of a column with the mooring that was given; "" for none.
        by_harbour: whether kinds and tariffs are listed for each harbour.
    """
    w = World(5120, users=400, items=6, rows=4000, lines=1)
    stays: dict[str, Any] = {
        "customer_id": w.by_user(lambda u: f"C{u:05}"),
        "service_id": w.by_item(lambda i: f"H-{i:02}-{digest(i)[:4]}"),
        "berth_category_id": w.each(lambda r: f"K-{w.item[r] * 4 + w.user[r] % 4:03}-x"),
        "rate_id": w.each(lambda r: f"R-{w.item[r] * 6 + (w.user[r] + r) % 6:03}-y"),
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    if slot:
        stays[slot] = w.each(lambda r: f"{digest(w.item[r] * 100 + r * 7 % 60)[:12]}")
    services = {
        "service_id": [f"H-{i:02}-{digest(i)[:4]}" for i in range(6)],
        "name": [title(i) for i in range(6)],
    }
    kinds = {"berth_category_id": [f"K-{n:03}-x" for n in range(24)], "length": [6, 9, 12, 15] * 6}
    tariffs = {"rate_id": [f"R-{n:03}-y" for n in range(36)], "is_public": [1, 0, 1] * 12}
    if by_harbour:
        kinds["service_id"] = [services["service_id"][n // 4] for n in range(24)]
        tariffs["service_id"] = [services["service_id"][n // 6] for n in range(36)]
    return proposed_tables(
        {"stays.csv": stays, "services.csv": services, "kinds.csv": kinds, "tariffs.csv": tariffs}
    )


def test_a_house_or_what_it_lists_may_be_meant() -> None:
    made = _moorings()
    asked = next(one for one in made.questions if one.code == "which-item")
    assert all(name in asked.text for name in ("service_id", "berth_category_id", "rate_id"))


def test_what_no_house_lists_for_itself_is_not_asked_about() -> None:
    made = _moorings(by_harbour=False)
    assert not any("rate_id" in one.text for one in made.questions)


@pytest.mark.parametrize("name", ["AssignedResourceId", "zugewiesener_platz_resource"])
def test_what_was_allotted_was_not_chosen(name: str) -> None:
    made = _moorings(name)
    assert item_of(made) != name
    assert not any(name in one.text for one in made.questions)


def test_what_was_allotted_counts_where_nothing_else_was_chosen() -> None:
    w = World(5121, users=400, items=40, rows=3000, lines=1)
    stays = {
        "customer_id": w.by_user(lambda u: f"C{u:05}"),
        "assigned_resource_id": w.by_item(lambda i: f"B-{i:03}"),
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    assert item_of(proposed_tables({"stays.csv": stays})) == "assigned_resource_id"
