"""JSON as it may arrive from anybody: only what every part behind can store and answer.

Python's parser takes more than JSON: NaN, numbers that become infinite, UTF-16, and half
characters (lone surrogates) that no database and no file takes later.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def loads(text: str | bytes) -> Any:
    """The value of a JSON text.

    Raises ValueError with a sentence for a person, whatever is wrong with the text.
    """
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8")
        if text.startswith("\ufeff"):
            raise ValueError("it begins with a byte order mark")
        found = _DECODER.decode(text)
        # Characters beyond the first plane are legal as two escapes: only halves of them are not.
        if _SURROGATE.search(text):
            json.dumps(found, ensure_ascii=False).encode()
    except UnicodeError as error:
        raise ValueError("it holds bytes or escapes that are no characters of Unicode") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:40]} is too large a number")
    return number


_DECODER = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite)
"""Safe between threads: it holds nothing but these functions."""
