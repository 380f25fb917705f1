"""Rows that are loans, whatever their table is called: a day that is due, and one of coming back.

An invoice is due as well, and goods come back to a shop. Where each row has a time of either,
somebody had the thing for a while.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.coming_back import is_back, is_due


def are_in(view: View) -> bool:
    """Whether every row tells until when something was lent, and when it came back."""
    times = [one.name for one in view.columns if one.moment]
    due = [name for name in times if is_due(name)]
    back = [name for name in times if is_back(name)]
    return any(one != other for one in due for other in back)
