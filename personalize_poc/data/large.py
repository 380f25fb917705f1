"""Data of one's own that is too large for memory: on disk as a whole, in memory a part of it.

Everything that goes to Personalize, and everything that is counted, is the whole. What is shown
and drawn is the part: users chosen at random, each with all events. It is written once, and the
next notebook finds it again.

A folder holds `whole.parquet` (all events), `part.parquet` (those of some users), what is counted
in the whole, and the other tables. It lies in the folder for what can be made again.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from personalize_poc import contract, files, progress
from personalize_poc.data.dataset import Counted, DataSet
from personalize_poc.data.whole import Whole, quoted

if TYPE_CHECKING:
    import duckdb

LIMIT = 2_000_000
"""So many events are held in memory; of more, only a part is."""
SHOWN = 500_000
"""About so many events are shown and drawn of data that is larger than that."""
_HEAVY = SHOWN // 20
"""Nobody with more events than this is in the part: a robot would fill it alone."""
MOST = 4
"""So many large data sets are kept; the one that was not used for longest goes first."""
_FIRST = 1000
"""So many rows of the sources are kept, to be looked at."""
_ABOUT = "about.json"


def keep(
    connection: duckdb.DuckDBPyConnection,
    tables: Mapping[str, str],
    *,
    raw: pd.DataFrame,
    rows_of_source: int,
    told: Mapping[str, Any],
    raw_items: pd.DataFrame | None = None,
) -> DataSet:
    """Write a large data set into a folder, in streams, and give it back from there.

    Args:
        connection: a database in which the statements of `tables` mean something.
        tables: `interactions`, `items`, `users` -> a SELECT with the fields of Personalize;
            `titles` -> one with ITEM_ID and title.
        raw: the first rows of the source, with its own column names.
        rows_of_source: how many rows it has.
        told: `name`, `about` and `licence` of the data set; of one's own data `source`, `origin`,
            `unused`, `text` and `only_ordered`.
        raw_items: the first rows of the source of the items.
    """
    progress.of_database(connection)
    folder = _new_folder()
    whole = folder / "whole.parquet"
    _copy(connection, tables["interactions"], whole)
    counts = _count(connection, folder)
    for name in ("items", "users", "titles"):
        if name in tables:
            _copy(connection, tables[name], folder / f"{name}.parquet")
    for name, frame in (("raw", raw), ("raw_items", raw_items)):
        if frame is not None:
            frame.head(_FIRST).astype("str").to_parquet(folder / f"{name}.parquet", index=False)
    counted = asdict(Counted(rows_of_source=rows_of_source, **counts))
    files.write_atomically(folder / _ABOUT, json.dumps({"told": dict(told), "counted": counted}))
    return _load(folder)


def kept(key: str) -> DataSet | None:
    """The data set that is remembered under a key; None if there is none."""
    folder = _shelf() / key
    try:
        found = _load(folder)
        (folder / _ABOUT).touch()
    except (OSError, ValueError, TypeError):
        return None
    return found


def remember(key: str, dataset: DataSet) -> DataSet:
    """Find a large data set again under a key, which says everything that it depends on.

    Small ones are given back as they are. A folder that cannot be written costs time and nothing
    else: the data set stays where it is, and goes with this process.
    """
    if dataset.whole is None:
        return dataset
    here, there = dataset.whole.path.parent, _shelf() / key
    try:
        shutil.rmtree(there, ignore_errors=True)
        here.rename(there)
    except OSError:
        return dataset
    for old in sorted(_shelf().glob("*/" + _ABOUT), key=lambda path: path.stat().st_mtime)[:-MOST]:
        shutil.rmtree(old.parent, ignore_errors=True)
    return _load(there)


def _shelf() -> Path:
    return contract.cache_dir() / "kept" / "large"


def _new_folder() -> Path:
    """A folder beside those that are kept, or a temporary one where nothing can be kept."""
    with contextlib.suppress(OSError):
        _shelf().mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".new-", dir=_shelf()))
    return Path(tempfile.mkdtemp(prefix="personalize-poc-"))


def _copy(connection: duckdb.DuckDBPyConnection, sql: str, path: Path) -> None:
    connection.execute(f"COPY ({sql}) TO '{quoted(path)}' (FORMAT parquet)")


def _count(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Count the events of each user and item, and take the part that is shown."""
    source = f"read_parquet('{quoted(folder / 'whole.parquet')}')"
    for column in ("USER_ID", "ITEM_ID"):
        counted = (
            f"SELECT {column}, count(*) AS events FROM {source} GROUP BY ALL ORDER BY 2 DESC, 1"
        )
        _copy(connection, counted, folder / f"{column}.parquet")
    users = f"read_parquet('{quoted(folder / 'USER_ID.parquet')}')"
    # By a digest of their names: at random, and the same ones each time.
    drawn = (
        f"SELECT USER_ID FROM (SELECT USER_ID, sum(events) OVER (ORDER BY md5(USER_ID), USER_ID) "
        f"AS so_far FROM {users} WHERE events <= {_HEAVY}) WHERE so_far <= {SHOWN}"
    )
    part = f"SELECT * FROM {source} WHERE USER_ID IN ({drawn}) ORDER BY TIMESTAMP"
    _copy(connection, part, folder / "part.parquet")
    found = connection.execute(
        f"SELECT (SELECT count(*) FROM {source}), (SELECT count(*) FROM {users}),"
        f" (SELECT count(*) FROM read_parquet('{quoted(folder / 'ITEM_ID.parquet')}')),"
        f" (SELECT count(DISTINCT USER_ID) FROM read_parquet('{quoted(folder / 'part.parquet')}'))"
    ).fetchone()
    return dict(zip(("rows", "users", "items", "users_shown"), found or (), strict=True))


def _load(folder: Path) -> DataSet:
    about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    counted = Counted(**about["counted"])
    tables = {path.stem: path for path in folder.glob("*.parquet")}
    optional = {
        name: frame(tables[name]) for name in ("items", "users", "raw_items") if name in tables
    }
    titles = frame(tables["titles"]) if "titles" in tables else pd.DataFrame()
    return DataSet(
        raw=frame(tables["raw"]),
        interactions=frame(tables["part"]),
        items=optional.get("items"),
        users=optional.get("users"),
        raw_items=optional.get("raw_items"),
        titles=dict(titles.itertuples(index=False, name=None)),
        whole=Whole(tables["whole"], counted.rows),
        counted=counted,
        **about["told"],
    )


def frame(path: Path) -> pd.DataFrame:
    """A Parquet file as a table; whole numbers stay whole where some are missing."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    whole: dict[Any, Any] = {pa.int64(): pd.Int64Dtype(), pa.int32(): pd.Int64Dtype()}
    found: pd.DataFrame = table.to_pandas(types_mapper=whole.get)
    return found.astype({"TIMESTAMP": "int64"}) if "TIMESTAMP" in found else found
