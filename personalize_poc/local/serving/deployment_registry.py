"""Campaigns and recommenders that answer, with their models in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from personalize_poc.local import filters
from personalize_poc.local.errors import JobFailed, StandInError
from personalize_poc.local.recipes import catalogue as recipes
from personalize_poc.local.recipes import use_cases
from personalize_poc.local.recipes.artifact import ModelUnreadable, Trained, load_model
from personalize_poc.local.recipes.recipe import Evaluation
from personalize_poc.local.recipes.use_cases import UseCase
from personalize_poc.local.serving.actions import ActionDeployment
from personalize_poc.local.serving.active import active
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.group_registry import GroupRegistry
from personalize_poc.local.serving.rate_limit import Capacity
from personalize_poc.local.serving.settings import EventRule, Settings
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind


@dataclass(frozen=True)
class Campaign:
    """A campaign or recommender that answers. group: ARN of its dataset group.

    use_case, automatic: of a recommender; the latter is the filter that is part of its use case.
    capacity: how many questions it takes, None for any number.
    """

    arn: str
    group: str
    deployment: Deployment
    use_case: UseCase | None = None
    automatic: filters.Bound | None = None
    capacity: Capacity | None = None

    @property
    def kind(self) -> ResourceKind:
        """Which of the two it is."""
        return kind_of(self.arn)


def kind_of(arn: str) -> ResourceKind:
    """Whether an ARN is that of a recommender or, as any other, of a campaign."""
    return ResourceKind.RECOMMENDER if ":recommender/" in arn else ResourceKind.CAMPAIGN


class DeploymentRegistry:
    """Campaigns and recommenders by ARN. Safe to use from many threads.

    One that is loaded is found without a lock; what answered before does so until the new one is
    ready.
    """

    def __init__(
        self,
        data_dir: Path,
        state: State,
        groups: GroupRegistry,
        *,
        seed: int,
        clock: Callable[[], float] | None,
    ) -> None:
        """clock: by which capacities are enforced; None: they are not."""
        self._data_dir = data_dir
        self._state = state
        self._groups = groups
        self._seed = seed
        self._clock = clock
        self._campaigns: dict[str, Campaign] = {}
        self._deploying = threading.RLock()

    def loaded(self, arn: str) -> Campaign | None:
        """The campaign or recommender if it is loaded."""
        return self._campaigns.get(arn)

    def get(self, arn: str) -> Campaign:
        """The campaign or recommender, loaded when it is not yet.

        One request looks once: what it was checked against is what answers it, though the campaign
        may be updated or deleted meanwhile. Raises ResourceNotFoundException,
        InvalidInputException.
        """
        found = self._campaigns.get(arn)
        if found is not None:
            return found
        with self._deploying:  # no deletion between the look at the status and the deployment
            found = self._campaigns.get(arn)
            if found is not None:
                return found
            resource = active(self._state, arn, kind_of(arn))
            try:
                if resource.kind == ResourceKind.RECOMMENDER:
                    return self.deploy_recommender(resource)
                return self.deploy(arn, resource.body["solutionVersionArn"], resource.body)
            except JobFailed as error:
                raise StandInError(f"{arn} cannot answer. {error}") from error

    def deploy(
        self, campaign_arn: str, solution_version_arn: str, body: dict[str, Any]
    ) -> Campaign:
        """Load the model of a solution version, warm it up, and let the campaign answer with it.

        body: of the campaign, for its campaignConfig. Raises JobFailed.
        """
        with self._deploying:
            version = self._state.resources.find(solution_version_arn)
            if version is None:
                raise JobFailed(f"Solution version {solution_version_arn} does not exist any more.")
            deployment = self.load(version, Settings.of(body.get("campaignConfig")))
            deployment.warm_up()
            capacity = self._capacity(campaign_arn, body.get("minProvisionedTPS"))
            group = str(version.dataset_group)
            campaign = Campaign(campaign_arn, group, deployment, capacity=capacity)
            self._campaigns[campaign_arn] = campaign
            return campaign

    def deploy_recommender(self, recommender: Resource) -> Campaign:
        """Like `deploy`, for a recommender with the model and settings that it has.

        Raises JobFailed.
        """
        with self._deploying:
            config = recommender.body.get("recommenderConfig") or {}
            deployment = self.load(recommender, Settings.of(config))
            deployment.warm_up()
            recipe = recipes.find(recommender.body["recipeArn"])
            use_case = use_cases.find(recipe) if recipe else None
            expression = use_case.automatic_filter if use_case else None
            campaign = Campaign(
                recommender.arn,
                str(recommender.dataset_group),
                deployment,
                use_case,
                filters.bind(filters.compile(expression), {}) if expression else None,
                self._capacity(recommender.arn, config.get("minRecommendationRequestsPerSecond")),
            )
            self._campaigns[recommender.arn] = campaign
            return campaign

    def undeploy(self, arn: str) -> None:
        """Forget the model of a campaign or recommender."""
        with self._deploying:
            self._campaigns.pop(arn, None)

    def load(self, version: Resource, settings: Settings) -> Deployment:
        """The model of a solution version or recommender. Raises JobFailed."""
        folder = version.private.get("model")
        recipe = recipes.find(version.body["recipeArn"])
        if folder is None or recipe is None:
            raise JobFailed(f"{version.arn} has no trained model.")
        use_case = use_cases.find(recipe)
        recipe = use_case.info if use_case else recipe
        trained = self._trained(version.arn, folder)
        group = str(version.dataset_group)
        rule = EventRule(use_case.event_type) if use_case else EventRule.of(version.body)
        data, seed = self._groups.get(group), self._seed
        if recipe.evaluation is Evaluation.ACTIONS:
            actions = self._groups.actions(group)
            return ActionDeployment(
                recipe, trained, data, actions, settings=settings, rule=rule, seed=seed
            )
        incremental = self.takes_later_items(version)
        return Deployment(
            recipe, trained, data, settings=settings, rule=rule, seed=seed, incremental=incremental
        )

    def takes_later_items(self, version: Resource) -> bool:
        """Whether the solution of a version says so, which it may have changed since."""
        solution = self._state.resources.find(str(version.parent))
        return bool(solution and solution.body.get("performIncrementalUpdate"))

    def _trained(self, arn: str, folder: str) -> Trained[Any]:
        try:
            return load_model(self._data_dir / folder)
        except ModelUnreadable as error:
            raise JobFailed(f"The model of {arn} cannot be used: {error}") from error

    def _capacity(self, arn: str, rate: int | None) -> Capacity | None:
        return None if self._clock is None else Capacity(arn, rate or 1, self._clock)
