"""Any Personalize resource by its kind or ARN, read from botocore's model of the service.

A kind is what stands in the ARN: `dataset-group`, `solution`, `solution-version`, `campaign`,
`dataset-import-job`, … Describe, list and delete operations, their members and their paginators
follow from it, so nothing here is a table that has to be kept up with the service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from personalize_poc.errors import NotThere
from personalize_poc.language import _

NOT_FOUND = "ResourceNotFoundException"
IN_USE = "ResourceInUseException"


def noun(kind: str) -> str:
    """`dataset-group` -> `DatasetGroup`, as in operation names."""
    return "".join(part.capitalize() for part in kind.split("-"))


def member(kind: str) -> str:
    """`dataset-group` -> `datasetGroup`, as in member names."""
    name = noun(kind)
    return name[0].lower() + name[1:]


def kind_of_noun(name: str) -> str:
    """`DatasetGroup` -> `dataset-group`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def kind_of(arn: str) -> str:
    """The kind of an ARN; versions have the ARN of their solution and 8 hex digits.

    Raises:
        ValueError: not an ARN of Personalize.
    """
    parts = arn.split(":", 5)
    if len(parts) != 6 or parts[0] != "arn" or parts[2] != "personalize" or "/" not in parts[5]:
        raise ValueError(f"{arn!r} is not the ARN of a Personalize resource")
    kind, __, rest = parts[5].partition("/")
    return "solution-version" if kind == "solution" and "/" in rest else kind


def short(arn: str) -> str:
    """An ARN without account and region, for messages: `solution/poc-workshop_sims`."""
    return arn.split(":", 5)[-1]


def method(client: Any, operation: str) -> Any:
    """The client's method of an operation, e.g. `DescribeDatasetGroup`."""
    for name, known in client.meta.method_to_api_mapping.items():
        if known == operation:
            return getattr(client, name)
    raise ValueError(f"Amazon Personalize has no operation {operation}")


def can(client: Any, operation: str) -> bool:
    """Whether the service has an operation, e.g. import jobs have no Delete."""
    return operation in client.meta.service_model.operation_names


def code_of(problem: Exception) -> str:
    """The error code of a botocore ClientError, else an empty text."""
    return str(_error_of(problem).get("Code", ""))


def message_of(problem: Exception) -> str:
    """The service's own words in a botocore ClientError."""
    return str(_error_of(problem).get("Message", "") or problem)


def _error_of(problem: Exception) -> dict[str, Any]:
    """What an answer says of an error; lost connections have a response that is None."""
    told: dict[str, Any] = (getattr(problem, "response", None) or {}).get("Error", {})
    return told


def describe(client: Any, arn: str) -> dict[str, Any] | None:
    """What the service says about a resource, or None if there is no such resource."""
    from botocore.exceptions import ClientError

    kind = kind_of(arn)
    ask = method(client, f"Describe{noun(kind)}")
    try:
        found: dict[str, Any] = ask(**{f"{member(kind)}Arn": arn})[member(kind)]
    except ClientError as problem:
        if code_of(problem) == NOT_FOUND:
            return None
        raise
    return found


def delete(client: Any, arn: str) -> None:
    """Ask the service to delete a resource; no error if that was asked before."""
    from botocore.exceptions import ClientError

    kind = kind_of(arn)
    try:
        method(client, f"Delete{noun(kind)}")(**{f"{member(kind)}Arn": arn})
    except ClientError as problem:
        # The first answer may have been lost, and botocore have asked again.
        if code_of(problem) == NOT_FOUND:
            return
        described = describe(client, arn) if code_of(problem) == IN_USE else {}
        if described is not None and not is_leaving(state(described)):
            raise


def list_operation(client: Any, kind: str) -> tuple[str, str]:
    """The List operation of a kind and the output member that holds the summaries.

    Raises:
        ValueError: the service lists no such kind.
    """
    model = client.meta.service_model
    wanted = f"{member(kind)}Arn"
    plural = noun(kind) + "s"
    operation = f"List{plural}"
    if operation in model.operation_names:
        for name, shape in model.operation_model(operation).output_shape.members.items():
            if shape.type_name == "list" and wanted in shape.member.members:
                return operation, name
    raise ValueError(f"Amazon Personalize does not list {kind}")


def listed(client: Any, kind: str, **parents: str) -> Iterator[dict[str, Any]]:
    """The summaries of all resources of a kind, page by page.

    Args:
        client: the control-plane client.
        kind: e.g. `solution`.
        parents: a filter that the List operation knows, e.g. `datasetGroupArn=...`.
    """
    operation, key = list_operation(client, kind)
    ask = method(client, operation)
    parameters: dict[str, Any] = dict(parents)
    while True:  # not the paginator: one list of the service has none
        page = ask(**parameters)
        yield from page.get(key, [])
        if not page.get("nextToken"):
            return
        parameters["nextToken"] = page["nextToken"]


def find(client: Any, kind: str, name: str, **parents: str) -> str | None:
    """The ARN of the resource with this name, or None. Needed where the service makes the ARN up.

    Args:
        client: the control-plane client.
        kind: e.g. `event-tracker`.
        name: its full name.
        parents: as for `listed`.
    """
    for summary in listed(client, kind, **parents):
        if summary.get("name", summary.get("jobName")) == name:
            return str(summary[f"{member(kind)}Arn"])
    return None


def newest_version(client: Any, solution: str) -> str:
    """The ARN of the newest ACTIVE version of a solution.

    Args:
        client: the control-plane client.
        solution: the ARN of the solution.

    Raises:
        NotThere: the solution or an ACTIVE version of it does not exist.
    """
    there = describe(client, solution) is not None
    versions = listed(client, "solution-version", solutionArn=solution) if there else ()
    ready = [version for version in versions if version["status"] == "ACTIVE"]
    if not ready:
        name = solution.rsplit("/", 1)[-1]
        raise NotThere(
            solution,
            f"Solution {name} has no trained version.",
            _("Run notebook 03, which trains it, with the same run name."),
        )
    return str(max(ready, key=lambda version: version["creationDateTime"])["solutionVersionArn"])


def state(description: dict[str, Any]) -> str:
    """The status of a described resource, updates included; `ACTIVE` for kinds without one.

    While an update runs, the service leaves the resource ACTIVE and tells the state of the update
    in `latestCampaignUpdate` and the like; this returns that state until it is ACTIVE.
    """
    status = str(description.get("status", "ACTIVE"))
    if status == "ACTIVE":
        for name, value in description.items():
            if name.startswith("latest") and name.endswith("Update") and isinstance(value, dict):
                return str(value.get("status", status))
    return status


def failure(description: dict[str, Any]) -> str:
    """The service's reason for a failure."""
    for name, value in description.items():
        if name.startswith("latest") and name.endswith("Update") and isinstance(value, dict):
            reason = value.get("failureReason")
            if reason and str(value.get("status", "")).endswith("FAILED"):
                return str(reason)
    return str(description.get("failureReason") or "the service gave no reason")


def has_failed(status: str) -> bool:
    """Whether a status is a bad end."""
    return status.endswith("FAILED") or status == "CREATE STOPPED"


def is_ready(status: str) -> bool:
    """Whether a status is a good end; COMPLETED is that of data deletion jobs."""
    return status in ("ACTIVE", "INACTIVE", "COMPLETED")


def is_leaving(status: str) -> bool:
    """Whether the resource is being deleted."""
    return status.startswith("DELETE") and not has_failed(status)


def in_transition(status: str) -> bool:
    """Whether the resource is being made or changed; what is being deleted is not."""
    return not (is_ready(status) or has_failed(status) or status.startswith("DELETE"))
