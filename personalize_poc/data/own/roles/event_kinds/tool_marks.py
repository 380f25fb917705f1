"""The mark of a tool before its own kinds of events: af_purchase, beside the Purchase of a shop.

A tool names what it counts by itself with a few letters before it. Who sends events to it by hand,
or had another version before, leaves them off, and means the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from personalize_poc.data.own.roles.words.meanings import folded, is_event, is_shown

_SHORTEST, _LONGEST = 2, 3
"""Letters and digits of a mark; longer ones are words, and say what was looked at or bought."""
_FEWEST, _MOST = 3, 0.5
"""Kinds that have it, at least, and share of all of them."""
_MEAN = frozenset(("ad", "ads", "un", "re", "de", "pre", "no", "not", "non", "my", "add", "buy"))
"""Short words that say something else of a deed, or the reverse."""


def without(kinds: Collection[str]) -> dict[str, str]:
    """Kind with such a mark -> the kind folded without it, where that is another of the kinds.

    Args:
        kinds: all kinds of a column.
    """
    parts = {kind: folded(kind).split("_") for kind in kinds}
    begins = Counter(one[0] for one in parts.values() if len(one) > 1)
    marks = {
        mark
        for mark, count in begins.items()
        if count >= max(_FEWEST, _MOST * len(parts)) and _may_be(mark)
    }
    bare = {"_".join(one) for one in parts.values()}
    rest = {kind: "_".join(one[1:]) for kind, one in parts.items() if one[0] in marks}
    return {kind: one for kind, one in rest.items() if one in bare}


def _may_be(mark: str) -> bool:
    short = _SHORTEST <= len(mark) <= _LONGEST and mark.isascii() and not mark.isdigit()
    return short and mark not in _MEAN and not is_event(mark) and not is_shown(mark)
