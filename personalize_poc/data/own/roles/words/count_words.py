"""Names of columns that say how many came, or how often something was used: they name nothing."""

from __future__ import annotations

import re

from personalize_poc.data.own.roles.words.names import stems_of, words

_PEOPLE = frozenset(
    stems_of(
        """
        attendance attendances admissions attendees spectators viewers headcount visitors
        participants passengers
        zuschauer zuschauerzahl besucherzahl besucheranzahl teilnehmerzahl teilnehmeranzahl
        besucher teilnehmer schülerzahl
        entrées abonnés spectateurs effectif effectifs participants visiteurs
        espectadores asistentes asistencia asistencias aforo inscritos matriculados
        presentados aprobados suspensos presentes aprovados reprovados présents admis
        espectadores público presenças frequência participantes inscritos
        spettatori presenze ingressi partecipanti bezoekers toeschouwers deelnemers
        widzowie uczestnicy зрители посетители"""
    )
)
"""Words for those who were there together."""
_USES = frozenset(
    stems_of(
        """
        visits opens openings clicks views logins impressions downloads sessions pageviews opened
        delivered sent bounces unsubscribes conversions
        aufrufe öffnungen klicks besuche anmeldungen zugriffe abrufe sitzungen zugestellt versendet
        impressionen
        visites ouvertures clics vues connexions envoyés délivrés impressions désabonnements
        visitas consultas aperturas clics vistas accesos enviados entregados impresiones bajas
        sesiones connexions consultations lectures écoutes
        aberturas cliques visualizações acessos entregues impressões sessões
        aperture clic visualizzazioni accessi inviati consegnati impressioni
        bezoeken openingen kliks weergaven wyświetlenia otwarcia kliknięcia открытия клики"""
    )
)
"""Words for what people did, several times."""
_RECEIPTS = frozenset(
    stems_of(
        """receipts tickets coupons vouchers checks baskets transactions
        belege kassenbons bons quittungen transaktionen
        cupons recibos comprovantes tíquetes transações notas
        tiquetes comprobantes transacciones
        reçus passages scontrini ricevute transazioni
        bonnen kassabonnen transacties paragonów paragony чеков чеки"""
    )
)
"""Papers of sales, several: they are counted where a word for a count stands before them."""
_HOW_MANY = frozenset(
    stems_of(
        """num n nb nbr nbre qtd qtde quantidade cant cantidad nombre anzahl anz aantal count
        quantity qty antal liczba ilość число количество počet"""
    )
)
"""Words for a count, as names begin with them: "num_cupons"."""
_FEW = frozenset(
    stems_of(
        """of de des du d da do der die das by per total totals totale totaux totales totais gesamt
        unique uniques únicos únicas eindeutig unici dont payants payantes paid num number no nb
        nombre anzahl n count zahl número numero quantidade cantidad total_of page pages seiten
        page_s email emails e mail mails web site app daily"""
    )
)
"""Small words beside them."""
_COUNTED = re.compile(
    r"(?:총|누적|당일|순|이용|예약|출석|참석|참가|관람|응답|수강)?\s?(?:관객|관람객|관람|입장객|입장|"
    r"방문|방문객|참석자?|참가자?|출석|출석자|응답자?|예약|이용|이용자|접속|조회|열람|클릭|오픈|발송|"
    r"수신|노출|다운로드|대출|탑승객?|승객|수강생?|학생|인원)\s?(?:수|횟수|건수|인원|인원수)"
    r"|(?:総|延べ|累計|平均|有効)?(?:観客|入場者?|来場者?|来館者?|利用者?|参加者?|出席者?|出席|受講者?|"
    r"閲覧者?|視聴者?|貸出|予約|訪問者?|開封|クリック|配信|送信|表示|動員|上映|乗客|乗車|回答者?|受験者?|生徒|児童)"
    r"(?:者)?(?:数|人数|人員|回数|件数|冊数)"
    r"|(?:总|累计)?(?:观众|观影|入场|到场|参加|出席|访问|点击|打开|发送|浏览|曝光|借阅|使用|乘客|考生|学生)"
    r"(?:人)?(?:数|人数|次数|人次|量)|観客動員|観客動員数|人次|场均人次|观影人次"
    r"|(?:총|일)?\s?(?:영수증?|주문|결제|거래|전표|내점|객)\s?(?:건수|수|객수)"
    r"|(?:総|延べ)?(?:会計|伝票|取引|注文|決済|レシート|来店)(?:客|組)?(?:数|件数|枚数)|組数"
    r"|(?:总)?(?:订单|交易|结账|小票|开台|来客|成交)(?:数|笔数|单数|数量)|笔数"
)
"""The same as a whole, in scripts without plurals: "관객수", "入場者数", "观影人次", "会計数"."""


def says_how_many(name: str) -> bool:
    """Whether a name says how many people there were, or how often they did something.

    Args:
        name: of a column of whole numbers.
    """
    if _COUNTED.fullmatch(name.strip()):
        return True
    parts = words(name)
    if len(parts) > 1 and parts[0] in _HOW_MANY and parts[-1] in _RECEIPTS:
        return all(one in _FEW for one in parts[1:-1])
    told = _PEOPLE | _USES
    return not told.isdisjoint(parts) and told.union(_FEW).issuperset(parts)
