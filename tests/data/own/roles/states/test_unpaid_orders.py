"""Orders that were never placed or are not paid, and sales that were only put aside."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from tests.data.own.roles.worlds.orders import heads, shop
from tests.data.own.roles.worlds.proposals import codes, mapping_of, told
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"
Tables = dict[str, dict[str, Any]]


def test_an_order_without_the_time_of_its_completion_is_left_out() -> None:
    w = World(806)
    done = heads(w, lambda n: "false" if n % 30 == 0 else "true")
    at = heads(w, lambda n: "" if n % 30 == 0 else f"2024-03-{1 + n % 28:02d} 10:00:00")
    made = section(roles.propose(reading(shop(w, {"completed": done, "complete_time": at}))))
    assert made.leave_out == {"completed": ("false",)}
    proposal = roles.propose(reading(shop(w, {"completed": done})))
    assert section(proposal).leave_out == {}
    assert "orders.csv: completed (true " in told(proposal).message


def test_orders_that_are_not_paid_are_counted_in_lines() -> None:
    w = World(809)
    states = heads(w, lambda n: {0: "cancelled", 1: "pending_payment"}.get(n % 4, "delivered"))
    proposal = roles.propose(reading(shop(w, {"status": states})))
    unpaid = sum(n % 4 == 1 for n in w.order)
    assert told(proposal, "orders-unpaid").count == unpaid
    assert unpaid > sum(one == "pending_payment" for one in states)


@pytest.mark.parametrize(
    "state",
    [
        "待付款",
        "미입금",
        "nezaplaceno",
        "chờ thanh toán",
        "menunggu pembayaran",
        "da pagare",
        "Brak wpłaty",
        "keine Zahlung",
        "sans paiement",
        "нет оплаты",
        "결제 없음",
        "no payment",
    ],
)
def test_orders_that_are_not_paid_are_said_in_any_language(state: str) -> None:
    w = World(810)
    proposal = proposed(w, {}, status=rarely(w, "paid", {"cancelled": 12, state: 20}))
    assert section(proposal).leave_out == {"status": ("cancelled", state)}


def test_a_pending_payment_is_none_yet_and_a_pending_delivery_says_nothing() -> None:
    w = World(811)
    states = rarely(w, "PAID", {"REFUNDED": 12, "PENDING": 20})
    paid = section(proposed(w, {}, financial_status=states))
    assert paid.leave_out == {"financial_status": ("REFUNDED", "PENDING")}
    sent = section(proposed(w, {}, shipment_status=states))
    assert "PENDING" not in sent.leave_out.get("shipment_status", ())


def test_orders_that_are_not_paid_yet_do_not_count_unless_they_are_many() -> None:
    w = World(724)
    states = rarely(w, "배송완료", {"주문취소": 12, "입금대기": 20})
    proposal = proposed(w, {}, 주문상태=states)
    assert section(proposal).leave_out["주문상태"] == ("주문취소", "입금대기")
    assert "orders-unpaid" not in {one.code for one in proposal.findings}
    states = rarely(w, "배송완료", {"주문취소": 12, "입금대기": 3})
    proposal = proposed(w, {}, 주문상태=states)
    assert section(proposal).leave_out["주문상태"] == ("주문취소",)
    said = next(one for one in proposal.findings if one.code == "orders-unpaid")
    assert said.count == states.count("입금대기")


def test_payments_that_failed_and_tests_do_not_count() -> None:
    w = World(725)
    states = rarely(w, "FINALIZADA", {"CANCELADA": 12, "PRUEBA": 40})
    assert set(section(proposed(w, {}, estado=states)).leave_out["estado"]) == {
        "CANCELADA",
        "PRUEBA",
    }
    states = rarely(w, "完了", {"キャンセル": 12, "決済エラー": 30})
    assert set(section(proposed(w, {}, 状態=states)).leave_out["状態"]) == {
        "キャンセル",
        "決済エラー",
    }


def test_the_state_of_an_order_is_not_lost_to_that_of_its_payment() -> None:
    w = World(726)
    firsts = w.firsts()
    lines: dict[str, Any] = {
        "id": [n + 1 for n in w.rows],
        "order_id": w.by_order(lambda n: n + 50_000),
        "product_id": w.by_item(lambda i: i + 300),
        "quantity": w.pick([1, 2, 3], [6, 2, 1]),
    }
    orders: dict[str, Any] = {
        "id": [w.order[row] + 50_000 for row in firsts],
        "customer_id": [w.user[row] + 900 for row in firsts],
        "status": ["cancelled" if w.order[row] % 9 == 0 else "delivered" for row in firsts],
        "placed_at": [w.at[row].strftime(_FORM) for row in firsts],
    }
    payments: dict[str, Any] = {
        "id": [n + 1 for n in range(len(firsts))],
        "order_id": [w.order[row] + 50_000 for row in firsts],
        "status": ["failed" if w.order[row] % 31 == 0 else "captured" for row in firsts],
        "amount": [f"{10 + row % 90}.50" for row in firsts],
    }
    proposal = roles.propose(
        reading({"order_items.csv": lines, "orders.csv": orders, "payments.csv": payments})
    )
    made = section(proposal)
    assert made.leave_out["status"] == ("cancelled",)
    assert [join.file for join in made.joins] == ["orders.csv"]


@pytest.mark.parametrize(
    "state",
    ["購入処理中", "wc-checkout-draft", "Pending checkout", "commande non finalisée", "주문미완료"],
)
def test_an_order_that_was_begun_and_never_placed_is_left_out_by_its_code(state: str) -> None:
    w = World(1721)
    tables = shop(w, {"order_status_id": heads(w, lambda n: 8 if n % 20 == 0 else 5)})
    named = ["新規受付", "発送済み", state, "返品"]
    tables["order_status.csv"] = {"order_status_id": [1, 5, 8, 9], "name": named}
    assert section(roles.propose(reading(tables))).leave_out == {"order_status_id": ("8",)}


@pytest.mark.parametrize(
    ("unpaid", "expired"),
    [
        ("Aguardando pagamento", "Boleto expirado"),
        ("입금대기", "만료"),
        ("Pending payment", "Expired"),
    ],
)
def test_what_expired_unpaid_was_not_bought(unpaid: str, expired: str) -> None:
    w = World(1722)
    states = rarely(w, "Aprovado", {"Cancelado": 11, expired: 13, unpaid: 17})
    made = proposed(w, {}, Status=states)
    assert set(section(made).leave_out["Status"]) == {"Cancelado", expired, unpaid}
    assert "standing-unknown" not in codes(made)


def test_what_expired_beside_chargebacks_was_not_paid() -> None:
    w = World(1728)
    states = rarely(w, "Aprovado", {"Chargeback": 11, "Expirado": 13})
    made = proposed(w, {}, Status=states)
    assert set(section(made).leave_out["Status"]) == {"Chargeback", "Expirado"}


def carts(w: World, states: tuple[str, ...], placed: tuple[str, ...]) -> Section:
    """Heads of orders with a state, of which some have a time at which they were placed."""
    firsts = w.firsts()
    state = [states[w.order[row] * 5 % len(states)] for row in firsts]
    tables: Tables = {
        "lines.csv": {
            "order_id": w.by_order(lambda n: n + 50_000),
            "product_id": w.by_item(lambda i: code("P", i)),
            "quantity": w.pick([1, 2, 3], [6, 2, 1]),
        },
        "orders.csv": {
            "order_id": [w.order[row] + 50_000 for row in firsts],
            "customer_id": [code("C", w.user[row]) for row in firsts],
            "created_at": [w.at[row].strftime(_FORM) for row in firsts],
            "state": state,
            "completed_at": [
                w.at[row].strftime(_FORM) if one in placed else ""
                for row, one in zip(firsts, state, strict=True)
            ],
        },
    }
    return mapping_of(tables).sections["interactions"]


def test_orders_that_never_left_the_checkout_are_left_out() -> None:
    states = ("complete", "complete", "complete", "complete", "cart", "delivery", "canceled")
    section = carts(World(905), states, ("complete", "canceled"))
    assert set(section.leave_out["state"]) == {"cart", "delivery", "canceled"}


def test_a_step_that_is_no_cart_s_is_a_state_like_others() -> None:
    states = ("complete", "complete", "complete", "complete", "delivery", "canceled")
    section = carts(World(906), states, ("complete", "canceled"))
    assert set(section.leave_out["state"]) == {"canceled"}
    with_carts = ("complete", "complete", "complete", "delivery", "cart", "canceled")
    section = carts(World(907), with_carts, ("complete", "delivery", "canceled"))
    assert set(section.leave_out["state"]) == {"cart", "canceled"}


def test_seats_that_were_only_held_are_said_where_others_were_sold() -> None:
    w = World(1804)
    states = rarely(w, "Verkauf", {"Storno": 15, "Reservierung": 20})
    made = proposed(w, {}, Vorgangsart=states)
    assert section(made).leave_out == {"Vorgangsart": ("Storno",)}
    assert "Reservierung" in told(made).message
    lent = rarely(w, "Ausleihe", {"Storno": 15, "Reservierung": 20})
    assert "standing-unknown" not in codes(proposed(w, {}, Vorgangsart=lent))


def test_sales_that_a_till_put_aside_do_not_count() -> None:
    w = World(936)
    states = rarely(w, "CLOSED", {"SAVED": 40, "VOIDED": 31, "LAYBY": 57})
    assert set(section(proposed(w, {}, status=states)).leave_out["status"]) == {"VOIDED", "SAVED"}
    liked = rarely(w, "CLOSED", {"SAVED": 40, "VOIDED": 31, "SENT": 57})
    assert section(proposed(w, {}, status=liked)).leave_out["status"] == ("VOIDED",)
