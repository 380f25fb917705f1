"""Episodes that were heard, of shows that people follow: a person says which is recommended."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import item_of, proposed_tables
from tests.data.own.roles.worlds.world import World, title

_PARTS = 400


def _heard(part: str, whole: str, *, wholes: int = 50, loyal: bool = True) -> Proposal:
    """What people took of parts of so many wholes.

    Args:
        part, whole: names of the columns.
        wholes: how many there are.
        loyal: whether everybody comes for a few of them, and not for anything.
    """
    w = World(8801, users=300, items=_PARTS, rows=6000, lines=1)
    each = _PARTS // wholes
    own = [(user * 7 + item % 3) % wholes for user, item in zip(w.user, w.item, strict=True)]
    taken = [
        one * each + row * 5 % each if loyal else row * 17 % _PARTS
        for one, row in zip(own, w.rows, strict=True)
    ]
    tables: dict[str, dict[str, Any]] = {
        "taken.csv": {
            "member_id": w.by_user(lambda u: f"m{u:05d}"),
            part: [90_000 + 3 * one for one in taken],
            whole: [301 + one // each for one in taken],
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "parts.csv": {
            part: [90_000 + 3 * one for one in range(_PARTS)],
            whole: [301 + one // each for one in range(_PARTS)],
            "title": [f"{title(one)} {one}" for one in range(_PARTS)],
            "seconds": [900 + one * 37 % 2400 for one in range(_PARTS)],
        },
        "wholes.csv": {
            whole: [301 + one for one in range(wholes)],
            "name": [f"{title(one + 900)} {one}" for one in range(wholes)],
            "host": [title(one % 6) for one in range(wholes)],
        },
    }
    return proposed_tables(tables)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("episode_id", "podcast_id"),
        ("bolum_id", "podcast_id"),
        ("avsnitt_id", "program_id"),
        ("id_puntata", "id_programma"),
        ("FolgenNr", "SendungNr"),
        ("에피소드번호", "프로그램번호"),
        ("エピソードID", "番組ID"),
        ("lesson_id", "course_id"),
        ("id_leccion", "id_curso"),
        ("track_id", "album_id"),
    ],
)
def test_an_episode_and_the_show_that_people_follow_are_asked_about(part: str, whole: str) -> None:
    made = _heard(part, whole)
    assert item_of(made) in (part, whole)
    (asked,) = made.questions
    assert asked.code == "which-item"
    assert part in asked.text
    assert whole in asked.text
    assert "item-in-whole" not in {one.code for one in made.findings}


@pytest.mark.parametrize(
    ("part", "whole"),
    [("gift_code", "town_code"), ("article_id", "brand_id"), ("track_id", "artist_id")],
)
def test_what_belongs_to_something_else_by_no_such_name_is_not_asked_about(
    part: str, whole: str
) -> None:
    assert not _heard(part, whole).questions


def test_shows_that_nobody_comes_back_to_are_not_asked_about() -> None:
    made = _heard("episode_id", "podcast_id", loyal=False)
    assert item_of(made) == "episode_id"
    assert not made.questions


def test_of_ten_shows_of_a_station_the_episodes_are_chosen() -> None:
    made = _heard("episode_id", "show_id", wholes=10)
    assert item_of(made) == "episode_id"
    assert not made.questions
