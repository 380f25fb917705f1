"""The data of dataset groups in memory, and what changes it: events, records, imports, deletions.

A group is there twice, if it is asked for: with its items and what users did with them, and with
actions in the place of items. Both are a `GroupData`, so histories, live events, writing events
together and single records work in the same way.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from personalize_poc.local.datasets import schema as schemas
from personalize_poc.local.datasets.sources import Records, Sources
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.serving.dataset_snapshot import action_log_arn
from personalize_poc.local.serving.exploration.impression_log import ImpressionLog
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.impressions import SHOWN
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind

_parsed = functools.lru_cache(maxsize=256)(schemas.parse)
"""Schemas are parsed again after any change of resources. This cache of texts needs no sizes."""


@dataclass(frozen=True)
class _Side:
    """One of the two sides of a group.

    parts: type of dataset → in whose place it is in `GroupData`. log: ARN of a group → under which
    its live events are kept. sources: the datasets of a group → those of this side.
    """

    name: str
    parts: Mapping[str, str]
    log: Callable[[str], str]
    sources: Callable[[Sources], Sources]


_ITEMS = _Side(
    "items",
    {"INTERACTIONS": "INTERACTIONS", "ITEMS": "ITEMS", "USERS": "USERS"},
    lambda group: group,
    lambda sources: sources,
)
_ACTIONS = _Side(
    "actions",
    {"ACTION_INTERACTIONS": "INTERACTIONS", "ACTIONS": "ITEMS"},
    action_log_arn,
    Sources.of_actions,
)


class GroupRegistry:
    """Dataset groups by ARN. Safe to use from many threads."""

    def __init__(self, data_dir: Path, state: State, impressions: ImpressionLog) -> None:
        """impressions: the new items of recent answers."""
        self._data_dir = data_dir
        self._state = state
        self._impressions = impressions
        self._groups: dict[tuple[str, str], tuple[int, GroupData]] = {}
        self._adding = threading.Lock()

    def get(self, arn: str, *, fill: bool = True) -> GroupData:
        """The group of this ARN, with items; without `fill` perhaps live events only."""
        return self._group(arn, _ITEMS, fill)

    def actions(self, arn: str, *, fill: bool = True) -> GroupData:
        """The group of this ARN, with actions in the place of items."""
        return self._group(arn, _ACTIONS, fill)

    def schemas(self, arn: str) -> dict[str, schemas.Schema]:
        """The schemas of a group's datasets by type, e.g. INTERACTIONS."""
        return self._state.resources.derived(
            ("schemas", arn), lambda: _read_schemas(self._state, arn)
        )

    # -- changes -------------------------------------------------------------------------------

    def on_events(self, arn: str, events: Sequence[Event]) -> None:
        """Take live events: on disk first, then visible to the next request of their users.

        Events whose eventId was taken before are left out. An event that names a recommendation
        gets its new items as an impression, unless it has one of its own.
        """
        self._put_events(arn, _ITEMS, [self._with_impression(event) for event in events])

    def on_action_events(self, dataset: Resource, events: Sequence[Event]) -> None:
        """Take live events of an Action interactions dataset, as `on_events` does."""
        self._put_events(str(dataset.dataset_group), _ACTIONS, events)

    def on_records(self, dataset: Resource, records: Records) -> None:
        """Take single records of items, users or actions: on disk first, then visible."""
        dataset_type = dataset.body["datasetType"]
        side = _side_of(dataset_type)
        group = self._group(str(dataset.dataset_group), side, fill=False)
        group.put_records(
            side.parts[dataset_type], records, lambda new: self._state.records.put(dataset.arn, new)
        )

    def on_data_changed(self, dataset_arn: str) -> None:
        """An import, a new schema or a deletion changed a dataset: read it again if it is used."""
        before, _, rest = dataset_arn.partition(":dataset/")
        name, dataset_type = rest.rsplit("/", 1)
        arn, side = f"{before}:dataset-group/{name}", _side_of(dataset_type)
        found = self._groups.get((arn, side.name))
        if found is not None:
            found[1].refresh(
                side.parts[dataset_type],
                lambda: self._sources(arn, side),
                lambda: self._state.events.since(side.log(arn)),
            )

    # -- within --------------------------------------------------------------------------------

    def _group(self, arn: str, side: _Side, fill: bool) -> GroupData:
        now = self._state.resources.derived(
            ("seq", arn), lambda: self._state.resources.get(arn).seq
        )
        with self._adding:
            seq, group = self._groups.get((arn, side.name), (0, None))
            if group is None or seq != now:  # another group of the same name by now
                group = GroupData(self._state.events.since(side.log(arn)))
                self._groups[arn, side.name] = (now, group)
        if fill:
            group.fill(lambda: self._sources(arn, side))
        return group

    def _sources(self, arn: str, side: _Side) -> Sources:
        return side.sources(dataset_snapshot.from_state(self._state, self._data_dir, arn))

    def _put_events(self, arn: str, side: _Side, events: Iterable[Event]) -> None:
        group = self._group(arn, side, fill=False)
        group.put_events(events, lambda new: self._state.events.append(side.log(arn), new))

    def _with_impression(self, event: Event) -> Event:
        """The event, with the new items of the recommendation that it names."""
        named = event.detail.get("recommendationId")
        if not named or event.detail.get("impression"):
            return event
        seen = self._impressions.items(named)
        return replace(event, detail={**event.detail, SHOWN: seen}) if seen else event


def _side_of(dataset_type: str) -> _Side:
    return _ACTIONS if dataset_type in _ACTIONS.parts else _ITEMS


def _read_schemas(state: State, dataset_group_arn: str) -> dict[str, schemas.Schema]:
    found = {}
    for dataset in state.resources.select(ResourceKind.DATASET, dataset_group=dataset_group_arn):
        schema = state.resources.find(dataset.body["schemaArn"])
        if schema is not None:
            parsed = _parsed(schema.body["schema"], schema.body.get("domain"))
            found[dataset.body["datasetType"]] = parsed
    return found
