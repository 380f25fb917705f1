"""A proposal beside the truth: what is wrong, what could be better, what was asked."""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.tables import Reading
from tests.support.exports.truth import Events, Metadata, Names, Truth, names

_ISO = {"%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%SZ", "iso"}


@dataclass
class Differences:
    """What a comparison found.

    Attributes:
        wrong: a person who trusts the proposal would be misled.
        remarks: it works, but it could be better.
        questions: codes of those that were asked.
        mapped: whether there is a mapping.
        refused: whether there is none, and rightly so.
        applied: whether the mapping was applied to count rows.
    """

    wrong: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    mapped: bool = True
    refused: bool = False
    applied: bool = False


def compare(truth: Truth, reading: Reading, proposal: Proposal, counts: bool = True) -> Differences:
    """Compare everything that matters for whoever uses the mapping.

    Args:
        truth: of the export.
        reading: what was read of it.
        proposal: what is to be judged.
        counts: whether the mapping is applied, and the rows that count are counted.
    """
    found = Differences(questions=[question.code for question in proposal.questions])
    _questions(truth, proposal, found)
    if proposal.mapping is None:
        found.mapped = False
        _refusal(truth, proposal, found)
        return found
    if truth.events is None:
        if not (truth.ask and proposal.questions):
            found.wrong.append(f"proposes {_short(proposal.mapping)} where there is nothing")
        return found
    sections = proposal.mapping.sections
    _events(truth.events, sections["interactions"], reading, found)
    for name, metadata in (("items", truth.items), ("users", truth.users)):
        _metadata(name, metadata, sections.get(name), reading, proposal, found)
    if counts and not found.wrong:
        _counts(truth.events, reading, proposal.mapping, found)
    return found


def same(given: str, wanted: Names | None) -> bool:
    """Whether a column is one of those wanted, however nesting is written."""
    return any(_plain(given) == _plain(name) for name in names(wanted))


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFC", name).strip("\ufeff ")
    return re.sub(r"\[(\d*|\*)\]|\.\d+(?=\.)", "", re.sub(r"[/>]|__", ".", text)).lower()


def _refusal(truth: Truth, proposal: Proposal, found: Differences) -> None:
    if not truth.refuse:
        found.wrong.append(f"no mapping: {proposal.reason!r}")
        return
    found.refused = True
    if not any(word in proposal.reason.lower() for word in truth.refuse):
        found.wrong.append(f"the reason {proposal.reason!r} names none of {truth.refuse}")


def _questions(truth: Truth, proposal: Proposal, found: Differences) -> None:
    said = [f"{q.code} {q.text}".lower() for q in proposal.questions]
    if len(said) > 3:
        found.wrong.append(f"{len(said)} questions; three are the most")
    if any(len(question.options) < 1 for question in proposal.questions):
        found.wrong.append("a question without answers")
    if truth.ask is None:
        found.remarks += [f"asks {q.code}: {q.text}" for q in proposal.questions]
        return
    if any(word.lower() in text for word in truth.ask.words for text in said):
        return
    if truth.ask.must and not (truth.refuse and proposal.mapping is None):
        found.wrong.append(
            f"must ask about {' or '.join(truth.ask.words)}; asks {said or 'nothing'}"
        )


def _short(mapping: Mapping) -> str:
    section = mapping.sections["interactions"]
    return f"{section.columns} of {', '.join(section.files)}"


def _files(section: Section, reading: Reading) -> set[str]:
    """Names of the parts that a section stands for."""
    parts = [part.file for table in reading.tables for part in table.parts]
    found: set[str] = set()
    for file in section.files:
        exact = {part for part in parts if part == file}
        labelled = {p.file for t in reading.tables if t.label == file for p in t.parts}
        found |= exact or labelled or {p for p in parts if fnmatchcase(p, file)} or {file}
    return found


def _check_files(
    name: str, wanted: Iterable[str], section: Section, reading: Reading, found: Differences
) -> None:
    files, expected = _files(section, reading), set(wanted)
    # `sheet` may be left out of the name of a workbook with one table.
    if files != expected and not (files < expected and any("sheet" in f for f in expected)):
        lacks, more = sorted(expected - files), sorted(files - expected)
        found.wrong.append(f"{name}: files lack {lacks[:3]}, and have {more[:3]} too many")


def _events(truth: Events, section: Section, reading: Reading, found: Differences) -> None:
    _check_files("interactions", truth.files, section, reading, found)
    columns = section.fields
    wanted = {"USER_ID": truth.user, "ITEM_ID": truth.item, "TIMESTAMP": truth.time}
    for name, right in wanted.items():
        given = columns.get(name, "")
        if not same(given, right):
            found.wrong.append(f"{name} is {given!r}, not {names(right)[0]!r}")
        elif _plain(given) != _plain(names(right)[0]):
            found.remarks.append(f"{name} is {given!r}; better {names(right)[0]!r}")
    _join(truth, section, found)
    _event_type(truth, section, columns, found)
    value = columns.get("EVENT_VALUE")
    if value and not same(value, truth.value):
        found.wrong.append(f"EVENT_VALUE is {value!r}, not {truth.value!r}")
    shown = columns.get("IMPRESSION")
    if (shown or truth.impressions) and not same(shown or "", truth.impressions):
        found.wrong.append(f"IMPRESSION is {shown!r}, not {truth.impressions!r}")
    _left_out(truth, section, found)
    forms = {"iso" if form in _ISO else form for form in section.timestamp}
    right_forms = {"iso" if form in _ISO else form for form in truth.forms}
    if not forms & right_forms:
        found.wrong.append(f"times are read as {section.timestamp}, not {truth.forms}")
    if section.timezone not in ("UTC", truth.zone, truth.said):
        found.wrong.append(f"zone {section.timezone}, not {truth.zone}")


