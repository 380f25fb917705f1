"""Words for what somebody would like to have and has not got yet, in names of tables."""

from __future__ import annotations

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.names import own_name, stems_of

_WHOLE = frozenset(
    stems_of(
        """
        hold holds hold_request hold_requests waitlist waiting_list wish wishes wishlist reserve
        reserves reservation reservations cart carts basket baskets
        vormerkung vormerkungen reservierung reservierungen warteliste merkliste wunschliste
        warenkorb warenkörbe réservation réservations liste_attente liste_d_attente panier paniers
        reserva reservas reservación reservaciones apartado apartados lista_espera lista_de_espera
        carrito carritos lista_de_desejos lista_desejos carrinho carrinhos
        prenotazione prenotazioni lista_attesa lista_d_attesa lista_desideri carrello carrelli
        reservering reserveringen wachtlijst verlanglijst winkelwagen rezerwacja rezerwacje
        lista_oczekujących koszyk koszyki rezervace čekací_listina košík rezervasyon rezervasyonlar
        bekleme_listesi sepet бронь бронирование бронирования очередь_ожидания корзина
        reservationer reservasjoner väntelista venteliste varaus varaukset foglalás foglalások"""
    )
)
_WITHIN = (
    "예약", "대기", "찜", "위시", "장바구니", "予約", "順番待ち", "お気に入り", "カート", "预约",
    "預約", "预借", "预订", "候补", "收藏", "购物车",
)  # fmt: skip


def is_one(label: str) -> bool:
    """Whether a table is called a list of what people wait for or would like.

    Args:
        label: what a person knows the table by.
    """
    return speaking_of.holds(own_name(label), _WHOLE, _WITHIN)
