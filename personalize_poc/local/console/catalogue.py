"""People and items to try a campaign with: who is there, what they had, what an item is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from personalize_poc.local.api.context import Service
from personalize_poc.local.console import dataset_view
from personalize_poc.local.dataset_types import DatasetType

PEOPLE = 12
LATEST = 8
_TEXT = 200


def suggestions(service: Service, dataset_group: str) -> dict[str, list[str]]:
    """Ids to begin with: ``users`` from few to many interactions, ``items`` the most frequent."""
    rows = dataset_view.table(service, dataset_group, DatasetType.INTERACTIONS)
    if rows is None or not rows.num_rows:
        return {"users": [], "items": []}
    users, items = (_by_count(rows[name]) for name in ("USER_ID", "ITEM_ID"))
    spread = sorted({round(place * (len(users) - 1) / (PEOPLE - 1)) for place in range(PEOPLE)})
    return {"users": [users[place] for place in spread], "items": items[:PEOPLE]}


def history(service: Service, dataset_group: str, user_id: str) -> list[dict[str, Any]]:
    """The latest interactions of a user, newest first: ``item``, ``at``, ``event``."""
    snapshot = service.serving.groups.get(dataset_group).snapshot
    known = snapshot.history(user_id)
    found = []
    for place in range(len(known) - 1, max(-1, len(known) - 1 - LATEST), -1):
        kind = int(known.event_types[place])
        found.append(
            {
                "item": snapshot.item_ids.texts[int(known.items[place])],
                "at": int(known.timestamps[place]),
                "event": snapshot.event_types.texts[kind] if kind >= 0 else None,
            }
        )
    return found


def items(service: Service, dataset_group: str, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What is known of items: id -> values by column name, without what is missing."""
    found = service.serving.groups.get(dataset_group).snapshot.items
    known: dict[str, dict[str, Any]] = {key: {} for key in ids}
    if found.schema is None:
        return known
    for column in found.schema.columns:
        if column.name == found.schema.id_column:
            continue
        values = found.values(column.name, list(ids)).to_pylist()
        for key, value in zip(ids, values, strict=True):
            if value not in (None, ""):
                known[key][column.name] = value[:_TEXT] if isinstance(value, str) else value
    return known


def _by_count(values: pa.ChunkedArray) -> list[str]:
    """The different values, the most frequent first."""
    counted = pc.value_counts(values.drop_null())
    order = pc.sort_indices(pc.struct_field(counted, "counts"), sort_keys=[("", "descending")])
    found: list[str] = pc.struct_field(counted, "values").take(order).to_pylist()
    return found
