"""Accounts, contracts and policies beside who advises, sells or teaches: whose taste is learned."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import (
    Tables,
    asked,
    asked_of_user,
    found,
    proposed_tables,
)
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def orders(w: World, served: str, serves: str, **more: list[Any]) -> Tables:
    """Orders of people, each written in by one of a few who have a table of their own."""
    return {
        "orders.csv": {
            served: w.by_user(lambda u: 700_012_000 + 3 * u),
            "product_id": w.by_item(lambda i: code("P", i)),
            "product": w.by_item(title),
            "at": w.times(_FORM),
            serves: w.each(lambda row: 101 + (w.user[row] + row % 3) % 29),
            **more,
        },
        "staff.csv": {
            serves: [101 + n for n in range(29)],
            "branch": [("Bonn", "Aachen", "Trier")[n % 3] for n in range(29)],
        },
    }


@pytest.mark.parametrize(
    ("contract", "adviser"),
    [
        ("Depotnummer", "BeraterNr"),
        ("account_no", "advisor_id"),
        ("policy_number", "agent_id"),
        ("증권번호", "설계사번호"),
        ("계좌번호", "담당자번호"),
        ("N° contrat", "Code conseiller"),
        ("num_contrato", "id_asesor"),
        ("apolice", "id_corretor"),
        ("numero_polizza", "codice_consulente"),
        ("polisnummer", "adviseur"),
        ("nr_polisy", "nr_agenta"),
        ("口座番号", "担当営業員コード"),
        ("契約番号", "募集人コード"),
        ("合同号", "客户经理编号"),
        ("basic_policy", "account_manager_id"),
    ],
)
def test_a_contract_is_the_person_and_not_who_advises(contract: str, adviser: str) -> None:
    made = found(orders(World(9101, users=600, lines=1), contract, adviser), contract, "product_id")
    assert made.questions == ()


@pytest.mark.parametrize(("learner", "teacher"), [("employee_id", "trainer_id"),
                                                  ("직원번호", "강사")])  # fmt: skip
def test_employees_are_the_people_beside_those_who_teach_them(learner: str, teacher: str) -> None:
    made = found(orders(World(9102, users=600, lines=1), learner, teacher), learner, "product_id")
    assert made.questions == ()


def test_advisers_are_the_people_where_nobody_else_is() -> None:
    w = World(9103, users=300, lines=1)
    tables: Tables = {
        "trainings.csv": {
            "BeraterNr": w.by_user(lambda u: 1001 + u),
            "KursNr": w.by_item(lambda i: code("K", i)),
            "Kurs": w.by_item(title),
            "at": w.times(_FORM),
        },
        "Berater.csv": {
            "BeraterNr": [1001 + u for u in range(w.users)],
            "Filiale": [("Bonn", "Aachen", "Trier")[u % 3] for u in range(w.users)],
        },
    }
    assert found(tables, "BeraterNr", "KursNr").questions == ()


def test_a_contract_of_one_day_is_no_person_beside_who_sold() -> None:
    """Its lines are those of a document, of whoever signed it."""
    w = World(9104, users=200, rows=2000)
    lines = {
        "contract_no": [f"C{one:06d}" for one in w.order],
        "article": w.by_item(lambda i: code("A", i)),
        "description": w.by_item(title),
        "start": w.times(_FORM),
        "salesperson": w.by_order(lambda n: f"S{n % 20:03d}"),
    }
    made = proposed_tables({"lines.csv": lines})
    assert made.mapping is None or "which-user" in asked(made)


def test_who_advises_is_no_rival_of_what_was_chosen() -> None:
    w = World(9106, users=600, lines=1)
    tables = orders(w, "N° contrat", "Code conseiller")
    lines = tables["orders.csv"]
    lines["Code option"] = lines.pop("product_id")
    lines["Libellé option"] = lines.pop("product")
    assert found(tables, "N° contrat", "Code option").questions == ()


@pytest.mark.parametrize(
    ("contract", "adviser"), [("Depotnummer", "BeraterNr"), ("account_no", "advisor_id")]
)
def test_it_is_said_that_who_advises_is_of_the_staff(contract: str, adviser: str) -> None:
    made = proposed_tables(orders(World(9105, users=600, lines=1), contract, adviser))
    assert made.mapping is not None
    assert "staff" in made.mapping.sections["interactions"].unused[adviser]


def clinic() -> dict[str, Any]:
    """Lines of a clinic's invoices, of 90 owners with 20 names, who have 150 animals."""
    w = World(5207, users=150, items=40, rows=4000, lines=2)
    given, last = ("Ana", "Luis", "Marta", "Begoña", "Pilar"), ("Gil", "Ruiz", "Núñez", "Soler")
    return {
        "lineas.csv": {
            "id_linea": w.each(lambda row: 900_000 + row),
            "num_factura": w.by_order(lambda n: f"F{n:06}"),
            "fecha": w.times("%Y-%m-%d %H:%M"),
            "id_propietario": w.by_user(lambda u: 5000 + u % 90),
            "id_mascota": w.by_user(lambda u: f"M{10_000 + u}"),
            "cod_articulo": w.by_item(lambda i: code("A", i)),
            "cantidad": w.pick([1, 2], [5, 1]),
        },
        "propietarios.csv": {
            "id_propietario": [5000 + n for n in range(90)],
            "nombre": [f"{given[n % 5]} {last[n // 5 % 4]}" for n in range(90)],
            "localidad": [("Huesca", "Teruel", "Jaca")[n % 3] for n in range(90)],
        },
        "mascotas.csv": {
            "id_mascota": [f"M{10_000 + u}" for u in range(150)],
            "id_propietario": [5000 + u % 90 for u in range(150)],
            "nombre": [("Pipo", "Canela", "Luna", "Toby")[u % 4] for u in range(150)],
            "especie": [("perro", "gato")[u % 2] for u in range(150)],
        },
        "articulos.csv": {
            "cod_articulo": [code("A", i) for i in range(40)],
            "descripcion": [title(i) for i in range(40)],
        },
    }


def test_owners_are_told_apart_by_their_numbers_and_their_animals_are_asked_about() -> None:
    proposal = roles.propose(reading(clinic()))
    assert asked_of_user(proposal) == ["id_propietario", "id_mascota"]
