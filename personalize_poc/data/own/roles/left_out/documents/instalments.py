"""Second and further instalments: what was bought once is paid for every month.

A list of payments has a row for each, under a column that counts them. How many instalments
somebody pays in stands in such columns as well, and says nothing of a row before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import counting
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_NAMES = frozenset(
    stems_of(
        """
        instalment instalments installment installments parcela parcelas prestação prestações cuota
        cuotas mensualidad mensualidades mensualité mensualités échéance échéances rata rate raten
        ratennummer ratennr teilzahlung teilzahlungen termijn termijnen taksit taksitler splátka
        splátky avbetalning delbetalning avdrag rátennummer részlet взнос платёж платеж 할부
        할부회차 납부회차 납입회차 回目 支払回 分割回 期数 期次 分期"""
    )
)
"""Words of names of columns that count instalments."""
_MOST = 60
"""The last instalment, at most."""
_BEFORE = 0.9
"""Share of the further instalments that have the one before them in another row."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out further instalments, where the rows before them are there.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    user, item = (best.roles[name] for name in ("USER_ID", "ITEM_ID"))
    if user.view is not best.view or item.view is not best.view:
        return
    taken = best.taken(best.view)
    for column in best.view.columns:
        if column.key in taken or column.name in found.leave_out or not _counts(column):
            continue
        further = _further(connection, best.view, column, (user.column.key, item.column.key), found)
        if further:
            rows = sum(further.values())
            found.leave_out[column.name] = tuple(further)
            found.reasons[column.key] = _("it counts the instalments in which something is paid")
            found.returns[column.key] = ngettext(
                "{rows:,} row is a further instalment of what was bought before.",
                "{rows:,} rows are further instalments of what was bought before.",
                rows,
            ).format(rows=rows)
            return


def _counts(column: ColumnProfile) -> bool:
    """Whether a column is called after instalments and has small whole numbers from 1 on."""
    if column.shape.kind not in ("integer", "boolean") or not _NAMES.intersection(
        words(column.name)
    ):
        return False
    given = [one for one in column.numbers if one is not None]
    return bool(given) and min(given) == 1 and 2 <= column.distinct <= max(given) <= _MOST


def _further(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    pair: tuple[str, str],
    found: Actions,
) -> dict[str, int]:
    """Values above 1 -> rows; none where the instalments before them are missing.

    Args:
        connection: where the table is.
        view: the table.
        column: that counts.
        pair: keys of the columns of user and item.
        found: what leaves out other rows.
    """
    user, item = map(sql.trimmed, pair)
    rows = connection.execute(
        f"WITH r AS (SELECT {user} AS u, {item} AS i, {sql.trimmed(column.key)} AS v, "
        f"count(*) AS n FROM {view.profile.table.name} WHERE {counting.kept(view, found)} "
        "GROUP BY u, i, v), k AS (SELECT *, try_cast(v AS DOUBLE) AS k FROM r) "
        "SELECT a.v, sum(a.n)::BIGINT, sum(least(a.n, coalesce(b.n, 0)))::BIGINT FROM k AS a "
        "LEFT JOIN k AS b ON a.u = b.u AND a.i = b.i AND a.k = b.k + 1 "
        "WHERE a.k > 1 GROUP BY a.v ORDER BY 2 DESC, 1"
    ).fetchall()
    every, after = sum(int(n) for __, n, __ in rows), sum(int(n) for *__, n in rows)
    return {str(v): int(n) for v, n, __ in rows} if after >= _BEFORE * every > 0 else {}
