"""Vehicles that customers bring: who is meant is asked where neither belongs to the other."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked_of_user
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_CARS = 2
"""Vehicles of a customer."""


def _repairs(key: str, table: str, beside: tuple[str, str], by: str = "several") -> Proposal:
    """Lines of repairs, whose orders have a customer and a vehicle.

    Args:
        key: how the column of vehicles is called.
        table: how that of their list is.
        beside: two columns of it.
        by: who brings a vehicle: "several" customers, its "own" one, or "anybody".
    """
    w = World(8401, users=220, items=140, rows=4200, lines=3)
    users, heads = w.users, w.firsts()
    cars = [_CARS * w.user[row] + w.order[row] % _CARS for row in heads]
    if by == "anybody":
        cars = [w.random.randrange(_CARS * users) for __ in heads]
    lent = [5 * (by == "several" and n % 7 == 3) for n in range(len(heads))]
    plates = [f"{1000 + 7 * n}{'BCDFGHJK'[n % 8]}XV" for n in range(_CARS * users)]
    return roles.propose(
        reading({
            "lines.csv": {
                "order_no": w.by_order(lambda o: 20_000 + o),
                "part_no": w.by_item(lambda i: code("P", i)),
                "quantity": w.pick([1, 2, 4], [6, 2, 1]),
            },
            "orders.csv": {
                "order_no": [20_000 + w.order[row] for row in heads],
                "order_date": [w.at[row].strftime("%Y-%m-%d") for row in heads],
                "customer_id": [
                    1 + (w.user[row] + far) % users
                    for row, far in zip(heads, lent, strict=True)
                ],
                key: [plates[car] for car in cars],
            },
            f"{table}.csv": {
                key: plates,
                beside[0]: [("Seat", "Opel", "Fiat")[n % 3] for n in range(len(plates))],
                beside[1]: [2005 + n % 17 for n in range(len(plates))],
            },
            "customers.csv": {
                "customer_id": [1 + u for u in range(users)],
                "city": [("Lugo", "Jaca", "Irun")[u % 3] for u in range(users)],
            },
            "parts.csv": {
                "part_no": [code("P", i) for i in range(w.items)],
                "title": [title(i) for i in range(w.items)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "table", "beside"),
    [
        ("matricula", "lista", ("marca", "km")),
        ("plate", "vehicles", ("x", "y")),
        ("차량번호", "list_a", ("x", "y")),
        ("code_mat", "bateaux", ("x", "y")),
        ("车牌号", "list_a", ("x", "y")),
    ],
)
def test_a_vehicle_beside_its_customers_is_asked_about(
    key: str, table: str, beside: tuple[str, str]
) -> None:
    assert asked_of_user(_repairs(key, table, beside)) == ["customer_id", key]


def test_several_vehicles_of_each_customer_are_asked_about() -> None:
    made = _repairs("plate", "vehicles", ("make", "km"), by="own")
    assert asked_of_user(made) == ["customer_id", "plate"]


@pytest.mark.parametrize(
    ("key", "table", "beside", "by"),
    [
        ("plate", "vehicles", ("make", "km"), "anybody"),
        ("matricula", "lista", ("ciudad", "curso"), "several"),
    ],
)
def test_what_is_hired_and_the_number_of_a_student_are_not_asked_about(
    key: str, table: str, beside: tuple[str, str], by: str
) -> None:
    assert not asked_of_user(_repairs(key, table, beside, by))
