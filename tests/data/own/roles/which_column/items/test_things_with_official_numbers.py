"""Numbers that states give: of people mostly, and of things where a name says so."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import proposed_tables, who_and_what
from tests.data.own.roles.worlds.world import World, code


def _registered(w: World, name: str) -> dict[str, list[object]]:
    return {
        "idCliente": w.by_user(lambda u: code("K", u)),
        name: w.by_item(lambda i: f"{i * 7919 % 10**8:08d}0001{i % 97:02d}"),
        "data": w.times("%Y-%m-%d %H:%M:%S"),
    }


@pytest.mark.parametrize("name", ["cnpj_fundo", "cnpj_produto"])
def test_a_fund_that_is_registered_is_what_is_chosen(name: str) -> None:
    made = proposed_tables({"rows.csv": _registered(World(2611, lines=1), name)})
    assert who_and_what(made) == ("idCliente", name)
    assert not made.questions


def test_a_number_of_a_firm_alone_is_still_that_of_who_buys() -> None:
    w = World(2611, lines=1)
    table = _registered(w, "produto")
    table["cnpj"] = w.by_user(lambda u: f"{u * 7919 % 10**8:08d}0001{u % 97:02d}")
    del table["idCliente"]
    assert who_and_what(proposed_tables({"rows.csv": table})) == ("cnpj", "produto")
