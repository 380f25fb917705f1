"""How many of the rows that a mapping takes have each value of a column, wherever that stands."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import named, relations, sources
from personalize_poc.data.own.canonical.joining import Joined
from personalize_poc.data.own.canonical.sources import Source
from personalize_poc.data.own.mapping_file.types import Join, Section
from personalize_poc.data.own.tables import Reading


def interactions(
    reading: Reading,
    section: Section,
    label: str,
    name: str,
    way: Join | None = None,
    only: tuple[str, ...] = (),
) -> tuple[dict[str, int], int]:
    """Count the interactions by the values of a column of their table, or of one beside it.

    Args:
        reading: the files.
        section: that of interactions.
        label: of the table in which the column stands.
        name: of the column.
        way: leads to that table, if the section does not join it.
        only: values that are counted, of a column that has many; all of them if it is empty.

    Returns:
        Value -> interactions, the most frequent first, and how many interactions there are in all.
    """
    joins = (*section.joins, way) if way else section.joins
    source = sources.find(reading, "interactions", replace(section, joins=joins))
    place = "a"
    if source.table.label == label:
        column = named.column(source.table, name)
    else:
        at, join = next((n, j) for n, j in enumerate(source.joins) if j.table.label == label)
        column, place = named.column(join.table, name), join.alias
        bringing = replace(join, further=(*join.further, column))
        source = replace(source, joins=(*source.joins[:at], bringing, *source.joins[at + 1 :]))
    value = f"{place}.{column.key}"
    if only:
        value = f"CASE WHEN {sql.any_of(sql.trimmed(value), only)} THEN {value} END"
    # Grouped before it is trimmed: a text of few values is trimmed once for each of them.
    rows = reading.connection.execute(
        f"SELECT {sql.trimmed('raw')} AS v, sum(n) FROM (SELECT {value} AS raw, count(*) AS n "
        f"{relations.taken(needed(source, place))} GROUP BY raw) GROUP BY v ORDER BY 2 DESC, 1"
    ).fetchall()
    return {str(v): int(n) for v, n in rows if v is not None}, sum(int(n) for __, n in rows)


def needed(source: Source, place: str) -> Source:
    """Without the joins by which no row is left out, and over which the column is not reached.

    Args:
        source: of rows.
        place: what the table of the column is called in SQL.
    """
    kept: list[Joined] = []
    wanted = {place}
    for join in reversed(source.joins):
        if join.left_out or join.alias in wanted:
            kept.insert(0, join)
            wanted.add(join.start)
    return replace(source, joins=tuple(kept))
