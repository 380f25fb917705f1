"""Staff and tests: told by a flag, a group, a code or a note of a person."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.members import people_of_kinds
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

SELDOM = 30


@pytest.mark.parametrize(
    ("name", "usual", "seldom"),
    [
        ("is_suspected_bot", "false", "true"),
        ("직원여부", "N", "Y"),
        ("회원등급", "일반회원", "임직원"),
        ("会員ランク", "一般", "社員"),
        ("categorie_compte_role", "Adulte", "Personnel de la médiathèque"),
        ("customer_group", "Endkunden", "Mitarbeiter / Test"),
        ("member_type", "regular", "Staff account"),
        ("user_group", "Padrão", "Equipe / Testes"),
        ("patron_group", "Adulte", "Prêt entre bibliothèques"),
        ("note", "", "cuenta de pruebas"),
        ("Tags", "vip, newsletter", "staff"),
        ("메모", "", "테스트 계정"),
        ("Bemerkung", "", "Testkunde"),
        ("Kundenart", "Privat", "Mitarbeiter"),
        ("会員区分", "一般", "業者"),
        ("Étiquettes", "Fidèle", "Interne"),
        ("First Name", "Olivia", "ZZTEST"),
    ],
)
def test_rows_of_staff_and_tests_do_not_count(name: str, usual: str, seldom: str) -> None:
    w = World(930, lines=1)
    made = proposed(w, {"members.csv": people_of_kinds(w, name, usual, seldom)})
    assert section(made).leave_out == {name: (seldom,)}
    (said,) = [one for one in made.findings if one.column == name]
    assert "members.csv" in said.message


@pytest.mark.parametrize(
    ("name", "usual", "seldom"),
    [
        ("note", "", "asked for a test drive"),
        ("Tags", "vip", "test group"),
        ("Tags", "vip", "staff pick"),
        ("職業区分", "学生", "会社員"),
        ("customer_group", "regular", "ex-Mitarbeiter"),
        ("customer_group", "regular", "former employee"),
        ("IsAdministrator", "False", "True"),
        ("note", "", "no test account"),
        ("First Name", "Olivia", "Testa"),
    ],
)
def test_others_count(name: str, usual: str, seldom: str) -> None:
    w = World(931, lines=1)
    made = proposed(w, {"members.csv": people_of_kinds(w, name, usual, seldom)})
    assert not section(made).leave_out


def test_a_kind_of_people_is_read_in_a_table_of_the_codes_of_many_columns() -> None:
    w = World(936, lines=1)
    codes = {
        "code_group": ["VIEW_TYPE", "VIEW_TYPE", "MEM_TYPE", "MEM_TYPE", "MEM_TYPE"],
        "code": ["V1", "V2", "M01", "M02", "M09"],
        "code_nm": ["무료열람", "코인열람", "일반회원", "소셜회원", "내부직원"],
    }
    kinds = people_of_kinds(w, "mem_type", "M01", "M09")
    views = w.each(lambda row: ("V1", "V2")[row % 2])
    made = proposed(w, {"members.csv": kinds, "tb_code.csv": codes}, view_type=views)
    assert section(made).leave_out == {"mem_type": ("M09",)}
    assert "내부직원" in next(one for one in made.findings if one.column == "mem_type").message


@pytest.mark.parametrize("share", [0.86, 0.6])
def test_staff_are_told_where_some_visitors_have_no_account(share: float) -> None:
    w = World(937, lines=1)
    known = people_of_kinds(w, "is_employee", "false", "true")
    few = {name: values[: int(share * w.users)] for name, values in known.items()}
    made = proposed(w, {"members.csv": few})
    assert section(made).leave_out == ({"is_employee": ("true",)} if share > 0.8 else {})


@pytest.mark.parametrize(("of_order", "gone"), [("rush", {"Tags": ("staff",)}), ("staff", {})])
def test_a_mark_of_people_is_told_from_one_of_orders(
    of_order: str, gone: dict[str, tuple[str]]
) -> None:
    w = World(935, lines=1)
    marks = w.each(lambda row: of_order if row % 4 == 0 else "")
    made = proposed(w, {"members.csv": people_of_kinds(w, "Tags", "", "staff")}, Tags=marks)
    assert section(made).leave_out == gone


@pytest.mark.parametrize("where", ["people", "orders"])
@pytest.mark.parametrize("word", ["Mitarbeiter", "Equipe / Testes", "Prêt entre bibliothèques"])
def test_codes_of_groups_are_read_in_the_table_that_explains_them(where: str, word: str) -> None:
    w = World(932)
    group = [4 if u % SELDOM == 0 else 1 + u % 2 for u in range(w.users)]
    firsts = w.firsts()
    heads: dict[str, list[Any]] = {
        "order_id": [50_000 + w.order[row] for row in firsts],
        "customer_id": [1000 + w.user[row] for row in firsts],
        "date_added": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
    }
    customers: dict[str, list[Any]] = {
        "customer_id": [1000 + u for u in range(w.users)],
        "city": [("Ulm", "Bonn", "Kiel")[u % 3] for u in range(w.users)],
    }
    if where == "people":
        customers["customer_group_id"] = group
    else:
        heads["customer_group_id"] = [group[w.user[row]] for row in firsts]
    lines: dict[str, list[Any]] = {
        "line_id": w.each(lambda row: 1 + row),
        "order_id": w.by_order(lambda number: 50_000 + number),
        "product_id": w.by_item(lambda i: 300 + i),
        "quantity": w.each(lambda row: 1 + row % 2),
        "price": w.by_item(lambda i: 5 + i / 10),
    }
    goods: dict[str, list[Any]] = {
        "product_id": [300 + i for i in range(w.items)],
        "name": [title(i) for i in range(w.items)],
    }
    groups: dict[str, list[Any]] = {"customer_group_id": [1, 2, 4], "name": ["A", "Gold", word]}
    made = roles.propose(reading({
        "lines.csv": lines, "orders.csv": heads, "customers.csv": customers,
        "products.csv": goods, "customer_groups.csv": groups,
    }))  # fmt: skip
    assert section(made).leave_out == {"customer_group_id": ("4",)}
    assert any(word in one.message for one in made.findings)


@pytest.mark.parametrize("word", ["Tests", "Mitarbeiter"])
def test_a_group_of_articles_is_none_of_people(word: str) -> None:
    w = World(933, lines=1)
    group = w.by_item(lambda i: 4 if i % SELDOM == 0 else 1 + i % 2)
    groups: dict[str, list[Any]] = {"group_id": [1, 2, 4], "name": ["Antigen", "Masks", word]}
    assert not section(proposed(w, {"groups.csv": groups}, group_id=group)).leave_out


def test_people_are_looked_up_by_who_acted_and_not_by_what_it_was_about() -> None:
    """Numbers of what a log is about are as low as those of people: keys of theirs by chance."""
    w = World(939, users=300, items=120, rows=3000, lines=1)
    log: dict[str, dict[str, Any]] = {
        "log.csv": {
            "objectid": w.by_item(lambda i: 1 + i),
            "contextinstanceid": w.by_item(lambda i: 50_000 + 7 * i),
            "userid": w.by_user(lambda u: 1 + u),
            "timecreated": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "user.csv": {
            "id": [1 + u for u in range(w.users)],
            "username": [("guest", "admin")[u] if u < 2 else f"ana.{u}" for u in range(w.users)],
            "city": [("Ulm", "Bonn", "Kiel")[u % 3] for u in range(w.users)],
        },
    }
    made = section(roles.propose(reading(log)))
    assert set(made.leave_out["username"]) == {"guest", "admin"}
    assert [join.on for join in made.joins] == [{"userid": "id"}]
