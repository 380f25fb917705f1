"""The bucket and the role of a run, and files in the bucket: made once, found again by name.

Both carry the tag `personalize-poc-run` with the run name, from the moment in which they are made.
Nothing without it is changed or deleted.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import ownership, policies, propagation
from personalize_poc.aws.resources import code_of
from personalize_poc.aws.service_errors import reraise
from personalize_poc.errors import BadInput, NameTaken, NotThere
from personalize_poc.language import _

if TYPE_CHECKING:
    import pandas as pd
    from mypy_boto3_s3.type_defs import PublicAccessBlockConfigurationTypeDef

    from personalize_poc.aws.targets import Target
    from personalize_poc.aws.workspace import Workspace
    from personalize_poc.data.whole import Whole

TAG = ownership.RUN_TAG
PRIVATE: PublicAccessBlockConfigurationTypeDef = {
    "BlockPublicAcls": True,
    "IgnorePublicAcls": True,
    "BlockPublicPolicy": True,
    "RestrictPublicBuckets": True,
}


def bucket(ws: Workspace, policy: dict[str, Any] | None = None) -> str:
    """The run's bucket with public access blocked and a policy for Personalize; returns its name.

    Args:
        ws: the run.
        policy: the bucket policy, by default `policies.bucket_policy(ws)`.

    Raises:
        NameTaken: the bucket belongs to somebody else, was not made by the run, or lies in another
            region.
        NotThere: a bucket named by PERSONALIZE_POC_BUCKET does not exist.
        Refused: S3 refuses to make it.
    """
    s3, name = ws.target.s3, ws.bucket
    there = bucket_state(ws)
    if there == "foreign":
        raise NameTaken(
            name,
            f"The bucket {name} belongs to another account, or you may not list it.",
            _("Use another run name, or get the permission s3:ListBucket."),
        )
    if not ws.owns_bucket:
        if there == "missing":
            raise NotThere(name, f"The bucket {name} does not exist.", _("Correct its name."))
        check_region(ws)
        print(f"bucket {name}: used as it is; its policy must let {policies.SERVICE} in")
        return name
    said = _("created") if there == "missing" else _("already there")
    try:
        if there == "missing":
            _create(ws)
        else:
            check_region(ws)
            said += _refuse_others(ws)
        document = policies.bucket_policy(ws) if policy is None else policy
        propagation.waited_out(
            lambda: s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=PRIVATE),
            is_new=there == "missing",
        )
        propagation.waited_out(
            lambda: s3.put_bucket_policy(Bucket=name, Policy=json.dumps(document)),
            is_new=there == "missing",
        )
    except Exception as problem:
        reraise(f"bucket {name}", problem)
    print(_("bucket {name}: {said}, policy set").format(name=name, said=said))
    return name


def _create(ws: Workspace) -> None:
    """Make the bucket with its tags in one call: no interruption leaves one without them."""
    s3, name = ws.target.s3, ws.bucket
    tags = [{"Key": k, "Value": v} for k, v in ownership.tags(ws.run_name, ws.target.owner).items()]
    how: Any = {"Tags": tags}
    if ws.target.region != "us-east-1":  # the default, which must not be named
        how["LocationConstraint"] = ws.target.region
    try:
        s3.create_bucket(Bucket=name, CreateBucketConfiguration=how)
    except Exception as problem:  # botocore has asked twice, or somebody was faster
        if code_of(problem) != "BucketAlreadyOwnedByYou":
            raise
    if not ws.target.is_local:
        s3.get_waiter("bucket_exists").wait(Bucket=name)
    known = bucket_tags(ws)
    if TAG in known:
        _refuse_others(ws)
    else:  # where S3 does not take them with the creation
        tagging: Any = {"TagSet": tags}
        s3.put_bucket_tagging(Bucket=name, Tagging=tagging)


def _refuse_others(ws: Workspace) -> str:
    """Refuse a bucket that the run did not make; says if another person made it for the run."""
    tags = bucket_tags(ws)
    if tags.get(TAG) != ws.run_name:
        raise NameTaken(
            ws.bucket,
            f"The bucket {ws.bucket} exists and this run did not make it.",
            _(
                "Use another run name, or name the bucket in PERSONALIZE_POC_BUCKET to use it as "
                "it is. If the run made it, give it the tag {tag}={run_name}."
            ).format(tag=TAG, run_name=ws.run_name),
        )
    return said_of_others(ws, tags)


def said_of_others(ws: Workspace, tags: dict[str, str]) -> str:
    """`, made by …` if these are the tags of what another person has made; else nothing."""
    who = ownership.others(tags, ws.target.owner)
    return f", made by {who}" if who else ""


def bucket_tags(ws: Workspace) -> dict[str, str]:
    """The tags of the run's bucket; none if it does not exist. Raises Refused."""
    try:
        told = ws.target.s3.get_bucket_tagging(Bucket=ws.bucket)["TagSet"]
    except Exception as problem:
        if code_of(problem) in ("NoSuchTagSet", "NoSuchBucket"):
            return {}
        reraise(f"bucket {ws.bucket}", problem)
    return {tag["Key"]: tag["Value"] for tag in told}


