"""Posts of a forum that nobody sees: deleted ones, and those that wait for approval.

phpBB writes `post_visibility` (0 waits, 1 is seen, 2 is deleted, 3 waits again), vBulletin and MyBB
`visible` (1 is seen; 0, 2 or -1 is not).
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
_APPROVED = "approved"
_POSTS = frozenset(("post", "posts", "topic", "thread", "message", "msg", "comment", "reply"))
_FILLERS = frozenset(("is", "p", "status"))
_CODES = frozenset(("-1", "0", "1", "2", "3"))


def tells(column: ColumnProfile) -> bool:
    """Whether the name of a column speaks of posts that are seen, and its values are codes."""
    name = words(column.name.split(".")[-1])
    rest = [word for word in name if word not in _POSTS and word not in _FILLERS]
    seen = bool(rest) and _SEEN.issuperset(rest)
    approved = rest == [_APPROVED] and bool(_POSTS.intersection(name))
    codes = column.shape.kind in ("integer", "boolean")
    return (seen or approved) and (codes or set(map(plain, column.given)) <= _yes_no())


def unseen(counts: dict[str, int]) -> tuple[str, ...]:
    """The values of posts that nobody sees; none if that cannot be told.

    Args:
        counts: value -> rows, of a column that `tells`.
    """
    if not (_CODES.issuperset(counts) or _yes_no().issuperset(map(plain, counts))):
        return ()
    gone = tuple(value for value in counts if plain(value) not in stems("TRUE"))
    few = sum(counts[value] for value in gone) <= flags.SOME * sum(counts.values())
    return gone if few else ()


def _yes_no() -> frozenset[str]:
    return stems("TRUE").union(flags.NO)
