"""Lists in the objects of a list that hold what was done, and are called nothing that tells so.

A patient has sessions, and a session its exercises: each names a thing by code and name, says how
many or how much, and the session names nothing itself but its number and its time. What a line of
an order holds in lists (toppings, taxes) looks alike, but that line names a thing: it is what was
chosen, and a row for each of its parts would count it several times. Where the inner objects have
times of their own they are what happened, whatever stands around.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from personalize_poc.data.own.reading.json_files import line_signs, timed_lists

_BACK = 1.5
"""Objects of a thing on average from which on a field names things that come back."""
_TIMED = 0.5
"""Share of inner objects with a time; what was left out or is still to come has none."""


def are_done(
    some: Sequence[dict[str, Any]],
    outer: tuple[str, ...],
    path: tuple[str, ...],
    is_id: Callable[[str], bool],
) -> bool:
    """Whether the objects of a list within another are what somebody did.

    Args:
        some: objects that hold an object of the outer list each.
        outer: where it stands in them.
        path: where the inner list stands.
        is_id: whether a name is that of an id.
    """
    if not line_signs.are_lines(some, path):
        return False
    return timed_lists.have_times(some, path, _TIMED) or not _names_a_thing(some, outer, is_id)


def _names_a_thing(
    some: Sequence[dict[str, Any]], outer: tuple[str, ...], is_id: Callable[[str], bool]
) -> bool:
    """Whether a field of the outer objects has ids, or texts with digits, that come back."""
    around = [dict(line_signs.flat(one)) for one in (_at(one, outer) for one in some)]
    for key in dict.fromkeys(key for one in around for key in one):
        named = is_id(key.split(".")[-1])
        values = [one[key] for one in around if _may_name(one.get(key), named)]
        if values and len(values) >= _BACK * len(set(values)):
            return True
    return False


def _may_name(value: Any, named: bool) -> bool:
    """Whether a value may name a thing: a code in text, or any number of a field called an id."""
    return line_signs.is_code(value) and (named or isinstance(value, str))


def _at(value: Any, path: tuple[str, ...]) -> dict[str, Any]:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}
