"""What the values of ids begin with says what they name: "reader131", "prod-7", "acct_846498".

Programs shorten these words, and things of several kinds have several of them: img_88236726 beside
vid_88300112. Where the name of a column says whom or what it is of, only known words of names count
beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import hint

_WORD = re.compile(r"[^\W\d_]{3,}|u(?=[-_:]?\d)")
_LOOKED, _MOSTLY = 500, 0.9
"""Values that are looked at, and share of them that begin with such words."""
_KINDS = 5
"""Most words that ids of a column begin with; codes begin with any letters."""
_SHORT = {
    "user": frozenset(("u", "acct", "acc", "accnt", "acnt", "cus", "mem")),
    "item": frozenset(("img", "pic", "vec", "trk", "alb")),
}
"""What an id may begin with: in names of columns these words may mean much else."""


def speaks_of(column: ColumnProfile, entity: str, other: str) -> bool:
    """Whether values begin with words that say what they name.

    Args:
        column: with the values.
        entity: "user" or "item".
        other: the other one, of which the word must not speak as well.
    """
    if column.shape.kind != "code":
        return False
    given = column.given[:_LOOKED]
    begins = Counter(m[0] for v in given if (m := _WORD.match(v.casefold())))
    silent = not hint(column.name).entities
    count = sum(
        n
        for word, n in begins.most_common(_KINDS)
        if entity in (said := _entities(word) or (_short(word) if silent else frozenset()))
        and other not in said
    )
    return count > _MOSTLY * len(given)


@cache
def _entities(prefix: str) -> frozenset[str]:
    return hint(prefix).entities


@cache
def _short(prefix: str) -> frozenset[str]:
    return frozenset(entity for entity, words in _SHORT.items() if prefix in words)
