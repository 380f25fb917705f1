"""Patterns of the service models for Python's `re`."""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from collections.abc import Iterator


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    r"""A pattern of the model (Java syntax, matches the whole value) for Python's `re`.

    Java's ``\d`` is ASCII only, and its ``\p{...}`` classes do not exist in `re`: these become
    ranges. ``\p{ASCII}`` and general categories of one letter are what the models use.
    """

    def ranges(found: re.Match[str]) -> str:
        inside = found.string[: found.start()].count("[") > found.string[: found.start()].count("]")
        text = r"\x00-\x7f" if found[1] == "ASCII" else _category(found[1])
        return text if inside else f"[{text}]"

    translated = re.sub(r"\\p\{(\w+)\}", ranges, _LINEAR.get(pattern, pattern))
    return re.compile(translated, re.ASCII | re.DOTALL)


_LINEAR = {
    r"^[\x20-\x7E]*[\x21-\x7E]+[\x20-\x7E]*$": r"^(?=[\x20]*[\x21-\x7E])[\x20-\x7E]*$",
}
"""Same language, linear time: the model's form takes a second to refuse 1,024 characters."""


@functools.cache
def _category(letter: str) -> str:
    """All characters of one general category as ranges of a character class (about 0.2 s)."""
    if len(letter) != 1:
        raise NotImplementedError(f"\\p{{{letter}}} in a pattern of the model")
    return "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b in _runs(letter))


def _runs(letter: str) -> Iterator[tuple[int, int]]:
    start = None
    for code in range(sys.maxunicode + 1):
        belongs = unicodedata.category(chr(code)).startswith(letter)
        if belongs and start is None:
            start = code
        elif not belongs and start is not None:
            yield start, code - 1
            start = None
    if start is not None:
        yield start, sys.maxunicode
