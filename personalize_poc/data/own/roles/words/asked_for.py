"""Words by which customers choose whom they come to, in names of columns."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.meanings import folded_stems

_ASKED_FOR = """
        bookable bookable_online online_bookable nomination_fee request_fee requested_by_client
        requested_by_customer requested_by_guest client_request preferred_stylist
        requested_stylist stylist_fee choice_fee buchbar online_buchbar wunschmitarbeiter
        wunschfriseur réservable réservable_en_ligne coiffeur_demandé reservable
        estilista_solicitado reservável agendável prenotabile boekbaar rezerwowalny
        指名 指名料 指名区分 지명 지명료 지정료 点名 指定费 点钟"""


def says_so(name: str) -> bool:
    """Whether the name of a column says that customers ask for somebody, or can book them."""
    return speaking_of.speaks_of(name, _words())


@cache
def _words() -> frozenset[str]:
    return folded_stems(_ASKED_FOR)
