"""A few people with long histories: the profiles of an account that a family shares.

A column of two to four values says of which kind something is, but for those that are called names
or ids of people, in an export of what one household did. A code is none of these: the few user
codes of a report are branches and clerks.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View

_MOST, _LEAST = 4, 100
"""Most people, and fewest rows of each."""
_CODES = ("code", "cd", "cod", "kod", "코드", "コード", "代码", "代碼")
"""How names of codes end."""


def are_in(view: View, column: ColumnProfile) -> bool:
    """Whether values are names or ids of a few people, each of many rows.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    named = said.entities == {"user"} and said.says("name", "id")
    named = named and not said.tokens[-1].endswith(_CODES)
    several = 1 < column.distinct <= _MOST and column.repeats >= _LEAST
    return named and several and column.fill > SURE and column.moment is None
