"""A time in the history of a document, beside the one at which the document itself came into being.

Documents keep what became of them: `historique.le` beside `dates.creation`. Where a history has one
entry its time reads as one of the row, and may lie some moments before.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.contents import is_batch
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.words.names import stems_of, words

_WORDS = frozenset(
    stems_of(
        """history histories log logs timeline transitions transition audit trail tracking
        statushistory verlauf historie statusverlauf protokoll historique historiques journal suivi
        historial historico histórico bitácora seguimiento storico cronologia geschiedenis
        historia przebieg dziennik historik logg historikk loki tarihçe geçmiş история журнал
        історія lịch_sử riwayat 이력 내역 履歴 历史 歷史 记录"""
    )
)
"""Words of a part of a path in which stands what became of a document."""
_TAKEN = 2.5
"""Points that such a time loses."""
_OWN = 0.9
"""Different times for each row from which on they are of the rows themselves."""


def tell(found: list[Scored]) -> list[Scored]:
    """Put when a document was made before what its history says.

    Args:
        found: columns of times of one table; points are taken away.

    Returns:
        The times of a history that are behind.
    """
    if not any(map(_is_made, found)):
        return []
    behind = [one for one in found if _is_of_history(one)]
    for one in behind:
        one.add(-_TAKEN)
    return behind


def _is_of_history(one: Scored) -> bool:
    above = one.column.name.split(".")[:-1]
    return any(not _WORDS.isdisjoint(words(part)) for part in above)


def _is_made(one: Scored) -> bool:
    """Whether a time with hours is when each row was made, and no history tells it."""
    column, said = one.column, one.view.hint(one.column.key)
    moment = column.moment
    exact = moment is not None and not moment.weak and moment.resolution == "second"
    own = column.fill > SURE and column.distinct > _OWN * column.filled and one.points > 0
    called = said.says("created") and not said.says("updated", "later", "published", "registered")
    return exact and own and called and not is_batch(column) and not _is_of_history(one)
