"""Objects around the rows of a file, as an interface answers.

`{"orders": [{…}, …]}` has one, and a page of GraphQL, OData or a search engine several:
`{"data": {"orders": {"nodes": [{…}, …], "pageInfo": {…}, "totalCount": 9}}}`. Around the list they
say how many rows there are and where the next page is. An object with an id is a thing itself, and
its list is a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_DEEP = 5
"""Objects around the rows, one in the other, at most."""
_ID = re.compile(r"_?id|uid|uuid|guid|.*(?:[a-z]I[Dd]|_id|_uuid)")
"""What the id of a thing is called."""
_Path = tuple[str, ...]


def around(value: dict[str, Any]) -> _Path:
    """The way to the only list of objects in an object; () if there is none, or several.

    Args:
        value: all of a file.
    """
    here = [key for key, inner in value.items() if _has_objects(inner)]
    if here:
        return (here[0],) if len(here) == 1 else ()
    found = list(_lists(value, _DEEP))
    return found[0] if len(found) == 1 else ()


def _lists(value: dict[str, Any], depth: int) -> Iterator[_Path]:
    """The ways to lists of objects within objects that only wrap them, or to what is no wrapper."""
    for key, inner in value.items():
        if _has_objects(inner):
            yield (key,)
        elif isinstance(inner, dict) and depth > 1 and not any(map(_ID.fullmatch, inner)):
            yield from ((key, *path) for path in _lists(inner, depth - 1))


def _has_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
