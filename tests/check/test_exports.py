"""Exports of companies: read and understood without a hand, or with the right question."""

from __future__ import annotations

import contextlib
import gzip
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from tests.support.exports import score
from tests.support.exports.catalogue import EXPORTS, write
from tests.support.exports.knowing import judged, knowing
from tests.support.exports.truth import Events, Metadata, Truth, names

pytestmark = pytest.mark.slow

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
ELSEWHERE = ("split_file", "header_apart")
"""Exports whose names of columns stand in another file than their rows."""


@dataclass(frozen=True)
class Written:
    """An export that was written once, for all that is asked of it."""

    name: str
    folder: Path
    truth: Truth


@pytest.fixture(scope="module", params=EXPORTS)
def export(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp(request.param)
    return Written(request.param, folder, write(request.param, folder, scale=0.5))


def test_what_the_truth_names_stands_in_the_files(export: Written) -> None:
    if export.name in ELSEWHERE:
        return
    for file, columns in named(export.truth):
        wanted = [part for column in columns for part in parts(column)]
        assert any(all(part in text for part in wanted) for text in content(export.folder, file)), (
            f"{wanted} do not stand in {file}"
        )


def test_who_knows_the_export_is_right(export: Written) -> None:
    assert judged(export.truth, knowing(export.truth)).wrong == []


def test_an_export_is_understood(export: Written) -> None:
    outcome = score.judge(export.name, export.folder, export.truth)

    assert outcome.is_good, f"{EXPORTS[export.name].about}\n{score.table([outcome])}"


@pytest.mark.parametrize("name", ["plugin_shop", "korean_shop", "german_erp", "event_collector"])
def test_another_draw_and_size_is_understood_as_well(name: str, tmp_path: Path) -> None:
    truth = write(name, tmp_path / "export", seed=7, scale=1)

    outcome = score.judge(name, tmp_path / "export", truth)

    assert outcome.is_good, score.table([outcome])


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
