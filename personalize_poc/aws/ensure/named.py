"""Resources with a name of their own: one exists, or it is made."""

from __future__ import annotations

from typing import Any

from personalize_poc.aws import diff, resources, retries
from personalize_poc.aws.ensure.request import Request
from personalize_poc.errors import NameTaken, TimedOut
from personalize_poc.language import _


def ensured(request: Request) -> str:
    """The ARN of the resource that the request asks for; see `ensure.resource`."""
    for __ in range(3):  # a second try after a failed or leaving one made room
        arn = _existing(request, request.parents())
        if arn is None:
            made = request.created()
            if made is not None:
                return made
            arn = _existing(request, {})  # taken, but not below the same parent
            if arn is None:
                label = request.label
                raise NameTaken(label, f"The name of {label} is taken.", _("Use another run name."))
        if _can_be_used(request, arn):
            return arn
    raise TimedOut([request.label], 0, _("Somebody else seems to delete it at the same time."))


def _existing(request: Request, parents: dict[str, str]) -> str | None:
    """The ARN of the resource of this name; datasets are one of each type in a group."""
    wanted_type = str(request.parameters.get("datasetType", "")).upper()
    for summary in resources.listed(request.personalize, request.kind, **parents):
        same_name = summary.get("name") == request.parameters.get("name")
        if request.kind == "dataset":
            found = summary["datasetType"].upper() == wanted_type and (same_name or bool(parents))
        else:
            found = same_name
        if found:
            return str(summary[request.arn_member])
    return None


def _can_be_used(request: Request, arn: str) -> bool:
    """Whether an existing resource is what was asked for, or has become it.

    False once it has made room for a new one. Raises NameTaken.
    """
    described = resources.describe(request.personalize, arn)
    if described is None:
        return False
    status = str(described.get("status", "ACTIVE"))
    if resources.is_leaving(status):
        request.say(_("being deleted; waiting until it is gone"))
        request.wait_until_gone(arn)
        return False
    if request.kind == "metric-attribution":
        described["metrics"] = _metrics(request, arn)
    differing = diff.differences(request.parameters, described)
    if resources.has_failed(status):
        if "datasetGroupArn" in differing:
            raise _taken(request, arn, differing)
        request.say(
            _("had failed ({failure}); deleted, to make it again").format(
                failure=resources.failure(described)
            )
        )
        resources.delete(request.personalize, arn)
        request.wait_until_gone(arn)
        return False
    update_failed = resources.has_failed(resources.state(described))
    if (differing or update_failed) and _updated(request, arn, described, differing):
        return True
    if differing:
        raise _taken(request, arn, differing)
    request.say(_("already there"), status)
    return True


def _metrics(request: Request, arn: str) -> list[dict[str, str]]:
    """The metrics of an attribution, which Describe does not show, in the order asked for."""
    found: list[dict[str, str]] = []
    page: dict[str, Any] = {"nextToken": ""}
    while "nextToken" in page:
        more = {"nextToken": page["nextToken"]} if page["nextToken"] else {}
        page = request.personalize.list_metric_attribution_metrics(metricAttributionArn=arn, **more)
        found += page["metrics"]
    order = [metric["metricName"] for metric in request.parameters["metrics"]]
    place = {name: number for number, name in enumerate(order)}
    return sorted(found, key=lambda one: place.get(one["metricName"], len(place)))


def _updated(
    request: Request, arn: str, described: dict[str, Any], differing: dict[str, Any]
) -> bool:
    """Bring a campaign to the asked version, capacity and configuration."""
    changes = {name: request.parameters[name] for name in differing}
    if request.kind != "campaign" or not set(changes) <= set(request.inputs("Update")):
        return False
    version = str(request.parameters.get("solutionVersionArn", ""))
    if version.rsplit("/", 1)[0] != str(described["solutionVersionArn"]).rsplit("/", 1)[0]:
        return False  # another solution: not the same campaign any more
    if not changes:
        changes = {"solutionVersionArn": version}  # the last update had failed
    try:
        request.personalize.update_campaign(campaignArn=arn, **changes)
    except Exception as problem:
        if not retries.is_lost(problem):
            raise
        request.say(_("no answer came; looking whether it is being updated"))
        if not _is_updating(request, arn, changes):
            request.personalize.update_campaign(campaignArn=arn, **changes)
    request.say(_("updated: {names}").format(names=", ".join(changes)))
    return True


def _is_updating(request: Request, arn: str, changes: dict[str, Any]) -> bool:
    """Whether a campaign has these changes, or gets them now."""
    described = resources.describe(request.personalize, arn) or {}
    latest = described.get("latestCampaignUpdate", described)
    failed = resources.has_failed(str(latest.get("status", "")))
    return not failed and not diff.differences(changes, latest)


def _taken(request: Request, arn: str, differing: dict[str, Any]) -> NameTaken:
    return NameTaken(
        arn,
        f"{request.label} exists with other parameters: {diff.told(differing)}.",
        _(
            "Ask for the same, use another name, or delete it "
            "(resources.delete(target.personalize, {arn!r}), or notebook 06 for all)."
        ).format(arn=arn),
    )
