"""personalize-poc new-dataset: an example that explains itself."""

from __future__ import annotations

import csv
import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from personalize_poc import language
from personalize_poc.cli.commands import main
from personalize_poc.data.own.mapping_file import REQUIRED, SECTIONS, Section


def call(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["new-dataset", str(folder), *options])


def test_it_makes_files_and_a_mapping_that_fit(tmp_path: Path) -> None:
    folder = tmp_path / "new/shop"
    result = call(folder)
    assert result.exit_code == 0, result.output
    assert f"personalize-poc check {folder}" in result.output
    mapping = yaml.safe_load((folder / "mapping.yaml").read_text(encoding="utf-8"))
    for section in SECTIONS:
        with (folder / mapping[section]["file"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        named = {
            *mapping[section]["columns"].values(),
            *mapping[section].get("unused", {}),
            *mapping[section].get("leave_out", {}),
            *([mapping[section]["title"]] if "title" in mapping[section] else []),
        }
        assert named == set(rows[0]), "each column is named somewhere"
        assert set(REQUIRED[section]) <= set(mapping[section]["columns"])
        assert all(None not in row.values() for row in rows)


def test_its_mapping_is_explained_in_korean_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same mapping and the same keys, with other comments."""
    call(tmp_path / "shop")
    monkeypatch.setenv(language.VARIABLE, language.KOREAN)
    call(tmp_path / "ko")
    one, other = (
        (tmp_path / name / "mapping.yaml").read_text(encoding="utf-8") for name in ("shop", "ko")
    )
    assert yaml.safe_load(one) == yaml.safe_load(other)
    assert "시간대" in other

    def keys(text: str) -> list[str]:
        return re.findall(r"^ *#? ?([a-z_]+):", text, re.MULTILINE)

    assert keys(one) == keys(other)


def test_there_is_enough_to_train_and_every_id_is_known(tmp_path: Path) -> None:
    call(tmp_path / "shop")
    tables = {}
    for name in ("orders", "products", "customers"):
        with (tmp_path / f"shop/{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    assert len(tables["orders"]) > 2000
    assert {one["sku"] for one in tables["orders"]} <= {one["sku"] for one in tables["products"]}
    who = {one["customer"] for one in tables["customers"]}
    assert {one["customer"] for one in tables["orders"]} <= who
    assert tables["products"][0]["sku"] == "0000", "leading zeros are part of an id"


def test_the_mapping_explains_every_key(tmp_path: Path) -> None:
    call(tmp_path / "shop")
    text = (tmp_path / "shop/mapping.yaml").read_text(encoding="utf-8")
    keys = ["join" if one.name == "joins" else one.name for one in fields(Section)]
    assert [key for key in [*keys, "name", "licence"] if f"{key}:" not in text] == []


def test_it_is_the_same_each_time_and_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    for name in ("one", "two"):
        assert call(tmp_path / name).exit_code == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_the_messy_shop_is_an_export_without_a_mapping(tmp_path: Path) -> None:
    folder = tmp_path / "new/messy shop"
    result = call(folder, "--messy")
    assert result.exit_code == 0, result.output
    there = sorted(folder.iterdir())
    assert [line for line in result.output.splitlines() if line][:-1] == [str(p) for p in there]
    assert result.output.endswith(f"Next: personalize-poc check '{folder}'\n")
    names = {one.name for one in there}
    assert {"README.txt", "articles.csv", "customers.csv", "events_2025-01.csv"} <= names
    assert "mapping.yaml" not in names, "the learner maps it"


@pytest.mark.parametrize("options", [(), ("--messy",)])
@pytest.mark.parametrize("taken", ["file", "folder"])
def test_nothing_is_written_over(tmp_path: Path, taken: str, options: tuple[str, ...]) -> None:
    place = tmp_path / "shop"
    if taken == "file":
        place.write_text("mine", encoding="utf-8")
    else:
        place.mkdir()
        (place / "mine.csv").touch()
    result = call(place, *options)
    assert result.exit_code == 2
    assert result.output.startswith("error: ")
    assert "nothing is written over" in result.output
    assert sorted(one.name for one in tmp_path.rglob("*")) == (
        ["shop"] if taken == "file" else ["mine.csv", "shop"]
    )
