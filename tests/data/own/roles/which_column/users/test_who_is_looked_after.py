"""Accounts, contracts and policies beside who advises, sells or teaches: whose taste is learned."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import Tables, asked, found, proposed_tables
from tests.data.own.roles.worlds.world import World, code, title

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
