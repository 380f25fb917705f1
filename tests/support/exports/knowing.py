"""What somebody who knows an export would propose, and what is not right in a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from personalize_poc.data.own.mapping_file import Join, Mapping, Section
from personalize_poc.data.own.proposal import Option, Proposal, Question
from personalize_poc.data.own.tables import Part, Reading, Table
from tests.support.exports.compare import Differences, compare
from tests.support.exports.truth import Metadata, Truth, names

QUESTION = Question("ambiguous-date", "Which is the month?", (Option("days first", "…"),))


def _read(truth: Truth) -> Reading:
    """All files that the truth names, as if they had been read."""
    files = {f for s in (truth.events, truth.items, truth.users) if s for f in s.files}
    files |= {join.file for join in truth.events.joins} if truth.events else set()
    tables = [
        Table(f"t{n}", file, (), (Part(file, "csv", 0, 1),), 1) for n, file in enumerate(files)
    ]
    return Reading("here", duckdb.connect(), tuple(tables))


def knowing(truth: Truth) -> Proposal:
    """What somebody who knows the export would propose."""
    events = truth.events
    asked = (_question(truth.ask.words),) if truth.ask and truth.ask.must else ()
    if events is None:
        return Proposal(None, questions=asked, reason=" ".join(truth.refuse))
    columns = {
        "USER_ID": names(events.user)[0],
        "ITEM_ID": names(events.item)[0],
        "TIMESTAMP": names(events.time)[0],
    }
    optional = {"EVENT_TYPE": events.event, "EVENT_VALUE": events.value}
    columns |= {key: names(given)[0] for key, given in optional.items() if given}
    if events.impressions:
        columns["IMPRESSION"] = events.impressions
    joins = tuple(
        Join(join.file, join.on, {name: columns.pop(name) for name in join.fields})
        for join in events.joins
    )
    sections = {
        "interactions": Section(
            events.files,
            columns,
            events.forms,
            event_type=events.constant[0] if events.constant and not events.event else None,
            leave_out=events.leave_out,
            joins=joins,
        )
    }
    for name, one in (("items", truth.items), ("users", truth.users)):
        if one:
            sections[name] = _described(name, one)
    return Proposal(Mapping(sections), questions=asked)


def _question(words: Sequence[str]) -> Question:
    """The question that has to be asked, in words that tell which one it is."""
    return replace(QUESTION, text=f"{QUESTION.text} {words[0]}") if words else QUESTION


def _described(name: str, truth: Metadata) -> Section:
    key = "ITEM_ID" if name == "items" else "USER_ID"
    title = names(truth.title)
    return Section(truth.files, {key: names(truth.id)[0]}, title=title[0] if title else None)


def judged(truth: Truth, proposal: Proposal) -> Differences:
    """How a proposal differs from the truth of an export that was not read."""
    with _read(truth) as reading:
        return compare(truth, reading, proposal, counts=False)
