"""Orders in an open state that are paid all the same: "new" beside "paid".

What somebody paid for was wanted, however far the parcel is: nobody need look at such a state. One
in unknown words may say that it came back, though it had been paid.
"""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.meanings import (
    folded,
    folded_stems,
    is_negative,
    is_state,
    is_unpaid,
    speaks_of_payment,
)

_OPEN = folded_stems(
    """
    new open opened neu offen geöffnet nuevo nueva abierto abierta novo nova aberto aberta nouveau
    nouvelle ouvert ouverte nuovo nuova aperto aperta nieuw geopend nowe nowy otwarte otwarty nová
    nové otevřená otevřeno ny öppen åben åpen uusi avoin yeni açık новый новая открыт открыта 신규
    신규주문 신규접수 접수 열림 新規 新規受付 未完了 新建 新订单"""
)
"""How far an order is that was just placed."""
_RECEIVED = folded_stems(
    """
    received erhalten eingegangen recibido recibida recebido recebida reçu ricevuto ontvangen
    otrzymano otrzymana přijato prijaté mottagen modtaget mottatt saatu alındı получен получено
    받음 입금확인 수납 受領 受領済み 支払済み 已收款 已到账"""
)
"""What a state of a payment says besides "paid"."""
_ROWS = 20
"""Rows of a state in a sample by which it is judged."""


def is_one(
    view: View, column: ColumnProfile, state: str, leave_out: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether a state is that of new orders, of which all that count are paid by another column.

    Args:
        view: the table.
        column: of states.
        state: of them.
        leave_out: column -> values whose rows are left out.
    """
    return folded(state) in _OPEN and any(
        _says_paid(column, state, other, leave_out.get(other.name, ()))
        for other in view.columns
        if other is not column and speaks_of_payment(other.name)
    )


def _says_paid(
    column: ColumnProfile, state: str, other: ColumnProfile, gone: tuple[str, ...]
) -> bool:
    pairs = zip(column.values, other.values, strict=True)
    told = [paid or "" for value, paid in pairs if value == state and paid not in gone]
    return len(told) >= _ROWS and all(map(_is_paid, set(told)))


def _is_paid(value: str) -> bool:
    known = is_state(value) or folded(value) in _RECEIVED
    return known and not is_unpaid(value, of_payment=True) and not is_negative(value)
