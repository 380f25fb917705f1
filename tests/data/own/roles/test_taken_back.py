"""What is undone in other words or by other rows: favourites, sales, seats, orders, plays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.states import closed
from personalize_poc.data.own.roles.words.undoing import turns_back
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.test_standing import codes, told
from tests.data.own.roles.test_told_twice import gone, viewings
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading


@pytest.mark.parametrize(
    ("kind", "other"),
    [("FUND_WISH_DEL", "FUND_WISH_ADD"), ("fund_sell_cmpl", "fund_buy_cmpl"),
     ("like_off", "like_on"), ("펀드_매도", "펀드_매수"), ("tag.rmv", "tag.add")],
)  # fmt: skip
def test_a_kind_that_is_the_contrary_of_another_speaks_against_the_item(
    kind: str, other: str
) -> None:
    assert turns_back(kind, (kind, other))
    assert not turns_back(other, (kind, other))
    assert not turns_back(kind, (kind, "view"))


@pytest.mark.parametrize("kinds", [("sell", "buy"), ("check_out", "check_in"), ("off", "on")])
def test_kinds_that_share_no_word_with_their_contrary_say_nothing(kinds: tuple[str, str]) -> None:
    assert not turns_back(kinds[0], kinds)


def test_what_was_taken_off_a_list_is_left_out_without_a_question() -> None:
    w = World(1801, lines=1)
    made = proposed(w, {}, evt_cd=rarely(w, "ITM_VIEW", {"WISH_DEL": 9, "WISH_ADD": 3}))
    assert section(made).event_types == {"WISH_DEL": None}
    assert not made.questions


@pytest.mark.parametrize(
    "kinds", ["av.start av.pause av.resume", "video_play video_pause", "재생 일시정지 이어보기"]
)
def test_a_halt_and_going_on_after_it_tell_of_the_same_viewing(kinds: str) -> None:
    assert gone(viewings(kinds)) == set(kinds.split()[1:])


def test_a_resume_that_is_looked_at_is_no_halt() -> None:
    assert gone(viewings("view_job download_resume")) == set()


@pytest.mark.parametrize(
    ("name", "no", "yes"), [("DEL_YN", "N", "Y"), ("traffic_bot", "false", "true")]
)
def test_flags_of_what_was_deleted_and_of_robots(name: str, no: str, yes: str) -> None:
    w = World(1802, lines=1)
    made = proposed(w, {}, **{name: rarely(w, no, {yes: 40})})
    assert section(made).leave_out == {name: (yes,)}


def test_closed_orders_of_magento_were_paid_back_and_others_are_said() -> None:
    w = World(1803)
    made = proposed(w, {}, status=rarely(w, "complete", {"canceled": 15, "closed": 40}))
    assert section(made).leave_out == {"status": ("canceled", "closed")}
    made = proposed(w, {}, status=rarely(w, "Completed", {"Cancelled": 15, "Closed": 40}))
    assert section(made).leave_out == {"status": ("Cancelled",)}
    assert "Closed" in told(made).message
    assert not closed.doubtful(("open", "closed"))


def test_seats_that_were_only_held_are_said_where_others_were_sold() -> None:
    w = World(1804)
    states = rarely(w, "Verkauf", {"Storno": 15, "Reservierung": 20})
    made = proposed(w, {}, Vorgangsart=states)
    assert section(made).leave_out == {"Vorgangsart": ("Storno",)}
    assert "Reservierung" in told(made).message
    lent = rarely(w, "Ausleihe", {"Storno": 15, "Reservierung": 20})
    assert "standing-unknown" not in codes(proposed(w, {}, Vorgangsart=lent))


def box_office(same_order: bool) -> Proposal:
    """Seats that were sold, of which each 30th was cancelled by a row of its own."""
    w = World(1805)
    rows: list[Any] = []
    for row in w.rows:
        sold = (w.at[row], w.user[row], w.item[row], 700_000 + w.order[row], "sold")
        rows.append(sold)
        if row % 30 == 0:
            order = sold[3] if same_order else 900_000 + row
            rows.append((sold[0] + timedelta(days=2), *sold[1:3], order, "cancelled"))
    rows.sort()
    log = {
        "order_no": [order for *_, order, _ in rows],
        "customer_id": [f"u{user:05d}" for _, user, *_ in rows],
        "show_id": [code("S", item) for _, _, item, *_ in rows],
        "booked_at": [f"{at:%Y-%m-%d %H:%M:%S}" for at, *_ in rows],
        "status": [state for *_, state in rows],
    }
    return roles.propose(reading({"tickets.csv": log}))


def test_sales_that_a_later_row_of_their_order_takes_back_are_said() -> None:
    made = box_office(same_order=True)
    assert section(made).leave_out == {"status": ("cancelled",)}
    found = told(made, "rows-taken-back")
    assert found.count == len(range(0, len(World(1805).rows), 30))
    assert "rows-taken-back" not in codes(box_office(same_order=False))
