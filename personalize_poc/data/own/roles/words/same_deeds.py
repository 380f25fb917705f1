"""Words that mean the same deed: logs of two programs, or of two clerks, say it in either way."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words.lists import event_words
from personalize_poc.data.own.roles.words.meanings import folded


def one_of(kind: str) -> str:
    """The first of the words that mean the same as a folded kind of event, written as one word."""
    return _first().get(kind, kind)


@cache
def _first() -> dict[str, str]:
    groups = [
        [folded(one).replace("_", "") for one in group.split()]
        for group in event_words.ONE_DEED.split("|")
    ]
    return {word: group[0] for group in groups for word in group}
