"""Words of reviews beside stars come back, and are no things that were reviewed."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import found
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_HEADINGS = ["Never again", "Not good", "All right", "Good", "Very good indeed", "Splendid", "Wow"]


def _opinion(row: int) -> str:
    return f"{title(row)} told me of {title(row * 7)} and then {row} days went by without a word"


def _reviews(w: World) -> dict[str, Any]:
    """A heading for each number of stars, and a text of its own in each row."""
    stars = w.pick([1, 2, 3, 4, 5], [2, 1, 2, 4, 9])
    return {
        "id": w.each(lambda row: 9000 + row),
        "customer_id": w.by_user(lambda u: 1000 + 13 * u),
        "title": [_HEADINGS[s - 1 + (s == 5) * (row % 3)] for row, s in enumerate(stars)],
        "review": w.each(_opinion),
        "stars": stars,
        "written": w.times("%Y-%m-%d %H:%M:%S"),
    }


def test_the_heading_of_a_review_is_not_what_was_reviewed() -> None:
    w = World(1701, users=200, items=60, rows=3000, lines=1)
    proposal = roles.propose(reading({"reviews.csv": _reviews(w)}))
    assert proposal.mapping is None
    assert "what was chosen" in proposal.reason


def test_the_title_of_a_film_is_though_a_review_stands_beside_it() -> None:
    w = World(1701, users=200, items=60, rows=3000, lines=1)
    table = {**_reviews(w), "title": w.by_item(lambda i: f"{title(i)} {i}")}
    found({"reviews.csv": table}, "customer_id", "title")


def test_a_house_with_as_many_stars_each_time_is_what_was_booked() -> None:
    """The stars are the house's, and so is the text beside them."""
    w = World(1702, users=200, items=60, rows=3000, lines=1)
    table = {
        "customer_id": w.by_user(lambda u: 1000 + 13 * u),
        "title": w.by_item(lambda i: f"{title(i)} {i}"),
        "stars": w.by_item(lambda i: 1 + i % 5),
        "about": w.by_item(_opinion),
        "booked": w.times("%Y-%m-%d %H:%M:%S"),
    }
    found({"stays.csv": table}, "customer_id", "title")


def test_the_content_of_reviews_is_none_though_many_write_the_same() -> None:
    w = World(1703, users=200, items=60, rows=3000, lines=1)
    words = w.each(lambda row: "nice and quick" if row % 3 == 0 else _opinion(row))
    table = {
        "userName": w.by_user(lambda u: f"Ada {title(u)} {u}"),
        "content": words,
        "score": w.pick([1, 2, 3, 4, 5], [2, 1, 2, 4, 9]),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    assert roles.propose(reading({"reviews.csv": table})).mapping is None
