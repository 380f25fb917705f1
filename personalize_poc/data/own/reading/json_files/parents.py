"""JSON lines that name the line they belong to, as bulk exports write an order and its lines.

Orders and their lines stand in one file, each as an object; a line names its order by a key of
which the order has the value as its own id. Each line gets what its order says, below that key,
and orders that have lines are no rows of their own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.json_files import structure
from personalize_poc.data.own.reading.json_files.structure import Node

_FEWEST, _MOST = 0.1, 0.99
"""Share of the objects that name another one."""
_FOUND = 0.99
"""Share of these whose other one is in the file."""
_TRIED = 12
"""Most keys that are tried as id, and as name of another object."""


@dataclass(frozen=True)
class Parted:
    """Which objects are parts of others.

    Attributes:
        key: names the other object in a part.
        id: is its own name in the other.
        rows: parts.
    """

    key: str
    id: str
    rows: int


def join(work: Workspace, table: str, valid: str, root: Node) -> Parted | None:
    """Give parts what their wholes say, in the table that holds them; None if there are none.

    Replies to a comment name a comment as well, but are alike: objects are parts only if they and
    what they name have keys that the other has not.

    Args:
        work: of this reading.
        table: its column j holds JSON texts.
        valid: SQL of whether j is an object.
        root: what stands where in them.
    """
    texts = [name for name, node in root.children.items() if node.kinds and not node.children]
    rows = f"{table} WHERE {valid}"
    filled = _filled(work, rows, texts[: 4 * _TRIED])
    total = work.run(f"SELECT count(*) FROM {rows}")[0][0]
    keys = [one for one in filled if _FEWEST * total <= filled[one][0] <= _MOST * total]
    ids = [one for one in filled if filled[one][0] == total == filled[one][1]]
    for key in keys[:_TRIED]:
        for own in ids[:_TRIED]:
            if _names(work, rows, key, own) and _differ(work, rows, key):
                _merge(work, table, valid, key, own)
                return Parted(key, own, filled[key][0])
    return None


def _text(key: str) -> str:
    return f"json_extract_string(j, {literal(structure.pointer((key,)))})"


def _filled(work: Workspace, rows: str, names: list[str]) -> dict[str, tuple[int, int]]:
    """For each key: in how many objects it has a value, and how many different ones.

    Each object is parsed once, and one table of hashes serves all keys: DuckDB makes one for each
    "count(DISTINCT)" of a row of them, whose threads wait for each other on a busy machine.
    """
    if not names:
        return {}
    keys = ", ".join(map(literal, names))
    places = ", ".join(literal(structure.pointer((one,))) for one in names)
    told = work.run(
        f"SELECT k, count(v), count(DISTINCT v) FROM (SELECT unnest([{keys}]) AS k, "
        f"unnest(json_extract_string(j, [{places}])) AS v FROM {rows}) GROUP BY k"
    )
    found = {str(key): (int(filled), int(different)) for key, filled, different in told}
    return {one: found.get(one, (0, 0)) for one in names}


def _names(work: Workspace, rows: str, key: str, own: str) -> bool:
    """Whether the values of a key are ids of objects that themselves have no such key."""
    named, found = work.run(
        f"WITH r AS (SELECT {_text(key)} AS k, {_text(own)} AS o FROM {rows}) "
        f"SELECT count(*), count(w.o) FROM (SELECT k FROM r WHERE k IS NOT NULL) p "
        f"LEFT JOIN (SELECT o FROM r WHERE k IS NULL) w ON p.k = w.o"
    )[0]
    return bool(found >= _FOUND * named)


def _differ(work: Workspace, rows: str, key: str) -> bool:
    """Whether parts and wholes each have keys that the other has not."""
    found: list[set[str]] = []
    for none in ("NOT NULL", "NULL"):
        listed = work.run(
            f"SELECT DISTINCT unnest(json_keys(j)) FROM (SELECT j FROM {rows}) "
            f"WHERE {_text(key)} IS {none}"
        )
        found.append({str(name) for (name,) in listed} - {key})
    parts, wholes = found
    return bool(parts - wholes) and bool(wholes - parts)


def _merge(work: Workspace, table: str, valid: str, key: str, own: str) -> None:
    """Write the whole into each of its parts, in place of its name."""
    before = literal("{" + json.dumps(key, ensure_ascii=False) + ":")
    work.run(
        f"CREATE OR REPLACE TABLE {table} AS WITH r AS (SELECT rowid AS n, j, "
        f"CASE WHEN {valid} THEN {_text(key)} END AS k, CASE WHEN {valid} THEN {_text(own)} END "
        f"AS o FROM {table}), w AS (SELECT o, j FROM r WHERE k IS NULL AND o IS NOT NULL) "
        f"SELECT CASE WHEN w.j IS NULL THEN r.j ELSE "
        f"CAST(json_merge_patch(r.j, {before} || w.j || '}}') AS VARCHAR) END AS j "
        f"FROM r LEFT JOIN w ON r.k = w.o "
        f"WHERE r.k IS NOT NULL OR r.o IS NULL OR r.o NOT IN (SELECT k FROM r WHERE k IS NOT NULL) "
        f"ORDER BY r.n"
    )
