"""All that is changed in moto, and every private name of it that is read or written.

moto answers for S3, IAM and other services in this process. Where it does less than the stand-in
needs, a name in it is replaced: each replacement is a `Patch` in `PATCHES`, with its reason and
the version of moto in which it was seen to be needed (those about accounts in `accounts`, that of
uploads in `uploads`). What moto keeps in private attributes is read and written by the functions at
the end, and by those of `uploads`, and nowhere else.
A test for each fails when a later moto names it otherwise; pyproject.toml admits the minor version
that was tested.
"""

from __future__ import annotations

import datetime
import functools
import os
import shutil
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from personalize_poc.local.cloud import determinism, iam_policy
from personalize_poc.local.cloud.accounts import account_of_caller, foreign_bucket
from personalize_poc.local.cloud.patching import patch
from personalize_poc.local.cloud.uploads import joined_parts

_CHUNK = 1 << 20
T = TypeVar("T")


# -- what moto answers -----------------------------------------------------------------------------


@patch(
    "moto.s3.models:FakeBucket",
    "get_permission",
    ("self", "action", "resource"),
    why="moto ignores conditions: a policy that denies insecure transport, as many buckets have, "
    "would close the bucket to everybody.",
)
def bucket_permission(_: Any) -> Any:
    """What a bucket's policy says to callers of its account.

    A request counts as sent through TLS: on AWS it would be.
    """

    def get_permission(self: Any, action: str, resource: str) -> Any:
        from moto.iam.access_control import PermissionResult

        policy = [iam_policy.document(self.policy)]
        caller = f"AWS:arn:aws:iam::{self.account_id}:root"
        context = {"aws:SecureTransport": "true", "aws:PrincipalAccount": self.account_id}
        access = iam_policy.Access(action, resource, caller, context)
        if iam_policy.denied(policy, access):
            return PermissionResult.DENIED
        if iam_policy.allowed(policy, access):
            return PermissionResult.PERMITTED
        return PermissionResult.NEUTRAL

    return get_permission


@patch(
    "moto.s3.responses:S3Response",
    "_bucket_response_put",
    ("self", "request", "bucket_name", "querystring"),
    why="moto does not look at the tags in the request that creates a bucket.",
)
def bucket_creation(original: Any) -> Any:
    """The answer to PUT on a bucket; one that is created has the tags of the request."""

    @functools.wraps(original)
    def put(self: Any, request: Any, bucket_name: str, querystring: dict[str, Any]) -> Any:
        answer = original(self, request, bucket_name, querystring)
        body = self.body if isinstance(self.body, bytes) else str(self.body or "").encode()
        if not querystring and b"<Tag>" in body:
            self.backend.put_bucket_tagging(bucket_name, _tags(body))
        return answer

    return put


def _tags(body: bytes) -> dict[str, str]:
    """The tags in a CreateBucketConfiguration."""
    import xmltodict

    told = xmltodict.parse(body, force_list=("Tag",))["CreateBucketConfiguration"]
    found = (told.get("Tags") or {}).get("Tag", [])
    return {one["Key"]: one.get("Value") or "" for one in found}


@patch(
    "moto.s3.models:FakeKey",
    "value",
    ("self", "new_value"),
    why="moto takes an object as one `bytes` only: one of a gigabyte would need that much memory.",
)
def object_value(original: Any) -> Any:
    """The content of an object may be given as a stream, which is read to its end in pieces."""

    def take(self: Any, content: Any) -> None:
        if not hasattr(content, "read"):
            original.fset(self, content)
            return
        original.fset(self, b"")
        shutil.copyfileobj(content, self._value_buffer, _CHUNK)
        self.contentsize = self._value_buffer.tell()

    return original.setter(take)


# -- what moto draws, and which time it takes ------------------------------------------------------


@patch(
    "moto.moto_api._internal:mock_random",
    "random",
    (),
    why="letters of names are drawn with it: access keys and ids of roles would be other ones "
    "after a restart.",
)
def random_number(original: Any) -> Any:
    """A number from 0 to 1, repeatable inside `repeatable`."""

    def random() -> float:
        source = determinism.source()
        return float(original() if source is None else source.random())

    return random


