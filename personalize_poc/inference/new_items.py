"""Items that come later: their metadata as PutItems takes it, and how far they are seen."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from personalize_poc.inference.recommendations import ids
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.data import DataSet

NOT_FOUND = 501
"""One more than the longest answer: the rank of an item that is not in it."""
_CREATED = "CREATION_TIMESTAMP"
_TOP = 25
_USUAL, _MOST, _DAY = 30, 50, 86_400
"""The service's cut-off in days, and how many items are new at most if that can be."""


def like(dataset: DataSet, item_id: str) -> str:
    """The metadata of an item, as the JSON text that PutItems takes, for one that arrives now.

    Args:
        dataset: the data, with items.
        item_id: the item to be like.
    """
    assert dataset.items is not None
    row = dataset.items.set_index("ITEM_ID").loc[item_id]
    return _text(dataset, {name: value for name, value in row.items() if pd.notna(value)})


def bare(dataset: DataSet) -> str:
    """As little as the schema allows: `unknown` for texts, the median for numbers."""
    assert dataset.items is not None
    values: dict[Any, Any] = {}
    for name in dataset.items.columns.drop("ITEM_ID"):
        column = dataset.items[name]
        numeric = pd.api.types.is_numeric_dtype(column.dtype)
        values[name] = column.dtype.type(column.median()) if numeric else "unknown"
    return _text(dataset, values)


def age_cut_off(dataset: DataSet) -> str:
    """Days up to which items count as new, as `explorationItemAgeCutOff` takes them.

    30, which the service takes where nothing is said; less where more than fifty items are
    younger than that, as everything is in data of a few weeks: two or three places of a list
    would be shared among all.
    """
    seen = dataset.interactions.groupby("ITEM_ID")["TIMESTAMP"]
    since, latest = seen.min(), float(dataset.interactions["TIMESTAMP"].max())
    if dataset.items is not None and _CREATED in dataset.items:
        created = dataset.items.set_index("ITEM_ID")[_CREATED].dropna()
        since = created.combine_first(since)
    ages = (latest - since) / _DAY
    fitting = [days for days in range(1, _USUAL + 1) if (ages <= days).sum() <= _MOST]
    return str(max(fitting, default=1))


def visible(dataset: DataSet) -> int:
    """So many first places of a list count as seen: 25, and of few items a quarter of them.

    Of a dozen items each list holds all.
    """
    items = dataset.counts.items if dataset.items is None else len(dataset.items)
    return max(1, min(_TOP, items // 4))


def reach(
    answers: Mapping[str, Mapping[str, Any]], item_id: str, top: int = _TOP
) -> tuple[int, int]:
    """How many users have an item in the first places of their answers, and its median rank.

    Args:
        answers: user -> answer.
        item_id: the item.
        top: how many places count as seen.

    Returns:
        Users, and rank; `NOT_FOUND` for an item that is in fewer than half of the answers.
    """
    ranks = []
    for answer in answers.values():
        found = ids(answer)
        ranks.append(found.index(item_id) + 1 if item_id in found else NOT_FOUND)
    middle = sorted(ranks)[len(ranks) // 2] if ranks else NOT_FOUND
    return sum(rank <= top for rank in ranks), middle


def table(
    answers: Mapping[tuple[str, str], Mapping[str, Mapping[str, Any]]],
    items: Sequence[str],
    top: int = _TOP,
) -> pd.DataFrame:
    """How far new items came: one row for each group of users and each weight of exploration.

    Args:
        answers: (group, weight) -> user -> answer.
        items: ids of the new items.
        top: as for `reach`.
    """
    rows = []
    for (group, weight), of in answers.items():
        row = {_("users"): group, "explorationWeight": weight}
        for item in items:
            met, rank = reach(of, item, top)
            row[_("{item}: in top {top} of").format(item=item, top=top)] = _(
                "{met} of {count}"
            ).format(met=met, count=len(of))
            row[_("{item}: middle rank").format(item=item)] = (
                _("over 500") if rank == NOT_FOUND else str(rank)
            )
        rows.append(row)
    return pd.DataFrame(rows)


def met(
    answers: Mapping[str, Mapping[str, Any]], item_id: str, top: int = _TOP
) -> list[tuple[str, int]]:
    """The users who have an item in the first places of their answers, and where, best first."""
    found = {user: ids(answer)[:top] for user, answer in answers.items()}
    ranks = [(user, ids_.index(item_id) + 1) for user, ids_ in found.items() if item_id in ids_]
    return sorted(ranks, key=lambda one: (one[1], one[0]))


def _text(dataset: DataSet, values: dict[Any, Any]) -> str:
    """Names in camelCase; numbers as Python has them; created when the data ends."""
    if _CREATED in values:
        values[_CREATED] = int(dataset.interactions["TIMESTAMP"].max())
    plain = {
        _camel(str(name)): value.item() if hasattr(value, "item") else value
        for name, value in values.items()
    }
    return json.dumps(plain)


def _camel(name: str) -> str:
    """`CREATION_TIMESTAMP` -> `creationTimestamp`."""
    first, *others = name.lower().split("_")
    return first + "".join(part.capitalize() for part in others)
