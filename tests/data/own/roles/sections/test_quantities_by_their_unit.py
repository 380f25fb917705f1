"""Quantities whose column is called by a unit alone, and words that only look so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_section
from tests.data.own.roles.worlds.rows import rarely, section
from tests.data.own.roles.worlds.world import World, code, price, title


def sold(w: World, unit: str, counts: list[Any], each: str = "Preis") -> dict[str, dict[str, Any]]:
    return {
        "list.csv": {
            "Datum": w.times("%d.%m.%Y"),
            "Kd-Nr": w.by_user(lambda u: code("K", u)),
            "Art-Nr": w.by_item(lambda i: code("W", i)),
            "Wein": w.by_item(lambda i: f"{title(i)} {i}"),
            unit: counts,
            each: w.each(lambda row: price(row)),
        }
    }


@pytest.mark.parametrize(
    ("unit", "each"),
    [
        ("Fl.", "Preis/Fl."),
        ("St.", "Preis"),
        ("Kartons", "Preis"),
        ("bottles", "price"),
        ("pcs", "unit price"),
        ("bouteilles", "prix"),
        ("uds.", "precio"),
        ("un.", "preço"),
        ("pz", "prezzo"),
        ("ks", "cena"),
        ("szt.", "cena"),
        ("個", "価格"),
        ("本", "単価"),
        ("개", "단가"),
        ("병", "단가"),
        ("瓶", "单价"),
        ("件", "单价"),
    ],
)
def test_a_unit_beside_a_price_is_the_quantity_and_what_came_back_is_said(
    unit: str, each: str
) -> None:
    w = World(7630, rows=1500)
    counts = rarely(w, "6", {"-6": 47, "12": 3, "1": 4, "18": 5, "3": 7})
    proposal, found = proposal_and_section(sold(w, unit, counts, each))
    assert found.columns["EVENT_VALUE"] == unit
    assert found.columns["ITEM_ID"] == "Art-Nr"
    assert found.leave_out == {unit: ("-6",)}
    (said,) = [one for one in proposal.findings if one.column == unit]
    assert said.count == counts.count("-6")
    assert "returns, which are left out" in said.message


@pytest.mark.parametrize(
    ("unit", "values"),
    [
        ("St.", {"2": 3, "3": 4, "4": 5}),  # states
        ("St", {"7": 3, "19": 4}),  # rates of a tax
        ("Fl", {"0": 3}),  # a flag
    ],
)
def test_few_small_numbers_called_so_are_no_quantity(unit: str, values: dict[str, int]) -> None:
    w = World(7631, rows=1500)
    made = proposal_and_section(sold(w, unit, rarely(w, "1", values)))[1]
    assert made.columns["EVENT_VALUE"] == "Preis"


def test_numbers_of_books_are_no_quantity() -> None:
    w = World(7632, rows=1500)
    tables = sold(w, "count", w.pick([1, 2, 3]))
    tables["list.csv"]["本"] = w.by_item(lambda i: 40_000 + 7 * i)
    del tables["list.csv"]["Art-Nr"], tables["list.csv"]["Wein"]
    assert section(proposal_and_section(tables)[0]).columns["ITEM_ID"] == "本"
