"""What was held for somebody, beside what was sold: a box office keeps seats that nobody pays for.

Where a library or a hotel takes reservations, they are what people want, and nothing is sold.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import folded, folded_stems

_HELD = """
    reservation reservations reserved hold held on_hold option optioned reservierung reserviert
    vorgemerkt réservation réservé réservée option_posée reserva reservas reservado reservada
    prenotazione prenotato prenotata opzione reservering gereserveerd optie rezervasyon rezerve
    rezerwacja zarezerwowane rezervace rezervováno rezerváció бронь бронирование забронировано
    bokning bokad varaus varattu 예약 가예약 仮予約 取り置き 预留 预订"""
_SOLD = """
    sale sales sold verkauf verkauft vente vendu vendue venta vendido vendida venda vendita venduto
    verkoop verkocht satış satıldı sprzedaż sprzedane prodej prodáno eladás продажа продано
    försäljning såld myynti myyty 판매 판매완료 販売 販売済 出售 已售"""


def held(states: Iterable[str]) -> tuple[str, ...]:
    """States of what was held only, beside one that says that something was sold; else none."""
    given = tuple(states)
    if not any(folded(one) in folded_stems(_SOLD) for one in given):
        return ()
    return tuple(one for one in given if folded(one) in folded_stems(_HELD))
