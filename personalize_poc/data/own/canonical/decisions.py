"""Findings about what was decided while relations were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical.joining import Joined, meant
from personalize_poc.data.own.canonical.sources import Source
from personalize_poc.data.own.tables import Table
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb


def numbers(connection: duckdb.DuckDBPyConnection, statement: str) -> tuple[int, ...]:
    """The only row of an answer."""
    row = connection.execute(statement).fetchone()
    assert row is not None
    return tuple(int(value or 0) for value in row)


def _several(several: int) -> str:
    if not several:
        return ""
    return ngettext(
        " {several:,} has more than one value in a column; the latest is taken.",
        " {several:,} have more than one value in a column; the latest is taken.",
        several,
    ).format(several=several)


def taken_from_interactions(source: Source, number: int, several: int) -> Finding:
    """That metadata stands in the rows of interactions, and which of several values is taken."""
    return Finding(
        code="metadata-from-interactions",
        grade=Grade.NOTE,
        message=(
            _(
                "{label} holds {kind} too: {number:,} of them, one row each is made.{several}"
            ).format(
                label=source.table.label, kind=source.kind, number=number, several=_several(several)
            )
        ),
        dataset=source.kind,
        file=source.table.label,
        count=several,
        share=several / number if number else None,
        matters=_("Personalize keeps one row for each of the {kind}.").format(kind=source.kind),
        fix=_("If there is a file with the {kind}, name it in mapping.yaml instead.").format(
            kind=source.kind
        ),
    )


def of_join(connection: duckdb.DuckDBPyConnection, source: Source, join: Joined) -> list[Finding]:
    """Keys of the other table that stand there twice, and rows that find no partner."""
    keys = ", ".join(sql.trimmed(there.key) for __, there in join.on)
    (repeated,) = numbers(
        connection,
        f"SELECT count(*) FROM (SELECT 1 FROM {join.table.name}{meant(join)} "
        f"GROUP BY {keys} HAVING count(*) > 1)",
    )
    start = next((one.table for one in source.joins if one.alias == join.start), source.table)
    same = " AND ".join(
        f"{sql.trimmed(f'a.{here.key}')} = {sql.trimmed(f'b.{there.key}')}"
        for here, there in join.on
    )
    (alone,) = numbers(
        connection,
        f"SELECT count(*) FROM {start.name} AS a ANTI JOIN "
        f"(FROM {join.table.name}{meant(join)}) AS b ON {same}",
    )
    brings_fields = bool(join.columns)  # of a title that is not there nothing depends
    meant_alone = {column.key for column, __ in join.only}
    differ = any(column.key not in meant_alone for column, __ in join.left_out)
    matters = brings_fields or bool(join.further) or differ
    return [
        *([_repeated(source, join, repeated)] if repeated and matters else []),
        *([_alone(source, start, join, alone)] if 0 < alone < start.rows and brings_fields else []),
        *([_foreign(connection, source, start, join)] if 0 < start.rows == alone else []),
    ]


def _repeated(source: Source, join: Joined, count: int) -> Finding:
    column, label = join.on[0][1].name, join.table.label
    return Finding(
        code="join-key-repeats",
        grade=Grade.WEAKENS,
        message=ngettext(
            "{count:,} value of {column} stands in several rows of {label}; the first row is "
            "taken.",
            "{count:,} values of {column} stand in several rows of {label}; the first row is "
            "taken.",
            count,
        ).format(count=count, column=column, label=label),
        dataset=source.kind,
        file=label,
        column=column,
        count=count,
        matters=_("If those rows differ, some interactions get a wrong value."),
        fix=_(
            "Check that {column} names one row of {label}; add a column to `on` if it does not."
        ).format(column=column, label=label),
    )


def _foreign(
    connection: duckdb.DuckDBPyConnection, source: Source, start: Table, join: Joined
) -> Finding:
    """No key is found in the other table: not rows are missing, but the columns do not match."""
    here, there = join.on[0]
    value, other = (
        connection.execute(f"SELECT min({sql.trimmed(one.key)}) FROM {table.name}").fetchone()
        for one, table in ((here, start), (there, join.table))
    )
    return Finding(
        code="join-without-partner",
        grade=Grade.WEAKENS,
        message=_(
            "No row of {label} has a partner in {other}: {here} has values such as {value}, "
            "{there} such as {found}."
        ).format(
            label=start.label,
            other=join.table.label,
            here=here.name,
            there=there.name,
            value=value[0] if value else "",
            found=other[0] if other else "",
        ),
        dataset=source.kind,
        file=start.label,
        column=here.name,
        count=start.rows,
        share=1.0,
        matters=_("Nothing that stands there is known of any row."),
        fix=_(
            "Name two columns with the same values under `on` of the join in mapping.yaml, or take "
            "the join out."
        ),
    )


def _alone(source: Source, start: Table, join: Joined, count: int) -> Finding:
    rows, label = start.rows, join.table.label
    of_events = source.kind == "interactions"
    return Finding(
        code="join-without-partner",
        grade=Grade.WEAKENS if of_events else Grade.NOTE,
        message=ngettext(
            "{count:,} row of {label} has no partner in {other}.",
            "{count:,} rows of {label} have no partner in {other}.",
            count,
        ).format(count=count, label=start.label, other=label),
        dataset=source.kind,
        file=start.label,
        column=join.on[0][0].name,
        count=count,
        share=count / rows if rows else None,
        matters=_(
            "Their columns from there are empty; without user, item or time "
            "a row cannot be imported."
        )
        if of_events
        else _("Their columns from there are empty: a filter on these does not find them."),
        fix=_(
            "Nothing if {other} also has what came to nothing, such as carts that nobody ordered: "
            "a run leaves these rows out. Else export {label} for the same span of time as {other}."
        ).format(label=label, other=start.label)
        if of_events
        else _("Nothing, if there is nothing to say of them; else complete {label}.").format(
            label=label
        ),
    )
