"""Neither target reaches the other, nor anything else, whatever its surroundings say.

What is counted is where a socket would go. No request is answered, so target aws is made without
asking who one is.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import BotoCoreError

from personalize_poc import errors
from personalize_poc.aws import hosts, sessions, targets
from personalize_poc.standin import discovery

REGION = "us-east-1"
SERVICES = [
    "personalize",
    "personalize-runtime",
    "personalize-events",
    "s3",
    "iam",
    "sts",
    "cloudwatch",
]
TRAP = "http://127.0.0.1:9"
Surroundings = dict[str, str]


class Sockets:
    """Where connections were to go; none is made, except to this machine's own stand-in."""

    def __init__(self) -> None:
        self.allowed = 0
        self.sought: list[str] = []

    def foreign(self) -> list[str]:
        """Names that are not hosts of AWS."""
        return [host for host in self.sought if not hosts.is_of_aws(f"https://{host}/", REGION)]


@pytest.fixture
def sockets(monkeypatch: pytest.MonkeyPatch) -> Sockets:
    seen, real = Sockets(), socket.getaddrinfo

    def lookup(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
        seen.sought.append(str(host))
        if port == seen.allowed:
            return real(host, port, *rest, **more)
        raise socket.gaierror("not in a test")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    return seen


def _config(text: str) -> Callable[[Path], Surroundings]:
    def write(folder: Path) -> Surroundings:
        (folder / "config").write_text(text)
        return {"AWS_CONFIG_FILE": str(folder / "config")}

    return write


def _services(service: str, url: str) -> str:
    return f"[default]\nservices = s\n[services s]\n{service} =\n  endpoint_url = {url}\n"


def _models(folder: Path) -> Surroundings:
    """A model of Personalize whose rules lead to this machine, and partitions that do so."""
    place = folder / "models" / "personalize" / "2018-05-22"
    place.mkdir(parents=True)
    rule = {"conditions": [], "endpoint": {"url": TRAP}, "type": "endpoint"}
    rules = {"version": "1.0", "parameters": {}, "rules": [rule]}
    (place / "endpoint-rule-set-1.json").write_text(json.dumps(rules))
    partition = {
        "partition": "aws",
        "dnsSuffix": "attacker.com",
        "regionRegex": ".*",
        "defaults": {"hostname": "{service}.attacker.com"},
        "regions": {REGION: {"description": ""}},
        "services": {},
    }
    told = {"version": 3, "partitions": [partition]}
    (folder / "models" / "endpoints.json").write_text(json.dumps(told))
    return {"AWS_DATA_PATH": str(folder / "models")}


def _home_models(folder: Path) -> Surroundings:
    _models(folder)
    (folder / ".aws").mkdir()
    (folder / "models").rename(folder / ".aws" / "models")
    return {"HOME": str(folder)}


def _assumed(folder: Path) -> Surroundings:
    """A profile that takes on a role; the place that is asked for it is another."""
    text = (
        "[default]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = source\n"
        f"endpoint_url = {TRAP}\n[profile source]\naws_access_key_id = a\n"
        "aws_secret_access_key = b\n"
    )
    alone = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}
    return alone | _config(text)(folder)


def _certificates(folder: Path) -> Surroundings:
    (folder / "own.pem").write_text("")
    return dict.fromkeys(("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"), str(folder / "own.pem"))


