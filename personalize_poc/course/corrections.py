"""What a person corrects about their own files: roles, answers, and the text of mapping.yaml.

Nothing here shows or writes anything; `chooser` has the widgets.
"""

from __future__ import annotations

from collections.abc import Mapping as Values
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from personalize_poc.data.own import mapping_file
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.proposal import Option
from personalize_poc.language import _

NONE = "–"
NOT_SAID = "…"
TITLE = "title"
CHOICES = {
    "interactions": ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE"),
    "items": ("ITEM_ID", TITLE),
    "users": ("USER_ID",),
}
"""Roles that can be chosen from lists; everything else is said in the text of mapping.yaml."""
_BESIDE = ("items", "users")
"""Sections that belong to the table of the interactions."""

Roles = Values[tuple[str, str], str]
"""(data set, field) -> column; `NONE` for no column."""


def said(mapping: Mapping, role: tuple[str, str]) -> str:
    """The column that has a role; `NONE` if none has."""
    section = mapping.sections[role[0]]
    return (section.title if role[1] == TITLE else section.fields.get(role[1])) or NONE


def chosen(mapping: Mapping, roles: Roles) -> Mapping:
    """A mapping in which columns have other roles.

    What was said of a field that is gone, or of the column that it had, is void.

    Args:
        mapping: as it is.
        roles: what changes.
    """
    sections = {
        name: _changed(section, {what: one for (of, what), one in roles.items() if of == name})
        for name, section in mapping.sections.items()
    }
    return replace(mapping, sections=sections)


def _changed(section: Section, moved: Values[str, str]) -> Section:
    """A section in which some fields, or the title, are other columns."""
    if not moved:
        return section
    fields = {what: column for what, column in moved.items() if what != TITLE}
    taken = {column for column in moved.values() if column != NONE}
    columns = {
        what: column
        for what, column in {**section.columns, **fields}.items()
        if column != NONE and (what in fields or column not in taken)
    }
    joins = tuple(
        replace(one, columns={what: c for what, c in one.columns.items() if what not in fields})
        for one in section.joins
    )
    title = moved.get(TITLE, section.title or NONE)
    now = replace(section, columns=columns, joins=joins, title=None if title == NONE else title)
    now = replace(now, kinds={what: kind for what, kind in now.kinds.items() if what in now.fields})
    if "EVENT_TYPE" in fields:
        now = replace(now, event_types={}, event_type=None if taken else now.event_type)
    if "TIMESTAMP" in fields:
        reading = {key: value for key, value in now.reading.items() if key != "numbered"}
        now = replace(now, time_of_day=None, reading=reading)
    return replace(now, unused=_unused(section, now))


def _unused(before: Section, now: Section) -> dict[str, str]:
    """The columns that are not taken, with those that have lost their role."""
    used = {*now.columns.values(), now.title}
    lost = [one for one in (*before.columns.values(), before.title) if one and one not in used]
    if "numbered" in before.reading and "numbered" not in now.reading:
        lost = [one for one in lost if one != before.columns.get("TIMESTAMP")]  # no file has it
    kept = {column: why for column, why in before.unused.items() if column not in used}
    return {**kept, **dict.fromkeys(lost, _("taken out in notebook 1"))}


def answered(mapping: Mapping, answers: Sequence[Option]) -> Mapping:
    """A mapping that says what was answered to the questions about it.

    Args:
        mapping: as it is.
        answers: each holds the lines of mapping.yaml that it means; `…` in them stands for
            something that is to be said elsewhere (`open_fields`), and changes nothing.
    """
    now: dict[str, Any] = yaml.safe_load(mapping_file.text(mapping))
    for answer in answers:
        for section, lines in (yaml.safe_load(answer.yaml) or {}).items():
            if NOT_SAID in answer.yaml:
                continue
            if {"file", "files"} & set(lines):  # another file: what was said of the first is void
                now[section] = lines
                if section == "interactions":  # and its items and users are others as well
                    now = {name: one for name, one in now.items() if name not in _BESIDE}
            else:
                _merge(now.setdefault(section, {}), lines)
    return mapping_file.parse(yaml.safe_dump(now, allow_unicode=True, sort_keys=False))


def _merge(into: dict[str, Any], lines: Values[str, Any]) -> None:
    """Put lines into a section; those of its columns beside those that are there."""
    for key, value in lines.items():
        if isinstance(value, dict) and value and isinstance(into.get(key), dict):
            into[key].update(value)
        else:
            into[key] = value


def is_open(answer: Option, moved: Roles) -> bool:
    """Whether an answer leaves something to be said that no list says.

    Args:
        answer: to a question.
        moved: the roles that lists give to other columns.
    """
    if NOT_SAID not in answer.yaml:
        return False
    lines = yaml.safe_load(answer.yaml)
    asked = [
        (section, field)
        for section, says in lines.items()
        for field, column in says.get("columns", {}).items()
        if column == NOT_SAID
    ]
    return not asked or any(moved.get(role, NONE) == NONE for role in asked)


def with_times(mapping: Mapping, source: Path) -> Mapping:
    """The mapping with the form in which its column of times is written.

    Args:
        mapping: names another column of times than before.
        source: the files.
    """
    from personalize_poc.data.own import reading
    from personalize_poc.data.own.times import recognise

    section = mapping.sections["interactions"]
    with reading.open_source(source, known=mapping) as read:
        table = read.table(section.files[0])
        keys = [one.key for one in table.columns if one.name == section.columns.get("TIMESTAMP")]
        forms = recognise(read.connection, table.name, keys[0]).forms if keys else ()
    if not forms:
        return mapping  # it is a column of another table, or what is wrong with it is said below
    changed = replace(section, timestamp=forms)
    return replace(mapping, sections={**mapping.sections, "interactions": changed})
