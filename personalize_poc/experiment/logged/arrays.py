"""Users and their outcomes as arrays: to add up over places is far faster than to group by users.

A user is a place in arrays, and the users of a variant stand side by side. Outcomes of one metric
are held at a time, in 18 bytes each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.data.own import sql
from personalize_poc.experiment.logged.metrics import KINDS, Metric

if TYPE_CHECKING:
    import duckdb

Floats = NDArray[np.float64]
Ints = NDArray[Any]
DAY = 86_400
_LAST = 32_000
"""Days and looks are small numbers; later ones than this are as good as this one."""


@dataclass(frozen=True)
class Users:
    """The users that are judged.

    Attributes:
        arms: variant -> where its users stand in arrays over users.
        time: [n] seconds of the exposure; 0 where no times are known.
        place: [rows of the table `exposed`] where the user of a row stands; -1 for nowhere.
    """

    arms: Mapping[str, slice]
    time: Ints
    place: Ints

    def __len__(self) -> int:
        return len(self.time)


@dataclass(frozen=True)
class Outcomes:
    """The outcomes of one metric.

    Attributes:
        at: [e] place of the user.
        value: [e] what it adds.
        is_rate: whether any that is above 0 makes 1 of its user.
        look: [e] the look by which it is known, from 0; empty without times.
        day: [e] day since the exposure, from 0; empty without times.
    """

    at: Ints
    value: Floats
    is_rate: bool
    look: Ints
    day: Ints

    def per_user(self, users: Users, chosen: Any = slice(None)) -> Floats:
        """[n] what each user has, by some of the outcomes."""
        return self.of_sums(added(users, self, chosen))

    def of_sums(self, sums: Floats) -> Floats:
        """[n] the outcome of users, from the sums of what their outcomes add."""
        return (sums > 0).astype(float) if self.is_rate else sums


def added(users: Users, found: Outcomes, chosen: Any = slice(None)) -> Floats:
    """[n] what some of the outcomes add for each user."""
    at, value = found.at[chosen], found.value[chosen]
    return np.bincount(at, value, minlength=len(users)).astype(float, copy=False)


def repeated(connection: duckdb.DuckDBPyConnection, keys: str) -> list[int]:
    """The values of `key` that come more than once: numbers are sorted far faster than grouped."""
    found = connection.execute(keys).fetchnumpy()["key"]
    found.sort()
    repeated = found[1:][found[1:] == found[:-1]].tolist()
    return list(dict.fromkeys(repeated))


def users(connection: duckdb.DuckDBPyConnection) -> Users:
    """Those of the view `judged`."""
    names = connection.execute("SELECT unnest(enum_range(NULL::names))").fetchall()
    rows = connection.execute(
        "SELECT user, enum_code(variant) AS arm, coalesce(time, 0) AS time FROM judged"
    ).fetchnumpy()
    order = np.argsort(rows["arm"], kind="stable")
    place = np.full(int(rows["user"].max(initial=-1)) + 1, -1, dtype=np.int32)
    place[rows["user"][order]] = np.arange(len(order), dtype=np.int32)
    ends = np.cumsum(np.bincount(rows["arm"], minlength=len(names)))
    arms = {
        name: slice(int(start), int(end))
        for (name,), start, end in zip(names, [0, *ends[:-1]], ends, strict=True)
        if end > start
    }
    return Users(arms, np.asarray(rows["time"])[order], place)


def of_metric(
    connection: duckdb.DuckDBPyConnection,
    known: Users,
    metric: Metric,
    *,
    table: str = "judged_events",
    low: int = 0,
    length: int = 0,
) -> Outcomes:
    """The outcomes of a metric.

    Args:
        connection: has the table.
        known: those that count.
        metric: which.
        table: with user, metric and value, and with time and since if `length` is above 0.
        low, length: seconds of the first exposure, and between looks; 0 where times are missing.
    """
    times = ""
    if length:
        times = f""", greatest(0, least((time - {low}) // {length}, {_LAST}))::SMALLINT AS look,
            least(since // {DAY}, {_LAST})::SMALLINT AS day"""
    rows = connection.execute(
        f"""SELECT user::INTEGER AS user, {KINDS[metric.kind]} AS value{times}
            FROM {table} WHERE metric = {sql.quoted(metric.name)} AND user < {len(known.place)}"""
    ).fetchnumpy()
    at = known.place[rows["user"]]
    none = np.zeros(0, dtype=np.int16)
    found = [at, rows["value"], rows.get("look", none), rows.get("day", none)]
    if (kept := at >= 0).all():
        at, value, look, day = found
    else:
        at, value, look, day = (one[kept] if len(one) else one for one in found)
    return Outcomes(at, value, metric.is_rate, look, day)


def values_of(connection: duckdb.DuckDBPyConnection, column: str) -> list[str]:
    """The values of a column of `judged`, sorted; they stand in the table values_of_COLUMN."""
    connection.execute(
        f"""CREATE TEMP TABLE values_of_{column} AS
            SELECT value, row_number() OVER (ORDER BY value) - 1 AS number FROM
            (SELECT DISTINCT coalesce({column}, '(none)') AS value FROM judged)"""
    )
    found = connection.execute(f"SELECT value FROM values_of_{column} ORDER BY number").fetchall()
    return [value for (value,) in found]


def places_of(connection: duckdb.DuckDBPyConnection, known: Users, column: str) -> list[Ints]:
    """The places of the users with each of the values that `values_of` has found."""
    rows = connection.execute(
        f"""SELECT user, number FROM judged JOIN values_of_{column}
            ON value = coalesce({column}, '(none)')"""
    ).fetchnumpy()
    at, number = known.place[rows["user"]], rows["number"]
    return [np.sort(at[number == one]) for one in range(int(number.max(initial=-1)) + 1)]
