"""From YAML to a `Mapping`: each mistake becomes a sentence with its place and the way out."""

from __future__ import annotations

import re
import zoneinfo
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from personalize_poc.data.errors import MappingError
from personalize_poc.data.own import template
from personalize_poc.data.own.mapping_file import zone_names
from personalize_poc.data.own.mapping_file.nearest import nearest
from personalize_poc.data.own.mapping_file.types import REQUIRED, SECTIONS, Join, Mapping, Section
from personalize_poc.data.own.mapping_file.yaml_text import Plain
from personalize_poc.data.own.times.sql import EPOCHS, UNITS
from personalize_poc.data.own.times.zones import FIXED, as_zone

TIME_FORMS = (*UNITS, *EPOCHS, "excel", "iso", "count")
"""Forms of times that have a name; all others are written as formats with `%`."""
KINDS = ("categorical", "list", "number", "text")
READING = {
    "encoding": str,
    "delimiter": str,
    "quote": str,
    "escape": str,
    "skip": int,
    "header": bool,
    "numbered": str,
    "file_names": bool,
}
"""Keys of `reading`, and what they hold."""
_COMMON = {
    *("file", "files", "columns", "timestamp", "timezone", "leave_out", "carry", "join", "reading"),
    *("renamed", "digits", "decimal", "unused", "kinds", "separator"),
}
_KEYS = {
    "interactions": _COMMON | {"event_types", "event_type", "time_of_day", "once", "title"},
    "items": _COMMON | {"title"},
    "users": _COMMON,
}
_OF_SEVERAL = (
    *("files", "columns", "timestamp", "event_types", "leave_out", "renamed", "digits", "join"),
    *("reading", "unused", "kinds", "carry"),
)
"""Keys that hold a map or a list."""
_MAPS = ("unused", "kinds", "carry")
_TEXTS = ("timezone", "time_of_day", "event_type", "once", "decimal", "title", "separator")


def mapping(content: Any, place: str) -> Mapping:
    """Check what stands in a mapping.yaml.

    Args:
        content: as `mapping_text.load` returns it.
        place: what messages call the file.

    Raises:
        MappingError: something is wrong.
    """
    if not isinstance(content, dict) or not isinstance(content.get("interactions"), dict):
        raise MappingError(
            f"{place} has no section 'interactions'. For example:\n\n"
            f"{template.example(Path(place).parent)}"
        )
    if unknown := sorted(set(content) - {*SECTIONS, "name", "licence"}):
        raise MappingError(
            f"{place}: unknown section {', '.join(unknown)}; known: {', '.join(SECTIONS)}"
            f", name, licence.{nearest(unknown[0], [*SECTIONS, 'name', 'licence'])}"
        )
    heads = {key: _head(content.get(key, ""), key, place) for key in ("name", "licence")}
    sections = {
        kind: _Reader(f"{place}, {kind}", kind).section(content[kind])
        for kind in SECTIONS
        if kind in content
    }
    return Mapping(sections, **heads)


def _head(value: Any, key: str, place: str) -> str:
    """Name and licence: any plain value is a text here, as it always was."""
    if isinstance(value, Plain):
        return "" if value.kind == "null" else value.text
    if not isinstance(value, str):
        raise MappingError(f"{place}: {key} is {value!r}, which is no text.")
    return value


