"""What stands behind a comma in the name of one person or company: "King, Jr.", "Acme, Inc."."""

from __future__ import annotations

from collections.abc import Sequence

_SUFFIXES = frozenset(
    ("", "jr", "sr", "ii", "iii", "iv", "esq", "phd", "md", "dds", "cpa", "mba", "inc", "llc",
     "ltd", "llp", "lp", "plc", "corp", "co", "gmbh", "ag", "sa", "srl", "bv", "nv")
)  # fmt: skip
"""Of generations, degrees and forms of companies, in small letters and without full stops."""


def follow(split: Sequence[Sequence[str]]) -> bool:
    """Whether all that stands behind commas belongs to the name before it: no value is a list.

    Args:
        split: values at their commas.
    """
    behind = [one for parts in split for one in parts[1:]]
    return bool(behind) and all(
        one.strip().replace(".", "").casefold() in _SUFFIXES for one in behind
    )
