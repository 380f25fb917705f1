"""Exports of companies, made up, and what the columns in them are."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import canonical, mapping_file, roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.cases import Answer, Tables
from tests.data.own.roles.worlds.corpus import CASES
from tests.support.own_tables import reading


@pytest.mark.parametrize("name", CASES)
def test_export(name: str) -> None:
    tables, answer = CASES[name]()
    made = reading(tables)
    proposal = roles.propose(made)
    assert differences(tables, answer, proposal) == []
    if proposal.mapping:
        written = mapping_file.parse(mapping_file.text(proposal.mapping))
        built = canonical.build(made, written)
        counted = built.connection.execute("SELECT count(USER_ID) FROM interactions").fetchone()
        assert counted is not None
        assert counted[0] > 0


def differences(tables: Tables, answer: Answer, proposal: Proposal) -> list[str]:
    """What is not as it should be."""
    if answer.time is None:
        right = proposal.mapping is None and answer.reason in proposal.reason
        return [] if right else [f"mapping {proposal.mapping} reason {proposal.reason}"]
    if proposal.mapping is None:
        return [f"no mapping: {proposal.reason}"]
    sections = proposal.mapping.sections
    found: list[str] = []

    def same(what: str, expected: object, actual: object) -> None:
        if expected != actual:
            found.append(f"{what}: {actual!r} instead of {expected!r}")

    main = sections["interactions"]
    columns = main.fields
    same("file", answer.file, main.files[0])
    same("user", answer.user, columns.get("USER_ID"))
    same("item", answer.item, columns.get("ITEM_ID"))
    same("time", answer.time, columns.get("TIMESTAMP"))
    if answer.form:
        same("form", answer.form, main.timestamp[0])
    same("event", answer.event, columns.get("EVENT_TYPE"))
    same("value", answer.value, columns.get("EVENT_VALUE"))
    same("event type", answer.event_type, main.event_type)
    if answer.event_types is not None:
        same("event types", answer.event_types, main.event_types)
    left = {name: tuple(sorted(values)) for name, values in main.leave_out.items()}
    same("leave out", {name: tuple(sorted(v)) for name, v in answer.leave_out.items()}, left)
    same("carry", answer.carry, main.carry)
    same("join", answer.join, main.joins[0].file if main.joins else None)
    same("context", answer.context, {main.columns[field] for field in main.kinds})
    same("asked", answer.asked, {one.code for one in proposal.questions})
    missing = answer.noticed - {one.code for one in proposal.findings}
    same("not noticed", set(), missing)
    for name, file, fields in (
        ("items", answer.items, answer.item_fields),
        ("users", answer.users, answer.user_fields),
    ):
        section = sections.get(name)
        same(name, file, section.files[0] if section else None)
        if section:
            same(f"{name} fields", fields, _kinds(section))
    same("title", answer.title, sections["items"].title if "items" in sections else None)
    unused = {column for section in sections.values() for column in section.unused}
    same("not unused", set(), set(answer.unused) - unused)
    return found + _lost(tables, proposal)


def _kinds(section: Section) -> dict[str, str]:
    kinds = {section.fields[field]: kind for field, kind in section.kinds.items()}
    if "CREATION_TIMESTAMP" in section.columns:
        kinds[section.columns["CREATION_TIMESTAMP"]] = "time"
    return kinds


def _lost(tables: Tables, proposal: Proposal) -> list[str]:
    """Columns of tables in use, and tables, that nothing is said of."""
    assert proposal.mapping is not None
    found = []
    sections = list(proposal.mapping.sections.values())
    files = {section.files[0] for section in sections}
    joined = {join.file for section in sections for join in section.joins}
    for file in files:
        spoken: set[str] = set()
        for section in sections:
            if section.files[0] == file:
                spoken |= {*section.columns.values(), *section.unused, *section.leave_out}
                spoken |= {section.title or "", section.time_of_day or ""} | {
                    name for join in section.joins for name in join.on
                }
        if lost := set(tables[file]) - spoken:
            found.append(f"lost in {file}: {sorted(lost)}")
    guessed = {(one.table, one.column) for one in proposal.guesses}
    for file in files | joined:
        missing = [name for name in tables[file] if (file, name) not in guessed]
        if missing:
            found.append(f"no guess in {file}: {sorted(missing)}")
    said = {one.file for one in proposal.findings}
    silent = sorted(set(tables) - files - joined - said)
    return found + [f"nothing said of {file}" for file in silent]
