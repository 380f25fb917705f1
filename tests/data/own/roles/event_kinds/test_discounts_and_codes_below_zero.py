"""Codes whose amounts are below zero, and discounts, which sell nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.orders import till
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World


def test_codes_whose_amounts_are_below_zero_are_left_out_unasked() -> None:
    w = World(3101)
    made = till(w, rarely(w, "V", {"A": 40, "D": 57}), {"A", "D"})
    assert set(section(made).leave_out["TIPO_LINHA"]) == {"A", "D"}
    assert not made.questions
    (said,) = [one for one in made.findings if one.column == "TIPO_LINHA"]
    assert "VALOR is below zero" in said.message


@pytest.mark.parametrize("name", ["PSTYV", "TIPO"])
def test_two_codes_of_which_one_is_below_zero_are_left_out_unasked(name: str) -> None:
    """Where the codes of a system are known, a house has some of its own all the same."""
    w = World(3105)
    kinds = rarely(w, "TA", {"RE": 33})
    amounts = w.each(lambda r: f"{1 + r % 9},000" if kinds[r] == "TA" else f"-{1 + r % 9},000")
    made = till(w, ["V" for _ in w.rows], set(), FKIMG=amounts, **{name: kinds})
    assert section(made).leave_out[name] == ("RE",)
    assert not made.questions


def test_codes_are_asked_about_where_amounts_say_nothing() -> None:
    w = World(3102)
    made = till(w, rarely(w, "V", {"A": 40, "D": 57}), set())
    assert [one.code for one in made.questions] == ["event-codes"]
    assert "TIPO_LINHA" not in section(made).leave_out


@pytest.mark.parametrize("name", ["REMISE", "Rabatt", "discount", "할인", "値引"])
def test_a_discount_is_no_purchase_of_its_article(name: str) -> None:
    w = World(4507)
    found = proposed(w, {}, type_ligne=rarely(w, "VENTE", {name: 19, "RETOUR": 43}))
    assert section(found).event_types == {name: None, "RETOUR": None}
    assert "event-words-unknown" not in {one.code for one in found.findings}


def test_what_is_handed_over_is_called_like_a_discount() -> None:
    w = World(4508)
    found = proposed(w, {}, event=rarely(w, "view", {"remise": 5}))
    assert section(found).event_types.get("remise", "") is not None


def seats(w: World) -> dict[str, list[Any]]:
    return {
        "trans_no_of_seats": w.each(lambda row: f"{'-' if row % 19 == 0 else ''}{2 + row % 3}"),
        "trans_status": rarely(w, "V", {"R": 19}),
        "cashier_user_no": w.each(lambda row: str(30 + row * 7 % 20)),
    }


def test_seats_below_zero_say_what_a_code_of_a_state_means() -> None:
    w = World(4306, lines=1)
    made = proposed(w, {}, **seats(w))
    assert section(made).leave_out["trans_status"] == ("R",)
    assert not made.questions
