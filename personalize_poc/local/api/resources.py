"""What all resource families share: making, showing, listing, checking and deleting resources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from personalize_poc.local.api.context import Context
from personalize_poc.local.errors import (
    InvalidInputException,
    LimitExceededException,
    ResourceAlreadyExistsException,
    ResourceInUseException,
    ResourceNotFoundException,
    TooManyTagsException,
)
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import DELETABLE, ResourceKind, Status

MAX_TAGS = 50


@dataclass(frozen=True)
class Form:
    """How a kind of resource looks on the wire.

    arn, name: names of the members that hold ARN and name. hidden: members that Describe does not
    have. summary: members of the entry in a list, beside ARN, status, the two dates and (with
    named_in_lists) the name.
    """

    kind: ResourceKind
    arn: str
    name: str = "name"
    hidden: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    named_in_lists: bool = True

    def describe(self, resource: Resource) -> dict[str, Any]:
        """All that Describe shows."""
        shown = {
            **resource.body,
            self.arn: resource.arn,
            self.name: resource.name,
            # A plain str: the fast writer of answers takes nothing else.
            "status": resource.status and resource.status.value,
            "failureReason": _reason(resource),
            "creationDateTime": resource.created,
            "lastUpdatedDateTime": resource.updated,
        }
        return {k: v for k, v in shown.items() if v is not None and k not in self.hidden}

    def entry(self, resource: Resource) -> dict[str, Any]:
        """The entry in a list."""
        wanted = {self.arn, "status", "creationDateTime", "lastUpdatedDateTime", *self.summary}
        if self.named_in_lists:
            wanted.add(self.name)
        full = {"failureReason": _reason(resource), **self.describe(resource)}
        return {k: v for k, v in full.items() if v is not None and k in wanted}


def _reason(resource: Resource) -> str | None:
    """Why it failed, unless an update or another start has repaired it since."""
    return None if resource.status == Status.ACTIVE else resource.failure_reason


# -- looking up -----------------------------------------------------------------------------------


def get(context: Context, arn: str, *kinds: ResourceKind) -> Resource:
    """The caller's resource of this ARN. Raises ResourceNotFoundException, also for other kinds."""
    resource = context.state.resources.find(arn)
    mine = resource and (resource.account, resource.region) == (context.account, context.region)
    if resource is None or not mine or (kinds and resource.kind not in kinds):
        raise missing(context, arn, kinds[0] if kinds else "resource")
    return resource


def shown(context: Context, arn: str, form: Form) -> dict[str, Any]:
    """What Describe answers. A deletion that is seen here need not wait any longer to begin.

    Raises ResourceNotFoundException.
    """
    resource = get(context, arn, form.kind)
    if resource.status is Status.DELETE_PENDING:
        context.service.jobs.seen(arn)
    return form.describe(resource)


def missing(context: Context, arn: str, kind: str, hint: str = "") -> ResourceNotFoundException:
    """The error about an ARN that is none of the caller's resources of this kind."""
    known = f"Resource Arn {arn} does not exist."
    if kind == ResourceKind.DATASET_GROUP:
        known = f"The given dataset group does not exist: {arn}."
    return ResourceNotFoundException(
        f"{known} There is no {kind.replace('-', ' ')} of this ARN in "
        f"account {context.account}, region {context.region}.{hint}"
    )


def active(context: Context, arn: str, *kinds: ResourceKind) -> Resource:
    """Like `get`, for a parent that must be ready. Raises ResourceInUseException when it is not."""
    resource = get(context, arn, *kinds)
    if resource.status != Status.ACTIVE:
        raise ResourceInUseException(
            f"The resource {arn} is not ACTIVE (its status is {resource.status}). "
            "Wait until Describe shows ACTIVE, then try again."
        )
    return resource


# -- making ---------------------------------------------------------------------------------------


