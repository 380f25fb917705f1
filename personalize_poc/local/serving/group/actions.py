"""The actions of dataset groups in memory, and what users did with them.

One `GroupData` for each dataset group, in which actions are in the place of items: histories, live
events, writing events together and single records work as they do there.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from personalize_poc.local.datasets.sources import Records, Sources
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State

_PLACES = {"ACTIONS": "ITEMS", "ACTION_INTERACTIONS": "INTERACTIONS"}
"""Type of dataset → in whose place it is."""


def is_about_actions(dataset_type: str) -> bool:
    """Whether datasets of this type are kept here."""
    return dataset_type in _PLACES


class ActionGroups:
    """All groups with actions. Safe to use from many threads."""

    def __init__(self, data_dir: Path, state: State) -> None:
        self._data_dir = data_dir
        self._state = state
        self._groups: dict[str, tuple[int, GroupData]] = {}
        self._grouping = threading.Lock()

    def group(self, arn: str, *, fill: bool = True) -> GroupData:
        """Actions of the dataset group of this ARN; without `fill` perhaps live events only."""
        resource = self._state.resources.get(arn)
        with self._grouping:
            seq, group = self._groups.get(arn, (0, None))
            if group is None or seq != resource.seq:  # another group of the same name by now
                group = GroupData(self._state.events.since(dataset_snapshot.action_log_arn(arn)))
                self._groups[arn] = (resource.seq, group)
        if fill and not group.filled:
            with group.lock:
                if not group.filled:
                    group.reload(self._sources(arn))
        return group

    def on_events(self, dataset: Resource, events: Sequence[Event]) -> None:
        """Take live events of an Action interactions dataset: on disk first, then visible."""
        group = self.group(str(dataset.dataset_group), fill=False)
        group.put_events(events, lambda new: self._state.events.append(dataset.arn, new))

    def on_records(self, dataset: Resource, records: Records) -> None:
        """Take single actions: on disk first, then visible."""
        group = self.group(str(dataset.dataset_group), fill=False)
        with group.lock:
            self._state.records.put(dataset.arn, records)
            if group.filled:
                group.put_records("ITEMS", records)

    def on_data_changed(self, group_arn: str, dataset_type: str) -> None:
        """A dataset of actions was imported or deleted: read it again if it is used."""
        found = self._groups.get(group_arn)
        if found is None:
            return
        group = found[1]
        with group.lock:
            if group.filled:
                group.reload(self._sources(group_arn), _PLACES[dataset_type])
            if dataset_type == "ACTION_INTERACTIONS":  # a deleted dataset took its events along
                group.replace_events(
                    self._state.events.since(dataset_snapshot.action_log_arn(group_arn))
                )

    def _sources(self, arn: str) -> Sources:
        return dataset_snapshot.from_state(self._state, self._data_dir, arn).of_actions()