def bucket_state(ws: Workspace) -> str:
    """`ours`, `foreign` (another account's) or `missing`."""
    try:
        ws.target.s3.head_bucket(Bucket=ws.bucket)
    except Exception as problem:
        code = code_of(problem)
        if code in ("404", "NoSuchBucket", "NotFound"):
            return "missing"
        if code in ("403", "AccessDenied", "Forbidden"):
            return "foreign"
        if code in ("301", "PermanentRedirect", "400"):
            return "ours"  # another region; check_region says so
        reraise(f"bucket {ws.bucket}", problem)
    return "ours"


def upload(ws: Workspace, source: pd.DataFrame | Whole | Path | str, name: str) -> str:
    """Put a file or a table (as CSV) into the run's bucket; returns its S3 address.

    The address holds a digest of the content (`…/1f0c9a2b/interactions.csv`): the same content is
    not sent twice, and other content gets another address, so an import job that is reused by its
    address never stands for other data.

    Raises:
        BadInput: the file cannot be read.
        Refused: S3 refuses it.
    """
    if isinstance(source, (str, Path)):
        return _upload_file(ws, Path(source), name)
    from personalize_poc.data import schemas

    with tempfile.TemporaryDirectory() as folder:
        return _upload_file(ws, schemas.write_csv(source, Path(folder) / "data.csv"), name)


def digest(table: pd.DataFrame | Whole) -> str:
    """The digest that stands in the address of a table once it is uploaded."""
    from personalize_poc.data import schemas

    with tempfile.TemporaryDirectory() as folder:
        return _digest(schemas.write_csv(table, Path(folder) / "data.csv"))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:8]


def _upload_file(ws: Workspace, path: Path, name: str) -> str:
    try:
        relative, size = f"{_digest(path)}/{name}", path.stat().st_size
    except OSError as problem:
        raise BadInput(f"{path} cannot be read: {problem.strerror}.") from problem
    key = ws.s3_prefix + relative
    try:
        if _stored_size(ws.target, ws.bucket, key) == size:
            print(_("{s3_uri}: already there").format(s3_uri=ws.s3_uri(relative)))
        else:
            ws.target.s3.upload_file(str(path), ws.bucket, key)
            print(
                _("{s3_uri}: uploaded, {size:,.1f} MB").format(
                    s3_uri=ws.s3_uri(relative), size=size / 1e6
                )
            )
    except Exception as problem:
        reraise(ws.s3_uri(relative), problem)
    return ws.s3_uri(relative)


def _stored_size(target: Target, name: str, key: str) -> int | None:
    from botocore.exceptions import ClientError

    try:
        return int(target.s3.head_object(Bucket=name, Key=key)["ContentLength"])
    except ClientError as problem:
        if code_of(problem) in ("404", "NoSuchKey", "NotFound", "403"):
            return None
        raise


def check_region(ws: Workspace) -> None:
    """Refuse a bucket of another region: Personalize reads only those of its own.

    Raises:
        NameTaken: the bucket lies elsewhere.
        Refused: S3 does not say where it is.
    """
    try:
        told = ws.target.s3.get_bucket_location(Bucket=ws.bucket).get("LocationConstraint")
    except Exception as problem:
        reraise(f"bucket {ws.bucket}", problem)
    there = {None: "us-east-1", "": "us-east-1", "EU": "eu-west-1"}.get(told, told)
    if there != ws.target.region:
        raise NameTaken(
            ws.bucket,
            f"The bucket {ws.bucket} is in {there}, this run is in {ws.target.region}.",
            _("Set the region to {there}, or use another bucket.").format(there=there),
        )
