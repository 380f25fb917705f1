"""A yes or no whose name has a word for a state besides what it says."""

from __future__ import annotations

from tests.data.own.roles.worlds.proposals import log_of, proposal_and_section
from tests.data.own.roles.worlds.world import World


def test_a_flag_is_known_beside_a_word_for_a_state() -> None:
    w = World(831)
    log = log_of(w, bStatus_cancelled=w.pick(["0", "1"], [95, 5]))
    __, found = proposal_and_section({"orders.csv": log})
    assert found.leave_out == {"bStatus_cancelled": ("1",)}


def test_codes_of_a_state_are_no_flag() -> None:
    w = World(832)
    log = log_of(w, cancel_status=w.pick(["0", "1", "2"], [80, 15, 5]))
    __, found = proposal_and_section({"orders.csv": log})
    assert "cancel_status" not in found.leave_out
