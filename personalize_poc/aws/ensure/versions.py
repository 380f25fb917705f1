"""Solution versions, which have no name: the newest one counts until newer data arrives."""

from __future__ import annotations

from typing import Any

from personalize_poc.aws import resources
from personalize_poc.aws.ensure.request import Request
from personalize_poc.errors import NameTaken
from personalize_poc.language import _


def ensured(request: Request, again: bool) -> str:
    """A version that is ACTIVE or in training, or a new one; `again` asks for a new one."""
    client, solution = request.personalize, request.parameters["solutionArn"]
    known = list(resources.listed(client, request.kind, solutionArn=solution))
    versions = [] if again else known
    mode = request.parameters.get("trainingMode", "FULL")
    usable = [one for one in versions if _is_usable(one, mode)]
    if usable:
        newest = max(usable, key=_made)
        if not _data_since(client, solution, _made(newest)):
            arn = str(newest[request.arn_member])
            request.say(_("already there"), newest["status"], resources.short(arn))
            return arn
        request.say(_("data was imported after the last version; training another one"))
    elif failed := [one for one in versions if _has_ended_badly(one)]:
        reason = resources.failure(max(failed, key=_made))
        request.say(
            _("the last version failed ({reason}); training another one").format(reason=reason)
        )
    made = request.created({str(one[request.arn_member]) for one in known})
    if made is None:
        raise NameTaken(request.label, f"{request.label} exists.", _("Use another name."))
    return made


def _made(version: dict[str, Any]) -> Any:
    return version["creationDateTime"]


def _is_usable(version: dict[str, Any], mode: str) -> bool:
    return not _has_ended_badly(version) and version.get("trainingMode", "FULL") in (
        mode,
        "AUTOTRAIN",
    )


def _has_ended_badly(version: dict[str, Any]) -> bool:
    return resources.has_failed(version["status"]) or version["status"] == "CREATE STOPPING"


def _data_since(client: Any, solution: str, moment: Any) -> bool:
    """Whether an import into the solution's dataset group ended after a moment."""
    described = resources.describe(client, solution) or {}
    group = described.get("datasetGroupArn")
    datasets = resources.listed(client, "dataset", datasetGroupArn=group) if group else ()
    return any(
        job["status"] == "ACTIVE" and job["lastUpdatedDateTime"] > moment
        for dataset in datasets
        for job in resources.listed(client, "dataset-import-job", datasetArn=dataset["datasetArn"])
    )
