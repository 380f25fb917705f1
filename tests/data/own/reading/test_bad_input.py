"""What cannot be read: one sentence each, and nothing left behind."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.data.errors import BadFile, DataError, NoTable
from personalize_poc.data.own import reading
from personalize_poc.data.own.reading import appending
from personalize_poc.data.own.reading.ground import workspace
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.text import settle
from tests.data.own.reading.conftest import Opener, write_parquet

TEXT = "user,item,ts\nu1,i1,1\nu2,i2,2\n"


@pytest.fixture(autouse=True)
def nothing_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """Whatever happens, the temporary folder is empty afterwards."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("raw", "kind", "sentence"),
    [
        (b"", NoTable, "the file is empty"),
        (b"\n\n \r\n", NoTable, "the file is empty"),
        (b"\xef\xbb\xbf", NoTable, "the file is empty"),
        (b"user,item,ts\n", NoTable, "a header but no rows"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), BadFile, "a picture"),
        (b"%PDF-1.7\n" + bytes(range(256)), BadFile, "a PDF document"),
        (b"MZ" + bytes(range(256)) * 4, BadFile, "a program of Windows"),
        (b"\x7fELF" + bytes(range(256)), BadFile, "a program"),
        (b"Rar!\x1a\x07", BadFile, "unpack it first"),
        (b"ORC" + bytes(range(256)), BadFile, "Parquet first"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), BadFile, "spreadsheet cannot be opened"),
        (b"<!DOCTYPE html><html><table></table>", BadFile, "HTML page"),
        (b"<?xml version='1.0'?><a/>", BadFile, "XML file"),
        (bytes((i * 7919) % 256 for i in range(9000)), BadFile, "no text"),
        (b"version https://git-lfs.github.com/spec/v1\noid x:1\nsize 9\n", BadFile, "Git LFS"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            BadFile,
            "protected by a password",
        ),
        (b"user,item\n" + b"x" * 2_100_000 + b",i\n", BadFile, "longer than 2 MB"),
        (b"PK\x03\x04" + bytes(100), BadFile, "archive is damaged or incomplete"),
        (
            b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + bytes(100),
            BadFile,
            "the workbook is incomplete: its end is missing",
        ),
        (b"PAR1" + bytes(100), BadFile, "Parquet file ends early.* copy or export it again"),
        (b"PAR1" + bytes(100) + b"PAR1", BadFile, "Parquet file is damaged"),
        (b"SQLite format 3\x00" + bytes(100), BadFile, "cannot be opened, or it holds no table"),
    ],
)
def test_a_file_that_is_no_table(
    opened: Opener, raw: bytes, kind: type[BadFile], sentence: str
) -> None:
    with pytest.raises(kind, match=sentence) as caught:
        opened(raw)
    assert "orders.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_text_that_begins_with_letters_of_a_program(opened: Opener) -> None:
    assert opened("MZ,b\n1,x\n2,y\n").names == ["MZ", "b"]
    assert opened("ORC,b\n1,x\n2,y\n").names == ["ORC", "b"]


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no such file or folder"):
        reading.open_source(tmp_path / "nothing.csv")
    with pytest.raises(BadFile, match="a pipe or a device"):
        reading.open_source("/dev/null")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(BadFile, match="cannot be opened: Too many levels"):
        reading.open_source(tmp_path / "circle")


def _forbid(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    real = Path.open

    def refuse(self: Path, *args: Any, **options: Any) -> Any:
        if self.name == name:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return real(self, *args, **options)

    monkeypatch.setattr(Path, "open", refuse)


def test_no_permission(opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.csv").write_text(TEXT)
    (tmp_path / "open.csv").write_text(TEXT)
    _forbid(monkeypatch, "secret.csv")
    with pytest.raises(BadFile, match="cannot be opened: Permission denied"):
        opened(tmp_path / "secret.csv")
    read = opened(tmp_path)
    assert read.reading.left_out == {"secret.csv": "it cannot be opened: Permission denied"}
    read.reading.close()


def test_a_damaged_part_costs_itself(opened: Opener, tmp_path: Path) -> None:
    raw = write_parquet(
        tmp_path / "p-1.parquet", "SELECT repeat('x', i::INT) AS a FROM range(5000) r(i)"
    ).read_bytes()
    (tmp_path / "p-2.parquet").write_bytes(raw[:200] + bytes(300) + raw[500:])
    read = opened(tmp_path)
    assert read.table.rows in (4999, 5000)
    assert list(read.reading.left_out) == ["p-2.parquet"]
    assert read.finding("unreadable-file").grade == "blocks"
    read.reading.close()


def test_a_file_that_grows(opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(TEXT)
    real = settle.settle

    def grow(*args: Any) -> Any:
        with path.open("a") as file:
            file.write("u3,i3,3\n")
        return real(*args)

    monkeypatch.setattr(f"{appending.__name__}.settle", grow)
    with pytest.raises(DataError, match="written to while it was read"):
        opened(path)


def test_the_disk_is_full(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Workspace.run

    def fill(self: Workspace, sql: str, *args: Any, **options: Any) -> Any:
        if sql.startswith("INSERT"):
            self.connection.execute("SET memory_limit = '20MB'")
            self.connection.execute("SET max_temp_directory_size = '1MB'")
            sql = (
                "INSERT INTO t0 SELECT a, a, a FROM (SELECT md5(i::VARCHAR) AS a "
                "FROM range(3000000) r(i)) ORDER BY a"
            )
            return real(self, sql)
        return real(self, sql, *args, **options)

    monkeypatch.setattr(Workspace, "run", fill)
    with pytest.raises(DataError, match=r"The disk is full while .* is read: .* MB are free"):
        opened(TEXT)


def test_the_disk_is_full_while_a_text_is_written_again(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any, **options: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("personalize_poc.data.own.reading.text.transcode.to_utf8", full)
    with pytest.raises(DataError, match="The disk is full"):
        opened(TEXT.encode("utf-16"))


def test_an_interruption_leaves_nothing(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"{appending.__name__}.settle", interrupt)
    with pytest.raises(KeyboardInterrupt):
        opened(TEXT)


def test_memory_and_network_are_bounded() -> None:
    work = Workspace()
    try:
        settings = dict(work.run("SELECT name, value FROM duckdb_settings()"))
        assert settings["autoinstall_known_extensions"] == "false"
        assert settings["memory_limit"] in ("953.6 MiB", "1.0 GB")
        assert settings["temp_directory"].startswith(str(work.folder))
        assert workspace.MEMORY == "1GB"
    finally:
        work.close()


def test_progress_is_told(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("user,item,ts\n" + "".join(f"u{i},i{i},{i}\n" for i in range(1_000_000)))
    seen: list[tuple[int, int, int]] = []
    with reading.open_source(path, progress=lambda *numbers: seen.append(numbers)) as read:
        size = path.stat().st_size
        assert seen[-1] == (size, size, read.tables[0].rows) == (size, size, 1_000_000)
        assert all(0 <= done <= total == size for done, total, _ in seen)
