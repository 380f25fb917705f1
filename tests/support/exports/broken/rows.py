"""Tables that can be read, and hold what no check can use, or only with care."""

from __future__ import annotations

from pathlib import Path

from tests.support.exports.broken.cases import case, shop
from tests.support.exports.writers import csv, put, stamp


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


@case("NUL bytes between the rows", ("nul", "binary", "zero byte", "\\0"), blocks=None)
def nul_bytes(folder: Path) -> Path:
    path, _ = shop(folder, spoil=lambda text: text.replace("\nu0003", "\n\0\0u0003", 5))
    return path


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


@case("one in a hundred times in the year 10401", ("year", "time"), ("10401",), blocks=False)
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


@case("three thousand columns", ("column", "no interactions"), apart=True)
def three_thousand_columns(folder: Path) -> Path:
    header = ",".join(f"f{n}" for n in range(3000))
    row = ",".join("0" if n % 7 else "1" for n in range(3000))
    put(folder / "features.csv", "\n".join([header, *[row] * 60]) + "\n")
    return folder / "features.csv"


@case("events with four hundred columns beside", blocks=None, apart=True)
def four_hundred_columns(folder: Path) -> Path:
    path, _ = shop(folder)
    rows = path.read_text().splitlines()
    more = ",".join(f"x{n}" for n in range(400))
    values = ",".join(str(n % 5) for n in range(400))
    put(path, "\n".join([f"{rows[0]},{more}", *(f"{row},{values}" for row in rows[1:])]) + "\n")
    return path


@case("ids of three hundred characters", ("256", "character", "long"))
def long_ids(folder: Path) -> Path:
    path, log = shop(folder)
    csv(path, {
        "user_id": [f"{'u' * 296}{n:04d}" for n in log.user],
        "item_id": [f"i{n:04d}" for n in log.item],
        "timestamp": log.time,
    })  # fmt: skip
    return folder


@case("names of columns that are empty, doubled, or differ in case only", blocks=None)
def columns_alike(folder: Path) -> Path:
    path, log = shop(folder)
    rows = zip(log.user, log.item, log.time, log.kind[log.item], strict=True)
    text = "".join(f"u{u},i{i:04d},{t},{k},{k},\n" for u, i, t, k in rows)
    put(path, f"User,item,time,kind,KIND,\n{text}")
    return folder


@case("the same file twice, packed and not", blocks=None)
def twice_the_same(folder: Path) -> Path:
    path, _ = shop(folder)
    put(folder / "events.csv.gz", path.read_bytes())
    return folder
