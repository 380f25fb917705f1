"""Rows that count: how often an article was opened on a day in a city, and nobody who opened it.

A tool that counts visits writes what it counted, the day, often the country, and how many. What
names the article comes back as people do, and the small count as what they chose.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of, words

FIGURES = frozenset(
    stems_of(
        """
        visitors visits pageviews page_views sessions hits uniques unique_visitors unique_pageviews
        besucher besuche seitenaufrufe visites visiteurs visitas visitantes visite visitatori
        bezoekers bezoeken odwiedziny ziyaretçi посетители визиты просмотры
        방문자 방문자수 방문수 조회수 페이지뷰 訪問者数 訪問数 閲覧数 访客数 访问量 浏览量"""
    )
)
"""What columns are called in which a tool writes how many came."""
_COUNTS = FIGURES | frozenset(
    stems_of(
        """
        metric métrica métrique metrik metriek metrica metryka метрика views downloads aufrufe
        abrufe vues téléchargements telechargements vistas descargas visualizações visualizacoes
        downloads_total visualizzazioni weergaven wyświetlenia wyswietlenia pobrania zobrazení
        stažení görüntülenme indirme visningar nedladdningar скачивания загрузки 다운로드수
        ダウンロード数 下载量 点击量"""
    )
)
"""The same, and how often something was looked at or fetched."""
_PEOPLE = ("user", "visitor", "card", "session", "order")
_REPEATS = 5.0
"""Rows of a count, on average: there are few different ones."""
_KINDS = 30
"""Different values below which people are kinds of them, or of the programs that they use."""


def thing(roles: dict[str, Scored], views: dict[str, View]) -> Scored | None:
    """What rows of a day count, where that was taken for a person; None where it is not so.

    Args:
        roles: USER_ID, ITEM_ID, TIMESTAMP -> column.
        views: all tables by their labels.
    """
    user, time = roles.get("USER_ID"), roles.get("TIMESTAMP")
    if user is None or time is None or user.named or user.link or time.link:
        return None
    moment = time.column.moment
    if moment is None or moment.resolution != "day" or not is_one(user.view):
        return None
    leads = [
        views[link.table]
        for link in user.view.links
        if link.key == user.column.key and link.share > SURE and not link.form
    ]
    of_people = any(one.kind == "user" or one.label in user.view.people for one in leads)
    return user if leads and not of_people else None


def is_one(view: View) -> bool:
    """Whether a table has a count that is called so, and no column that names anybody."""
    counted = any(_is_count(one) for one in view.columns)
    return counted and not any(_may_name(view, one) for one in view.columns)


def is_called_count(column: ColumnProfile) -> bool:
    """Whether the name of whole numbers says how often something was looked at or fetched.

    Args:
        column: of any table.
    """
    called = words(column.name)
    said = _COUNTS.intersection((*called[-1:], "_".join(called)))
    return bool(said) and column.shape.kind == "integer" and not column.shape.zeros


def names(view: View) -> tuple[str, ...]:
    """What the rows of such a table are of: ids that lead to other tables, places, and the day."""
    if not is_one(view):
        return ()
    keys = {one.key for one in view.links if one.share > SURE and not one.form}
    told = [
        one.name
        for one in view.columns
        if one.distinct > 1
        and not _is_count(one)
        and (
            (one.key in keys and view.hint(one.key).says("id")) or view.hint(one.key).says("place")
        )
    ]
    days = [one.name for one in view.columns if one.moment and not one.moment.weak]
    return (*told, *days[:1])


def _is_count(column: ColumnProfile) -> bool:
    return is_called_count(column) and column.repeats >= _REPEATS


def _may_name(view: View, column: ColumnProfile) -> bool:
    """Whether a column may name who did it, or what they did at once."""
    said = view.hint(column.key)
    if _is_count(column) or not column.filled:
        return False
    if said.about(*_PEOPLE):
        return column.distinct >= _KINDS
    listed = any(
        link.key == column.key and link.share > SURE and link.table in view.things
        for link in view.links
    )
    if column.shape.kind in ("uuid", "hash") and (listed or said.about("item")):
        return False
    return column.shape.kind in ("email", "phone", "uuid", "hash", "ip")
