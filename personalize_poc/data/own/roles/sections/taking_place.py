"""Times of items that are no times of creation: people choose the items before they happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.described import Described
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.times import time_forms
from personalize_poc.data.own.times import seconds
from personalize_poc.data.words import Share
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_DAY = 86_400
_LEAST = 20
_EARLY = 0.2
"""Share of events before a time of their item, from which on it is not when the item was made."""
_ROWS = 20_000
"""Rows of which the times are compared, where they stand in another table."""


def is_no_creation(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    place: tuple[View, ColumnProfile],
    described: list[Described],
) -> None:
    """Take no time for that of creation before which items are bought: it is when they happen.

    Args:
        connection: where the tables are.
        best: the interactions.
        place: the table that says what is known of items, and its column with their ids.
        described: what its other columns are; written to.
    """
    item, time = best.roles["ITEM_ID"], best.roles["TIMESTAMP"]
    for one in described:
        if one.kind != "time" or not one.column.moment:
            continue
        if item.view is time.view:
            early, pairs = _in_sample(best, place[1], one.column)
        else:
            early, pairs = _over_link(connection, best, place, one.column)
        if pairs >= _LEAST and early > _EARLY * pairs:
            one.kind, one.field, one.confidence = "unused", "", 0.85
            share = _("{share:.0%} of a sample").format(share=Share(early / pairs))
            one.reason = _(
                "items are chosen before it ({share}): it is not when they came into being"
            ).format(share=share)


def _in_sample(best: Candidate, key: ColumnProfile, column: ColumnProfile) -> tuple[int, int]:
    """Events of a sample that are earlier than a time of their item, and all that have one."""
    acted, begun = best.roles["TIMESTAMP"].column.moment, column.moment
    made = dict(zip(key.values, begun.seconds if begun else (), strict=False))
    pairs = [
        (second, begin)
        for value, second in zip(
            best.roles["ITEM_ID"].column.values, acted.seconds if acted else (), strict=False
        )
        if second is not None and (begin := made.get(value)) is not None
    ]
    return sum(second < begin - _DAY for second, begin in pairs), len(pairs)


def _over_link(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    place: tuple[View, ColumnProfile],
    column: ColumnProfile,
) -> tuple[int, int]:
    """The same, where the time of an event stands in its order, which another table has."""
    item, time = best.roles["ITEM_ID"], best.roles["TIMESTAMP"]
    link = time.link
    if item.view is not best.view or link is None or link.before or link.form or link.more:
        return 0, 0
    there, key = place
    lines, orders, items = (one.profile.table.name for one in (best.view, time.view, there))
    acted, begun = (
        seconds(f"{name}.{one.key}", time_forms.recognise_form(connection, view, one).forms, "UTC")
        for name, view, one in (("b", time.view, time.column), ("c", there, column))
    )
    step = max(1, best.view.profile.rows // _ROWS)
    row = connection.execute(
        f"SELECT count(*) FILTER (acted < begun - {_DAY}), count(*) FROM ("
        f"SELECT {acted} AS acted, {begun} AS begun FROM {lines} AS a "
        f"JOIN {orders} AS b ON {sql.trimmed(f'a.{link.key}')} = {sql.trimmed(f'b.{link.there}')} "
        f"JOIN {items} AS c ON {sql.trimmed(f'a.{item.column.key}')} = "
        f"{sql.trimmed(f'c.{key.key}')} WHERE a.rowid % {step} = 0) "
        f"WHERE acted IS NOT NULL AND begun IS NOT NULL"
    ).fetchall()[0]
    return int(row[0]), int(row[1])
