"""What files of one folder say about each other: their encoding, and the names of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from personalize_poc.data.own.reading.database_files import dumps
from personalize_poc.data.own.reading.ground import names
from personalize_poc.data.own.reading.ground.units import Content, Heading
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import jsonlines
from personalize_poc.data.own.reading.text import (
    bytescan,
    delimited,
    encodings,
    header_notes,
    text_notes,
    texts,
)
from personalize_poc.language import _

_LARGEST, _HEAD = 4_000_000, 1 << 16
"""Bytes of a file of SQL statements that makes tables."""
_TELLING = 5
"""Columns from which on a header of as many, in another folder, does not fit by chance."""


def agreed(work: Workspace, contents: Sequence[Content]) -> list[Content]:
    """The same contents; those whose encoding was guessed are in one, unless bytes forbid it.

    Raises:
        BadFile: a file cannot be read.
    """
    seen = [
        (content, bytes(bytescan.look(content.unit.path, whole=False).sample))
        for content in contents
        if any(finding.code == text_notes.GUESSED for finding in content.findings)
    ]
    guessed = [content for content, sample in seen if sample]
    samples = [sample for __, sample in seen if sample]
    if len({str(content.reading["encoding"]) for content in guessed}) < 2:
        return list(contents)
    named = " ".join(content.file for content in guessed)
    common = encodings.together(samples, named)
    said = [str(content.reading["encoding"]) for content in guessed]
    if common not in said:  # some are in another one: the file with most letters speaks
        common = max(zip(map(len, samples), said, strict=True))[1]
    change = {
        content.file: common
        for content, sample in zip(guessed, samples, strict=True)
        if encodings.as_well(sample, common, str(content.reading["encoding"]))
        and content.reading["encoding"] != common
    }
    return [_again(work, c, change[c.file]) if c.file in change else c for c in contents]


def _again(work: Workspace, content: Content, encoding: str) -> Content:
    """A text understood in another encoding."""
    if content.staging:
        work.run(f"DROP TABLE {content.staging}")
    text = texts.prepare(work, content.unit, neighbours=encoding)
    understand = jsonlines.understand if content.format == "json" else delimited.understand
    return understand(work, content.unit, text.path, text.encoding, text.findings)


def with_headers(
    work: Workspace, contents: Sequence[Content], left_out: dict[str, str]
) -> list[Content]:
    """The same contents; a text without a header takes it from a file that is nothing else.

    Some exports write the names of columns into a file of their own (column_headers.tsv beside
    hit_data.tsv, or in a folder of lookups): one line with as many fields as the rows of the
    others have.

    Args:
        work: of this reading.
        contents: of one folder.
        left_out: says of such a file afterwards what it was good for.
    """
    return [_named(work, content, left_out) for content in contents]


def _named(work: Workspace, content: Content, left_out: dict[str, str]) -> Content:
    if content.named or content.text is None or "header" in content.unit.reading:
        return content
    width = content.text.width
    wide = {file: cells for file, cells in work.lone_headers.items() if len(cells) == width}
    here = {file: cells for file, cells in wide.items() if _place(file) == _place(content.file)}
    elsewhere = wide if width >= _TELLING else {}
    fitting = here or _made(work, content.file, width) or elsewhere
    if len(set(fitting.values())) != 1:
        return content
    file, cells = next(iter(fitting.items()))
    left_out[file] = _("the names of the columns of {file}").format(file=content.file)
    found = names.distinct(cells)[0]
    said = [one for one in content.findings if one.code != header_notes.NO_HEADER]
    return replace(
        content,
        headings=tuple(map(Heading, found)),
        named=True,
        findings=(*said, header_notes.header_elsewhere(content.file, file, found)),
    )


def statements(folder: Path, files: Iterable[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Files of SQL statements in a folder -> table that they make -> names of its columns."""
    found = {}
    for file in files:
        path = folder / file
        if path.suffix.lower() == ".sql" and path.stat().st_size <= _LARGEST:
            held = path.read_bytes()
            wide = encodings.marked(held[:_HEAD]) or "utf-8"
            found[file] = dumps.columns(held.decode(wide, errors="replace"))
    return found


def _made(work: Workspace, file: str, width: int) -> dict[str, tuple[str, ...]]:
    """Files of SQL that make the table whose name a text has, with the names of its columns."""
    table = PurePath(file).name.split(".")[:-1]
    return {
        other: names
        for other, made in work.statements.items()
        for name, names in made.items()
        if name in (table[-1:] or [""]) + table[:1] and len(names) == width
    }


def _place(file: str) -> tuple[str, str]:
    """The archive and the folder of a file."""
    archive, __, member = file.rpartition(", ")
    return archive, PurePath(member).parent.as_posix()
