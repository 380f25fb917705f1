"""Keys of moto's KMS, in the same process: whether one is there, and lets a role use it."""

from __future__ import annotations

from typing import Any

from personalize_poc.local.cloud import iam_policy
from personalize_poc.local.cloud.iam_policy import Access
from personalize_poc.local.cloud.propagation import Propagation
from personalize_poc.local.cloud.role_access import Caller, Rights, role_of
from personalize_poc.local.errors import JobFailed

NO_KEY = "Insufficient privileges for using the KMS key."
READ, WRITE = ("kms:Decrypt",), ("kms:GenerateDataKey",)
"""What reading and writing encrypted objects needs."""
EVERYTHING = (
    "kms:Decrypt",
    "kms:GenerateDataKey",
    "kms:DescribeKey",
    "kms:CreateGrant",
    "kms:ListGrants",
)
"""What the service is documented to need of a key for its own data."""


def check(
    key_arn: str, caller: Caller, actions: tuple[str, ...], enforce: bool, iam: Propagation
) -> None:
    """Raise JobFailed unless the key is there, enabled, and the caller's role may use it so.

    As on AWS the role's policies and the policy of the key must both allow it; the policy that a
    key has by default leaves it to those of roles. enforce: whether permissions count. iam:
    what the service sees of roles.
    """
    key = _key(key_arn, caller)
    if not enforce:
        return
    role = role_of(caller, iam)
    rights = Rights("", caller, role.boundary, role.policies, [])
    policy = [iam_policy.document(key.policy)]
    for action in actions:
        rights.need_of_role(action, key_arn, {})
        access = Access(action, key_arn, f"AWS:{caller.role_arn}")
        if iam_policy.denied(policy, access) or not iam_policy.allowed(policy, access):
            raise JobFailed(
                f"{caller.no_privileges} The policy of the key {key_arn} does not let the role "
                f"{caller.role_arn} {action}."
            )


def _key(arn: str, caller: Caller) -> Any:
    from moto.kms.models import kms_backends

    region, account, name = arn.split(":", 5)[3:]
    where = f"in account {account}, region {region}"
    try:
        key = kms_backends[account][region].keys.get(name.removeprefix("key/"))
    except KeyError:  # moto knows no such region
        key = None
    if key is None:
        raise JobFailed(
            f"{caller.no_privileges} The KMS key {arn} does not exist {where}. Keys of the "
            "stand-in do not outlive it: create it again, or leave kmsKeyArn out."
        )
    if not key.enabled or key.deletion_date is not None:
        raise JobFailed(f"{caller.no_privileges} The KMS key {arn} is {key.key_state}. Enable it.")
    return key
