"""S3 and IAM as the service sees them: what a job may read and write, and with whose permission.

S3 and IAM themselves are moto's, in the same process. As on AWS a job needs both sides: the role
must trust the service and its policies must allow the access, and the bucket's policy must allow
it to the service. The most frequent failure of newcomers is that one of them is missing.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from personalize_poc.local.cloud import iam_policy, kms, objects, places
from personalize_poc.local.cloud.propagation import Propagation
from personalize_poc.local.cloud.role_access import (
    INVALID_LOCATION,
    INVALID_OUTPUT,
    Caller,
    Rights,
    role_of,
)
from personalize_poc.local.errors import JobFailed

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fetched:
    """One S3 object in a local file."""

    uri: str
    path: Path


class Storage(Protocol):
    """S3 and IAM that outlive the process (see `cloud.app`)."""

    def wait(self) -> None:
        """Block until what was journalled is there."""
        ...

    def put_object(
        self,
        bucket: str,
        key: str,
        path: Path,
        account: str,
        partition: str,
        kms_key: str | None = None,
    ) -> None:
        """Store an object durably."""
        ...


class CloudAccess:
    """S3 and IAM of the same process. `enforce` False reads and writes without permissions.

    `storage` journals what is put; None when they live in memory only. `iam`: which roles the
    service sees.
    """

    def __init__(
        self,
        enforce: bool = True,
        storage: Storage | None = None,
        iam: Propagation | None = None,
    ) -> None:
        self.iam = iam or Propagation()
        self._enforce = enforce
        self._storage = storage
        self._linked: dict[Path, list[int]] = {}

    def fetch(
        self,
        location: str,
        role_arn: str | None,
        account: str,
        region: str,
        into: Path,
        *,
        source_arn: str | None = None,
        no_place: str = INVALID_LOCATION,
        in_place: bool = False,
        kms_key: str | None = None,
    ) -> list[Fetched]:
        """Copy one object, or all objects of a folder, to files in `into`.

        A location is a folder when it ends in ``/``, or when there is no object of that key.
        Objects come in the order of their keys; empty folder markers are left out. `source_arn`
        is the job, which a trust policy may name. in_place: large objects need not be copied, the
        files in `into` may be links that lead to them until `release`. kms_key: ARN of the key
        with which the objects are encrypted.

        Raises JobFailed with the service's text (`no_place` for a wrong place): no such bucket,
        key or prefix, a bucket in another region, or a permission that is missing (which one,
        follows the text).
        """
        caller = Caller(role_arn, account, region, source_arn=source_arn, no_place=no_place)
        self._need_key(kms_key, caller, kms.READ)
        bucket_name, key = places.named(location, no_place)
        bucket = self._bucket(bucket_name, caller)
        rights = self._rights(bucket_name, bucket, caller)
        rights.need("s3:ListBucket", f"arn:{caller.partition}:s3:::{bucket_name}", prefix=key)
        found = list(places.objects_at(bucket, key))
        if not found:
            raise JobFailed(f"{no_place} {places.nothing_at(bucket_name, key)}")
        into.mkdir(parents=True, exist_ok=True)
        fetched = []
        for number, item in enumerate(found):
            arn = f"arn:{caller.partition}:s3:::{bucket_name}/{item.name}"
            rights.need("s3:GetObject", arn)
            path = into / f"{number:05d}-{places.file_name(item.name)}"
            uri = f"s3://{bucket_name}/{item.name}"
            try:
                descriptor = objects.link(item, path) if in_place else None
                if descriptor is None:
                    objects.copy(item, path)
                else:
                    self._linked.setdefault(into, []).append(descriptor)
            except ValueError as error:  # moto has closed the file
                raise JobFailed(f"{no_place} {uri} was deleted while it was read.") from error
            fetched.append(Fetched(uri, path))
        return fetched

    def release(self, into: Path) -> None:
        """The files that were fetched to this folder are not needed any more."""
        for descriptor in self._linked.pop(into, []):
            os.close(descriptor)

    def put(
        self,
        files: Mapping[str, Path],
        uri: str,
        role_arn: str | None,
        account: str,
        region: str,
        *,
        listing: bool = True,
        source_arn: str | None = None,
        kms_key: str | None = None,
    ) -> None:
        """Write files under the prefix `uri`, by name. All permissions are checked first.

        listing: whether this kind of job needs s3:ListBucket too. kms_key: ARN of the key that
        encrypts the files. Raises JobFailed like `fetch`.
        """
        caller = Caller(role_arn, account, region, source_arn=source_arn, no_place=INVALID_OUTPUT)
        self._need_key(kms_key, caller, kms.WRITE)
        bucket_name, prefix = self._may_put(files, uri, caller, listing)
        for name, path in files.items():
            key = f"{prefix}{name}"
            if self._storage is not None:
                self._storage.put_object(bucket_name, key, path, account, caller.partition, kms_key)
            else:
                with path.open("rb") as content:
                    objects.put(bucket_name, key, content, account, caller.partition, kms_key)

    def may_put(
        self,
        names: Iterable[str],
        uri: str,
        role_arn: str | None,
        account: str,
        region: str,
        *,
        source_arn: str | None = None,
        kms_key: str | None = None,
    ) -> None:
        """Whether `put` could write files of these names now. Raises JobFailed if it could not."""
        caller = Caller(role_arn, account, region, source_arn=source_arn, no_place=INVALID_OUTPUT)
        self._need_key(kms_key, caller, kms.WRITE)
        self._may_put(names, uri, caller, listing=True)

    def _may_put(
        self, names: Iterable[str], uri: str, caller: Caller, listing: bool
    ) -> tuple[str, str]:
        """Bucket and prefix of `uri`, where the caller may write these files."""
        bucket_name, prefix = places.named(uri, caller.no_place)
        bucket = self._bucket(bucket_name, caller)
        prefix = prefix if not prefix or prefix.endswith("/") else f"{prefix}/"
        rights = self._rights(bucket_name, bucket, caller)
        folder = f"arn:{caller.partition}:s3:::{bucket_name}"
        if listing:
            rights.need("s3:ListBucket", folder, prefix=prefix)
        for name in names:
            rights.need("s3:PutObject", f"{folder}/{prefix}{name}")
        return bucket_name, prefix

    def need(
        self,
        action: str,
        resource: str,
        role_arn: str | None,
        account: str,
        region: str,
        context: Mapping[str, str],
        refusal: str,
    ) -> None:
        """Whether a role lets the service do something outside S3.

        context: condition keys of the action. Raises JobFailed beginning with `refusal`.
        """
        self.wait()
        caller = Caller(role_arn, account, region, refusal)
        if self._enforce:
            role = role_of(caller, self.iam)
            rights = Rights("", caller, role.boundary, role.policies, [])
            rights.need_of_role(action, resource, context)

    def need_known(self, role_arn: str, account: str, region: str) -> None:
        """Whether the service sees a role and may assume it, where IAM is taught to take a while.

        Raises JobFailed. Without a delay nothing is checked: then jobs fail by themselves.
        """
        if self._enforce and self.iam.seconds:
            self.wait()
            caller = Caller(role_arn, account, region, "Cannot assume the role yet.")
            role_of(caller, self.iam, of_call=True)

    def need_key(self, key_arn: str, role_arn: str, account: str, region: str) -> None:
        """Whether a role lets the service encrypt its own data with a key. Raises JobFailed."""
        self._need_key(key_arn, Caller(role_arn, account, region), kms.EVERYTHING)

    def _need_key(self, key_arn: str | None, caller: Caller, actions: tuple[str, ...]) -> None:
        if key_arn:
            self.wait()
            caller = replace(caller, no_privileges=kms.NO_KEY)
            kms.check(key_arn, caller, actions, self._enforce, self.iam)

    def wait(self) -> None:
        """Block until S3, IAM and others are as they were when the process ended."""
        if self._storage is not None:
            self._storage.wait()

    def _bucket(self, name: str, caller: Caller) -> Any:
        self.wait()
        from moto.s3.exceptions import S3ClientError
        from moto.s3.models import s3_backends

        try:
            bucket = s3_backends[caller.account][caller.partition].get_bucket(name)
        except S3ClientError as error:
            raise JobFailed(f"{caller.no_place} There is no bucket {name}.") from error
        if bucket.region_name != caller.region:
            raise JobFailed(
                f"{caller.no_place} The bucket {name} is in {bucket.region_name}, the job runs "
                f"in {caller.region}; they must be in the same region."
            )
        return bucket

    def _rights(self, bucket_name: str, bucket: Any, caller: Caller) -> Rights:
        if not self._enforce:
            return Rights(bucket_name, caller, None, [], [], enforce=False)
        role = role_of(caller, self.iam)
        policy = [iam_policy.document(bucket.policy)]
        return Rights(bucket_name, caller, role.boundary, role.policies, policy)
