"""Orders that were cancelled, deleted, refunded or given back, by their state or its day."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import canonical
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.roles.states import closed
from tests.data.own.roles.worlds.proposals import codes, logged, proposed_with_items, told
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading


def test_a_word_for_returned_in_some_rows_only() -> None:
    w = World(904, lines=1)
    made = section(proposed(w, {}, kubun=rarely(w, "", {"返品": 8})))
    assert made.leave_out["kubun"] == ("返品",)


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\t"])
def test_a_blank_of_any_kind_behind_a_state_is_none_of_it(blank: str) -> None:
    w = World(906, lines=1)
    status = rarely(w, "paid", {f"refunded{blank}": 12, f"{blank}cancelled": 15})
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}{blank}" for u in range(w.users)],
        "email": [f"p{u}@mail.com" for u in range(w.users)],
        "is_test": [int(u % 60 == 9) for u in range(w.users)],
    }
    made = section(proposed(w, {"users.csv": people}, status=status))
    assert set(made.leave_out["status"]) == {"refunded", "cancelled"}
    assert made.leave_out["is_test"] == ("1",)


def test_a_day_of_cancelling_leaves_a_row_out_and_one_of_giving_back_does_not() -> None:
    w = World(912, lines=1)
    days = w.times("%Y-%m-%d %H:%M:%S")
    some = w.each(lambda row: days[row] if row % 9 == 0 else "")
    made = proposed(w, {}, cancelled_at=some, return_date=some)
    assert section(made).leave_out == {"cancelled_at": ("*",)}
    tables = {
        "log.csv": {
            "user_id": w.by_user(lambda u: f"u{u:05d}"),
            "item_id": w.by_item(lambda i: code("I", i)),
            "at": days,
            "cancelled_at": some,
            "return_date": some,
        }
    }
    read = reading(tables)
    assert made.mapping is not None
    relation = canonical.build(read, made.mapping).interactions
    rows = read.connection.execute(f"SELECT count(*) FROM {relation.name}").fetchall()
    assert rows == [(sum(not one for one in some),)]


@pytest.mark.parametrize(
    ("partly", "whole"),
    [
        ("partially_refunded", "refunded"),
        ("부분취소", "취소완료"),
        ("teilweise storniert", "storniert"),
    ],
)
def test_orders_of_which_a_part_came_back_count_and_it_is_said(partly: str, whole: str) -> None:
    w = World(614)
    status = w.by_order(lambda n: {0: partly, 1: whole}.get(n % 20, "paid"))
    found = logged(w, order_no=w.by_order(lambda n: f"B{n}"), financial_status=status)
    assert section(found).leave_out["financial_status"] == (whole,)
    (said,) = [one for one in found.findings if one.code == "standing-unknown"]
    assert partly in said.message


def test_rows_that_say_why_they_were_taken_back_are_left_out() -> None:
    w = World(605)
    reasons = ["too small", "arrived broken", ""]
    some = w.each(lambda r: reasons[min(r % 20, 2)])
    proposal = logged(w, cancel_reason=some)
    assert set(section(proposal).leave_out["cancel_reason"]) == {"too small", "arrived broken"}
    assert section(logged(w, cancellation_policy=some)).leave_out == {}


def test_a_loan_that_was_given_back_counts_and_one_that_was_cancelled_does_not() -> None:
    w = World(730)
    state = rarely(w, "반납", {"대출취소": 40, "대출중": 37})
    assert section(proposed(w, {}, 상태=state)).leave_out == {"상태": ("대출취소",)}


def test_a_known_word_for_returned_is_enough() -> None:
    w = World(413)
    made = proposed_with_items(w, 区分=w.pick(["売上", "返品"], [30, 1]))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].leave_out == {"区分": ("返品",)}
    assert made.questions == ()


@pytest.mark.parametrize("word", ["Anulată", "Otkazano", "Анулирана", "Atšaukta", "Tühistatud"])
def test_an_order_that_was_cancelled_does_not_count(word: str) -> None:
    w = World(4301, lines=1)
    states = {"order_status.csv": {"order_status_id": ["1", "5", "7"],
                                   "name": ["Pending", "Completed", word]}}  # fmt: skip
    made = proposed(w, states, order_status_id=rarely(w, "5", {"7": 11, "1": 17}))
    assert "7" in section(made).leave_out["order_status_id"]


def test_closed_orders_of_magento_were_paid_back_and_others_are_said() -> None:
    w = World(1803)
    made = proposed(w, {}, status=rarely(w, "complete", {"canceled": 15, "closed": 40}))
    assert section(made).leave_out == {"status": ("canceled", "closed")}
    made = proposed(w, {}, status=rarely(w, "Completed", {"Cancelled": 15, "Closed": 40}))
    assert section(made).leave_out == {"status": ("Cancelled",)}
    assert "Closed" in told(made).message
    assert not closed.doubtful(("open", "closed"))


def test_rows_that_say_when_they_were_deleted_do_not_count() -> None:
    w = World(910, lines=1)
    at = w.times("%Y-%m-%d %H:%M:%S")
    deleted = w.each(lambda row: at[row] if row % 15 == 0 else "")
    made = section(proposed(w, {}, deleted_at=deleted))
    assert made.leave_out["deleted_at"] == (ANY,)


@pytest.mark.parametrize("state", ["(删除)等待出库", "已删除"])
def test_an_order_that_was_deleted_is_left_out(state: str) -> None:
    w = World(1729)
    made = proposed(w, {}, 订单状态=rarely(w, "完成", {state: 11, "等待确认收货": 7}))
    assert section(made).leave_out == {"订单状态": (state,)}
    assert "standing-unknown" not in codes(made)


@pytest.mark.parametrize(
    ("came", "called_off"),
    [("Mødt", "Afmeldt"), ("närvarande", "avanmäld"), ("anwesend", "abgemeldet"),
     ("aanwezig", "afgemeld"), ("asistió", "desapuntado"), ("obecny", "wypisany"),
     ("Aceptada", "Baja"), ("accepté", "désinscrit")],
)  # fmt: skip
@pytest.mark.parametrize("each", [9, 3])
def test_a_booking_that_was_called_off_before_is_none(
    came: str, called_off: str, each: int
) -> None:
    w = World(4711, lines=1)
    made = proposed(w, {}, status=rarely(w, came, {called_off: each}))
    assert section(made).leave_out == {"status": (called_off,)}
    assert not made.questions


def test_who_came_and_was_entered_counts() -> None:
    w = World(4712, lines=1)
    made = proposed(w, {}, status=rarely(w, "anwesend", {"angemeldet": 4}))
    assert section(made).leave_out == {}
