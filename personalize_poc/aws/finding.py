"""One line of what is told before a notebook begins."""

from __future__ import annotations

from dataclasses import dataclass

PROBLEM, NOTE, FINE = "problem", "note", "fine"


@dataclass(frozen=True)
class Finding:
    """One line of the preflight."""

    what: str
    found: str
    level: str = FINE
    fix: str = ""
