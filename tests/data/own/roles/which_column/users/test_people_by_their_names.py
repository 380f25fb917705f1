"""Lists that are kept by hand, without ids: who came to which group on which day."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, chosen, title
from tests.support.own_tables import reading

_GIVEN = ["Mary", "Noel", "Kathleen", "Tom", "Una", "Brendan", "Teresa", "Eamon", "Rose", "Pat"]
_FAMILY = ["Doyle", "Lynch", "Walsh", "Quinn", "Nolan", "Kelly", "Ryan", "Moran", "O'Brien"]
_GROUPS = ["Choir practice", "Soup kitchen", "Flower rota", "Chair yoga", "Alpha course",
           "Knitting circle", "Walking group", "Bible study", "Tin whistle class", "Quiz night",
           "Prayer circle", "Gardening morning"]  # fmt: skip

_LAMPS = ["Lamp", "Chair", "Shelf", "Table", "Mirror", "Stool", "Bench"]


def _person(u: int) -> str:
    return f"{_GIVEN[u % 10]} {_FAMILY[u // 10 % 9]}"


def _sheet(name: str, group: str, day: str, **more: list[Any]) -> dict[str, list[Any]]:
    w = _world()
    return {
        day: w.times("%Y-%m-%d"),
        name: w.by_user(_person),
        group: w.by_item(lambda i: _GROUPS[i]),
        **more,
    }


def _world() -> World:
    return World(5201, users=80, items=12, rows=1500, days=700, lines=1)


def _roles(sheet: dict[str, list[Any]]) -> tuple[str | None, str | None]:
    found = _proposed(sheet)
    columns = found.mapping.sections["interactions"].fields if found.mapping else {}
    return columns.get("USER_ID"), columns.get("ITEM_ID")


def _proposed(sheet: dict[str, list[Any]]) -> Proposal:
    return roles.propose(reading({"groups.csv": sheet}))


@pytest.mark.parametrize(
    ("name", "group", "day"),
    [
        ("Name", "Group", "Date"),
        ("Nombre", "Actividad", "Fecha"),
        ("Nom", "Atelier", "Date"),
        ("이름", "동아리", "날짜"),
    ],
)
def test_people_by_their_names_come_to_groups(name: str, group: str, day: str) -> None:
    assert _roles(_sheet(name, group, day)) == (name, group)
    assert not _proposed(_sheet(name, group, day)).questions


_EASTERN = {
    ("이름", "프로그램명", "날짜"): (
        ["김", "이", "박", "최", "정", "강", "조", "윤"],
        ["민준", "서연", "지우", "현우", "수진", "준", "영희", "하은", "도윤", "예린"],
    ),
    ("氏名", "サークル", "日付"): (
        ["佐藤 ", "鈴木 ", "高橋 ", "田中 ", "林 ", "山本 ", "中村 ", "小林 "],
        ["花子", "太郎", "恵", "翔太", "さくら", "健", "美咲", "大輔", "直子", "誠"],
    ),
    ("姓名", "活动", "日期"): (
        ["王", "李", "张", "刘", "陈", "杨", "黄", "赵"],
        ["伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "建国", "晓明"],
    ),
}


@pytest.mark.parametrize("columns", _EASTERN)
def test_names_of_the_east_begin_with_a_family_name(columns: tuple[str, str, str]) -> None:
    families, given = _EASTERN[columns]
    sheet = _sheet(*columns)
    sheet[columns[0]] = _world().by_user(lambda u: families[u % 8] + given[u // 8 % 10])
    assert _roles(sheet) == columns[:2]


@pytest.mark.parametrize(
    "things", [["김치찌개", "이불", "박스", "최신형"], ["木製机", "林檎", "森永"]]
)
def test_things_that_begin_like_names_are_none(things: list[str]) -> None:
    w = _world()
    sheet = _sheet("회원", "이름", "날짜")
    sheet["이름"] = w.by_item(lambda i: f"{things[i % len(things)]} {i}")
    assert _roles(sheet) == ("회원", "이름")


def test_a_group_that_each_is_in_is_a_property() -> None:
    w = _world()
    sheet = _sheet("Name", "Group", "Date", Item=w.by_item(lambda i: title(i, "Soup Tea Cake")))
    sheet["Group"] = w.by_user(lambda u: _GROUPS[u % 12])
    assert _roles(sheet) == ("Name", "Item")


def test_names_of_things_are_not_of_people() -> None:
    w = World(5202, users=80, items=60, rows=1500, lines=1)
    sheet = {
        "Date": w.times("%Y-%m-%d"),
        "member": w.by_user(lambda u: f"M{u:05d}"),
        "Name": w.by_item(
            lambda i: f"{chosen(['Blue', 'Red', 'Old'], i)} {_FAMILY[i % 9]} {_LAMPS[i % 7]}"
        ),
    }
    assert _roles(sheet) == ("member", "Name")


def test_a_number_beside_the_name_of_a_person_is_of_the_person() -> None:
    w = _world()
    sheet = _sheet("partner.name", "product", "day", partner_id=w.by_user(lambda u: 1300 + u))
    sheet["product"] = w.by_item(title)
    sheet["session"] = w.by_order(lambda n: f"S{n // 8:05d}")
    assert _roles(sheet) == ("partner_id", "product")


def test_a_login_comes_before_the_name_that_several_have() -> None:
    w = World(5203, users=400, items=60, rows=3000, lines=1)
    sheet = {
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "actor.name": w.by_user(lambda u: f"{_GIVEN[u % 10]} {_FAMILY[u // 10 % 9]}"),
        "actor.account.name": w.by_user(lambda u: 21_000_000 + 7 * u),
        "object.id": w.by_item(lambda i: f"course-{i:03}"),
    }
    assert _roles(sheet)[0] == "actor.account.name"
    assert "which-user" not in [one.code for one in _proposed(sheet).questions]


@pytest.mark.parametrize("customers", [False, True])
def test_whole_names_are_the_person_where_nothing_else_is(customers: bool) -> None:
    """Given names that are in no list: it counts that both names stand in columns of their own."""
    w = _world()
    given, family = ("Stenig", "Hideki", "Isia", "Kanon"), ("Fusil", "Vann", "Cazar")
    whole = w.by_user(lambda u: f"{given[u % 4]}{u // 12} {family[u % 3]}")
    sheet = {
        "timestamp": w.times("%Y-%m-%d %H:%M"),
        "location": w.by_item(lambda i: _GROUPS[i]),
        "FirstName": [one.split()[0] for one in whole],
        "LastName": [one.split()[1] for one in whole],
        "FirstName LastName": whole,
    }
    if customers:
        sheet["customer"] = w.by_user(lambda u: f"C{u // 2:03}")
    assert _roles(sheet) == ("customer" if customers else "FirstName LastName", "location")
