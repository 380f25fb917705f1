"""Times at which rows were undone: when something was cancelled, refunded or deleted."""

from __future__ import annotations

import re

from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.language import _

_DELETED = re.compile("delet|gelösch|geloesch|supprim|elimin|borrad|usuni|удал|삭제|削除|删除")
_CANCELLED = re.compile(
    "cancel|storn|annul|anul|void|refund|rembours|reembols|rimbors|kansel|iptal|отмен|skasow|zruš|"
    "avbok|avbest|geannul|취소|환불|キャンセル|取消|返金|退款"
)
"""Parts of words of times at which something was undone, and not just given back."""
_LACKS, _HAS, _ROWS = 0.95, 0.2, 5
"""Share of a value's rows that lack a time, of those of other values at most, and least rows."""


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


def lacking(view: View, column: ColumnProfile) -> tuple[str, ...]:
    """The values of a column whose rows lack a time that nearly all others have.

    An order that was never completed has no time of completion.

    Args:
        view: the table.
        column: of it.
    """
    found: list[str] = []
    for other in view.columns:
        if other is column or other.moment is None or not 0.02 < other.fill < 0.999:
            continue
        rows: dict[str, list[int]] = {}
        for value, time in zip(column.values, other.values, strict=True):
            count = rows.setdefault(value, [0, 0])
            count[0] += 1
            count[1] += not time
        without = [
            value
            for value, (all_, empty) in rows.items()
            if value and all_ >= _ROWS and empty >= _LACKS * all_
        ]
        rest = [counts for value, counts in rows.items() if value and value not in without]
        if without and rest and sum(n for __, n in rest) <= _HAS * sum(n for n, __ in rest):
            found += [one for one in without if one not in found]
    return tuple(found)
