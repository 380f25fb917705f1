"""A person's tables under the names and types of Personalize, still in DuckDB.

Interactions are a view on the table of text, and only what is dear to compute is kept: times that
people wrote are a column beside the text, ISO times and Unix times are read anew by each scan,
which takes less time than writing them. Copying all fields into a table of their own took 11 to
19 s for 20 million rows.
"""

from __future__ import annotations

from personalize_poc.data.errors import MappingError
from personalize_poc.data.own.canonical import named, relations, sources
from personalize_poc.data.own.canonical.types import Canonical, Field, Relation
from personalize_poc.data.own.mapping_file.types import SECTIONS, Mapping
from personalize_poc.data.own.tables import Part, Reading

__all__ = ["Canonical", "Field", "Relation", "build", "parts", "untaken"]


def build(reading: Reading, mapping: Mapping) -> Canonical:
    """Apply a mapping: each section becomes a relation with the names and types of Personalize.

    Relations belong to the connection of the reading; building again replaces them.

    Raises:
        MappingError: the mapping says something that these files do not allow.
        BadFile: a file or column that the mapping names is not there.
    """
    if "interactions" not in mapping.sections:
        raise MappingError("The mapping has no section 'interactions'.")
    reading.connection.execute("SET TimeZone = 'UTC'")  # as the SQL of times wants it
    found = {
        name: sources.find(reading, name, mapping.sections[name])
        for name in SECTIONS
        if name in mapping.sections
    }
    events, findings = relations.make(reading.connection, found["interactions"])
    made: dict[str, Relation] = {"interactions": events}
    for name in ("items", "users"):
        if name in found:
            if found[name].table is events.table:
                made[name], said = relations.distinct(reading.connection, found[name], events)
            else:
                made[name], said = relations.make(reading.connection, found[name])
            findings += said
    return Canonical(
        connection=reading.connection,
        reading=reading,
        mapping=mapping,
        findings=tuple(findings),
        **made,
    )


def parts(made: Canonical, relation: Relation) -> tuple[Part, ...]:
    """The files whose rows a data set is; none of one that is taken from the interactions."""
    if relation is not made.interactions and relation.table is made.interactions.table:
        return ()
    section = made.mapping.sections[relation.section]
    table, ranges = named.table_of(made.reading, relation.section, section.files)
    starts = {first for first, __ in ranges}
    return tuple(one for one in table.parts if not ranges or one.first_row in starts)


def untaken(made: Canonical, relation: Relation) -> str:
    """SQL of the rows of its files that a data set does not take; see `relations.untaken`."""
    if not parts(made, relation):
        return ""
    section = made.mapping.sections[relation.section]
    source = sources.find(made.reading, relation.section, section)
    return relations.untaken(made.connection, source)
