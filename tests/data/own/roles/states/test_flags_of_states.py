"""A yes or no whose name has a word for a state besides what it says."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    "name",
    [
        "Auftrag storniert",
        "booking_cancelled",
        "Ordine annullato",
        "Bestelling geannuleerd",
        "주문 취소 여부",
        "заказ отменен",
        "Objednávka zrušena",
        "reserva cancelada",
    ],
)
def test_a_flag_is_known_beside_the_word_for_what_was_cancelled(name: str) -> None:
    w = World(833)
    log = log_of(w, **{name: w.by_order(lambda o: "1" if o % 20 == 3 else "0")})
    __, found = proposal_and_section({"sales.csv": log})
    assert found.leave_out == {name: ("1",)}


def test_how_many_orders_somebody_took_back_is_no_flag() -> None:
    w = World(834)
    counted = w.by_user(lambda u: "1" if u % 9 == 3 else "0")
    __, found = proposal_and_section({"sales.csv": log_of(w, bookings_cancelled=counted)})
    assert not found.leave_out
