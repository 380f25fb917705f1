"""Titles of what is kept to try a system out: "Test hotel (do not delete)"."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words.lists.goods_words import TESTS
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.data.own.scripts import may_stand_within

_HANDS_OFF = """
    do_not_delete do_not_remove do_not_use do_not_buy do_not_order do_not_book do_not_touch
    don_t_delete dont_delete never_delete not_for_sale
    nicht_löschen bitte_nicht_löschen nicht_bestellen nicht_buchen nicht_kaufen
    ne_pas_supprimer ne_pas_effacer ne_pas_commander ne_pas_réserver ne_pas_acheter
    no_borrar no_eliminar no_comprar no_reservar no_usar no_pedir
    não_apagar não_excluir não_comprar não_reservar não_pedir nao_apagar nao_excluir
    non_cancellare non_eliminare non_acquistare non_prenotare non_usare
    niet_verwijderen niet_bestellen niet_boeken niet_gebruiken
    nie_usuwać nie_kupować nie_zamawiać nemazat neobjednávat silmeyin sipariş_vermeyin
    не_удалять не_покупать не_заказывать ta_inte_bort får_ej_raderas må_ikke_slettes älä_poista
    삭제금지 삭제_금지 삭제하지마세요 사용금지 구매금지 구매하지마세요 주문금지 예약금지 결제금지
    削除禁止 削除不可 削除しないで 購入禁止 購入不可 注文禁止 注文不可 予約不可 予約禁止
    请勿删除 勿删 请勿购买 请勿下单 请勿预订 勿拍 禁止删除"""
"""What people write so that colleagues leave a thing alone."""


def is_one(title: str) -> bool:
    """Whether a title speaks of a test, and says that nobody may touch it.

    An article that is no longer to be ordered had been bought before; a test never was.
    """
    name = folded(title)
    return _holds(name, folded_stems(TESTS)) and _holds(name, _hands_off())


def _holds(name: str, listed: frozenset[str]) -> bool:
    """Whether a folded title has one of some words in it, or holds it without blanks."""
    joined = name.replace("_", "")
    return any(
        one.replace("_", "") in joined if may_stand_within(one) else f"_{one}_" in f"_{name}_"
        for one in listed
    )


@cache
def _hands_off() -> frozenset[str]:
    return folded_stems(_HANDS_OFF)
