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

from personalize_poc.aws import clients, credentials, hosts, ownership, retries, sessions, stack
from personalize_poc.errors import (
    ConfigurationError,
    CredentialsError,
    HostRefused,
    PocError,
)
from personalize_poc.language import _
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

    from personalize_poc.aws.stack import Stack

NAMES = ("local", "aws")


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
    interactions: int | None = None
    """Rows of the data set of the run, if they are known: waits may take longer for more."""
    stack: Stack | None = None
    """What a stack of the template has made here; None: runs make a bucket and a role."""

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

    def renew(self) -> bool:
        """Load the credentials anew, for all clients; whether AWS accepts them.

        Raises:
            CredentialsError: they belong to another account, or nothing can renew them.
        """
        held: Any = self.session.get_credentials()
        if not isinstance(held, credentials.Renewable) or held.method in credentials.OF_THE_PROCESS:
            raise CredentialsError(
                "The AWS credentials have expired, and those of this process cannot be renewed "
                "from outside it.",
                _("Take new ones, start again and go on with what was begun."),
            )
        held.renew()
        try:
            account = self.sts.get_caller_identity()["Account"]
        except Exception as problem:
            if credentials.lapsed(problem) or retries.passes(problem):
                return False
            raise
        if account != self.account:
            raise CredentialsError(
                f"The new AWS credentials are of account {account}, the run is in {self.account}.",
                _("Sign in to the account of the run, and go on."),
            )
        return True

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
            made = clients.client(self.session, service, self.endpoint)
            ownership.sign(made, self.owner)
            if service == "s3":
                clients.only_own_buckets(made, self.account)
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
        ConfigurationError: unknown target, malformed region, an environment that would send
            requests of one target to the other, or a stack that cannot be used.
        CredentialsError: AWS credentials are missing, expired or refused.
        StandInNotStarted, MissingExtra: there is no stand-in and none could be started.
    """
    if name not in NAMES:
        raise ConfigurationError(
            f"Unknown target {name!r}.",
            _('Use "local" (this machine) or "aws" (bills your account).'),
        )
    check_region(region)
    if name == "local":
        return connect_local(discovery.find_or_start(), region)
    return _connect_aws(region)


def stack_of(region: str) -> Stack | None:
    """The stack of the template that runs on AWS shall use; AWS is asked only if one is named.

    Raises:
        ConfigurationError: it does not exist, has failed or cannot be looked at.
        CredentialsError: AWS credentials are missing, expired or refused.
    """
    return connect("aws", region).stack if stack.named() else stack.of_host(region)


def check_region(region: str) -> None:
    """Refuse what cannot be the name of a region.

    Raises:
        ConfigurationError: it is none.
    """
    if not isinstance(region, str) or not hosts.REGION.fullmatch(region):
        raise ConfigurationError(
            f"{region!r} is not an AWS region.", _('Use a name like "us-east-1" or "eu-west-1".')
        )


def connect_local(endpoint: str, region: str = "us-east-1") -> Target:
    """The target `local` at a known endpoint of a running stand-in.

    Raises:
        HostRefused: the endpoint is not on this machine.
    """
    if not discovery.is_loopback(endpoint):
        raise HostRefused(f"{endpoint} is not on this machine.", _("Target local never leaves it."))
    session = clients.local_session(endpoint, region)
    me = clients.client(session, "sts", endpoint).get_caller_identity()
    return Target("local", region, me["Account"], me["Arn"], endpoint, session)


def _connect_aws(region: str) -> Target:
    me, session = _aws_identity(region)
    found = stack.of_host(region)
    if name := stack.named():
        found = stack.of_name(clients.client(session, "cloudformation", None), name)
    return Target("aws", region, me["Account"], me["Arn"], None, session, stack=found)


def _aws_identity(region: str) -> tuple[GetCallerIdentityResponseTypeDef, boto3.Session]:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        session = sessions.aws(region)
        return clients.client(session, "sts", None).get_caller_identity(), session
    except (BotoCoreError, ClientError) as problem:
        raise explained(problem, region) from problem


def explained(problem: Exception, region: str) -> PocError:
    """One clear error for every way in which a first call to AWS fails."""
    from botocore import exceptions as raised

    code = getattr(problem, "response", {}).get("Error", {}).get("Code", "")
    if code not in credentials.UNKNOWN and credentials.lapsed(problem):
        return CredentialsError("The AWS credentials have expired.", f"{credentials.SIGN_IN}.")
    if isinstance(problem, (raised.NoCredentialsError, raised.PartialCredentialsError)):
        return CredentialsError(
            "There are no complete AWS credentials here.",
            _('Run `aws configure` or `aws sso login`, or use target="local", which needs none.'),
        )
    if isinstance(problem, raised.ProfileNotFound):
        return CredentialsError(str(problem) + ".", _("Correct or unset AWS_PROFILE."))
    if code in credentials.UNKNOWN:
        return CredentialsError(
            "AWS does not accept these credentials.", _("Check the access key and the clock.")
        )
    if isinstance(problem, raised.SSLError):
        return ConfigurationError(
            f"What answers in place of AWS in {region} has a certificate that is not trusted.",
            _(
                "If your company looks into the traffic, name its certificates in {variable}."
            ).format(variable=sessions.CA_VARIABLE),
        )
    if isinstance(problem, raised.EndpointConnectionError):
        return ConfigurationError(
            f"AWS cannot be reached in {region}: {problem}", _("Check network and region.")
        )
    return ConfigurationError(f"AWS refused to say who you are: {problem}")
