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
