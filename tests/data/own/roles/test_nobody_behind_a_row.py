"""Test customers by name and note, teachers among learners, schools among readers, grades."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words import staff_words
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.test_staff_and_tests import SELDOM, people
from tests.data.own.roles.test_standing import codes, heads, shop, told
from tests.data.own.roles.world import World, mail
from tests.support.own_tables import reading


@pytest.mark.parametrize(
    "note", ["개통시험용", "動作確認用", "zu Testzwecken", "для тестирования", "调试用"]
)
def test_a_note_that_says_for_tests_leaves_out_who_has_it(note: str) -> None:
    w = World(1701, lines=1)
    made = proposed(w, {"members.csv": people(w, "note", "", note)})
    assert section(made).leave_out == {"note": (note,)}


@pytest.mark.parametrize("name", ["テスト太郎", "Test User", "테스트고객", "ZZTEST"])
def test_names_of_tests(name: str) -> None:
    assert staff_words.is_name_of_test(name)


@pytest.mark.parametrize("name", ["Testa", "User", "花子", "Test Drive"])
def test_names_of_others(name: str) -> None:
    assert not staff_words.is_name_of_test(name)


def test_orders_with_the_address_of_a_test_are_left_out_by_it() -> None:
    w = World(1702)
    address = {
        "email": heads(w, lambda n: mail(n)),
    }
    firsts = w.firsts()
    address["email"] = ["test@shop.example" if w.user[row] == 3 else mail(w.user[row])
                        for row in firsts]  # fmt: skip
    address["customer_id"] = [w.user[row] + 900 for row in firsts]
    tables = shop(w, address)
    del tables["lines.csv"]["customer_id"]
    made = section(roles.propose(reading(tables)))
    assert made.leave_out == {"email": ("test@shop.example",)}


def _courses(w: World, thing: str, name: str, kind: str) -> Proposal:
    log = {
        "userid": w.by_user(lambda u: u + 40),
        thing: w.by_item(lambda i: i + 1),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    users = {
        "id": [u + 40 for u in range(w.users)],
        "firstname": [("Ann", "Bo", "Cy")[u % 3] for u in range(w.users)],
        name: [kind if u % SELDOM == 0 else ("Sales", "Support")[u % 2] for u in range(w.users)],
    }
    return roles.propose(reading({"log.csv": log, "users.csv": users}))


@pytest.mark.parametrize("kind", ["Formateur", "Dozentin", "강사", "講師", "Docente"])
def test_who_teaches_is_left_out_of_courses(kind: str) -> None:
    made = _courses(World(1703, lines=1), "courseid", "department", kind)
    assert section(made).leave_out == {"department": (kind,)}


def test_a_teacher_who_shops_and_one_by_profession_count() -> None:
    w = World(1704, lines=1)
    assert not section(_courses(w, "product_id", "department", "Teacher")).leave_out
    assert not section(_courses(w, "courseid", "occupation", "Teacher")).leave_out


@pytest.mark.parametrize(
    ("name", "usual", "several"),
    [
        ("Lesergruppe", "Erwachsene", "Institution"),
        ("patron_type", "Adult", "School"),
        ("이용자구분", "성인", "어린이집"),
        ("利用者区分", "一般", "団体"),
        ("categoria", "Adulto", "Escuela"),
    ],
)
def test_institutions_among_persons_count_and_are_said(name: str, usual: str, several: str) -> None:
    w = World(1705, lines=1)
    made = proposed(w, {"members.csv": people(w, name, usual, several)})
    assert section(made).leave_out == {}
    found: Finding = told(made, "accounts-of-several")
    assert found.count == sum(user % SELDOM == 0 for user in w.user)
    assert f"leave_out: {{{name}: [{several}]}}" in found.fix
    assert "join: [{file: members.csv" in found.fix


def test_firms_are_several_behind_a_card_and_customers_elsewhere() -> None:
    w = World(1706, lines=1)
    made = proposed(w, {"members.csv": people(w, "카드구분", "개인", "법인")})
    assert "법인" in told(made, "accounts-of-several").message
    made = proposed(w, {"members.csv": people(w, "customer_type", "private", "company")})
    assert codes(made).isdisjoint(("accounts-of-several", "standing-unknown"))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("회원등급", ("일반회원", "실버", "골드", "VIP")),
        ("카드등급", ("일반", "골드", "플래티늄", "블랙")),
        ("customer_group", ("Silber", "Gold", "Platin")),
        ("tipo_cliente", ("particular", "autónomo", "empresa")),
    ],
)
def test_grades_and_kinds_of_customers_are_no_noise(name: str, values: tuple[str, ...]) -> None:
    w = World(1707, lines=1)
    few = people(w, name, values[0], values[-1])
    few[name] = [values[-1] if u % 20 == 0 else values[u % (len(values) - 1)]
                 for u in range(w.users)]  # fmt: skip
    assert "standing-unknown" not in codes(proposed(w, {"members.csv": few}))
    own = dict(zip(few["user_id"], few[name], strict=True))
    rows: list[Any] = w.by_user(lambda u: own[f"u{u:05d}"])
    assert "standing-unknown" not in codes(proposed(w, {}, **{name: rows}))


def test_a_group_that_nobody_knows_is_still_said() -> None:
    w = World(1708, lines=1)
    made = proposed(w, {"members.csv": people(w, "member_type", "regular", "qaro")})
    assert "qaro" in told(made).message


@pytest.mark.parametrize(
    ("name", "usual", "own"),
    [
        ("traffic_class", "external", "internal"),
        ("visitor_type", "reader", "newsroom"),
        ("visit.kind", "human", "bot"),
        ("tipo_de_tráfico", "externo", "interno"),
        ("트래픽유형", "외부", "내부"),
        ("traffic_type", "external", "monitoring"),
    ],
)
def test_visits_of_ones_own_people_and_of_robots_do_not_count(
    name: str, usual: str, own: str
) -> None:
    w = World(1709, lines=1)
    kinds: list[Any] = w.by_user(lambda u: own if u % 40 == 3 else usual)
    made = proposed(w, {}, **{name: kinds})
    assert section(made).leave_out == {name: (own,)}
    (said,) = [one for one in made.findings if one.column == name and one.code == "rows-left-out"]
    assert f"{sum(kind == own for kind in kinds)} rows are {own} by {name}" in said.message


@pytest.mark.parametrize(
    ("name", "usual", "others"),
    [
        ("traffic_type", "direct", {"internal": 12, "search": 5}),
        ("traffic_source", "external", {"internal": 12}),
        ("visitor_group", "control", {"test": 12}),
        ("traffic_class", "internal", {"external": 12}),
    ],
)
def test_visits_that_come_from_a_page_of_ones_own_count(
    name: str, usual: str, others: dict[str, int]
) -> None:
    w = World(1710, lines=1)
    assert section(proposed(w, {}, **{name: rarely(w, usual, others)})).leave_out == {}
