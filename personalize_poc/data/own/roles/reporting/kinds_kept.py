"""Kinds of events in unknown words of which rows are left that count."""

from __future__ import annotations

from personalize_poc.data.own.canonical import tally
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.tables import Reading


def forget_others(reading: Reading, best: Candidate, section: Section, found: Actions) -> None:
    """Say nothing of kinds whose rows are all left out for another reason: deposits, by their item.

    Args:
        reading: the tables.
        best: the interactions.
        section: of them, as it will be proposed.
        found: what was found of events; written to.
    """
    if not (found.strange and found.event and section.leave_out):
        return
    if found.event not in best.view.columns:
        return
    counts, __ = tally.interactions(reading, section, best.view.label, found.event.name)
    found.strange = tuple(kind for kind in found.strange if counts.get(kind))
