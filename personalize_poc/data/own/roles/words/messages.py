"""Kinds of events by which a message was sent to somebody or arrived: no act of who got it."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words.lists import message_words
from personalize_poc.data.own.roles.words.names import stems_of


def only_arrived(parts: list[str]) -> bool:
    """Whether the words of a kind say that a message was sent or arrived, and nothing else.

    "push_zugestellt" is one; "push_geöffnet" is what somebody did, and a parcel arrives as well.

    Args:
        parts: the words of the kind, in small letters without accents.
    """
    channels, ways = _listed("CHANNELS"), _listed("SENT") | _listed("ARRIVED")
    told = set(parts)
    return bool(told & channels and told & ways) and told <= channels | ways


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(stems_of(getattr(message_words, name)))
