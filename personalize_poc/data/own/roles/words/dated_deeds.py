"""Names of when something was done that end as a sentence before its date: "acheté le", "visto el".

German and English words for this, "am" and "on", are words for times of their own; these articles
stand within other names as well.
"""

from __future__ import annotations

import re

_DONE = {
    "le": re.compile("(?:e|ee|i|is|it|u|ue|ert)$"),
    "el": re.compile("(?:[ai]do|[ai]da|to|cho|sto)$"),
    "il": re.compile("(?:[aiu]to|[aiu]ta|tto|sto|so)$"),
    "em": re.compile("(?:[ai]do|[ai]da|to|sto|so)$"),
}
"""Last word of a name -> how what was done before it ends, in French, Spanish, Italian, Portuguese.

Without accents, as the words of names are.
"""


def said(tokens: tuple[str, ...]) -> set[str]:
    """The attribute of a time where a name says what was done, and that its day follows."""
    if len(tokens) < 2 or tokens[-1] not in _DONE or not _DONE[tokens[-1]].search(tokens[-2]):
        return set()
    return {"time"}
