"""The fields of JSON objects, over all rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from personalize_poc.data.own.reading.ground.workspace import Workspace, literal

KEYS = 200
"""An object with more different keys is a table of its own (item -> rating): it stays JSON."""
_NUMBERS = {"UBIGINT": "int64", "BIGINT": "int64", "HUGEINT": "int64", "DOUBLE": "double"}
_MIXED = "list<json>"
"""Of lists that hold values of several types, such as a number and a text."""
_RENAMED, _SHARED = 1.05, 0.5
"""Texts that a number has on average at most, as things are renamed; and at least, as some share
one."""
_Path = tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A field of objects.

    Attributes:
        name: how people call it.
        path: where it stands.
        kind: its type ("" for text).
        mixed: whether it holds lists with values of several types.
    """

    name: str
    path: _Path
    kind: str
    mixed: bool = False


@dataclass
class Node:
    """What stands under a key, over all rows.

    Attributes:
        children: what stands under the keys of objects.
        items: what the objects of a list hold, or None.
        kinds: types of values that are no objects.
    """

    children: dict[str, Node] = field(default_factory=dict)
    items: Node | None = None
    kinds: set[str] = field(default_factory=set)

    def at(self, path: _Path) -> Node:
        """What stands at a path of keys."""
        return self.children[path[0]].at(path[1:]) if path else self


@dataclass(frozen=True)
class Fields:
    """Of objects.

    Attributes:
        all: in the order in which they come up.
        lists: of lists of objects that stay JSON: the name, in how many rows there are several
            objects, and how many at most.
        wide: of objects that stay JSON because they have too many keys: the name, and how many.
        pairs: names of fields that hold an id with its name, and are two columns.
    """

    all: list[Field]
    lists: list[tuple[str, int, int]]
    wide: list[tuple[str, int]]
    pairs: list[str] = field(default_factory=list)


def fields(work: Workspace, rows: str, root: Node) -> Fields:
    """The fields of objects.

    Args:
        work: of this reading.
        rows: what stands after FROM; its column j holds the objects.
        root: of `tree`.
    """
    several_ = {path: counts for path in lists(root) if (counts := several(work, rows, path))}
    named = [(".".join(path), *counts) for path, counts in several_.items()]
    every = _fields(root, (), (), set(lists(root)) - set(several_))
    pairs = [one for one in every if one.mixed and _are_pairs(work, rows, one.path)]
    split = [part for one in every for part in (_parts(one) if one in pairs else (one,))]
    return Fields(split, named, list(_wide(root, ())), [one.name for one in pairs])


def _are_pairs(work: Workspace, rows: str, path: _Path) -> bool:
    """Whether a field always holds a number with a text, or nothing: [7, "Blue shop"].

    Interfaces that name a row of another table by its id and by what people call it write such
    lists, and false where there is none (Odoo). Each number has its own text then. A count with its
    unit ([3, "pieces"]) has one text for all numbers, or several for each.
    """
    value = f"json_extract(j, {literal(pointer(path))})"
    given, such, ids, texts, pairs = work.run(
        f"SELECT count(*), count(*) FILTER (json_array_length(v) = 2 AND "
        f"json_type(v, '/0') IN ('UBIGINT', 'BIGINT') AND json_type(v, '/1') = 'VARCHAR'), "
        f"count(DISTINCT v->>'/0'), count(DISTINCT v->>'/1'), count(DISTINCT v::VARCHAR) "
        f"FROM (SELECT {value} AS v FROM {rows}) WHERE v::VARCHAR NOT IN ('null', 'false', '[]')"
    )[0]
    told = _SHARED * ids <= texts and pairs <= _RENAMED * ids
    return bool(given) and such == given and told


def _parts(pair: Field) -> tuple[Field, Field]:
    """The columns of an id with its name."""
    return (
        Field(pair.name, (*pair.path, "0"), "int64"),
        Field(f"{pair.name}.name", (*pair.path, "1"), ""),
    )


def tree(work: Workspace, rows: str) -> Node:
    """What stands where in objects; `rows` is that of `fields`."""
    root = Node()
    for (text,) in work.run(f"SELECT DISTINCT json_structure(j) FROM {rows}"):
        _merge(root, json.loads(text))
    return root


def several(work: Workspace, rows: str, path: _Path) -> tuple[int, int] | None:
    """In how many rows a list has several objects, and how many at most; None if in no row."""
    length = f"json_array_length(j, {literal(pointer(path))})"
    count, most = work.run(
        f"SELECT count(*) FILTER ({length} > 1), coalesce(max({length}), 0) FROM {rows}"
    )[0]
    return (int(count), int(most)) if count else None


def _merge(node: Node, structure: Any) -> None:
    """Add what DuckDB says about the fields of some rows."""
    if isinstance(structure, dict):
        for key, value in structure.items():
            _merge(node.children.setdefault(key, Node()), value)
    elif isinstance(structure, list):
        inner = structure[0] if structure else "NULL"
        if isinstance(inner, dict):
            node.items = node.items or Node()
            _merge(node.items, inner)
        if isinstance(inner, (dict, list)) or inner == "NULL":
            node.kinds.add("list")
        else:
            node.kinds.add(f"list<{_name(inner)}>")
    elif structure != "NULL":
        node.kinds.add(_name(structure))


def _name(kind: str) -> str:
    return _NUMBERS.get(kind, {"BOOLEAN": "bool", "JSON": "json"}.get(kind, "string"))


def lists(node: Node, path: _Path = ()) -> list[_Path]:
    """Paths that hold lists of objects and nothing else."""
    if node.items is not None and node.items.children and node.kinds == {"list"}:
        return [path]
    return [p for key, child in node.children.items() for p in lists(child, (*path, key))]


def leaves(node: Node, path: _Path = ()) -> Iterator[tuple[_Path, Node]]:
    """Paths that hold no objects, and what stands there."""
    if path and not node.children:
        yield path, node
    for key, child in node.children.items():
        yield from leaves(child, (*path, key))


def _fields(node: Node, names: _Path, path: _Path, single: set[_Path]) -> list[Field]:
    if path in single and node.items is not None:
        return _fields(node.items, names, (*path, "0"), single)
    # An object without keys is of no type that DuckDB knows; other rows say which keys it may have.
    kinds = node.kinds - {"json"} if node.children else node.kinds
    if path and (kinds or not node.children or len(node.children) > KEYS):
        kind = next(iter(kinds)) if len(kinds) == 1 else ("json" if node.children else "")
        named = "" if kind == "string" else kind
        return [Field(".".join(names), path, named, _MIXED in kinds)]
    return [
        found
        for key, child in node.children.items()
        for found in _fields(child, (*names, key), (*path, key), single)
    ]


def _wide(node: Node, path: _Path) -> Iterator[tuple[str, int]]:
    if path and len(node.children) > KEYS:
        yield ".".join(path), len(node.children)
    else:
        for key, child in node.children.items():
            yield from _wide(child, (*path, key))


def pointer(path: _Path) -> str:
    """A path as RFC 6901 has it."""
    return "".join("/" + key.replace("~", "~0").replace("/", "~1") for key in path)
