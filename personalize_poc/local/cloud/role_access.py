"""With whose permission a job accesses other services: roles, their policies, bucket policies.

IAM is moto's, in the same process. As on AWS the role must trust the service and its policies must
allow the access; for S3 the bucket's policy must allow it to the service as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from personalize_poc.local.cloud import iam_policy
from personalize_poc.local.cloud.iam_policy import Access
from personalize_poc.local.cloud.propagation import Propagation, Role
from personalize_poc.local.errors import JobFailed

SERVICE = "Service:personalize.amazonaws.com"
NO_PRIVILEGES = "Insufficient privileges for accessing data in Amazon S3."
INVALID_LOCATION = "Invalid Data location."
INVALID_INPUT = "Invalid S3 input path."
INVALID_OUTPUT = "Invalid S3 output path."


@dataclass(frozen=True)
class Caller:
    """On whose behalf a job accesses S3 or another service, and how its failures begin.

    no_privileges: what is not allowed. no_place: a place in S3 that is not there.
    """

    role_arn: str | None
    account: str
    region: str
    no_privileges: str = NO_PRIVILEGES
    source_arn: str | None = None
    """The job, which conditions of policies may name."""
    no_place: str = INVALID_LOCATION

    @property
    def partition(self) -> str:
        """``aws``, ``aws-cn`` or ``aws-us-gov``."""
        return partition_of(self.region)


@dataclass(frozen=True)
class Rights:
    """What the role's policies and the bucket's policy say."""

    bucket_name: str
    caller: Caller
    boundary: iam_policy.Document | None
    identity: Sequence[iam_policy.Document]
    bucket: Sequence[iam_policy.Document]
    enforce: bool = True

    def need(self, action: str, resource: str, prefix: str | None = None) -> None:
        """Raise JobFailed, naming what is missing, unless the access is allowed on both sides."""
        if not self.enforce:
            return
        more = {} if prefix is None else {"s3:prefix": prefix}
        self.need_of_role(action, resource, more)
        context = {**_context(self.caller), **more}
        as_service = Access(action, resource, SERVICE, context)
        as_role = Access(action, resource, f"AWS:{self.caller.role_arn}", context)
        if any(iam_policy.denied(self.bucket, access) for access in (as_service, as_role)):
            self._refuse(f"The policy of the bucket denies {action} on {resource}.")
        if not iam_policy.allowed(self.bucket, as_service):
            self._refuse(
                f"The policy of the bucket {self.bucket_name} does not allow the service "
                f"{SERVICE.split(':')[1]} {action} on {resource}."
            )

    def need_of_role(self, action: str, resource: str, context: Mapping[str, str]) -> None:
        """Raise JobFailed unless the role's policies allow the access."""
        role = f"the role {self.caller.role_arn}"
        identity = Access(action, resource, context={**_context(self.caller), **context})
        if iam_policy.denied(self.identity, identity):
            self._refuse(f"A policy of {role} denies {action} on {resource}.")
        if not iam_policy.allowed(self.identity, identity):
            self._refuse(f"No policy of {role} allows {action} on {resource}.")
        if self.boundary is not None and not iam_policy.allowed([self.boundary], identity):
            self._refuse(f"The permissions boundary of {role} does not allow {action}.")

    def _refuse(self, why: str) -> None:
        raise JobFailed(f"{self.caller.no_privileges} {why}")


def role_of(caller: Caller, iam: Propagation, of_call: bool = False) -> Role:
    """The role, after checking that the service may assume it. Raises JobFailed.

    of_call: as calls see it; see `Propagation.role`.
    """
    if not caller.role_arn:
        raise JobFailed(f"{caller.no_privileges} The job has no role.")
    role = iam.role(caller.role_arn, caller.account, caller.partition, of_call)
    if role is None:
        raise JobFailed(f"{caller.no_privileges} The role {caller.role_arn} does not exist.")
    access = Access("sts:AssumeRole", principal=SERVICE, context=_context(caller))
    if not iam_policy.allowed([role.trust], access):
        raise JobFailed(
            f"{caller.no_privileges} The trust policy of the role {caller.role_arn} does not let "
            "the service personalize.amazonaws.com assume it."
        )
    return role


def _context(caller: Caller) -> dict[str, str]:
    """Condition keys of a request that the service makes for a job."""
    region, account = caller.region, caller.account
    return {
        "aws:SourceAccount": account,
        "aws:SourceArn": caller.source_arn
        or f"arn:{caller.partition}:personalize:{region}:{account}:*",
        "aws:PrincipalAccount": account,
        "aws:PrincipalIsAWSService": "true",
        "aws:RequestedRegion": region,
        "aws:SecureTransport": "true",
        **({"aws:PrincipalArn": caller.role_arn} if caller.role_arn else {}),
    }


def partition_of(region: str) -> str:
    """The partition of AWS that a region lies in."""
    if region.startswith("cn-"):
        return "aws-cn"
    return "aws-us-gov" if region.startswith("us-gov-") else "aws"
