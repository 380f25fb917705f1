"""Codes of actions of which there are far too many to be named, and that no table explains."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.rows import proposed
from tests.data.own.roles.worlds.world import World, code

_PAGES = ("6999", "2503")


def _codes(w: World) -> list[Any]:
    """Two of sixty codes are of pages, which name no thing."""
    usual = [str(2100 + 7 * n) for n in range(58)]
    return w.each(lambda row: _PAGES[row // 10 % 2] if row % 10 == 0 else usual[row * 37 % 58])


def _asked(name: str, explained: bool = False) -> list[Any]:
    w = World(5403, rows=6000, lines=1)
    codes = _codes(w)
    items = [
        "I0" if kind in _PAGES else code("I", i) for kind, i in zip(codes, w.item, strict=True)
    ]
    others: dict[str, dict[str, list[Any]]] = {}
    if explained:
        known = sorted(set(codes))
        others["kinds.csv"] = {name: known, "title": [f"Deed of kind {n}" for n in known]}
    made = proposed(w, others, item_id=items, **{name: codes})
    return [one for one in made.questions if one.code == "event-codes"]


@pytest.mark.parametrize("name", ["action_id", "activity_code", "액션_코드"])
def test_what_many_codes_mean_is_asked_once(name: str) -> None:
    (asked,) = _asked(name)
    assert f"{name} holds 60 codes" in asked.text
    assert "6999 (300 rows)" in asked.text
    assert "All rows of 2503, 6999 have" in asked.text
    every, some = asked.options
    assert "{}" in every.yaml
    assert all(one in some.yaml for one in (name, *_PAGES))


@pytest.mark.parametrize(("name", "explained"), [("action_id", True), ("batch_id", False)])
def test_codes_that_a_table_explains_and_those_of_no_action_are_not_asked_about(
    name: str, explained: bool
) -> None:
    assert _asked(name, explained) == []
