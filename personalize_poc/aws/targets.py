"""The two targets, `aws` and `local`, as one object that holds the boto3 clients.

Nothing of target `local` can reach AWS: its session knows no profile, no configuration file and no
credentials but a dummy pair, every client has the stand-in's endpoint, proxies are off, and a hook
refuses a request to any host but loopback before it is sent. Nothing of target `aws` can reach a
stand-in or anything else that is not AWS: a hook refuses all but the hosts of AWS (`hosts`), and
the session takes no endpoint, model, proxy or certificate from its surroundings (`sessions`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, overload

from personalize_poc.aws import hosts, ownership, retries, sessions
from personalize_poc.errors import (
    ConfigurationError,
    CredentialsError,
    HostRefused,
    PocError,
    StandInGone,
)
from personalize_poc.standin import discovery

if TYPE_CHECKING:
    import boto3
    from mypy_boto3_cloudwatch import CloudWatchClient
    from mypy_boto3_iam import IAMClient
    from mypy_boto3_personalize import PersonalizeClient
    from mypy_boto3_personalize_events import PersonalizeEventsClient
    from mypy_boto3_personalize_runtime import PersonalizeRuntimeClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sts import STSClient
    from mypy_boto3_sts.type_defs import GetCallerIdentityResponseTypeDef

NAMES = ("local", "aws")
_EXPIRED = {"ExpiredToken", "ExpiredTokenException", "RequestExpired"}
_UNKNOWN = {"InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch"}


@dataclass
class Target:
    """One place to talk to. Clients are made on first use and kept."""

    name: str
    """`local` or `aws`."""
    region: str
    account: str
    """The 12 digits of the account."""
    identity: str
    """The ARN of the caller."""
    endpoint: str | None
    """The stand-in's URL; None on AWS."""
    session: boto3.Session = field(repr=False)
    clients: dict[str, Any] = field(default_factory=dict, repr=False)
    """Service -> client, those made so far; one that is put in here is used."""

    @property
    def is_local(self) -> bool:
        """Whether this is the stand-in on this machine."""
        return self.name == "local"

    @property
    def partition(self) -> str:
        """`aws`, or `aws-cn` in China."""
        return "aws-cn" if self.region.startswith("cn-") else "aws"

    @property
    def owner(self) -> str:
        """The caller, as the tags of what they make name them."""
        return ownership.owner(self.identity)

    @overload
    def client(self, service: Literal["personalize"]) -> PersonalizeClient: ...
    @overload
    def client(self, service: Literal["personalize-events"]) -> PersonalizeEventsClient: ...
    @overload
    def client(self, service: Literal["personalize-runtime"]) -> PersonalizeRuntimeClient: ...
    @overload
    def client(self, service: Literal["s3"]) -> S3Client: ...
    @overload
    def client(self, service: Literal["iam"]) -> IAMClient: ...
    @overload
    def client(self, service: Literal["sts"]) -> STSClient: ...
    @overload
    def client(self, service: Literal["cloudwatch"]) -> CloudWatchClient: ...
    @overload
    def client(self, service: str) -> Any: ...
    def client(self, service: str) -> Any:
        """The boto3 client of a service, e.g. `client("cloudwatch")`."""
        if service not in self.clients:
            made = _client(self.session, service, self.endpoint)
            ownership.sign(made, self.owner)
            if service == "s3":
                made.meta.events.register_first(
                    "provide-client-params.s3", _OwnBuckets(self.account)
                )
            self.clients[service] = made
        return self.clients[service]

    @property
    def personalize(self) -> PersonalizeClient:
        """Control plane: dataset groups, imports, solutions, campaigns, filters."""
        return self.client("personalize")

    @property
    def events(self) -> PersonalizeEventsClient:
        """Events, items and users that arrive one at a time."""
        return self.client("personalize-events")

    @property
    def runtime(self) -> PersonalizeRuntimeClient:
        """Recommendations and rankings."""
        return self.client("personalize-runtime")

    @property
    def s3(self) -> S3Client:
        """The storage that imports read and batch jobs write."""
        return self.client("s3")

    @property
    def iam(self) -> IAMClient:
        """The role that Personalize takes on."""
        return self.client("iam")

    @property
    def sts(self) -> STSClient:
        """Who am I."""
        return self.client("sts")


