"""Flags of what somebody did besides: liked, bookmarked, answered. None of them decides alone.

Where rows have one such flag, it says which of what was shown was liked. Where they have several,
a row is of somebody who was there, whatever they did then.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.words.names import stems_of

_DEEDS = frozenset(
    stems_of(
        """liked like likes bookmarked bookmark favorited favourited favorite favourite saved
        posted replied commented comment shared share forward forwarded follow followed reposted
        voted upvoted downloaded subscribed 좋아요 북마크 댓글 공유 저장 いいね ブックマーク
        コメント シェア 点赞 收藏 评论 转发 分享"""
    )
)
_FILLERS = frozenset(("is", "has", "was", "did", "flag", "yn", "여부", "是否", "フラグ"))


def is_one(column: ColumnProfile) -> bool:
    """Whether all that the name of a column says is that something was done."""
    rest = [word for word in flags.leaf_words(column.name) if word not in _FILLERS]
    return "_".join(rest) in _DEEDS


def are_beside(view: View, column: ColumnProfile) -> bool:
    """Whether a flag is of a deed, and other flags of its table are as well."""
    return is_one(column) and any(
        one is not column and is_one(one) and flags.is_flag(view, one, one.frequencies)
        for one in view.columns
    )
