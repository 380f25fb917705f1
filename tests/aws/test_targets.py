"""The two targets, and that neither can reach the other."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from personalize_poc import contract, errors
from personalize_poc.aws import targets
from personalize_poc.standin import discovery

IDENTITY = (
    "<GetCallerIdentityResponse xmlns='https://sts.amazonaws.com/doc/2011-06-15/'>"
    "<GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:user/me</Arn><UserId>U</UserId>"
    "<Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
)


class Handler(BaseHTTPRequestHandler):
    """Health, STS, and an empty object for everything else."""

    seen: list[str] = []  # noqa: RUF012
    signed: list[str] = []  # noqa: RUF012

    def _answer(self, body: str, kind: str) -> None:
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        self._answer('{"version": "0"}', "application/json")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.seen.append(self.headers.get("X-Amz-Target", "") or body)
        self.signed.append(self.headers["Authorization"])
        if "GetCallerIdentity" in body:
            self._answer(IDENTITY, "text/xml")
        else:
            self._answer("{}", "application/x-amz-json-1.1")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    Handler.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def endpoint(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


def test_local_ignores_every_aws_setting(
    endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config"
    config.write_text("[profile real]\nregion = eu-west-1\nendpoint_url = https://evil.example\n")
    for name, value in {
        "AWS_CONFIG_FILE": str(config),
        "AWS_PROFILE": "real",
        "AWS_ENDPOINT_URL": "https://evil.example",
        "AWS_ENDPOINT_URL_S3": "https://evil.example",
        "AWS_ACCESS_KEY_ID": "AKIAREAL",
        "AWS_SECRET_ACCESS_KEY": "real",
        "AWS_USE_FIPS_ENDPOINT": "true",
        "AWS_CA_BUNDLE": str(tmp_path / "none.pem"),
        "HTTP_PROXY": "http://127.0.0.1:9",
        "http_proxy": "http://127.0.0.1:9",
        "PERSONALIZE_POC_ENDPOINT": endpoint,
    }.items():
        monkeypatch.setenv(name, value)
    target = targets.connect("local", "us-west-2")
    assert (target.is_local, target.account) == (True, "123456789012")
    target.personalize.list_schemas()
    assert Handler.seen[-1] == "AmazonPersonalize.ListSchemas"
    assert all(" Credential=local/" in header for header in Handler.signed)
    credentials = target.session.get_credentials()
    assert credentials is not None
    assert credentials.access_key == "local", "of all its clients"
    for service in ("personalize", "personalize-events", "personalize-runtime", "s3", "iam"):
        client = target.client(service)
        assert client.meta.endpoint_url == endpoint
        if service != "iam":
            assert client.meta.region_name == "us-west-2"


def test_local_refuses_other_hosts_before_sending(endpoint: str) -> None:
    target = targets.connect_local(endpoint)
    for service, call in (("personalize", "list_schemas"), ("s3", "list_buckets")):
        session: Any = target.session
        client = session.client(service)  # without the stand-in's endpoint
        with pytest.raises(errors.HostRefused, match=r"amazonaws\.com"):
            getattr(client, call)()
    with pytest.raises(errors.HostRefused):
        targets.connect_local("http://192.0.2.1:4570")


def test_an_endpoint_elsewhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in ("https://personalize.us-east-1.amazonaws.com", "http://127.0.0.1.example:80"):
        monkeypatch.setenv("PERSONALIZE_POC_ENDPOINT", url)
        with pytest.raises(errors.ConfigurationError, match="not on this machine"):
            targets.connect("local")


def test_a_stopped_stand_in_is_one_sentence(server: ThreadingHTTPServer, endpoint: str) -> None:
    target = targets.connect_local(endpoint)
    server.shutdown()
    server.server_close()
    with pytest.raises(errors.StandInGone) as caught:
        target.personalize.list_schemas()
    said = str(caught.value)
    assert said.startswith(f"The local stand-in at {endpoint} has stopped. Start it again in a ter")
    assert f"personalize-poc local start --port {endpoint.rsplit(':', 1)[1]}" in said
    assert "run this cell again" in said
    with pytest.raises(errors.StandInGone):
        target.s3.list_buckets()


def test_nothing_at_the_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(errors.StandInNotStarted, match="No stand-in answers at"):
        targets.connect("local")


def test_a_running_one_is_found_by_its_data_directory(
    endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_DATA_DIR", str(tmp_path))
    (tmp_path / "server.json").write_text(json.dumps({"endpoint": endpoint, "port": 1, "pid": 1}))
    assert targets.connect("local").endpoint == endpoint
    told = {"data_dir": str(tmp_path / "other")}
    monkeypatch.setattr(discovery, "health", lambda _: told)
    assert discovery.running() is None, "the port has passed to another stand-in"
    (tmp_path / "server.json").write_text("{")
    assert discovery.running() is None


def test_a_missing_extra_names_the_installation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(discovery, "missing_packages", lambda: ["moto"])
    with pytest.raises(errors.MissingExtra, match=r'moto.*pip install "personalize-poc\[local\]"'):
        targets.connect("local")


def test_a_stand_in_that_does_not_start_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_DATA_DIR", str(tmp_path / "new"))
    ran: list[Any] = []

    class Process(contextlib.nullcontext[Any]):
        returncode = 2

        def __init__(self, command: list[str], **options: Any) -> None:
            super().__init__(self)
            ran.append((command, options["env"]))

        def communicate(self, timeout: float) -> tuple[str, str]:
            return "", "Port 4570 is taken.\n"

    monkeypatch.setattr(subprocess, "Popen", Process)
    monkeypatch.setattr(discovery, "_RACE_SECONDS", 0.0)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "real")
    with pytest.raises(errors.StandInNotStarted, match=r"did not start: Port 4570 is taken\."):
        targets.connect("local")
    ((command, environment),) = ran
    assert command[1:4] == ["-m", "personalize_poc.local", "start"]
    assert command[-2:] == ["--data-dir", str((tmp_path / "new").resolve())]
    assert not [name for name in environment if name.startswith("AWS_")]


def test_unknown_target_and_region() -> None:
    with pytest.raises(errors.ConfigurationError, match="Unknown target 'aaws'"):
        targets.connect("aaws")
    with pytest.raises(errors.ConfigurationError, match="'us-east' is not an AWS region"):
        targets.connect("aws", "us-east")


def test_aws_refuses_redirected_endpoints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_PERSONALIZE", "http://127.0.0.1:4570")
    with pytest.raises(errors.ConfigurationError, match="AWS_ENDPOINT_URL_PERSONALIZE is set"):
        targets.connect("aws")


def test_aws_refuses_a_loopback_endpoint_of_the_configuration(
    endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config"
    config.write_text(f"[default]\nendpoint_url = {endpoint}\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    with pytest.raises(errors.HostRefused, match="Target aws stopped a request"):
        targets.connect("aws")
    assert Handler.seen == []


def test_aws_without_credentials() -> None:
    with pytest.raises(errors.CredentialsError, match=r"no complete AWS credentials.*local"):
        targets.connect("aws")


def test_aws_with_an_unknown_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    with pytest.raises(errors.CredentialsError, match=r"nobody.*AWS_PROFILE"):
        targets.connect("aws")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ExpiredToken", "have expired"),
        ("InvalidClientTokenId", "does not accept"),
        ("AccessDenied", "refused to say who you are"),
    ],
)
def test_aws_refusals(code: str, text: str) -> None:
    problem = ClientError({"Error": {"Code": code, "Message": "m"}}, "GetCallerIdentity")
    assert text in str(targets.explained(problem, "us-east-1"))


def test_data_directory_does_not_depend_on_the_working_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here = contract.data_dir()
    monkeypatch.chdir(tmp_path)
    assert contract.data_dir() == here
    assert here.is_absolute()


def test_the_package_is_light_to_import() -> None:
    code = (
        "import sys, personalize_poc.errors\n"
        "from personalize_poc.aws import ensure, targets, waiting, workspace\n"
        "heavy = ('boto3', 'botocore', 'pandas', 'numpy', 'IPython')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(targets.__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"
