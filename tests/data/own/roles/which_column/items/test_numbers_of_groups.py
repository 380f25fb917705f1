"""Logs without a header: which of two columns of numbers is the thing."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, item_of
from tests.data.own.roles.worlds.world import World, digest, title
from tests.support.own_tables import reading


def _plays(lengths: bool) -> Proposal:
    """Plays of episodes, each of one podcast, and seconds that were heard, or other ids."""
    w = World(1311, users=300, items=200, rows=6000, lines=1)
    other = World(1312, users=300, items=200, rows=6000, lines=1).by_item(lambda i: 700 + i * 3)
    heard = w.pick([*range(31, 1300)])
    return roles.propose(reading({
        "plays.csv": {
            "column 1": w.by_user(lambda u: str(uuid.UUID(int=u * 7_919 << 80 | 77))),
            "column 2": w.by_item(lambda i: f"podcast{'abcdefghijklmno'[i % 15]}"),
            "column 3": w.by_item(lambda i: 41_000 + i * 7),
            "column 4": w.times("%Y-%m-%dT%H:%M:%SZ"),
            "column 5": heard if lengths else other,
        }
    }))  # fmt: skip


def test_what_people_are_called_is_no_rival_of_what_few_rows_name() -> None:
    """A game notes when players come and go; most of the rows name what was bought."""
    w = World(1313, users=240, items=110, rows=4000, lines=1)
    kinds = w.pick(["LOGIN", "LOGOUT", "SHOP_BUY"], [2, 2, 6])

    def bought(values: list[Any]) -> list[Any]:
        return [one if kind == "SHOP_BUY" else "" for one, kind in zip(values, kinds, strict=True)]

    proposal = roles.propose(reading({
        "game.csv": {
            "column 1": w.times("%Y%m%d%H%M%S"),
            "column 2": w.by_user(lambda u: 3_285_131 + u * 61),
            "column 3": w.by_user(lambda u: f"{digest(u)[:5]}x{u}"),
            "column 4": kinds,
            "column 5": bought(w.by_item(lambda i: 111_000 + i * 13)),
            "column 6": bought(w.by_item(title)),
        }
    }))  # fmt: skip
    assert (item_of(proposal), asked(proposal)) == ("column 5", set())


def test_numbers_of_which_each_belongs_to_a_group_come_before_lengths_of_time() -> None:
    assert item_of(_plays(lengths=True)) == "column 3"


def test_numbers_that_many_come_back_to_stay_a_question_beside_those_of_groups() -> None:
    assert asked(_plays(lengths=False))


@pytest.mark.parametrize(("lowest", "item"), [(5, "column 3"), (1_200, "column 5")])
def test_codes_come_before_numbers_that_are_spread_as_lengths_of_time(
    lowest: int, item: str
) -> None:
    """There are more lengths than episodes; numbers without small ones may be ids all the same."""
    w = World(1314, users=300, items=150, rows=9000, lines=1)
    proposal = roles.propose(reading({
        "plays.csv": {
            "column 1": w.times("%Y-%m-%dT%H:%M:%SZ"),
            "column 2": w.by_user(lambda u: digest(u)[:32]),
            "column 3": w.by_item(lambda i: f"ep{200_000 + i * 311}"),
            "column 4": w.by_item(lambda i: f"sh{100 + i % 22}"),
            "column 5": w.pick([*range(lowest, lowest + 2_000)]),
        }
    }))  # fmt: skip
    assert item_of(proposal) == item


def _slug(item: int) -> str:
    return f"{title(item).lower().replace(' ', '-')}-in-the-oven"


def test_titles_of_addresses_are_what_was_looked_at_and_not_how_long() -> None:
    """A log of a site: who, what happened, the page, and milliseconds that any number may be."""
    w = World(1314, users=400, items=160, rows=6000, lines=1)
    log = {
        "column 1": w.times("%Y-%m-%dT%H:%M:%S"),
        "column 2": w.by_user(lambda u: f"{digest(u)[:7]}"),
        "column 3": w.pick(["view", "save"], [9, 1]),
        "column 4": w.by_item(_slug),
        "column 5": w.pick([*range(40, 1400)]),
    }
    proposal = roles.propose(reading({"log.csv": log}))
    assert (item_of(proposal), asked(proposal)) == ("column 4", set())


def test_titles_of_addresses_that_are_of_a_group_of_things_are_none() -> None:
    w = World(1315, users=400, items=400, rows=6000, lines=1)
    log = {
        "column 1": w.times("%Y-%m-%dT%H:%M:%S"),
        "column 2": w.by_user(lambda u: f"u{u:05d}"),
        "column 3": w.by_item(lambda i: f"{digest(i)[:8]}"),
        "column 4": w.by_item(lambda i: _slug(i % 45)),
    }
    assert item_of(roles.propose(reading({"log.csv": log}))) == "column 3"


@pytest.mark.parametrize(
    ("person", "thing"),
    [
        ("acct_{}", "img_{}"),
        ("cus-{}", "trk-{}"),
        ("u{}", "{}x"),
        ("ACC{}", "ART{}"),
        ("usr_{}", "pic_{}"),
    ],
)
def test_short_words_before_numbers_say_which_of_two_is_the_person(person: str, thing: str) -> None:
    w = World(1316, users=400, items=410, rows=6000, lines=1)
    log = {
        "column 1": w.times("%Y-%m-%dT%H:%M:%S"),
        "column 2": w.by_item(lambda i: thing.format(88_000_017 + 7919 * i)),
        "column 3": w.by_user(lambda u: person.format(470_003 + 613 * u)),
    }
    proposal = roles.propose(reading({"downloads.csv": log}))
    assert (item_of(proposal), asked(proposal)) == ("column 2", set())


def test_things_of_several_kinds_have_several_words_before_their_numbers() -> None:
    w = World(1317, users=400, items=410, rows=6000, lines=1)
    log = {
        "column 1": w.times("%Y-%m-%dT%H:%M:%S"),
        "column 2": w.by_item(lambda i: f"{('img', 'vec', 'vid')[i % 3]}_{88_000_017 + 7919 * i}"),
        "column 3": w.by_user(lambda u: f"{digest(u)[:9]}"),
    }
    proposal = roles.propose(reading({"downloads.csv": log}))
    assert (item_of(proposal), asked(proposal)) == ("column 2", set())
