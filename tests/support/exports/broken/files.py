"""Files that are no tables, or damaged as files: empty, cut off, locked, of another kind."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from pathlib import Path

import numpy as np

from tests.support.exports.broken.cases import case, shop
from tests.support.exports.workbook import excel
from tests.support.exports.world import Draw
from tests.support.exports.writers import packed, put, to_parquet


@case("a file of no bytes", ("empty",))
def empty_file(folder: Path) -> Path:
    put(folder / "orders.csv", b"")
    return folder / "orders.csv"


@case("a picture called CSV", ("image", "png", "binary", "picture"))
def picture_as_csv(folder: Path) -> Path:
    body = zlib.compress(Draw("png").rng.bytes(40_000))
    put(folder / "orders.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\2\0\0\0" + body)
    return folder


@case("a database called CSV", ("binary", "database", "sqlite"))
def database_as_csv(folder: Path) -> Path:
    put(folder / "orders.csv", b"SQLite format 3\0" + Draw("db").rng.bytes(30_000))
    return folder


@case("the page of a login, saved as CSV", ("html", "page", "web"))
def login_page(folder: Path) -> Path:
    page = "<!DOCTYPE html>\n<html>\n<head><title>Sign in</title></head>\n<body>\n"
    put(folder / "orders.csv", page + "<p>Session, expired</p>\n" * 200 + "</body></html>\n")
    return folder


@case(
    "a pointer of large file storage instead of the file",
    ("column", "pointer", "no table", "interactions"),
)
def file_pointer(folder: Path) -> Path:
    put(folder / "orders.csv", "version https://git-lfs.github.com/spec/v1\n"
        f"oid sha256:{'0' * 64}\nsize 918273\n")  # fmt: skip
    return folder


@case("an empty folder", ("no table", "no file", "empty", "nothing"))
def empty_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@case("a folder of texts and pictures", ("no table", "nothing", "no file"))
def folder_without_tables(folder: Path) -> Path:
    put(folder / "README.md", "# Shop\n\nAsk the sales office.\n")
    put(folder / "logo.png", b"\x89PNG\r\n\x1a\n" + bytes(2000))
    put(folder / "notes.docx", b"PK\3\4" + bytes(500))
    return folder


@case("a path that does not exist", ("no such", "not exist", "missing", "there is no"))
def nothing_there(folder: Path) -> Path:
    return folder / "not here.csv"


@case("a file that one may not read", ("permission", "not be read", "cannot be read", "may not"))
def unreadable(folder: Path) -> Path:
    path, _ = shop(folder)
    path.chmod(0)
    return path


def _gzip(folder: Path) -> tuple[Path, bytes]:
    path, _ = shop(folder, rows=20_000)
    data = packed("x.gz", path.read_bytes())
    path.unlink()
    (folder / "items.csv").unlink()
    return folder / "events.csv.gz", data


@case("a gzip file whose end is missing", ("gzip", "truncated", "end", "damaged", "incomplete"))
def truncated_gzip(folder: Path) -> Path:
    path, data = _gzip(folder)
    path.write_bytes(data[: len(data) * 2 // 3])
    return path


@case("a gzip file with a changed byte", ("gzip", "damaged", "corrupt", "broken"))
def flipped_gzip(folder: Path) -> Path:
    path, data = _gzip(folder)
    middle = len(data) // 2
    path.write_bytes(data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :])
    return path


@case("a text called gzip", blocks=None)
def text_as_gzip(folder: Path) -> Path:
    path, _ = shop(folder)
    return path.rename(folder / "events.csv.gz")


@case("a zip file whose end is missing", ("zip",))
def broken_zip(folder: Path) -> Path:
    path, _ = shop(folder)
    whole = folder / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, "events.csv")
    put(folder / "export.zip", whole.read_bytes()[: whole.stat().st_size // 2])
    for other in (path, whole, folder / "items.csv"):
        other.unlink()
    return folder


@case("a zip file with a password", ("password", "encrypt"))
def encrypted_zip(folder: Path) -> Path:
    path, _ = shop(folder)
    with zipfile.ZipFile(folder / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, "events.csv")
    data = bytearray((folder / "export.zip").read_bytes())
    # The flag alone: whoever reads it asks for the password before looking at the content.
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.index(signature) + offset
        struct.pack_into("<H", data, at, struct.unpack_from("<H", data, at)[0] | 1)
    (folder / "export.zip").write_bytes(bytes(data))
    path.unlink()
    (folder / "items.csv").unlink()
    return folder


@case("a zip file whose member wants to lie elsewhere", blocks=None)
def climbing_zip(folder: Path) -> Path:
    path, _ = shop(folder)
    with zipfile.ZipFile(folder / "export.zip", "w") as archive:
        archive.writestr("../../climbed.csv", path.read_text())
    path.unlink()
    return folder / "export.zip"


@case("Parquet of no bytes", ("empty", "parquet"))
def empty_parquet(folder: Path) -> Path:
    put(folder / "events.parquet", b"")
    return folder


@case("Parquet whose end is missing", ("parquet",))
def truncated_parquet(folder: Path) -> Path:
    numbers = np.arange(20_000)
    to_parquet(
        folder / "events.parquet", {"user": numbers % 900, "item": numbers % 77, "ts": numbers}
    )
    data = (folder / "events.parquet").read_bytes()
    (folder / "events.parquet").write_bytes(data[: len(data) // 2])
    return folder


@case("a folder that is called orders.csv", ("no table", "folder", "no file", "empty"))
def folder_called_csv(folder: Path) -> Path:
    (folder / "orders.csv").mkdir(parents=True)
    return folder


@case("a pipe into which nobody writes", ("pipe", "no file", "not a file", "regular"))
def pipe(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    os.mkfifo(folder / "orders.csv")
    return folder / "orders.csv"


@case("a pipe beside a sound file", blocks=None)
def pipe_beside(folder: Path) -> Path:
    shop(folder)
    os.mkfifo(folder / "more.csv")
    return folder


@case(
    "a link that leads to itself", ("link", "loop", "no such", "not exist", "there is no", "level")
)
def link_to_itself(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "orders.csv").symlink_to(folder / "orders.csv")
    return folder / "orders.csv"


@case("a folder that holds a link to itself", blocks=None)
def folder_loop(folder: Path) -> Path:
    shop(folder)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    return folder


@case("a text called Excel", blocks=None)
def text_as_excel(folder: Path) -> Path:
    path, _ = shop(folder)
    return path.rename(folder / "events.xlsx")


@case("a workbook without a table", ("no table", "empty", "sheet"))
def empty_workbook(folder: Path) -> Path:
    excel(folder / "events.xlsx", {"Sheet1": [], "Sheet2": [["only a note"]]})
    return folder


@case("XML", ("xml",))
def xml_file(folder: Path) -> Path:
    rows = "".join(
        f"<order><user>u{n % 90}</user><item>i{n % 20}</item></order>" for n in range(900)
    )
    put(folder / "orders.xml", f'<?xml version="1.0"?>\n<orders>{rows}</orders>\n')
    return folder / "orders.xml"


@case("a PDF called CSV", ("pdf",))
def pdf_as_csv(folder: Path) -> Path:
    put(folder / "orders.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n" * 40)
    return folder


@case("an Excel file with a password", ("excel", "password", "encrypt", "xlsx"))
def locked_workbook(folder: Path) -> Path:
    # What Excel writes with a password is no zip but an older container, which begins so.
    put(folder / "orders.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(6000))
    return folder / "orders.xlsx"


@case("a zip in a zip", blocks=None)
def zip_in_zip(folder: Path) -> Path:
    path, _ = shop(folder)
    for outer, inner in (("a.zip", "events.csv"), ("b.zip", "a.zip")):
        with zipfile.ZipFile(folder / outer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(folder / inner, inner)
    for other in (path, folder / "items.csv", folder / "a.zip"):
        other.unlink()
    return folder / "b.zip"
