"""What kind of file it is, from its first bytes: names of files lie."""

from __future__ import annotations

import zipfile
from pathlib import Path

from personalize_poc.data.own.reading.text import encodings, shifted
from personalize_poc.language import N_

_SIGNS = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PAR1", "parquet"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
)
_FOREIGN = (
    (b"%PDF", N_("a PDF document")),
    (b"\x89PNG", N_("a picture (PNG)")),
    (b"\xff\xd8\xff", N_("a picture (JPEG)")),
    (b"GIF8", N_("a picture (GIF)")),
    (b"MZ", N_("a program of Windows")),
    (b"\x7fELF", N_("a program")),
    (b"\xcf\xfa\xed\xfe", N_("a program")),
    (b"7z\xbc\xaf\x27\x1c", N_("a 7z archive: unpack it first")),
    (b"Rar!", N_("a RAR archive: unpack it first")),
    (b"PK\x05\x06", N_("an empty zip archive")),
    (b"PARE", N_("an encrypted Parquet file")),
    (b"ORC", N_("an ORC file: write it as Parquet first")),
    (b"Obj\x01", N_("an Avro file: write it as Parquet or JSON lines first")),
    (b"ARROW1", N_("an Arrow file: write it as Parquet first")),
    (b"\x89HDF", N_("an HDF5 file: write it as Parquet first")),
    (b"\x80\x04\x95", N_("a Python pickle: write it as Parquet first")),
    (b"\x80\x05\x95", N_("a Python pickle: write it as Parquet first")),
    (b"{\\rtf", N_("a text document (RTF)")),
    (
        b"version https://git-lfs",
        N_("a pointer of Git LFS, not the file: fetch it with git lfs pull"),
    ),
)
_UNKNOWN = N_("no text and no format that is known here")
_NO_SHEET = N_("an OpenDocument file that is no table")
_OFFICE = N_("a document of Word or PowerPoint")
_CONTROLS = bytes(set(range(9)) | set(range(14, 32))).translate(
    None, b"\x01\x1a\x1c\x1d\x1e\x1f\x1b"
)
HEAD = 1 << 16


_PROMISED = {
    ".gz": "gzip",
    ".zst": "zstd",
    ".bz2": "bz2",
    ".xz": "xz",
    ".zip": "zip",
    ".tar": "tar",
    ".parquet": "Parquet",
    ".xlsx": "Excel",
    ".xls": "Excel",
    ".ods": "OpenDocument",
}


def promised(name: str) -> str:
    """The kind of file that a name promises, where it is no text; "" of all others."""
    return _PROMISED.get(Path(name).suffix.lower(), "")


def kind(path: Path) -> str:
    """The kind of a file.

    Returns:
        "gzip", "zstd", "bz2", "xz", "zip", "tar", "parquet", "sqlite", "duckdb", "xlsx", "ods",
        "xls", "text", "empty"; for anything else what it is, in words, after "no: ".
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        return "empty"
    for sign, name in _SIGNS:
        if head.startswith(sign):
            return name
    if head.startswith(b"PK\x03\x04"):
        return _zip(path)
    if head[8:12] == b"DUCK":
        return "duckdb"
    if head[257:262] == b"ustar":
        return "tar"
    return _foreign(head)


def _foreign(head: bytes) -> str:
    for sign, name in _FOREIGN:
        if head.startswith(sign) and (len(sign) > 3 or _is_binary(head)):
            return f"no: {name}"
    if not head.strip(b" \t\r\n\xef\xbb\xbf"):
        return "empty"
    return f"no: {_UNKNOWN}" if _is_binary(head) else "text"


def _is_binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding; UTF-16, UTF-32 and ISO-2022 are texts."""
    if encodings.marked(head) is not None or shifted.encoding(head):
        return False
    zeros = head.count(0)
    controls = len(head) - len(head.translate(None, _CONTROLS)) - zeros
    return controls + zeros > len(head) / 20


def _zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                sheet = b"opendocument.spreadsheet" in archive.read("mimetype")
                return "ods" if sheet else f"no: {_NO_SHEET}"
    except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError):
        return "zip"
    if "[Content_Types].xml" in names:
        if any(name.startswith("xl/") for name in names):
            return "xlsx"
        return f"no: {_OFFICE}"
    return "zip"
