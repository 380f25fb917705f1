"""What the numbers of receipts do: whether their rows are of one moment, and rise with time.

Shops and days that may count anew are tried one after another; that is done with arrays, as each
statement would take longer to be planned and sorted than the rows of most tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from personalize_poc.data.own import sql, times
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.which_column.times.time_forms import Form

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

_MOST_ROWS = 3_000_000
"""So many first rows are looked at: receipts that follow each other stand beside each other."""
_DAY = 86_400


@dataclass(frozen=True)
class Counted:
    """What the numbers do within a place.

    Attributes:
        receipts: how many there are.
        several: how many stand in several rows.
        at_once: how many of those have all their rows within the time that was asked for.
        steps: steps from one number to the next.
        later: how many of them do not lead back in time.
        same: share of the steps that stay with one person.
        chance: the share to be expected of people in no order.
    """

    receipts: int
    several: int
    at_once: int
    steps: int
    later: int
    same: float = 0.0
    chance: float = 0.0


@dataclass(frozen=True)
class Rows:
    """Rows that have the number of a receipt and a time, in the order of these numbers.

    Attributes:
        receipt: place of a row's number among all, int64 [rows]; a number is what a text ends in.
        numbered: whether there is a number in it, bool [rows].
        moment: Unix seconds, int64 [rows].
        worker: hash of who worked, uint64 [rows].
        places: key of a column -> hashes of what stands there, uint64 [rows].
    """

    receipt: NDArray[np.int64]
    numbered: NDArray[np.bool_]
    moment: NDArray[np.int64]
    worker: NDArray[np.uint64]
    places: dict[str, NDArray[np.uint64]]

    def within(self, place: str | None, *, daily: bool = False, seconds: int = 0) -> Counted:
        """Count numbers within each place, or each place and day.

        Args:
            place: key of a column; None: all rows are of one place.
            daily: whether numbers begin anew every day.
            seconds: between the first and the last row of a receipt, at most.
        """
        days = self.moment // _DAY if daily else np.zeros_like(self.moment)
        places = self.places[place] if place else np.zeros_like(self.worker)
        order = np.lexsort((self.receipt, days, places))
        if not len(order):
            return Counted(0, 0, 0, 0, 0)
        counter = _changes(places[order], days[order])
        begins = np.flatnonzero(_changes(self.receipt[order]) | counter)
        rows = np.diff(np.r_[begins, len(order)])
        moments, workers = self.moment[order], self.worker[order]
        first = np.minimum.reduceat(moments, begins)
        until = np.maximum.reduceat(moments, begins)
        who = np.minimum.reduceat(workers, begins)
        # numbers come first in each counter, so that those of one are neighbours
        numbered = self.numbered[order][begins]
        steps = (~counter[begins] & numbered)[1:]
        number = int(steps.sum())
        return Counted(
            receipts=len(begins),
            several=int((rows > 1).sum()),
            at_once=int(((rows > 1) & (until - first <= seconds)).sum()),
            steps=number,
            later=int((steps & (first[1:] >= first[:-1])).sum()),
            same=float((steps & (who[1:] == who[:-1])).sum()) / max(number, 1),
            chance=_chance(places[order][begins], who),
        )

    def shifts(self) -> int:
        """How many days the workers have worked, all of them together."""
        days = self.moment // _DAY
        order = np.lexsort((days, self.worker))
        return int(_changes(self.worker[order], days[order]).sum()) if len(order) else 0


def read(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    form: Form,
    number: ColumnProfile,
    places: Sequence[ColumnProfile] = (),
    worker: ColumnProfile | None = None,
) -> Rows:
    """Read the numbers of receipts with what else is known of their rows.

    Args:
        connection: to the tables.
        best: the table of interactions; it has a time.
        form: of this time.
        number: of receipts.
        places: columns that may say where a number was counted.
        worker: who worked the till.
    """
    asked = [one.key for one in places]
    also = ", ".join(f"hash({sql.trimmed(key)}) AS {key}" for key in asked)
    who = sql.trimmed(worker.key) if worker else "''"
    found = connection.execute(
        f"WITH r AS (SELECT {sql.trimmed(number.key)} AS v, {moments(best, form)} AS t, "
        f"hash({who}) AS w{', ' if asked else ''}{also} FROM {best.view.profile.table.name} "
        f"WHERE rowid < {_MOST_ROWS}), "
        "n AS (SELECT *, TRY_CAST(regexp_extract(v, '([0-9]+)[^0-9]*$', 1) AS HUGEINT) AS number "
        "FROM r WHERE v IS NOT NULL AND t IS NOT NULL) "
        "SELECT dense_rank() OVER (ORDER BY number NULLS LAST, v) AS receipt, "
        "number IS NOT NULL AS numbered, * EXCLUDE (v, number) FROM n"
    ).fetchnumpy()
    plain = {name: np.asarray(values) for name, values in found.items()}
    return Rows(
        plain["receipt"],
        plain["numbered"],
        plain["t"],
        plain["w"],
        {key: plain[key] for key in asked},
    )


def moments(best: Candidate, form: Form) -> str:
    """SQL of the seconds at which a row happened."""
    text = sql.trimmed(best.roles["TIMESTAMP"].column.key)
    if form.time_of_day:
        text = times.day_and_clock(text, sql.trimmed(form.time_of_day.key))
    return times.seconds(text, form.forms, "UTC")


def _changes(*columns: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where a row differs from the one before; the first one does."""
    differs = [np.r_[True, one[1:] != one[:-1]] for one in columns]
    return cast("NDArray[np.bool_]", np.logical_or.reduce(differs))


def _chance(places: NDArray[np.uint64], who: NDArray[np.uint64]) -> float:
    """How often two receipts of a place are of the same person, drawn at random."""
    order = np.lexsort((who, places))
    place = _changes(places[order])
    begins = np.flatnonzero(place | _changes(who[order]))
    each = np.diff(np.r_[begins, len(order)])
    whole = np.diff(np.r_[np.flatnonzero(place), len(order)])
    of_place = whole[np.cumsum(place)[begins] - 1]
    return float((each * each / of_place).sum() / len(order))
