"""Accounts for work among people: "TECHNIQUE", to which a library lends what it binds or has lost.

Such an account has a kind of its own, and was never born: where all others of the table have a year
of birth, none of these has one. A word alone says too little, as a trade has technical customers,
and a school or a firm was not born either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import is_kind
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.meanings import folded
from personalize_poc.data.own.roles.words.names import stems_of

if TYPE_CHECKING:
    import duckdb

_WORK = frozenset(
    stems_of(
        """technique techniques technical technisch technische technik técnico tecnico técnica
        tecnica teknik teknisk techniczny techniczna technický технический техническая service
        services fictif fictive fiktiv ficticio ficticia fittizio fittizia virtuel virtuelle
        virtual virtuell virtuale pseudo système systeme sistema 기술용 업무용 가상 業務用 架空
        仮想 业务用 虚拟"""
    )
)
"""Words for what is no person, if nobody of that kind was born."""
_BORN, _FEW = 0.9, 0.02
"""Share of the others whose birth is known, and share of the people up to which they are no
persons."""


def of(
    connection: duckdb.DuckDBPyConnection, there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """The kinds of people that are accounts for work; none where births are not known.

    Args:
        connection: where the table is.
        there: the table of people.
        column: of it.
    """
    if there.kind != "user" or not is_kind(column):
        return ()
    births = [one for one in there.columns if there.hint(one.key).says("birth")]
    births = [one for one in births if one is not column and one.fill >= _BORN]
    if not births:
        return ()
    counts = value_counts(connection, there, column)
    some = tuple(one for one in counts if folded(one) in _WORK)
    few = sum(counts[one] for one in some) <= _FEW * there.profile.rows
    return tuple(one for one in some if few and not _born(connection, there, column, births, one))


def _born(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    column: ColumnProfile,
    births: list[ColumnProfile],
    kind: str,
) -> bool:
    """Whether the birth of anybody of a kind is known."""
    known = " OR ".join(f"{sql.trimmed(one.key)} IS NOT NULL" for one in births)
    row = connection.execute(
        f"SELECT count(*) FROM {there.profile.table.name} WHERE {sql.trimmed(column.key)} = ? "
        f"AND ({known})",
        [kind],
    ).fetchone()
    return bool(row and row[0])
