"""What is changed in moto so that accounts are apart from each other (see `patches`)."""

from __future__ import annotations

import functools
import os
from typing import Any

from personalize_poc.local.cloud import access_keys, iam_policy
from personalize_poc.local.cloud.patching import patch
from personalize_poc.local.protocol import credentials


@patch(
    "moto.core.authorization:ActionAuthenticatorMixin",
    "_authenticate_and_authorize_s3_action",
    ("self", "bucket_name", "key_name"),
    why="moto lets every account read, fill and delete the buckets of all others.",
)
def foreign_bucket(original: Any) -> Any:
    """Refuses callers of other accounts, unless the policy of the bucket allows them the action.

    Requests without a signature in their head (public objects, signed addresses) pass as before.
    """

    @functools.wraps(original)
    def authorize(self: Any, bucket_name: Any = None, key_name: Any = None) -> None:
        original(self, bucket_name, key_name)
        from moto.s3.exceptions import BucketAccessDeniedError
        from moto.s3.models import s3_backends

        partition, owner = s3_backends.bucket_accounts.get(bucket_name or "", ("", ""))
        caller, action = self.current_account, self.data.get("Action")
        if owner in ("", caller) or action == "CreateBucket" or "Authorization" not in self.headers:
            return
        bucket = s3_backends[owner][partition].get_bucket(bucket_name)
        action = {"HeadBucket": "ListBucket"}.get(action, action)
        resource = f"arn:{partition}:s3:::{bucket_name}" + (f"/{key_name}" if key_name else "")
        context = {"aws:SecureTransport": "true", "aws:PrincipalAccount": caller}
        principal = f"AWS:arn:{partition}:iam::{caller}:root"
        access = iam_policy.Access(f"s3:{action}", resource, principal, context)
        if not iam_policy.allowed([iam_policy.document(bucket.policy)], access):
            raise BucketAccessDeniedError(bucket_name)

    return authorize


@patch(
    "moto.core.responses:BaseResponse",
    "get_current_account",
    ("self",),
    why="moto knows no other account before somebody has assumed a role in it.",
)
def account_of_caller(original: Any) -> Any:
    """The account of a request; an access key of twelve digits names it itself."""

    @functools.wraps(original)
    def get_current_account(self: Any) -> str:
        scope = credentials.scope({"authorization": str(self.headers.get("Authorization", ""))})
        named = access_keys.named_by(scope.access_key) if scope is not None else None
        if named and "MOTO_ACCOUNT_ID" not in os.environ and _HEADER not in self.headers:
            return named
        return str(original(self))

    return get_current_account


_HEADER = "x-moto-account-id"
"""Names the account too, and comes first."""
