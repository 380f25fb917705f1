"""Codes of fiscal operations on Brazilian invoices, which say what a line is of."""

from __future__ import annotations

import pytest

from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World


@pytest.mark.parametrize("name", ["D2_CF", "CFOP", "cfop_item"])
@pytest.mark.parametrize("dotted", [False, True])
def test_lines_of_invoices_that_sell_nothing_do_not_count(name: str, dotted: bool) -> None:
    w = World(2301)
    kinds = {"5152": 19, "1202": 23, "5910": 29, "6102": 5, "5405": 7, "5929": 41}
    codes = [f"{one[0]}.{one[1:]}" if dotted else f"{one} " for one in rarely(w, "5102", kinds)]
    proposal = proposed(w, {}, **{name: codes})
    gone = {code.strip() for code in codes} & {"5152", "1202", "5910", "5.152", "1.202", "5.910"}
    assert set(section(proposal).leave_out[name]) == gone
    (said,) = [one for one in proposal.findings if one.code == "rows-left-out"]
    assert "transfers" in said.message
    assert not proposal.questions


def test_an_invoice_that_only_sells_says_nothing_of_it() -> None:
    w = World(2302)
    proposal = proposed(w, {}, CFOP=rarely(w, "5102", {"6108": 9}))
    assert not section(proposal).leave_out
    assert not proposal.questions


def test_four_digits_of_another_name_are_no_fiscal_operations() -> None:
    w = World(2303)
    proposal = proposed(w, {}, loja=rarely(w, "5102", {"5152": 9, "1202": 11}))
    assert "loja" not in section(proposal).leave_out
