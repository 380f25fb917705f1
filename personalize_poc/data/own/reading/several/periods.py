"""Tables with the same columns whose times follow each other: halves of a year, by any name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace
from fnmatch import fnmatchcase
from itertools import combinations, pairwise

from personalize_poc.data.own import written
from personalize_poc.data.own.mapping_file import Mapping
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.reading.ground import spread
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.several import grouping
from personalize_poc.data.own.tables import Table
from personalize_poc.data.own.times import recognise

_COLUMNS = 4
"""Fewest columns whose names say that two tables hold the same."""
_PERIODS = 3
"""Tables that only all together have a pattern."""
_KEPT = 0.85
"""Share of its columns that a table had before some were added to it."""
_SAMPLE = 1000
"""Rows of a table, spread over it, whose times are looked at."""
_FILLED, _GIVEN = 0.9, 0.5
"""Share of the values of a column that are times (and in their order, where they are numbers), and
of the rows that have a value, at least."""
_EDGE = 0.02
"""Share of times at either end of a table that may lie within the other one."""
_OVERLAP, _SAME = 0.3, 0.5
"""Most of a table that may lie within the other, and share of it that must stand in both."""
_DIFFERENT = 20
"""Fewest different times of a column that tell when its rows were made."""


def together(work: Workspace, tables: Sequence[Table], known: Mapping | None) -> list[Table]:
    """The same tables; those that are the same in another period are one.

    Orders and returns may have the same columns as well, but they are of the same time.

    Args:
        work: of this reading.
        tables: as files and their names gave them.
        known: a mapping, whose files stay as it names them.
    """
    files = [part.file for table in tables for part in table.parts]
    found: list[Table] = []
    for table in tables:
        for index, other in enumerate(found):
            label = _label(other, table, files)
            named = [part.file for one in (other, table) for part in one.parts]
            if label and not is_named(named, known) and _follow(work, other, table):
                found[index] = joined(work, other, table, label)
                break
        else:
            found.append(table)
    return _all_at_once(work, found, known, files)


def _all_at_once(
    work: Workspace, tables: list[Table], known: Mapping | None, files: Sequence[str]
) -> list[Table]:
    """The same tables; three or more periods of which no two have a pattern of their own are one.

    "ledger vol 1", "ledger_Vol_1902" and "ledger SL 1934" begin alike, but so does the third one
    where two of them are named by how they begin.
    """
    groups: list[list[Table]] = []
    for table in tables:
        fitting = (one for one in groups if all(_hold_the_same(table, other) for other in one))
        group = next(fitting, None)
        if group is None:
            groups.append([table])
        else:
            group.append(table)
    found: list[Table] = []
    for group in groups:
        parts = [part.file for table in group for part in table.parts]
        label = _pattern(parts, files) if len(group) >= _PERIODS else ""
        if not label or is_named(parts, known) or not _follow_all(work, group):
            found += group
            continue
        made = group[0]
        for table in group[1:]:
            made = joined(work, made, table, label)
        found.append(made)
    return found


def _follow_all(work: Workspace, group: Sequence[Table]) -> bool:
    """Whether each table of a group is of another time than any other one.

    Which column tells it, two of them say; another one may be of a few days only.
    """
    told = [set(_times(work, table)[0]) for table in group]
    names = frozenset(one for some in told for one in some if sum(one in two for two in told) > 1)
    return bool(names) and all(_follow(work, *pair, names) for pair in combinations(group, 2))


def is_named(files: Sequence[str], known: Mapping | None) -> bool:
    """Whether a mapping names one of these files, so that it stays as it is there."""
    patterns = [
        one for section in (known.sections if known else {}).values() for one in section.files
    ]
    return any(grouping.matches(file, pattern) for file in files for pattern in patterns)


def _label(one: Table, other: Table, files: Sequence[str]) -> str:
    """A pattern that means the files of both and no other; "" if there is none, or they differ."""
    if not _hold_the_same(one, other):
        return ""
    return _pattern([part.file for table in (one, other) for part in table.parts], files)


def _pattern(parts: Sequence[str], files: Sequence[str]) -> str:
    """A pattern that means these files and no other, by how they begin and end; "" without one."""
    start = alike(parts)
    end = alike([file[len(start) :][::-1] for file in parts])[::-1]
    label = f"{start}*{end}"
    meant = [file for file in files if fnmatchcase(file, label)]
    return label if sorted(meant) == sorted(parts) and "[" not in label else ""


def _hold_the_same(one: Table, other: Table) -> bool:
    """Whether tables have the same columns; one may have a few more, as exports change.

    Their order changes with the same exports, and columns are put together by their names.
    """
    here, there = ({column.name for column in table.columns} for table in (one, other))
    fewer, more = sorted((here, there), key=len)
    return len(fewer) >= _COLUMNS and fewer <= more and len(fewer) >= _KEPT * len(more)


def alike(texts: Sequence[str]) -> str:
    """The letters with which all of them begin."""
    count = 0
    for letters in zip(*texts, strict=False):
        if len(set(letters)) > 1:
            break
        count += 1
    return texts[0][:count]


def _follow(work: Workspace, one: Table, other: Table, known: frozenset[str] = frozenset()) -> bool:
    """Whether all times of one table lie before those of the other, but for a few at the edge.

    Exports may overlap by days. Then much of what one has of these days the other has as well.

    Args:
        work: of this reading.
        one: a table.
        other: with the same columns.
        known: names of columns that tell when rows were made, by other tables.
    """
    (here, of_here), (there, of_there) = (_times(work, table, known) for table in (one, other))
    if not here.keys() & there.keys():
        here, there = {**here, **of_here}, {**there, **of_there}
    shares = [_overlap(here[name], there[name]) for name in here.keys() & there.keys()]
    if not shares or max(shares) <= _EDGE:
        return bool(shares)
    if max(shares) > _OVERLAP:
        return False
    fewer = min(one.rows, other.rows)
    return _in_both(work, one, other, here.keys() & there.keys()) >= _SAME * max(shares) * fewer


def _in_both(work: Workspace, one: Table, other: Table, timed: Set[str]) -> int:
    """Different rows of one table that the other one has as well, in whatever way it writes them.

    A spreadsheet that saves a file again writes times without seconds, and numbers with a comma.

    Args:
        work: of this reading.
        one: a table.
        other: with the same columns.
        timed: names of columns that hold times in both.
    """
    names = {column.name for column in other.columns}
    common = [column.name for column in one.columns if column.name in names]
    here, there = (
        ", ".join(
            _as_written(work, table, table.column(name).key, name in timed) for name in common
        )
        for table in (one, other)
    )
    rows = work.run(
        f"SELECT count(*) FROM (SELECT {here} FROM {one.name} "
        f"INTERSECT SELECT {there} FROM {other.name})"
    )
    return int(rows[0][0])


def _as_written(work: Workspace, table: Table, key: str, is_time: bool) -> str:
    """SQL of a value without the ways in which programs write it."""
    forms = recognise(work.connection, table.name, key).forms if is_time else ()
    return written.minute(key, forms) if forms else written.plain(key)


def _overlap(one: list[float], other: list[float]) -> float:
    """Share of the smaller of two sorted lists of times that lies beside times of the other."""
    first, second = (one, other) if one[0] <= other[0] else (other, one)
    beyond = len(first) - bisect_right(first, second[0])
    before = bisect_left(second, first[-1])
    return max(beyond / len(first), before / len(second))


def _times(
    work: Workspace, table: Table, known: frozenset[str] = frozenset()
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Name of a column of times -> those of a sample of its rows, ascending.

    Without others that are known, these are columns of many different times.

    Args:
        work: of this reading.
        table: which.
        known: names of columns that tell when rows were made, by other tables.

    Returns:
        Columns of times, and those of seconds since 1970 that might as well be codes: a log that
        was written line by line has them in ascending order.
    """
    found: dict[str, list[float]] = {}
    counted: dict[str, list[float]] = {}
    for column, values in spread.values(work, table, _SAMPLE).items():
        given = [one for one in values if one.strip()]  # who writes by hand leaves some out
        read = moment(given) if len(given) >= _GIVEN * len(values) else None
        times = [one for one in read.seconds if one is not None] if read else []
        if read is None or len(times) < _FILLED * len(given):
            continue
        if column.name in known or (not known and len(set(times)) >= _DIFFERENT):
            if not read.weak:
                found[column.name] = sorted(times)
            elif _ascend(times):
                counted[column.name] = sorted(times)
    return found, counted


def _ascend(times: Sequence[float]) -> bool:
    """Whether rows stand in the order of their times, but for a few."""
    later = sum(one <= two for one, two in pairwise(times))
    return later >= _FILLED * (len(times) - 1)


def joined(work: Workspace, one: Table, other: Table, label: str) -> Table:
    """The rows of the second table behind those of the first; columns by their names."""
    columns = {column.name: column for column in one.columns}
    for column in other.columns:
        if column.name not in columns:
            columns[column.name] = replace(column, key=f"c{len(columns)}")
            work.run(f"ALTER TABLE {one.name} ADD COLUMN {columns[column.name].key} VARCHAR")
    keys = [columns[column.name].key for column in other.columns]
    given = [column.key for column in other.columns]
    work.run(
        f"INSERT INTO {one.name} ({', '.join(keys)}) "
        f"SELECT {', '.join(given)} FROM {other.name} ORDER BY rowid"
    )
    work.run(f"DROP TABLE {other.name}")
    moved = [replace(part, first_row=part.first_row + one.rows) for part in other.parts]
    return replace(
        one,
        label=label,
        columns=tuple(columns.values()),
        parts=(*one.parts, *moved),
        rows=one.rows + other.rows,
    )
