"""Errors of the package that notebooks import.

PocError              exit code  says what happened, to which resource and what to do next
├── BadInput                2   a value, file or data frame that cannot be used
├── ConfigurationError      2   target, region, environment or account is not usable as it is set
│   ├── CredentialsError    2   no AWS credentials, or expired or refused ones
│   ├── MissingExtra        2   an optional dependency is not installed
│   └── HostRefused         2   a request was stopped because its host belongs to the other target
├── StandInError            3   the local stand-in
│   ├── StandInNotStarted   3   it could not be started
│   └── StandInGone         3   it answered before and does not any more
├── ResourceError           4   one resource of the run; carries its ARN or name
│   ├── NameTaken           4   the name exists with other parameters, or belongs to somebody else
│   ├── NotThere            4   a resource that an earlier notebook makes does not exist
│   ├── ResourceFailed      4   CREATE FAILED (or stopped); carries the service's reason
│   ├── TimedOut            4   still pending at the deadline
│   └── Refused             4   the service refused a call; carries its code and message
└── CleanupIncomplete       5   something of the run still exists after a cleanup
"""

from __future__ import annotations

from collections.abc import Iterable


class PocError(Exception):
    """Base of every error of this package.

    `message` says what happened and to which resource, `next_step` what to do about it.
    """

    exit_code = 1

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message, next_step)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


class BadInput(PocError):
    """A value, file or data frame cannot be used."""

    exit_code = 2


class ConfigurationError(PocError):
    """Target, region, environment or account is not usable as it is set."""

    exit_code = 2


class CredentialsError(ConfigurationError):
    """There are no AWS credentials, or AWS does not accept them."""


class MissingExtra(ConfigurationError):
    """An optional dependency is not installed."""


class HostRefused(ConfigurationError):
    """A request was stopped before it left, because its host belongs to the other target."""


class StandInError(PocError):
    """The local stand-in cannot be used."""

    exit_code = 3


class StandInNotStarted(StandInError):
    """The local stand-in could not be started."""


class StandInGone(StandInError):
    """The local stand-in answered before and does not any more."""


class ResourceError(PocError):
    """Something is wrong with one resource; `resource` is its ARN or name."""

    exit_code = 4

    def __init__(self, resource: str, message: str, next_step: str = "") -> None:
        super().__init__(message, next_step)
        self.args = (resource, message, next_step)
        self.resource = resource


class NameTaken(ResourceError):
    """The name exists with other parameters, or belongs to somebody else."""


class NotThere(ResourceError):
    """A resource that an earlier step makes does not exist."""


class ResourceFailed(ResourceError):
    """The service could not make the resource; `reason` is its failureReason."""

    def __init__(self, resource: str, reason: str, next_step: str = "") -> None:
        text = reason.rstrip()
        end = "" if text.endswith((".", "!", "?")) else "."
        super().__init__(resource, f"{resource} failed: {text}{end}", next_step)
        self.args = (resource, reason, next_step)
        self.reason = reason


class TimedOut(ResourceError):
    """Resources are still pending at the deadline; `pending` are their ARNs."""

    def __init__(self, pending: Iterable[str], seconds: float, next_step: str = "") -> None:
        self.pending = tuple(pending)
        self.seconds = seconds
        names = ", ".join(self.pending)
        super().__init__(names, f"After {seconds:,.0f} s still pending: {names}.", next_step)
        self.args = (self.pending, seconds, next_step)


class Refused(ResourceError):
    """The service refused a call; `code` is its error code, e.g. LimitExceededException."""

    def __init__(self, resource: str, code: str, message: str, next_step: str = "") -> None:
        text = message.rstrip() or "no message"
        end = "" if text.endswith((".", "!", "?")) else "."
        super().__init__(resource, f"{resource}: {code}: {text}{end}", next_step)
        self.args = (resource, code, message, next_step)
        self.code = code


class CleanupIncomplete(PocError):
    """Something of the run still exists after a cleanup; `left` names it."""

    exit_code = 5

    def __init__(self, left: Iterable[str], next_step: str = "") -> None:
        self.left = tuple(left)
        super().__init__(f"Not deleted: {'; '.join(self.left)}.", next_step)
        self.args = (self.left, next_step)
