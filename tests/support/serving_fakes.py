"""A small deployment whose right answers are known by construction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Query
from personalize_poc.local.datasets.sources import Part, Sources
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.artifact import Trained
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.group.catalogue import RequestScope
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.settings import EventRule, Settings
from personalize_poc.local.state.events import Event

ITEMS = [f"i{n}" for n in range(10)]
DAY = 86_400

ITEM_SCHEMA = json.dumps(
    {
        "type": "record",
        "name": "Items",
        "namespace": "com.amazonaws.personalize.schema",
        "fields": [
            {"name": "ITEM_ID", "type": "string"},
            {"name": "GENRES", "type": ["null", "string"], "categorical": True},
            {"name": "RELEASE_YEAR", "type": ["null", "int"]},
            {"name": "CREATION_TIMESTAMP", "type": ["null", "long"]},
        ],
        "version": "1.0",
    }
)


class NextItem(Model):
    """After item n comes n + 1: the successor of the last item scores 5, others -index / 10."""

    n_items = len(ITEMS)

    def score(self, queries: list[Query]) -> Floats:
        scores: Floats = np.tile(-np.arange(self.n_items, dtype=np.float32) / 10, (len(queries), 1))
        for row, query in enumerate(queries):
            last = query.history[-1] if len(query.history) else query.item
            if last is not None:
                scores[row, (int(last) + 1) % self.n_items] = 5
        return scores

    def save(self, folder: Path) -> None:
        raise NotImplementedError


class Only:
    """A bound filter that keeps some items, or drops what the user interacted with."""

    def __init__(self, *keep: str, watched: bool = False) -> None:
        self.keep, self.watched = keep, watched

    def mask(self, scope: RequestScope) -> NDArray[np.bool_]:
        mask = np.ones(scope.size, bool)
        if self.keep:
            mask = np.isin(scope.catalogue.ids, self.keep)
        if self.watched:
            mask[scope.interacted(None)] = False
        return mask


@dataclass(frozen=True)
class PartInMemory(Part):
    """A dataset whose imported rows are at hand."""

    rows: pa.Table | None = None

    def table(
        self, columns: Sequence[str] | None = None, *, encoded: bool = False
    ) -> pa.Table | None:
        """The rows; all of their columns, since no more are asked for than they have."""
        return self.rows


def deployment(
    recipe: str = "aws-hrnn",
    *,
    items: dict[str, dict[str, Any]] | None = None,
    events: list[Event] | None = None,
    settings: Settings | None = None,
    rule: EventRule | None = None,
    seed: int = 42,
    model: Model | None = None,
) -> Deployment:
    """Ten items i0 … i9; popularity falls from i9 to i0, so it differs from the model's order."""
    info = catalogue.named(recipe)
    popularity = np.arange(len(ITEMS), dtype=np.float32)
    trained = Trained(info, model or NextItem(), ITEMS, ["watch"], popularity, {}, Path())
    group = GroupData(events or [])
    if items is not None:
        group.reload(Sources(items=Part(ITEM_SCHEMA, [], items)))
    return Deployment(info, trained, group, settings=settings, rule=rule, seed=seed)


def watch(user: str, item: str, time: int, kind: str = "watch", **detail: Any) -> Event:
    """One live event."""
    return Event(user, item, time, kind, detail=detail)
