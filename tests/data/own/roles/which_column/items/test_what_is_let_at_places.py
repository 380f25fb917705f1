"""Models of cars and the stations where they stand: a person says which is recommended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import item_of, proposed_tables
from tests.data.own.roles.worlds.world import World, code, title

_MODELS, _STATIONS = 40, 60


def _anywhere(row: int, user: int) -> int:
    """A station of a row: people go to several."""
    return (row * 37 + user * 11) % _STATIONS


def _near_home(row: int, user: int) -> int:
    return (user * 11 + (row % 20 == 0)) % _STATIONS


def _booked(
    file: str,
    who: str,
    place: str,
    model: str,
    *,
    kinds: str = "models.csv",
    at: Callable[[int, int], int] = _anywhere,
    stations: int = _STATIONS,
) -> Proposal:
    """Rows with a person, a station and a model, each with a table of its own.

    Args:
        file: name of the rows.
        who, place, model: names of their columns.
        kinds: name of the table of models.
        at: the station by the number of the row and of the person.
        stations: how many there are.
    """
    w = World(4821, users=250, items=_MODELS, rows=4000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        file: {
            "no": w.each(lambda row: 500_001 + row),
            who: w.by_user(lambda u: 1_000_001 + 7 * u),
            place: w.each(lambda row: code("ST", at(row, w.user[row]) % stations)),
            model: w.by_item(lambda i: f"V{i:03d}"),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "places.csv": {
            place: [code("ST", n) for n in range(stations)],
            "name": [title(n + 500) for n in range(stations)],
            "spaces": [2 + n % 7 for n in range(stations)],
        },
        kinds: {
            model: [f"V{i:03d}" for i in range(_MODELS)],
            "name": [title(i) for i in range(_MODELS)],
            "seats": [(2, 4, 5, 7)[i % 4] for i in range(_MODELS)],
        },
    }
    return proposed_tables(tables)


@pytest.mark.parametrize(
    ("file", "who", "place", "model"),
    [
        ("bookings.csv", "member_id", "station_id", "car_model_id"),
        ("rentals.csv", "customer_id", "pickup_station_id", "vehicle_class_id"),
        ("rentals.csv", "customer_id", "branch_id", "bike_model_id"),
        ("Buchungen.csv", "Kundennummer", "StationNr", "FahrzeugklasseNr"),
        ("Ausleihen.csv", "Kundennummer", "FilialeNr", "WerkzeugNr"),
        ("予約.csv", "会員番号", "ステーションコード", "車種コード"),
        ("예약.csv", "회원번호", "대여소코드", "차종코드"),
        ("réservations.csv", "client_id", "station_id", "modele_vehicule_id"),
        ("alquileres.csv", "cliente_id", "estacion_id", "modelo_coche_id"),
        ("noleggi.csv", "cliente_id", "stazione_id", "modello_auto_id"),
        ("预订.csv", "用户ID", "站点ID", "车型ID"),
    ],
)
def test_a_model_and_the_station_where_it_is_let_are_asked_about(
    file: str, who: str, place: str, model: str
) -> None:
    made = _booked(file, who, place, model)
    assert item_of(made) in (place, model)
    (asked,) = made.questions
    assert asked.code == "which-item"
    assert place in asked.text
    assert model in asked.text


def test_models_are_of_vehicles_where_their_table_says_so() -> None:
    made = _booked("rentals.csv", "customer_id", "station_id", "model_id", kinds="vehicles.csv")
    assert [one.code for one in made.questions] == ["which-item"]


@pytest.mark.parametrize(
    ("file", "who", "place", "model"),
    [
        ("sales.csv", "customer_id", "branch_id", "vehicle_model_id"),
        ("bookings.csv", "customer_id", "insurer_id", "car_model_id"),
        ("orders.csv", "customer_id", "shop_id", "article_id"),
        ("bookings.csv", "customer_id", "theatre_id", "show_id"),
        ("bookings.csv", "customer_id", "branch_id", "phone_model_id"),
        ("予約.csv", "会員番号", "店舗コード", "商品コード"),
        ("예약.csv", "회원번호", "지점코드", "상품코드"),
    ],
)
def test_where_something_is_sold_or_played_and_who_insures_it_is_not_asked_about(
    file: str, who: str, place: str, model: str
) -> None:
    made = _booked(file, who, place, model)
    assert item_of(made) == model
    assert not made.questions


def test_a_branch_where_people_always_go_and_a_few_branches_are_not_asked_about() -> None:
    names = ("rentals.csv", "customer_id", "branch_id", "car_model_id")
    for made in (_booked(*names, at=_near_home), _booked(*names, stations=8)):
        assert item_of(made) == "car_model_id"
        assert not made.questions
