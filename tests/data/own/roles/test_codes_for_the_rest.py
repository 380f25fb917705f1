"""Short numbers that are codes, by a last one that stands for the rest."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import proposed, rarely
from tests.data.own.roles.world import World


def _with(name: str, seldom: dict[str, int]) -> Proposal:
    w = World(4301, lines=1)
    return proposed(w, {}, **{name: rarely(w, "1", seldom)})


def _said(made: Proposal) -> str:
    return " ".join(one.message for one in made.findings if one.code == "standing-unknown")


@pytest.mark.parametrize("last", ["9", "99"])
def test_codes_under_a_short_name_for_a_state_are_asked_about(last: str) -> None:
    (asked,) = _with("ST", {last: 11, "2": 5, "3": 7}).questions
    assert asked.code == "event-or-state"
    assert "ST holds 1 (" in asked.text
    assert f"{last} (" in asked.text


def test_codes_under_a_name_that_says_nothing_are_said() -> None:
    made = _with("KNZ", {"9": 11, "2": 5, "3": 7})
    assert not made.questions
    assert "KNZ (1 " in _said(made)


@pytest.mark.parametrize(
    "seldom",
    [{"4": 11, "2": 5, "3": 7}, {"5": 11, "2": 5, "3": 7}, {"9": 400, "2": 5, "3": 7},
     {"9": 11, "6": 5, "3": 7}],
    ids=["no gap", "no last code", "hardly any", "threes"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["ST", "KNZ"])
def test_numbers_that_count_something_are_neither(name: str, seldom: dict[str, int]) -> None:
    made = _with(name, seldom)
    assert not made.questions
    assert name not in _said(made)


def test_how_many_were_bought_is_no_state() -> None:
    assert "menge" not in _said(_with("menge", {"9": 11, "2": 5, "3": 7}))
