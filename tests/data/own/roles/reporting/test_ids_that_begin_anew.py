"""Ids of people and items that begin anew in each part of the data."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World
from tests.support.own_tables import reading

_SIZES = (300, 120, 40)
"""People of three conversations."""


def talks(w: World, first: int = 0) -> dict[str, list[Any]]:
    """The conversation of each row, and numbers of people and statements within it."""
    talk = [n % len(_SIZES) for n in w.item]
    people: list[dict[int, int]] = [{} for _ in _SIZES]
    things: list[dict[int, int]] = [{} for _ in _SIZES]
    return {
        "zid": [28 + one for one in talk],
        "pid": [
            first + people[t].setdefault(u % _SIZES[t], len(people[t]))
            for t, u in zip(talk, w.user, strict=True)
        ],
        "tid": [
            first + things[t].setdefault(i % (8 + 9 * t), len(things[t]))
            for t, i in zip(talk, w.item, strict=True)
        ],
    }


def anew(proposal: Proposal) -> list[Finding]:
    return [one for one in proposal.findings if one.code == "ids-begin-anew"]


def polis() -> Proposal:
    w = World(741, rows=4000, lines=1)
    votes = {
        **talks(w),
        "vote": w.pick([-1, 0, 1], [5, 2, 2]),
        "weight_x_32767": w.each(lambda _: 0),
        "created": w.each(lambda row: int(w.at[row].timestamp() * 1000) + row),
    }
    return roles.propose(reading({"votes.csv": votes}))


def test_people_vote_on_statements_and_neither_number_is_whole_without_the_conversation() -> None:
    proposal = polis()
    columns = section(proposal).columns
    assert [columns[one] for one in ("USER_ID", "ITEM_ID", "TIMESTAMP")] == [
        "pid", "tid", "created",
    ]  # fmt: skip
    (found,) = anew(proposal)
    assert "pid and tid begin anew in each of 3 values of zid" in found.message
    assert "zid || '-' || pid AS pid, zid || '-' || tid AS tid" in found.fix


def test_votes_are_not_left_out_for_a_number_below_zero() -> None:
    proposal = polis()
    assert not section(proposal).leave_out
    assert any("vote" in one.text for one in proposal.questions)


def test_ids_that_go_on_in_all_parts_do_not_begin_anew() -> None:
    w = World(742, users=60, items=40, rows=4000, lines=1)
    more: dict[str, list[Any]] = {
        "user_id": [1 + u for u in w.user],
        "item_id": [1 + i for i in w.item],
        "shop": w.pick([11, 12, 13], [5, 4, 3]),
    }
    assert not anew(proposed(w, {}, **more))


def test_ids_that_grow_with_the_years_do_not_begin_anew() -> None:
    w = World(743, users=90, rows=4000, lines=1, days=360)
    half = len(w.user) // 2
    more: dict[str, list[Any]] = {
        "user_id": [1 + (u % 40 if row < half else u) for row, u in enumerate(w.user)],
        "year": [2022 + (row >= half) + 2 * (row >= 3200) for row in w.rows],
    }
    assert not anew(proposed(w, {}, **more))
