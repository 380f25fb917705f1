"""Lines of orders all of whose quantity came back: `qty_refunded` is as much as `qty_ordered`.

The order stays what it was, and only the number beside the line tells. Where less came back than
was ordered, something was kept, and the line counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_VALUES = 20
"""Most quantities that are listed."""
_ALL = 0.9
"""Share of the lines with a quantity that came back, of which no more was ordered."""
_NEVER_MORE, _FILLED = 0.99, 0.95
"""Share of lines of which no more came back than was ordered, and that have a quantity at all."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out the lines of which everything came back.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view = best.view
    ordered = [one for one in view.columns if _is_quantity(view, one) and not _is_back(view, one)]
    ordered = [one for one in ordered if one.fill >= _FILLED]
    for column in view.columns:
        if not ordered or not _is_quantity(view, column) or not _is_back(view, column):
            continue
        if column.name in found.leave_out or column.distinct > _VALUES:
            continue
        for whole in ordered:
            values = _came_back(connection, view, column, whole, kept(view, found))
            if values:
                rows = sum(values.values())
                found.leave_out[column.name] = tuple(values)
                found.told[column.name] = ngettext(
                    "Of {rows:,} line all was taken back: as much as in {whole}.",
                    "Of {rows:,} lines all was taken back: as much as in {whole}.",
                    rows,
                ).format(rows=rows, whole=whole.name)
                found.settle(column)
                break


def _is_quantity(view: View, column: ColumnProfile) -> bool:
    counted = column.shape.kind in ("integer", "decimal", "boolean") and not column.moment
    return counted and view.hint(column.key).says("quantity")


def _is_back(view: View, column: ColumnProfile) -> bool:
    return any(is_negative(one) for one in view.hint(column.key).tokens)


def _came_back(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    whole: ColumnProfile,
    counts: str,
) -> dict[str, int]:
    """Quantities that came back of lines of no more -> their rows; none if it is no such pair."""
    text = sql.trimmed(column.key)
    back = f"TRY_CAST({text} AS DOUBLE)"
    all_ = f"TRY_CAST({sql.trimmed(whole.key)} AS DOUBLE)"
    rows = connection.execute(
        f"SELECT {text} AS v, count(*), count(*) FILTER ({back} >= {all_}), "
        f"count(*) FILTER ({back} > {all_}) FROM {view.profile.table.name} "
        f"WHERE {back} > 0 AND {all_} > 0 AND {counts} GROUP BY v ORDER BY 2 DESC, v"
    ).fetchall()
    total, more = sum(one[1] for one in rows), sum(one[3] for one in rows)
    gone = {str(v): int(n) for v, n, of_all, __ in rows if of_all >= _ALL * n}
    few = total <= flags.SOME * view.profile.rows and more <= (1 - _NEVER_MORE) * total
    return gone if few and len(gone) <= _VALUES else {}
