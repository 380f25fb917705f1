"""Files into which a team split a table, to learn from one and to test with the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.data.own import loading
from personalize_poc.data.own.mapping_file import Mapping, Section
from tests.data.own.reading.conftest import Opener

_HEAD = "user,item,rating,ts\n"


def _write(folder: Path, *names: str, **heads: str) -> Path:
    """Three rows a file, under these columns or those of the others."""
    for number, name in enumerate(names):
        head = heads.get(name.split(".")[0].replace("/", "_"), _HEAD)
        width = head.count(",") + 1
        rows = "".join(",".join([f"{number}{n}"] * width) + "\n" for n in range(3))
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + rows)
    return folder


def _labels(opened: Opener, folder: Path) -> list[str]:
    return [table.label for table in opened(folder).reading.tables]


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (("test.csv", "train.csv", "valid.csv"), "train.csv + valid.csv + test.csv"),
        (("ratings_dev.csv", "ratings_train.csv"), "ratings_train.csv + ratings_dev.csv"),
        (("train/log.csv", "test/log.csv"), "train/log.csv + test/log.csv"),
        (("train-00.csv", "train-01.csv", "val-00.csv"), "train-*.csv + val-00.csv"),
    ],
)
def test_parts_of_a_split_are_one_table(
    opened: Opener, tmp_path: Path, names: tuple[str, ...], label: str
) -> None:
    read = opened(_write(tmp_path, *names))
    assert [table.label for table in read.reading.tables] == [label]
    assert read.table.rows == 3 * len(names)


def test_what_has_other_columns_or_another_name_stays_alone(opened: Opener, tmp_path: Path) -> None:
    names = ("train.csv", "valid.csv", "test.csv", "test_negatives.csv", "stations.csv")
    _write(tmp_path, *names, test="user,item,ts\n")
    found = {"train.csv + valid.csv", "test.csv", "test_negatives.csv", "stations.csv"}
    assert set(_labels(opened, tmp_path)) == found


def test_tests_that_nothing_was_learned_before_stay_alone(opened: Opener, tmp_path: Path) -> None:
    assert len(_labels(opened, _write(tmp_path, "test.csv", "dev.csv", "trainers.csv"))) == 3


def test_a_mapping_names_all_files_of_a_split(opened: Opener, tmp_path: Path) -> None:
    folder = _write(tmp_path, "train.csv", "test.csv", "other.csv")
    label = "train.csv + test.csv"
    section = Section(files=(label,), columns={"USER_ID": "user", "ITEM_ID": "item"})
    read = opened(folder, known=Mapping(sections={"interactions": section}))
    assert read.reading.table(label).rows == 6
    (folder / "mapping.yaml").write_text(
        f"interactions:\n  file: {label}\n  columns: {{USER_ID: user, ITEM_ID: item, "
        "TIMESTAMP: ts}\n"
    )
    assert loading.interactions_file(folder) == folder / "train.csv"