def create(
    context: Context,
    kind: ResourceKind,
    suffix: str,
    params: Mapping[str, Any],
    *,
    name: str,
    body: dict[str, Any],
    parent: str | None = None,
    dataset_group: str | None = None,
    private: dict[str, Any] | None = None,
    job: str | None = None,
    status: Status | None = Status.CREATE_PENDING,
    check: Callable[[], None] | None = None,
) -> Resource:
    """Add a resource and submit the job that makes it, together or not at all.

    suffix: end of the ARN. params: the request; its tags are kept. job: kind of job, None for a
    resource that is ready at once (give its `status`). check: quotas and other rules that must
    hold at the moment of insertion; called after the name is known to be free.

    Raises ResourceAlreadyExistsException, and what `check` raises.
    """
    resource = Resource(
        arn=context.arn(suffix),
        kind=kind,
        account=context.account,
        region=context.region,
        name=name,
        parent=parent,
        dataset_group=dataset_group,
        status=status,
        body={key: value for key, value in body.items() if value is not None},
        private={**(private or {}), "tags": new_tags(params)},
    )
    with context.state.transaction():
        if context.state.resources.find(resource.arn):
            raise ResourceAlreadyExistsException(
                f"Another resource with Arn {resource.arn} already exists."
            )
        if check:
            check()
        added = context.state.resources.add(resource)
        if job:
            context.service.jobs.submit(job, added.arn)
    return added


def quota(found: Iterable[Resource] | int, limit: int, what: str) -> None:
    """Raise LimitExceededException when `found` leaves no room for one more under `limit`."""
    if (found if isinstance(found, int) else len(list(found))) >= limit:
        raise LimitExceededException(f"More than {limit} {what}.")


def within_quota(context: Context, name: str, found: Iterable[Resource] | int, what: str) -> None:
    """Raise LimitExceededException when `found` leaves no room under the quota of this name."""
    quota(found, context.quota(name), what)


def new_tags(params: Mapping[str, Any]) -> dict[str, str]:
    """The tags of a request as a dict. Raises InvalidInputException, TooManyTagsException."""
    tags: dict[str, str] = {}
    for tag in params.get("tags") or []:
        key = tag["tagKey"]
        if key.lower().startswith("aws:"):
            raise InvalidInputException(f"The tag key {key} is reserved: it starts with aws:.")
        if key in tags:
            raise InvalidInputException(f"The tag key {key} is given twice. Tag keys are unique.")
        tags[key] = tag["tagValue"]
    if len(tags) > MAX_TAGS:
        raise TooManyTagsException(f"A resource can have {MAX_TAGS} tags, not {len(tags)}.")
    return tags


# -- deleting -------------------------------------------------------------------------------------


def delete(
    context: Context, resource: Resource, job: str, blockers: Callable[[], Iterable[Resource]]
) -> None:
    """Start the deletion of a resource, unless it is busy or `blockers` still stand in the way.

    Raises ResourceInUseException naming what has to go or to end first.
    """
    with context.state.transaction():
        refuse_if_blocked(resource, blockers())
        changed = context.state.resources.change(
            resource.arn, status=Status.DELETE_PENDING, only_from=DELETABLE
        )
        if changed is None:
            current = context.state.resources.find(resource.arn)
            raise ResourceInUseException(
                f"The resource {resource.arn} cannot be deleted while its status is "
                f"{current.status if current else 'gone'}."
            )
        context.service.jobs.submit(job, resource.arn)


def refuse_if_blocked(resource: Resource, blockers: Iterable[Resource]) -> None:
    """Raise ResourceInUseException naming the first few of `blockers`, if there are any."""
    found = list(blockers)
    if found:
        named = ", ".join(f"{b.arn} ({b.status})" if b.status else b.arn for b in found[:5]) + (
            f" and {len(found) - 5} more" if len(found) > 5 else ""
        )
        raise ResourceInUseException(
            f"The resource {resource.arn} cannot be deleted because it is in use. "
            f"Delete these, or wait for their end, first: {named}."
        )
