"""Many people of whom a sample sees few twice, numbers beside names, names that packages make."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.circumstances import are_ways_in
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, digest, title
from tests.support.own_tables import reading


def test_of_many_people_without_names_each_order_belongs_to_one() -> None:
    w = World(4201, users=4000, items=300, rows=24_000, days=60)
    lines: dict[str, list[Any]] = {
        "column 1": w.by_order(lambda n: 81_000_000 + n),
        "column 2": w.by_user(lambda u: digest(u)),
        "column 3": w.by_item(lambda i: 200_000 + 37 * i),
        "column 4": w.times("%Y-%m-%d %H:%M:%S"),
        "column 5": w.pick([1, 2, 3]),
    }
    goods = {
        "column 1": [200_000 + 37 * i for i in range(w.items)],
        "column 2": [title(i, "bread milk apple cheese") for i in range(w.items)],
    }
    made = roles.propose(reading({"lines.csv": lines, "goods.csv": goods}))
    found = section(made).columns
    assert (found["USER_ID"], found["ITEM_ID"]) == ("column 2", "column 3")
    assert not made.questions


@pytest.mark.parametrize(
    ("number", "name"),
    [("거래처코드", "거래처명"), ("Kundennr", "Kundenname"), ("customer_no", "customer_name")],
)
def test_a_number_comes_before_the_name_that_goes_with_it(number: str, name: str) -> None:
    w = World(4202, users=200)
    firms = {
        number: [f"{u * 7 + 1:05d}" for u in range(w.users)],
        name: [f"{title(u, 'sunny old blue river stone')} {u} GmbH" for u in range(w.users)],
    }
    table = {
        name: w.by_user(lambda u: firms[name][u]),
        number: w.by_user(lambda u: firms[number][u]),
        "sku": w.by_item(lambda i: code("A", i)),
        "date": w.times("%Y%m%d"),
    }
    made = roles.propose(reading({"sales.csv": table, "firms.csv": firms}))
    assert section(made).columns["USER_ID"] == number
    assert not made.questions


@pytest.mark.parametrize("name", ["CAUSALE", "VGART"])
def test_codes_of_movements_are_asked_for(name: str) -> None:
    w = World(4203, lines=1)
    made = proposed(w, {}, **{name: rarely(w, "03", {"31": 13, "24": 7, "11": 5, "07": 3})})
    (asked,) = made.questions
    assert (asked.code, name in asked.text) == ("event-codes", True)


def test_milliseconds_of_a_beginning_are_a_time_and_those_of_a_length_are_not() -> None:
    w = World(4204, lines=1)
    table = {
        "player": w.by_user(lambda u: f"p{u:05d}"),
        "game": w.by_item(lambda i: code("G", i)),
        "started_ms": [str(int(one.timestamp() * 1000) + 17) for one in w.at],
        "played_ms": w.each(lambda row: 1_000 + row * 7919 % 3_000_000),
    }
    made = roles.propose(reading({"sessions.csv": table}))
    found = section(made).columns
    assert (found["TIMESTAMP"], found.get("EVENT_VALUE")) == ("started_ms", "played_ms")
    assert not made.questions


def test_tests_that_people_take_are_no_flags() -> None:
    w = World(4205, lines=1)
    table = {
        "Alumno": w.by_user(lambda u: f"AL{u:06d}"),
        "Test": w.by_item(lambda i: f"POL-T{i:03d}"),
        "Inicio": w.times("%d/%m/%Y %H:%M:%S"),
        "Aciertos": w.each(lambda row: row * 7919 % 48),
    }
    tests = {
        "codigo_test": [f"POL-T{i:03d}" for i in range(w.items)],
        "nombre": [title(i, "repaso simulacro norma titulo") for i in range(w.items)],
    }
    made = roles.propose(reading({"intentos.csv": table, "tests.csv": tests}))
    assert section(made).columns["ITEM_ID"] == "Test"
    assert not made.questions


def test_names_of_a_package_and_what_volunteers_do() -> None:
    w = World(4206, users=150, items=90, lines=1)
    before = "GW_Volunteers__"
    hours = {
        "Id": w.each(lambda row: f"a0H5g0000{row:06d}AAQ"),
        f"{before}Contact__c": w.by_user(lambda u: f"0035g0000{u:06d}AAE"),
        f"{before}Volunteer_Shift__c": w.by_item(lambda i: f"a0S5g0000{i:06d}AAU"),
        "CreatedDate": w.times("%Y-%m-%dT%H:%M:%S.000+0000"),
    }
    shifts = {
        "Id": [f"a0S5g0000{i:06d}AAU" for i in range(w.items)],
        f"{before}Volunteer_Job__c": [f"a0J5g0000{i % 30:06d}AAA" for i in range(w.items)],
    }
    jobs = {
        "Id": [f"a0J5g0000{i:06d}AAA" for i in range(30)],
        "Name": [f"{title(i, 'reading garden kitchen shelter')} helpers {i}" for i in range(30)],
    }
    people = {
        "Id": [f"0035g0000{u:06d}AAE" for u in range(w.users)],
        "FirstName": [("Ann", "Ben", "Cy", "Dee")[u % 4] for u in range(w.users)],
        "LastName": [f"Stone{u % 40}" for u in range(w.users)],
        "Birthdate": [f"19{60 + u % 40}-0{1 + u % 9}-11" for u in range(w.users)],
    }
    tables = {
        f"{before}Volunteer_Hours__c.csv": hours,
        f"{before}Volunteer_Shift__c.csv": shifts,
        f"{before}Volunteer_Job__c.csv": jobs,
        "Contact.csv": people,
    }
    found = section(roles.propose(reading(tables)))
    assert found.columns["USER_ID"] == f"{before}Contact__c"
    assert found.joins[0].columns["ITEM_ID"] == f"{before}Volunteer_Job__c"


def test_words_of_a_package_say_nothing() -> None:
    assert hint("npsp__Account__c").tokens == ("account",)
    assert not hint("GW_Volunteers__Volunteer_Hours__c").about("user")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("home_recommended", "friend_join", "search", "favorites", "link"), True),
        (("홈", "추천", "검색"), True),
        (("view", "search", "share", "purchase"), False),
        (("new", "paid", "refused"), False),
    ],
)
def test_where_in_an_app_somebody_came_from(values: tuple[str, ...], told: bool) -> None:
    assert are_ways_in(values) is told


def test_where_a_session_began_is_not_asked_for() -> None:
    w = World(4207, lines=1)
    entries = rarely(w, "home_recommended", {"link": 12, "search": 5, "friend_join": 3})
    made = proposed(w, {}, entry=entries)
    assert not made.questions
    assert not section(made).leave_out


@pytest.mark.parametrize(("seconds", "asked"), [(40, False), (90_000, True)])
def test_two_clocks_are_asked_about_only_if_they_make_two_orders(seconds: int, asked: bool) -> None:
    w = World(4208, lines=1)
    server = w.times("%Y%m%d%H%M%S")
    before, after = (w.times("%Y%m%d%H%M%S", seconds=sign * seconds) for sign in (-1, 1))
    device = w.each(lambda row: (before if row % 3 else after)[row])
    wrong = w.each(lambda row: "20360101120000" if row % 40 == 0 else device[row])
    table = {
        "회원키": w.by_user(lambda u: f"K{u:05d}"),
        "상품번호": w.by_item(lambda i: code("E", i)),
        "서버수신시각": server,
        "기기시각": wrong,
    }
    made = roles.propose(reading({"사용로그.csv": table}))
    assert ("which-time" in {one.code for one in made.questions}) is asked


def test_firms_by_their_number_are_who_acted() -> None:
    w = World(4209, users=400, lines=1)
    numbers = [
        f"{100 + u % 800}-{u % 90 + 10}-{10_000 + u * 7919 % 90_000}" for u in range(w.users)
    ]
    table = {
        "사업자등록번호": w.by_user(lambda u: numbers[u]),
        "사업코드": w.by_item(lambda i: f"BIZ-{i:04d}"),
        "이용일": w.times("%Y-%m-%d"),
    }
    firms = {
        "사업자등록번호": numbers,
        "기업명": [f"{title(u, '한빛 미래 대한')}{u}" for u in range(w.users)],
    }
    made = roles.propose(reading({"이용내역.csv": table, "기업정보.csv": firms}))
    assert section(made).columns["USER_ID"] == "사업자등록번호"
