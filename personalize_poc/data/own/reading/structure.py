"""The fields of JSON objects, over all rows."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from personalize_poc.data.own.reading.workspace import Workspace, literal

_KEYS = 200
"""An object with more different keys is a table of its own (item -> rating): it stays JSON."""
_NUMBERS = {"UBIGINT": "int64", "BIGINT": "int64", "HUGEINT": "int64", "DOUBLE": "double"}
_Path = tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A field of objects: how people call it, where it stands, its type ("" for text)."""

    name: str
    path: _Path
    kind: str


@dataclass
class _Node:
    """What stands under a key, over all rows."""

    children: dict[str, _Node] = field(default_factory=dict)
    items: _Node | None = None
    """Of objects in a list."""
    kinds: set[str] = field(default_factory=set)


def fields(work: Workspace, rows: str) -> tuple[list[Field], list[tuple[str, int, int]]]:
    """The fields of objects, and the lists of objects that stay JSON.

    Args:
        work: of this reading.
        rows: what stands after FROM; its column j holds the objects.

    Returns:
        Fields, in the order in which they come up; and of each such list the name, in how many rows
        it has several objects, and how many at most.
    """
    root = _Node()
    for (text,) in work.run(f"SELECT DISTINCT json_structure(j) FROM {rows}"):
        _merge(root, json.loads(text))
    lists = _lists(root, ())
    several: dict[_Path, tuple[int, int]] = {}
    for path in lists:
        length = f"json_array_length(j, {literal(pointer(path))})"
        found = work.run(
            f"SELECT count(*) FILTER ({length} > 1), coalesce(max({length}), 0) FROM {rows}"
        )
        if found[0][0]:
            several[path] = (int(found[0][0]), int(found[0][1]))
    named = [(".".join(path), *counts) for path, counts in several.items()]
    return _fields(root, (), (), set(lists) - set(several)), named


def _merge(node: _Node, structure: Any) -> None:
    """Add what DuckDB says about the fields of some rows."""
    if isinstance(structure, dict):
        for key, value in structure.items():
            _merge(node.children.setdefault(key, _Node()), value)
    elif isinstance(structure, list):
        inner = structure[0] if structure else "NULL"
        if isinstance(inner, dict):
            node.items = node.items or _Node()
            _merge(node.items, inner)
        if isinstance(inner, (dict, list)) or inner == "NULL":
            node.kinds.add("list")
        else:
            node.kinds.add(f"list<{_name(inner)}>")
    elif structure != "NULL":
        node.kinds.add(_name(structure))


def _name(kind: str) -> str:
    return _NUMBERS.get(kind, {"BOOLEAN": "bool", "JSON": "json"}.get(kind, "string"))


def _lists(node: _Node, path: _Path) -> list[_Path]:
    """Paths that hold lists of objects and nothing else."""
    if node.items is not None and node.items.children and node.kinds == {"list"}:
        return [path]
    return [p for key, child in node.children.items() for p in _lists(child, (*path, key))]


def _fields(node: _Node, names: _Path, path: _Path, single: set[_Path]) -> list[Field]:
    if path in single and node.items is not None:
        return _fields(node.items, names, (*path, "0"), single)
    if path and (node.kinds or not node.children or len(node.children) > _KEYS):
        kind = next(iter(node.kinds)) if len(node.kinds) == 1 else ("json" if node.children else "")
        return [Field(".".join(names), path, "" if kind == "string" else kind)]
    return [
        found
        for key, child in node.children.items()
        for found in _fields(child, (*names, key), (*path, key), single)
    ]


def pointer(path: _Path) -> str:
    """A path as RFC 6901 has it."""
    return "".join("/" + key.replace("~", "~0").replace("/", "~1") for key in path)
