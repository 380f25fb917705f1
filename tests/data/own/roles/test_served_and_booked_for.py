"""What is offered by whom, and who booked it for whom: services, doctors, parents, candidates."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def _asked_of_user(proposal: Proposal) -> list[str]:
    """The columns that a person is asked about, the one that is taken first."""
    found = [one for one in proposal.questions if one.code == "which-user"]
    options = [option for one in found for option in one.options]
    return [yaml.safe_load(one.yaml)["interactions"]["columns"]["USER_ID"] for one in options]


@pytest.mark.parametrize(
    ("person", "service", "title_of", "doctor", "at"),
    [
        ("COD_PAZIENTE", "COD_PRESTAZIONE", "PRESTAZIONE", "COD_MEDICO", "DATA_PRENOTAZIONE"),
        ("id_patient", "code_prestation", "prestation", "id_praticien", "date_rdv"),
        ("patient_id", "zorple_code", "zorple", "doctor_id", "booked_at"),
        ("PATIENTNR", "ZQX-NR", "ZQX", "ARZT-NR", "DATUM"),
    ],
)
def test_the_code_of_a_titled_thing_comes_before_the_doctor(
    person: str, service: str, title_of: str, doctor: str, at: str
) -> None:
    """Also where a table has a row for each doctor, and no word is known for what is done."""
    w = World(5101, items=90, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            person: w.by_user(lambda u: code("PZ", u)),
            service: w.by_item(lambda i: code("P", i, 4)),
            title_of: w.by_item(title),
            doctor: w.by_item(lambda i: f"DR{100 + i % 60}"),
            at: w.times("%Y-%m-%d %H:%M:%S"),
        },
        "doctors.csv": {
            doctor: [f"DR{100 + n}" for n in range(60)],
            "room": [n % 7 for n in range(60)],
        },
    }
    proposal = roles.propose(reading(tables))
    columns = section(proposal).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (person, service)
    assert not proposal.questions


@pytest.mark.parametrize(
    ("service", "place"), [("PRESTAZIONE", "SEDE"), ("prestation", "centre"), ("service", "branch")]
)
def test_the_code_of_a_service_comes_before_that_of_where_it_is_done(
    service: str, place: str
) -> None:
    w = World(5106, items=60, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "patient_id": w.by_user(lambda u: code("PZ", u)),
            f"cod_{place}": w.each(lambda row: f"S{100 + row * 7 % 70}"),
            place: w.each(lambda row: f"Via {title(row * 7 % 70)}"),
            f"cod_{service}": w.by_item(lambda i: code("P", i, 4)),
            service: w.by_item(title),
            "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "places.csv": {
            f"cod_{place}": [f"S{100 + n}" for n in range(70)],
            "capacity": [n % 9 for n in range(70)],
        },
    }
    proposal = roles.propose(reading(tables))
    assert section(proposal).columns["ITEM_ID"] == f"cod_{service}"
    assert "which-item" not in {one.code for one in proposal.questions}


def test_of_who_books_and_who_travels_a_person_is_asked_and_neither_is_chosen() -> None:
    w = World(5102, items=70, lines=1)
    books = [user if row % 2 else (user + row) % w.users for row, user in enumerate(w.user)]
    tables: dict[str, dict[str, Any]] = {
        "reservations.csv": {
            "num_reservation": w.each(lambda row: f"R{row:06d}"),
            "date_reservation": w.times("%d/%m/%Y %H:%M"),
            "matricule_demandeur": [f"{20_219 + 3 * u:06d}" for u in books],
            "matricule_voyageur": w.by_user(lambda u: f"{20_219 + 3 * u:06d}"),
            "code_zq": w.by_item(lambda i: code("A", i)),
        },
        "salaries.csv": {
            "matricule": [f"{20_219 + 3 * u:06d}" for u in range(w.users)],
            "service": [f"S{u % 5}" for u in range(w.users)],
        },
    }
    proposal = roles.propose(reading(tables))
    assert section(proposal).columns["ITEM_ID"] == "code_zq"
    assert _asked_of_user(proposal) == ["matricule_voyageur", "matricule_demandeur"]
    assert "which-item" not in {one.code for one in proposal.questions}


def _registered(child: str, parent: str, described: bool = True) -> Proposal:
    """Children who are registered for courses, with the tables of them and of their parents."""
    w = World(5103, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "inscriptions.csv": {
            parent: w.by_user(lambda u: f"R{2000 + u // 2:05d}"),
            child: w.by_user(lambda u: f"E{4000 + u:05d}"),
            "code_activite": w.by_item(lambda i: code("ACT", i)),
            "date_inscription": w.times("%d/%m/%Y %H:%M"),
        },
        "enfants.csv": {
            child: [f"E{4000 + u:05d}" for u in range(w.users)],
            parent: [f"R{2000 + u // 2:05d}" for u in range(w.users)],
            "annee_naissance": [2008 + u % 9 for u in range(w.users)],
            "sexe": ["FM"[u % 2] for u in range(w.users)],
        },
        "activites.csv": {
            "code_activite": [code("ACT", i) for i in range(w.items)],
            "libelle": [title(i) for i in range(w.items)],
        },
    }
    if described:
        tables["responsables.csv"] = {
            parent: [f"R{2000 + n:05d}" for n in range(w.users // 2)],
            "code_postal": [69_001 + n % 6 for n in range(w.users // 2)],
            "newsletter": ["oui" if n % 3 else "non" for n in range(w.users // 2)],
        }
    return roles.propose(reading(tables))


@pytest.mark.parametrize(
    ("child", "parent"),
    [("id_enfant", "id_responsable"), ("child_id", "guardian_id"), ("원아번호", "보호자번호")],
)
def test_of_a_child_and_the_parent_who_registers_it_a_person_is_asked(
    child: str, parent: str
) -> None:
    assert set(_asked_of_user(_registered(child, parent))) == {child, parent}


def test_a_child_is_the_person_where_nothing_is_known_of_parents_or_they_are_none() -> None:
    assert not _asked_of_user(_registered("id_enfant", "id_responsable", described=False))
    assert not _asked_of_user(_registered("id_enfant", "id_quartier"))


_CANDIDATES = """
    candidato candidat kandidaat sollicitant Bewerbernummer kandydat uchazeč кандидат соискатель
    hakija ansøger υποψήφιος 지원자번호 候補者 志願者番号 候选人 应聘者 ứng_viên ผู้สมัคร"""


@pytest.mark.parametrize("name", _CANDIDATES.split())
def test_a_candidate_is_a_person(name: str) -> None:
    assert hint(name).about("user")


@pytest.mark.parametrize(
    "name", ["candidature", "Nº candidatura", "sollicitatie", "DATA_EROGAZIONE"]
)
def test_what_a_candidate_sends_in_is_none_and_no_kind_of_event(name: str) -> None:
    assert not hint(name).about("user", "event")


def test_people_of_a_list_kept_by_hand_are_told_apart_by_a_number() -> None:
    w = World(5104, users=80, items=60, lines=1)
    given = ("Petra", "Uwe", "Björn", "Lena", "Timo", "Anja", "Sabine", "Jürgen")
    names = [f"{given[u % 8]} {('Otto', 'Lang', 'Weiß')[u // 8 % 3]}" for u in range(80)]
    numbered = [name if u < 24 else f"{name} {u // 24 + 1}" for u, name in enumerate(names)]
    ways = [numbered[u] + " " * (row % 9 == 0) for row, u in enumerate(w.user)]
    lent: dict[str, Any] = {
        "Datum": w.times("%d.%m.%Y"),
        "Name": [one.lower() if row % 20 == 3 else one for row, one in enumerate(ways)],
        "Zorple": w.by_item(title),
        "zurück am": w.times("%d.%m.%Y", days=9),
    }
    made = section(roles.propose(reading({"Ausleihen.csv": lent})))
    assert (made.columns["USER_ID"], made.columns["ITEM_ID"]) == ("Name", "Zorple")


def test_an_address_of_the_object_of_a_person_is_no_other_person() -> None:
    """Masked addresses are another one nearly each time, and each is that of one person."""
    w = World(5105, users=200, rows=4000, lines=1)
    events: dict[str, Any] = {
        "ts": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "usuario.id": w.by_user(lambda u: 700_100 + 3 * u),
        "usuario.correo": [f"{u:03x}{row % 11:04x}@anon" for row, u in enumerate(w.user)],
        "contenido.id": w.by_item(lambda i: code("C", i)),
    }
    proposal = roles.propose(reading({"eventos.csv": events}))
    assert section(proposal).columns["USER_ID"] == "usuario.id"
    assert not _asked_of_user(proposal)


def test_a_holder_in_a_short_table_stands_beside_the_last_column_of_a_long_one() -> None:
    """The two are of different tables: what one is called is asked of its own."""
    w = World(5106, users=200, rows=4000, lines=1)
    paid: dict[str, Any] = {
        "movement_id": [f"m{row:06d}" for row in w.rows],
        "merchant_id": w.by_item(lambda i: f"M{i:04d}"),
        "paid_at": w.times("%Y-%m-%d %H:%M:%S"),
        "amount": [5 + n * 37 % 90 for n in w.rows],
        "currency": ["EUR" for _ in w.rows],
        "card_id": [f"c{u * 2 + row % 2:05d}" for row, u in enumerate(w.user)],
    }
    cards = {
        "card_id": [f"c{n:05d}" for n in range(2 * w.users)],
        "customer_id": [f"K{n // 2:05d}" for n in range(2 * w.users)],
    }
    customers = {
        "customer_id": [f"K{n:05d}" for n in range(w.users)],
        "segment": [("private", "student")[n % 2] for n in range(w.users)],
    }
    tables = {"movements.csv": paid, "cards.csv": cards, "customers.csv": customers}
    made = roles.propose(reading(tables))
    assert section(made).fields["USER_ID"] == "customer_id"
