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
TIME_OR_ID = frozenset(("tid",))
"""Words for a time in one language that are ids in others: "tid" is Danish, or a thread."""
