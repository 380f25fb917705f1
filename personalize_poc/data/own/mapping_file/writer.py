"""A mapping as YAML that a person reads and edits, with comments and what needs it in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Entries

import yaml

from personalize_poc.data.own.mapping_file.types import SECTIONS, Join, Mapping, Section

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./*-]*[\w*])?")
"""What needs no quotation marks, if YAML takes it for a text."""
_RESOLVER = yaml.SafeLoader("")


def text(mapping: Mapping, comments: dict[str, str]) -> str:
    """The text of a mapping.yaml; see `mapping_file.text`."""
    lines = _above(comments.get(""))
    for key in ("name", "licence"):
        if value := getattr(mapping, key):
            lines.append(f"{key}: {_scalar(value)}{_beside(comments.get(key))}")
    for name in SECTIONS:
        if name in mapping.sections:
            lines += _above(comments.get(name))
            lines.append(f"{name}:")
            lines += _section(name, mapping.sections[name], comments)
    return "\n".join(lines) + "\n"


def _section(name: str, section: Section, comments: dict[str, str]) -> Iterator[str]:
    """Lines of a section; what has its default is left out."""
    for key, value in _entries(section):
        note = _beside(comments.get(f"{name}.{key}"))
        if key == "join":
            yield f"  join:{note}"
            yield from (f"    {line}" for line in _joins(section.joins))
        elif isinstance(value, dict):
            yield f"  {key}:{note}"
            for inner, content in value.items():
                beside = _beside(comments.get(f"{name}.{key}.{inner}"))
                yield f"    {_scalar(inner)}: {_value(content)}{beside}"
        else:
            yield f"  {key}: {_value(value)}{note}"


def _entries(section: Section) -> Iterator[tuple[str, object]]:
    """Keys of a section and their values, in the order of a file."""
    if len(section.files) == 1:
        yield "file", section.files[0]
    else:
        yield "files", section.files
    yield "columns", section.columns
    default = Section(files=(), columns={})
    for key in _ORDER:
        name = "joins" if key == "join" else key
        value = getattr(section, name)
        if value != getattr(default, name):
            alone = key == "timestamp" and len(value) == 1
            yield key, value[0] if alone else value


_ORDER = (
    "timestamp",
    "time_of_day",
    "timezone",
    "event_types",
    "event_type",
    "leave_out",
    "carry",
    "once",
    "renamed",
    "digits",
    "join",
    "reading",
    "decimal",
    "kinds",
    "title",
    "separator",
    "unused",
)


def _joins(joins: tuple[Join, ...]) -> Iterator[str]:
    """One table as a map; several as a list."""
    for join in joins:
        for number, line in enumerate(_join(join)):
            mark = "" if len(joins) == 1 else "  " if number else "- "
            yield mark + line


def _join(join: Join) -> Iterator[str]:
    yield f"file: {_scalar(join.file)}"
    given = (("on", join.on), ("columns", join.columns), ("only", join.only))
    for key, entries in (one for one in given if one[1]):
        # `on` bare is true for many readers of YAML.
        yield f"{_scalar(key)}: {_flow(entries)}"
    if join.several:
        yield "several: true"


def _flow(entries: Entries[str, str]) -> str:
    return (
        "{" + ", ".join(f"{_scalar(key)}: {_scalar(text)}" for key, text in entries.items()) + "}"
    )


def _value(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return _list(value)
    if isinstance(value, dict):
        return _flow(value)
    return _scalar(str(value))


def _list(values: Iterable[str]) -> str:
    return "[" + ", ".join(map(_scalar, values)) + "]"


def _scalar(value: str) -> str:
    """A text in YAML, in quotation marks if it could be read as something else."""
    if _PLAIN.fullmatch(value):
        tag = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))
        if tag == "tag:yaml.org,2002:str" and value.lower() not in _WORDS:
            return value
    quoted = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=float("inf"))
    return str(quoted).rstrip("\n")


_WORDS = frozenset({"y", "n"})
"""Other readers of YAML take these for true and false; a person's editor may be one."""


def _above(comment: str | None) -> list[str]:
    """Lines of their own; what they begin with stays, as some of them are YAML to be copied."""
    return [f"# {_indent(line)}{_clean(line)}".rstrip() for line in (comment or "").splitlines()]


def _indent(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" ")))


def _beside(comment: str | None) -> str:
    return f"  # {_clean(comment)}" if comment else ""


def _clean(comment: str) -> str:
    """A comment without line breaks and without what YAML does not allow in a file."""
    printable: re.Pattern[str] = yaml.reader.Reader.NON_PRINTABLE
    return printable.sub("\ufffd", " ".join(comment.split()))
