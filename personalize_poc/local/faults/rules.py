"""Rules that make calls and jobs slow or fail, and their form in JSON.

A rule says what it matches (`service`, `operation`, `region`; `job` for long work), which of the
matching calls it strikes (`probability` with `seed`, `nth`, `after`, `afterSeconds`, `count`,
`perAccessKey`) and what these meet: an `error`, a `latencySeconds`, `answerLost` (the work is done,
the connection breaks before the answer), or for the job that a call begins a `failureReason` or
`jobSeconds`. A list of rules whose members are service, region, operation, probability and error
(statusCode, code) is what LocalStack's chaos API takes too.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeGuard

from personalize_poc.local.errors import StandInError

PERSONALIZE = ("personalize", "personalize-events", "personalize-runtime")
"""The clients of the service; the first name in a rule means all three, as in signatures."""
USUAL = (*PERSONALIZE, "s3", "iam", "sts")
"""Services in which an operation is looked for when a rule names none."""


class InvalidRule(StandInError):
    """A rule that makes no sense. The text says which one, why, and what would be right."""


@dataclass(frozen=True)
class InjectedError:
    """The answer that a call meets: status of HTTP, code of AWS, text (empty: a usual one)."""

    status_code: int = 503
    code: str = "ServiceUnavailable"
    message: str = ""

    @property
    def text(self) -> str:
        """The message on the wire, which says that it was asked for."""
        said = self.message or _TEXTS.get(self.code, self.code)
        return f"{said} (injected: a fault rule of the stand-in asks for it)."


@dataclass(frozen=True)
class Rule:
    """What is matched, which of it is struck, and with what. None and 0 ask for nothing.

    service: name of the boto3 client. job: a kind of long work, such as dataset-import-job.
    probability: share of the matching calls, drawn from seed (None: that of the stand-in). nth:
    this one alone, from 1. after, after_seconds: so many calls, or for so long after the first one,
    all is well. per_access_key: each access key is counted for itself, as for credentials that
    expire. count: strikes at most so often.
    """

    service: str | None = None
    operation: str | None = None
    region: str | None = None
    job: str | None = None
    probability: float = 1.0
    seed: int | None = None
    nth: int | None = None
    after: int = 0
    after_seconds: float = 0.0
    per_access_key: bool = False
    count: int | None = None
    error: InjectedError | None = None
    latency_seconds: float = 0.0
    answer_lost: bool = False
    failure_reason: str | None = None
    job_seconds: float | None = None

    @property
    def is_of_jobs(self) -> bool:
        """Whether it strikes the job that a call begins, and not the call."""
        return self.failure_reason is not None or self.job_seconds is not None

    def document(self) -> dict[str, Any]:
        """The rule as JSON, without what it leaves open."""
        found = {
            _camel(field.name): getattr(self, field.name)
            for field in fields(self)
            if getattr(self, field.name) != field.default
        }
        if self.error is not None:
            said = {_camel(name): value for name, value in asdict(self.error).items()}
            found["error"] = {name: value for name, value in said.items() if value != ""}
        return found


def read(document: Any) -> list[Rule]:
    """The rules of a JSON document: a list of objects. Raises InvalidRule."""
    if not isinstance(document, list):
        raise InvalidRule('Rules are a list of objects, e.g. [{"service": "s3"}].')
    return [_rule(f"Rule {number}", one) for number, one in enumerate(document, 1)]


def _rule(name: str, document: Any) -> Rule:
    given = _members(name, document, _MEMBERS)
    if "error" in given:
        given["error"] = InjectedError(**_members(f"{name}, error", given["error"], _OF_ERROR))
    rule = Rule(**given)
    if not rule.is_of_jobs and rule.job is None and not _has_effect(rule):
        rule = Rule(**given, error=InjectedError())
    _check_together(name, rule)
    _check_names(name, rule)
    return rule


def _members(name: str, document: Any, known: Mapping[str, _Member]) -> dict[str, Any]:
    """The members of an object by the names of fields, each checked."""
    if not isinstance(document, dict):
        raise InvalidRule(f"{name} is {document!r:.60}; it must be an object.")
    found = {}
    for key, value in document.items():
        if key not in known:
            raise InvalidRule(f"{name} has no member {key!r}. Members: {', '.join(known)}.")
        fits, what = known[key]
        if not fits(value):
            raise InvalidRule(f"{name}: {key} is {value!r:.60}; it must be {what}.")
        found[_snake(key)] = value
    return found


def _has_effect(rule: Rule) -> bool:
    return rule.error is not None or rule.answer_lost or rule.latency_seconds > 0


def _check_together(name: str, rule: Rule) -> None:
    """Members that exclude each other. Raises InvalidRule."""
    if rule.is_of_jobs and _has_effect(rule):
        raise InvalidRule(
            f"{name} strikes a job (failureReason, jobSeconds) and a call (error, latencySeconds, "
            "answerLost); make two rules of it."
        )
    if rule.job is not None and not rule.is_of_jobs:
        raise InvalidRule(f"{name}: what jobs meet is a failureReason or jobSeconds; give one.")
    if rule.is_of_jobs and rule.job is None and rule.operation is None:
        raise InvalidRule(
            f"{name}: name the job that meets this, e.g. job dataset-import-job or operation "
            "CreateDatasetImportJob."
        )
    if rule.is_of_jobs and rule.per_access_key:
        raise InvalidRule(f"{name}: perAccessKey is for calls; jobs have no access key.")
    if rule.error is not None and rule.answer_lost:
        raise InvalidRule(f"{name}: a lost answer is no error that arrives; give one of the two.")
    others = rule.probability < 1 or rule.after or rule.after_seconds or rule.count is not None
    if rule.nth is not None and others:
        raise InvalidRule(
            f"{name}: nth already says which call; leave out probability, after, afterSeconds and "
            "count."
        )


def _check_names(name: str, rule: Rule) -> None:
    """Services and operations that do not exist. Raises InvalidRule."""
    if rule.service is not None and rule.service not in _services():
        raise InvalidRule(
            f"{name}: there is no service {rule.service!r}; use the name of its boto3 client, e.g. "
            f"{', '.join(USUAL)}."
        )
    if rule.operation is None:
        return
    if rule.service is None:
        among: Sequence[str] = USUAL
    else:
        among = PERSONALIZE if rule.service == "personalize" else (rule.service,)
    if not any(rule.operation in operations(service) for service in among):
        raise InvalidRule(
            f"{name}: there is no operation {rule.operation!r} of {', '.join(among)}. Operations "
            "are spelled as in the API, e.g. CreateDatasetImportJob."
        )


@functools.cache
def operations(service: str) -> frozenset[str]:
    """All operations of a service that boto3 knows."""
    import botocore.loaders  # only who gives rules waits for it

    model = botocore.loaders.Loader().load_service_model(service, "service-2")
    return frozenset(model["operations"])


@functools.cache
def _services() -> frozenset[str]:
    import botocore.loaders

    return frozenset(botocore.loaders.Loader().list_available_services("service-2"))


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _whole(least: int) -> _Member:
    def fits(value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and value >= least

    return fits, f"a whole number from {least} on"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.title() for word in others)


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


_Member = tuple[Callable[[Any], bool], str]
"""Whether a value fits, and what it has to be, in words."""
_TEXT: _Member = (_is_text, "a text that is not empty")
_SECONDS: _Member = (lambda v: _is_number(v) and v >= 0, "a number of seconds, 0 or more")
_FLAG: _Member = (lambda v: isinstance(v, bool), "true or false")
_MEMBERS: Mapping[str, _Member] = {
    "service": _TEXT,
    "operation": _TEXT,
    "region": _TEXT,
    "job": _TEXT,
    "probability": (lambda v: _is_number(v) and 0 <= v <= 1, "a number from 0 to 1"),
    "seed": _whole(0),
    "nth": _whole(1),
    "after": _whole(0),
    "afterSeconds": _SECONDS,
    "perAccessKey": _FLAG,
    "count": _whole(1),
    "error": (lambda v: isinstance(v, dict), "an object with statusCode and code"),
    "latencySeconds": _SECONDS,
    "answerLost": _FLAG,
    "failureReason": _TEXT,
    "jobSeconds": _SECONDS,
}
_OF_ERROR: Mapping[str, _Member] = {
    "statusCode": (
        lambda v: isinstance(v, int) and not isinstance(v, bool) and 400 <= v <= 599,
        "a status of HTTP from 400 to 599",
    ),
    "code": (
        lambda v: isinstance(v, str) and v.isascii() and v.isalnum(),
        "letters and digits, as the codes of AWS are",
    ),
    "message": _TEXT,
}
_TEXTS = {
    "ThrottlingException": "Rate exceeded",
    "InternalServerException": "Internal server error",
    "ServiceUnavailable": "Service unavailable",
    "SlowDown": "Please reduce your request rate",
    "AccessDenied": "Access Denied",
    "ExpiredToken": "The provided token has expired",
    "ExpiredTokenException": "The security token included in the request is expired",
}
"""What AWS says with these codes."""
