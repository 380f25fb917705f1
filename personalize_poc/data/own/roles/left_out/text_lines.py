"""Lines of documents that are texts: they name no article, and have no quantity and no price.

An office writes "your order of 4 January" above the lines of an invoice. The line has a number, a
document and a customer as every other has, and nothing was bought by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept_with_kind
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_SURE = 0.98
"""Share of the lines of goods that have a quantity or a price, and of the others that have none."""
_LEAST = 0.02
"""Share of the rows that are texts, at least."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out lines without an article, if they are texts.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    if item.view is not best.view or item.link or item.column.fill > _SURE:
        return
    amounts = [one for one in best.view.columns if _is_amount(best, one)]
    if not amounts:
        return
    named = f"{sql.trimmed(item.column.key)} IS NOT NULL"
    given = " OR ".join(f"{sql.trimmed(one.key)} IS NOT NULL" for one in amounts)
    row = connection.execute(
        f"SELECT count(*) FILTER ({named}), count(*) FILTER ({named} AND ({given})), "
        f"count(*) FILTER (NOT ({named})), count(*) FILTER (NOT ({named}) AND NOT ({given})) "
        f"FROM {best.view.profile.table.name} "
        f"WHERE {kept_with_kind(best.view, found)}"
    ).fetchone()
    assert row is not None
    goods, counted, others, texts = (int(one) for one in row)
    if counted < _SURE * goods or texts < max(_SURE * others, _LEAST * (goods + others)):
        return
    found.leave_out_values(item.column.name, ("",))
    said = ngettext(
        "{rows:,} line names no item and has no quantity and no price: it is a text.",
        "{rows:,} lines name no item and have no quantity and no price: they are texts.",
        texts,
    )
    found.tell(item.column.name, said.format(rows=texts))


def _is_amount(best: Candidate, column: ColumnProfile) -> bool:
    numbers = column.shape.kind in ("integer", "decimal")
    return numbers and best.view.hint(column.key).says("quantity", "price")
