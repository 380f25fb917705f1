"""Which texts of a file are days, or times, on which somebody may have ordered or chosen."""

from __future__ import annotations

import re

from personalize_poc.data.own.times.shapes import forms

_SHORTEST = 8
"""Characters of the shortest day that is taken for one."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FIRST, _LAST = 1900, 2100
"""Years in which anything is ordered."""


def is_time(value: str) -> bool:
    """Whether a text is a time of our days: "2.25.6522" is the number of an article."""
    if len(value) < _SHORTEST:
        return False
    years = [int(found) for found in _YEAR.findall(value)]
    ours = any(_FIRST <= year <= _LAST for year in years)
    return bool(forms(value)) and (ours or not years)
