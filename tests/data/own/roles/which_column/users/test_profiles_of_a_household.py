"""The export of one account: a few profiles, long titles, and how long each was watched."""

from __future__ import annotations

from typing import Any

from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, title


def _viewings(w: World) -> dict[str, list[Any]]:
    """Four profiles, titles of many words, and lengths that come back as often as titles do."""
    seen = w.each(lambda row: f"00:{row * 7 % 50:02d}:{row * 11 % 60:02d}")
    names = ("Alda", "Bertil", "Kids", "Grandpa")
    part = "Season {}: {} and the last of the long nights by the {} sea (Part {})"
    return {
        "Profile Name": w.by_user(lambda u: names[u % 4]),
        "Start Time": w.times("%Y-%m-%d %H:%M:%S"),
        "Duration": seen,
        "Title": w.by_item(lambda i: part.format(i % 5, title(i), ["cold", "warm"][i % 2], i)),
        "Latest Bookmark": [one if n % 3 else "Not latest view" for n, one in enumerate(seen)],
        "Country": w.each(lambda _: "GT (Guatemala)"),
    }


def test_a_few_profiles_with_long_histories_are_people_and_titles_are_what_they_saw() -> None:
    w = World(3801, users=4, items=700, rows=2500, lines=1)
    columns = section(proposed_tables({"ViewingActivity.csv": _viewings(w)})).columns
    assert columns["USER_ID"] == "Profile Name"
    assert columns["ITEM_ID"] == "Title"
    assert columns["TIMESTAMP"] == "Start Time"


def test_a_few_names_beside_ids_of_people_are_not_who_acted() -> None:
    w = World(3802, users=300, items=700, rows=2500, lines=1)
    told = {**_viewings(w), "account_id": w.by_user(lambda u: 70_000 + 13 * u)}
    columns = section(proposed_tables({"ViewingActivity.csv": told})).columns
    assert columns["USER_ID"] == "account_id"


def test_lengths_of_time_are_nothing_to_choose() -> None:
    w = World(3803, users=4, items=700, rows=2500, lines=1)
    told = {k: v for k, v in _viewings(w).items() if k != "Title"}
    made = proposed_tables({"ViewingActivity.csv": told})
    assert made.mapping is None
    assert not any(one.field == "ITEM_ID" for one in made.guesses)
