"""What a run has in S3 and IAM: found by name, deleted only with the run's tag."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from personalize_poc.aws import ownership, pricing
from personalize_poc.aws.cleanup import denials
from personalize_poc.aws.cleanup.items import Item, Look
from personalize_poc.aws.resources import code_of
from personalize_poc.aws.roles import role_tags
from personalize_poc.aws.service_errors import reraise
from personalize_poc.aws.storage import TAG, bucket_state, bucket_tags
from personalize_poc.errors import Refused
from personalize_poc.language import N_, Phrase, _

if TYPE_CHECKING:
    from mypy_boto3_s3.type_defs import (
        DeleteMarkerEntryTypeDef,
        ObjectIdentifierTypeDef,
        ObjectVersionTypeDef,
    )

    from personalize_poc.aws.workspace import Workspace

KINDS = ("objects", "bucket", "role")


def look(ws: Workspace, known: Look, *, not_mine: bool = False) -> None:
    """Add the run's objects, bucket and role to what is known.

    They go when no job reads or writes them any more. A bucket or role of the run's name without
    the run's tag stays, and is told.

    Args:
        ws: the run.
        known: what was found in Personalize; takes up what is found here.
        not_mine: also what another person has made for the same run.
    """
    jobs = frozenset(ref for ref in known.jobs if ":solution/" not in ref)  # training reads no S3
    sources = (
        (Phrase(N_("bucket {name}"), {"name": ws.bucket}), _bucket),
        (Phrase(N_("role {name}"), {"name": ws.role}), _role),
    )
    for what, find in sources:
        for item in denials.seen(what, partial(find, ws, not_mine, jobs), known.unreadable):
            known.add(item)


def _bucket(ws: Workspace, not_mine: bool, jobs: frozenset[str]) -> Iterator[Item]:
    state = bucket_state(ws)
    if state == "foreign":
        raise Refused(ws.bucket, "403", "it belongs to another account, or you may not list it")
    if state == "missing":
        return
    why = _why(ws, bucket_tags(ws), not_mine) if ws.owns_bucket else ""
    prefix = "" if ws.owns_bucket else ws.s3_prefix
    address = f"s3://{ws.bucket}/{prefix}"
    count, size, uploads = _measure(ws, prefix)
    if count or uploads:
        begun = _(", {count:,} unfinished uploads").format(count=uploads) if uploads else ""
        said = _("{count:,} objects, {size:,.1f} MB").format(count=count, size=size / 1e6) + begun
        sure, about = _priced(size)
        yield Item("objects", address, address, said, sure, jobs, why, about=about)
    if ws.owns_bucket:
        yield Item("bucket", ws.bucket, ws.bucket, after=jobs | {address}, why=why)


def _priced(size: float) -> tuple[float, float]:
    """USD an hour for bytes in S3: at a confirmed price, and at one that is not."""
    rate = pricing.STORAGE
    usd = (rate.cost(size / 1e9) or 0.0) / pricing.HOURS_A_MONTH
    return (usd, 0.0) if rate.confirmed else (0.0, usd)


def _role(ws: Workspace, not_mine: bool, jobs: frozenset[str]) -> Iterator[Item]:
    tags = role_tags(ws) if ws.owns_role else None
    if tags is not None:
        yield Item("role", ws.role, ws.role, after=jobs, why=_why(ws, tags, not_mine))


def _why(ws: Workspace, tags: dict[str, str], not_mine: bool) -> str:
    """Why something with these tags is not deleted; empty if it is the run's and this person's."""
    if tags.get(TAG) != ws.run_name:
        return _(
            "it has the name of this run, but not its tag {tag}; delete it by hand if it is yours"
        ).format(tag=TAG)
    who = "" if not_mine else ownership.others(tags, ws.target.owner)
    return ownership.made_by(who) if who else ""


def delete(ws: Workspace, item: Item) -> None:
    """Delete one item of `look`.

    Raises:
        Refused: S3 or IAM refuse it.
    """
    try:
        if item.kind == "objects":
            __, __, prefix = item.ref.removeprefix("s3://").partition("/")
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


def _uploads(ws: Workspace, prefix: str) -> Iterator[tuple[str, str]]:
    """Key and id of uploads that were begun and not ended; they bill as objects do."""
    pages = ws.target.s3.get_paginator("list_multipart_uploads")
    for page in pages.paginate(Bucket=ws.bucket, Prefix=prefix):
        yield from ((one["Key"], one["UploadId"]) for one in page.get("Uploads", []))


def _measure(ws: Workspace, prefix: str) -> tuple[int, int, int]:
    try:
        every = [one for page in _versions(ws, prefix) for one in page]
        uploads = sum(1 for __ in _uploads(ws, prefix))
    except Exception as problem:
        reraise(f"bucket {ws.bucket}", problem)
    sizes = (size for one in every if isinstance(size := one.get("Size", 0), int))
    return len(every), sum(sizes), uploads


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
    for key, number in list(_uploads(ws, prefix)):
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
