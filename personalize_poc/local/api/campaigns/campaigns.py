"""Campaigns: a solution version that answers requests.

The job that creates or updates a campaign loads its model and warms it up; an updated campaign
answers with its old model until the new one is ready.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from personalize_poc.local.api import latest_update, pagination, resources
from personalize_poc.local.api.campaigns import inference_config
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.errors import (
    InvalidInputException,
    LimitExceededException,
    ResourceInUseException,
    ResourceNotFoundException,
)
from personalize_poc.local.jobs.kinds import CREATION, DELETION, JobKind, Lifecycle
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, ResourceKind, Status

LATEST = "/$LATEST"
MEMBER = "latestCampaignUpdate"

FORM = Form(ResourceKind.CAMPAIGN, "campaignArn", summary=("failureReason",))


class _Creation(JobKind[Service]):
    name = "campaign"
    lifecycle = CREATION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Load the model and warm it up."""
        body = resource.body
        service.serving.deployments.deploy(resource.arn, body["solutionVersionArn"], body)
        return {}

    def succeeded(self, service: Service, resource: Resource) -> None:
        """A version may have become ACTIVE meanwhile."""
        follow(service, str(resource.parent))


class _Update(JobKind[Service]):
    name = "update-campaign"
    lifecycle = Lifecycle(
        done=Status.ACTIVE
    )  # a campaign that could not be created is repaired by it

    def started(self, service: Service, resource: Resource) -> None:
        """The nested status moves; the campaign's own stays."""
        latest_update.change(service, resource.arn, MEMBER, status=Status.CREATE_IN_PROGRESS)

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Load the new model; it answers from here on."""
        update = resource.body[MEMBER]
        settings = {key: update[key] for key in _SETTINGS if key in update}
        service.serving.deployments.deploy(resource.arn, settings["solutionVersionArn"], settings)
        done = {**update, "status": Status.ACTIVE, "lastUpdatedDateTime": service.clock()}
        return {**settings, MEMBER: done}

    def succeeded(self, service: Service, resource: Resource) -> None:
        """It belongs to the solution of its version; another may have become ACTIVE meanwhile."""
        solution = resource.body["solutionVersionArn"].rpartition("/")[0]
        service.state.resources.change(resource.arn, parent=solution)
        follow(service, solution)

    def failed(self, service: Service, resource: Resource, reason: str) -> None:
        """The old version goes on answering."""
        latest_update.change(
            service, resource.arn, MEMBER, status=Status.CREATE_FAILED, failureReason=reason
        )


class _Deletion(JobKind[Service]):
    name = "delete-campaign"
    lifecycle = DELETION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Free the memory; events of its answers may still come."""
        service.serving.deployments.undeploy(resource.arn)
        service.state.ledger.remember(str(resource.dataset_group), resource.arn)
        return {}


_SETTINGS = ("solutionVersionArn", "minProvisionedTPS", "campaignConfig")


