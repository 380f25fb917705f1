"""Kinds of events by which a message was sent to somebody or arrived: no act of who got it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from personalize_poc.data.own.roles.words.lists import event_words, message_words
from personalize_poc.data.own.roles.words.names import plain, stems_of, words


def only_arrived(parts: list[str]) -> bool:
    """Whether the words of a kind say that a message was sent or arrived, and nothing else.

    "push_zugestellt" is one; "push_geöffnet" is what somebody did, and a parcel arrives as well.

    Args:
        parts: the words of the kind, in small letters without accents.
    """
    channels, ways = _listed("CHANNELS"), _listed("SENT") | _listed("ARRIVED")
    told = set(parts)
    return bool(told & channels and told & ways) and told <= channels | ways


def are_of_messages(kinds: Iterable[str]) -> bool:
    """Whether kinds of events are what becomes of messages: sent, opened, and clicked or bounced.

    A parcel is sent and delivered as well, and opened; but nobody clicks on it.
    """
    spelled = {_spelled(kind) for kind in kinds}
    on_the_way = _phrases("SENT") | _phrases("ARRIVED")
    answered = _phrases("LOST") | _clicks()
    return all(map(spelled.intersection, (on_the_way, _phrases("OPENED"), answered)))


def was_no_deed(kind: str) -> bool:
    """Whether a kind, among those of messages, is no act of who got one: sent, queued, bounced."""
    lists = ("SENT", "ARRIVED", "UNTOUCHED", "LOST")
    return any(_spelled(kind) in _phrases(one) for one in lists)


def _spelled(kind: str) -> str:
    """A kind in small letters, its words joined."""
    return "_".join(words(kind)) or plain(kind)


@cache
def _clicks() -> frozenset[str]:
    return frozenset(map(_spelled, stems_of(event_words.EVENTS["click"])))


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(map(_spelled, stems_of(getattr(message_words, name))))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(stems_of(getattr(message_words, name)))
