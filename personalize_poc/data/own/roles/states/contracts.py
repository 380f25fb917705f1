"""States of contracts: one that was terminated later had been wanted, and counts.

An order that is cancelled is taken back. A policy or a subscription is cancelled after it ran, and
beside those that still run. What never came about ("sans suite") has a word of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import beside
from personalize_poc.data.own.roles.words.names import stems_of

_RUNNING = stems_of(
    """
    en_cours in_force inforce active aktiv laufend in_kraft vigente vigentes vigor en_vigueur
    em_vigor in_vigore attivo attiva in_corso activo activa ativo ativa lopend actief aktywna
    aktywny obowiązująca aktif yürürlükte действует активен løpende gældende gällande 유지 유지중
    정상유지 계약중 契約中 有効 有效 生效 生效中"""
)
_ENDED = stems_of(
    """
    résilié résiliée resilie resiliee gekündigt terminated rescindido rescindida disdetto disdetta
    opgezegd wypowiedziana wypowiedziany feshedildi расторгнут расторгнута opsagt uppsagd oppsagt
    해지 해지완료 중도해지 解約 解約済 解约 退保"""
)


def ended(states: Iterable[str]) -> tuple[str, ...]:
    """Values that say that a contract was terminated, beside one that says that others run.

    Args:
        states: values of a column.
    """
    return beside(states, _ENDED, _RUNNING)
