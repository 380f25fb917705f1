"""Codes of states: of shops that are widely used, and short numbers that stand for something."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading


def _of_shop(states: dict[str, list[Any]], seldom: dict[int, int]) -> Proposal:
    """Orders of a shop with a state in codes: 5, and others in one order of so many."""
    w = World(934)
    firsts = w.firsts()
    state = [
        next((code for code, n in seldom.items() if w.order[row] % n == 0), 5) for row in firsts
    ]
    return roles.propose(reading({
        "order_product.csv": {
            "order_id": w.by_order(lambda number: 50_000 + number),
            "product_id": w.by_item(lambda i: code("", i)),
            "quantity": w.each(lambda row: 1 + row % 2),
        },
        "orders.csv": {
            "order_id": [50_000 + w.order[row] for row in firsts],
            "customer_id": [1000 + w.user[row] for row in firsts],
            "order_status_id": state,
            "date_added": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
        **({"order_status.csv": states} if states else {}),
    }))  # fmt: skip


@pytest.mark.parametrize("many", [True, False])
def test_codes_of_orders_that_are_not_paid_are_said_in_words(many: bool) -> None:
    words = {5: "배송완료", 6: "주문취소", 10: "결제대기"}
    states: dict[str, list[Any]] = {"order_status_id": list(words), "name": list(words.values())}
    if many:
        states = {
            "code_group": ["ORDER_STATUS_ID"] * 3 + ["QUANTITY"],
            "code": [*words, 1],
            "code_nm": [*words.values(), "하나"],
        }
    made = _of_shop(states, {6: 11, 10: 13})
    assert section(made).leave_out == {"order_status_id": ("6", "10")}
    (said,) = [one for one in made.findings if one.code == "rows-left-out"]
    assert "10 결제대기" in said.message


def test_states_in_three_languages_are_read() -> None:
    words = {
        5: ("Entregado", "Delivered", "Livré"),
        6: ("Cancelado", "Canceled", "Annulé"),
        7: ("Reembolsado", "Refunded", "Remboursé"),
        4: ("Enviado", "Shipped", "Expédié"),
    }
    states: dict[str, list[Any]] = {
        "order_status_id": [number for number in words for __ in range(3)],
        "id_lang": [1, 2, 3] * len(words),
        "name": [word for of in words.values() for word in of],
    }
    made = _of_shop(states, {6: 11, 7: 13, 4: 17})
    assert set(section(made).leave_out["order_status_id"]) == {"6", "7"}
    assert not made.questions


def test_orders_of_opencart_that_were_never_finished_do_not_count() -> None:
    states: dict[str, list[Any]] = {"order_status_id": [1, 5, 7, 9], "language_id": [2] * 4,
              "name": ["Pendente", "Completo", "Cancelado", "Cancelamento revertido"]}  # fmt: skip
    made = _of_shop(states, {7: 11, 0: 7, 9: 13, 1: 17})
    assert set(section(made).leave_out["order_status_id"]) == {"7", "0"}
    (said,) = [one for one in made.findings if one.column == "order_status_id"
               and one.code == "rows-left-out"]  # fmt: skip
    assert "0 is in no row of order_status.csv" in said.message


def test_codes_are_explained_by_a_table_that_lacks_only_the_0_for_none() -> None:
    made = _of_shop(
        {"order_status_id": [5, 7], "name": ["Ολοκληρώθηκε", "Ακυρώθηκε"]}, {7: 11, 0: 7}
    )
    assert set(section(made).leave_out["order_status_id"]) == {"7", "0"}
    assert not made.questions


def test_states_of_opencart_without_their_table_are_those_it_is_delivered_with() -> None:
    made = _of_shop({}, {7: 11, 0: 7, 3: 17, 9: 19})
    assert set(section(made).leave_out["order_status_id"]) == {"7", "0"}
    assert not made.questions
    (said,) = [one for one in made.findings if one.column == "order_status_id"]
    assert "7 Canceled" in said.message


def test_states_that_opencart_does_not_know_are_asked_about() -> None:
    made = _of_shop({}, {7: 11, 0: 7, 21: 17})
    assert "order_status_id" not in section(made).leave_out
    assert [one.code for one in made.questions] == ["event-or-state"]


def test_a_state_that_its_table_lacks_is_said() -> None:
    states: dict[str, list[Any]] = {
        "order_status_id": [1, 4, 5, 6, 7],
        "name": ["Pending", "Shipped", "Complete", "Processing", "Canceled"],
    }
    made = _of_shop(states, {7: 11, 99: 7, 4: 13, 6: 17, 1: 19})
    assert section(made).leave_out["order_status_id"] == ("7",)
    assert any("order_status_id (99 " in one.message for one in made.findings)


def _with(name: str, seldom: dict[str, int]) -> Proposal:
    w = World(4301, lines=1)
    return proposed(w, {}, **{name: rarely(w, "1", seldom)})


def _said(made: Proposal) -> str:
    return " ".join(one.message for one in made.findings if one.code == "standing-unknown")


@pytest.mark.parametrize("last", ["9", "99"])
def test_codes_under_a_short_name_for_a_state_are_asked_about(last: str) -> None:
    (asked,) = _with("ST", {last: 11, "2": 5, "3": 7}).questions
    assert asked.code == "event-or-state"
    assert "ST holds 1 (" in asked.text
    assert f"{last} (" in asked.text


def test_codes_under_a_name_that_says_nothing_are_said() -> None:
    made = _with("KNZ", {"9": 11, "2": 5, "3": 7})
    assert not made.questions
    assert "KNZ (1 " in _said(made)


@pytest.mark.parametrize(
    "seldom",
    [{"4": 11, "2": 5, "3": 7}, {"5": 11, "2": 5, "3": 7}, {"9": 400, "2": 5, "3": 7},
     {"9": 11, "6": 5, "3": 7}],
    ids=["no gap", "no last code", "hardly any", "threes"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["ST", "KNZ"])
def test_numbers_that_count_something_are_neither(name: str, seldom: dict[str, int]) -> None:
    made = _with(name, seldom)
    assert not made.questions
    assert name not in _said(made)


def test_how_many_were_bought_is_no_state() -> None:
    assert "menge" not in _said(_with("menge", {"9": 11, "2": 5, "3": 7}))


def _mandates(day: str, lacks: str, sometimes: str = "", state: str = "state") -> Proposal:
    """Orders at a broker with a state in codes, and a day that some of them lack."""
    w = World(3947, users=300, items=90, lines=1)
    states = rarely(w, "AB", {"KX": 9, "WD": 7, "TB": 5})
    without = {*lacks.split(), *(sometimes.split())}
    days = [
        "00.00.0000" if one in without and (one != sometimes or row % 2) else f"{at:%d.%m.%Y}"
        for row, (one, at) in enumerate(zip(states, w.at, strict=True))
    ]
    return proposed(w, {}, **{state: states, day: days})


@pytest.mark.parametrize(
    ("state", "day"),
    [
        ("Status", "Ausführungsdatum"),
        ("status_cd", "exec_date"),
        ("estado", "fecha_ejecución"),
        ("状態", "約定日"),
        ("статус", "дата_исполнения"),
        ("Status", "Exec Date {utc}"),  # a name may hold anything
    ],
)
def test_states_of_what_was_never_carried_out_are_told_by_its_day(state: str, day: str) -> None:
    found = _mandates(day, "KX WD", state=state)
    assert set(section(found).leave_out[state]) == {"KX", "WD"}
    assert not found.questions


@pytest.mark.parametrize(
    ("day", "lacks", "sometimes"),
    [
        ("Versanddatum", "KX WD", ""),  # what is still to come was chosen
        ("Ausführungsdatum", "KX", "WD"),
        ("executor_birthday", "KX WD", ""),
    ],
)
def test_states_are_asked_about_where_no_day_tells_what_was_carried_out(
    day: str, lacks: str, sometimes: str
) -> None:
    found = _mandates(day, lacks, sometimes)
    assert "state" not in section(found).leave_out
    assert "event-or-state" in {one.code for one in found.questions}
