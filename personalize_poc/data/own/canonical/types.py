"""Relations under the names of Personalize, as values: see `canonical` for how they are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.mapping_file.types import Mapping
from personalize_poc.data.own.tables import Reading, Table

if TYPE_CHECKING:
    import duckdb


LARGE_ROWS = 12_000_000
"""Tables with more rows are never copied or changed in memory; what is worked out is written."""


@dataclass(frozen=True)
class Field:
    """One field of a data set.

    Attributes:
        name: in Personalize: "USER_ID", "GENRES".
        type: "string", "long", "int", "float", "double" or "boolean", as Avro names it.
        column: what the file calls it; "" for a constant (`event_type`).
        kind: "id", "time", "event type", "number", "categorical", "list", "text", "impressions",
            "recommendation" or "other".
    """

    name: str
    type: str
    column: str
    kind: str


@dataclass(frozen=True)
class Relation:
    """One data set: a table or view in DuckDB.

    Its columns are:

    * `row` (BIGINT): the `rowid` in the table that it comes from, for `Table.place`;
    * one for each field under its name in Personalize (VARCHAR, BIGINT, DOUBLE or BOOLEAN); NULL
      where the text is empty or cannot be read as that type. Ids are taken without blanks at their
      ends, lists are joined by "|", TIMESTAMP is in Unix seconds;
    * for each field that is not of type string `raw_<name>` (VARCHAR): the text in the file, NULL
      where it is empty. So `raw_TIMESTAMP IS NOT NULL AND TIMESTAMP IS NULL` are times that cannot
      be read.

    Attributes:
        section: "interactions", "items" or "users".
        name: in DuckDB; safe to put into SQL.
        fields: in the order of the mapping.
        table: where its rows come from.
        title: name of the VARCHAR column with titles ("title"), or None.
        whole: whether it is a view of all rows of its table, in their order.
    """

    section: str
    name: str
    fields: tuple[Field, ...]
    table: Table
    title: str | None = None
    whole: bool = False

    @property
    def is_names_only(self) -> bool:
        """Whether nothing is known of items but their ids and what people call them.

        The service takes no such data set; the names are shown beside recommendations.
        """
        return self.title is not None and [one.name for one in self.fields] == ["ITEM_ID"]

    def field(self, name: str) -> Field | None:
        """The field of this name, or None."""
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True)
class Canonical:
    """All data sets of a mapping.

    Attributes:
        connection: where the relations live.
        reading: what they were made from.
        mapping: how.
        interactions, items, users: the relations; None where the mapping has no such section.
        findings: what was decided while they were made, and had to be said.
    """

    connection: duckdb.DuckDBPyConnection
    reading: Reading
    mapping: Mapping
    interactions: Relation
    items: Relation | None = None
    users: Relation | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Those that there are."""
        return tuple(one for one in (self.interactions, self.items, self.users) if one)

    @property
    def importable(self) -> tuple[Relation, ...]:
        """Those that the service takes as data sets."""
        return tuple(one for one in self.relations if not one.is_names_only)
