"""Columns that name nobody beside one that does, and what is done by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.reading import open_source
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading


def test_numbers_behind_stars_are_no_rival_of_an_id() -> None:
    w = World(4491, lines=1)
    table = {
        "kenn": w.by_user(lambda u: code("K", u)),
        "msisdn": w.by_user(lambda u: f"35196****{u * 7 % 150:03d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": table}))
    assert section(made).columns["USER_ID"] == "kenn"
    assert not [one for one in made.questions if "msisdn" in one.text]


@pytest.mark.parametrize("name", ["Guests", "Gäste", "Members"])
def test_how_many_people_there_were_is_no_rival_of_who_they_are(name: str) -> None:
    w = World(4492)
    table = {
        "Check Id": w.each(lambda row: 70_000 + row // 3),
        "Customer Id": w.each(lambda row: "" if row // 3 % 2 else code("c", w.user[row])),
        name: w.each(lambda row: 1 + row // 3 * 7 % 5),
        "Item Id": w.by_item(lambda i: 5000 + i),
        "Order Date": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"checks.csv": table}))
    assert section(made).columns["USER_ID"] == "Customer Id"
    assert not [one for one in made.questions if one.code == "which-user"]


@pytest.mark.parametrize(("file", "is_sure"), [("subscribers.json", True), ("boxes.json", False)])
def test_the_id_of_a_nested_record_is_of_whom_the_file_holds(
    tmp_path: Path, file: str, is_sure: bool
) -> None:
    w = World(4493, users=120, rows=1500, lines=1)
    at = w.times("%Y-%m-%dT%H:%M:%S")
    records: dict[int, list[dict[str, str]]] = {}
    for user, item, time in zip(w.user, w.item, at, strict=True):
        records.setdefault(user, []).append({"sku": code("I", item), "ordered": time})
    listed = [{"id": code("P", user), "goods": goods} for user, goods in records.items()]
    (tmp_path / file).write_text(json.dumps(listed))
    made = roles.propose(open_source(tmp_path))
    sure = {one.field: one.confidence for one in made.guesses}
    assert section(made).columns["USER_ID"] == "id"
    assert (sure["USER_ID"] > 0.9) is is_sure


@pytest.mark.parametrize("kind", ["RENOVACAO_AUTO", "Rinnovo automatico", "DESATIVACAO"])
def test_what_is_renewed_by_itself_or_ended_is_no_choice(kind: str) -> None:
    w = World(4494, lines=1)
    made = proposed(w, {}, tipo_operacao=rarely(w, "ATIVACAO", {kind: 4}))
    assert section(made).columns["EVENT_TYPE"] == "tipo_operacao"
    assert section(made).event_types[kind] is None
    assert not made.questions


@pytest.mark.parametrize("name", ["testkonto", "cuenta_de_prueba", "тестовый аккаунт"])
def test_accounts_for_tests_are_left_out_by_their_flag(name: str) -> None:
    w = World(4495)
    flag = w.by_user(lambda u: "true" if u % 23 == 0 else "false")
    assert section(proposed(w, {}, **{name: flag})).leave_out == {name: ("true",)}
