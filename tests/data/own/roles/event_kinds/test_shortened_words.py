"""Codes of kinds that shorten the words of a lender, all in one language."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import log_of, proposal_and_section
from tests.data.own.roles.worlds.world import World


@pytest.mark.parametrize(
    ("codes", "back"),
    [
        ("CHKO CHKI RENW HOLD", "CHKI"),
        ("ISSU RETN RENW", "RETN"),
        ("AUSL RUEC VERL VORM", "RUEC"),
        ("PRES DEVO RENO", "DEVO"),
        ("WYPO ZWRO PROL REZE", "ZWRO"),
        ("LOAN RETN", "RETN"),
    ],
)
def test_codes_of_lending_are_read_and_what_came_back_is_left_out(codes: str, back: str) -> None:
    w = World(941)
    kinds = w.pick(codes.split(), [10, 9, 3, 1][: len(codes.split())])
    made, found = proposal_and_section({"movements.csv": log_of(w, trans_type=kinds)})
    assert found.event_types[back] is None
    assert list(found.event_types.values()).count(None) == 1
    assert not made.questions
    assert any(f"{back} " in one.message for one in made.findings)


@pytest.mark.parametrize("codes", ["QUTL INNM VERL RESV", "ISSU ZWRO RENO", "RENW HOLD LOST"])
def test_codes_of_which_one_is_of_no_such_word_are_not_read(codes: str) -> None:
    w = World(941)
    kinds = w.pick(codes.split(), [10, 9, 3, 1][: len(codes.split())])
    made, found = proposal_and_section({"movements.csv": log_of(w, trans_type=kinds)})
    assert None not in found.event_types.values()
    assert not any("lending" in one.message for one in made.findings)
