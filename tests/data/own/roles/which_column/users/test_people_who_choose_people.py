"""Who liked whom, and who wrote to whom, where files say it in short words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import asked, proposal_and_section
from tests.data.own.roles.worlds.world import World, chosen, code, sentence

_PEOPLE = 200


def _profiles(first: int, spread: int) -> dict[str, list[Any]]:
    return {
        "pid": [10_000 + 3 * n for n in range(_PEOPLE)],
        "yob": [first + n * 7 % spread for n in range(_PEOPLE)],
        "gnd": ["MF"[n % 2] for n in range(_PEOPLE)],
        "bio": [sentence(n) for n in range(_PEOPLE)],
    }


def _swipes(w: World, first: str, second: str) -> dict[str, list[Any]]:
    """A row for each swipe; the columns stand in this order."""
    who = w.by_user(lambda u: 10_000 + 3 * u)
    whom = [
        10_000 + 3 * (item if item != user else (item + 1) % _PEOPLE)
        for user, item in zip(w.user, w.item, strict=True)
    ]
    sides = {"src": who, "dst": whom, "from_id": who, "to_id": whom}
    return {
        first: sides[first],
        second: sides[second],
        "act": w.pick(["like", "pass", "superlike"]),
        "ts": [int(at.timestamp()) for at in w.at],
    }


@pytest.mark.parametrize(
    ("first", "second"), [("src", "dst"), ("dst", "src"), ("to_id", "from_id")]
)
def test_who_is_on_both_sides_of_a_swipe_is_the_person_and_whom_the_thing(
    first: str, second: str
) -> None:
    w = World(9301, users=_PEOPLE, items=_PEOPLE, rows=2500, lines=1)
    tables = {"prof.csv": _profiles(1960, 44), "swipes.csv": _swipes(w, first, second)}
    made, section = proposal_and_section(tables)
    who, whom = ("src", "dst") if "src" in (first, second) else ("from_id", "to_id")
    assert (section.columns["USER_ID"], section.columns["ITEM_ID"]) == (who, whom)
    assert not {"which-user", "which-item", "which-file"} & set(asked(made))


@pytest.mark.parametrize("label", ["msgs.csv", "Nachrichten.csv", "メッセージ.csv"])
def test_swipes_tell_more_than_messages_of_the_same_people(label: str) -> None:
    w = World(9302, users=_PEOPLE, items=_PEOPLE, rows=1500, lines=1)
    talk = World(9303, users=_PEOPLE, items=_PEOPLE, rows=4000, lines=1)
    tables = {
        "prof.csv": _profiles(1960, 44),
        label: {
            "mid": [n + 1 for n in talk.rows],
            "sender": talk.by_user(lambda u: 10_000 + 3 * u),
            "rcpt": talk.by_item(lambda i: 10_000 + 3 * i),
            "ts": [int(at.timestamp()) for at in talk.at],
        },
        "swipes.csv": _swipes(w, "src", "dst"),
    }
    __, section = proposal_and_section(tables)
    assert section.files == ("swipes.csv",)


def test_animals_of_a_shelter_stay_things_with_the_year_and_the_sex_of_each() -> None:
    w = World(9304, users=250, items=_PEOPLE, rows=2500, lines=1)
    animals = _profiles(2009, 15) | {"breed": [chosen("abcdefgh", n) for n in range(_PEOPLE)]}
    log = {
        "visitor_id": w.by_user(lambda u: code("V", u)),
        "pid": w.by_item(lambda i: 10_000 + 3 * i),
        "viewed_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    __, section = proposal_and_section({"animals.csv": animals, "views.csv": log})
    assert (section.columns["USER_ID"], section.columns["ITEM_ID"]) == ("visitor_id", "pid")
