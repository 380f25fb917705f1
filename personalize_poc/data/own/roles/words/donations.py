"""Words for who gives money away, and for what gets it. Data, and what names say by it."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of

_DONORS = frozenset(
    stems_of(
        """
        donor donors contributor contributors spender spenderin spenders donateur donateurs
        donatrice geldgeber geldgeberin zuwendender donante donantes doador doadora doadores
        donatore donatori donator darczyńca darczyńcy
        bağışçı givare жертвователь жертвователя donorid donornr spendernr spenderid
        후원자 기부자 寄付者 寄附者 捐赠人 捐贈人 捐款人 捐赠者 捐贈者
        捐款者 捐助者 捐献者 捐獻者 赞助者 贊助者 赞助人 贊助人 dárce dárci darca"""
    )
)
_GIVEN_TO = frozenset(
    stems_of(
        """
        party parties partei parteien parti partis partido partidos partito partiti partij partijen
        partia partie strana партия партии 정당 政党 政黨
        committee committees candidate candidates recipient recipients charity charities cause
        causes organisation organization organisations organizations ngo fund foundation
        empfänger empfängerin verein stiftung organisationen kandidat kandidatin
        association associations fondation destinataire candidat comité
        organización organizaciones asociación fundación candidato destinatario
        organização associação fundação organizzazione associazione fondazione
        organisatie stichting vereniging organizacja fundacja stowarzyszenie
        후보자 단체 団体 候補者 组织 組織 候选人 候選人 受赠人 受贈人 受贈者
        kandydat kandydaci kandidát kandidáti kandidaat kandidaten aday кандидат кандидаты"""
    )
)
_BESIDE = frozenset(
    stems_of(
        """id code nr no num number nummer name names nom nombre nome naam nazwa acronym acronyme
        short kurz kürzel abk abbr abbreviation sigle sigla long lang full of the 명 名 名称"""
    )
)
"""Words that stand beside what gets the money."""


def names_donor(tokens: tuple[str, ...]) -> bool:
    """Whether a column says who gave: the words of its name have one for a donor."""
    return not _DONORS.isdisjoint(tokens)


def names_given_to(tokens: tuple[str, ...]) -> bool:
    """Whether a column says what was given to, and no more: a party, a charity, its short name."""
    return not _GIVEN_TO.isdisjoint(tokens) and set(tokens) <= _GIVEN_TO | _BESIDE
