"""Everything that answers: data of dataset groups, filters, campaigns and recommenders."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from personalize_poc.local.options import Options
from personalize_poc.local.serving.deployment_registry import DeploymentRegistry
from personalize_poc.local.serving.exploration.impression_log import ImpressionLog
from personalize_poc.local.serving.filter_registry import FilterRegistry
from personalize_poc.local.serving.group_registry import GroupRegistry
from personalize_poc.local.state.state import State

AT_ONCE_ITEMS = 20_000
"""Items that are ranked in a few milliseconds. Larger catalogues would hold others up."""


class Serving:
    """Deployed models with filters and live events. Safe to use from many threads.

    An answer reads no database and waits for no writer, except the first one of a campaign or
    filter after a start of the process, which loads it.
    """

    def __init__(
        self,
        data_dir: Path,
        state: State,
        options: Options | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        options = options or Options()
        self.impressions = ImpressionLog(data_dir / "recommendations")
        """The new items of recent answers."""
        self.groups = GroupRegistry(data_dir, state, self.impressions)
        self.filters = FilterRegistry(state)
        limited_by = clock if options.enforce_tps else None
        self.deployments = DeploymentRegistry(
            data_dir, state, self.groups, seed=options.seed, clock=limited_by
        )

    def has_in_memory(self, params: Mapping[str, Any]) -> bool:
        """Whether the campaign and filters of a question are loaded, and its catalogue small."""
        arn = params.get("campaignArn") or params.get("recommenderArn") or ""
        campaign = self.deployments.loaded(arn)
        if campaign is None or campaign.deployment.n_items > AT_ONCE_ITEMS:
            return False
        asked = [params, *params.get("promotions", ())]
        named = (each.get("filterArn") for each in asked)
        return all(name is None or name in self.filters for name in named)
