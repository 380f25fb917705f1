"""Kinds of rows whose item is never in the catalogue, or whose person is never a customer.

Lines of orders that are postage, fees or vouchers; entries of a ledger of stock that tell what was
bought in from suppliers, who have a table of their own or none. A column tells them apart.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.links.written_alike import FORMS
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.which_table import bought_in
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import duckdb

_KINDS = 12
"""Most kinds of rows."""
_IDS = {"ITEM_ID": 20.0, "USER_ID": math.inf}
"""Most different ids in rows that are of no kind to learn from: who sells has many suppliers."""
_SURE = 0.95
"""Share of a kind's rows whose ids are in the table, from which on it is one to learn from."""
_MOST = {"ITEM_ID": 0.3, "USER_ID": 0.5}
"""Share of the rows that must be of such kinds."""
_WHY = {
    "ITEM_ID": N_("the kind of a line; none of {rows:,} with {values} is in {label}"),
    "USER_ID": N_("the kind of a row; nobody of {rows:,} with {values} is in {label}"),
}
_SAID = {
    "ITEM_ID": N_("Those with {values} are no items: {label} has none of them."),
    "USER_ID": N_("Those with {values} are not of customers: {label} has none of them."),
}
_NO_ITEMS = N_("They are no items: {label} has none of them.")


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, result: Actions
) -> None:
    """Leave out kinds of rows of which no id is in the table of ids, where others always are.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        result: what was found of events and states; written to.
    """
    for role in ("ITEM_ID", "USER_ID"):
        ids = best.roles[role]
        link = pointed.link_of(views, best, role) if ids.view is best.view else None
        if link is None or link.more:
            continue
        there = next(view for view in views if view.label == link.table)
        if role == "USER_ID" and there.kind != "user":
            continue
        for column in _kinds(best, result):
            lost = {}
            for table in (best.view.profile.sample, best.view.profile.table.name):
                lost = _lost(connection, table, (column, ids.column), (there, link), role)
                if not lost:
                    break
            gone = result.leave_out.get(column.name, ())
            lost = {value: rows for value, rows in lost.items() if value not in gone}
            if lost:
                _leave_out(column, lost, there.label, role, result)
                break


def _kinds(best: Candidate, result: Actions) -> list[ColumnProfile]:
    """Columns that may tell kinds of rows apart."""
    taken = best.taken(best.view)
    item = best.roles["ITEM_ID"]
    whole = item.column.fill if item.view is best.view else 1.0  # the start of an app has no item
    return [
        column
        for column in best.view.columns
        if 2 <= column.distinct <= _KINDS
        and column.fill > 0.9 * whole
        and not column.moment
        and column.shape.kind in ("word", "phrase", "code")
        and column is not result.event
        and column.key not in taken
    ]


def _leave_out(
    column: ColumnProfile, lost: dict[str, int], label: str, role: str, result: Actions
) -> None:
    gone = result.leave_out.get(column.name, ())
    result.leave_out[column.name] = (*gone, *lost)
    values = ", ".join(lost)
    why = _(_WHY[role]).format(rows=sum(lost.values()), values=values, label=label)
    told = [result.reasons[column.key]] if gone else []
    result.reasons[column.key] = "; ".join([*told, why])
    said = _NO_ITEMS if role == "ITEM_ID" and not gone else _SAID[role]
    result.returns[column.key] = _(said).format(label=label, values=values)


def _lost(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    pair: tuple[ColumnProfile, ColumnProfile],
    known: tuple[View, Link],
    role: str,
) -> dict[str, int]:
    """Values whose rows have ids that are never in the table of them -> rows; or nothing.

    Args:
        connection: where the tables are.
        table: name of that of interactions, or of a sample of it.
        pair: its columns of kinds and of ids.
        known: the table of ids, and the link to it: its zeros at the front may be lost there.
        role: what the ids are of: "ITEM_ID" or "USER_ID".
    """
    kind, named = (sql.trimmed(f"a.{one.key}") for one in pair)
    most = math.inf if _is_type_of(*pair) else _IDS[role]
    there, link = known
    alike = FORMS[link.form].sql
    key = alike.format(sql.trimmed(link.there))
    # Grouped before it is filtered and joined: texts are trimmed once for each row.
    rows = connection.execute(
        f"WITH a AS (SELECT {kind} AS v, {named} AS i, count(*) AS n FROM {table} AS a "
        f"GROUP BY v, i) "
        f"SELECT v, sum(n) FILTER (i IS NOT NULL)::BIGINT, "
        f"coalesce(sum(n) FILTER (b.k IS NOT NULL), 0)::BIGINT, count(i) "
        f"FROM a LEFT JOIN (SELECT DISTINCT {key} AS k FROM {there.profile.table.name}) AS b "
        f"ON {alike.format('a.i')} = b.k GROUP BY v ORDER BY 2 DESC, 1"
    ).fetchall()
    rows = [one for one in rows if one[0] is not None and one[1]]
    total = sum(count for __, count, __, __ in rows)
    listed = sum(count for __, count, found, __ in rows if found >= _SURE * count)
    lost = {str(v): int(n) for v, n, found, ids in rows if not found and ids <= most}
    whole = listed + sum(lost.values()) == total
    # Guests are in no table of customers: only who sells to a company is no customer of it.
    said = role == "ITEM_ID" or all(map(bought_in.says, lost))
    return lost if listed >= _MOST[role] * total and whole and said else {}


def _is_type_of(column: ColumnProfile, ids: ColumnProfile) -> bool:
    """Whether a name is that of the type of what another column names: object.type, object.id.

    What is of another type is no item, however much of it there is: topics of a forum.
    """
    said, named = hint(column.name), hint(ids.name)
    about = said.tokens[:-1]
    return said.says("type") and about != () and about == named.tokens[:-1]
