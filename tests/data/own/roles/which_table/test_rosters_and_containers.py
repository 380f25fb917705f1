"""Who of the staff works when, and which container was emptied: nobody chose any of it."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import proposal_and_section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_FIRST = date(2024, 1, 1)


def _refused(tables: dict[str, dict[str, Any]]) -> str:
    """Why tables are refused, as they have to be."""
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is None
    assert not proposal.questions
    return proposal.reason


def _roster(staff: str, day: str, shift: str, place: str) -> dict[str, list[Any]]:
    """Most of sixty people at work on each of fifty days, in one of twelve shifts."""
    choice = random.Random(8)
    rows = [(who, at) for at in range(50) for who in range(60) if choice.random() < 0.7]
    return {
        staff: [f"E{1000 + 3 * who}" for who, __ in rows],
        day: [(_FIRST + timedelta(days=at)).isoformat() for __, at in rows],
        shift: [f"T{choice.randrange(12)}" for __ in rows],
        place: [f"ST{choice.randrange(14):02d}" for __ in rows],
    }


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Dienstplan_Q1.csv", ("Personalnr", "Datum", "Schicht", "Station")),
        ("shift_assignments.csv", ("employee_id", "date", "shift_id", "location")),
        ("turnos_asignados.csv", ("id_trabajador", "fecha", "turno", "centro")),
        ("planning_equipe.csv", ("matricule", "jour", "poste", "site")),
        ("근무표.csv", ("사번", "근무일자", "근무조", "부서코드")),
        ("勤務表.csv", ("社員番号", "日付", "シフト", "店舗")),
        ("排班.csv", ("工号", "日期", "班次", "门店")),
    ],
)
def test_who_of_the_staff_works_when_is_no_choice(
    label: str, names: tuple[str, str, str, str]
) -> None:
    assert f"{label} is a duty roster" in _refused({label: _roster(*names)})


def test_courses_of_staff_are_no_roster_though_shifts_stand_beside_them() -> None:
    w = World(7301, users=150, items=60, rows=1500, lines=1)
    table = {
        "employee_id": w.by_user(lambda u: f"E{1000 + u}"),
        "course_id": w.by_item(lambda i: code("C", i)),
        "started_at": w.times("%Y-%m-%d %H:%M:%S"),
        "shift": w.pick(["early", "late", "night"]),
    }
    __, section = proposal_and_section({"shift_learning.csv": table})
    assert section.columns["ITEM_ID"] == "course_id"


def test_shifts_that_people_look_at_and_take_are_things() -> None:
    w = World(7302, users=150, items=60, rows=1500, lines=1)
    table = {
        "worker_id": w.by_user(lambda u: f"W{1000 + u}"),
        "shift_id": w.by_item(lambda i: code("S", i)),
        "event": w.pick(["viewed", "saved", "booked"]),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"shifts.csv": table}))
    assert "duty roster" not in made.reason


def _tours(vehicle: str, container: str, at: str, level: str) -> dict[str, list[Any]]:
    choice = random.Random(9)
    rows = [choice.randrange(150) for __ in range(3000)]
    start = datetime(2024, 1, 2, 5)
    return {
        vehicle: [f"V{one % 18:02d}" if n % 4 else f"V{n % 18:02d}" for n, one in enumerate(rows)],
        container: [f"C-{2000 + one}" for one in rows],
        at: [str(start + timedelta(minutes=11 * n)) for n in range(3000)],
        level: [choice.randrange(5, 100) for __ in rows],
    }


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Touren.csv", ("Fahrzeug", "Behaelter_ID", "Leerung", "Fuellstand")),
        ("collections.csv", ("truck_id", "container_id", "emptied_at", "fill_level")),
        ("recogida.csv", ("camion", "contenedor", "fecha", "nivel_llenado")),
        ("sensors.csv", ("sensor_id", "bin_id", "timestamp", "fill_pct")),
        ("수거.csv", ("차량번호", "수거함번호", "수거일시", "적재율")),
    ],
)
def test_containers_that_are_emptied_are_no_choice(
    label: str, names: tuple[str, str, str, str]
) -> None:
    assert f"{label} says how full containers were" in _refused({label: _tours(*names)})


def test_containers_of_customers_are_not_refused_for_it() -> None:
    table = _tours("Fahrzeug", "Behaelter_ID", "Leerung", "Fuellstand")
    table["Kundennr"] = [10_000 + int(one[2:]) * 7 for one in table["Behaelter_ID"]]
    made = roles.propose(reading({"Touren.csv": table}))
    assert "how full containers were" not in made.reason
