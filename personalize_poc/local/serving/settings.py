"""Settings of a campaign, and the rule which interactions its model learned from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.serving.group.histories import History


@dataclass(frozen=True)
class Settings:
    """What a campaign or batch job sets. Weight 0 … 1; cut-off in days; metadata in answers.

    influence: rankingInfluence of popularity and freshness, 0 … 1 each.
    """

    exploration_weight: float = 0.3
    age_cut_off: float = 30.0
    metadata: bool = False
    influence: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def of(cls, config: Mapping[str, Any] | None) -> Settings:
        """From a checked campaignConfig or batchInferenceJobConfig."""
        config = config or {}
        exploration = config.get("itemExplorationConfig") or {}
        influence = config.get("rankingInfluence") or {}
        return cls(
            float(exploration.get("explorationWeight", cls.exploration_weight)),
            float(exploration.get("explorationItemAgeCutOff", cls.age_cut_off)),
            bool(config.get("enableMetadataWithRecommendations", False)),
            (float(influence.get("POPULARITY", 0)), float(influence.get("FRESHNESS", 0))),
        )


@dataclass(frozen=True)
class EventRule:
    """Which interactions the model learned from, and so which it looks at in a history.

    listed: event types with a threshold or None each; empty when all count.
    """

    event_type: str | None = None
    threshold: float | None = None
    listed: tuple[tuple[str, float | None], ...] = ()

    @classmethod
    def of(cls, version: Mapping[str, Any]) -> EventRule:
        """From the body of a solution version."""
        config = version.get("solutionConfig") or {}
        threshold = config.get("eventValueThreshold")
        listed = (config.get("eventsConfig") or {}).get("eventParametersList") or []
        return cls(
            version.get("eventType") or None,
            float(threshold) if threshold else None,
            tuple((entry["eventType"], entry.get("eventValueThreshold")) for entry in listed),
        )

    def learned(self, history: History, event_types: Sequence[str]) -> History:
        """The interactions of a history that count. event_types: the texts of its codes."""
        if self.event_type is not None and len(history):
            history = history.take(_of_type(history, event_types, self.event_type))
        if self.threshold is not None and len(history):
            history = history.take(history.event_values >= self.threshold)
        if self.listed and len(history):
            history = history.take(self._in_list(history, event_types))
        return history

    def _in_list(self, history: History, event_types: Sequence[str]) -> NDArray[np.bool_]:
        """Which interactions are of a listed type, and above its threshold."""
        found = np.zeros(len(history), bool)
        for wanted, threshold in self.listed:
            chosen = _of_type(history, event_types, wanted)
            found |= chosen if threshold is None else chosen & (history.event_values >= threshold)
        return found


def _of_type(history: History, event_types: Sequence[str], wanted: str) -> NDArray[np.bool_]:
    return np.isin(history.event_types, [i for i, n in enumerate(event_types) if n == wanted])
