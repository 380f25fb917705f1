"""Lists of plain values whose members are what somebody chose: ids of an event, held products."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import structure
from personalize_poc.data.own.reading.json_files.structure import Node

_Path = tuple[str, ...]
Found = tuple[bool, int, _Path, int]
"""Whether its name says it, in how many rows it has several members, where it is, and the most."""

_IDS = re.compile(
    r"(?:.*[a-z_. -])?(?:ids|keys|skus|codes|isbns|eans|asins|upcs)|.*[a-z]I[Dd]s|.*ID_?List", re.I
)
"""What lists of ids are called."""
NOT_CHOSEN = re.compile(
    r"impress|shown|display|candidate|recommend|related|similar|categor|tag|user|member|friend"
    r"|follow|segment|variant|group|cohort|coupon|session|author|order",
    re.I,
)
_CHOSEN = re.compile(
    r"(?:.*[_. -])?(?:item|product|content|article|object|video|movie|film|song|track|course|post"
    r"|book|sku|asin|isbn)[_ ]?(?:id|key|sku|code|number)?",
    re.I,
)
"""What the one thing is called that a row is about: lists of ids beside it are something else."""
_DEEDS = re.compile(
    r"(?:.*[_. -])?(?:actions?|action_?details|events?|hits|entries|rows|lines?|plays|views"
    r"|interactions|positions)",
    re.I,
)
"""What lists of deeds are called: as texts they say what was done, and not with which thing."""
_FEWEST, _BACK = 20, 1.5
"""Objects with such a list, and of a thing on average, from which on things are held by many."""
_TITLED, _OTHERS = 0.5, 0.9
"""Share of the objects with several words in a field, and of different ones among these."""
_LONGEST = 200
"""Letters of a text in which several words are looked for."""
_ALWAYS, _CHANCE, _SAME = 0.9, 0.1, 0.5
"""Share of the objects with a list that name something in a field, and of these that name a member
of it at most; and of the objects without a list that name one there at least."""


def ids(work: Workspace, rows: str, root: Node, has_times: Callable[[_Path], bool]) -> Found | None:
    """The list of ids that an event is about, where no single one of its fields says that."""
    leaves = list(structure.leaves(root))
    if any(_CHOSEN.fullmatch(path[-1]) for path, node in leaves if not _is_list(node)):
        return None
    single = {path[-1] for path, node in leaves if not _is_list(node)}
    for path, node in leaves:
        if path[-1][:-1] in single:
            continue  # "episode_ids" beside an "episode_id" of other events are what was shown
        told = _is_list(node) and _IDS.fullmatch(path[-1]) and not NOT_CHOSEN.search(path[-1])
        counts = structure.several(work, rows, path) if told else None
        if counts and has_times(path):
            return True, counts[0], path, counts[1]
    return None


def held(
    work: Workspace,
    rows: str,
    root: Node,
    some: Sequence[dict[str, Any]],
    is_called: Callable[[str], bool],
) -> Found | None:
    """The list of things that accounts hold, or orders have, called as lines of orders are.

    What has a title of its own is a thing itself, which such a list describes: a set and what is in
    it, a category and its products. Who is named by full name is taken for such a thing too.

    Args:
        work: of this reading.
        rows: what stands after FROM; its column j holds the objects.
        root: what stands where in them.
        some: the first objects.
        is_called: whether a name is that of a list of lines.
    """
    for path, node in structure.leaves(root):
        name = path[-1]
        told = is_called(name) and not (_DEEDS.fullmatch(name) or NOT_CHOSEN.search(name))
        if not (told and _is_list(node) and _come_back(some, path)) or are_titled(some):
            continue
        if _are_within_another(some, path):
            continue
        if counts := structure.several(work, rows, path):
            return True, counts[0], path, counts[1]
    return None


def _is_list(node: Node) -> bool:
    """Whether it holds lists of texts or numbers, and nothing else."""
    plain = {"list", "list<string>", "list<int64>"}
    return node.items is None and bool(node.kinds) and node.kinds <= plain


def _come_back(some: Sequence[dict[str, Any]], path: _Path) -> bool:
    """Whether the members of a list stand in the lists of several objects each."""
    lists = [set(map(str, given)) for one in some if (given := _at(one, path))]
    count = Counter(value for given in lists for value in given)
    return len(lists) >= _FEWEST and sum(count.values()) >= _BACK * len(count)


def _are_within_another(some: Sequence[dict[str, Any]], path: _Path) -> bool:
    """Whether objects with a list name what it stands in, where others name one of its members.

    A view names a job, and an impression in the same field the box that showed a list of jobs: what
    a row is about stands in that field, and nobody chose the members of the list.
    """
    members = {str(value) for one in some for value in _at(one, path)}
    named: dict[str, tuple[list[bool], list[bool]]] = {}
    for one in some:
        beside = bool(_at(one, path))
        for place, value in _fields(one):
            named.setdefault(place, ([], []))[beside].append(str(value) in members)
    always = _ALWAYS * sum(bool(_at(one, path)) for one in some)
    return any(
        len(beside) >= always
        and sum(beside) <= _CHANCE * len(beside)
        and sum(alone) >= max(_FEWEST, _SAME * len(alone))
        for alone, beside in named.values()
    )


def _at(value: Any, path: _Path) -> list[Any]:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []


def are_titled(some: Sequence[dict[str, Any]]) -> bool:
    """Whether a field has several words, other ones in nearly each object."""
    found: dict[str, list[str]] = {}
    for key, text in (pair for one in some for pair in _texts(one)):
        found.setdefault(key, []).append(text)
    return any(
        len(texts) >= _TITLED * len(some) and len(set(texts)) >= _OTHERS * len(texts)
        for texts in found.values()
    )


def _texts(one: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Fields with several words, also of objects in an object."""
    for place, value in _fields(one):
        if isinstance(value, str) and _has_words(value):
            yield place, value


def _fields(one: dict[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """Fields with a text or a number, also of objects in an object, and where each stands."""
    for key, value in one.items():
        if isinstance(value, dict):
            yield from _fields(value, f"{within}{key}.")
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
            yield f"{within}{key}", value


def _has_words(text: str) -> bool:
    """Whether a text has several words, which codes and times have not."""
    return sum(sum(map(str.isalpha, part)) > 1 for part in text[:_LONGEST].split()) > 1
