"""Whether a name holds one of some words, also in scripts that write words together."""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import folded
from personalize_poc.data.own.roles.words.names import words
from personalize_poc.data.own.scripts import may_stand_within

_LONGEST = 3
"""Words of the longest phrase."""


def speaks_of(name: str, known: Iterable[str]) -> bool:
    """Whether a name holds one of some words, or phrases, that are folded.

    Args:
        name: of a column.
        known: words, as `meanings.folded_stems` gives them.
    """
    text = folded(name)
    return any(one in text if may_stand_within(one) else f"_{one}_" in f"_{text}_" for one in known)


def holds(name: str, whole: frozenset[str], within: tuple[str, ...]) -> bool:
    """Whether words of a name, one after another, are a phrase, or other letters stand within it.

    Args:
        name: of a column or a file.
        whole: words and phrases, as `names.stems_of` gives them.
        within: what may stand anywhere in the name, in scripts that write words together.
    """
    parts = words(name)
    runs = (
        "_".join(parts[at : at + size])
        for size in range(1, _LONGEST + 1)
        for at in range(len(parts) - size + 1)
    )
    return not whole.isdisjoint(runs) or any(one in name for one in within)


def begins(
    tokens: Iterable[str], beginnings: tuple[str, ...], whole: frozenset[str] = frozenset()
) -> bool:
    """Whether one of the words of a name begins so, or is one of some words as it stands.

    Args:
        tokens: words of a name.
        beginnings: how words begin; in scripts without blanks a name begins with them as well.
        whole: words with which others begin that are something else.
    """
    return any(one in whole or one.startswith(beginnings) for one in tokens)
