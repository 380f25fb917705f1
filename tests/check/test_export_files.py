"""The made-up exports themselves: repeatable, and their truth fits their files."""

from __future__ import annotations

import contextlib
import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from tests.support.exports.catalogue import EXPORTS, write
from tests.support.exports.truth import Events, Metadata, Truth, names

LANGUAGES = {"en", "de", "fr", "es", "pt", "it", "ru", "tr", "ko", "ja", "zh"}
ENCODINGS = (
    "utf-8-sig",
    "utf-16",
    "cp949",
    "cp932",
    "gb18030",
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1254",
)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", ["plugin_shop", "trade_workbook", "game_telemetry", "zip_of_csv"])
def test_the_same_seed_gives_the_same_files_and_another_seed_others(
    name: str, tmp_path: Path
) -> None:
    first = write(name, tmp_path / "a")
    again = write(name, tmp_path / "b")
    other = write(name, tmp_path / "c", seed=1)

    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert first == again
    assert files(tmp_path / "a") != files(tmp_path / "c")
    assert first != other


@pytest.mark.slow
def test_a_scale_gives_so_many_times_the_rows(tmp_path: Path) -> None:
    small = write("abandoned_carts", tmp_path / "a").events
    large = write("abandoned_carts", tmp_path / "b", scale=4).events

    assert small
    assert small.counted
    assert large
    assert large.counted
    assert large.counted.rows == 4 * small.counted.rows


def test_there_are_enough_kinds_in_enough_languages() -> None:
    assert len(EXPORTS) >= 48
    assert {export.language for export in EXPORTS.values()} >= LANGUAGES


ELSEWHERE = ("split_file", "header_apart")
"""Exports whose names of columns stand in another file than their rows."""


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in EXPORTS if name not in ELSEWHERE])
def test_what_the_truth_names_stands_in_the_files(name: str, tmp_path: Path) -> None:
    truth = write(name, tmp_path)

    for file, columns in named(truth):
        wanted = [part for column in columns for part in parts(column)]
        assert any(all(part in text for part in wanted) for text in content(tmp_path, file)), (
            f"{wanted} do not stand in {file}"
        )


def named(truth: Truth) -> list[tuple[str, tuple[str, ...]]]:
    """Files and the columns that they must have."""
    found = []
    for section in (truth.events, truth.items, truth.users):
        found += [(file, columns_of(section)) for file in (section.files if section else ())]
    for join in truth.events.joins if truth.events else ():
        found.append((join.file, tuple(join.on.values())))
    return [(file, columns) for file, columns in found if not file.endswith("Bestellungen.xlsx")]


def columns_of(section: Events | Metadata | None) -> tuple[str, ...]:
    if isinstance(section, Metadata):
        return (*names(section.id), *section.kinds, *names(section.title))
    assert section is not None
    joined = [name for join in section.joins for name in join.fields]
    item = () if "ITEM_ID" in joined else names(section.item)
    own = (*item, *names(section.event))
    if section.joins:
        return own  # the others stand here or there
    return (*own, *section.leave_out, *names(section.user), names(section.time)[0])


def parts(column: str) -> tuple[str, ...]:
    """What of a column's name stands in the file; of "column 3" nothing does."""
    if column.startswith("column "):
        return ()
    return tuple(column.split("."))


def content(folder: Path, file: str) -> list[str]:
    """The text of a file, in each encoding in which it can be read; quotes undone."""
    name, _, inner = file.partition(", ")
    path = folder / name
    assert path.is_file(), f"{name} is missing"
    if inner.startswith("sheet "):
        with CalamineWorkbook.from_path(path) as book:
            return [repr(book.get_sheet_by_name(inner[6:]).to_python()[:6])]
    packed = inner and not inner.startswith("section ")
    data = zipfile.ZipFile(path).read(inner) if packed else path.read_bytes()
    if name.endswith(".parquet"):
        return [str(pq.read_table(path).slice(0, 100).to_pylist())]  # with fields in fields
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    if name.endswith(".zst"):
        data = pa.input_stream(path).read()
    return [text + text.replace('""', '"') for text in decoded(data)]


def decoded(data: bytes) -> Iterator[str]:
    for encoding in ENCODINGS:
        with contextlib.suppress(UnicodeError):
            yield data.decode(encoding)
