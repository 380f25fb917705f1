"""Rules that leave out no rows but those which other rules leave out already.

A quantity below zero beside "credit note", and the number of a kind beside its name, say of the
same rows the same once more. One of them is enough: whoever reads the mapping sees what each rule
is for, and can take it out. What says in words what a row is stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.canonical import choosing
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb


def forget_twice(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Take back rules on numbers and dates that leave out nothing which no other rule leaves out.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    own = [one for one in _own(best, found) if one.name not in found.carry]
    if len(own) < 2:
        return
    says = {one.key: _says(one, found.leave_out[one.name]) for one in own}
    rows = connection.execute(
        f"SELECT DISTINCT {', '.join(says.values())} FROM {best.view.profile.table.name}"
    ).fetchall()
    cases = [{key for key, said in zip(says, row, strict=True) if said} for row in rows]
    roles = best.taken(best.view)
    for column in sorted(own, key=lambda one: not _counts(best, one)):
        if column.key in roles or not _is_weak(column, found):
            continue
        others = [case - {column.key} for case in cases if column.key in case]
        if others and all(others):
            told = [one.name for one in own if any(one.key in case for case in others)]
            _forget(column, ", ".join(told), found)
            cases = [case - {column.key} for case in cases]


def _own(best: Candidate, found: Actions) -> list[ColumnProfile]:
    """Columns of the interactions by which rows are left out."""
    return [one for one in best.view.columns if found.leave_out.get(one.name)]


def _says(column: ColumnProfile, values: tuple[str, ...]) -> str:
    return f"NOT ({choosing.is_none_of(column.key, values)})"


def _counts(best: Candidate, column: ColumnProfile) -> bool:
    """Whether a column counts or prices something: it goes before what says of which kind it is."""
    return best.view.hint(column.key).says("quantity", "price", "amount")


def _is_weak(column: ColumnProfile, found: Actions) -> bool:
    """Whether a column says nothing in words of what a row is."""
    numbers = column.shape.kind in ("integer", "decimal", "boolean")
    return numbers or found.leave_out[column.name] == (ANY,)


def _forget(column: ColumnProfile, told: str, found: Actions) -> None:
    """Take a rule back; nobody is asked what the column means, as others have said it."""
    del found.leave_out[column.name]
    found.returns.pop(column.key, None)
    found.told.pop(column.name, None)
    found.doubted.pop(column.name, None)
    found.settle(column)
    found.explain(column)
    found.again.add(column.key)
    if column.key in found.reasons:
        found.reasons[column.key] = _("its rows are left out by {names} already").format(names=told)
