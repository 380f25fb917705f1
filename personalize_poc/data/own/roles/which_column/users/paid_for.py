"""Who pays mostly for somebody else: experiences that are given away, courses of friends.

Who takes part is the person where most pay for themselves. Where people of one register now pay and
now take part, and often are not the same, only a person can say who is recommended to: children
have one each who pays, chooses and reads what is sent. Of firms that are invoiced by another one,
always the same, it is the one that ordered; but who only gets the goods (a school whose town pays
for several) may not have ordered anything. So it is with gifts, where one column names who bought
and another one for whom. Whoever a beneficiary is elsewhere, of a purchase it is who was given it
where buyer and beneficiary are numbers of one table of people.
"""

from __future__ import annotations

from itertools import pairwise

from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import is_idlike
from personalize_poc.data.own.roles.which_column.rivals import payers
from personalize_poc.data.own.roles.which_column.users import guardians, twins
from personalize_poc.data.own.roles.words.names import stems_of, words

_GIVEN = frozenset(
    stems_of(
        """giftee presenteado presenteada obsequiado obsequiada beschenkter beschenkte festeggiato
        festeggiata obdarowany obdarowana gåvomottagare gavemottaker gavemodtager begiftigde
        obdarovaný megajándékozott одаряемый 선물받는 贈り先 受贈者 收礼人 收禮人"""
    )
)
"""Words of names of columns of who is given something."""
_BENEFIT = frozenset(
    stems_of(
        """beneficiary bénéficiaire bénéficiaires beneficiario beneficiaria beneficiário
        beneficiária begünstigter begünstigte begünstigten begunstigde beneficjent beneficjentka
        kedvezményezett beneficiar beneficiara бенефициар 수혜자 受益者 受益人"""
    )
)
"""The same, where these are people as who buys is; elsewhere money or insurance is for them."""
_BUYERS = frozenset(
    stems_of(
        """buyer purchaser giver gifter käufer käuferin schenker schenkender
        acheteur acheteuse offreur comprador compradora adquirente acquirente compratore
        compratrice koper schenker kupujący kupująca nabywca kupující vásárló cumpărător köpare
        kjøper køber ostaja покупатель даритель 구매자 구입자 購入者 贈り主 购买者 购买人 購買人"""
    )
)
"""Words of names of columns of who buys, maybe for somebody else of the same table."""
_TAKERS = frozenset(
    stems_of(
        """participant participants participante participantes partecipante partecipanti
        participante_id teilnehmer teilnehmerin teilnehmernr teilnehmerid teilnehmernummer tnnr
        deelnemer deelnemernr deltagare deltager deltaker deltagernr uczestnik uczestnika
        účastník účastníka účastníci osallistuja résztvevő resztvevo katılımcı katilimci участник
        участника учасник συμμετέχων attendee attendees traveller traveler travellers voyageur
        voyageurs viajero viajera viajante viaggiatore reisender reisende reiziger podróżny resande
        passenger passengers passager passagers passagier pasajero passageiro passeggero guest
        guests gast gastnr hôte huésped hóspede ospite patient patienten paciente pazienti paziente
        pacjent pacjenta stagiaire stagiaires trainee learner inscrit inscrits"""
    )
)
"""Words of names of columns of who takes part, travels or stays, whoever pays."""
_TAKERS_EASTERN = (
    *("참가자", "참여자", "여행자", "승객", "투숙객", "수강생", "参加者", "受講者", "受講生"),
    *("宿泊者", "乗客", "旅行者", "参与者", "參與者", "乘客", "旅客", "住客", "学员", "學員"),
)
"""How such names begin in scripts without blanks."""
_RECEIVERS = frozenset(
    stems_of(
        """
        receiver receivers recipient recipients consignee shipto deliverto empfänger empfängernr
        empfängerid warenempfänger warenempf lieferempfänger destinataire destinatario
        destinataria destinatário destinatária ontvanger mottagare mottagarnr
        mottaker modtager modtagernr odbiorca odbiorcy odbiorcaid příjemce příjemcu
        получатель получателя грузополучатель грузополучателя отримувач vastaanottaja átvevő
        teslimalan delivered beliefert beliefertnr lieferkunde livré livrée entregado entregue
        consegnato geleverd"""
    )
)
"""Words of names of columns of who gets the goods, whoever ordered them."""
_RECEIVERS_EASTERN = (
    *(
        "수취인",
        "수령인",
        "납품처",
        "인수처",
        "届け先",
        "お届け先",
        "納入先",
        "納品先",
        "荷受人",
        "배송처",
        "配送先",
    ),
    *("送り先", "收货人", "收货方", "收貨人"),
)
"""How such names begin in scripts without blanks."""
_OFTEN = 1 / 3
"""Share of the rows that somebody else pays, from which on that is no exception."""


