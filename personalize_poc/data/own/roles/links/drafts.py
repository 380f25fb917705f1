"""Heads of documents of which drafts stand beside the live one: an order as it was once edited.

Every document has one live version, with the same value in a column of versions; a draft has the
same id, another version, and the same lines once more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.words.names import words

if TYPE_CHECKING:
    import duckdb

_LIVE = 0.5
"""Share of the heads that are live, at least."""


@dataclass(frozen=True)
class Drafts:
    """How the live rows of a table of heads are told.

    Attributes:
        version: its column of versions.
        live: the value of the live ones.
        here: the same column of the lines; None if they have none.
    """

    version: ColumnProfile
    live: str
    here: ColumnProfile | None

    @property
    def on(self) -> dict[str, str]:
        """Further columns to join by: lines of drafts find no live head."""
        return {self.here.name: self.version.name} if self.here else {}


def find(
    connection: duckdb.DuckDBPyConnection, lines: View, link: Link, there: View
) -> Drafts | None:
    """Which heads are live, where a link leads to several of one id; None if nothing tells it.

    Args:
        connection: where the tables are.
        lines: the table with the link.
        link: to the heads.
        there: the heads.
    """
    key = there.column(link.there)
    for column in there.columns:
        named = there.hint(column.key).says("version") and column is not key
        if not named or column.moment or column.is_constant or not column.frequencies:
            continue
        live, rows = column.frequencies.most_common(1)[0]
        if rows < _LIVE * len(column.given) or not _has_each(connection, there, key, column, live):
            continue
        return Drafts(column, live, _same(lines, column, live))
    return None


def _has_each(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    key: ColumnProfile,
    column: ColumnProfile,
    live: str,
) -> bool:
    """Whether every id has one row of this version."""
    own = sql.trimmed(key.key)
    is_live = f"{sql.trimmed(column.key)} = {sql.quoted(live)}"
    row = connection.execute(
        f"SELECT count(DISTINCT {own}), count({own}) FILTER ({is_live}), "
        f"count(DISTINCT {own}) FILTER ({is_live}) FROM {there.profile.table.name}"
    ).fetchone()
    return row is not None and len(set(row)) == 1


def _same(lines: View, version: ColumnProfile, live: str) -> ColumnProfile | None:
    """The column of the lines with the version of their head: called so, or so after more words."""
    name = words(version.name)
    found = [
        one
        for one in lines.columns
        if words(one.name)[-len(name) :] == name and live in one.frequencies
    ]
    return max(
        (one for one in found if lines.hint(one.key).about("order") or words(one.name) == name),
        key=lambda one: len(words(one.name)),
        default=None,
    )
