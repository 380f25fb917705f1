"""Input that no check can use, or only with care: broken, empty, hostile, half there.

Each case writes into a folder, and says what is to be checked and what a person must be told.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.support.exports.workbook import excel
from tests.support.exports.world import Draw, Log
from tests.support.exports.writers import csv, lines, money, packed, put, stamp, to_parquet

Write = Callable[[Path], Path]


@dataclass(frozen=True)
class Case:
    """One kind of bad input.

    Attributes:
        name, about: what it is.
        write: makes it in a folder, and returns what is to be checked.
        blocks: whether the exit code must say so; None where either is right.
        says: of each group one word stands in what is printed, in any case.
    """

    name: str
    about: str
    write: Write
    blocks: bool | None
    says: tuple[tuple[str, ...], ...] = ()


CASES: dict[str, Case] = {}


def case(
    about: str, *says: tuple[str, ...], blocks: bool | None = True
) -> Callable[[Write], Write]:
    """Register a function that writes a case; it is called as the function is."""

    def register(write: Write) -> Write:
        CASES[write.__name__] = Case(write.__name__, about, write, blocks, says)
        return write

    return register


def shop(
    folder: Path, rows: int = 2500, items: int = 150, spoil: Callable[[str], str] = str
) -> tuple[Path, Log]:
    """A sound small shop; `spoil` may change the text of the events."""
    draw = Draw("broken")
    log = draw.log(150, items, rows, days=90)
    put(folder / "events.csv", spoil("".join(lines({
        "user_id": [f"u{n:04d}" for n in log.user],
        "item_id": [f"i{n:04d}" for n in log.item],
        "event_type": draw.pick(["view", "purchase"], len(log), [9, 1]),
        "timestamp": log.time,
    }))))  # fmt: skip
    csv(folder / "items.csv", {
        "item_id": [f"i{n:04d}" for n in range(log.items)],
        "name": draw.products(log, "en"),
        "category": draw.kinds(log, "en"),
        "price": money(log.price),
    })  # fmt: skip
    return folder / "events.csv", log


@case("a file of no bytes", ("empty",))
def empty_file(folder: Path) -> Path:
    put(folder / "orders.csv", b"")
    return folder / "orders.csv"


@case("a file of blank lines", ("empty", "no rows", "no table"))
def blank_lines(folder: Path) -> Path:
    put(folder / "orders.csv", "\n \n\n\n")
    return folder


@case("a header and nothing below it", ("empty", "no rows", "header", "no interactions"))
def header_only(folder: Path) -> Path:
    put(folder / "orders.csv", "user_id,item_id,timestamp\n")
    return folder


@case("one column", ("column",))
def one_column(folder: Path) -> Path:
    put(folder / "users.csv", "user\n" + "".join(f"u{n}\n" for n in range(2000)))
    return folder


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


@case("NUL bytes between the rows", ("nul", "binary", "zero byte", "\\0"), blocks=None)
def nul_bytes(folder: Path) -> Path:
    path, _ = shop(folder, spoil=lambda text: text.replace("\nu0003", "\n\0\0u0003", 5))
    return path


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


@case("JSON lines, one of which is cut off", ("1234", "1,234"), blocks=False)
def invalid_json_line(folder: Path) -> Path:
    rows = [f'{{"user": "u{n % 150}", "item": "i{n % 40}", "at": {1_704_700_000 + n * 61}}}'
            for n in range(3000)]  # fmt: skip
    rows[1233] = rows[1233][:25]
    put(folder / "events.jsonl", "\n".join(rows) + "\n")
    return folder / "events.jsonl"


@case("twenty megabytes without a line end", ("line", "column", "no table"))
def one_huge_line(folder: Path) -> Path:
    put(folder / "events.csv", "x" * 20_000_000)
    return folder / "events.csv"


@case("a quote that nobody closes", ("quot", "line", "width"), blocks=None)
def unclosed_quote(folder: Path) -> Path:
    path, _ = shop(folder, spoil=lambda text: text.replace("view", '"view', 1))
    return path


@case("letters broken in one of the rows", ("encod", "letter", "utf-8", "byte"), blocks=None)
def broken_letters(folder: Path) -> Path:
    path, _ = shop(folder)
    data = path.read_bytes().replace(b"view", b"vi\xc3\x28\xff\xfew", 3)
    path.write_bytes(data)
    return path


def _far(folder: Path, every: int) -> Path:
    path, log = shop(folder)
    times = stamp(log.time, "%m-%d %H:%M:%S")
    years = [10401 if n % every == 0 else 2024 for n in range(len(log))]
    csv(path, {
        "user_id": log.user,
        "item_id": log.item,
        "timestamp": [f"{year}-{t}" for year, t in zip(years, times, strict=True)],
    })  # fmt: skip
    return folder


@case("all times in the year 10401", ("year", "time", "future", "when"))
def year_10401(folder: Path) -> Path:
    return _far(folder, 1)


@case("one in a hundred times in the year 10401", ("year", "time"), ("10401",))
def some_in_10401(folder: Path) -> Path:
    return _far(folder, 100)


@case("a mapping that says milliseconds where microseconds are", ("microsecond", "time", "year"))
def microseconds_as_milliseconds(folder: Path) -> Path:
    path, log = shop(folder)
    csv(path, {"user_id": log.user, "item_id": log.item, "timestamp": log.time * 1_000_000})
    columns = "{USER_ID: user_id, ITEM_ID: item_id, TIMESTAMP: timestamp}"
    form = "timestamp: milliseconds"
    text = f"interactions:\n  file: events.csv\n  columns: {columns}\n  {form}\n"
    put(folder / "mapping.yaml", text)
    return folder


@case("a dozen items", ("item",), blocks=None)
def dozen_items(folder: Path) -> Path:
    shop(folder, items=12)
    return folder


@case(
    "half of the items have no metadata, and prices are damaged",
    ("metadata", "catalog", "items.csv"),
    blocks=False,
)
def half_metadata(folder: Path) -> Path:
    _, log = shop(folder)
    half = range(0, log.items, 2)
    csv(folder / "items.csv", {
        "item_id": [f"i{n:04d}" for n in half],
        "category": [f"K{log.kind[n]}" for n in half],
        "price": [("n/a", "12.3.4", "#REF!")[n % 3] if n % 10 == 0 else f"{n}.50" for n in half],
    })  # fmt: skip
    return folder


@case("two hundred rows", ("1,000", "1000", "few"))
def few_rows(folder: Path) -> Path:
    path, _ = shop(folder, rows=200)
    return path


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


@case("a mapping that is no YAML", ("mapping.yaml",))
def broken_mapping(folder: Path) -> Path:
    shop(folder)
    put(folder / "mapping.yaml", "interactions: [file: events.csv\n  columns: {USER_ID")
    return folder


@case(
    "a mapping that names a column which no file has", ("customer",), ("mapping.yaml", "events.csv")
)
def mapping_of_other_columns(folder: Path) -> Path:
    shop(folder)
    put(folder / "mapping.yaml", "interactions:\n  file: events.csv\n  columns: "
        "{USER_ID: customer, ITEM_ID: item_id, TIMESTAMP: timestamp}\n")  # fmt: skip
    return folder


@case("names of columns that are formulas, markup and commands", blocks=None)
def hostile_columns(folder: Path) -> Path:
    path, log = shop(folder)
    csv(folder / "<img src=x onerror=alert(1)>.csv", {
        "=cmd|' /C calc'!A0": [f"u{n}" for n in log.user],
        "\"; DROP TABLE t0; -- 🙂": [f"i{n:04d}" for n in log.item],
        "<script>alert(1)</script>": stamp(log.time),
        "{{ 7 * 7 }}\n*[x].csv": [f"<b>{n % 3}</b>" for n in log.user],
    })  # fmt: skip
    path.unlink()
    return folder
