"""The file of a segment gives back what was written, or says that it is damaged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from personalize_poc.local.datasets.segments import segment_file
from personalize_poc.local.datasets.segments.segment_file import DamagedSegment, Writer

SCHEMA = pa.schema(
    [("ID", pa.string()), ("NAME", pa.string()), ("YEAR", pa.int32()), ("NEW", pa.bool_())],
    metadata={"kind": "ITEMS"},
)
NEW = [True, False, None]
ROWS = [
    {"ID": f"i{n}", "NAME": None if n % 3 else "Amélie", "YEAR": n, "NEW": NEW[n % 3]}
    for n in range(20)
]


def write(path: Path, rows: Sequence[dict[str, Any]], size: int = 8) -> Path:
    with Writer(path, SCHEMA) as writer:
        for start in range(0, len(rows), size):
            writer.add(pa.RecordBatch.from_pylist(rows[start : start + size], SCHEMA))
    return path


@pytest.mark.parametrize("dictionary", [False, True])
def test_what_was_written_is_read(tmp_path: Path, dictionary: bool) -> None:
    path = write(tmp_path / "a", ROWS)
    assert segment_file.read(path, dictionary=dictionary).to_pylist() == ROWS
    some = segment_file.read(path, ["YEAR", "ID", "OTHER"], dictionary=dictionary)
    assert some.to_pylist() == [{"ID": row["ID"], "YEAR": row["YEAR"]} for row in ROWS]
    assert [batch.num_rows for batch in segment_file.batches(path, ["NEW"])] == [8, 8, 4]


def test_a_file_without_rows_has_its_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "a", [])
    assert segment_file.schema(path).equals(SCHEMA, check_metadata=True)
    assert segment_file.read(path).num_rows == 0
    encoded = segment_file.read(path, ["ID"], dictionary=True)
    assert encoded.schema.field("ID").type == pa.dictionary(pa.int32(), pa.string())


def test_parts_of_a_table_can_be_written(tmp_path: Path) -> None:
    table = pa.Table.from_pylist(ROWS, SCHEMA)
    segment_file.write(tmp_path / "a", pa.concat_tables([table.slice(3, 5), table.slice(0, 2)]))
    assert segment_file.read(tmp_path / "a").to_pylist() == [*ROWS[3:8], *ROWS[:2]]
    assert segment_file.rows(tmp_path / "a") == 7


def test_long_texts_take_little_space(tmp_path: Path) -> None:
    rows = [{**row, "NAME": "a film about nothing " * 200} for row in ROWS]
    path = write(tmp_path / "a", rows)
    assert path.stat().st_size < 20_000 < 20 * 20 * 200
    assert segment_file.read(path).to_pylist() == rows


def test_no_changed_bit_changes_what_is_read(tmp_path: Path) -> None:
    content = bytearray(write(tmp_path / "a", ROWS).read_bytes())
    path, noticed = tmp_path / "b", 0
    for place in range(len(content)):
        content[place] ^= 1 << place % 8
        path.write_bytes(content)
        content[place] ^= 1 << place % 8
        try:
            found = segment_file.read(path).to_pylist(), segment_file.schema(path).metadata
        except DamagedSegment as damaged:
            said = str(damaged)
        else:
            assert found == (ROWS, SCHEMA.metadata), place
            continue
        assert str(path) in said
        noticed += 1
    assert noticed > len(content) / 2  # the others are padding


def test_a_file_that_was_cut_off_is_damaged(tmp_path: Path) -> None:
    content = write(tmp_path / "a", ROWS).read_bytes()
    for end in range(0, len(content), 7):
        (tmp_path / "b").write_bytes(content[:end])
        with pytest.raises(DamagedSegment):
            segment_file.read(tmp_path / "b")
