"""Files of different deeds, one of what was seen and one of what was liked, as one table.

They name the same people and things, in columns of the same names or of the same values; each has
one time, and the name of each says what was done. A column is added that holds what tells the names
apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.mapping_file import Mapping
from personalize_poc.data.own.profiles import moments
from personalize_poc.data.own.profiles.moments import Moment, moment
from personalize_poc.data.own.reading.ground import file_notes
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.several import grouping
from personalize_poc.data.own.reading.several.deed_words import kinds, says_done, words
from personalize_poc.data.own.reading.several.periods import alike, is_named
from personalize_poc.data.own.tables import DEED, Column, Table

_ENDING = re.compile(r"(?:\.[A-Za-z]\w{1,7})+$")
_PART = re.compile(
    r"[\W\d_]*|(?:data|chunk|shard|file|batch)[\W\d_]*|part(?:[\W\d_].*)?|[^/=]+=.*", re.I
)
"""Names of parts and of their folders, which say nothing of what a table holds."""
_SAMPLE = 2000
_SHARED = 0.3
"""Share of the people (and of the things) of the smaller file that the other one has as well."""
_CLEAR = 2.0
"""How many times as many values two columns of other names share as either does with a third."""
_OFTEN = 1.2
"""Rows a person and a thing have in one of the files, at least."""
_FEWEST = 20
_WIDEST, _WIDER = 20, 60
"""Columns of a file that says of one deed; more are a log of everything, unless most of them are
those of the other files: what a program adds to whatever happens."""


@dataclass(frozen=True)
class _Deed:
    """A table of one deed: its word, the key of its time, and its ids by name.

    Attributes:
        table: which.
        name: of the file, without its ending; of its folder, if its files are only numbered.
        place: where this name stands.
        time: key of its only column of times; "" if there are several.
        times: names of its columns of times.
        ids: name of a column that may name people or things -> its values in a sample.
        at: what the first column of times holds.
    """

    table: Table
    name: str
    place: str
    time: str
    times: frozenset[str]
    ids: dict[str, list[str]]
    at: Moment


def together(
    work: Workspace, tables: Sequence[Table], known: Mapping | None
) -> tuple[list[Table], list[Finding]]:
    """The same tables; those of different deeds of the same people are one, with a word on it.

    Args:
        work: of this reading.
        tables: as files and their names gave them.
        known: a mapping; a file that it names by itself stays by itself.
    """
    deeds = [one for table in tables if (one := _deed(work, table, known))]
    groups: list[list[_Deed]] = []
    for one in deeds:
        for group in groups:
            if all(_agree(work, one, other) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    rest, findings = list(tables), []
    for group in groups:
        if len(group) < 2:
            continue
        made = _joined(work, group)
        rest = [one for one in rest if all(one is not deed.table for deed in group)]
        rest.append(made)
        findings.append(file_notes.deeds_together([one.table.label for one in group], DEED))
    return rest, findings


def _deed(work: Workspace, table: Table, known: Mapping | None) -> _Deed | None:
    """A table whose file says what was done; None for any other."""
    place, name = _named(table.label)
    if not says_done(name) or table.rows < _FEWEST or len(table.columns) > _WIDER:
        return None
    if is_named([part.file for part in table.parts], known):
        return None
    step = max(1, table.rows // _SAMPLE)
    keys = ", ".join(f"trim({column.key})" for column in table.columns)
    rows = work.run(f"SELECT {keys} FROM {table.name} WHERE rowid % {step} = 0")
    values = {
        column: [str(value or "") for value in some]
        for column, some in zip(table.columns, zip(*rows, strict=True), strict=True)
    }
    times = {one: at for one, some in values.items() if (at := moment(some)) and _is_time(at, some)}
    if not times:
        return None
    ids = {
        grouping.folded(one.name): some
        for one, some in values.items()
        if one not in times and _may_be_id(some)
    }
    first = next(iter(times))
    time = first.key if len(times) == 1 else ""
    named = frozenset(grouping.folded(one.name) for one in times)
    return _Deed(table, name, place, time, named, ids, times[first]) if len(ids) > 1 else None


def _is_time(at: Moment, some: Sequence[str]) -> bool:
    return not at.weak or len(set(some)) > _FEWEST


def _may_be_id(some: Sequence[str]) -> bool:
    given = [value for value in some if value]
    different = len(set(given))
    return len(given) > 0.5 * len(some) and _FEWEST <= different <= len(given) / _OFTEN


def _named(label: str) -> tuple[str, str]:
    """The name of a file without its ending, and where it stands.

    A warehouse writes each table into a folder of its own, in which files are only numbered
    ("product_viewed/000.parquet"): then the folder has the name.
    """
    place, __, last = label.rpartition("/")
    name = _ENDING.sub("", re.split(r", sheet |, ", last)[-1]).strip("*_- ")
    while place and _PART.fullmatch(name):
        place, __, name = place.rpartition("/")
    return place, name


def _agree(work: Workspace, one: _Deed, other: _Deed) -> bool:
    """Whether two deeds are of the same people and things."""
    told = words(one.name) | words(other.name)
    if len(told) < 2 or one.name == other.name or one.place != other.place:
        return False
    if not (one.time and other.time) and one.times != other.times:
        return False
    if not grouping.have_most_in_common(one.table, other.table, _WIDEST):
        return False
    common = [name for name in one.ids if name in other.ids]
    shared = [name for name in common if _share(one.ids[name], other.ids[name]) >= _SHARED]
    if len(shared) == len(common) >= 2:
        return True
    return not _continues(one, other) and len(_pairs(work, one, other)) >= 2


def _continues(one: _Deed, other: _Deed) -> bool:
    """Whether files of other names tell of one deed at other times: the old and the new system.

    "bestellungen" until June and "orders" since July are no two kinds of events. What the roles
    say of both decides later whether they are one table.
    """
    return kinds(one.name) == kinds(other.name) and moments.are_of_other_days(one.at, other.at)


def _pairs(work: Workspace, one: _Deed, other: _Deed) -> dict[str, str]:
    """Columns of ids of the other deed -> those of the first that have the same values.

    Each is the only one that it shares many values with: small numbers are everywhere, and then
    nothing but a person can say which are people and which are things.
    """
    shares = {
        (there, here): _in_all(work, one, here, other, there)
        for there in other.ids
        for here in one.ids
    }
    found = {}
    for (there, here), share in shares.items():
        rivals = [
            value
            for pair, value in shares.items()
            if pair != (there, here) and (pair[0] == there or pair[1] == here)
        ]
        if share >= _SHARED and share >= _CLEAR * max(rivals, default=0.0):
            found[there] = here
    return found


def _in_all(work: Workspace, one: _Deed, here: str, other: _Deed, there: str) -> float:
    """Share of the values of the smaller of two columns that the other one has, over all rows."""
    columns = [
        f"SELECT DISTINCT trim({_column(deed, name).key}) AS v FROM {deed.table.name} "
        f"WHERE {_column(deed, name).key} IS NOT NULL"
        for deed, name in ((one, here), (other, there))
    ]
    told = work.run(
        f"SELECT count(a.v) FILTER (b.v IS NOT NULL), count(a.v), count(b.v) "
        f"FROM ({columns[0]}) AS a FULL JOIN ({columns[1]}) AS b ON a.v = b.v"
    )[0]
    both, first, second = map(int, told)
    return both / max(1, min(first, second))


def _column(deed: _Deed, name: str) -> Column:
    return next(one for one in deed.table.columns if grouping.folded(one.name) == name)


def _share(some: Sequence[str], others: Sequence[str]) -> float:
    here, there = set(some) - {""}, set(others) - {""}
    return len(here & there) / max(1, min(len(here), len(there)))


def _joined(work: Workspace, group: Sequence[_Deed]) -> Table:
    """All rows in the first table; times stand in its column of times, the rest under its names."""
    group = sorted(group, key=lambda one: -one.table.rows)
    first = group[0].table
    signs = _signs([one.name for one in group])
    columns = {grouping.folded(one.name): one for one in first.columns}
    called = [_called(work, group, deed) for deed in group[1:]]
    added = {
        names[column.name]: column
        for deed, names in zip(group[1:], called, strict=True)
        for column in deed.table.columns
        if column.key != deed.time
    }
    for name, column in {**added, DEED: Column(DEED, "")}.items():
        if name not in columns:
            columns[name] = replace(column, key=f"c{len(columns)}")
            work.run(f"ALTER TABLE {first.name} ADD COLUMN {columns[name].key} VARCHAR")
    file = columns[DEED]
    work.run(f"UPDATE {first.name} SET {file.key} = {literal(signs[0])}")
    parts, rows = list(first.parts), first.rows
    for deed, sign, names in zip(group[1:], signs[1:], called, strict=True):
        table = deed.table
        at = {
            columns[names[one.name]].key if one.key != deed.time else group[0].time: one.key
            for one in table.columns
        }
        work.run(
            f"INSERT INTO {first.name} ({', '.join(at)}, {file.key}) "
            f"SELECT {', '.join(at.values())}, {literal(sign)} FROM {table.name} ORDER BY rowid"
        )
        work.run(f"DROP TABLE {table.name}")
        parts += [replace(part, first_row=part.first_row + rows) for part in table.parts]
        rows += table.rows
    label = ", ".join(one.table.label for one in group)
    return replace(
        first, label=label, columns=tuple(columns.values()), parts=tuple(parts), rows=rows
    )


def _called(work: Workspace, group: Sequence[_Deed], deed: _Deed) -> dict[str, str]:
    """Columns of a deed -> what the first one calls them: ids by their values, others alike."""
    names = {one.name: grouping.folded(one.name) for one in deed.table.columns}
    same = all(name in group[0].ids for name in deed.ids)
    pairs = {} if same else _pairs(work, group[0], deed)
    known = {grouping.folded(column.name) for one in group for column in one.table.columns}
    pairs |= _of_lines(pairs, set(names.values()), known)
    return {name: pairs.get(folded, folded) for name, folded in names.items()}


def _of_lines(pairs: dict[str, str], names: set[str], known: set[str]) -> dict[str, str]:
    """What else lines of a list say ("products.price"), called as the other files call it."""
    lists = {
        there.removesuffix(here) for there, here in pairs.items() if there.endswith(f".{here}")
    }
    told = {f"{begin}{name}": name for begin in lists for name in known - names}
    return {name: other for name, other in told.items() if name in names}


def _signs(names: Sequence[str]) -> list[str]:
    """What tells names apart: "views" and "likes" of "recipe_views" and "recipe_likes"."""
    start = alike(names)
    start = start[: max((start.rfind(sign) + 1 for sign in "_- ."), default=0)]
    return [name[len(start) :] for name in names]
