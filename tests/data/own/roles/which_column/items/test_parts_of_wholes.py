"""Episodes and shows, tracks and artists, dishes and restaurants: the finer one, or a question."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, found, proposed_tables
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, digest, title, unique
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def _listening(w: World, shared: int) -> dict[str, dict[str, Any]]:
    """Who heard which part of which whole; so many parts have one title."""
    return {
        "plays.csv": {
            "play": w.each(lambda row: 90_000 + row),
            "listener": w.by_user(lambda u: code("L", u)),
            "part_id": w.by_item(lambda i: code("d", i)),
            "whole_id": w.by_item(lambda i: code("e", i % 20)),
            "at": w.times(_FORM),
        },
        "parts.csv": {
            "part_id": [code("d", i) for i in range(w.items)],
            "whole_id": [code("e", i % 20) for i in range(w.items)],
            "part_title": [f"{title(i // shared)} {i // shared}" for i in range(w.items)],
            "part_day": [f"2023-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(w.items)],
        },
        "wholes.csv": {
            "whole_id": [code("e", n) for n in range(20)],
            "whole_title": [f"{title(n)} {n}" for n in range(20)],
            "description": [f"All that is said about {title(n)} in a year" for n in range(20)],
        },
    }


@pytest.mark.parametrize("shared", [1, 3])
def test_what_was_heard_is_taken_before_what_it_is_a_part_of_and_it_is_said(shared: int) -> None:
    w = World(1304, users=400, items=180, rows=6000, lines=1)
    proposal = found(_listening(w, shared), "listener", "part_id")
    assert not proposal.questions
    [told] = [one for one in proposal.findings if one.code == "item-in-whole"]
    assert "whole_id" in told.message


def test_parts_that_are_hardly_met_twice_are_not_taken_in_silence() -> None:
    w = World(1305, users=400, items=2500, rows=6000, lines=1)
    tables = _listening(w, 1)
    assert "item-in-whole" not in {one.code for one in proposed_tables(tables).findings}


def episodes(wholes: int) -> Proposal:
    """Plays of episodes, of which each belongs to one of so many programmes, which have a table."""
    w = World(1209, users=300, items=240, rows=8000)
    plays = {
        "member_id": w.by_user(lambda u: f"m{u:05d}"),
        "program_code": w.by_item(lambda i: f"PG{i % wholes + 1001}"),
        "episode_code": w.by_item(lambda i: f"EP{i * 31 + 20_000}"),
        "episode_title": w.by_item(lambda i: title(i * 3)),
        "played_at": w.times(_FORM),
    }
    programs = {
        "program_code": [f"PG{n + 1001}" for n in range(wholes)],
        "program_name": [title(n + 900) for n in range(wholes)],
        "host": [f"Host {n % 4}" for n in range(wholes)],
    }
    return roles.propose(reading({"plays.csv": plays, "programs.csv": programs}))


def test_episodes_are_chosen_where_there_are_a_few_programmes_only() -> None:
    made = episodes(12)
    assert section(made).columns["ITEM_ID"] == "episode_code"
    assert "which-item" not in asked(made)
    assert section(episodes(60)).columns["ITEM_ID"] == "program_code"


def listened(track: Any, artist: Any) -> Proposal:
    """A log without names of columns: who, when, an artist and its name, a track and its name."""
    w = World(814, users=60, items=180, rows=2000, lines=1)
    table: dict[str, Any] = {
        "column 1": w.by_user(lambda u: f"user_{u:06}"),
        "column 2": w.times(_FORM),
        "column 3": w.by_item(lambda i: artist(i // 3 + 5000)),
        "column 4": w.by_item(lambda i: f"{title(i // 3)} Band"),
        "column 5": w.by_item(track),
        "column 6": w.by_item(lambda i: f"{title(i)} Song"),
    }
    return roles.propose(reading({"log.csv": table}))


def test_of_two_things_with_ids_and_titles_the_finer_one_was_chosen() -> None:
    proposal = listened(unique, unique)
    assert section(proposal).columns["ITEM_ID"] == "column 5"
    assert proposal.questions == ()
    [told] = [one for one in proposal.findings if one.code == "item-in-whole"]
    assert told.column == "column 3"


def test_a_dish_and_its_restaurant_are_asked_about() -> None:
    w = World(911, lines=2)
    dishes: dict[str, list[Any]] = {
        "dish_id": [code("I", i) for i in range(w.items)],
        "restaurant_id": [f"R{i % 15:03d}" for i in range(w.items)],
        "dish": [title(i % 30) for i in range(w.items)],
    }
    places: dict[str, list[Any]] = {
        "restaurant_id": [f"R{i:03d}" for i in range(15)],
        "name": [title(i + 500) for i in range(15)],
        "kitchen": [title(i % 3) for i in range(15)],
    }
    lines = {
        "order_id": w.each(lambda row: f"O{w.order[row]:05d}"),
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "restaurant_id": w.by_item(lambda i: f"R{i % 15:03d}"),
        "dish_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(
        reading({"lines.csv": lines, "dishes.csv": dishes, "restaurants.csv": places})
    )
    item = section(made).fields["ITEM_ID"]
    assert item == "dish_id" or "which-item" in [one.code for one in made.questions]


@pytest.mark.parametrize(
    ("episodes", "often", "name"),
    [(200, True, "episode_id"), (900, False, "episode_id"), (200, True, "object.id")],
)
def test_of_an_episode_and_its_show_a_person_is_asked_where_episodes_are_seldom_met(
    episodes: int, often: bool, name: str
) -> None:
    w = World(607, items=episodes, rows=3000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "downloads.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            name: w.by_item(lambda i: code("ep", i)),
            "show_id": w.by_item(lambda i: f"s{i % 25}"),
            "listener": w.by_user(lambda u: digest(u)[:32]),
        },
        "episodes.csv": {
            "episode_id": [code("ep", i) for i in range(w.items)],
            "show_id": [f"s{i % 25}" for i in range(w.items)],
            "title": [f"{title(i)} {i}" for i in range(w.items)],
        },
        "shows.csv": {
            "show_id": [f"s{k}" for k in range(25)],
            "name": [title(k) for k in range(25)],
        },
    }
    proposal = found(tables, "listener", name)
    assert ("which-item" in {one.code for one in proposal.questions}) is not often
    assert ("item-in-whole" in {one.code for one in proposal.findings}) is often
