"""Analysis of an A/B test of a million users beside pandas with scipy, and DuckDB.

Each analysis is a process of its own whose start and imports count; modules are compiled to
bytecode by the first round, as they are wherever a package is installed. The peers read the same
files, sum up over users and test the difference of two metrics, and that is all: no file is
checked, no duplicate is looked for, nothing is said of days, looks or novelty, and no page is
written. Twice in turn, the better time of each counts.
``python -m tests.benchmarks experiment --users 100000``.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import duckdb

from tests.benchmarks.bench_check import Run, best, process
from tests.benchmarks.sizes import size
from tests.benchmarks.yardstick import Table, Yardstick

USERS = 1_000_000
_FILES = """
CREATE TABLE exposures AS SELECT 'u' || lpad(i::VARCHAR, 8, '0') AS user,
    CASE WHEN hash(i) % 2 = 0 THEN 'control' ELSE 'new' END AS variant,
    1700006400 + (random() * 20 * 86400)::BIGINT AS time FROM range({users}) t(i);
CREATE TABLE outcomes AS SELECT user,
    CASE WHEN random() < 0.8 THEN 'click' ELSE 'buy' END AS metric,
    time + 1 + (random() * 10 * 86400)::BIGINT AS time, round(random() * 90, 2) AS value
    FROM exposures, range(6) WHERE random() < 0.5 ORDER BY 3;
"""
_PANDAS = """
import sys, pandas
from scipy import stats
users, rows = (pandas.read_csv(path) for path in sys.argv[1:])
for metric in ("click", "buy"):
    sums = rows[rows["metric"] == metric].groupby("user")["value"].sum()
    values = users["user"].map(sums).fillna(0)
    new = users["variant"] == "new"
    print(stats.ttest_ind(values[new], values[~new], equal_var=False))
"""
_DUCKDB = """
import sys, duckdb
from scipy import stats
for metric in ("click", "buy"):
    print(duckdb.sql(f\"\"\"SELECT variant, count(*), avg(y), var_samp(y) FROM
        (SELECT variant, coalesce(y, 0) AS y FROM '{sys.argv[1]}' LEFT JOIN
        (SELECT user, sum(value) AS y FROM '{sys.argv[2]}' WHERE metric = '{metric}' GROUP BY 1)
        USING (user)) GROUP BY 1\"\"\").fetchall())
"""


def write(folder: Path, users: int) -> None:
    """Exposures over 20 days and three outcomes a user, as CSV and Parquet."""
    with duckdb.connect() as connection:
        connection.execute("SELECT setseed(0.5)")
        connection.execute(_FILES.format(users=users))
        for name in ("exposures", "outcomes"):
            connection.execute(f"COPY {name} TO '{folder / name}.csv' (HEADER)")
            connection.execute(f"COPY {name} TO '{folder / name}.parquet'")


def measured(folder: Path) -> dict[str, Run]:
    """Every way of judging the files, twice in turn."""
    csv, parquet = (
        [str(folder / f"{name}.{kind}") for name in ("exposures", "outcomes")]
        for kind in ("csv", "parquet")
    )
    ours = ("-m", "personalize_poc", "experiment", "analyze")
    page = ("--output", str(folder / "page.html"))
    commands = {
        "pandas": ("-c", _PANDAS, *csv),
        "DuckDB": ("-c", _DUCKDB, *csv),
        "CSV": (*ours, *csv, *page),
        "Parquet": (*ours, *parquet, *page),
        "history": (*ours, *csv, *page, "--before", csv[1]),
    }
    found: dict[str, list[Run]] = {key: [] for key in commands}
    for _ in range(2):
        for key, command in commands.items():
            found[key].append(process(*command, bytecode=folder / "bytecode"))
    return {key: best(runs) for key, runs in found.items()}


def main() -> str:
    """Write the files of an experiment and judge them; a Markdown table."""
    users = size("users", USERS)
    with tempfile.TemporaryDirectory(dir=os.environ.get("PERSONALIZE_POC_BENCHMARK_DIR")) as name:
        folder = Path(name)
        write(folder, users)
        found = measured(folder)
    pandas = found.pop("pandas")
    peer = Yardstick("pandas and scipy: two metrics of the CSV files", pandas.seconds, "s")
    processor = Yardstick("… processor time", pandas.processor, "s")
    memory = Yardstick("… largest memory", pandas.memory / 1e6, "MB")
    table = Table([peer, processor, memory])
    for key, told in (
        ("DuckDB", "DuckDB: the same two metrics"),
        ("CSV", "experiment analyze, from its start to the page"),
        ("Parquet", "experiment analyze of Parquet files"),
        ("history", "experiment analyze with CUPED from the same file"),
    ):
        table.add(told, found[key].seconds, "s", peer)
        table.add("… processor time", found[key].processor, "s", processor)
        table.add("… largest memory", found[key].memory / 1e6, "MB", memory)
    return f"{users:,} users, about {3 * users:,} outcomes\n\n{table}"
