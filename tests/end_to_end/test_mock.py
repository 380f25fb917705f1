"""Personalize in process, beside moto."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
import unittest
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

import boto3
import botocore.exceptions
import pytest
from moto import mock_aws

from personalize_poc import contract
from personalize_poc.local.options import Options
from personalize_poc.local.testing.mock import mock_personalize, patch_client
from tests.support import clients

Told = Callable[[], list[str]]
F = TypeVar("F", bound=Callable[..., Any])


def bare(decorated: F) -> F:
    """The decorator without parentheses; to a type checker a class that is called makes a mock."""
    mock: Any = mock_personalize
    return cast(F, mock(decorated))


def personalize(service: str = "personalize") -> Any:
    return clients.client(service)


def names() -> list[str]:
    groups = personalize().list_dataset_groups()["datasetGroups"]
    return [group["name"] for group in groups]


def test_all_clients_are_answered_in_process(personalize_mock: mock_personalize) -> None:
    arn = personalize().create_dataset_group(name="films")["datasetGroupArn"]
    assert arn == "arn:aws:personalize:us-east-1:123456789012:dataset-group/films"
    personalize_mock.wait_idle()
    group = personalize().describe_dataset_group(datasetGroupArn=arn)["datasetGroup"]
    assert group["status"] == "ACTIVE"
    events = personalize("personalize-events")
    with pytest.raises(events.exceptions.InvalidInputException):
        events.put_events(
            trackingId="none", sessionId="s", eventList=[{"eventType": "w", "sentAt": 1}] * 11
        )
    runtime = personalize("personalize-runtime")
    with pytest.raises(runtime.exceptions.ResourceNotFoundException):
        runtime.get_recommendations(
            campaignArn="arn:aws:personalize:us-east-1:123456789012:campaign/none", userId="1"
        )
    boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="beside")


def test_every_mock_starts_empty() -> None:
    for _ in range(2):
        with mock_personalize():
            assert names() == []
            personalize().create_dataset_group(name="films")
            assert names() == ["films"]


@pytest.mark.parametrize("outer", [mock_aws, mock_personalize])
def test_it_nests_with_moto_in_either_order(outer: Any) -> None:
    inner = mock_personalize if outer is mock_aws else mock_aws
    with outer():
        if outer is mock_aws:
            boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="before")
        with inner():
            personalize().create_dataset_group(name="films")
            assert names() == ["films"]
            boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="inside")
        buckets = boto3.client("s3", region_name="us-east-1").list_buckets()["Buckets"]
        assert "inside" in [bucket["Name"] for bucket in buckets]


@pytest.mark.parametrize("decorator", [mock_personalize, mock_personalize()])
def test_as_a_decorator_each_call_is_new(decorator: Callable[[Told], Told]) -> None:
    @decorator
    def make() -> list[str]:
        before = names()
        personalize().create_dataset_group(name="films")
        return before

    assert make() == []
    assert make() == []


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no mock answers fails here, and not at AWS."""

    def refuse(self: Any, request: Any) -> None:
        raise AssertionError(f"sent to {request.url}")

    monkeypatch.setattr("botocore.httpsession.URLLib3Session.send", refuse)
    # A client without keys of its own would not get as far as sending.
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")


def make(name: str = "films") -> list[str]:
    """The groups there were; one more is made."""
    before = names()
    personalize().create_dataset_group(name=name)
    return before


def test_coroutines_and_generators_run_within_the_mock(no_network: None) -> None:
    @bare
    async def coroutine() -> list[str]:
        await asyncio.sleep(0)
        return await asyncio.to_thread(make)

    @mock_personalize()
    def generator() -> Iterator[list[str]]:
        yield make()
        yield names()

    @bare
    async def asynchronous_generator() -> AsyncIterator[list[str]]:
        yield make()

    async def collected() -> list[list[str]]:
        return [value async for value in asynchronous_generator()]

    assert asyncio.run(coroutine()) == []
    assert list(generator()) == [[], ["films"]]
    assert asyncio.run(collected()) == [[]]


def passed(case: type[unittest.TestCase]) -> bool:
    """Run the tests of a unittest class."""
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(case).run(result)
    assert not result.errors, result.errors
    assert result.testsRun
    return result.wasSuccessful()


@pytest.mark.parametrize("beside", [lambda case: case, mock_aws])
def test_each_test_of_a_decorated_class_of_unittest_has_a_mock(
    beside: Callable[[Any], Any], no_network: None
) -> None:
    class Films(unittest.TestCase):
        def setUp(self) -> None:  # noqa: N802
            make("of-set-up")

        def tearDown(self) -> None:  # noqa: N802
            assert "of-set-up" in names()

        def test_one(self) -> None:
            assert make("more") == ["of-set-up"]

        def test_two(self) -> None:
            assert make("more") == ["of-set-up"]

    assert passed(mock_personalize()(beside(Films)))
    assert passed(beside(bare(Films)))


def test_each_test_of_a_decorated_class_of_pytest_has_a_mock(tmp_path: Path) -> None:
    (tmp_path / "test_films.py").write_text(
        "import boto3\n"
        "from personalize_poc.local.testing.mock import mock_personalize\n"
        "client = lambda: boto3.client('personalize', region_name='us-east-1')\n"
        "names = lambda: [g['name'] for g in client().list_dataset_groups()['datasetGroups']]\n"
        "class Base:\n"
        "    def setup_method(self): client().create_dataset_group(name='base')\n"
        "    def test_one(self): assert 'base' in names()\n"
        "@mock_personalize\n"
        "class TestFilms(Base):\n"
        "    def setup_method(self, method):\n"
        "        super().setup_method()\n"
        "        client().create_dataset_group(name=method.__name__)\n"
        "    def test_two(self): assert sorted(names()) == ['base', 'test_two']\n"
        "    def teardown_method(self): assert len(names()) == 2\n"
        "def test_nothing_is_left(): assert mock_personalize._active == []\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True,
        text=True,
        env=contract.importable(dict(os.environ)),
        cwd=tmp_path,
        check=False,
    )
    assert "3 passed" in done.stdout, done.stdout


