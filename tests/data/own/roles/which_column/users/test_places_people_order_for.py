"""Pharmacies, schools and the like for which people order who order for several of them."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked_of_user
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


def _orders(place: str, person: str, *, places: int = 200, many: int = 2) -> Proposal:
    """Lines of orders; each has one person and one of the places that they order for.

    Args:
        place: how the column of places is called.
        person: how that of people is.
        places: how many there are.
        many: how many of them a person orders for.
    """
    w = World(7711, rows=3000, users=220, items=150)
    of_order = {order: (7 * u + order % many) % places
                for u, order in zip(w.user, w.order, strict=True)}  # fmt: skip
    return roles.propose(
        reading({
            "lines.csv": {
                "order_no": w.by_order(lambda o: 24_000_000 + o),
                "ordered": w.times("%Y-%m-%d %H:%M"),
                place: [code("F", of_order[order]) for order in w.order],
                person: w.by_user(lambda u: code("C", u)),
                "product_id": w.by_item(lambda i: code("P", i)),
                "units": w.pick([1, 2, 3]),
            },
            "list_a.csv": {
                place: [code("F", n) for n in range(places)],
                "name": [f"{title(n)} {n}" for n in range(places)],
                "region": [title(n % 5) for n in range(places)],
            },
            "list_b.csv": {
                person: [code("C", u) for u in range(w.users)],
                "email": [f"someone{u}@mail.example" for u in range(w.users)],
            },
            "list_c.csv": {
                "product_id": [code("P", i) for i in range(w.items)],
                "title": [title(i + 300) for i in range(w.items)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place", "person"),
    [
        ("cod_farmacia", "cod_comprador"),
        ("school_id", "buyer_id"),
        ("Apotheke_Nr", "Benutzer_Nr"),
        ("id_clinique", "id_acheteur"),
        ("약국코드", "사용자번호"),
        ("薬局コード", "ユーザーID"),
        ("药店编号", "用户编号"),
        ("company_id", "user_id"),
    ],
)
def test_who_orders_for_several_places_and_these_are_asked_about(place: str, person: str) -> None:
    assert sorted(asked_of_user(_orders(place, person))) == sorted([person, place])


@pytest.mark.parametrize(
    ("place", "person", "places", "many"),
    [
        ("shop_id", "customer_id", 200, 2),  # of the seller, whatever their number is
        ("cod_farmacia", "cod_cliente", 25, 2),  # a chain: far fewer than customers
        ("company_id", "user_id", 200, 97),  # sellers of a marketplace: another one each time
        ("doctor_id", "patient_id", 30, 2),
    ],
)
def test_places_of_a_seller_and_its_staff_are_not_asked_about(
    place: str, person: str, places: int, many: int
) -> None:
    assert not asked_of_user(_orders(place, person, places=places, many=many))
