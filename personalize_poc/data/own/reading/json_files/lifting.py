"""One thing at two places of an event: alone in a view, and in a list in an order.

`{"event": "viewed", "product_id": 7}` and `{"event": "ordered", "products": [{"product_id": 7}]}`
stand in one file. Once each line of the list is a row, its id fills the field of the single one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.json_files import structure
from personalize_poc.data.own.reading.json_files.structure import Node

_Path = tuple[str, ...]
_FOUND = 0.2
"""Share of the different ids in lists that stand alone elsewhere, from which on they are one."""
_BOTH = 0.01
"""Share of the rows with an id in a list that may have a single one as well."""
_LOOKED = 1000
_TRIED = 8
"""Most fields whose values are compared."""


@dataclass(frozen=True)
class Lifted:
    """What was filled.

    Attributes:
        name: the field of the single thing.
        other: the field of the list.
        rows: that were filled.
    """

    name: str
    other: str
    rows: int


def lift(
    work: Workspace, table: str, valid: str, path: _Path, root: Node, is_id: Callable[[str], bool]
) -> Lifted | None:
    """Write the id of a line where events about one thing have theirs; None if it is no such id.

    Args:
        work: of this reading.
        table: its column j holds JSON texts, in which an object stands where a list was.
        valid: SQL of whether j is an object.
        path: where the list was.
        root: what stood where before.
        is_id: whether a name is that of an id.
    """
    node = root.at(path)
    inner = (
        [name for name, one in node.items.children.items() if _is_plain(one)] if node.items else []
    )
    single = [
        place for place, one in structure.leaves(root)
        if _is_plain(one) and is_id(place[-1]) and place[: len(path)] != path
    ]  # fmt: skip
    names = [name for name in inner if is_id(name)][:_TRIED]
    pairs = [(place, name) for name in names for place in single[: 2 * _TRIED]]
    pairs.sort(key=lambda pair: pair[0][-1] != pair[1])
    for place, name in pairs:
        if _are_one(work, f"{table} WHERE {valid}", place, (*path, name)):
            rows = _fill(work, table, valid, place, path, name, _shared(root, place, inner))
            return Lifted(".".join(place), ".".join((*path, name)), rows)
    return None


def _is_plain(node: Node) -> bool:
    return not node.children and node.items is None and bool(node.kinds)


def _shared(root: Node, place: _Path, inner: list[str]) -> list[str]:
    """Fields that stand beside the single id as well as in the list, such as a price."""
    beside = root.at(place[:-1]).children
    return [name for name in inner if name in beside and _is_plain(beside[name])]


def _value(path: _Path) -> str:
    return f"json_extract(j, {literal(structure.pointer(path))})"


def _text(path: _Path) -> str:
    return f"json_extract_string(j, {literal(structure.pointer(path))})"


def _are_one(work: Workspace, rows: str, alone: _Path, listed: _Path) -> bool:
    """Whether two fields hold the same ids, and no row has both."""
    one, other = f"nullif({_text(alone)}, '')", f"nullif({_text(listed)}, '')"
    given, both, looked, found = work.run(
        f"WITH r AS (SELECT {one} AS a, {other} AS b FROM {rows}), "
        f"l AS (SELECT DISTINCT b FROM r WHERE b IS NOT NULL ORDER BY hash(b) LIMIT {_LOOKED}) "
        "SELECT (SELECT count(b) FROM r), (SELECT count(b) FROM r WHERE a IS NOT NULL), "
        "(SELECT count(*) FROM l), (SELECT count(*) FROM l WHERE b IN (SELECT a FROM r))"
    )[0]
    return bool(given) and both <= _BOTH * given and found >= max(2, _FOUND * looked)


def _fill(
    work: Workspace,
    table: str,
    valid: str,
    alone: _Path,
    path: _Path,
    name: str,
    shared: list[str],
) -> int:
    """Move the id, and what else both places have, out of the lines; the number of rows."""
    above = alone[:-1]
    moved = {alone[-1]: name, **{one: one for one in shared if one != alone[-1]}}
    given = ", ".join(
        f"{literal(here)}, coalesce(nullif({_value((*above, here))}, 'null'::JSON), "
        f"{_value((*path, there))})"
        for here, there in moved.items()
    )
    gone = json.dumps(dict.fromkeys(moved.values()), ensure_ascii=False)
    patches = f"{around(above, f'json_object({given})::VARCHAR')}, {around(path, literal(gone))}"
    where = f"({valid}) AND {_text(alone)} IS NULL AND {_text((*path, name))} IS NOT NULL"
    (rows,) = work.run(f"SELECT count(*) FROM {table} WHERE {where}")[0]
    work.run(
        f"UPDATE {table} SET j = CAST(json_merge_patch(j, {patches}) AS VARCHAR) WHERE {where}"
    )
    return int(rows)


def around(path: _Path, inner: str) -> str:
    """SQL of an object that has a JSON text at a path."""
    before = "".join("{" + json.dumps(key, ensure_ascii=False) + ":" for key in path)
    return f"{literal(before)} || {inner} || {literal('}' * len(path))}"
