"""Receipts that each shop counts anew, and who worked the till: nobody has a history."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

SHOPS = 4


def shops(daily: bool = False, **more: list[Any]) -> dict[str, Any]:
    """Lines of receipts of four shops, of which each counts its own, for good or each day."""
    w = World(2405, rows=6000, days=20)
    seen: dict[Any, int] = {}
    numbers = {}
    for row in w.firsts():
        key = (w.order[row] * 7 % SHOPS, w.at[row].date() if daily else None)
        numbers[w.order[row]] = seen[key] = seen.get(key, 0) + 1
    return {
        "data": w.times("%d/%m/%Y"),
        "ora": w.times("%H:%M"),
        "negozio": w.each(lambda row: f"N{w.order[row] * 7 % SHOPS}"),
        "num_scontrino": w.each(lambda row: numbers[w.order[row]]),
        "cod_articolo": w.by_item(lambda i: 8_009_357 + 131 * i),
        "quantita": w.each(lambda row: 1 + row % 3),
        **more,
    }


def proposed(table: dict[str, Any], **others: dict[str, Any]) -> Proposal:
    w = World(2405, rows=6000, days=20)
    goods = {
        "cod_articolo": [8_009_357 + 131 * i for i in range(w.items)],
        "descrizione": [title(i) for i in range(w.items)],
    }
    return roles.propose(reading({"righe_scontrino.csv": table, "articoli.csv": goods, **others}))


def by_shifts() -> list[str]:
    """Who worked the till: the same one of three in a shop for half a day."""
    w = World(2405, rows=6000, days=20)
    return w.each(
        lambda row: f"{w.order[row] * 7 % SHOPS * 3 + w.at[row].hour // 12 + w.at[row].day % 2}"
    )


@pytest.mark.parametrize("daily", [False, True])
def test_a_receipt_that_each_shop_counts_anew_is_nobody(daily: bool) -> None:
    proposal = proposed(shops(daily))
    assert proposal.mapping is None
    assert "num_scontrino (such as 1) is the number of a receipt" in proposal.reason
    assert ("negozio and data and num_scontrino" if daily else "of negozio and num_scontrino") in (
        proposal.reason
    )
    assert "Export the id of the customer" in proposal.reason


def test_who_worked_the_till_is_nobody_who_bought() -> None:
    people = sorted(set(by_shifts()))
    staff = {"zqv": people, "kuerzel": [f"K{n}" for n in people]}
    proposal = proposed(shops(zqv=by_shifts()), **{"personal.csv": staff})
    assert proposal.mapping is None
    assert "zqv (such as" in proposal.reason
    assert "who worked the till" in proposal.reason
    assert "USER_ID" not in {one.field for one in proposal.guesses}


@pytest.mark.parametrize("name", ["zqv", "id_cliente"])
def test_who_comes_in_no_order_bought(name: str) -> None:
    w = World(2405, rows=6000, days=20)
    buyers = w.by_user(lambda u: 5000 + 17 * u)
    people = {name: sorted(set(buyers)), "nome": [f"P{n}" for n in sorted(set(buyers))]}
    proposal = proposed({**shops(), name: buyers}, **{"persone.csv": people})
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == name


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("zqv", "dipendenti.csv"),
        ("zqv", "员工.csv"),
        ("收银员", "list.csv"),
        ("cod_camarero", "camareros.csv"),
        ("cajera_id", "list.csv"),
        ("レジ係", "list.csv"),
        ("종업원", "list.csv"),
    ],
)
def test_staff_that_serves_in_no_order_is_nobody_who_bought(name: str, listed: str) -> None:
    w = World(2406, rows=12000, days=20, items=200)
    served = w.by_order(lambda n: 1001 + n * 7919 % 1009 % 30)
    people = sorted(set(served))
    lines = {
        "receipt_no": w.by_order(lambda n: f"R{20250300000 + n}"),
        "sold_at": w.times("%Y-%m-%d %H:%M:%S"),
        name: served,
        "cod_articolo": w.by_item(lambda i: 8_009_357 + 131 * i),
        "quantity": w.each(lambda row: 1 + row % 3),
    }
    staff = {name: people, "nome": [f"{title(n, 'Ana Li Marie Tom')} Rossi" for n in people]}
    proposal = proposed(lines, **{listed: staff})
    assert proposal.mapping is None
    assert f"{name} (such as" in proposal.reason
    assert "nobody buys so often a day" in proposal.reason


def test_staff_that_buys_once_a_day_eats_there() -> None:
    w = World(2405, rows=6000, days=20)
    buyers = w.by_user(lambda u: 5000 + 17 * u)
    staff = {"zqv": sorted(set(buyers)), "nome": [f"P{n}" for n in sorted(set(buyers))]}
    proposal = proposed({**shops(), "zqv": buyers}, **{"dipendenti.csv": staff})
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == "zqv"
