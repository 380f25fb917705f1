"""Columns that are called times and hold none."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import is_epoch
from personalize_poc.data.own.roles.evidence.view import View

_LATEST_CLOCK = 235_959
"""The largest number that a time of day is written as: 15:04:05 as 150405."""


def is_unread_time(view: View, column: ColumnProfile) -> bool:
    """Whether it is called a time, and its values are none in any form or unit that is known.

    How long something took, or at which hour of a day it was, is no time at which it happened.
    """
    said = view.hint(column.key)
    called = said.says("time", "created") and not said.says("duration")
    if said.says("clock"):
        called = called and min((one for one in column.numbers if one), default=0) > _LATEST_CLOCK
    read = column.moment is not None or is_epoch(view, column)
    return called and not read and column.filled > 0 and not column.is_constant
