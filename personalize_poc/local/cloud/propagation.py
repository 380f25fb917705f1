"""IAM as Personalize sees it: as it was some seconds ago.

On AWS a role or a policy that was just made is not known everywhere at once. Before each change a
picture of all roles is taken; what Personalize sees is the picture that was taken before the first
change of the last seconds. Calls that name a role see it after half of the time, jobs after all of
it, so that both kinds of refusal are met. IAM itself answers without delay.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from personalize_poc.local.cloud import iam_policy

_SERVICES = frozenset({"iam", "cloudformation"})
"""Services whose requests change roles and policies."""
CALLS = 0.5
"""After this part of the time calls see what jobs see after all of it."""
_READS = ("Get", "List", "Describe", "Simulate", "Generate", "Validate")


@dataclass(frozen=True)
class Role:
    """What a role is to the service: who may assume it, what it may do, and its boundary."""

    trust: iam_policy.Document
    policies: tuple[iam_policy.Document, ...]
    boundary: iam_policy.Document | None


Roles = Mapping[str, Role]
"""Roles by their ARN."""


class Propagation:
    """Which roles Personalize sees. `seconds` 0: those that there are. Safe between threads."""

    def __init__(self, seconds: float = 0.0, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._before: list[tuple[float, Roles]] = []

    def before_request(self, service: str, operation: str | None) -> None:
        """Take a picture if a request may change roles or policies. Call it before it does."""
        if not self.seconds or service not in _SERVICES or (operation or "").startswith(_READS):
            return
        now = self._clock()
        with self._lock:
            first_seen = [i for i, (at, _) in enumerate(self._before) if at > now - self.seconds]
            self._before = self._before[first_seen[0] :] if first_seen else []
            self._before.append((now, _pictures()))

    def role(self, arn: str, account: str, partition: str, of_call: bool = False) -> Role | None:
        """The role with this ARN that Personalize sees in an account, None if it sees none.

        of_call: what a call sees that names the role, not a job.
        """
        if self.seconds:
            since = self._clock() - self.seconds * (CALLS if of_call else 1.0)
            with self._lock:
                for at, roles in self._before:
                    if at > since:
                        return roles.get(arn)
        from moto.iam.models import iam_backends

        backend = iam_backends[account][partition]
        found = next((role for role in list(backend.roles.values()) if role.arn == arn), None)
        return None if found is None else _picture(found, backend)


def _pictures() -> Roles:
    from moto.iam.models import iam_backends

    backends: Iterable[Any] = [
        backend for account in list(iam_backends.values()) for backend in list(account.values())
    ]
    return {
        role.arn: _picture(role, backend)
        for backend in backends
        for role in list(backend.roles.values())
    }


def _picture(role: Any, backend: Any) -> Role:
    """Inline and attached policies of a role, its trust policy and its permissions boundary."""
    documents = [iam_policy.document(text) for text in list(role.policies.values())]
    documents += [_default_version(policy) for policy in list(role.managed_policies.values())]
    boundary = None
    if role.permissions_boundary_arn:
        policy = backend.managed_policies.get(role.permissions_boundary_arn)
        boundary = _default_version(policy) if policy is not None else {}
    trust = iam_policy.document(role.assume_role_policy_document)
    return Role(trust, tuple(documents), boundary)


def _default_version(policy: Any) -> iam_policy.Document:
    for version in policy.versions:
        if version.version_id == policy.default_version_id:
            return iam_policy.document(version.document)
    return {}
