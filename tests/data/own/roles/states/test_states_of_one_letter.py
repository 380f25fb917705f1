"""States of one letter, in the language of the name of their column."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World


@pytest.mark.parametrize(
    ("name", "usual", "back"),
    [
        *(("SITUACAO", "F", "C"), ("stato_ordine", "E", "A"), ("Etat", "V", "A")),
        *(("durum", "T", "I"), ("order_status", "F", "C"), ("status", "A", "X")),
    ],
)
def test_the_rare_letter_of_a_cancellation_is_left_out_and_said(
    name: str, usual: str, back: str
) -> None:
    w = World(6201)
    made = proposed(w, {}, **{name: rarely(w, usual, {back: 25})})
    assert section(made).leave_out == {name: (back,)}
    assert not made.questions
    assert any("they are read as that" in one.message for one in made.findings)


@pytest.mark.parametrize(
    ("name", "usual", "other", "often"),
    [
        ("status", "A", "C", 25),  # active and closed, for all that anybody knows
        ("SITUACAO", "F", "C", 4),
        ("Etat", "A", "V", 25),
        ("zone", "E", "C", 25),
    ],
)
def test_other_letters_and_frequent_ones_are_not_read(
    name: str, usual: str, other: str, often: int
) -> None:
    w = World(6201)
    assert not section(proposed(w, {}, **{name: rarely(w, usual, {other: often})})).leave_out
