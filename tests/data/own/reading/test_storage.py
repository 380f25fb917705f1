"""How the tables of large files are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.data.own.reading.ground import storage
from tests.data.own.reading.conftest import Opener, Read, write_parquet


def test_columns_are_stored_as_their_values_are() -> None:
    rows = [[f"u{n}", f"i{n % 7}", "a sentence of some length " * 5 + str(n)] for n in range(100)]
    assert storage.of([*rows, ["short"]], [0, 1, 2]) == ("UNCOMPRESSED", "DICT_FSST", "ZSTD")
    assert storage.of(rows, [1]) == ("DICT_FSST",)
    assert storage.of([], [0]) == ("DICT_FSST",)


def _compressions(read: Read) -> set[tuple[str, str]]:
    """Columns and how their texts are kept."""
    read.reading.connection.execute("CHECKPOINT")
    used = read.reading.connection.execute(
        "SELECT DISTINCT column_name, compression FROM pragma_storage_info('t0') "
        "WHERE segment_type = 'VARCHAR'"
    ).fetchall()
    return set(used)


KEPT = {("c0", "Uncompressed"), ("c1", "DICT_FSST"), ("c2", "ZSTD")}


def test_a_table_of_a_text_is_stored_so(opened: Opener) -> None:
    lines = [f"u{n},i{n % 7},{'long text ' * 20}{n}" for n in range(3000)]
    read = opened("\n".join(["user,item,text", *lines]) + "\n")
    assert len(read.rows()) == 3000
    assert read.rows()[2999][:2] == ("u2999", "i3")
    assert _compressions(read) >= KEPT


@pytest.mark.parametrize("parts", [1, 3])
def test_a_large_table_of_another_kind_is_stored_so_too(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: int
) -> None:
    """Left to DuckDB it would take twice as long to read a Parquet file as a text."""
    texts = "repeat('long text ', 20) || i AS text"
    for part in range(parts):
        rows = (
            f"SELECT {part} * 1000 + i AS user, 'i' || i % 7 AS item, {texts} FROM range(1000) t(i)"
        )
        write_parquet(tmp_path / "orders" / f"part-{part}.parquet", rows)
    size = sum(path.stat().st_size for path in (tmp_path / "orders").iterdir())
    monkeypatch.setattr(storage, "_LARGE", size)
    read = opened(tmp_path / "orders")
    assert len(read.rows()) == 1000 * parts
    assert _compressions(read) >= KEPT
    monkeypatch.setattr(storage, "_LARGE", size + 1)
    assert not _compressions(opened(tmp_path / "orders")) >= KEPT
