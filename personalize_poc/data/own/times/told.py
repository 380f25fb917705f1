"""What stands around a day where a page tells it in a sentence: "Reviewed in Spain on 3 May 2021".

Pages with reviews and orders say so, and who copies them has the words in each cell. Only words
that say that something was written, bought or visited are known: the title of a concert that ends
in its day is no time of what somebody did.
"""

from __future__ import annotations

import re

from personalize_poc.data.own import sql

_DONE = """
    review(?:ed)? posted written wrote published rated commented submitted answered asked created
    updated edited added ordered purchased bought delivered visited stayed date
    bewertet bewertung rezension rezensiert geschrieben verfasst veröffentlicht gepostet erstellt
    abgegeben kommentiert bestellt gekauft geliefert besucht datum
    rédigée? écrite? publiée? postée? notée? évaluée? commentée? commandée? achetée? livrée?
    visitée? avis créée? déposée?
    escrit[oa] publicad[oa] reseñad[oa] revisad[oa] opinión calificad[oa] comentad[oa]
    valorad[oa] pedido comprad[oa] enviad[oa] visitad[oa] cread[oa] fecha
    avaliad[oa] avaliação feita realizad[oa] criad[oa] data
    scritt[oa] pubblicat[oa] recensit[oa] recensione valutat[oa] commentat[oa] ordinat[oa]
    acquistat[oa] visitat[oa] creat[oa]
    geschreven geplaatst beoordeeld gepubliceerd besteld gekocht bezocht aangemaakt
    napisan[oaey] opublikowan[oaey] dodan[oaey] recenzja opinia zamówion[oaey] kupion[oaey]
    wystawion[oaey] oceniono
    napsán[oa]? přidán[oa]? vložen[oa]? hodnocen[oí]? recenzován[oa]? objednán[oa]?
    skriven skrevet recenserad publicerad publisert beställd köpt betygsatt inlagd oprettet
    kirjoitettu julkaistu arvioitu tilattu
    değerlendirme yorum yazıldı yayınlandı tarih
    написан[оаы]? опубликован[оаы]? отзыв добавлен[оаы]? оценен[оаы]? куплен[оаы]?
    заказан[оаы]? создан[оаы]? дата
    ditulis diulas diposting dibuat dipesan tanggal đánh viết đăng
    작성일?자?시?간? 등록일?자? 리뷰 구매일?자? 주문일?자? 방문일?자?
    投稿日?時? 作成日?時? 購入日? 注文日? 訪問日? レビュー 発表于 发表于 发布于 發布於 發表於 写于
    寫於 评论于 評論於 购买于 下单于 日期"""
"""How words begin a sentence that says when it was, as patterns."""
_WHEN = (
    "on|in|at|am|vom|den|der|le|du|el|del|em|no dia|il|in data|op|dnia|dne|в|на|pada|tanggal|vào"
    "|ngày"
)
_WROTE = (
    "レビュー|投稿|購入|注文|作成|訪問|작성|리뷰|등록|주문|구매|방문"
    "|评论|評論|发布|發布|审核|撰写|购买|購買"
)
_WORDS = "|".join(_DONE.split())
_BEFORE = (
    rf"^(?:{_WORDS})(?:[^0-9%]{{0,48}}?[ :])?(?:(?:{_WHEN}) )?"
    r"((?:[^ 0-9%:]{3,12} )?(?:[0-9]{1,4}[^0-9]|%).*)$"
)
_AFTER = rf"(?: tarihinde(?: .*)?|([日일])(?:に| ?[在于於]|에)[^0-9]*(?:{_WROTE})[^0-9]*)$"
_LEAD, _TRAIL = re.compile(_BEFORE, re.I), re.compile(_AFTER)


def bare(text: str) -> str:
    """A text without the words of a sentence that tells when something was done."""
    if text[:1].isdigit():
        return _TRAIL.sub(r"\1", text)
    match = _LEAD.match(text)
    return match[1] if match else text


def bare_sql(expression: str) -> str:
    """SQL of `bare`."""
    first = f"regexp_replace({expression}, {sql.quoted('(?i)' + _BEFORE)}, '\\1')"
    return f"regexp_replace({first}, {sql.quoted(_AFTER)}, '\\1')"