class _Reader:
    """Reads one section; `place` begins every message."""

    def __init__(self, place: str, kind: str) -> None:
        self.place, self.kind = place, kind

    def fail(self, message: str) -> NoReturn:
        raise MappingError(f"{self.place}: {message}")

    def section(self, content: Any) -> Section:
        """Check and convert all keys of the section."""
        if not isinstance(content, dict):
            self.fail("the section must hold 'file' and 'columns'.")
        if unknown := sorted(set(content) - _KEYS[self.kind]):
            known = sorted(_KEYS[self.kind])
            self.fail(
                f"unknown key {', '.join(unknown)}; known: {', '.join(known)}."
                f"{nearest(unknown[0], known)}"
            )
        files = self.files(content)
        if not files or not isinstance(content.get("columns"), dict):
            self.fail("'file' (a name) and 'columns' (a map) are needed.")
        found: dict[str, Any] = {"files": files, "columns": self.texts(content, "columns")}
        found |= {key: self.text(content[key], key) for key in _TEXTS if key in content}
        found |= {key: self.texts(content, key) for key in _MAPS if key in content}
        for key in (
            "timestamp",
            "event_types",
            "leave_out",
            "renamed",
            "digits",
            "join",
            "reading",
        ):
            if key in content:
                found["joins" if key == "join" else key] = getattr(self, key)(content[key])
        section = Section(**found)
        self.check(section)
        return replace(section, timezone=as_zone(section.timezone))

    def text(self, value: Any, key: str) -> str:
        if key == "timezone" and FIXED.fullmatch(repr(value)):
            return repr(value)  # YAML takes +10:00 for a number
        if not isinstance(value, str) or not value:
            several = key in _TEXTS and isinstance(value, dict | list)
            self.fail(
                f"{key} is {value!r}, which is no text; put it in quotation marks if it is one."
                f"{nearest(key, _OF_SEVERAL) if several else ''}"
            )
        return value

    def texts(self, content: dict[str, Any], key: str) -> dict[str, str]:
        """A map from text to text."""
        entries = content[key]
        if not isinstance(entries, dict):
            self.fail(f"{key!r} is a map, such as {{{_EXAMPLES.get(key, _RENAMED)}}}.")
        return {str(name): self.text(value, str(name)) for name, value in entries.items()}

    def values(self, value: Any, key: str) -> tuple[str, ...]:
        """One value or a list of them; plain ones count as they are written."""
        entries = value if isinstance(value, list) else [value]
        for entry in entries:
            if not isinstance(entry, str | Plain) or (isinstance(entry, Plain) and not entry.text):
                self.fail(f"{key} holds {entry!r}, which is no text.")
        return tuple(entry.text if isinstance(entry, Plain) else entry for entry in entries)

    def files(self, content: dict[str, Any]) -> tuple[str, ...]:
        if "file" in content and "files" in content:
            self.fail("'file' and 'files' are both there; keep one of them.")
        value = content.get("file", content.get("files"))
        if isinstance(value, list) and "file" in content:
            self.fail("'file' is one name; write a list under 'files'.")
        entries = value if isinstance(value, list) else [value]
        files = [one for one in entries if isinstance(one, str) and one]
        return tuple(files) if len(files) == len(entries) else ()

    def timestamp(self, value: Any) -> tuple[str, ...]:
        forms = tuple(
            self.text(one, "timestamp") for one in (value if isinstance(value, list) else [value])
        )
        if not forms:
            self.fail("timestamp is an empty list; name at least one form.")
        for form in forms:
            if "%" not in form and form not in TIME_FORMS:
                self.fail(
                    f"timestamp is {form!r}; known: {', '.join(TIME_FORMS)}, or a format such as "
                    f"'%d.%m.%Y %H:%M'.{nearest(form, TIME_FORMS)}"
                )
        return forms

    def event_types(self, value: Any) -> dict[str, str | None]:
        if not isinstance(value, dict):
            self.fail("'event_types' is a map, such as {view: click}.")
        found: dict[str, str | None] = {}
        for name, new in value.items():
            if isinstance(new, Plain):
                found[name] = None if new.kind == "null" else new.text
            else:
                found[name] = self.text(new, f"event_types, {name}")
        return found

    def leave_out(self, value: Any) -> dict[str, tuple[str, ...]]:
        if not isinstance(value, dict):
            self.fail("'leave_out' is a map, such as {status: [cancelled, returned]}.")
        return {name: self.values(entry, f"leave_out, {name},") for name, entry in value.items()}

    def renamed(self, value: Any) -> dict[str, dict[str, str]]:
        """Columns of files in another layout; two of one file cannot become the same."""
        if not isinstance(value, dict):
            self.fail("'renamed' is a map, such as {june.csv: {customer: client}}.")
        inner = _Reader(f"{self.place}, renamed", self.kind)
        found = {str(file): inner.texts(value, file) for file in value}
        for file, names in found.items():
            twice = [name for name, count in Counter(names.values()).items() if count > 1]
            if twice:
                inner.fail(f"two columns of {file} become {twice[0]}; keep one of them.")
        return found

    def digits(self, value: Any) -> dict[str, int]:
        """Columns and how many digits their ids have."""
        if not isinstance(value, dict):
            self.fail("'digits' is a map, such as {client: 6}.")
        for name, entry in value.items():
            if not isinstance(entry, Plain) or not re.fullmatch(r"[2-9]|[1-3][0-9]", entry.text):
                self.fail(f"digits, {name} is {entry!r}; it is how many digits an id has.")
        return {str(name): int(entry.text) for name, entry in value.items()}

    def join(self, value: Any) -> tuple[Join, ...]:
        """One table, or a list of them."""
        entries = value if isinstance(value, list) else [value]
        joins = tuple(self.joined(one) for one in entries)
        files = [one.file for one in joins]
        if not files or len(set(files)) < len(files):
            self.fail("'join' names at least one file, and each of them once.")
        return joins

    def joined(self, value: Any) -> Join:
        needed = {"file", "on"}
        known = {*needed, "columns", "only", "several"}
        if not isinstance(value, dict) or not needed <= set(value) <= known:
            self.fail(
                "'join' needs file, on and columns, may have only and several, and nothing else, "
                'such as {file: visits.csv, "on": {visit: id}, columns: {USER_ID: visitor}}.'
            )
        inner = _Reader(f"{self.place}, join", self.kind)
        on = inner.texts(value, "on")
        columns = inner.texts(value, "columns") if "columns" in value else {}
        if not on or ("columns" in value and not columns):
            inner.fail("'on' and 'columns' name at least one column each.")
        only = inner.texts(value, "only") if "only" in value else {}
        several = "several" in value and inner.truth(value["several"], "several")
        if several and self.kind == "interactions":
            inner.fail("'several' is for items and users; an event has one of each.")
        return Join(inner.text(value["file"], "file"), on, columns, only, several)

    def reading(self, value: Any) -> dict[str, str | int | bool]:
        if not isinstance(value, dict):
            self.fail("'reading' is a map, such as {encoding: cp949, delimiter: ';'}.")
        found: dict[str, str | int | bool] = {}
        for key, entry in value.items():
            if key not in READING:
                self.fail(
                    f"reading: unknown key {key}; known: {', '.join(READING)}."
                    f"{nearest(key, READING)}"
                )
            found[key] = self.setting(key, entry)
        return found

    def setting(self, key: str, entry: Any) -> str | int | bool:
        """One value of `reading`."""
        plain = entry if isinstance(entry, Plain) else Plain("", "")
        if READING[key] is str:
            return self.text(entry, f"reading, {key}")
        if READING[key] is int and not re.fullmatch(r"[0-9]{1,9}", plain.text):
            self.fail(f"reading, {key} is {entry!r}, which is no whole number of lines.")
        if READING[key] is bool:
            return self.truth(entry, f"reading, {key}")
        return int(plain.text)

    def truth(self, entry: Any, key: str) -> bool:
        """Yes or no."""
        if not isinstance(entry, Plain) or entry.kind != "bool":
            self.fail(f"{key} is {entry!r}; it is true or false.")
        return entry.text.lower() in ("yes", "true", "on")

    def check(self, section: Section) -> None:
        """What keys say together."""
        fields = section.fields
        if missing := [name for name in REQUIRED[self.kind] if name not in fields]:
            self.fail(f"columns lacks {', '.join(missing)}.{self.misspelt(missing, fields)}")
        if self.kind != "interactions" and len(fields) < 2 and not section.title:
            self.fail("columns needs at least one column beside the id.")
        for name in fields:
            if not re.fullmatch(r"[A-Za-z0-9_]{1,150}", name):
                self.fail(f"{name!r} is no field name (letters, digits, _).")
        joined = [name for one in section.joins for name in one.columns]
        named = Counter([*section.columns, *joined])
        if twice := sorted(name for name, count in named.items() if count > 1):
            where = "columns and in join" if twice[0] in section.columns else "join twice"
            self.fail(f"{twice[0]} stands in {where}; keep one of them.")
        for name in section.carry:
            if name not in section.leave_out:
                self.fail(
                    f"carry names {name}, which leave_out lacks.{nearest(name, section.leave_out)}"
                )
        self.check_kinds(section.kinds, fields)
        if section.decimal not in (".", ","):
            self.fail(f"decimal is {section.decimal!r}; it is '.' or ','.")
        zones = zoneinfo.available_timezones()  # none on a system without the data
        fixed = FIXED.fullmatch(section.timezone)
        if zones and section.timezone not in zones and not fixed:
            self.fail(
                f"timezone is {section.timezone!r}, which is no known zone; take a name such as "
                f"Europe/Berlin, or +09:00.{zone_names.suggestion(section.timezone, zones)}"
            )

    def check_kinds(self, kinds: dict[str, str], fields: dict[str, str]) -> None:
        """Kinds are known ones, of fields that there are."""
        for name, kind in kinds.items():
            if name not in fields:
                self.fail(f"kinds names {name}, which columns lacks.{nearest(name, fields)}")
            if kind not in KINDS:
                self.fail(
                    f"kinds, {name} is {kind!r}; known: {', '.join(KINDS)}.{nearest(kind, KINDS)}"
                )

    @staticmethod
    def misspelt(missing: list[str], fields: dict[str, str]) -> str:
        """Which field may be meant by a missing one: it was written in small letters, say."""
        for name in fields:
            if name not in missing and (hint := nearest(name, missing)):
                return f" It has {name!r}.{hint}"
        return ""


_EXAMPLES = {
    "columns": "USER_ID: customer",
    "on": "visit: id",
    "kinds": "PRICE: number",
    "unused": "note: internal remark",
    "carry": "status: order",
}
_RENAMED = "customer: client"
