"""Words for a part of the calendar or the day: the month of an event says when, and not what.

Data that are kept in folders by month or hour have such a column in every row: event_month=2024-05.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of, words

_PERIODS = frozenset(
    stems_of(
        """
        year month day week hour minute quarter weekday semester yr mth wk hr qtr
        jahr monat woche stunde quartal wochentag
        année mois jour semaine heure trimestre semestre
        año mes día semana hora trimestre
        ano mês dia semana hora trimestre
        anno mese giorno settimana ora
        jaar maand dag week uur kwartaal rok miesiąc dzień tydzień godzina kwartał
        yıl gün hafta saat год месяц день неделя час квартал
        연도 년도 년 월 일 주 주차 시 시간 시간대 분기 요일
        年 年度 月 日 週 週目 時 時間帯 四半期 曜日 周 星期 季度 小时 小時 月份"""
    )
)
_EASTERN = (
    "월", "요일", "시간대", "月", "月度", "週", "曜日", "時間帯", "四半期", "月份", "星期", "季度",
)  # fmt: skip
"""How names end that have one, in scripts without blanks between words."""


def is_one(name: str) -> bool:
    """Whether a name has a word for a month, a day, an hour or the like.

    Args:
        name: as it stands in the header.
    """
    return not _PERIODS.isdisjoint(words(name)) or name.strip().endswith(_EASTERN)
