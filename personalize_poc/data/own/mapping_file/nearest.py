"""The known word that somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LIKE = 0.6
"""How alike two words are, from which on one may be the other misspelt; see `difflib`."""


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like a wrong one, whatever their case; "" if none is."""
    names = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), list(names), n=1, cutoff=_LIKE)
    return names[found[0]] if found else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """A sentence that names the known word that is most like a wrong one; "" if none is."""
    found = closest(word, known)
    return f" Did you mean {found!r}?" if found else ""