Way = Surroundings | Callable[[Path], Surroundings]
WAYS: dict[str, Way] = {
    "nothing": {},
    "endpoint of all services": {"AWS_ENDPOINT_URL": TRAP},
    "endpoint of personalize": {"AWS_ENDPOINT_URL_PERSONALIZE": TRAP},
    "endpoint of events": {"AWS_ENDPOINT_URL_PERSONALIZE_EVENTS": "http://10.0.0.5"},
    "endpoint of s3": {"AWS_ENDPOINT_URL_S3": "http://169.254.169.254"},
    "endpoint of sts": {"AWS_ENDPOINT_URL_STS": "https://sts.attacker.com"},
    "endpoints told to be ignored": {
        "AWS_ENDPOINT_URL": TRAP,
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
    },
    "endpoint of a profile": _config(f"[default]\nendpoint_url = {TRAP}\n"),
    "endpoint of a chosen profile": lambda folder: {
        "AWS_PROFILE": "other",
        **_config("[profile other]\nendpoint_url = http://192.168.0.7:4570\n")(folder),
    },
    "services, loopback": _config(_services("personalize", TRAP)),
    "services, loopback by name": _config(_services("s3", "https://localhost:4570")),
    "services, all addresses": _config(_services("s3", "http://0.0.0.0:4570")),
    "services, IPv6": _config(_services("iam", "http://[::1]:4570")),
    "services, IPv4 in IPv6": _config(_services("iam", "https://[::ffff:10.0.0.1]/")),
    "services, private": _config(_services("personalize", "https://172.16.0.9")),
    "services, link-local": _config(_services("sts", "http://169.254.169.254")),
    "services, foreign": _config(_services("personalize_runtime", "https://attacker.com")),
    "services, another's host below AWS": _config(
        _services("personalize", "https://x.execute-api.us-east-1.amazonaws.com")
    ),
    "services, a bucket in place of a service": _config(
        _services("personalize", "https://ec2-203-0-113-7.compute-1.amazonaws.com")
    ),
    "services, another region": _config(
        _services("personalize", "https://personalize.eu-west-1.amazonaws.com")
    ),
    "services, without encryption": _config(
        _services("personalize", "http://personalize.us-east-1.amazonaws.com")
    ),
    "services, another port": _config(
        _services("personalize", "https://personalize.us-east-1.amazonaws.com:8443")
    ),
    "services, a user name": _config(
        _services("personalize", "https://personalize.us-east-1.amazonaws.com@attacker.com")
    ),
    "services, a longer name": _config(
        _services("personalize", "https://personalize.us-east-1.amazonaws.com.attacker.com")
    ),
    "the role of a profile asked for elsewhere": _assumed,
    "proxy": {"HTTPS_PROXY": TRAP},
    "proxy in small letters": {"https_proxy": "http://10.1.1.1:3128"},
    "proxy for all": {"ALL_PROXY": "http://attacker.com:3128", "all_proxy": "http://attacker.com"},
    "proxy without encryption": {"HTTP_PROXY": TRAP, "http_proxy": TRAP},
    "certificates": _certificates,
    "models of AWS_DATA_PATH": _models,
    "models in the home folder": _home_models,
    "data path of the configuration": lambda folder: _config(
        f"[default]\ndata_path = {_models(folder)['AWS_DATA_PATH']}\n"
    )(folder),
    "FIPS": {"AWS_USE_FIPS_ENDPOINT": "true"},
    "dual stack": {"AWS_USE_DUALSTACK_ENDPOINT": "true"},
    "region": {"AWS_REGION": "x.attacker.com", "AWS_DEFAULT_REGION": "x.attacker.com"},
    "region of the configuration": _config("[default]\nregion = x.attacker.com\n"),
    "defaults of another kind": {
        "AWS_STS_REGIONAL_ENDPOINTS": "legacy",
        "AWS_DEFAULTS_MODE": "auto",
    },
    "credentials of the host": {
        "AWS_EC2_METADATA_SERVICE_ENDPOINT": TRAP,
        "AWS_EC2_METADATA_DISABLED": "false",
        "AWS_ACCESS_KEY_ID": "",
    },
    "credentials of a container": {
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:9/credentials",
        "AWS_ACCESS_KEY_ID": "",
    },
    "the stand-in of target local": {"PERSONALIZE_POC_ENDPOINT": TRAP},
}


@pytest.fixture(params=WAYS)
def way(request: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREAL")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "real")
    settings = WAYS[request.param]
    for name, value in (settings if isinstance(settings, dict) else settings(tmp_path)).items():
        monkeypatch.setenv(name, value)
    return str(request.param)


def _ask(client: Any) -> None:
    calls = {
        "personalize": lambda: client.list_schemas(),
        "personalize-runtime": lambda: client.get_recommendations(campaignArn="a:b"),
        "personalize-events": lambda: client.put_events(
            trackingId="t", sessionId="s", eventList=[{"eventType": "w", "sentAt": 1}]
        ),
        "s3": lambda: client.head_bucket(Bucket="poc-workshop"),
        "iam": lambda: client.get_role(RoleName="r"),
        "sts": lambda: client.get_caller_identity(),
        "cloudwatch": lambda: client.list_metrics(),
    }
    calls[client.meta.service_model.service_name]()


def test_target_aws_reaches_aws_or_nothing(way: str, sockets: Sockets) -> None:
    with contextlib.suppress(errors.ConfigurationError):
        target = targets.Target("aws", REGION, "1" * 12, "", None, sessions.aws(REGION))
        for service in SERVICES:
            with contextlib.suppress(errors.HostRefused, BotoCoreError):
                _ask(target.client(service))
        with contextlib.suppress(errors.HostRefused, BotoCoreError):
            asked = {"Bucket": "poc-workshop", "Key": "x.csv"}
            url = target.s3.generate_presigned_url("get_object", asked)
            assert hosts.is_of_aws(url, REGION)
    assert sockets.foreign() == []
    if way == "nothing":
        assert len(set(sockets.sought)) == len(SERVICES), "otherwise this proves nothing"


def test_target_aws_is_not_connected_that_way(way: str, sockets: Sockets) -> None:
    with pytest.raises(errors.ConfigurationError):
        targets.connect("aws", REGION)
    assert sockets.foreign() == []


@pytest.fixture
def signed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials, so that a request gets as far as being sent."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")


@pytest.mark.parametrize("region", [REGION, "eu-west-1", "cn-north-1", "us-gov-west-1"])
def test_every_service_that_a_run_asks_is_reached(signed: None, region: str) -> None:
    session: Any = sessions.aws(region)
    for service in (*SERVICES, "cloudformation", "sagemaker", "service-quotas"):
        url = session.client(service).meta.endpoint_url
        assert hosts.is_of_aws(url, region), url


