"""Files as companies write them: CSV with all its habits, Excel, JSON, Parquet, packed or not."""

from __future__ import annotations

import csv as csvs
import gzip
import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

Columns = Mapping[str, Iterable[Any]]


def packed(name: str, data: bytes) -> bytes:
    """Compressed as the end of the name says."""
    if name.endswith(".gz"):
        return gzip.compress(data, 5, mtime=0)
    return _zstd(data) if name.endswith(".zst") else data


def _zstd(data: bytes) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as out:
        out.write(data)
    return bytes(sink.getvalue())


def put(path: Path, data: bytes | str, encoding: str = "utf-8") -> None:
    """Write a file, its folders too, packed if its name says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(path.name, data if isinstance(data, bytes) else data.encode(encoding)))


def lines(
    columns: Columns,
    delimiter: str = ",",
    quote: str = '"',
    header: bool = True,
    all_quoted: bool = False,
    end: str = "\n",
    trailing: str = "",
) -> list[str]:
    """Lines of a CSV file; `trailing` is what stands before the end of each."""
    found: list[str] = []

    class Rows:
        """Takes one row at a time, as the writer gives them."""

        def write(self, row: str) -> None:
            found.append(row.removesuffix("\n"))

    writer = csvs.writer(
        Rows(),
        delimiter=delimiter,
        quotechar=quote,
        quoting=csvs.QUOTE_ALL if all_quoted else csvs.QUOTE_MINIMAL,
        lineterminator="\n",  # what ends a line is quoted inside of fields
    )
    if header:
        writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return [f"{row}{trailing}{end}" for row in found]


def csv(path: Path, columns: Columns, encoding: str = "utf-8", **form: Any) -> None:
    """Write a CSV file. `before` and `after` are lines around the table, as they stand."""
    before, after = form.pop("before", ()), form.pop("after", ())
    end = form.get("end", "\n")
    whole = [*(f"{x}{end}" for x in before), *lines(columns, **form), *(f"{x}{end}" for x in after)]
    put(path, "".join(whole), encoding)


def json_lines(path: Path, objects: Iterable[Any], encoding: str = "utf-8") -> None:
    """Write one JSON value a line."""
    rows = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in objects]
    put(path, "\n".join(rows) + "\n", encoding)


def json_array(path: Path, value: Any) -> None:
    """Write one JSON value, for people to read."""
    put(path, json.dumps(value, ensure_ascii=False, indent=1))


def zipped(path: Path, members: Mapping[str, bytes]) -> None:
    """Write a zip file; nothing in it depends on the day."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def to_parquet(path: Path, columns: Mapping[str, Any]) -> None:
    """Write a Parquet file with the types of the arrays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pa.table(dict(columns)), path)


def serial(seconds: float) -> float:
    """A moment as days since the end of 1899, to the millisecond."""
    return round(float(seconds) / 86_400 + 25_569, 8)


def stamp(times: Iterable[Any], form: str = "%Y-%m-%d %H:%M:%S") -> list[str]:
    """Unix seconds as text, in UTC."""
    return [moment.strftime(form) for moment in moments(times)]


def moments(times: Iterable[Any]) -> list[datetime]:
    """Unix seconds as moments in UTC."""
    return [datetime.fromtimestamp(int(time), UTC) for time in times]


def money(cents: Iterable[Any], decimal: str = ".", thousands: str = "") -> list[str]:
    """Hundredths as prices."""
    found = []
    for value in cents:
        sign = "-" if value < 0 else ""
        whole, rest = divmod(abs(int(value)), 100)
        found.append(f"{sign}{f'{whole:,}'.replace(',', thousands)}{decimal}{rest:02d}")
    return found
