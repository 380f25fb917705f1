"""Which act a kind of event stands for, whatever it is called."""

from __future__ import annotations

from collections.abc import Iterable


def act(event_type: str) -> str | None:
    """What was done, by the words for it in many languages; None for other words.

    One of: view, click, search, cart, purchase (also a loan or a booking), watch (also listening),
    rate, make, ask.
    """
    # With these come all rules of columns, a third of a second that few starts need.
    from personalize_poc.data.own.roles.words.lists.event_words import EVENTS
    from personalize_poc.data.own.roles.words.meanings import folded, folded_stems

    word = folded(event_type)
    return next((name for name, words in EVENTS.items() if word in folded_stems(words)), None)


def is_begun(event_type: str) -> bool:
    """Whether it says that watching was begun, stopped or tried, and not that it was watched."""
    from personalize_poc.data.own.roles.words.meanings import folded, stems

    return folded(event_type) in stems("BEGUN")


def only_shown(event_type: str, kinds: Iterable[str]) -> bool:
    """Whether it says, beside the other kinds, that an item was shown, and nothing done with it."""
    from personalize_poc.data.own.roles.words.meanings import is_shown

    return is_shown(event_type, kinds)
