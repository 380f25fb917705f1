"""Vehicles that are let, who drives them, and vehicles that nobody is named beside."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading


def rentals(w: World, driver: str, plate: str, model: str, of_driver: bool) -> dict[str, list[Any]]:
    """Contracts for cars: each is one of three of its model, or of the driver alone."""
    car = w.each(lambda row: w.user[row] if of_driver else w.item[row] * 3 + row % 3)
    return {
        "nr": w.each(lambda row: code("K", row)),
        driver: w.by_user(lambda u: code("C", u)),
        model: [f"Modell {'ABCDEFGHIJ'[n // 3 % 10]}{n // 30}" for n in car],
        plate: [f"{1000 + n * 7} CSY" for n in car],
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }


@pytest.mark.parametrize(
    ("driver", "plate", "model"),
    [
        ("Cód. conductor", "Matrícula", "Modelo"),
        ("Fahrer-Nr", "Kennzeichen", "Modell"),
        ("driver_id", "licence plate", "model"),
        ("водитель", "госномер", "модель"),
    ],
)
def test_a_model_is_hired_by_its_driver_and_not_its_number_plate(
    driver: str, plate: str, model: str
) -> None:
    made = roles.propose(reading({"list.csv": rentals(World(4481), driver, plate, model, False)}))
    assert section(made).columns["USER_ID"] == driver
    assert section(made).columns["ITEM_ID"] == model
    assert not made.questions


def test_who_drives_the_same_car_every_day_is_no_customer_for_sure() -> None:
    table = rentals(World(4482), "driver_id", "licence plate", "model", True)
    made = roles.propose(reading({"list.csv": table}))
    assert made.mapping is None or made.questions


@pytest.mark.parametrize("name", ["bisiklet_no", "bike_id", "Fahrradnummer", "véhicule"])
def test_rides_without_a_rider_are_nobodys(name: str) -> None:
    w = World(4483, lines=1)
    table = {
        "yolculuk_no": w.each(lambda row: 44_000_000 + row),
        "baslangic_zamani": w.times("%Y-%m-%d %H:%M"),
        name: w.by_user(lambda u: code("BZ", u)),
        "baslangic_istasyon": w.each(lambda row: row % 37),
        "baslangic_adi": w.each(lambda row: f"Meydan {row % 37}"),
        "bitis_istasyon": w.by_item(lambda i: i + 3),
        "bitis_adi": w.by_item(lambda i: f"Meydan {i}"),
    }
    made = roles.propose(reading({"rides.csv": table}))
    assert made.mapping is None
    assert "who acted" in made.reason
