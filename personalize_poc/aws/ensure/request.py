"""One create request, what botocore's model says about it, and the calls that all kinds share."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping
from typing import Any

from personalize_poc.aws import ownership, patience, propagation, resources, retries, waiting
from personalize_poc.errors import BadInput
from personalize_poc.language import N_, _
from personalize_poc.standin import discovery

DELETION_SECONDS = 1800.0
_TAKEN = "ResourceAlreadyExistsException"
_ANSWERS = 5
"""So often the same is asked for if no answer comes and nothing was made."""

_KINDS = (
    N_("campaign"),
    N_("dataset"),
    N_("dataset export job"),
    N_("dataset group"),
    N_("dataset import job"),
    N_("event tracker"),
    N_("filter"),
    N_("schema"),
    N_("solution"),
    N_("solution version"),
    N_("batch inference job"),
    N_("batch segment job"),
    N_("metric attribution"),
    N_("recommender"),
)
"""For the catalogue."""


class Request:
    """One create request, and what is known of the resource that it would make.

    Attributes:
        personalize: the client whose method was given.
        parameters: those of the request, without those that are None.
        kind: as in ARNs, e.g. `dataset-group`.
        arn_member: e.g. `datasetGroupArn`.
        name_member: `name`, or `jobName`.
        is_job: whether the service cannot delete such a resource.
        is_local: whether the client talks to a stand-in.
    """

    def __init__(
        self,
        create: Callable[..., Mapping[str, Any]],
        parameters: Mapping[str, Any],
        sleep: Callable[[float], None],
        clock: Callable[[], float],
    ) -> None:
        client: Any = getattr(create, "__self__", None)
        known = client.meta.method_to_api_mapping if hasattr(client, "meta") else {}
        operation = known.get(getattr(create, "__name__", ""), "")
        if not operation.startswith("Create") or not resources.can(client, "CreateDatasetGroup"):
            raise BadInput(
                "ensure.resource() takes a create method of the client `personalize`.",
                _(
                    "For example: "
                    "ensure.resource(target.personalize.create_schema, name=…, schema=…)"
                ),
            )
        self._create, self._sleep, self._clock = create, sleep, clock
        self.personalize = client
        self.parameters = {key: value for key, value in parameters.items() if value is not None}
        self.kind = resources.kind_of_noun(operation.removeprefix("Create"))
        self.arn_member = f"{resources.member(self.kind)}Arn"
        self.name_member = "jobName" if "jobName" in self.inputs("Create") else "name"
        self.is_job = not resources.can(client, f"Delete{resources.noun(self.kind)}")
        self.is_local = discovery.is_loopback(client.meta.endpoint_url)
        self.endpoint = client.meta.endpoint_url if self.is_local else None

    @property
    def names_role(self) -> bool:
        """Whether a role is handed to the service."""
        output = self.parameters.get("metricsOutputConfig", {})
        return "roleArn" in self.parameters or "roleArn" in output

    @property
    def label(self) -> str:
        """Kind and name, for messages."""
        name = self.parameters.get(self.name_member)
        if name is None and "solutionArn" in self.parameters:
            name = f"of {resources.short(self.parameters['solutionArn'])}"
        return f"{self.kind.replace('-', ' ')} {name or ''}".strip()

    def say(self, what: str, status: str = "", name: str = "") -> None:
        """Tell the person what happened; ACTIVE is not worth a word."""
        state = f" ({status})" if status and status != "ACTIVE" else ""
        print(f"{name or self._told}: {what}{state}")

    @property
    def _told(self) -> str:
        """The label in the chosen language."""
        kind, name = _(self.kind.replace("-", " ")), self.parameters.get(self.name_member)
        if name is None and "solutionArn" in self.parameters:
            name = resources.short(self.parameters["solutionArn"])
            return _("{kind} of {name}").format(kind=kind, name=name)
        return f"{kind} {name or ''}".strip()

    def inputs(self, verb: str) -> list[str]:
        """The parameters of an operation of this kind; none if there is no such operation."""
        operation = f"{verb}{resources.noun(self.kind)}"
        if not resources.can(self.personalize, operation):
            return []
        model = self.personalize.meta.service_model.operation_model(operation)
        return list(model.input_shape.members)

    def parents(self) -> dict[str, str]:
        """Those parameters of the request by which the List operation can filter."""
        operation, __ = resources.list_operation(self.personalize, self.kind)
        model = self.personalize.meta.service_model.operation_model(operation)
        return {
            name: value
            for name, value in self.parameters.items()
            if name in model.input_shape.members and name.endswith("Arn")
        }

    def created(self, before: Collection[str] = ()) -> str | None:
        """The ARN of the new resource; None if the name exists.

        It gets the tags of its run and its owner. AWS does not know a role at once that was just
        made, so that refusal is waited out. If no answer comes, the work may have been done all the
        same: it is looked up before it is asked for again.

        Args:
            before: the ARNs of what there was of this kind; needed where names do not tell.
        """
        parameters = self.parameters | self._tags() | self._mark()
        for attempt in range(_ANSWERS):
            try:
                answer = retries.retried(
                    lambda: self._create(**parameters),
                    self._role_is_young,
                    seconds=retries.PROPAGATION_SECONDS,
                    interval=5.0,
                    clock=self._clock,
                    sleep=self._sleep,
                )
                self.say(_("created"))
                return str(answer[self.arn_member])
            except Exception as problem:
                if resources.code_of(problem) == _TAKEN:
                    return self._looked_up(parameters, before) if attempt else None
                if not retries.is_lost(problem) or attempt == _ANSWERS - 1:
                    raise
            self.say(_("no answer came; looking whether it was made"))
            self._sleep(waiting.pause(self))
            if arn := self._looked_up(parameters, before):
                self.say(_("created"))
                return arn
        raise AssertionError("the last attempt returns or raises")

    def _mark(self) -> dict[str, str]:
        """A name that only this request gives, for what could do without one: a version."""
        if self.kind != "solution-version" or "name" not in self.inputs("Create"):
            return {}
        return {"name": self.parameters.get("name") or f"poc-{secrets.token_hex(8)}"}

    def _looked_up(self, parameters: Mapping[str, Any], before: Collection[str]) -> str | None:
        """What this request has made although its answer was lost; None if it made nothing."""
        found = retries.retried(
            lambda: list(resources.listed(self.personalize, self.kind, **self.parents())),
            retries.passes,
            seconds=patience.OUTAGE_SECONDS,
            interval=waiting.pause(self),
            clock=self._clock,
            sleep=self._sleep,
        )
        name = parameters.get(self.name_member)
        for one in found:
            arn = str(one[self.arn_member])
            if self.kind == "solution-version":
                if arn in before or one.get("trainingType") == "AUTOMATIC":
                    continue
                # Without a name of its own it is called `solution/version`: better somebody else's
                # than a second training.
                told = str((resources.describe(self.personalize, arn) or {}).get("name", name))
                if told == name or "/" in told:
                    return arn
            elif one.get(self.name_member) == name:
                return arn
        return None

    def _tags(self) -> dict[str, list[dict[str, str]]]:
        """The parameter `tags`: those asked for, and those of run and owner."""
        if "tags" not in self.inputs("Create"):
            return {}
        asked = list(self.parameters.get("tags", []))
        ours = ownership.tags_for(self.personalize, self.parameters)
        for one in asked:
            ours.pop(one["tagKey"], None)
        every = asked + [{"tagKey": key, "tagValue": value} for key, value in ours.items()]
        return {"tags": every} if every else {}

    def _role_is_young(self, problem: Exception) -> bool:
        """Whether the role may not be known yet; a stand-in refuses so only if taught to."""
        return self.names_role and propagation.refuses_role(problem)

    def wait_until_gone(self, arn: str) -> None:
        """Wait for the end of a deletion. Raises ResourceFailed, TimedOut."""
        waiting.gone(self, arn, timeout=DELETION_SECONDS, clock=self._clock, sleep=self._sleep)
