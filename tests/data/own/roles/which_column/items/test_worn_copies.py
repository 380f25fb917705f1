"""Used books and records: each copy is sold once, and its title comes back."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


def sold(condition: str = "estado", *, again: bool = False, rows: int = 2000) -> Proposal:
    """Sales of copies, of which another table says title, price and condition.

    Args:
        condition: how the column of conditions is called.
        again: whether a copy comes back, as one that is lent.
        rows: how many were sold.
    """
    w = World(7601, rows=rows, lines=1)
    copies = [*w.item, *(n % w.items for n in range(500))]  # some are not sold yet
    number = [(row % 400 if again else row) * 7 % len(copies) for row in w.rows]
    tables: dict[str, dict[str, Any]] = {
        "ventas.csv": {
            "id_venta": w.each(lambda r: 900_000 + r),
            "id_cliente": w.by_user(lambda u: code("U", u)),
            "id_ejemplar": [40_001 + n for n in number],
            "fecha": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "ejemplares.csv": {
            "id_ejemplar": [40_001 + n for n in range(len(copies))],
            "id_titulo": [1 + i for i in copies],
            condition: [("nuevo", "bueno", "usado")[n * 5 % 3] for n in range(len(copies))],
            "precio": [3 + n * 11 % 29 for n in range(len(copies))],
        },
        "titulos.csv": {
            "id_titulo": [1 + i for i in range(w.items)],
            "titulo": [f"{title(i)} {i}" for i in range(w.items)],
            "autor": [title(i + 800) for i in range(w.items)],
        },
        "clientes.csv": {
            "id_cliente": [code("U", u) for u in range(w.users)],
            "provincia": [title(u % 20) for u in range(w.users)],
        },
    }
    return roles.propose(reading(tables))


@pytest.mark.parametrize("condition", ["estado", "Zustand", "condition", "상태", "状態", "état"])
def test_of_a_used_copy_and_its_title_a_person_says_which_is_meant(condition: str) -> None:
    made = sold(condition)
    events = section(made)
    assert events.files == ("ventas.csv",)
    assert [one.columns for one in events.joins] == [{"ITEM_ID": "id_titulo"}]
    (question,) = made.questions
    told = [yaml.safe_load(one.yaml)["interactions"]["columns"] for one in question.options]
    assert [one["ITEM_ID"] for one in told] == ["id_titulo", "id_ejemplar"]


def test_a_copy_that_comes_back_or_has_no_condition_is_not_asked_about() -> None:
    assert not asked(sold(again=True))
    assert not asked(sold("estante"))