@patch(
    "moto.moto_api._internal:mock_random",
    "getrandbits",
    ("k",),
    why="UUIDs are drawn with it: versions of objects and stacks would be other ones after a "
    "restart.",
)
def random_bits(original: Any) -> Any:
    """So many random bits, repeatable inside `repeatable`."""

    def getrandbits(k: int) -> int:
        source = determinism.source()
        return int(original(k) if source is None else source.getrandbits(k))

    return getrandbits


@patch(
    "moto.s3.models",
    "os",
    None,
    why="the names of uploads come from os.urandom: parts of an upload would not find it when they "
    "are repeated.",
)
def upload_names(original: Any) -> Any:
    """The module `os` with a `urandom` that is repeatable inside `repeatable`."""

    class Os:
        def __getattr__(self, name: str) -> Any:
            return getattr(original, name)

        def urandom(self, size: int) -> bytes:
            source = determinism.source()
            return os.urandom(size) if source is None else source.randbytes(size)

    return Os()


@patch(
    "moto.core.utils",
    "utcnow",
    (),
    why="what was made would be as young as the process after a restart.",
    everywhere=True,
)
def clock(original: Any) -> Any:
    """The time (UTC, without zone), which stands inside `repeatable`."""

    def utcnow() -> datetime.datetime:
        now, usual = determinism.now(), original()
        return now.replace(tzinfo=None) if now is not None else usual

    return utcnow


@patch(
    "moto.s3.models:FakeBucket",
    "__init__",
    ("self", "name", "account_id", "region_name", "bucket_namespace"),
    why="buckets ask the clock of the system for their date of creation.",
)
def bucket_date(original: Any) -> Any:
    """The constructor of a bucket; its date of creation is that of `repeatable`."""

    @functools.wraps(original)
    def initialise(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        self.creation_date = determinism.now() or self.creation_date

    return initialise


@patch(
    "moto.core.base_backend:AccountSpecificBackend",
    "__getitem__",
    ("self", "region_name"),
    why="the state of an account and region is made when it is first used, with draws of its own; "
    "whether a change was the first use depends on reads, which nobody repeats.",
)
def first_use(original: Any) -> Any:
    """The state of a service in a region. Making it takes no draws from a change."""

    @functools.wraps(original)
    def get(self: Any, region_name: str) -> Any:
        if region_name in self.keys() or determinism.source() is None:
            return original(self, region_name)
        with determinism.drawing_apart(f"{self.service_name} {region_name}"):
            return original(self, region_name)

    return get


ANSWERS = (
    bucket_permission,
    foreign_bucket,
    account_of_caller,
    bucket_creation,
    object_value,
    joined_parts,
)
"""What every use of moto beside Personalize needs."""
REPEATABLE = (random_number, random_bits, upload_names, clock, bucket_date, first_use)
"""What the journal needs to come to the same state again."""
PATCHES = (*ANSWERS, *REPEATABLE)


# -- private names of moto -------------------------------------------------------------------------


def attached(backend: Any, kind: Callable[[], T]) -> T:
    """Something that lives as long as the state of a service: a reset of moto empties both.

    moto has no place for what others know of its state. Seen with moto 5.2.5.
    """
    found: T = backend.__dict__.setdefault("personalize", kind())
    return found


@functools.cache
def metric_datum() -> Any:
    """moto's class for statistics of one window of a metric, that lists each metric once.

    moto compares every dimension with every other, so it takes no metric with two of them for the
    same as another, and would list it once for each window. Seen with moto 5.2.5.
    """
    from moto.cloudwatch.models import MetricAggregatedDatum

    class Datum(MetricAggregatedDatum):
        def filter(self, *args: Any, **kwargs: Any) -> bool:
            shown = kwargs.pop("already_present_metrics", None) or []
            mine = _identity(self)
            return super().filter(*args, **kwargs) and all(_identity(m) != mine for m in shown)

    return Datum


def _identity(metric: Any) -> tuple[Any, ...]:
    dimensions = sorted((d.name, d.value) for d in metric.dimensions)
    return metric.namespace, metric.name, *dimensions


def preload(dispatcher: Any, services: Iterable[str]) -> None:
    """Make the applications of these services now; moto would with the first request to each.

    Also the accounts of access keys: moto asks for them on every request, and first it builds all
    of IAM. Seen with moto 5.2.5.
    """
    from moto.iam.models import get_account_id_from

    get_account_id_from("nobody")
    for service in services:
        with dispatcher.lock:
            if service not in dispatcher.app_instances:
                dispatcher.app_instances[service] = dispatcher.create_app(service)
