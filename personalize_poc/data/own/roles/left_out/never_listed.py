"""Lines of orders that are no items: postage, fees, vouchers; a column tells lines apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_KINDS = 12
"""Most kinds of lines."""
_IDS = 20
"""Most different ids in lines that are no items."""
_SURE = 0.95
"""Share of a kind's rows whose items are in the catalogue, from which on it is one of items."""
_MOST = 0.3
"""Share of the rows that must be of such kinds."""


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, result: Actions
) -> None:
    """Leave out kinds of lines of which no item is in the catalogue, where others always are.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        result: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    link = pointed.link_of(views, best, "ITEM_ID") if item.view is best.view else None
    if link is None or link.form:
        return
    there = next(view for view in views if view.label == link.table)
    taken = {one.column.key for one in best.roles.values() if one.view is best.view}
    for column in best.view.columns:
        few = 2 <= column.distinct <= _KINDS and column.fill > 0.9 and not column.moment
        words = column.shape.kind in ("word", "phrase", "code")
        if not (few and words) or column is result.event or column.key in taken:
            continue
        pair = column.key, item.column.key
        some = _never_items(connection, best.view.profile.sample, pair, there, link.there)
        table = best.view.profile.table.name
        lost = _never_items(connection, table, pair, there, link.there) if some else {}
        gone = result.leave_out.get(column.name, ())
        lost = {value: rows for value, rows in lost.items() if value not in gone}
        if lost:
            result.leave_out[column.name] = (*gone, *lost)
            rows = sum(lost.values())
            why = _("the kind of a line; none of {rows:,} with {values} is in {label}").format(
                rows=rows, values=", ".join(lost), label=there.label
            )
            told = [result.reasons[column.key]] if gone else []
            result.reasons[column.key] = "; ".join([*told, why])
            said = _("They are no items: {label} has none of them.")
            if gone:
                said = _("Those with {values} are no items: {label} has none of them.")
            result.returns[column.key] = said.format(label=there.label, values=", ".join(lost))
            return


def _never_items(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    pair: tuple[str, str],
    there: View,
    key: str,
) -> dict[str, int]:
    """Values whose rows have a few ids that are never in the catalogue -> rows; or nothing.

    Args:
        connection: where the tables are.
        table: name of that of interactions, or of a sample of it.
        pair: its columns of kinds and of items.
        there: the catalogue.
        key: its column of items.
    """
    kind, item = (sql.trimmed(f"a.{one}") for one in pair)
    # Grouped before it is filtered and joined: texts are trimmed once for each row.
    rows = connection.execute(
        f"WITH a AS (SELECT {kind} AS v, {item} AS i, count(*) AS n FROM {table} AS a "
        f"GROUP BY v, i) "
        f"SELECT v, sum(n) FILTER (i IS NOT NULL)::BIGINT, "
        f"coalesce(sum(n) FILTER (b.k IS NOT NULL), 0)::BIGINT, count(i) "
        f"FROM a LEFT JOIN (SELECT DISTINCT {sql.trimmed(key)} AS k "
        f"FROM {there.profile.table.name}) AS b ON a.i = b.k GROUP BY v ORDER BY 2 DESC"
    ).fetchall()
    rows = [one for one in rows if one[0] is not None and one[1]]
    total = sum(count for __, count, __, __ in rows)
    sold = sum(count for __, count, found, __ in rows if found >= _SURE * count)
    lost = {str(v): int(n) for v, n, found, ids in rows if not found and ids <= _IDS}
    return lost if sold >= _MOST * total and sold + sum(lost.values()) == total else {}
