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
    """BLOCKS if a run would refuse the data set, because more than half of it cannot be used."""
    needed = [one for one in usable.NEEDED[relation.section] if relation.field(one)]
    empty = " OR ".join(f"{one} IS NULL" for one in needed)
    gone, rows = scan.one(f"SELECT count(*) FILTER ({empty}), count(*) FROM {relation.name}")
    return Grade.BLOCKS if usable.too_many(gone, rows) else Grade.WEAKENS


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
