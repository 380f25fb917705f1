"""Things that were lost on their way, or while they were lent: whoever had them wanted them.

A deal that was lost is none. Beside states that say where a thing is, the same word is of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import beside, folded_stems, stems

_WHEREABOUTS = folded_stems(
    """
    returned on_loan lent loaned checked_out rented rented_out overdue late shipped sent delivered
    in_transit damaged
    zurückgegeben zurück verliehen ausgeliehen entliehen überfällig versendet versandt geliefert
    beschädigt zugestellt unterwegs
    retourné retournée rendu rendue restitué restituée prêté prêtée emprunté empruntée loué louée
    en_retard en_prêt expédié expédiée envoyé envoyée livré livrée abîmé abîmée endommagé endommagée
    devuelto devuelta prestado prestada en_préstamo alquilado alquilada enviado enviada entregado
    entregada vencido dañado dañada
    devolvido devolvida emprestado emprestada alugado alugada em_atraso entregue danificado
    restituito restituita in_prestito noleggiato noleggiata spedito spedita consegnato consegnata
    scaduto danneggiato
    teruggebracht geretourneerd uitgeleend verhuurd te_laat verzonden bezorgd beschadigd
    zwrócony zwrócona zwrócone wypożyczony wypożyczona wysłane wysłana dostarczone uszkodzony
    vráceno vrácena půjčeno vypůjčeno odesláno doručeno poškozeno
    iade_edildi ödünçte kiralandı kargoda teslim_edildi hasarlı gecikmiş
    возвращен возвращён возвращена выдан выдана на_руках просрочен отправлен доставлен поврежден
    återlämnad utlånad uthyrd försenad skickad levererad skadad returneret udlånt tilbakelevert
    utlånt palautettu lainassa lähetetty toimitettu
    반납 반납완료 대여중 대출중 연체 배송중 배송완료 파손 返却 返却済 返却済み 貸出中 延滞
    発送済 発送済み
    配達済 破損 归还 已归还 借出 逾期 已发货 已签收 损坏"""
)


def lost(states: Iterable[str]) -> tuple[str, ...]:
    """States by which a thing was lost, where another one says where it is; else none.

    Args:
        states: of a column.
    """
    return beside(states, stems("LOST_DEALS"), _WHEREABOUTS)
