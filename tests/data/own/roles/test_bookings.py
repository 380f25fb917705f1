"""Bookings of a broker or a bank: buys are choices; dividends, deposits and fees are none."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.roles.words.bookings import not_chosen
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.test_second_looks import asked
from tests.data.own.roles.test_standing import codes, told
from tests.data.own.roles.world import World


@pytest.mark.parametrize(
    ("buy", "sell", "income", "cash", "fee"),
    [
        ("Nákup", "Prodej", "Dividenda", "Vklad", "Poplatek"),
        ("Kauf", "Verkauf", "Dividende", "Einzahlung", "Gebühr"),
        ("매수", "매도", "배당금", "입금", "수수료"),
        ("現物買付", "現物売付", "配当金", "入金", "手数料"),
        ("BUY", "SELL", "Dividend received", "DEPOSIT", "Custody fee"),
    ],
)
def test_bookings_of_a_broker_are_kinds_of_events_and_only_buys_count(
    buy: str, sell: str, income: str, cash: str, fee: str
) -> None:
    w = World(2101)
    kinds = rarely(w, buy, {sell: 4, income: 7, cash: 9, fee: 31})
    proposal = proposed(w, {}, booking=kinds)
    made = section(proposal)
    assert made.columns["EVENT_TYPE"] == "booking"
    gone = {kind for kind, name in made.event_types.items() if name is None}
    assert gone == {sell, income, cash, fee}
    assert not asked(proposal)
    assert "as with a return" in told(proposal, "events-left-out").matters
    assert "event-words-unknown" not in codes(proposal)


def test_what_is_sold_is_let_go_where_rows_name_securities_and_never_in_a_shop() -> None:
    kinds = {"Purchase": 900, "Sale": 400}
    assert not_chosen(kinds, securities=True) == ("Sale",)
    assert not_chosen(kinds, securities=False) == ()
    assert not_chosen({**kinds, "Transfer": 90, "Adjustment": 60}, securities=False) == ()
    assert not_chosen({"buy": 90, "view": 500, "interest": 30, "fee": 4}, securities=False) == ()


def test_a_bank_books_fees_and_interest_beside_what_was_paid_for() -> None:
    kinds = {"Purchase": 900, "Withdrawal": 90, "Interest": 12, "Account fee": 12}
    assert set(not_chosen(kinds, securities=False)) == {"Withdrawal", "Interest", "Account fee"}