@pytest.fixture
def stand_in(sockets: Sockets) -> Iterator[str]:
    """Answers everything, and points elsewhere."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(301)
            self.send_header("Location", "https://s3.eu-west-1.amazonaws.com/poc-workshop")
            self.send_header("x-amz-bucket-region", "eu-west-1")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            self.answer()

        def do_POST(self) -> None:
            self.answer()

        def do_HEAD(self) -> None:
            self.answer()

        def do_PUT(self) -> None:
            self.answer()

        def log_message(self, *_: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        sockets.allowed = server.server_address[1]
        yield f"http://127.0.0.1:{sockets.allowed}"
        server.shutdown()
        thread.join()


def test_target_local_stays_on_this_machine(way: str, stand_in: str, sockets: Sockets) -> None:
    target = targets.Target("local", REGION, "1" * 12, "", stand_in, sessions.local(REGION))
    for service in SERVICES:
        client = target.client(service)
        assert client.meta.endpoint_url == stand_in
        with contextlib.suppress(Exception):
            _ask(client)
        with contextlib.suppress(errors.HostRefused, BotoCoreError):
            make: Any = target.session.client
            _ask(make(service))
    assert discovery.health(stand_in) is None, "a redirection is not followed"
    assert set(sockets.sought) == {"127.0.0.1"}


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://personalize.us-east-1.amazonaws.com",
        "http://127.0.0.1.attacker.com:80",
        "http://127.0.0.1:80@attacker.com",
        "http://attacker.com\\@127.0.0.1:80",
        "http://attacker.com#@127.0.0.1",
        "http://127.0.0.1\\.attacker.com",
        "http://10.0.0.1:4570",
        "ftp://127.0.0.1",
        "127.0.0.1:4570",
    ],
)
def test_no_endpoint_elsewhere_is_taken_for_this_machine(
    endpoint: str, monkeypatch: pytest.MonkeyPatch, sockets: Sockets
) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_ENDPOINT", endpoint)
    with pytest.raises(errors.ConfigurationError, match="not on this machine"):
        targets.connect("local")
    with pytest.raises(errors.HostRefused):
        targets.connect_local(endpoint)
    assert sockets.sought == []


@pytest.mark.parametrize(
    "region",
    [
        "x.attacker.com",
        "us-east-1.attacker.com",
        "us-east-1/",
        "us-east-1#",
        "127.0.0.1",
        "us-east-١",
    ],
)
def test_no_region_is_a_host(region: str, sockets: Sockets) -> None:
    for name in ("aws", "local"):
        with pytest.raises(errors.ConfigurationError, match="is not an AWS region"):
            targets.connect(name, region)
    assert sockets.sought == []


def test_a_redirection_of_s3_is_followed_within_aws_only(signed: None, sockets: Sockets) -> None:
    """S3 says where a bucket is; nobody else is believed."""
    target = targets.Target("aws", REGION, "1" * 12, "", None, sessions.aws(REGION))
    asked: list[str] = []

    def answer(request: Any, **_: Any) -> Any:
        asked.append(request.url)
        told: Any = {"x-amz-bucket-region": "attacker.com", "Location": "https://attacker.com/b"}
        return AWSResponse(request.url, 301, told, _Raw())

    hook: Any = answer
    target.s3.meta.events.register_last("before-send", hook)
    with pytest.raises(Exception, match=r"301|attacker|endpoint"):
        target.s3.head_bucket(Bucket="poc-workshop")
    assert asked
    assert all(hosts.is_of_aws(url, REGION) for url in asked)
    assert sockets.foreign() == []


class _Raw:
    def stream(self, **_: Any) -> Iterator[bytes]:
        return iter([b""])


def test_a_presigned_address_is_of_its_target(signed: None, stand_in: str) -> None:
    asked = {"Bucket": "poc-workshop", "Key": "x.csv"}
    aws = targets.Target("aws", REGION, "1" * 12, "", None, sessions.aws(REGION))
    url = aws.s3.generate_presigned_url("get_object", asked)
    assert hosts.is_of_aws(url, REGION)
    local = targets.Target("local", REGION, "1" * 12, "", stand_in, sessions.local(REGION))
    assert local.s3.generate_presigned_url("get_object", asked).startswith(stand_in + "/")


def test_a_client_that_a_person_makes_is_held_to_the_same(signed: None, sockets: Sockets) -> None:
    for endpoint in (TRAP, "http://10.0.0.1", "http://169.254.169.254", "https://attacker.com"):
        session: Any = sessions.aws(REGION)
        with pytest.raises(errors.HostRefused):
            session.client("personalize", endpoint_url=endpoint).list_schemas()
    assert sockets.sought == []


def test_a_proxy_that_is_named_for_it_is_used(
    signed: None, monkeypatch: pytest.MonkeyPatch, sockets: Sockets
) -> None:
    monkeypatch.setenv(sessions.PROXY_VARIABLE, "http://proxy.example:3128")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    with pytest.raises(errors.ConfigurationError):
        targets.connect("aws", REGION)
    assert set(sockets.sought) == {"proxy.example"}
