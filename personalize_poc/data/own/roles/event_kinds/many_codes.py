"""Codes of actions that nothing explains, and of which there are far too many to be named: 196.

What somebody did is told by a code, and what the column of items holds goes with it: of some codes
all rows have the same one or two values there, which are no things. What the codes mean only a
person knows, who is asked once, about the most frequent ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import MOST, Unsaid
from personalize_poc.data.own.roles.words.names import stems_of

if TYPE_CHECKING:
    import duckdb

_DEEDS = frozenset(
    stems_of(
        """action actions act activity operation aktion handlung vorgang accion acción actividad
        acao ação atividade azione attività handeling akcja czynność akce handling åtgärd eylem
        işlem действие операция 행동 액션 동작 行動 操作 アクション 动作 行为"""
    )
)
"""What a column of what somebody did is called, beside a word for an id or a code."""
_CODES = frozenset(("cd", "code", "kod", "codigo", "kbn"))
_KINDS, _OFTEN, _FILLED = 2_000, 20, 0.95
"""Most codes, rows of each on average, and the share of rows that have one."""
_OF_ONE, _EXPLAINED = 0.8, 0.8
"""Share of users or items with one code, and of codes that another table has, from which on
nothing is asked."""
_ROWS, _FEW = 0.005, 2
"""Share of rows of a code that is looked at, and values of the item that all of its rows have."""
_SHOWN = 10
"""Codes that are named in a question."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Ask what the codes of actions mean, where no other column says what happened.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    if found.event or found.unsaid or found.kinds or item.view is not best.view:
        return
    taken = best.taken(best.view)
    for column in best.view.columns:
        open_one = column.key not in taken | found.settled and column.key not in found.reasons
        if open_one and _are_codes(best.view, column, taken):
            counts = value_counts(connection, best.view, column)
            same = _of_no_thing(connection, best.view, column, item.column)
            found.many = Unsaid(column, dict(list(counts.items())[:_SHOWN]), "event", same)
            return


def _are_codes(view: View, column: ColumnProfile, taken: set[str]) -> bool:
    """Whether a column is called one of actions and holds many codes that no table explains."""
    said = view.hint(column.key)
    named = bool(_DEEDS.intersection(said.tokens)) and not said.entities - {"event"}
    coded = said.says("id", "type") or not _CODES.isdisjoint(said.tokens)
    few = MOST < column.distinct <= _KINDS and column.repeats >= _OFTEN and column.fill >= _FILLED
    if not (named and coded and few) or column.shape.kind not in ("integer", "code"):
        return False
    explained = any(one.key == column.key and one.share > _EXPLAINED for one in view.links)
    return not explained and not any(view.goes_with(key, column.key) > _OF_ONE for key in taken)


def _of_no_thing(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, item: ColumnProfile
) -> tuple[str, ...]:
    """Frequent codes whose rows all have the same one or two items, or none at all."""
    rows = connection.execute(
        f"SELECT {sql.trimmed(column.key)} AS v, count(*) AS n FROM {view.profile.table.name} "
        f"GROUP BY v HAVING v IS NOT NULL AND n >= ? AND "
        f"count(DISTINCT {sql.trimmed(item.key)}) <= {_FEW} ORDER BY n DESC, v",
        [_ROWS * view.profile.rows],
    ).fetchall()
    return tuple(str(value) for value, __ in rows)
