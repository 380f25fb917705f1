"""What was lent and given back had been wanted, and what was sold and given back had not."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import log_of, proposal_and_section
from tests.data.own.roles.worlds.world import World

_ENDS = [("returned", "bought"), ("zurückgegeben", "gekauft"), ("반납", "구매"), ("归还", "购买")]


@pytest.mark.parametrize("ends", _ENDS)
def test_what_was_given_back_of_a_rental_counts(ends: tuple[str, str]) -> None:
    w = World(821)
    log = log_of(w, end_of_it=w.pick([*ends, None], [80, 10, 10]))
    __, found = proposal_and_section({"rentals.csv": log})
    assert found.leave_out == {}


def test_a_state_of_what_is_out_tells_that_rows_are_loans() -> None:
    w = World(822)
    log = log_of(
        w,
        state=w.pick(["finished", "on loan", "cancelled"], [80, 15, 5]),
        end_of_it=w.pick(["returned", "kept"], [80, 20]),
    )
    __, found = proposal_and_section({"dresses.csv": log})
    assert found.leave_out == {"state": ("cancelled",)}


def test_what_was_sent_back_to_a_shop_does_not_count() -> None:
    w = World(823)
    log = log_of(w, state=w.pick(["returned", "delivered"], [20, 80]))
    __, found = proposal_and_section({"orders.csv": log})
    assert found.leave_out == {"state": ("returned",)}


def test_a_row_of_its_coming_back_beside_one_of_its_loan_does_not_count() -> None:
    w = World(824)
    log = log_of(w, movement=w.pick(["lent", "returned"]))
    __, found = proposal_and_section({"loans.csv": log})
    assert found.leave_out == {"movement": ("returned",)} or found.event_types == {"returned": None}


@pytest.mark.parametrize("file", ["CO_LOAN_TBL.csv", "movements.csv"])
def test_codes_of_what_was_given_back_count_where_a_table_tells_them(file: str) -> None:
    w = World(826)
    codes = {
        "KIND": ["STATE", "STATE", "STATE", "BRANCH"],
        "CODE": [0, 1, 8, 21],
        "MEANING": ["대출중", "반납", "취소", "중앙관"],
    }
    log = log_of(w, STATE=w.pick([1, 0, 8], [90, 7, 3]))
    __, found = proposal_and_section({file: log, "CODE_TBL.csv": codes})
    assert found.leave_out == {"STATE": ("8",)}


def test_codes_of_what_was_sent_back_to_a_shop_do_not_count() -> None:
    w = World(827)
    codes = {"CODE": [1, 2, 3], "MEANING": ["delivered", "returned", "shipped"]}
    log = log_of(w, STATE=w.pick([1, 2, 3], [80, 15, 5]))
    __, found = proposal_and_section({"orders.csv": log, "STATE.csv": codes})
    assert found.leave_out == {"STATE": ("2",)}