def is_open(best: Scored, rival: Scored | None, item: Scored) -> bool:
    """Whether a person has to say who is meant: who takes part, or who pays.

    Args:
        best: the column that is taken for the user.
        rival: the column that came second.
        item: the column of what was chosen.
    """
    if rival is None or rival.view is not best.view:
        return False
    if share_differing(best.column.values, rival.column.values) < _OFTEN:
        return False
    if _pays_for_who_takes_part(best, rival, item) or _pays_for_who_gets_it(best, rival):
        return True
    paid = payers.is_only_payer(best, rival) and twins.are(best, rival, item)
    return (
        paid or _is_given(best) or _is_given(rival) or _are_buyer_and_other(best, rival, item)
    ) and best.view.goes_with(best.column.key, rival.column.key) < SURE


def receivers(best: Scored, item: Scored) -> list[Scored]:
    """Columns of who gets the goods that somebody else of the same table ordered, as often as not.

    A chain orders for its branches, and each of them sells to people of its own.

    Args:
        best: the column that is taken for the user.
        item: the column of what was chosen.
    """
    view = best.view
    found: list[Scored] = []
    for column in view.columns:
        one = Scored(column, view)
        if column is best.column or not is_idlike(column) or not _gets_it(one) or _gets_it(best):
            continue
        several = view.goes_with(best.column.key, column.key) < SURE
        often = several and share_differing(best.column.values, column.values) >= _OFTEN
        again = any(view.goes_with(first.column.key, column.key) > SURE for first in found)
        if often and not again and twins.are_of_one_table(best, one, item):
            found.append(one)
    return found


def _pays_for_who_takes_part(best: Scored, rival: Scored, item: Scored) -> bool:
    """Whether one takes part and the other pays, both always known and of one register."""
    if not payers.is_only_payer(best, rival) or not _takes_part(best):
        return False
    filled = min(one.column.fill for one in (best, rival)) > SURE
    return filled and (
        twins.are(best, rival, item) or twins.are_now_the_same(best.column, rival.column)
    )


def _pays_for_who_gets_it(best: Scored, rival: Scored) -> bool:
    """Whether one gets the goods and the other pays, for several, both customers of one table."""
    view = best.view
    if not payers.is_only_payer(best, rival) or not _gets_it(best):
        return False
    of_one = twins.tables_of(view, best.column) & twins.tables_of(view, rival.column)
    several = view.goes_with(rival.column.key, best.column.key) < SURE
    return bool(of_one) and several and rival.column.fill > SURE * best.column.fill


def _gets_it(one: Scored) -> bool:
    """Whether a name says that it is of who gets the goods, and not of who ordered them."""
    said = words(one.column.name)
    called = _is_called(one, _RECEIVERS) or not _RECEIVERS.isdisjoint(map("".join, pairwise(said)))
    return called or any(word.startswith(_RECEIVERS_EASTERN) for word in said)


def _takes_part(one: Scored) -> bool:
    """Whether a name says that it is of who is there, and not of who is invoiced."""
    said = words(one.column.name)
    called = _is_called(one, _TAKERS) or any(word.startswith(_TAKERS_EASTERN) for word in said)
    return called or guardians.is_child(one.view, one.column)


def _is_given(one: Scored) -> bool:
    return _is_called(one, _GIVEN)


def _are_buyer_and_other(best: Scored, rival: Scored, item: Scored) -> bool:
    """Whether one buys, or one benefits, and the other is somebody of the same table."""
    said = any(_is_called(one, _BUYERS | _BENEFIT) for one in (best, rival))
    return said and twins.are_of_one_table(best, rival, item)


def _is_called(one: Scored, listed: frozenset[str]) -> bool:
    return not listed.isdisjoint(words(one.column.name))
