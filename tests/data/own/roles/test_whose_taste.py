"""Whose taste is learned: accounts of families and pupils, versions of a customer."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.world import World, code, mail, title
from tests.support.own_tables import reading


@pytest.mark.parametrize("column", ["registered_at", "room"])
def test_an_account_that_was_opened_is_asked_about_beside_its_pupils(column: str) -> None:
    w = World(901)
    account = [7000 + u // 2 for u in range(w.users)]
    accounts = sorted(set(account))
    known = {
        "registered_at": [f"2022-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in accounts],
        "room": [f"room {n % 30}" for n in accounts],
    }
    tables: dict[str, dict[str, Any]] = {
        "meals.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            "zq_no": w.by_user(account.__getitem__),
            "student_no": w.by_user(lambda u: 20001 + u),
            "product_no": w.by_item(lambda i: code("P", i)),
        },
        "students.csv": {
            "student_no": [20001 + u for u in range(w.users)],
            "zq_no": account,
            "grade": [u % 9 for u in range(w.users)],
        },
        "zq.csv": {
            "zq_no": accounts,
            "held_by": [title(n) for n in accounts],
            column: known[column],
        },
        "products.csv": {
            "product_no": [code("P", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    }
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == "student_no"
    asked = [one.text for one in found.questions if one.code == "which-user"]
    assert bool(asked) is (column == "registered_at")
    assert all("zq_no" in one for one in asked)


@pytest.mark.parametrize("in_turn", [True, False])
def test_versions_of_a_customer_are_one_customer(in_turn: bool) -> None:
    """A new row when somebody moves is nobody new; rows that hold at the same time are others."""
    w = World(902, users=200)
    moved = [u for u in range(w.users) if u % 5 == 0]
    begun = "2024-03-01" if in_turn else "2024-01-20"
    rows = [(101 + u, u, "2024-01-01", "2024-03-01" if u % 5 == 0 else "") for u in range(w.users)]
    rows += [(5001 + u, u, begun, "") for u in moved]
    keys = [
        5001 + user if user % 5 == 0 and at.month > 2 else 101 + user
        for user, at in zip(w.user, w.at, strict=True)
    ]
    tables: dict[str, dict[str, Any]] = {
        "sales.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            "customer_sk": keys,
            "product_no": w.by_item(lambda i: code("P", i)),
            "quantity": w.pick([1, 2, 3], [5, 2, 1]),
        },
        "customers.csv": {
            "customer_sk": [one[0] for one in rows],
            "customer_no": [f"M{700 + one[1]}" for one in rows],
            "segment": ["gold" if one[0] > 5000 else "basic" for one in rows],
            "zqf": [one[2] for one in rows],
            "zqt": [one[3] for one in rows],
            "zqc": [0 if one[3] else 1 for one in rows],
        },
    }
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    sections = found.mapping.sections
    assert sections["interactions"].fields["USER_ID"] == (
        "customer_no" if in_turn else "customer_sk"
    )
    assert sections["users"].columns["USER_ID"] == ("customer_no" if in_turn else "customer_sk")
    assert sections["users"].leave_out == ({"zqc": ("0",)} if in_turn else {})


@pytest.mark.parametrize(
    ("file", "key", "called"),
    [("zq", "zq_id", "zq_name"), ("角色表", "角色ID", "角色名")],
)
def test_an_id_that_a_table_has_rows_for_comes_before_the_name_beside_it(
    file: str, key: str, called: str
) -> None:
    """Rows of test accounts are told by that table, which a name does not lead to."""
    w = World(903)
    tests = "测试" if key == "角色ID" else "test"
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            key: w.by_user(lambda u: 10_000_019 + u * 7),
            called: w.by_user(lambda u: f"霜{u * 37 % 1000}x{u}"),
            "item_id": w.by_item(lambda i: 400_010 + 10 * i),
        },
        f"{file}.csv": {
            key: [10_000_019 + u * 7 for u in range(w.users)],
            "account_type": [tests if u % 100 == 7 else "normal" for u in range(w.users)],
            "realm": [f"S{u % 9}" for u in range(w.users)],
        },
    }
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == key
    assert found.mapping.sections["users"].files == (f"{file}.csv",)
    assert found.mapping.sections["interactions"].leave_out == {"account_type": (tests,)}


@pytest.mark.parametrize(
    ("firm", "person"), [("Debiteurnr", "Contactnr"), ("Cod. cliente", "ID contatto")]
)
def test_firms_and_people_who_order_for_several_of_them_are_asked_about(
    firm: str, person: str
) -> None:
    w = World(904)
    firms = [100_317 + 13 * n for n in range(200)]
    people = [5_001 + 4 * u for u in range(w.users)]
    whose = [w.random.choice(firms) for __ in range(max(w.order) + 1)]
    tables: dict[str, dict[str, Any]] = {
        "lines.csv": {
            "Ordernr": w.by_order(lambda n: 2_400_101 + n),
            "at": w.times("%Y-%m-%d %H:%M"),
            firm: w.by_order(whose.__getitem__),
            person: w.by_user(people.__getitem__),
            "Artikelnr": w.by_item(lambda i: 10_000 + i),
        },
        "p.csv": {person: people, "job": [("a", "b", "c")[u % 3] for u in range(w.users)]},
        "f.csv": {firm: firms, "town": [f"T{n % 5}" for n in firms]},
        "a.csv": {
            "Artikelnr": [10_000 + i for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    }
    found = roles.propose(reading(tables))
    (asked,) = [one.text for one in found.questions if one.code == "which-user"]
    assert firm in asked
    assert person in asked


def test_a_telephone_number_that_goes_with_an_address_is_not_asked_about() -> None:
    """Nor where a list of orders is so wide that it was not looked at which goes with which."""
    w = World(905, lines=3)
    notes = w.by_order(lambda n: f"{n * 31 % 997}")
    more = {f"note {n}": [f"{note}-{n}" for note in notes] for n in range(26)}
    sales = {
        "Orden": w.by_order(lambda n: 101 + n),
        "Email": w.by_user(mail),
        "Fecha": w.by_order(lambda n: _placed(w, n)),
        "Teléfono": w.by_user(lambda u: f"+5411{41_000_000 + 7 * u}"),
        **more,
        "SKU": w.by_item(lambda i: code("P", i)),
    }
    found = roles.propose(reading({"ventas.csv": sales}))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == "Email"
    assert not found.questions


def _placed(w: World, order: int) -> str:
    return w.at[w.order.index(order)].strftime("%d/%m/%Y %H:%M:%S")


@pytest.mark.parametrize(("name", "asked"), [("id_presenteado", True), ("id_armazem", False)])
def test_who_buys_a_gift_and_who_is_given_it_are_asked_about(name: str, asked: bool) -> None:
    w = World(905, lines=1)
    table = {
        "data_pedido": w.times("%Y-%m-%d %H:%M:%S"),
        "id_comprador": w.by_user(lambda u: f"C{80000 + u * 7}"),
        name: w.each(lambda row: f"D{8000 + (row * 31 + row // 7) % 90:05}"),
        "cod_produto": w.by_item(lambda i: code("PR", i)),
        "produto": w.by_item(title),
    }
    found = roles.propose(reading({"encomendas.csv": table}))
    told = [one.text for one in found.questions if one.code == "which-user"]
    assert bool(told) is asked
    assert all(name in one and "id_comprador" in one for one in told)
