"""A whole check of one's own data beside DuckDB's SUMMARIZE and pandas' describe of the same file.

Each is a process of its own whose start and imports count: that is what a person waits for. Modules
are compiled to bytecode by the first round, as they are wherever a package is installed. The
check reads, guesses the columns, looks for faults, advises, and writes report and schemas; once
more with the same events as a Parquet file, and once with products of 300 columns. Twice in turn,
the better time of each counts; memory is the larger of both. pandas, which keeps all of it in
memory, is left out above 20 million rows.
``python -m tests.benchmarks check --rows 100000000``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tests.benchmarks.sizes import size
from tests.benchmarks.yardstick import Table, Yardstick

ROWS, ITEMS = 1_000_000, 5_000
WIDE = 300
"""Columns of products beside their id."""
MOST_OF_PANDAS = 20_000_000
REPOSITORY = Path(__file__).resolve().parents[2]
_SUMMARIZE = "import sys, duckdb; duckdb.sql(f\"SUMMARIZE FROM '{sys.argv[1]}'\").fetchall()"
_DESCRIBE = "import sys, pandas; pandas.read_csv(sys.argv[1]).describe(include='all')"
_ORDERS = """
COPY (
    SELECT 'user_' || floor({users} * pow(random(), 2))::INT AS customer,
        'item_' || lpad(floor({items} * pow(random(), 3))::INT::VARCHAR, 5, '0') AS sku,
        strftime(TIMESTAMP '2024-01-01' + to_seconds((random() * 31536000)::INT),
            '%Y-%m-%d %H:%M:%S') AS ordered_at,
        CASE WHEN random() < 0.8 THEN 'view' ELSE 'purchase' END AS action,
        CASE WHEN random() < 0.6 THEN 'phone' ELSE 'desktop' END AS device
    FROM range({rows})
) TO '{path}' (HEADER)
"""
_AS_PARQUET = """
COPY (SELECT * FROM read_csv('{path}', all_varchar=true)) TO '{parquet}' (FORMAT parquet)
"""
_PRODUCTS = """
COPY (
    SELECT 'item_' || lpad(i::VARCHAR, 5, '0') AS sku, 'Item ' || i AS name,
        'category ' || (i % 20) AS category, round(random() * 100, 2) AS price
    FROM range({items}) AS t(i)
) TO '{path}' (HEADER)
"""
_WIDE_PRODUCTS = """
COPY (
    SELECT 'item_' || lpad(i::VARCHAR, 5, '0') AS sku, {columns} FROM range({items}) AS t(i)
) TO '{path}' (HEADER)
"""


@dataclass(frozen=True)
class Run:
    """One process: seconds, processor seconds, largest memory in bytes."""

    seconds: float
    processor: float
    memory: int


def write(folder: Path, rows: int) -> Path:
    """A shop with so many events; returns the file of its events."""
    orders = folder / "orders.csv"
    users = max(rows // 50, 100)
    with duckdb.connect() as connection:
        connection.execute("SELECT setseed(0.5)")
        connection.execute(_ORDERS.format(users=users, items=ITEMS, rows=rows, path=orders))
        connection.execute(_PRODUCTS.format(items=ITEMS, path=folder / "products.csv"))
    return orders


def as_parquet(shop: Path, folder: Path) -> Path:
    """The same shop with its events as a Parquet file; returns the folder."""
    folder.mkdir()
    with duckdb.connect() as connection:
        paths = {"path": shop / "orders.csv", "parquet": folder / "orders.parquet"}
        connection.execute(_AS_PARQUET.format(**paths))
    (folder / "products.csv").write_bytes((shop / "products.csv").read_bytes())
    return folder


def with_wide_products(shop: Path, folder: Path) -> Path:
    """The same shop with products of many columns, numbers and codes; returns the folder."""
    folder.mkdir()
    (folder / "orders.csv").symlink_to(shop / "orders.csv")
    columns = ", ".join(f"(random() * {3 + at})::INT AS attribute_{at}" for at in range(WIDE))
    with duckdb.connect() as connection:
        connection.execute("SELECT setseed(0.5)")
        path = folder / "products.csv"
        connection.execute(_WIDE_PRODUCTS.format(columns=columns, items=ITEMS, path=path))
    return folder


def process(*arguments: str, bytecode: Path | None = None) -> Run:
    """Run Python with these arguments to its end.

    Args:
        arguments: of the interpreter.
        bytecode: folder in which compiled modules are kept from one process to the next; as the
            surroundings say without it.

    Raises:
        RuntimeError: it failed; the text is what it said.
    """
    given = dict(os.environ)
    if bytecode is not None:
        given.pop("PYTHONDONTWRITEBYTECODE", None)
        given["PYTHONPYCACHEPREFIX"] = str(bytecode)
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=REPOSITORY,
            env=given,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 3):  # 3: the check asks something, and is complete
            said.seek(0)
            raise RuntimeError(said.read().decode("utf-8", "replace"))
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def best(found: list[Run]) -> Run:
    """The better time, and the larger memory."""
    memory = max(one.memory for one in found)
    return Run(min(one.seconds for one in found), min(one.processor for one in found), memory)


def main() -> str:
    """Write a shop, check it, and let the others look at its events; a Markdown table."""
    rows = size("rows", ROWS)
    with tempfile.TemporaryDirectory(dir=os.environ.get("PERSONALIZE_POC_BENCHMARK_DIR")) as name:
        shop, outputs = Path(name, "shop"), Path(name, "outputs")
        shop.mkdir()
        orders = write(shop, rows)
        megabytes = orders.stat().st_size / 1e6
        typed = as_parquet(shop, Path(name, "typed"))
        wide = with_wide_products(shop, Path(name, "wide"))
        checked = ("-m", "personalize_poc", "check", "--output", str(outputs))
        commands = {
            "check": (*checked, str(shop)),
            "Parquet": (*checked, str(typed)),
            "wide": (*checked, str(wide)),
            "SUMMARIZE": ("-c", _SUMMARIZE, str(orders)),
            "describe": ("-c", _DESCRIBE, str(orders)),
        }
        if rows > MOST_OF_PANDAS:
            del commands["describe"]
        found: dict[str, list[Run]] = {key: [] for key in commands}
        for _ in range(2):
            for key, command in commands.items():
                found[key].append(process(*command, bytecode=Path(name, "bytecode")))
    return f"{rows:,} interactions, {megabytes:,.0f} MB\n\n{_table(rows, found)}"


def _table(rows: int, found: dict[str, list[Run]]) -> Table:
    duck = best(found["SUMMARIZE"])
    summarize = Yardstick("DuckDB's SUMMARIZE of the events", duck.seconds, "s")
    speed = Yardstick("… rows a second", rows / duck.seconds, "1/s")
    processor = Yardstick("… processor time", duck.processor, "s")
    memory = Yardstick("… largest memory", duck.memory / 1e6, "MB")
    table = Table([summarize, speed, processor, memory])
    for name, one in (
        ("the whole check, from its start to report and schemas", best(found["check"])),
        ("the whole check of the same events as Parquet", best(found["Parquet"])),
        (f"the whole check with products of {WIDE} columns", best(found["wide"])),
    ):
        table.add(name, one.seconds, "s", summarize)
        table.add("… rows a second", rows / one.seconds, "1/s", speed)
        table.add("… processor time", one.processor, "s", processor)
        table.add("… largest memory", one.memory / 1e6, "MB", memory)
    if "describe" in found:
        pandas = best(found["describe"])
        table.add("pandas: read_csv and describe", pandas.seconds, "s", summarize)
        table.add("… processor time", pandas.processor, "s", processor)
        table.add("… largest memory", pandas.memory / 1e6, "MB", memory)
    return table
