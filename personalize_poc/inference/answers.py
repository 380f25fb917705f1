"""What is in answers of the runtime, and what changes from one to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from personalize_poc.language import _


def ids(answer: Mapping[str, Any] | Sequence[str]) -> list[str]:
    """The item ids of a runtime answer, best first; a sequence of ids is returned as a list."""
    if isinstance(answer, Mapping):
        return [entry["itemId"] for entry in _entries(answer)]
    return [str(item_id) for item_id in answer]


def overlap(
    first: Mapping[str, Any] | Sequence[str], second: Mapping[str, Any] | Sequence[str]
) -> float:
    """The share of items that two answers have in common (0 to 1, of the longer one)."""
    one, other = set(ids(first)), set(ids(second))
    longest = max(len(one), len(other))
    return len(one & other) / longest if longest else 1.0


def renewed(
    before: Mapping[str, Any] | Sequence[str], after: Mapping[str, Any] | Sequence[str]
) -> float:
    """The share of the second answer that is not in the first; 0 for an empty one."""
    new = ids(after)
    return len(set(new) - set(ids(before))) / max(len(new), 1)


def moves(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """For each id of `after`: `new`, `=`, or how many places it went up (`↑3`) or down (`↓2`)."""
    places = {item_id: place for place, item_id in enumerate(before)}
    return [
        _("new") if item_id not in places else _arrow(places[item_id] - place)
        for place, item_id in enumerate(after)
    ]


def risen(
    before: Mapping[str, Any] | Sequence[str], after: Mapping[str, Any] | Sequence[str]
) -> int:
    """How many items of the second answer stand higher than in the first, new ones left aside."""
    return sum(move.startswith("↑") for move in moves(ids(before), ids(after)))


def _entries(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(answer.get("itemList") or answer.get("personalizedRanking") or [])


def scores_of(answer: Mapping[str, Any] | Sequence[str]) -> list[float | None]:
    """The scores of a runtime answer, None where an item has none; nothing for ids."""
    if not isinstance(answer, Mapping):
        return []
    return [entry.get("score") for entry in _entries(answer)]


def _arrow(places: int) -> str:
    if places == 0:
        return "="
    return f"↑{places}" if places > 0 else f"↓{-places}"
