"""What had to be assumed to read a person's files: told to whoever goes on without the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from personalize_poc.check.order import TAKEN
from personalize_poc.data.own.mapping_file import EVENT_TYPE
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    from personalize_poc.check.study import Study
    from personalize_poc.data.own.mapping_file import Section

_READ_BY_SIZE = "times-in-units"
"""A finding that says how times were read, which nobody is asked to look at."""
_LEFT = {"events-left-out", "rows-left-out", "rows-counted-once", "orders-unpaid"}
"""Findings of a proposal that say why rows are no interactions."""


def sentences(study: Study) -> tuple[str, ...]:
    """What was assumed, and why rows of the files are no interactions; () without interactions."""
    if study.canonical is None or study.proposal.mapping is None:
        return ()
    section = study.proposal.mapping.sections["interactions"]
    codes = {one.code for one in study.findings}
    taken = [one.message for one in study.findings if one.code in {*TAKEN, _READ_BY_SIZE}]
    said = [] if codes & _LEFT else [*_left_out(section)]
    return (*taken, *said, *_called(section), *_other_files(study))


def _left_out(section: Section) -> Iterator[str]:
    """Which rows a mapping leaves out, where no finding says so."""
    gone = [value for value, name in section.event_types.items() if name is None]
    if gone:
        yield _("Events of the kinds {kinds} are left out.").format(kinds=", ".join(gone))
    for column, values in section.leave_out.items():
        yield _("Rows with {values} in {column} are left out.").format(
            values=", ".join(values), column=column
        )


def _called(section: Section) -> Iterator[str]:
    """What every event is called where no column says what happened."""
    if "EVENT_TYPE" not in section.fields:
        yield _("No column says what happened: every event is called “{name}”.").format(
            name=section.event_type or EVENT_TYPE
        )


def _other_files(study: Study) -> Iterator[str]:
    """Which tables a mapping.yaml does not name; of a guess a finding says so."""
    mapping = study.proposal.mapping
    if mapping is None or not study.stated:
        return
    found = study.canonical.relations if study.canonical else ()
    used = {one.table.label for one in found}
    used |= {join.file for one in mapping.sections.values() for join in one.joins}
    rest = [one.label for one in study.reading.tables if one.label not in used]
    if rest:
        yield _("Files that {mapping} does not name are not used: {files}.").format(
            mapping="mapping.yaml", files=", ".join(rest)
        )


_WHOLE = N_("{rows:,} rows of {file} became {events:,} interactions.")


def size(study: Study) -> str:
    """How many rows became how many interactions; "" where it is the same number."""
    facts, data = study.facts, study.canonical
    if facts is None or data is None:
        return ""
    table, events = data.interactions.table, facts.rows.get("interactions", 0)
    if table.rows == events:
        return ""
    return _(_WHOLE).format(rows=table.rows, file=table.label, events=events)
