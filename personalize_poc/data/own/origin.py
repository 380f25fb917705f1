"""What became of each column of a person's files, and which became nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from personalize_poc.data.own.canonical import Canonical
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.language import N_, _

NOT_NAMED = N_("the mapping does not name it")
FILE_NOT_NAMED = N_("the mapping does not name this file")

Columns = dict[str, dict[str, str]]


def of(
    sections: Mapping[str, Section], there: Mapping[str, Collection[str]]
) -> tuple[Columns, Columns]:
    """`DataSet.origin` and `DataSet.unused`.

    Args:
        sections: of the mapping.
        there: "interactions", "items" and "users" -> the columns that the file has.
    """
    origin: Columns = {}
    unused: Columns = {}
    for kind, section in sections.items():
        title = {"title": section.title} if section.title else {}
        origin[kind] = {**section.fields, **title}
        # Items and users may be made of the rows of interactions.
        same = [one for one in sections.values() if one.files == section.files]
        read = {column for one in same for column in _read(one)}
        unused[kind] = {
            name: section.unused.get(name, _(NOT_NAMED))
            for name in there.get(kind, ())
            if name not in read
        }
    return origin, unused


def _read(section: Section) -> set[str | None]:
    """The columns that a section reads, in whatever way."""
    title = {section.title, section.time_of_day, section.once}
    joined = {column for one in section.joins for column in one.on}
    return {*section.columns.values(), *section.leave_out, *section.carry.values(), *title, *joined}


def of_tables(made: Canonical) -> tuple[Columns, Columns]:
    """The same for tables under the names of Personalize."""
    there = {one.section: [column.name for column in one.table.columns] for one in made.relations}
    origin, unused = of(made.mapping.sections, there)
    sections = made.mapping.sections.values()
    read = {one.table.label for one in made.relations}
    read |= {join.file for one in sections for join in one.joins}
    for table in made.reading.tables:
        if table.label not in read:
            names = (one.name for one in table.columns)
            unused[table.label] = dict.fromkeys(names, _(FILE_NOT_NAMED))
    return origin, unused
