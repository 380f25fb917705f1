"""Fields that stand in the first row of a group only, as reports show what rows have in common.

A report has a member once, and below the events of that member, sorted by time; where cells are not
merged a file says nothing of it. That rows are groups shows by their times: they ascend within each
group and begin anew with the next one. In a log sorted by time, in which guests have no id, they
never do.
"""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import times
from personalize_poc.data.own.reading.ground.days_of_ours import is_time
from personalize_poc.data.own.reading.ground.notes import counted
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.tables import Column, Table
from personalize_poc.language import _

_BLANK = 0.6
"""Share of rows without a value, at least: of pairs of rows nobody can be certain."""
_GROUPS = 20
"""Groups, at least: chance brings fewer of them into order."""
_ANEW = 0.3
"""Share of the groups that begin before the last one ended, at least."""
_LOOKED = 50

Values = Sequence[Sequence[str | None]]


def find(work: Workspace, table: Table, values: Values, *, of_orders: bool) -> list[Column]:
    """Columns that stand in the first row of each group only; none if that is not certain.

    Args:
        work: of this reading.
        table: which.
        values: of each of its columns, in the first rows.
        of_orders: whether fields of orders were filled down. Who has several of them then stands in
            all lines of the first one.
    """
    if not values or not values[0]:
        return []
    given = dict(zip(table.columns, values, strict=True))
    once = {column: _once(every) if of_orders else every for column, every in given.items()}
    first = [column for column in given if _stand_once(once[column]) and None in given[column]]
    if not first or any(_name(every, once[column]) for column in first for every in values):
        return []
    dated = [column for column, every in given.items() if _are_times(every)]
    if len(dated) != 1:
        return []
    read = _readings(work, table, dated[0])
    return [
        column
        for column in first
        if read and all(_holds(work, table, column, time, of_orders) for time in read)
    ]


def _once(values: Sequence[str | None]) -> list[str | None]:
    """Values without those that the row above has as well."""
    pairs = zip(values, [None, *values], strict=False)
    return [None if value == before else value for value, before in pairs]


def _name(given: Sequence[str | None], first: Sequence[str | None]) -> bool:
    """Whether values of each row change where groups begin: then these say whose a row is."""
    return None not in given and all(
        (given[at] == given[at - 1]) == (first[at] is None) for at in range(1, len(given))
    )


def _stand_once(values: Sequence[str | None]) -> bool:
    """Whether values stand in few rows, the first is one of them, and each is another one."""
    given = [value for value in values if value is not None]
    return (
        values[0] is not None
        and len(given) <= (1 - _BLANK) * len(values)
        and len({*given}) == len(given)
    )


def _are_times(values: Sequence[str | None]) -> bool:
    """Whether each row has a time."""
    some = [value for value in values[:_LOOKED] if value]
    return None not in values and all(map(is_time, some))


def _readings(work: Workspace, table: Table, column: Column) -> list[str]:
    """SQL of the times of a column, in each way in which all of them may be meant.

    Whether 03/04/2024 is of March or of April is open at times; rows are groups where both say so.
    """
    form = times.recognise(work.connection, table.name, column.key)
    if not form.forms or form.unread:
        return []
    ways = [form.forms]
    if form.ambiguity:
        likely, other = form.ambiguity.forms
        ways.append(tuple(other if one == likely else one for one in form.forms))
    return [times.seconds(column.key, way, "UTC") for way in ways]


def _holds(work: Workspace, table: Table, column: Column, time: str, of_orders: bool) -> bool:
    """Whether the times of all rows make groups of them, each of which has one value.

    Args:
        work: of this reading.
        table: which.
        column: that may stand in the first row of each group only.
        time: SQL of when a row was.
        of_orders: whether fields of orders were filled down.
    """
    key = column.key
    once = f"CASE WHEN {key} IS DISTINCT FROM lag({key}) OVER (ORDER BY rowid) THEN {key} END"
    once = once if of_orders else key
    starts = ", ".join(str(part.first_row) for part in table.parts)
    given, distinct, down, up, back, on, lacking = work.run(
        f"SELECT count(k), count(DISTINCT k), count(*) FILTER (k IS NULL AND t < before), "
        "count(*) FILTER (k IS NULL AND t > before), "
        "count(*) FILTER (k IS NOT NULL AND t < before), "
        "count(*) FILTER (k IS NOT NULL AND t > before), "
        f"count(*) FILTER (t IS NULL OR (r IN ({starts}) AND k IS NULL)) FROM "
        "(SELECT *, lag(t) OVER (ORDER BY r) AS before FROM "
        f"(SELECT {once} AS k, {time} AS t, rowid AS r FROM {table.name}))"
    )[0]
    if lacking or distinct != given or given < _GROUPS or given > (1 - _BLANK) * table.rows:
        return False
    least = _ANEW * given
    return bool((not down and back >= least) or (not up and on >= least))


def told(table: Table, column: Column, count: int, row: int) -> Finding:
    """What is said of a column that was filled.

    Args:
        table: which.
        column: of it.
        count: its rows without a value.
        row: the first of them.
    """
    file, line = table.place(row)
    return Finding(
        "groups-filled-down",
        Grade.NOTE,
        _(
            "{column} is empty in {rows} and stands in the first row of each group only, as the "
            "times of the rows show: filled from the line above."
        ).format(column=column.name, rows=counted(count, "row")),
        file=file,
        row=line,
        column=column.name,
        count=count,
        share=count / max(table.rows, 1),
        matters=_("Reports show a group so; without it these rows belong to nobody."),
        fix=_(
            "Nothing, if they belong together; else write in each row whose it is, or a word such "
            "as guest where it is nobody's."
        ),
    )
