"""One JSON object whose keys are ids: readers and their books, books and their titles."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.data.own.reading.conftest import Opener

_BOOKS: dict[str, Any] = {
    f"{7 * n}": [f"b{(n + at) % 9}" for at in range(n % 4)] for n in range(30)
}


def _names(opened: Opener, whole: dict[str, Any], file: str) -> list[str]:
    return list(opened(json.dumps(whole), file).names)


def test_each_member_of_the_list_of_a_key_is_a_row(opened: Opener) -> None:
    read = opened(json.dumps(_BOOKS), "user-to-books.json")
    assert read.names == ["user", "books"]
    assert read.rows(read.table)[:3] == [("7", "b1"), ("14", "b2"), ("14", "b3")]
    assert read.table.rows == sum(map(len, _BOOKS.values()))


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("user2item.json", ["user", "item"]),
        ("userToItem.json", ["user", "item"]),
        ("history.json", ["key", "value"]),
    ],
)
def test_the_name_of_the_file_says_what_the_columns_are(
    opened: Opener, file: str, names: list[str]
) -> None:
    assert _names(opened, _BOOKS, file) == names


def test_objects_of_the_lists_of_keys_are_rows_beside_the_key(opened: Opener) -> None:
    whole = {f"u{n}": [{"film": f"f{at}", "stars": at} for at in range(2)] for n in range(25)}
    read = opened(json.dumps(whole), "ratings.json")
    assert read.names == ["key", "film", "stars"]
    assert read.rows(read.table)[3] == ("u1", "f1", "1")


def test_ids_with_their_titles_are_rows(opened: Opener) -> None:
    read = opened(json.dumps({f"{n}": f"Title {n}" for n in range(40)}), "titles.json")
    assert read.rows(read.table)[:2] == [("0", "Title 0"), ("1", "Title 1")]


@pytest.mark.parametrize(
    "whole",
    [
        {f"option {chr(97 + n)}": n for n in range(25)},  # settings
        {f"k{n}": n if n % 2 else "on" for n in range(25)},  # of many kinds
        {f"k{n}": [f"only {n}"] for n in range(25)},  # nothing comes back
        {f"k{n}": ["a", "b"] for n in range(10)},  # few
        {f"k{n}": [] for n in range(25)},
    ],
)
def test_what_else_is_one_object_stays_one(opened: Opener, whole: dict[str, Any]) -> None:
    assert len(_names(opened, whole, "settings.json")) == len(whole)


def test_a_backup_of_many_tables_is_no_table_of_keys(opened: Opener) -> None:
    whole = {f"table {n}": [{f"a{n}": at, f"b{n}": at} for at in range(12)] for n in range(22)}
    assert len(opened(json.dumps(whole), "backup.json").reading.tables) == len(whole)
