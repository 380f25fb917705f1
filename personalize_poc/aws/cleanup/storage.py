"""What a run has in S3 and IAM: found by name, deleted only with the run's tag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.aws.resources import code_of
from personalize_poc.aws.roles import role_tags
from personalize_poc.aws.service_errors import reraise
from personalize_poc.aws.storage import TAG, bucket_state, bucket_tags
from personalize_poc.errors import Refused

if TYPE_CHECKING:
    from mypy_boto3_s3.type_defs import (
        DeleteMarkerEntryTypeDef,
        ObjectIdentifierTypeDef,
        ObjectVersionTypeDef,
    )

    from personalize_poc.aws.workspace import Workspace


@dataclass(frozen=True)
class Item:
    """One thing that exists: its kind, its ARN or name, how to call it, its state."""

    kind: str
    ref: str
    label: str
    state: str = ""


def found(ws: Workspace) -> Iterator[Item]:
    """The run's objects, bucket and role. A bucket or role without the run's tag is not the run's.

    Raises:
        Refused: S3 or IAM do not let the caller look.
    """
    if bucket_state(ws) == "ours":
        own = ws.owns_bucket and bucket_tags(ws).get(TAG) == ws.run_name
        count, size = _measure(ws, "" if own else ws.s3_prefix)
        if count:
            address = f"s3://{ws.bucket}/" + ("" if own else ws.s3_prefix)
            yield Item("objects", address, address, f"{count:,} objects, {size / 1e6:,.1f} MB")
        if own:
            yield Item("bucket", ws.bucket, ws.bucket)
    if ws.owns_role and (role_tags(ws) or {}).get(TAG) == ws.run_name:
        yield Item("role", ws.role, ws.role)


def delete(ws: Workspace, item: Item) -> None:
    """Delete one item of `found`.

    Raises:
        Refused: S3 or IAM refuse it.
    """
    try:
        if item.kind == "objects":
            _, _, prefix = item.ref.removeprefix("s3://").partition("/")
            _delete_objects(ws, prefix)
        elif item.kind == "bucket":
            ws.target.s3.delete_bucket(Bucket=item.ref)
        else:
            _delete_role(ws, item.ref)
    except Exception as problem:
        if code_of(problem) not in ("NoSuchBucket", "NoSuchEntity"):
            reraise(item.label, problem)


def _versions(
    ws: Workspace, prefix: str
) -> Iterator[list[ObjectVersionTypeDef | DeleteMarkerEntryTypeDef]]:
    """Pages of all versions and delete markers; one of an unversioned bucket is `null`."""
    pages = ws.target.s3.get_paginator("list_object_versions")
    for page in pages.paginate(Bucket=ws.bucket, Prefix=prefix):
        yield [*page.get("Versions", []), *page.get("DeleteMarkers", [])]


def _measure(ws: Workspace, prefix: str) -> tuple[int, int]:
    try:
        every = [one for page in _versions(ws, prefix) for one in page]
    except Exception as problem:
        reraise(f"bucket {ws.bucket}", problem)
    sizes = (size for one in every if isinstance(size := one.get("Size", 0), int))
    return len(every), sum(sizes)


def _delete_objects(ws: Workspace, prefix: str) -> None:
    s3 = ws.target.s3
    for page in list(_versions(ws, prefix)):
        keys: list[ObjectIdentifierTypeDef] = [
            {"Key": one["Key"], "VersionId": one["VersionId"]} for one in page
        ]
        if keys:  # a page holds at most 1,000, as many as one request may delete
            answer = s3.delete_objects(Bucket=ws.bucket, Delete={"Objects": keys, "Quiet": True})
            for error in answer.get("Errors", []):
                raise Refused(error["Key"], error["Code"], error.get("Message", ""))
    begun = s3.get_paginator("list_multipart_uploads")
    for uploads in begun.paginate(Bucket=ws.bucket, Prefix=prefix):
        for upload in uploads.get("Uploads", []):
            key, number = upload["Key"], upload["UploadId"]
            s3.abort_multipart_upload(Bucket=ws.bucket, Key=key, UploadId=number)


def _delete_role(ws: Workspace, name: str) -> None:
    iam = ws.target.iam
    for own in iam.get_paginator("list_role_policies").paginate(RoleName=name):
        for policy in own["PolicyNames"]:
            iam.delete_role_policy(RoleName=name, PolicyName=policy)
    for others in iam.get_paginator("list_attached_role_policies").paginate(RoleName=name):
        for attached in others["AttachedPolicies"]:
            iam.detach_role_policy(RoleName=name, PolicyArn=attached["PolicyArn"])
    iam.delete_role(RoleName=name)
