"""Columns that say of which kind visits or visitors are, and who of them is no customer."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words import staff_words
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems, is_state
from personalize_poc.data.own.roles.words.names import words

_VISITS = folded_stems(
    """
    traffic visit visits visitor visitors audience viewer viewers pageview hit besuch besucher
    besuche zugriff zugriffe verkehr visite visiteur visiteurs trafic tráfico visita visitante
    visitantes tráfego traffico visitatore visitatori verkeer bezoek bezoeker bezoekers ruch wizyta
    trafik ziyaret ziyaretçi трафик визит посетитель посетителя besök besökare
    návštěva návštěvník"""
)
"""Words for visits and who makes them."""
_KINDS = folded_stems(
    """
    class type kind category group segment typ art klasse gruppe kategorie classe catégorie groupe
    tipo clase categoría grupo categoria soort klas groep rodzaj klasa grupa tür tip sınıf grup тип
    класс категория группа skupina třída"""
)
"""Words for kinds. Where visits come from is none: a page of one's own leads to another."""
_EASTERN = (
    ("트래픽", "방문", "トラフィック", "アクセス", "訪問", "流量", "访问", "访客"),
    ("유형", "구분", "분류", "종류", "種別", "区分", "分類", "タイプ", "类型", "类别", "分类"),
)
"""Parts of names for both, in scripts without blanks between words."""
_WAYS = folded_stems(
    """
    direct organic referral referrer search paid social email cpc display affiliate seo newsletter
    push navigation campaign direkt organisch suche bezahlt direct organique payant directo orgánico
    pagado direto pago diretto organico control kontrolle kontrollgruppe contrôle controllo"""
)
"""Ways on which visitors come, among which "internal" is a page of one's own; and the other half
of those who take part in a test."""
_NOBODY = folded_stems(
    """
    internal intern interne interner internes interna interno internos interni wewnętrzny wewnętrzna
    dahili внутренний intranet office newsroom redaktion rédaction redacción redazione redactie
    redakcja редакция corporate_network company_network
    bot bots robot robots crawler crawlers spider spiders scraper scrapers monitor monitoring uptime
    synthetic pingdom healthcheck health_check automated
    내부 봇 로봇 크롤러 社内 内部 ボット クローラー クローラ 爬虫 机器人"""
)
"""Kinds of visits of nobody who could be a customer, beside the words for staff and tests."""
_PROGRAMS = folded_stems(
    """
    bot bots robot robots crawler crawlers spider spiders roboter robô робот бот
    로봇 봇 ボット ロボット 机器人 機器人 爬虫 روبوت"""
)
_PEOPLE = folded_stems(
    """
    human humans person persons people user users visitor visitors customer customers member members
    guest guests real regular normal browser browsers app web website mobile desktop tablet phone
    manual ok valid mensch menschen nutzer besucher kunde kunden gast humain humains utilisateur
    visiteur client humano persona usuario visitante cliente umano utente pessoa utilizador usuário
    mens gebruiker bezoeker människa användare menneske bruger bruker człowiek użytkownik insan
    kullanıcı человек пользователь 사람 사용자 회원 방문자 브라우저 앱 웹 人間 人 ユーザー 会員
    ブラウザ アプリ 用户 真人 会员 浏览器 إنسان مستخدم"""
)
"""What stands beside programs where they are told from those who are none."""


def things(counts: dict[str, int]) -> tuple[str, ...]:
    """Values that speak of robots and spiders where no other one is of people, browsers or states.

    There they are what something is about, a toy or a film, and not who came.

    Args:
        counts: value -> rows.
    """
    parts = {value: set(folded(value).split("_")) for value in counts}
    found = tuple(value for value in counts if _PROGRAMS & parts[value])
    others = [value for value in counts if value not in found]
    if any(_PEOPLE & parts[value] or is_state(value) for value in others):
        return ()
    return found


def says_of_which_kind(column: ColumnProfile) -> bool:
    """Whether the name of a column says that it holds of which kind visits are: "traffic_type"."""
    if column.shape.kind not in ("word", "code", "phrase"):
        return False
    parts = {folded(one) for one in words(column.name)}
    if _VISITS & parts and _KINDS & parts:
        return True
    return all(any(one in column.name for one in listed) for listed in _EASTERN)


def no_visitors(counts: dict[str, int]) -> tuple[str, ...]:
    """The kinds of visits that are not of customers; none where kinds are others.

    Args:
        counts: kind -> rows.
    """
    if any(folded(one) in _WAYS for one in counts):
        return ()
    return tuple(one for one in counts if folded(one) in _NOBODY or staff_words.is_no_customer(one))