def connect(name: str, region: str = "us-east-1") -> Target:
    """Connect to a target and check that it answers.

    Args:
        name: `local` or `aws`.
        region: the AWS region; the stand-in keeps regions apart too.

    Raises:
        ConfigurationError: unknown target, malformed region, or an environment that would send
            requests of one target to the other.
        CredentialsError: AWS credentials are missing, expired or refused.
        StandInNotStarted, MissingExtra: there is no stand-in and none could be started.
    """
    if name not in NAMES:
        raise ConfigurationError(
            f"Unknown target {name!r}.", 'Use "local" (this machine) or "aws" (bills your account).'
        )
    check_region(region)
    if name == "local":
        return connect_local(discovery.find_or_start(), region)
    return _connect_aws(region)


def check_region(region: str) -> None:
    """Refuse what cannot be the name of a region.

    Raises:
        ConfigurationError: it is none.
    """
    if not isinstance(region, str) or not hosts.REGION.fullmatch(region):
        raise ConfigurationError(
            f"{region!r} is not an AWS region.", 'Use a name like "us-east-1" or "eu-west-1".'
        )


def connect_local(endpoint: str, region: str = "us-east-1") -> Target:
    """The target `local` at a known endpoint of a running stand-in.

    Raises:
        HostRefused: the endpoint is not on this machine.
    """
    if not discovery.is_loopback(endpoint):
        raise HostRefused(f"{endpoint} is not on this machine.", "Target local never leaves it.")
    session = _local_session(endpoint, region)
    me = _client(session, "sts", endpoint).get_caller_identity()
    return Target("local", region, me["Account"], me["Arn"], endpoint, session)


def _connect_aws(region: str) -> Target:
    me, session = _aws_identity(region)
    return Target("aws", region, me["Account"], me["Arn"], None, session)


def _local_session(endpoint: str, region: str) -> boto3.Session:
    """A session of target local that says in one sentence that the stand-in is gone."""
    session = sessions.local(region)
    session.events.register_first("needs-retry", _GoneCheck(endpoint))
    return session


def _client(session: boto3.Session, service: str, endpoint: str | None) -> Any:
    from botocore.config import Config

    options: dict[str, Any] = {"retries": retries.BOTOCORE}
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
    client = make(service, endpoint_url=endpoint, config=Config(**options))
    if endpoint is None:
        hosts.refuse_foreign(client.meta.endpoint_url, session.region_name)
    if service == "personalize":
        client.meta.events.register_first("needs-retry.personalize", _QuotaCheck(client))
    return client


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


def _aws_identity(region: str) -> tuple[GetCallerIdentityResponseTypeDef, boto3.Session]:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        session = sessions.aws(region)
        return _client(session, "sts", None).get_caller_identity(), session
    except (BotoCoreError, ClientError) as problem:
        raise explained(problem, region) from problem


def explained(problem: Exception, region: str) -> PocError:
    """One clear error for every way in which a first call to AWS fails."""
    from botocore import exceptions as raised

    code = getattr(problem, "response", {}).get("Error", {}).get("Code", "")
    lapsed = (
        raised.TokenRetrievalError,
        raised.SSOTokenLoadError,
        raised.UnauthorizedSSOTokenError,
    )
    if code in _EXPIRED or isinstance(problem, lapsed):
        return CredentialsError(
            "The AWS credentials have expired.", "Sign in again, e.g. `aws sso login`."
        )
    if isinstance(problem, (raised.NoCredentialsError, raised.PartialCredentialsError)):
        return CredentialsError(
            "There are no complete AWS credentials here.",
            'Run `aws configure` or `aws sso login`, or use target="local", which needs none.',
        )
    if isinstance(problem, raised.ProfileNotFound):
        return CredentialsError(str(problem) + ".", "Correct or unset AWS_PROFILE.")
    if code in _UNKNOWN:
        return CredentialsError(
            "AWS does not accept these credentials.", "Check the access key and the clock."
        )
    if isinstance(problem, raised.SSLError):
        return ConfigurationError(
            f"What answers in place of AWS in {region} has a certificate that is not trusted.",
            f"If your company looks into the traffic, name its certificates in "
            f"{sessions.CA_VARIABLE}.",
        )
    if isinstance(problem, raised.EndpointConnectionError):
        return ConfigurationError(
            f"AWS cannot be reached in {region}: {problem}", "Check network and region."
        )
    return ConfigurationError(f"AWS refused to say who you are: {problem}")
