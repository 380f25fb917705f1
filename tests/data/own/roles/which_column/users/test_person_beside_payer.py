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
