"""Times at which rows were undone: when something was cancelled, refunded or deleted."""

from __future__ import annotations

import re

from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles import flags
from personalize_poc.data.own.roles.acted import Actions
from personalize_poc.data.own.roles.meanings import is_negative
from personalize_poc.data.own.roles.view import View
from personalize_poc.language import _

_DELETED = re.compile("delet|gelösch|geloesch|supprim|elimin|borrad|usuni|удал|삭제|削除|删除")
_CANCELLED = re.compile(
    "cancel|storn|annul|anul|void|refund|rembours|reembols|rimbors|kansel|iptal|отмен|skasow|zruš|"
    "avbok|avbest|geannul|취소|환불|キャンセル|取消|返金|退款"
)
"""Parts of words of times at which something was undone, and not just given back."""


def leave_out(view: View, column: ColumnProfile, result: Actions) -> None:
    """Leave out rows that say when they were undone or deleted, where others say nothing.

    A day on which something was given back may end a loan, as it was meant to.
    """
    moment, said = column.moment, view.hint(column.key)
    tokens = said.tokens
    dated = moment is not None and not moment.weak and column.distinct > 1
    back = any(_CANCELLED.search(token) and is_negative(token) for token in tokens)
    back = back or (any(map(_DELETED.search, tokens)) and not said.about("user", "category"))
    if dated and back and flags.is_rarely_filled(column) and not flags.speaks_of_terms(tokens):
        result.leave_out[column.name] = (ANY,)
        result.reasons[column.key] = _(
            "when something was cancelled or deleted; rows with any value are left out ({rows:,})"
        ).format(rows=column.filled)
