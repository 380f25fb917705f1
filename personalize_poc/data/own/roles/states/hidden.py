"""Posts of a forum that nobody sees: deleted ones, and those that wait for approval.

phpBB writes `post_visibility` (0 waits, 1 is seen, 2 is deleted, 3 waits again), vBulletin and MyBB
`visible` (1 is seen; 0, 2 or -1 is not). Discuz! writes `invisible` (0 is seen; whatever is below
waits, or was thrown away by its author or somebody else).
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.words.meanings import stems
from personalize_poc.data.own.roles.words.names import plain, words

_SEEN = frozenset(
    ("visible", "visibility", "sichtbar", "zichtbaar", "visível", "visibile", "widoczny",
     "видимость", "공개상태", "表示状態")
)  # fmt: skip
_UNSEEN = frozenset(
    ("invisible", "unsichtbar", "onzichtbaar", "invisível", "invisibile", "niewidoczny",
     "neviditelný", "görünmez", "osynlig", "невидимый", "비공개", "非表示", "隐藏")
)  # fmt: skip
_APPROVED = "approved"
_POSTS = frozenset(("post", "posts", "topic", "thread", "message", "msg", "comment", "reply"))
_FILLERS = frozenset(("is", "p", "status"))
_CODES = frozenset(("-1", "0", "1", "2", "3"))
_BELOW = frozenset(("0", "-1", "-2", "-3", "-4", "-5"))
"""Codes of what is seen, 0, and of why it is not."""


def tells(column: ColumnProfile) -> bool:
    """Whether the name of a column speaks of posts that are seen, and its values are codes."""
    if _is_of_unseen(column):
        return column.shape.kind == "integer" and _BELOW.issuperset(map(plain, column.given))
    name, rest = _told(column)
    seen = bool(rest) and _SEEN.issuperset(rest)
    approved = rest == [_APPROVED] and bool(_POSTS.intersection(name))
    codes = column.shape.kind in ("integer", "boolean")
    return (seen or approved) and (codes or set(map(plain, column.given)) <= _yes_no())


def unseen(column: ColumnProfile, counts: dict[str, int]) -> tuple[str, ...]:
    """The values of posts that nobody sees; none if that cannot be told.

    Args:
        column: one that `tells`.
        counts: value -> rows of it.
    """
    if _is_of_unseen(column):
        gone = tuple(value for value in counts if plain(value) != "0")
    elif _CODES.issuperset(counts) or _yes_no().issuperset(map(plain, counts)):
        gone = tuple(value for value in counts if plain(value) not in stems("TRUE"))
    else:
        return ()
    few = sum(counts[value] for value in gone) <= flags.SOME * sum(counts.values())
    return gone if few else ()


def _is_of_unseen(column: ColumnProfile) -> bool:
    """Whether a column says of posts that they are not seen, rather than that they are."""
    __, rest = _told(column)
    return bool(rest) and _UNSEEN.issuperset(rest)


def _told(column: ColumnProfile) -> tuple[list[str], list[str]]:
    """The words of a column's name, and those of them that say more than that it is of posts."""
    name = list(words(column.name.split(".")[-1]))
    return name, [word for word in name if word not in _POSTS and word not in _FILLERS]


def _yes_no() -> frozenset[str]:
    return stems("TRUE").union(flags.NO)
