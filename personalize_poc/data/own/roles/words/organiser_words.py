"""Words for who organises, hosts, teaches or sells what others choose, in names of columns."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words.maker_words import beside_ids
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.data.own.roles.words.names import words
from personalize_poc.data.own.roles.words.words_of_ids import bare
from personalize_poc.data.own.scripts import has_no_blanks

_ORGANISERS = """
    organizer organizers organiser organisers host hosts promoter presenter provider
    operator_company tour_operator activity_provider experience_provider
    seller sellers reseller instructor instructors teacher teachers tutor trainer
    coach guide lecturer
    veranstalter veranstalterin anbieter anbieterin gastgeber gastgeberin betreiber ausrichter
    verkäufer verkäuferin kursleiter kursleiterin dozent dozentin lehrer lehrerin trainerin
    organisateur organisatrice organisateurs prestataire hôte hôtesse vendeur vendeuse
    animateur animatrice intervenant intervenante moniteur monitrice formateur formatrice
    organizador organizadora anfitrión anfitriona operador_turístico prestador prestadora vendedor
    vendedora instructora profesor profesora monitor monitora
    anfitrião anfitriã promotor promotora instrutor instrutora professor professora
    organizzatore organizzatrice gestore fornitore_servizi venditore venditrice istruttore
    istruttrice insegnante docente
    organisator organisatoren aanbieder gastheer verkoper lesgever leraar docent begeleider
    organizatorka organizatorzy gospodarz sprzedawca prowadzący instruktor nauczyciel
    organizátor pořadatel pořadatelka poskytovatel hostitel prodejce lektor lektorka usporiadateľ
    arrangör säljare instruktör arrangør vært sælger selger instruktør järjestäjä myyjä
    ohjaaja szervező házigazda eladó oktató organizatorul gazdă vânzător
    düzenleyen düzenleyici organizatör ev_sahibi satıcı eğitmen
    организатор организатора продавец преподаватель инструктор ведущий організатор продавець
    διοργανωτής πωλητής penyelenggara penjual người_tổ_chức ban_tổ_chức người_bán
    المنظم منظم البائع מארגן מוכר ผู้จัด ผู้ขาย आयोजक विक्रेता
    주최자 주최사 주최측 주최 주관사 주관처 주관기관 운영자 운영사 운영업체 운영기관 진행사 호스트
    판매자 판매사 판매업체 제공사 제공업체 사업자 파트너사 입점사 셀러 강사 선생님 튜터 트레이너
    主催者 主催会社 主催団体 主催 催行事業者 催行会社 催行者 催行元 事業者 運営者 運営会社
    運営事業者 運営団体 開催者 実施者 実施団体 実施会社 提供者 提供会社 提供元 ホスト 販売者 販売元
    出品者 出店者 講師 先生 インストラクター パートナー企業
    主办方 主辦方 主办者 主辦者 主办单位 主辦單位 承办方 承辦方 组织者 組織者 举办方 舉辦方
    房东 房東 卖家 賣家 服务商 服務商 供应方 运营商 運營商 讲师 老师 教练 導師"""
_OFFERED = """
    event events activity activities experience experiences tour tours trip course courses class
    workshop offer veranstaltung kurs angebot reise"""
"""Words of what they offer, that stand before them: "event_organizer_id"."""


def is_organiser(name: str) -> bool:
    """Whether a name of a column says who organises, hosts, teaches or sells, and no more.

    In scripts without blanks other words may stand before: "体験主催者コード".

    Args:
        name: of a column.
    """
    parts = [folded(bare(one)) for one in words(name)]
    parts = [one for one in parts if one not in beside_ids()]
    while parts and parts[0] in folded_stems(_OFFERED):
        parts = parts[1:]
    return bool(parts) and ("_".join(parts) in folded_stems(_ORGANISERS) or _ends_so(parts[-1]))


def _ends_so(word: str) -> bool:
    """Whether a word without blanks ends with who organises, or with an id or a name of these."""
    return any(
        one in word and word.rpartition(one)[2] in ("", *beside_ids()) for one in _without_blanks()
    )


@cache
def _without_blanks() -> tuple[str, ...]:
    return tuple(one for one in folded_stems(_ORGANISERS) if has_no_blanks(one))
