"""Whose taste is learned: accounts of families and pupils, versions of a customer."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


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


@pytest.mark.parametrize(
    ("buys", "other", "asked"),
    [
        ("acheteur_id", "beneficiaire_id", True),
        ("buyer_id", "attendee_no", True),
        ("buyer_id", "seller_id", False),
        ("client_id", "zorple_id", False),
    ],
)
def test_whoever_buys_for_others_of_the_same_table_is_asked_about(
    buys: str, other: str, asked: bool
) -> None:
    """Every booking is a gift, so that the two are never the same."""
    w = World(906, lines=1)
    people = [f"C{100_000 + u * 7}" for u in range(w.users)]
    bookings = {
        "date_reservation": w.times("%Y-%m-%d %H:%M:%S"),
        buys: w.by_user(lambda u: people[u]),
        other: [people[(u + 1 + r * 7 % 90) % w.users] for r, u in enumerate(w.user)],
        "code_activite": w.by_item(lambda i: code("ACT", i)),
        "activite": w.by_item(title),
    }
    clients = {"client_id": people, "prenom": [("Rémi", "Théo", "Élodie")[u % 3] for u in w.user]}
    clients["prenom"] = clients["prenom"][: w.users]
    found = roles.propose(reading({"reservations.csv": bookings, "clients.csv": clients}))
    told = [one.text for one in found.questions if one.code == "which-user"]
    assert bool(told) is asked
    assert all(other in one and buys in one for one in told)
