"""Lines of orders of which nothing was delivered: `qty_delivered` is 0 where others have it whole.

What was ordered comes as it was ordered on nearly every line; the few lines of none were refused at
the door, broken or out of stock. Where nothing of an order was delivered, it may be on its way. A
second quantity may be anything else, so that its name has to say that it came, or a reason why it
did not has to stand in these lines and in no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out.goods.given_away import rides_along
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept
from personalize_poc.data.own.roles.words.meanings import is_negative, stems
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_NEVER_MORE, _WHOLE = 0.99, 0.7
"""Share of the lines of which no more came than was ordered, and all of it did."""
_FILLED = 0.95
_BESIDE = 0.8
"""Share of the lines of none whose order has others that came."""
_NONE = r"[-+]?0+([.,]0+)?"
_FEWEST = 5
_REASONED = 0.95
"""Share of the lines of none that have a reason, and of the reasons that stand in such lines."""
_TEXTS = ("word", "phrase", "code", "list", "text")


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out the lines of which a second quantity says that nothing came.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view, taken = best.view, best.taken(best.view)
    counted = [one for one in view.columns if one.key not in taken and _is_quantity(view, one)]
    for column in counted if len(counted) > 1 else ():
        if column.name in found.leave_out:
            continue
        for whole in counted:
            counts = kept(view, found)
            none = {} if whole is column else _none_of(connection, view, column, whole, counts)
            marked = sql.any_of(sql.trimmed(column.key), tuple(none)) if none else "false"
            if not none or not _is_told(connection, view, column, marked):
                continue
            if rides_along(connection, view, marked, counts=counts, least=_BESIDE):
                found.leave_out[column.name] = tuple(none)
                rows = sum(none.values())
                told = ngettext(
                    "{rows:,} line was not delivered, though others of the same order were.",
                    "{rows:,} lines were not delivered, though others of the same orders were.",
                    rows,
                )
                found.told[column.name] = told.format(rows=rows)
                found.settle(column)
                break


def _is_quantity(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    counted = column.shape.kind in ("integer", "decimal") and not column.moment
    back = any(is_negative(one) for one in said.tokens)
    return counted and said.says("quantity") and not back and column.fill >= _FILLED


def _is_told(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, marked: str
) -> bool:
    """Whether a name says that a quantity came, or lines without it have a reason, and no others.

    marked: SQL of whether it is such a line.
    """
    if not stems("DELIVERED_FLAGS").isdisjoint(view.hint(column.key).tokens):
        return True
    reasons = [one for one in view.columns if one.shape.kind in _TEXTS and one.fill <= flags.SOME]
    for one in reasons:
        row = connection.execute(
            f"SELECT count(*) FILTER ({marked}), count(v) FILTER ({marked}), count(v) FROM (SELECT "
            f"*, {sql.trimmed(one.key)} AS v FROM {view.profile.table.name})"
        ).fetchone()
        assert row is not None
        rows, here, all_ = map(int, row)
        if here >= _REASONED * rows and here >= _REASONED * all_:
            return True
    return False


def _none_of(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    whole: ColumnProfile,
    counts: str,
) -> dict[str, int]:
    """Spellings of zero in a column -> rows, if it has what came of another one; else none."""
    text = sql.trimmed(column.key)
    came, all_ = (
        f"TRY_CAST(replace({sql.trimmed(one.key)}, ',', '.') AS DOUBLE)" for one in (column, whole)
    )
    row = connection.execute(
        f"SELECT count(*), count(*) FILTER ({came} = {all_}), count(*) FILTER ({came} > {all_}), "
        f"count(*) FILTER ({came} = 0) FROM {view.profile.table.name} "
        f"WHERE {all_} > 0 AND {came} IS NOT NULL AND {counts}"
    ).fetchone()
    assert row is not None
    rows, equal, more, none = map(int, row)
    fits = equal >= _WHOLE * rows and more <= (1 - _NEVER_MORE) * rows
    if not fits or not _FEWEST <= none <= flags.SOME * rows:
        return {}
    found = connection.execute(
        f"SELECT {text} AS v, count(*) FROM {view.profile.table.name} "
        f"WHERE regexp_full_match(v, ?) AND {counts} GROUP BY v ORDER BY 2 DESC, 1",
        [_NONE],
    ).fetchall()
    return {str(value): int(count) for value, count in found}
