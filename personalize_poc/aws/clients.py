"""The boto3 clients of both targets, with the hooks that keep, tell and check what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from personalize_poc.aws import hosts, retries, sessions
from personalize_poc.errors import StandInGone
from personalize_poc.standin import discovery

if TYPE_CHECKING:
    import boto3


def local_session(endpoint: str, region: str) -> boto3.Session:
    """A session of target local that says in one sentence that the stand-in is gone."""
    session = sessions.local(region)
    session.events.register_first("needs-retry", _GoneCheck(endpoint))
    return session


def client(session: boto3.Session, service: str, endpoint: str | None) -> Any:
    """The client of a service.

    Args:
        session: of the target.
        service: as boto3 names it.
        endpoint: of the stand-in; None for AWS.

    Raises:
        HostRefused: the client would reach what is not AWS.
    """
    from botocore.config import Config

    how = retries.settings(service, is_local=endpoint is not None)
    options: dict[str, Any] = {"retries": how}
    if endpoint is not None:
        options |= {
            "ignore_configured_endpoint_urls": True,
            "proxies": {},  # empty, not None: None would read HTTP_PROXY
            "use_fips_endpoint": False,
            "use_dualstack_endpoint": False,
            "s3": {"addressing_style": "path"},
            "read_timeout": 120,
        }
    make: Any = session.client  # its types know services by their literal names only
    made = make(service, endpoint_url=endpoint, config=Config(**options))
    if endpoint is None:
        hosts.refuse_foreign(made.meta.endpoint_url, session.region_name)
    if service == "personalize":
        made.meta.events.register_first("needs-retry.personalize", _QuotaCheck(made))
        # Last: that a stand-in is gone says more than that no answer came.
        made.meta.events.register_last("needs-retry.personalize", retries.OnceOnly(made))
    return made


def only_own_buckets(s3: Any, account: str) -> None:
    """Let a client of S3 name the account that has to own the bucket, in every call."""
    s3.meta.events.register_first("provide-client-params.s3", _OwnBuckets(account))


class _GoneCheck:
    """A failed connection to a stand-in that is gone becomes one sentence, without retries."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint

    def __call__(self, caught_exception: Exception | None = None, **_: Any) -> None:
        from botocore.exceptions import BotoCoreError

        if isinstance(caught_exception, BotoCoreError) and not discovery.listens(self.endpoint):
            raise StandInGone(
                f"The local stand-in at {self.endpoint} has stopped.",
                discovery.restart(self.endpoint),
            ) from None


class _OwnBuckets:
    """Every call to S3 names the account that has to own the bucket; S3 refuses it otherwise."""

    def __init__(self, account: str) -> None:
        self.account = account

    def __call__(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        if "ExpectedBucketOwner" in model.input_shape.members:
            params.setdefault("ExpectedBucketOwner", self.account)


class _QuotaCheck:
    """A full quota is told at once: botocore takes its code for throttling, and waits a minute."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def __call__(self, response: Any = None, operation: Any = None, **_: Any) -> None:
        parsed = response[1] if response else {}
        code = parsed.get("Error", {}).get("Code")
        name = getattr(operation, "name", "")
        # How many jobs may run at a time is mended by waiting, as throttling is.
        if code == retries.FULL and name.startswith("Create") and not name.endswith(retries.PASSES):
            raise self.client.exceptions.from_code(code)(parsed, name)
