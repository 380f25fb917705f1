"""Cells that list what somebody chose by keys of another table: "38266,38273,38275".

Ballots and orders that are written so have a row for each of them afterwards. What has a title
itself is described by such a list (a product and its categories), and stays one row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.profiles import facts
from personalize_poc.data.own.reading.ground import remade
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.json_files import line_signs, object_notes, plain_lists
from personalize_poc.data.own.reading.json_files.unfolding import Unfolded
from personalize_poc.data.own.reading.several import ids_by_file
from personalize_poc.data.own.tables import Column, Table

_SEEN, _BLOCK = 500, 100
"""Rows by which a column is judged, of blocks of so many."""
_FEWEST, _SEVERAL = 20, 0.2
"""Rows with a value, and the share of them that list several, at least."""
_SIGNS, _LEAST = ",;|", 3
"""What stands between keys, and keys of the longest list: "12,50" is a number."""
_BACK, _THINGS = 1.5, 5
"""Lists in which a thing stands on average, and different things, at least."""
_GROUP = 3
"""Digits between the commas of a large number."""
_FOUND = 0.98
"""Share of the keys that the other table has."""
_Rows = list[tuple[str | None, ...]]


def find(work: Workspace, tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The same tables; those with lists of keys of another one have a row for each key.

    Args:
        work: of this reading.
        tables: all of them.
    """
    found, said = list(tables), []
    for at, table in enumerate(found):
        for column, sign, keys in _lists(work, table) if len(found) > 1 else ():
            known = _known(work, [one for one in found if one is not table], keys)
            if known is not None:
                found[at], told = _with_rows(work, table, column, sign)
                said += [told, *ids_by_file.tell_apart(work, found[at], column, *known)]
                break
    return found, said


def _lists(work: Workspace, table: Table) -> list[tuple[Column, str, set[str]]]:
    """Columns that hold lists of keys, what stands between these, and some of them."""
    texts = table.texts
    names = ", ".join(one.key for one in texts)
    rows: _Rows = (
        work.run(f"SELECT {names} FROM {facts.blocks(table, _SEEN, _BLOCK)}") if texts else []
    )
    found = []
    for at, column in enumerate(texts):
        values = [str(row[at]).strip() for row in rows if row[at] is not None]
        sign = next((one for one in _SIGNS if _are_lists(values, one)), None)
        if sign and not plain_lists.NOT_CHOSEN.search(column.name):
            found.append((column, sign, {key for one in values for key in _keys(one, sign)}))
    names_ = [one.name for one in texts]
    titled = found and plain_lists.are_titled([dict(zip(names_, row, strict=True)) for row in rows])
    return [] if titled else found


def _keys(value: str, sign: str) -> list[str]:
    return [one.strip() for one in value.split(sign)]


def _are_lists(values: Sequence[str], sign: str) -> bool:
    """Whether values list codes that come back, each once in a list."""
    several = sum(sign in one for one in values)
    if len(values) < _FEWEST or several < _SEVERAL * len(values):
        return False
    lists = [_keys(one, sign) for one in values]
    if any(len(set(one)) < len(one) or not all(map(line_signs.is_code, one)) for one in lists):
        return False
    count = Counter(key for one in lists for key in one)
    back = len(count) >= _THINGS and sum(count.values()) >= _BACK * len(count)
    return back and max(map(len, lists)) >= _LEAST and not _are_numbers(lists)


def _are_numbers(lists: Sequence[list[str]]) -> bool:
    """Whether these are parts of large numbers: three digits each, but for the first one."""
    shorter = any(len(one[0]) < _GROUP for one in lists)
    return shorter and all(len(key) == _GROUP for one in lists for key in one[1:])


def _known(work: Workspace, others: Sequence[Table], keys: set[str]) -> tuple[Table, Column] | None:
    """The table and column that have these keys, each once in a part of it; None without one."""
    listed = ", ".join(map(literal, sorted(keys)))
    pairs = [(one, column) for one in others if one.rows >= _THINGS for column in one.texts]
    for other, column in pairs:
        found = work.run(
            f"SELECT count(DISTINCT trim({column.key})) FROM {other.name} "
            f"WHERE trim({column.key}) IN ({listed})"
        )[0][0]
        if found >= _FOUND * len(keys) and all(
            _is_unique(work, other, column, part.first_row, part.rows) for part in other.parts
        ):
            return other, column
    return None


def _is_unique(work: Workspace, table: Table, column: Column, first: int, rows: int) -> bool:
    """Whether a column has another value in each row of a part."""
    different = work.run(
        f"SELECT count(DISTINCT trim({column.key})) FROM {table.name} "
        f"WHERE rowid >= {first} AND rowid < {first + rows}"
    )[0][0]
    return bool(different == rows)


def _with_rows(work: Workspace, table: Table, column: Column, sign: str) -> tuple[Table, Finding]:
    """The table with a row for each key, and what is to be said of it."""
    made = f"{table.name}_keys"
    listed = f"coalesce(string_split({column.key}, {literal(sign)}), [NULL])"
    several, most = work.run(
        f"SELECT count(*) FILTER (len({listed}) > 1), max(len({listed})) FROM {table.name}"
    )[0]
    work.run(
        f"CREATE TABLE {made} AS SELECT * EXCLUDE (one, nth) "
        f"REPLACE (nullif(trim(one), '') AS {column.key}) FROM (SELECT *, rowid AS was, "
        f"unnest({listed}) AS one, generate_subscripts({listed}, 1) AS nth FROM {table.name}) "
        f"ORDER BY was, nth"
    )
    longer = remade.in_place(work, table, made)
    found = Unfolded(True, column.name, int(several), int(most))
    return longer, object_notes.unfolded(table.label, found)
