"""Filters ready for use."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from personalize_poc.local import filters
from personalize_poc.local.serving.active import active
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind


@dataclass(frozen=True)
class ReadyFilter:
    """An ACTIVE filter, compiled. group: ARN of its dataset group."""

    arn: str
    group: str
    filter: filters.Filter

    def bind(self, values: Mapping[str, str]) -> filters.Bound:
        """The filter with these values. Raises InvalidInputException."""
        return filters.bind(self.filter, values)


class FilterRegistry:
    """Filters by ARN. Safe to use from many threads; one that is loaded is found without a lock."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._filters: dict[str, ReadyFilter] = {}
        self._loading = threading.Lock()

    def __contains__(self, arn: str) -> bool:
        """Whether the filter is loaded."""
        return arn in self._filters

    def get(self, arn: str) -> ReadyFilter:
        """The filter, compiled when it is not yet.

        Raises ResourceNotFoundException, InvalidInputException.
        """
        found = self._filters.get(arn)
        if found is not None:
            return found
        with self._loading:  # no deletion between the look at the status and the entry
            resource = active(self._state, arn, ResourceKind.FILTER)
            compiled = filters.compile(resource.body["filterExpression"])
            ready = ReadyFilter(arn, str(resource.dataset_group), compiled)
            self._filters[arn] = ready
            return ready

    def forget(self, arn: str) -> None:
        """Forget a filter that is deleted."""
        with self._loading:
            self._filters.pop(arn, None)