def test_a_class_without_tests_is_not_decorated_in_silence() -> None:
    with pytest.raises(TypeError, match="the class Films has no method"):

        @mock_personalize()
        class Films:
            pass


def test_it_can_be_started_and_stopped_by_hand_in_any_order(no_network: None) -> None:
    outer, inner = mock_personalize(), mock_personalize()
    outer.start()
    make()
    inner.start()
    outer.stop()
    assert names() == ["films"], "the last one to end closes it"
    inner.stop()
    with pytest.raises(AssertionError, match="sent to"):
        names()


def test_a_nested_start_cannot_ask_for_something_else(tmp_path: Path) -> None:
    with mock_personalize(Options(throttling=0.0, seed=3)):
        for other in (
            mock_personalize(Options(throttling=1.0)),
            mock_personalize(data_dir=tmp_path),
            mock_personalize(managed_policies=True),
        ):
            with pytest.raises(RuntimeError, match="active already"):
                other.start()
        with mock_personalize(Options(throttling=0.0, seed=3)):
            assert names() == []


def test_an_endpoint_set_for_a_server_is_left_aside(
    no_network: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `personalize-poc local env` sets it."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with mock_personalize():
        assert make() == []
        s3 = boto3.client("s3", region_name="us-east-1")
        s3.create_bucket(Bucket="films")
        assert [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]] == ["films"]


def test_the_configuration_of_an_enclosing_moto_stays() -> None:
    with mock_aws(config={"iam": {"load_aws_managed_policies": True}}), mock_personalize():
        iam = boto3.client("iam", region_name="us-east-1")
        iam.get_policy(PolicyArn="arn:aws:iam::aws:policy/AmazonS3FullAccess")


def test_a_nested_start_joins_the_outer_one() -> None:
    with mock_personalize() as outer:
        personalize().create_dataset_group(name="films")
        with mock_personalize() as inner:
            assert inner.service is outer.service
            assert names() == ["films"]
        assert names() == ["films"]


def test_a_folder_keeps_the_state(tmp_path: Path) -> None:
    with mock_personalize(data_dir=tmp_path):
        personalize().create_dataset_group(name="films")
    with mock_personalize(data_dir=tmp_path):
        assert names() == ["films"]


def test_a_mock_leaves_neither_files_nor_threads() -> None:
    with mock_personalize() as mock:
        make()
        assert mock.service is not None
        folder = mock.service.data_dir
        assert folder.is_dir()
        assert job_threads()
    assert not folder.exists()
    assert not job_threads()


def job_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("jobs-")]


def test_after_the_mock_its_handler_steps_aside() -> None:
    with mock_personalize():
        client = personalize()
    seen = []

    def last(request: Any, **_: Any) -> None:
        seen.append(request.url)
        raise ConnectionError("nothing is sent")

    client.meta.events.register_last("before-send", last)
    with pytest.raises(ConnectionError):
        client.list_dataset_groups()
    assert seen


def test_an_older_client_can_be_patched() -> None:
    session = boto3.Session(
        aws_access_key_id="a", aws_secret_access_key="b", region_name="us-east-1"
    )
    client = session.client("personalize")
    client.meta.events.unregister("before-send")
    with mock_personalize():
        patch_client(client)
        assert client.list_dataset_groups()["datasetGroups"] == []


def test_policies_that_aws_manages_are_loaded_on_request() -> None:
    with mock_personalize(managed_policies=True):
        iam = boto3.client("iam", region_name="us-east-1")
        iam.create_role(RoleName="r", AssumeRolePolicyDocument='{"Version": "2012-10-17"}')
        policy = "arn:aws:iam::aws:policy/service-role/AmazonPersonalizeFullAccess"
        iam.attach_role_policy(RoleName="r", PolicyArn=policy)


def test_neither_server_nor_mock_imports_what_only_training_needs() -> None:
    code = (
        "import sys\n"
        "from personalize_poc.local.server import main\n"
        "from personalize_poc.local.testing import mock\n"
        "from personalize_poc.local.cloud import app\n"
        "with mock.mock_personalize(): pass\n"
        "app.CloudServices().warm()\n"
        "print({'jax', 'optax', 'pandas', 'matplotlib'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=contract.importable(dict(os.environ)),
        check=True,
    )
    assert done.stdout.strip() == "set()"


def test_conditions_of_a_bucket_policy_count(personalize_mock: mock_personalize) -> None:
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="secure-only")
    statement = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": ["arn:aws:s3:::secure-only", "arn:aws:s3:::secure-only/*"],
    }
    insecure = {"Condition": {"Bool": {"aws:SecureTransport": "false"}}}
    s3.put_bucket_policy(
        Bucket="secure-only", Policy=json.dumps({"Statement": [statement | insecure]})
    )
    s3.put_object(Bucket="secure-only", Key="a", Body=b"1")
    s3.put_bucket_policy(Bucket="secure-only", Policy=json.dumps({"Statement": [statement]}))
    with pytest.raises(botocore.exceptions.ClientError, match="403"):
        s3.put_object(Bucket="secure-only", Key="b", Body=b"1")
