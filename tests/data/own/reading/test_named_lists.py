"""One JSON object with several named lists, as apps write a backup of all that they hold."""

from __future__ import annotations

import json
from typing import Any

import pytest

from personalize_poc.data.own.mapping_file import Mapping, Section
from tests.data.own.reading.conftest import Opener

_NAME = "backup.json"


def _play(n: int) -> dict[str, Any]:
    scores = [{"playerRefId": 1 + (n + at) % 7, "score": at} for at in range(2 + n % 2)]
    played = f"2024-03-{1 + n:02d} 19:{n:02d}:00"
    return {"id": 1 + n, "gameRefId": 1 + n % 5, "playDate": played, "playerScores": scores}


def _backup() -> dict[str, Any]:
    return {
        "games": [{"id": 1 + n, "name": f"Game {n}"} for n in range(5)],
        "players": [{"id": 1 + n, "name": f"Player {n}"} for n in range(7)],
        "plays": [_play(n) for n in range(20)],
        "challenges": [],
        "userInfo": {"meRefId": 3},
        "version": 7,
    }


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("wrapped", [False, True])
def test_each_list_of_a_backup_is_a_table(
    opened: Opener, indent: int | None, wrapped: bool
) -> None:
    content = {"app": "games", "data": _backup()} if wrapped else _backup()
    read = opened(json.dumps(content, indent=indent), _NAME)
    within = "data." if wrapped else ""
    rows = {table.label: table.rows for table in read.reading.tables}
    assert rows == {
        f"{_NAME}, {within}plays": 50,
        f"{_NAME}, {within}players": 7,
        f"{_NAME}, {within}games": 5,
    }
    plays = read.reading.table(f"{_NAME}, {within}plays")
    assert [one.name for one in plays.columns] == [
        *("id", "gameRefId", "playDate"),
        *("playerScores.playerRefId", "playerScores.score"),
    ]
    assert read.rows(plays)[2] == ("2", "2", "2024-03-02 19:01:00", "2", "0")


def test_what_else_stands_in_a_backup_is_said(opened: Opener) -> None:
    said = opened(json.dumps(_backup()), _NAME).reading.left_out
    assert said == {f"{_NAME}, userInfo": "one JSON object, not a table"}


def test_objects_below_their_own_keys_are_rows_with_these_keys(opened: Opener) -> None:
    orders = {f"-Kx{n:03d}": {"uid": f"u{n % 6}", "at": 1_725_159_831 + n} for n in range(30)}
    users = {f"u{n}": {"uid": f"u{n}", "city": "Ulm"} for n in range(6)}
    read = opened(
        json.dumps({"orders": orders, "users": users, "settings": {"a": {"b": 1}}}), _NAME
    )
    table = read.reading.table(f"{_NAME}, orders")
    assert [one.name for one in table.columns] == ["key", "uid", "at"]
    assert read.rows(table)[4] == ("-Kx004", "u4", "1725159835")
    assert [one.name for one in read.reading.table(f"{_NAME}, users").columns] == ["uid", "city"]


def test_a_mapping_names_a_list_of_a_backup(opened: Opener) -> None:
    section = Section(files=(f"{_NAME}, plays",), columns={"USER_ID": "playerScores.playerRefId"})
    read = opened(json.dumps(_backup()), _NAME, known=Mapping(sections={"interactions": section}))
    assert read.reading.table(f"{_NAME}, plays").rows == 50


def test_a_document_with_lines_and_parts_is_no_backup(opened: Opener) -> None:
    lines = [{"sku": f"s{n}", "quantity": n} for n in range(4)]
    order = {"id": 7, "at": "2024-03-01 10:00:00", "items": lines, "payments": [{"id": 1}] * 2}
    read = opened(json.dumps(order), "order.json")
    assert read.table.label == "order.json"
    assert {"id", "items.sku"} <= set(read.names)