@operation("CreateCampaign")
def create_campaign(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Deploy a solution version."""
    config = params.get("campaignConfig")
    version = _version(context, params["solutionVersionArn"], config)
    inference_config.check(config, version, "campaignConfig")
    name = params["name"]

    def check() -> None:
        mine = context.state.resources.select(FORM.kind, dataset_group=version.dataset_group)
        if len(mine) >= (most := context.quota("campaigns")):
            raise LimitExceededException(
                f"Cannot create a campaign. More than {most} resources in ACTIVE state. Please "
                f"delete some and try again. The dataset group {version.dataset_group} has "
                f"{len(mine)} campaigns."
            )
        _version(context, params["solutionVersionArn"], config)

    campaign = resources.create(
        context,
        FORM.kind,
        f"campaign/{name}",
        params,
        name=name,
        parent=version.parent,
        dataset_group=version.dataset_group,
        job=FORM.kind,
        body={
            "solutionVersionArn": version.arn,
            "minProvisionedTPS": params.get("minProvisionedTPS", 1),
            "campaignConfig": config,
        },
        check=check,
    )
    return {"campaignArn": campaign.arn}


@operation("DescribeCampaign")
def describe_campaign(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a campaign."""
    return {"campaign": resources.shown(context, params["campaignArn"], FORM)}


@operation("ListCampaigns")
def list_campaigns(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List campaigns, of one solution or all."""
    return pagination.page(context, params, FORM, "campaigns", parent=params.get("solutionArn"))


@operation("UpdateCampaign")
def update_campaign(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Change version, capacity or settings; what is not given stays."""
    campaign = resources.get(context, params["campaignArn"], FORM.kind)
    given = {key: params[key] for key in _SETTINGS if params.get(key) is not None}
    wanted = {k: campaign.body[k] for k in _SETTINGS if k in campaign.body} | given
    if "solutionVersionArn" not in given and _follows(campaign.body) and _follows(wanted):
        wanted["solutionVersionArn"] = f"{campaign.parent}{LATEST}"
    version = _version(context, wanted["solutionVersionArn"], wanted.get("campaignConfig"))
    if version.dataset_group != campaign.dataset_group:
        raise InvalidInputException(
            f"The solution version {version.arn} belongs to dataset group {version.dataset_group}, "
            f"the campaign to {campaign.dataset_group}."
        )
    inference_config.check(wanted.get("campaignConfig"), version, "campaignConfig")
    with context.state.transaction():
        _refuse_if_busy(resources.get(context, campaign.arn, FORM.kind))
        _start_update(context.service, campaign, {**wanted, "solutionVersionArn": version.arn})
    return {"campaignArn": campaign.arn}


@operation("DeleteCampaign")
def delete_campaign(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Stop answering and forget the campaign."""
    campaign = resources.get(context, params["campaignArn"], FORM.kind)
    with context.state.transaction():
        _refuse_if_busy(resources.get(context, campaign.arn, FORM.kind))
        resources.delete(context, campaign, "delete-campaign", lambda: [])
    context.service.serving.deployments.undeploy(campaign.arn)
    return {}


def _version(context: Context, arn: str, config: dict[str, Any] | None) -> Resource:
    """The solution version that an ARN names, ready to be deployed.

    ``{solutionArn}/$LATEST`` names the newest ACTIVE version. A solution's own ARN names none.
    """
    if _follows({"campaignConfig": config}) and not arn.endswith(LATEST):
        raise InvalidInputException(
            "syncWithLatestSolutionVersion needs a solutionVersionArn of the form "
            f"solutionArn{LATEST}, not {arn}."
        )
    if not arn.endswith(LATEST):
        return inference_config.trained_version(context, arn)
    solution = resources.get(context, arn.removesuffix(LATEST), ResourceKind.SOLUTION)
    newest = _newest_version(context.service, solution.arn)
    if newest is None:
        raise ResourceNotFoundException(
            f"The solution {solution.arn} has no ACTIVE version. Create one and wait for it."
        )
    return inference_config.trained_version(context, newest.arn)


def follow(service: Service, solution_arn: str) -> None:
    """Give the newest version of a solution to the campaigns that follow it and are not busy.

    A busy one looks again when its own job is done.
    """
    newest = _newest_version(service, solution_arn)
    for campaign in service.state.resources.select(FORM.kind, parent=solution_arn):
        if newest is None or not _follows(campaign.body):
            continue
        if campaign.body["solutionVersionArn"] == newest.arn or _busy(campaign):
            continue
        settings = {k: campaign.body[k] for k in _SETTINGS if k in campaign.body}
        _start_update(service, campaign, {**settings, "solutionVersionArn": newest.arn})


def _follows(body: Mapping[str, Any]) -> bool:
    return bool((body.get("campaignConfig") or {}).get("syncWithLatestSolutionVersion"))


def _newest_version(service: Service, solution_arn: str) -> Resource | None:
    ready = service.state.resources.select(
        ResourceKind.SOLUTION_VERSION, parent=solution_arn, statuses=[Status.ACTIVE]
    )
    return ready[-1] if ready else None


def _start_update(service: Service, campaign: Resource, wanted: dict[str, Any]) -> None:
    with service.state.transaction():
        update = {MEMBER: latest_update.pending(service, wanted)}
        service.state.resources.change(campaign.arn, body=update)
        service.jobs.submit("update-campaign", campaign.arn)


def _busy(campaign: Resource) -> bool:
    update = campaign.body.get(MEMBER) or {}
    updatable = campaign.status in (Status.ACTIVE, Status.CREATE_FAILED)
    return update.get("status") in PENDING or not updatable


def _refuse_if_busy(campaign: Resource) -> None:
    latest_update.refuse_if_pending(campaign, MEMBER)
    if _busy(campaign):
        raise ResourceInUseException(
            f"The campaign {campaign.arn} cannot be changed while its status is {campaign.status}."
        )


JOBS = (
    _Creation(),
    _Update(),
    _Deletion(),
)
