"""Tables without a header, of which only values tell."""

from __future__ import annotations

import re

from personalize_poc.data.own.roles.evidence.view import View

_GIVEN = re.compile(r"column \d+")
"""What reading calls the columns of a file without a header."""


def is_nameless(view: View) -> bool:
    """Whether no column has a name of its own."""
    return all(_GIVEN.fullmatch(one.name) for one in view.columns)
