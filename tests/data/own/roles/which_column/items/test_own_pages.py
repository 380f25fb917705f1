"""Logs of a site with the page of every line, and the number of what some pages show."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, title


def _log(w: World, page: str, *, own: int, every: int = 5) -> dict[str, Any]:
    """One line in so many shows one of so many pages of the site itself."""

    def shown(row: int) -> str:
        return f"start {row % own}" if row % every == 0 else f"recipe_{w.item[row]}"

    return {
        "log.csv": {
            "reader": w.by_user(lambda u: f"{u * 7919 + 10_000:032x}"),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            page: w.each(shown),
            "recipe_id": w.each(lambda r: f"{80_000 + w.item[r]}" if r % every else ""),
            "recipe_title": w.each(lambda r: title(w.item[r]) + " soup" if r % every else ""),
        }
    }


@pytest.mark.parametrize("page", ["page", "Seite", "페이지명"])
def test_the_number_of_what_a_page_shows_comes_before_the_page(page: str) -> None:
    w = World(771, users=200, items=120, rows=4000, lines=2)
    made, __, columns = proposal_and_columns(_log(w, page, own=2))
    assert columns["ITEM_ID"] == "recipe_id"
    assert "which-item" not in {one.code for one in made.questions}


def test_many_further_pages_are_things_without_a_number() -> None:
    w = World(772, users=200, items=120, rows=4000, lines=2)
    reasons = {
        own: next(one.reason for one in made.guesses if one.field == "ITEM_ID")
        for own in (2, 90)
        for made in proposal_and_columns(_log(w, "page", own=own))[:1]
    }
    assert "those of the site itself" in reasons[2]
    assert "those of the site itself" not in reasons[90]
