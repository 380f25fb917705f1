"""Children and pupils beside the parent or the account that registers them."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked_of_user
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


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
    assert set(asked_of_user(_registered(child, parent))) == {child, parent}


def test_a_child_is_the_person_where_nothing_is_known_of_parents_or_they_are_none() -> None:
    assert not asked_of_user(_registered("id_enfant", "id_responsable", described=False))
    assert not asked_of_user(_registered("id_enfant", "id_quartier"))


@pytest.mark.parametrize(
    ("child", "parent", "children", "asked"),
    [
        ("Cod. allievo", "Cod. genitore", 2, True),
        ("child_id", "parent_id", 2, True),
        ("student_id", "tutor_id", 12, False),
    ],
)
def test_of_names_in_the_row_a_person_is_asked_unless_there_are_more_than_of_a_family(
    child: str, parent: str, children: int, asked: bool
) -> None:
    w = World(5104, lines=1)
    lines: dict[str, Any] = {
        parent: w.by_user(lambda u: f"G{2000 + u // children:05d}"),
        "family": w.by_user(lambda u: title(7 * (u // children))),
        child: w.by_user(lambda u: f"A{4000 + u:05d}"),
        "called": w.by_user(title),
        "course_code": w.by_item(lambda i: code("ACT", i)),
        "booked_at": w.times("%d/%m/%Y %H:%M"),
    }
    told = asked_of_user(roles.propose(reading({"bookings.csv": lines})))
    assert set(told) == ({child, parent} if asked else set())


@pytest.mark.parametrize(
    ("child", "parent", "item"),
    [
        ("id_alumno", "id_tutor", "cod_menu"),
        ("student_no", "guardian_no", "menu_code"),
        ("Schuelernr", "Elternnr", "Menue_Nr"),
        ("학생번호", "학부모번호", "메뉴코드"),
        ("児童番号", "保護者番号", "商品コード"),
    ],
)
@pytest.mark.parametrize(("children", "asked"), [(2, True), (12, False), (1, False)])
def test_of_numbers_alone_a_person_is_asked_where_a_parent_has_a_few_children(
    child: str, parent: str, item: str, children: int, asked: bool
) -> None:
    """Who pays for a meal and who eats it: in every row, and in no other table."""
    w = World(5105, lines=1)
    lines: dict[str, Any] = {
        parent: w.by_user(lambda u: 20_000 + u // children * 7),
        child: w.by_user(lambda u: 50_000 + 3 * u),
        item: w.by_item(lambda i: code("M", i)),
        "fecha": w.times("%Y-%m-%d %H:%M"),
    }
    made = roles.propose(reading({"comedor.csv": lines}))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["ITEM_ID"] == item
    assert set(asked_of_user(made)) == ({child, parent} if asked else set())


@pytest.mark.parametrize("column", ["registered_at", "room"])
def test_an_account_that_was_opened_is_asked_about_beside_its_pupils(column: str) -> None:
    w = World(901)
    account = [7000 + u // 2 for u in range(w.users)]
    accounts = sorted(set(account))
    known = {
        "registered_at": [f"2022-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in accounts],
        "room": [f"room {n % 30}" for n in accounts],
    }
    tables: dict[str, dict[str, Any]] = {
        "meals.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            "zq_no": w.by_user(account.__getitem__),
            "student_no": w.by_user(lambda u: 20001 + u),
            "product_no": w.by_item(lambda i: code("P", i)),
        },
        "students.csv": {
            "student_no": [20001 + u for u in range(w.users)],
            "zq_no": account,
            "grade": [u % 9 for u in range(w.users)],
        },
        "zq.csv": {
            "zq_no": accounts,
            "held_by": [title(n) for n in accounts],
            column: known[column],
        },
        "products.csv": {
            "product_no": [code("P", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    }
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == "student_no"
    asked = [one.text for one in found.questions if one.code == "which-user"]
    assert bool(asked) is (column == "registered_at")
    assert all("zq_no" in one for one in asked)


@pytest.mark.parametrize(("himself", "asked"), [(True, True), (False, False)])
def test_who_holds_an_account_and_takes_part_as_well_may_be_meant(
    himself: bool, asked: bool
) -> None:
    """The names of a club's payer and player are one in some rows, whatever the columns say."""
    w = World(5107, lines=1)
    given = ("Anna", "Peter", "Julia", "Markus", "Eva", "Paul", "Lena", "Jonas", "Nina", "Lukas")

    def called(number: int) -> str:
        return f"{given[number % 10]} {title(number).split()[0]}"

    lines: dict[str, Any] = {
        "Inhaber-Nr.": w.by_user(lambda u: 20_000 + u // 2),
        "Inhaber": w.by_user(lambda u: called(u // 2 * 2 + (0 if himself else 7))),
        "Teilnehmer Nr.": w.by_user(lambda u: 51_000 + u),
        "Teilnehmer": w.by_user(called),
        "Kurs Nr.": w.by_item(lambda i: code("K", i)),
        "Gebucht am": w.times("%d.%m.%Y %H:%M"),
    }
    found = asked_of_user(roles.propose(reading({"buchungen.csv": lines})))
    assert (set(found) == {"Inhaber-Nr.", "Teilnehmer Nr."}) is asked
