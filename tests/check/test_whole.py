"""A check from files to outputs with nothing put in its place: the example of new-dataset."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from personalize_poc.check import example
from personalize_poc.cli.commands import main

pytest.importorskip("personalize_poc.data.own.reading")
pytest.importorskip("personalize_poc.data.own.roles")
pytest.importorskip("personalize_poc.check.cleaning")

pytestmark = pytest.mark.slow


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    example.write(tmp_path / "shop")
    return tmp_path / "shop"


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def told(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "check.json").read_text(encoding="utf-8"))
    return found


def test_the_example_is_ready_as_its_mapping_says(shop: Path) -> None:
    result = call("shop")
    assert result.exit_code == 0, result.output
    found = told(shop.parent / "check-shop")
    assert found["state"] == "ready"
    assert found["stated"] is True
    datasets = found["datasets"]
    assert isinstance(datasets, dict)
    assert set(datasets) == {"interactions", "items", "users"}


def test_without_its_mapping_the_same_columns_are_found(shop: Path) -> None:
    call("shop")
    stated = told(shop.parent / "check-shop")["columns"]
    (shop / "mapping.yaml").unlink()
    result = call("shop", "--output", "guessed")
    assert result.exit_code in (0, 3), result.output
    guessed = told(shop.parent / "guessed")["columns"]
    assert isinstance(stated, list)
    assert isinstance(guessed, list)
    ids = ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "title")
    columns = [
        {(one["section"], one["field"], one["column"]) for one in found if one["field"] in ids}
        for found in (stated, guessed)
    ]
    assert columns[0] == columns[1]


def test_the_mapping_that_was_guessed_is_read_as_itself(shop: Path) -> None:
    (shop / "mapping.yaml").unlink()
    call("shop")
    first = told(shop.parent / "check-shop")
    (shop.parent / "check-shop/mapping.yaml").rename(shop / "mapping.yaml")
    assert call("shop").exit_code == 0
    again = told(shop.parent / "check-shop")
    assert again["datasets"] == first["datasets"]


def test_the_answer_of_a_query_is_checked_like_a_file(shop: Path) -> None:
    query = f"SELECT customer, sku, \"when\" FROM '{shop / 'orders.csv'}'"
    result = call("--sql", query)
    assert result.exit_code in (0, 3), result.output
    files = told(shop.parent / "check-query")["files"]
    assert isinstance(files, list)
    assert [one["format"] for one in files] == ["query"]


def test_a_cleaned_copy_can_be_checked_again(shop: Path) -> None:
    with (shop / "orders.csv").open("a", encoding="utf-8", newline="\n") as file:
        file.write("c001,0001,yesterday,look,phone,ok,\n,0001,2025-05-01 10:00:00,look,phone,ok,\n")
    call("shop", "--clean", "clean")
    result = call("clean", "--output", "again")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("name", ["absent", "empty.csv", "nothing"])
def test_what_cannot_be_read_is_one_sentence_and_leaves_nothing(shop: Path, name: str) -> None:
    (shop.parent / "empty.csv").touch()
    (shop.parent / "nothing").mkdir()
    before = sorted(shop.parent.iterdir())
    result = call(name)
    assert result.exit_code in (1, 2), result.output
    assert "Traceback" not in result.output
    if result.exit_code == 2:
        assert result.output.startswith("error: ")
        assert sorted(shop.parent.iterdir()) == before
