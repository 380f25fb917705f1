"""S3 and IAM as the service sees them: what a job may read and write, and with whose permission.

S3 and IAM themselves are moto's, in the same process. As on AWS a job needs both sides: the role
must trust the service and its policies must allow the access, and the bucket's policy must allow
it to the service. The most frequent failure of newcomers is that one of them is missing.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from personalize_poc.local import permissions
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.permissions import Access

SERVICE = "Service:personalize.amazonaws.com"
NO_PRIVILEGES = "Insufficient privileges for accessing data in Amazon S3."
INVALID_LOCATION = "Invalid Data location."

_CHUNK = 1 << 20
_VIRTUAL_HOST = re.compile(r"(?P<bucket>.+)\.s3[.-][a-z0-9.-]*amazonaws\.com(\.cn)?$")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fetched:
    """One S3 object in a local file."""

    uri: str
    path: Path


@dataclass(frozen=True)
class _Caller:
    """On whose behalf a job accesses S3."""

    role_arn: str | None
    account: str
    region: str

    @property
    def partition(self) -> str:
        return _partition(self.region)


class Storage(Protocol):
    """S3 and IAM that outlive the process (see `beside`)."""

    def wait(self) -> None:
        """Block until what was kept is there."""
        ...

    def put_object(self, bucket: str, key: str, path: Path, account: str, partition: str) -> None:
        """Store an object durably."""
        ...


class Neighbours:
    """S3 and IAM of the same process. `enforce` False reads and writes without permissions.

    `storage` is what keeps them; None when they live in memory only.
    """

    def __init__(self, enforce: bool = True, storage: Storage | None = None) -> None:
        self._enforce = enforce
        self._storage = storage

    def fetch(
        self, uri: str, role_arn: str | None, account: str, region: str, into: Path
    ) -> list[Fetched]:
        """Copy one object, or all objects under a prefix that ends in ``/``, to files in `into`.

        Objects come in the order of their keys; empty folder markers are left out.

        Raises JobFailed with the service's text: no such bucket, key or prefix, a bucket in
        another region, or a permission that is missing (which one, follows the text).
        """
        caller = _Caller(role_arn, account, region)
        bucket_name, key = _location(uri)
        bucket = self._bucket(bucket_name, caller)
        rights = self._rights(bucket_name, bucket, caller)
        rights.need("s3:ListBucket", f"arn:{caller.partition}:s3:::{bucket_name}", prefix=key)
        found = list(_objects(bucket, key))
        if not found:
            raise JobFailed(f"{INVALID_LOCATION} {_nothing_there(bucket, bucket_name, key)}")
        into.mkdir(parents=True, exist_ok=True)
        fetched = []
        for number, item in enumerate(found):
            arn = f"arn:{caller.partition}:s3:::{bucket_name}/{item.name}"
            rights.need("s3:GetObject", arn)
            path = into / f"{number:05d}-{_file_name(item.name)}"
            _copy(item, path)
            fetched.append(Fetched(f"s3://{bucket_name}/{item.name}", path))
        return fetched

    def put(
        self,
        files: Mapping[str, Path],
        uri: str,
        role_arn: str | None,
        account: str,
        region: str,
    ) -> None:
        """Write files under the prefix `uri`, by name. All permissions are checked first.

        Raises JobFailed like `fetch`.
        """
        caller = _Caller(role_arn, account, region)
        bucket_name, prefix = _location(uri)
        bucket = self._bucket(bucket_name, caller)
        prefix = prefix if not prefix or prefix.endswith("/") else f"{prefix}/"
        rights = self._rights(bucket_name, bucket, caller)
        rights.need("s3:ListBucket", f"arn:{caller.partition}:s3:::{bucket_name}", prefix=prefix)
        for name in files:
            arn = f"arn:{caller.partition}:s3:::{bucket_name}/{prefix}{name}"
            rights.need("s3:PutObject", arn)
        backend = _s3(account, caller.partition)
        for name, path in files.items():
            key = f"{prefix}{name}"
            if self._storage is not None:
                self._storage.put_object(bucket_name, key, path, account, caller.partition)
            else:
                backend.put_object(bucket_name, key, path.read_bytes())

    def _bucket(self, name: str, caller: _Caller) -> Any:
        if self._storage is not None:
            self._storage.wait()
        from moto.s3.exceptions import S3ClientError

        try:
            bucket = _s3(caller.account, caller.partition).get_bucket(name)
        except S3ClientError as error:
            raise JobFailed(f"{INVALID_LOCATION} There is no bucket {name}.") from error
        if bucket.region_name != caller.region:
            raise JobFailed(
                f"{INVALID_LOCATION} The bucket {name} is in {bucket.region_name}, the job runs "
                f"in {caller.region}; they must be in the same region."
            )
        return bucket

    def _rights(self, bucket_name: str, bucket: Any, caller: _Caller) -> _Rights:
        if not self._enforce:
            return _Rights(bucket_name, caller, None, [], [], enforce=False)
        role = _role(caller)
        identity, boundary = _role_policies(role, caller)
        policy = [permissions.document(bucket.policy)]
        return _Rights(bucket_name, caller, boundary, identity, policy)


@dataclass(frozen=True)
class _Rights:
    """What the role's policies and the bucket's policy say."""

    bucket_name: str
    caller: _Caller
    boundary: permissions.Document | None
    identity: Sequence[permissions.Document]
    bucket: Sequence[permissions.Document]
    enforce: bool = True

    def need(self, action: str, resource: str, prefix: str | None = None) -> None:
        """Raise JobFailed, naming what is missing, unless the access is allowed on both sides."""
        if not self.enforce:
            return
        context = _context(self.caller)
        if prefix is not None:
            context["s3:prefix"] = prefix
        role = f"the role {self.caller.role_arn}"
        identity = Access(action, resource, context=context)
        if permissions.denied(self.identity, identity):
            self._refuse(f"A policy of {role} denies {action} on {resource}.")
        if not permissions.allowed(self.identity, identity):
            self._refuse(f"No policy of {role} allows {action} on {resource}.")
        if self.boundary is not None and not permissions.allowed([self.boundary], identity):
            self._refuse(f"The permissions boundary of {role} does not allow {action}.")
        as_service = Access(action, resource, SERVICE, context)
        as_role = Access(action, resource, f"AWS:{self.caller.role_arn}", context)
        if any(permissions.denied(self.bucket, access) for access in (as_service, as_role)):
            self._refuse(f"The policy of the bucket denies {action} on {resource}.")
        if not permissions.allowed(self.bucket, as_service):
            self._refuse(
                f"The policy of the bucket {self.bucket_name} does not allow the service "
                f"{SERVICE.split(':')[1]} {action} on {resource}."
            )

    def _refuse(self, why: str) -> None:
        raise JobFailed(f"{NO_PRIVILEGES} {why}")


# -- IAM -------------------------------------------------------------------------------------------


def _role(caller: _Caller) -> Any:
    """The role, after checking that the service may assume it."""
    from moto.iam.models import iam_backends

    if not caller.role_arn:
        raise JobFailed(f"{NO_PRIVILEGES} The job has no role.")
    backend = iam_backends[caller.account][caller.partition]
    role = next((r for r in list(backend.roles.values()) if r.arn == caller.role_arn), None)
    if role is None:
        raise JobFailed(f"{NO_PRIVILEGES} The role {caller.role_arn} does not exist.")
    trust = permissions.document(role.assume_role_policy_document)
    access = Access("sts:AssumeRole", principal=SERVICE, context=_context(caller))
    if not permissions.allowed([trust], access):
        raise JobFailed(
            f"{NO_PRIVILEGES} The trust policy of the role {caller.role_arn} does not let the "
            "service personalize.amazonaws.com assume it."
        )
    return role


def _role_policies(
    role: Any, caller: _Caller
) -> tuple[list[permissions.Document], permissions.Document | None]:
    """Inline and attached policies of a role, and its permissions boundary."""
    from moto.iam.models import iam_backends

    documents = [permissions.document(text) for text in list(role.policies.values())]
    documents += [_default_version(policy) for policy in list(role.managed_policies.values())]
    boundary = None
    if role.permissions_boundary_arn:
        managed = iam_backends[caller.account][caller.partition].managed_policies
        policy = managed.get(role.permissions_boundary_arn)
        boundary = _default_version(policy) if policy is not None else {}
    return documents, boundary


def _default_version(policy: Any) -> permissions.Document:
    for version in policy.versions:
        if version.version_id == policy.default_version_id:
            return permissions.document(version.document)
    return {}


def _context(caller: _Caller) -> dict[str, str]:
    """Condition keys of a request that the service makes for a job."""
    region, account = caller.region, caller.account
    return {
        "aws:SourceAccount": account,
        "aws:SourceArn": f"arn:{caller.partition}:personalize:{region}:{account}:*",
        "aws:PrincipalAccount": account,
        "aws:PrincipalIsAWSService": "true",
        "aws:RequestedRegion": region,
        "aws:SecureTransport": "true",
        **({"aws:PrincipalArn": caller.role_arn} if caller.role_arn else {}),
    }


def _partition(region: str) -> str:
    if region.startswith("cn-"):
        return "aws-cn"
    return "aws-us-gov" if region.startswith("us-gov-") else "aws"


# -- S3 --------------------------------------------------------------------------------------------


def _s3(account: str, partition: str) -> Any:
    from moto.s3.models import s3_backends

    return s3_backends[account][partition]


def _location(uri: str) -> tuple[str, str]:
    """Bucket and key of ``s3://bucket/key`` or of the URL of an object."""
    parts = urlsplit(uri)
    # '?' and '#' are ordinary characters of a key.
    path = uri.split("://", 1)[-1].partition("/")[2]
    host = parts.netloc
    if parts.scheme == "s3" and host:
        return host, path
    if parts.scheme in ("http", "https"):
        virtual = _VIRTUAL_HOST.match(host)
        if virtual:
            return virtual["bucket"], path
        bucket, _, key = path.partition("/")
        if host.startswith("s3") and bucket:
            return bucket, key
    raise JobFailed(f"{INVALID_LOCATION} {uri} does not name a bucket; use s3://bucket/path.")


