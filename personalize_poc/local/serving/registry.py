"""Everything that answers: campaigns in memory, data of their groups, filters ready for use."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from personalize_poc.local import filters
from personalize_poc.local.datasets import schema as schemas
from personalize_poc.local.datasets.sources import Records
from personalize_poc.local.errors import (
    InvalidInputException,
    JobFailed,
    ResourceNotFoundException,
    StandInError,
)
from personalize_poc.local.options import Options
from personalize_poc.local.recipes import catalogue as recipes
from personalize_poc.local.recipes import use_cases
from personalize_poc.local.recipes.artifact import ModelUnreadable, load_model
from personalize_poc.local.recipes.recipe import Evaluation
from personalize_poc.local.recipes.use_cases import UseCase
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.serving.actions import ActionDeployment
from personalize_poc.local.serving.deployment import Deployment, EventRule, Settings
from personalize_poc.local.serving.exploration.impression_log import Shown
from personalize_poc.local.serving.group.actions import ActionGroups, is_about_actions
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.impressions import SHOWN
from personalize_poc.local.serving.rate_limit import Capacity
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind, Status

_parsed = functools.lru_cache(maxsize=256)(schemas.parse)
"""Every PutEvents asks for the schemas of its group."""


AT_ONCE_ITEMS = 20_000
"""Items that are ranked in a few milliseconds. Larger catalogues would hold others up."""


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


@dataclass(frozen=True)
class ReadyFilter:
    """An ACTIVE filter, compiled. group: ARN of its dataset group."""

    arn: str
    group: str
    filter: filters.Filter

    def bind(self, values: Mapping[str, str]) -> filters.Bound:
        """The filter with these values. Raises InvalidInputException."""
        return filters.bind(self.filter, values)


class Serving:
    """Deployed models with filters and live events. Safe to use from many threads.

    An answer takes no lock and reads no database, except the first one of a campaign or filter
    after a start of the process, which loads it.
    """

    def __init__(
        self,
        data_dir: Path,
        state: State,
        options: Options | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._data_dir = data_dir
        self._state = state
        options = options or Options()
        self._seed = options.seed
        self._clock = clock if options.enforce_tps else None
        self._campaigns: dict[str, Campaign] = {}
        self._filters: dict[str, ReadyFilter] = {}
        self._groups: dict[str, tuple[int, GroupData]] = {}
        self.shown = Shown(data_dir / "recommendations")
        """The new items of recent answers."""
        self._actions = ActionGroups(data_dir, state)
        self._deploying = threading.RLock()
        self._grouping = threading.Lock()

    # -- what answers -------------------------------------------------------------------------

    def campaign(self, arn: str) -> Campaign:
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
            recommends = ":recommender/" in arn
            kind = ResourceKind.RECOMMENDER if recommends else ResourceKind.CAMPAIGN
            resource = self._ready(arn, kind)
            try:
                if resource.kind == ResourceKind.RECOMMENDER:
                    return self.deploy_recommender(resource)
                return self.deploy(arn, resource.body["solutionVersionArn"], resource.body)
            except JobFailed as error:
                raise StandInError(f"{arn} cannot answer. {error}") from error

    def filter(self, arn: str) -> ReadyFilter:
        """The filter, compiled. Raises ResourceNotFoundException, InvalidInputException."""
        found = self._filters.get(arn)
        if found is not None:
            return found
        with self._deploying:
            resource = self._ready(arn, ResourceKind.FILTER)
            compiled = filters.compile(resource.body["filterExpression"])
            ready = ReadyFilter(arn, str(resource.dataset_group), compiled)
            self._filters[arn] = ready
            return ready

    def has_in_memory(self, params: Mapping[str, Any]) -> bool:
        """Whether the campaign and filters of a question are loaded, and its catalogue small."""
        arn = params.get("campaignArn") or params.get("recommenderArn") or ""
        campaign = self._campaigns.get(arn)
        if campaign is None or campaign.deployment.n_items > AT_ONCE_ITEMS:
            return False
        asked = [params, *params.get("promotions", ())]
        named = (each.get("filterArn") for each in asked)
        return all(name is None or name in self._filters for name in named)

    def _ready(self, arn: str, kind: ResourceKind) -> Resource:
        resource = self._state.resources.find(arn)
        if resource is None or resource.kind != kind:
            raise ResourceNotFoundException(f"Resource Arn {arn} does not exist.")
        if resource.status != Status.ACTIVE:
            raise InvalidInputException(
                f"The {kind} {arn} cannot be used: its status is {resource.status}, not ACTIVE."
            )
        return resource

    # -- deployments ---------------------------------------------------------------------------

    def deploy(
        self, campaign_arn: str, solution_version_arn: str, body: dict[str, Any]
    ) -> Campaign:
        """Load the model of a solution version, warm it up, and let the campaign answer with it.

        body: of the campaign, for its campaignConfig. What answered before does so until the new
        one is ready. Raises JobFailed.
        """
        with self._deploying:
            version = self._state.resources.find(solution_version_arn)
            if version is None:
                raise JobFailed(f"Solution version {solution_version_arn} does not exist any more.")
            settings = Settings.of(body.get("campaignConfig"))
            deployment = self.load(version, settings)
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
            settings = Settings.of(config)
            deployment = self.load(recommender, settings)
            deployment.warm_up()
            recipe = recipes.find(recommender.body["recipeArn"])
            use_case = use_cases.find(recipe) if recipe else None
            expression = use_case.automatic_filter if use_case else None
            automatic = filters.bind(filters.compile(expression), {}) if expression else None
            wanted = config.get("minRecommendationRequestsPerSecond")
            made = Campaign(
                recommender.arn, str(recommender.dataset_group), deployment, use_case, automatic,
                self._capacity(recommender.arn, wanted),
            )  # fmt: skip
            self._campaigns[recommender.arn] = made
            return made

    def _capacity(self, arn: str, rate: int | None) -> Capacity | None:
        return None if self._clock is None else Capacity(arn, rate or 1, self._clock)

    def undeploy(self, arn: str) -> None:
        """Forget the model of a campaign or recommender."""
        with self._deploying:
            self._campaigns.pop(arn, None)

    def forget_filter(self, filter_arn: str) -> None:
        """Forget a filter that is deleted."""
        with self._deploying:
            self._filters.pop(filter_arn, None)

    def load(self, version: Resource, settings: Settings) -> Deployment:
        """The model of a solution version or recommender. Raises JobFailed."""
        folder = version.private.get("model")
        recipe = recipes.find(version.body["recipeArn"])
        if folder is None or recipe is None:
            raise JobFailed(f"{version.arn} has no trained model.")
        use_case = use_cases.find(recipe)
        recipe = use_case.info if use_case else recipe
        path = self._data_dir / folder
        try:
            trained = load_model(path)
        except ModelUnreadable as error:
            raise JobFailed(f"The model of {version.arn} cannot be used: {error}") from error
        group = str(version.dataset_group)
        rule = EventRule(use_case.event_type) if use_case else event_rule(version.body)
        if recipe.evaluation is Evaluation.ACTIONS:
            return ActionDeployment(
                recipe, trained, self.group(group), self._actions.group(group),
                settings=settings, rule=rule, seed=self._seed,
            )  # fmt: skip
        return Deployment(
            recipe, trained, self.group(group), settings=settings, rule=rule, seed=self._seed,
            incremental=self.takes_later_items(version),
        )  # fmt: skip

    def takes_later_items(self, version: Resource) -> bool:
        """Whether the solution of a version says so, which it may have changed since."""
        solution = self._state.resources.find(str(version.parent))
        return bool(solution and solution.body.get("performIncrementalUpdate"))

    # -- data ----------------------------------------------------------------------------------

    def group(self, arn: str, *, fill: bool = True) -> GroupData:
        """The data of a dataset group in memory; without `fill` perhaps live events only."""
        now = self._state.resources.derived(
            ("seq", arn), lambda: self._state.resources.get(arn).seq
        )
        with self._grouping:
            seq, group = self._groups.get(arn, (0, None))
            if group is None or seq != now:  # another group of the same name by now
                group = GroupData(self._state.events.since(arn))
                self._groups[arn] = (now, group)
        if fill and not group.filled:
            with group.lock:
                if not group.filled:
                    group.reload(dataset_snapshot.from_state(self._state, self._data_dir, arn))
        return group

    def on_events(self, dataset_group_arn: str, events: Sequence[Event]) -> None:
        """Take live events: on disk first, then visible to the next request of their users.

        Events whose eventId was taken before are left out. An event that names a recommendation
        gets its new items as an impression, unless it has one of its own.
        """
        group = self.group(dataset_group_arn, fill=False)
        told = [self._with_impression(event) for event in events]
        group.put_events(told, lambda new: self._state.events.append(dataset_group_arn, new))

    def _with_impression(self, event: Event) -> Event:
        """The event, with the new items of the recommendation that it names."""
        named = event.detail.get("recommendationId")
        if named and not event.detail.get("impression") and (seen := self.shown.items(named)):
            return replace(event, detail={**event.detail, SHOWN: seen})
        return event

    def on_action_events(self, dataset: Resource, events: Sequence[Event]) -> None:
        """Take live events of an Action interactions dataset, as `on_events` does."""
        self._actions.on_events(dataset, events)

    def on_records(self, dataset: Resource, records: Records) -> None:
        """Take single records of items, users or actions: on disk first, then visible."""
        if is_about_actions(dataset.body["datasetType"]):
            self._actions.on_records(dataset, records)
            return
        group = self.group(str(dataset.dataset_group), fill=False)
        with group.lock:
            self._state.records.put(dataset.arn, records)
            if group.filled:
                group.put_records(dataset.body["datasetType"], records)

    def on_data_changed(self, dataset_arn: str) -> None:
        """An import, a new schema or a deletion changed a dataset: read it again if it is used."""
        dataset_type = dataset_arn.rsplit("/", 1)[-1]
        group_name = dataset_arn.rsplit("/", 2)[-2]
        group_arn = f"{dataset_arn.split(':dataset/')[0]}:dataset-group/{group_name}"
        if is_about_actions(dataset_type):
            self._actions.on_data_changed(group_arn, dataset_type)
            return
        found = self._groups.get(group_arn)
        if found is None:
            return
        group = found[1]
        with group.lock:
            if group.filled:
                now = dataset_snapshot.from_state(self._state, self._data_dir, group_arn)
                group.reload(now, dataset_type)
            if dataset_type == "INTERACTIONS":  # a deleted dataset took its events along
                group.replace_events(self._state.events.since(group_arn))

    def schemas(self, dataset_group_arn: str) -> dict[str, schemas.Schema]:
        """The schemas of a group's datasets by type, e.g. INTERACTIONS."""
        key = ("schemas", dataset_group_arn)
        return self._state.resources.derived(
            key, lambda: _read_schemas(self._state, dataset_group_arn)
        )


def event_rule(version_body: dict[str, Any]) -> EventRule:
    """Which interactions a solution version learned from."""
    config = version_body.get("solutionConfig") or {}
    threshold = config.get("eventValueThreshold")
    listed = (config.get("eventsConfig") or {}).get("eventParametersList") or []
    return EventRule(
        version_body.get("eventType") or None,
        float(threshold) if threshold else None,
        tuple((entry["eventType"], entry.get("eventValueThreshold")) for entry in listed),
    )


def _read_schemas(state: State, dataset_group_arn: str) -> dict[str, schemas.Schema]:
    found = {}
    for dataset in state.resources.select(ResourceKind.DATASET, dataset_group=dataset_group_arn):
        schema = state.resources.find(dataset.body["schemaArn"])
        if schema is not None:
            parsed = _parsed(schema.body["schema"], schema.body.get("domain"))
            found[dataset.body["datasetType"]] = parsed
    return found
