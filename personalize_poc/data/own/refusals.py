"""What DuckDB says when it cannot read or write a file, without what is meant for programs."""

from __future__ import annotations

import os
import re

_NUMBER = re.compile(r'"errno"\s*:\s*"?(\d+)')
_JSON = re.compile(r"[:\s]*\{\"exception_type\".*")


def reason(error: Exception) -> str:
    """The first line of an error; what the system said where DuckDB wraps it into JSON."""
    text = str(error)
    if found := _NUMBER.search(text):
        return os.strerror(int(found[1]))
    first = (text.splitlines() or [""])[0]
    return _JSON.sub("", first) or type(error).__name__