def _objects(bucket: Any, key: str) -> Iterator[Any]:
    """The object of this key, or all under it when it is a prefix, in the order of keys."""
    from moto.s3.models import FakeKey

    if key and not key.endswith("/"):
        names = [key] if key in bucket.keys else []
    else:
        names = sorted(n for n in list(bucket.keys) if n.startswith(key) and not n.endswith("/"))
    for name in names:
        item = bucket.keys.get(name)
        if isinstance(item, FakeKey):  # not a delete marker
            yield item


def _nothing_there(bucket: Any, bucket_name: str, key: str) -> str:
    if not key or key.endswith("/"):
        return f"There is no object under s3://{bucket_name}/{key}."
    if any(_objects(bucket, f"{key}/")):
        return f"s3://{bucket_name}/{key} is a folder; end it with '/' to use all files in it."
    return f"There is no object s3://{bucket_name}/{key}."


def _copy(item: Any, path: Path) -> None:
    """An object to a file without holding it in memory (moto keeps large ones in a file)."""
    buffer, lock = getattr(item, "_value_buffer", None), getattr(item, "lock", None)
    if buffer is None or lock is None:
        path.write_bytes(item.value)
        return
    with lock, path.open("wb") as file:
        buffer.seek(0)
        shutil.copyfileobj(buffer, file, _CHUNK)


def _file_name(key: str) -> str:
    """The last part of a key as a file name that every system accepts."""
    return re.sub(r"[^\w.\-]", "_", key.rsplit("/", 1)[-1], flags=re.ASCII)[-100:]
