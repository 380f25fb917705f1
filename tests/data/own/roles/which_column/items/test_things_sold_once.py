"""Things that are sold once, those who sell them, and things of which tables have samples."""

from __future__ import annotations

from typing import Any

from tests.data.own.roles.worlds.proposals import asked, item_of, proposed_tables
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, title

_CARS = 900


def _dealer(w: World) -> dict[str, dict[str, Any]]:
    cars = list(range(1, _CARS + 1))
    w.random.shuffle(cars)
    return {
        "vendas.csv": {
            "id_venda": w.each(lambda row: row + 1),
            "carro_id": w.each(lambda row: cars[row % _CARS]),
            "cliente_id": w.by_user(lambda u: 1 + u),
            "vendedor_id": w.each(lambda row: 1 + row * 7 % 30),
            "data_venda": w.times("%Y-%m-%d"),
            "valor_venda": w.each(lambda row: 30_000 + row * 37 % 50_000),
        },
        "carros.csv": {
            "id_carro": list(range(1, _CARS + 1)),
            "marca": [("Fiat", "Honda", "Toyota", "Ford")[n % 4] for n in range(_CARS)],
            "modelo": [f"Modelo {title(n % 21)}" for n in range(_CARS)],
            "preco": [30_000 + n * 31 for n in range(_CARS)],
        },
        "clientes.csv": {
            "id": [1 + u for u in range(w.users)],
            "nome": [f"Ana {title(u)}" for u in range(w.users)],
            "email": [f"ana{u}@example.org" for u in range(w.users)],
        },
        "funcionarios.csv": {
            "id_funcionario": list(range(1, 31)),
            "nome": [f"Paulo {title(n)}" for n in range(30)],
            "salario": [1500 + 10 * n for n in range(30)],
        },
    }


def test_of_what_is_sold_once_the_model_is_offered_and_who_sold_it_never() -> None:
    made = proposed_tables(_dealer(World(5421, users=300, items=50, rows=_CARS, lines=1)))
    assert item_of(made) == "carro_id"
    (question,) = made.questions
    assert question.code == "which-item"
    __, model, make = question.options
    assert "ITEM_ID: modelo" in model.yaml
    assert "carro_id: id_carro" in model.yaml
    assert "ITEM_ID: marca" in make.yaml
    assert not any("vendedor" in one.yaml for one in question.options)


def _tickets(w: World, share: int) -> dict[str, dict[str, Any]]:
    return {
        "orders.csv": {
            "order_id": w.each(lambda row: 900_000 + row),
            "user_id": w.by_user(lambda u: f"u{u:05d}"),
            "event_id": w.by_item(lambda i: 300_000 + 11 * i),
            "created_at": w.times("%Y-%m-%d %H:%M:%S"),
            "service_name": w.each(lambda row: f"Tickets {title(row * row % 21)}"),
            "tickets": w.each(lambda row: 1 + row % 4),
        },
        "events.csv": {
            "event_id": [
                300_000 + 11 * i if i % share == 0 else 5_000_000 + i for i in range(w.items)
            ],
            "event_name": [f"{title(i)} live" for i in range(w.items)],
            "city_name": [f"Town {title(i % 40)}" for i in range(w.items)],
            "venue_name": [f"Hall {title(i % 90)}" for i in range(w.items)],
        },
    }


def test_an_event_of_which_another_table_has_a_sample_comes_before_who_sold_the_ticket() -> None:
    made = proposed_tables(_tickets(World(5422, users=900, items=800, rows=4000, lines=1), 4))
    assert (item_of(made), asked(made)) == ("event_id", set())


def test_ids_that_are_in_no_other_table_may_be_kinds_of_events() -> None:
    made = proposed_tables(_tickets(World(5423, users=900, items=800, rows=4000, lines=1), 900))
    assert section(made).columns["ITEM_ID"] == "service_name"
