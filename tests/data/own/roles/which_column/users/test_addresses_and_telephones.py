"""The person beside an address, a telephone number or a name that several have."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.orders import proposed_sales
from tests.data.own.roles.worlds.proposals import (
    found,
    log_of,
    proposed_beside,
    proposed_tables,
    reason,
    user_of,
)
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, chosen, code, mail, title
from tests.support.own_tables import reading


def marketplace(w: World, shop: bool) -> dict[str, Any]:
    """Orders whose buyers have a login, and a mask for each order; a shop of its own has others."""
    own = w.by_user(lambda u: shop and u % 3 == 0)
    marks = w.by_order(lambda n: f"{n * 7919 % 2**28:07x}")
    return {
        "order_number": w.by_order(lambda n: n + 31_400_000),
        "client_login": [
            None if here else f"anna-{user}" for here, user in zip(own, w.user, strict=True)
        ],
        "email": [
            f"anna{user}@wp.example" if here else f"{user * 104_729:010x}+{mark}@allegro.example"
            for here, user, mark in zip(own, w.user, marks, strict=True)
        ],
    }


@pytest.mark.parametrize("shop", [False, True])
def test_masks_that_change_with_every_order_name_nobody(shop: bool) -> None:
    w = World(2405)
    found = proposed_beside(w, marketplace(w, shop))
    assert section(found).columns["USER_ID"] == "client_login"
    if shop:
        (asked,) = found.questions
        assert any("allegro.example are masks" in one.text for one in asked.options)
    else:
        assert not found.questions


@pytest.mark.parametrize("login", ["Klient (login)", "Käufer", "buyer"])
def test_masks_are_no_choice_beside_whatever_every_row_has(login: str) -> None:
    w = World(2405)
    table = marketplace(w, shop=False)
    table = {"E-mail": table.pop("email"), login: table.pop("client_login"), **table}
    found = proposed_beside(w, table)
    assert section(found).columns["USER_ID"] == login
    assert not found.questions


def _sold_by_telephone(host: str) -> dict[str, dict[str, Any]]:
    """Orders of a day, each with an address of its own; a telephone number comes back."""
    w = World(2407, users=900, rows=5000, lines=2)
    table = {
        "product_code": w.by_item(lambda i: code("I", i)),
        "ordered_on": w.times("%Y-%m-%d"),
        "order_number": w.by_order(lambda n: n + 31_400_000),
        "email": w.by_order(lambda n: f"{n * 104_729:010x}@{host.format(n % 7)}"),
        "phone": w.by_user(lambda u: f"+4179{u * 7919 % 10**7:07d}"),
    }
    return {"log.csv": table}


def test_addresses_of_one_domain_that_change_with_every_order_are_not_asked_about() -> None:
    made = proposed_tables(_sold_by_telephone("buyers.market.example"))
    assert section(made).columns["USER_ID"] == "phone"
    assert not made.questions


def test_addresses_of_many_domains_may_be_those_of_people_who_bought_once() -> None:
    made = proposed_tables(_sold_by_telephone("mail{}.example"))
    assert [one.code for one in made.questions] == ["which-user"]


def test_addresses_with_a_plus_of_their_own_name_people() -> None:
    w = World(2406)
    log = {
        "order_number": w.by_order(lambda n: n + 31_400_000),
        "email": w.by_user(lambda u: f"anna{u}+shop@mail.example"),
    }
    found = proposed_beside(w, log)
    assert section(found).columns["USER_ID"] == "email"
    assert not found.questions


def orders(w: World, *, accounts: int) -> dict[str, list[Any]]:
    """Orders of a shop in which everybody beyond so many accounts is a guest."""
    return {
        "order_id": w.by_order(lambda o: 5000 + o),
        "customer_id": w.by_user(lambda u: 900 + u if u < accounts else 0),
        "E-mail": w.by_user(mail),
        "sku": w.by_item(lambda i: code("A", i)),
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
    }


@pytest.mark.parametrize(("accounts", "user"), [(60, "E-mail"), (290, "customer_id")])
def test_guests_who_come_back_are_known_by_their_address(accounts: int, user: str) -> None:
    made = roles.propose(reading({"orders.csv": orders(World(4601), accounts=accounts)}))
    assert section(made).columns["USER_ID"] == user
    assert "which-user" not in {one.code for one in made.questions}


def test_people_of_a_table_stay_known_by_their_number() -> None:
    w = World(4602)
    customers = {
        "customer_id": [900 + u for u in range(60)],
        "segment": [chosen(("A", "B", "C"), u) for u in range(60)],
    }
    made = roles.propose(
        reading({"orders.csv": orders(w, accounts=60), "customers.csv": customers})
    )
    assert section(made).columns["USER_ID"] == "customer_id"


def test_an_account_is_not_asked_about_where_guests_alone_have_but_an_address() -> None:
    w = World(943)
    firsts = w.firsts()
    is_guest = {row: w.order[row] % 9 == 0 for row in firsts}
    made = roles.propose(reading({
        "lines.csv": {
            "order_id": w.by_order(lambda number: 50_000 + number),
            "product_id": w.by_item(lambda i: code("", i)),
            "quantity": w.each(lambda row: 1 + row % 2),
        },
        "orders.csv": {
            "order_id": [50_000 + w.order[row] for row in firsts],
            "customer_id": [0 if is_guest[row] else 1000 + w.user[row] for row in firsts],
            "email": [mail(5000 + w.user[row] % 40 if is_guest[row] else w.user[row])
                      for row in firsts],
            "date_added": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
        "customers.csv": {"customer_id": [1000 + u for u in range(w.users)],
                          "email": [mail(u) for u in range(w.users)]},
    }))  # fmt: skip
    assert not made.questions
    assert section(made).leave_out == {"customer_id": ("0",)}
    assert any("email tells" in one.message for one in made.findings)


@pytest.mark.parametrize(
    ("guests", "user", "other"), [(25, "user_id", "email"), (6, "email", "user_id")]
)
def test_an_address_that_guests_have_too_is_not_said_to_go_one_to_one(
    guests: int, user: str, other: str
) -> None:
    w = World(608)
    guest = [u % guests == guests - 1 for u in range(w.users)]
    table = log_of(w, email=w.by_user(lambda u: f"p{u}@mail.example"))
    table["user_id"] = w.by_user(lambda u: "0" if guest[u] else str(4000 + u))
    made = roles.propose(reading({"log.csv": table}))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["USER_ID"] == user
    assert "one to one" not in reason(made, other)
    assert "guests" in reason(made, "email")


def test_an_address_in_capitals_is_of_the_same_customer() -> None:
    w = World(1404, users=400, lines=1)
    mails = w.each(lambda r: f"person{w.user[r]}@example.com")
    mails = [mail.upper() if row % 3 == 0 else mail for row, mail in enumerate(mails)]
    ids = w.by_user(lambda u: None if u % 4 == 0 else 3000 + u)
    found = proposed_sales(w, **{"ID klienta": ids, "E-mail": mails})
    assert user_of(found) in ("E-mail", "ID klienta")
    assert not found.questions


def test_numbers_of_telephones_name_people_and_no_times() -> None:
    w = World(743)
    phone = [f"08{10_000_000 + u * 7_777_777 % 80_000_000}" for u in range(w.users)]
    sales = {
        "mobile": w.by_user(lambda u: phone[u]),
        "product": w.by_item(lambda i: code("P", i)),
        "sold": w.times("%Y-%m-%d %H:%M:%S"),
    }
    people = {
        "mobile": phone,
        "tier": [("gold", "silver")[u % 2] for u in range(w.users)],
        "since": [f"2022-{1 + u % 12:02d}-{1 + u % 28:02d}" for u in range(w.users)],
    }
    proposal = roles.propose(reading({"sales.csv": sales, "people.csv": people}))
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("people.csv",)


def test_the_address_that_a_table_of_people_has_wins_over_a_telephone_number() -> None:
    w = World(701)
    address = [f"person{u}@example.com" for u in range(w.users)]
    tables: dict[str, dict[str, Any]] = {
        "ventas.csv": {
            "orden": w.by_order(lambda n: 1700 + n),
            "email": w.by_user(lambda u: address[u]),
            "telefono": w.by_user(lambda u: f"+54911{u * 7919 + 20000000}"),
            "fecha": w.by_order(lambda n: w.at[w.order.index(n)].strftime("%Y-%m-%d %H:%M:%S")),
            "sku": w.by_item(lambda i: code("Y", i)),
        },
        "lista.csv": {
            "nombre": [f"Ana {u % 40}" for u in range(w.users)],
            "email": address,
            "ciudad": [f"Ciudad {u % 5}" for u in range(w.users)],
        },
        "productos.csv": {
            "sku": [code("Y", i) for i in range(w.items)],
            "nombre": [title(i) for i in range(w.items)],
        },
    }
    proposal = found(tables, "email", "sku")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("lista.csv",)


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


@pytest.mark.parametrize(("again", "named"), [(True, False), (False, False), (True, True)])
def test_an_address_is_asked_about_where_orders_name_nobody(again: bool, named: bool) -> None:
    """Several orders went there; a number of the customer is the person where there is one."""
    w = World(733, users=250, items=30, lines=2)
    street = [f"{1 + n * 37 % 990} Oak{n // 5} St, Salem OR" for n in range(1500)]
    house = w.user if again else w.order
    table = {
        "Order ID": w.by_order(lambda n: 176_000 + n),
        "Product": w.by_item(lambda i: f"Cable {i}"),
        "Order Date": w.by_order(lambda n: f"04/{1 + n // 60:02}/19 {n // 60 % 24:02}:{n % 60:02}"),
        "Purchase Address": [street[n] for n in house],
        **({"Customer No": w.by_user(lambda u: f"C{u:05}")} if named else {}),
    }
    made = proposed_tables({"sales.csv": table})
    if named or not again:
        assert bool(made.mapping) is named
        assert all(one.code != "which-user" for one in made.questions)
        return
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["USER_ID"] == "Purchase Address"
    assert [one.code for one in made.questions] == ["which-user"]


def shop_by_telephone(w: World, change: int) -> dict[str, list[Any]]:
    """Orders whose guests have a telephone number alone; so many of the others change theirs."""
    guest = [u % 4 == 3 for u in range(w.users)]
    numbers = w.each(lambda row: w.user[row] + 500 * (change > 0 and row % 2) * (w.user[row] % 2))
    return log_of(
        w,
        user_id=w.by_user(lambda u: "" if guest[u] else f"anna{u:04d}"),
        user_phone=[f"010-{4000 + n}-{n * 7919 % 9000 + 1000}" for n in numbers],
    )


def test_who_has_no_account_beside_a_telephone_number_is_a_guest() -> None:
    made = proposed_tables({"orders.csv": shop_by_telephone(World(2419), 0)})
    assert section(made).columns["USER_ID"] == "user_phone"
    assert not made.questions
    (said,) = [one for one in made.findings if one.code == "person-signed-in"]
    assert said.column == "user_id"
    assert "guests" in said.matters


def test_an_account_with_several_telephone_numbers_is_no_guest() -> None:
    made = proposed_tables({"orders.csv": shop_by_telephone(World(2419), 1)})
    assert not any("guests" in one.matters for one in made.findings)