def _join(truth: Events, section: Section, found: Differences) -> None:
    wanted = {join.file: join.on for join in truth.joins}
    given = {join.file: join.on for join in section.joins}
    if not wanted and given:
        found.remarks.append(f"joins {', '.join(given)}, which is not needed")
    elif given != wanted:
        found.wrong.append(f"joins {given}, not {wanted}")


def _event_type(
    truth: Events, section: Section, columns: dict[str, str], found: Differences
) -> None:
    column = columns.get("EVENT_TYPE")
    if column is not None:
        if not same(column, truth.event):
            found.wrong.append(f"EVENT_TYPE is {column!r}, not {truth.event or 'a constant'!r}")
    elif truth.event is not None and not truth.constant:
        found.wrong.append(f"EVENT_TYPE is not taken from {truth.event!r}")
    elif section.event_type is None:
        found.remarks.append("rows have no event type")
    elif truth.constant and not any(w in section.event_type.lower() for w in truth.constant):
        text = f"rows are called {section.event_type!r}, not {truth.constant[0]!r}"
        asked = any("event" in code for code in found.questions)
        (found.remarks if asked else found.wrong).append(text)


def _left_out(truth: Events, section: Section, found: Differences) -> None:
    for column, values in section.leave_out.items():
        right = truth.leave_out.get(column, ())
        if more := sorted(set(values) - set(right)):
            if column in truth.may_leave_out:
                found.remarks.append(f"leaves out {more} of {column!r}")
            else:
                found.wrong.append(f"leaves out {more} of {column!r}, which count")
    for column, values in truth.leave_out.items():
        given = set(section.leave_out.get(column, ()))
        dropped = {v for v, new in section.event_types.items() if new is None}
        if lacks := sorted(set(values) - given - dropped):
            found.wrong.append(f"counts rows with {lacks} in {column!r}")


def _metadata(
    name: str,
    truth: Metadata | None,
    section: Section | None,
    reading: Reading,
    proposal: Proposal,
    found: Differences,
) -> None:
    if section is None:
        if truth is not None and truth.needed:
            found.wrong.append(f"no {name}; {truth.files[0]} holds them")
        return
    key = "ITEM_ID" if name == "items" else "USER_ID"
    events = proposal.mapping.sections["interactions"] if proposal.mapping else section
    if truth is None and section.columns.get(key) == events.columns.get(key):
        found.remarks.append(f"{name} are taken from the interactions themselves")
        return
    if truth is None:
        found.wrong.append(f"{name} are taken from {', '.join(section.files)}, which holds none")
        return
    _check_files(name, truth.files, section, reading, found)
    if not same(section.columns.get(key, ""), truth.id):
        found.wrong.append(f"{name}: {key} is {section.columns.get(key)!r}, not {truth.id!r}")
    if truth.title is not None and not same(section.title or "", truth.title):
        found.remarks.append(f"{name}: title is {section.title!r}, not {truth.title!r}")
    kinds = {_plain(g.column): g.kind for g in proposal.guesses if g.section == name}
    for column, right in truth.kinds.items():
        given = kinds.get(_plain(column))
        if given not in names(right):
            found.remarks.append(f"{name}: {column!r} is {given}, not {' or '.join(names(right))}")


def _counts(truth: Events, reading: Reading, mapping: Mapping, found: Differences) -> None:
    """Compare what the mapping makes of the files, as soon as something can apply it."""
    try:
        canonical = importlib.import_module("personalize_poc.data.own.canonical")
        build = canonical.build
    except (ModuleNotFoundError, AttributeError):
        return
    section = mapping.sections["interactions"]
    if truth.counted is None or section.timezone not in ("UTC", truth.said):
        return
    if set(section.leave_out) & set(truth.may_leave_out):
        return
    relation = build(reading, mapping).interactions
    found.applied = True
    step = truth.counted.step
    got = reading.connection.execute(
        f"SELECT count(*), count(DISTINCT USER_ID), count(DISTINCT ITEM_ID), "
        f"min(TIMESTAMP // {step} * {step}), max(TIMESTAMP // {step} * {step}), "
        f"sum(TIMESTAMP // {step} * {step}) FROM {relation.name} WHERE USER_ID IS NOT NULL "
        "AND ITEM_ID IS NOT NULL AND TIMESTAMP IS NOT NULL"
    ).fetchone()
    assert got is not None
    labels = ("rows", "users", "items", "first", "last", "total")
    for label, value in zip(labels, got, strict=True):
        if (right := getattr(truth.counted, label)) != value:
            found.wrong.append(f"{label} of what counts: {value}, not {right}")
