"""Words of names of times that are not the one at which a row happened. Data, no code."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of

TRANSPORT = frozenset(
    ("received", "sent", "uploaded", "upload", "stored", "inserted", "ingested", "original")
)
"""Words of times at which an event was on its way, beside the one at which it happened."""
FIRST_OF = frozenset(
    stems_of(
        """
        first erster erste erstes erst erstbesuch erstbestellung erstkauf premier première primer
        primera primero primo prima primeiro primeira eerste ilk pierwszy pierwsza pierwsze первый
        первая первое první första første ensimmäinen első 최초 첫 첫방문 첫구매 初回 最初 首次
        首单"""
    )
)
"""Words of times at which somebody did something for the first time, beside the one of a row."""
ENTERED = frozenset(
    stems_of(
        """
        registered registration registrierung anmeldung inscription registro alta cadastro
        registrazione iscrizione registratie kayıt rejestracji регистрации 注册"""
    )
)
"""Words for being put on a list, of people as well as of rows such as bookings."""
OF_THINGS = frozenset(
    stems_of(
        """
        stock stocked restock restocked inventory manufacture manufactured manufacturing mfg
        lagerdatum einlagerung einlagerungsdatum wareneingang herstellung herstellungsdatum
        produktionsdatum fabricación fabricacion fabrication fabricação fabricacao estoque
        fabbricazione productiedatum produkcja produkcji изготовления склад výroby
        입고일 입고일자 재고일 제조일 제조일자 입고 재고 제조 入庫日 在庫日 製造日
        入库日期 生产日期"""
    )
)
"""Words of times at which a thing was made or came to the store, long before somebody took it."""
TIME_OR_ID = frozenset(("tid",))
"""Words for a time in one language that are ids in others: "tid" is Danish, or a thread."""
_WEEKS = frozenset(
    stems_of(
        """
        week weeks woche wochen semaine semaines semana semanas settimana settimane weken tydzień
        tygodnie týden týdny hafta vecka uge uke viikko hét săptămână неделя тиждень 주차 週 周次"""
    )
)
"""Words for weeks, which are counted from the beginning of a year or of a course."""
_BESIDE_WEEKS = frozenset(
    stems_of(
        """
        from to start end begin first last no nr num number of year von bis du au de a do od po til
        fra från till da 시작 종료 開始 終了 开始 结束"""
    )
)
"""Words that stand beside them in the name of a number of a week."""
_DAYS = frozenset(
    stems_of(
        """
        day jour día dia giorno dag dzień den gün dan nap päivä zi день ημέρα ngày hari 日 日目 일차
        天 第几天"""
    )
)
"""Words for a day, as a column is called that counts them; "days" are how long something took."""


def are_weeks(tokens: tuple[str, ...]) -> bool:
    """Whether a column is called a week and no more, such as the one in which something begins.

    Args:
        tokens: the words of its name.
    """
    found = _WEEKS.intersection(tokens)
    return bool(found) and set(tokens) <= _WEEKS | _BESIDE_WEEKS


def are_days(tokens: tuple[str, ...]) -> bool:
    """Whether a column is called a day, or the number of one, and no more.

    Args:
        tokens: the words of its name.
    """
    found = _DAYS.intersection(tokens)
    return bool(found) and set(tokens) <= _DAYS | _BESIDE_WEEKS
