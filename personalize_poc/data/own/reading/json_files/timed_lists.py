"""Lists whose objects each say when, and what: what people did, one after the other.

Under a person, or under a profile of a family, stand readings, visits or bookings. Each has a time
of its own and names one of many things, which others have in their lists too. Steps of an order
have times as well and name few things; what belongs to one alone, as a device does, is in no other
list. Where many happen on one day, as votes do, they are told by what each said to one thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from personalize_poc.data.own.reading.json_files import line_signs
from personalize_poc.data.own.times.shapes import forms

_LINES = 30
"""Fewest objects of lists by which this is judged."""
_FULL = 0.95
"""Share of the objects that have a time, and that name a thing."""
_THINGS, _BACK = 20, 1.5
"""Fewest things that they name, and objects of a thing on average from which on they come back."""
_SHARED = 0.5
"""Share of the things that stand in several lists."""
_DIFFERENT = 0.5
"""Different times for each object, at least."""
_TRIED = 200
"""Values by which a field is taken for one of times."""
_SHORTEST = 8
"""Characters of a time; a shorter number that could be one is a year or a count of days."""
_ANSWERS, _DISAGREE = 10, 0.5
"""Most different answers, and share of the things that others have to which answers differ."""


def are_happenings(some: Sequence[dict[str, Any]], path: tuple[str, ...]) -> bool:
    """Whether the objects of a list each have a time, and name things that come back.

    Times mostly differ, or something else does that is said of a thing: a vote, a mark.

    Args:
        some: objects that hold the list.
        path: where it stands in them.
    """
    count, full = _filled(some, path, _FULL)
    if count < _LINES or not (times := _times(full)):
        return False
    things = [key for key in full if key not in times and _come_back(full[key])]
    if not things or _moments(count, full):
        return bool(things)
    return any(
        _answer(full[thing], full[key])
        for key in full.keys() - times - {*things}
        for thing in things
    )


def have_times(some: Sequence[dict[str, Any]], path: tuple[str, ...], share: float) -> bool:
    """Whether this share of the objects of a list have a time of their own, mostly another one."""
    return bool(_moments(*_filled(some, path, share)))


def _filled(
    some: Sequence[dict[str, Any]], path: tuple[str, ...], share: float
) -> tuple[int, dict[str, list[tuple[int, Any]]]]:
    """How many objects lists have, and the fields that this share of them has, with values."""
    lines = [(at, line) for at, one in enumerate(some) for line in line_signs.at(one, path)]
    full = {
        key: [(at, line[key]) for at, line in lines if isinstance(line.get(key), (str, int, float))]
        for key in dict.fromkeys(key for __, line in lines for key in line)
    }
    return len(lines), {k: given for k, given in full.items() if len(given) >= share * len(lines)}


def _times(full: dict[str, list[tuple[int, Any]]]) -> set[str]:
    return {key for key, given in full.items() if _are_times([value for __, value in given])}


def _moments(count: int, full: dict[str, list[tuple[int, Any]]]) -> list[str]:
    """The fields of times of which most objects have another one."""
    return [key for key in _times(full) if len(set(full[key])) >= _DIFFERENT * count]


def _answer(things: list[tuple[int, Any]], given: list[tuple[int, Any]]) -> bool:
    """Whether values are a few texts of which different lists have different ones for a thing."""
    said: dict[Any, list[Any]] = {}
    if len(things) != len(given):
        return False
    for (_, thing), (_, value) in zip(things, given, strict=True):
        said.setdefault(thing, []).append(value)
    several = [set(values) for values in said.values() if len(values) > 1]
    texts = {value for _, value in given}
    few = all(isinstance(one, str) for one in texts) and 1 < len(texts) <= _ANSWERS
    return few and sum(len(one) > 1 for one in several) >= _DISAGREE * len(several)


def _are_times(values: list[Any]) -> bool:
    """Whether values are times, by the first of them."""
    tried = [str(value) for value in values[:_TRIED]]
    return all(len(text) >= _SHORTEST and forms(text) for text in tried)


def _come_back(given: list[tuple[int, Any]]) -> bool:
    """Whether values are texts that name many things, of which others have the same.

    Numbers may be seconds or points as well, which come back by chance.
    """
    pairs = {(at, value) for at, value in given if isinstance(value, str)}
    lists: dict[str, int] = {}
    for __, value in pairs:
        lists[value] = lists.get(value, 0) + 1
    told = sum(isinstance(value, str) for __, value in given)
    shared = sum(count > 1 for count in lists.values())
    enough = len(lists) >= _THINGS and told >= _BACK * len(lists)
    return enough and told == len(given) and shared >= _SHARED * len(lists)
