"""Rows without an id, a time or an event type: when they weaken data, and when they block it."""

from __future__ import annotations

from personalize_poc.check.findings.scan import Scan
from personalize_poc.data.findings import Grade
from personalize_poc.data.own import usable
from personalize_poc.data.own.canonical import Relation
from personalize_poc.language import N_, _

MATTERS = N_(
    "Amazon Personalize refuses a file with such rows. A run leaves them out and "
    "says so; nothing is learned from them."
)


def grade(scan: Scan, relation: Relation) -> Grade:
    """BLOCKS if a run would refuse the data set, because too much of it cannot be used."""
    blocked = usable.too_many(*usable.counted(scan.canonical, relation))
    return Grade.BLOCKS if blocked else Grade.WEAKENS


def matters(found: Grade) -> str:
    """What it means for the data."""
    return (
        _(MATTERS)
        if found is Grade.WEAKENS
        else (
            _(
                "More than half of the rows cannot be used: another column is meant, "
                "or another file."
            )
        )
    )


def remaining(count: int, rows: int) -> str:
    """What is left where most rows are of guests; "" where most are not."""
    if count <= usable.MOST * rows:
        return ""
    return " " + _(
        "Only {left:,} of {rows:,} are of somebody who is known; nothing is learned from the "
        "others."
    ).format(left=rows - count, rows=rows)
