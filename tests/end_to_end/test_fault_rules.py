"""Rules of faults through boto3: S3, IAM, lost answers, jobs, accounts, credentials, steering."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError
from click.testing import CliRunner

from personalize_poc.contract import FAULT_COUNTS_PATH, FAULTS_PATH
from personalize_poc.local.cli import main
from personalize_poc.local.cloud.propagation import Propagation
from personalize_poc.local.faults import rules
from personalize_poc.local.options import Options
from personalize_poc.local.process import daemon
from personalize_poc.local.testing.mock import mock_personalize
from tests.support import clients

ONCE = Config(retries={"total_max_attempts": 1, "mode": "standard"})
OTHER = "222233334444"
ROLE = "arn:aws:iam::123456789012:role/reader"
FIELDS = [
    {"name": name, "type": kind}
    for name, kind in (("USER_ID", "string"), ("ITEM_ID", "string"), ("TIMESTAMP", "long"))
]
SCHEMA = json.dumps(
    {
        "type": "record",
        "name": "Interactions",
        "namespace": "com.amazonaws.personalize.schema",
        "fields": FIELDS,
        "version": "1.0",
    }
)


def taught(*documents: dict[str, Any], **more: Any) -> mock_personalize:
    return mock_personalize(Options(faults=tuple(rules.read(list(documents))), **more))


def client(service: str, key: str = "testing", **more: Any) -> Any:
    keys = {"aws_access_key_id": key, "aws_secret_access_key": "x"}
    return clients.client(service, config=ONCE, **keys, **more)


def met(call: Callable[..., Any], **params: Any) -> str:
    """The code of the error that a call meets, "fine" without one, "lost" without an answer."""
    try:
        call(**params)
    except ClientError as error:
        return str(error.response["Error"]["Code"])
    except ConnectionClosedError:
        return "lost"
    return "fine"


class Shop:
    """A bucket with a file, a role that may read it, and a dataset to import it into."""

    def __init__(self) -> None:
        self.personalize, self.iam, self.s3 = map(client, ("personalize", "iam", "s3"))

    def make_bucket(self) -> None:
        self.s3.create_bucket(Bucket="shop")
        lines = ["USER_ID,ITEM_ID,TIMESTAMP"]
        lines += [f"u{n % 30},i{n % 7},{1_600_000_000 + n}" for n in range(1100)]
        self.s3.put_object(Bucket="shop", Key="a.csv", Body="\n".join(lines).encode())
        allow = {"Effect": "Allow", "Principal": {"Service": "personalize.amazonaws.com"}}
        resources = ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"]
        statement = allow | {"Action": ["s3:GetObject", "s3:ListBucket"], "Resource": resources}
        self.s3.put_bucket_policy(Bucket="shop", Policy=json.dumps({"Statement": [statement]}))

    def make_role(self) -> None:
        trust = {
            "Effect": "Allow",
            "Principal": {"Service": "personalize.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
        document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
        self.iam.create_role(RoleName="reader", AssumeRolePolicyDocument=document)

    def allow_role(self) -> None:
        statement = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        self.iam.put_role_policy(RoleName="reader", PolicyName="s3", PolicyDocument=document)

    def make_dataset(self, mock: mock_personalize) -> None:
        p = self.personalize
        group = p.create_dataset_group(name="shop")["datasetGroupArn"]
        schema = p.create_schema(name="shop", schema=SCHEMA)["schemaArn"]
        mock.wait_idle()
        self.dataset = p.create_dataset(
            name="shop", datasetGroupArn=group, schemaArn=schema, datasetType="Interactions"
        )["datasetArn"]
        mock.wait_idle()

    def start_import(self, name: str) -> str:
        job = self.personalize.create_dataset_import_job(
            jobName=name,
            datasetArn=self.dataset,
            dataSource={"dataLocation": "s3://shop/a.csv"},
            roleArn=ROLE,
        )
        return str(job["datasetImportJobArn"])

    def ended(self, job: str, mock: mock_personalize) -> tuple[str, str]:
        mock.wait_idle()
        told = self.personalize.describe_dataset_import_job(datasetImportJobArn=job)
        found = told["datasetImportJob"]
        return found["status"], found.get("failureReason", "")


def test_s3_iam_and_sts_refuse_as_they_are_taught() -> None:
    slow_down = {"statusCode": 503, "code": "SlowDown"}
    with taught(
        {"service": "s3", "operation": "PutObject", "nth": 2, "error": slow_down},
        {
            "service": "iam",
            "operation": "GetRole",
            "error": {"statusCode": 500, "code": "ServiceFailure"},
        },
        {
            "service": "s3",
            "operation": "HeadBucket",
            "after": 1,
            "error": {"statusCode": 404, "code": "NoSuchBucket"},
        },
        {"operation": "GetCallerIdentity", "error": {"statusCode": 403, "code": "ExpiredToken"}},
    ):
        s3, iam = client("s3"), client("iam")
        assert met(s3.create_bucket, Bucket="films") == "fine"
        puts = [met(s3.put_object, Bucket="films", Key=f"{n}", Body=b"x") for n in range(3)]
        assert puts == ["fine", "SlowDown", "fine"]
        listed = s3.list_objects_v2(Bucket="films")["Contents"]
        assert [one["Key"] for one in listed] == ["0", "2"], "what is refused is not done"
        assert [met(s3.head_bucket, Bucket="films") for _ in range(2)] == ["fine", "404"]
        assert met(iam.get_role, RoleName="reader") == "ServiceFailure"
        assert met(iam.list_roles) == "fine"
        assert met(client("sts").get_caller_identity) == "ExpiredToken"


def test_a_lost_answer_is_work_that_is_done() -> None:
    with taught(
        {"operation": "CreateSchema", "nth": 1, "answerLost": True},
        {"operation": "CreateBucket", "nth": 1, "answerLost": True},
    ):
        personalize, s3 = client("personalize"), client("s3")
        asked = {"name": "films", "schema": SCHEMA}
        assert met(personalize.create_schema, **asked) == "lost"
        assert met(personalize.create_schema, **asked) == "ResourceAlreadyExistsException"
        assert met(s3.create_bucket, Bucket="films") == "lost"
        assert met(s3.head_bucket, Bucket="films") == "fine"


def test_the_third_import_fails_and_no_other() -> None:
    reason = "No capacity left."
    with taught({"operation": "CreateDatasetImportJob", "nth": 3, "failureReason": reason}) as mock:
        shop = Shop()
        shop.make_bucket()
        shop.make_role()
        shop.allow_role()
        shop.make_dataset(mock)
        jobs = [shop.ended(shop.start_import(f"job{n}"), mock) for n in range(4)]
    fine = ("ACTIVE", "")
    assert jobs == [fine, fine, ("CREATE FAILED", reason), fine]


def test_iam_takes_a_while() -> None:
    """First the role cannot be assumed, then it lacks its policy, then all is well."""
    now = [0.0]
    with taught(iam_delay=60.0) as mock:
        assert mock.service is not None
        mock.service.cloud.iam = Propagation(60.0, clock=lambda: now[0])
        shop = Shop()
        shop.make_bucket()
        shop.make_dataset(mock)
        shop.make_role()
        now[0] = 29.0
        shop.allow_role()
        with pytest.raises(ClientError, match=f"Cannot assume the role yet.*{ROLE}") as caught:
            shop.start_import("unknown")
        assert caught.value.response["Error"]["Code"] == "InvalidInputException"
        for seconds, why in ((31.0, "does not exist"), (61.0, "No policy of the role")):
            now[0] = seconds
            status, reason = shop.ended(shop.start_import(f"at-{seconds:.0f}"), mock)
            assert status == "CREATE FAILED"
            assert reason.startswith("Insufficient privileges for accessing data in Amazon S3.")
            assert why in reason
        now[0] = 90.0
        assert shop.ended(shop.start_import("known"), mock)[0] == "ACTIVE"
        shop.iam.delete_role_policy(RoleName="reader", PolicyName="s3")
        now[0] = 149.0
        assert shop.ended(shop.start_import("still"), mock)[0] == "ACTIVE"
        now[0] = 151.0
        assert shop.ended(shop.start_import("late"), mock)[0] == "CREATE FAILED"


def test_another_account_sees_nothing_of_this_one() -> None:
    with taught() as mock:
        shop = Shop()
        shop.make_bucket()
        shop.make_role()
        shop.make_dataset(mock)
        personalize, s3, iam, sts = (
            client(name, OTHER) for name in ("personalize", "s3", "iam", "sts")
        )
        assert sts.get_caller_identity()["Account"] == OTHER
        assert met(s3.list_objects_v2, Bucket="shop") == "AccessDenied"
        assert met(s3.put_object, Bucket="shop", Key="b", Body=b"") == "AccessDenied"
        assert met(s3.create_bucket, Bucket="shop") == "BucketAlreadyExists"
        assert met(iam.get_role, RoleName="reader") == "NoSuchEntity"
        assert personalize.list_dataset_groups()["datasetGroups"] == []
        describe = personalize.describe_dataset
        assert met(describe, datasetArn=shop.dataset) == "ResourceNotFoundException"


def test_credentials_expire_until_others_are_used() -> None:
    expired = {"statusCode": 400, "code": "ExpiredTokenException"}
    with taught({"after": 3, "perAccessKey": True, "error": expired}):
        first, second = client("personalize", "one"), client("personalize", "two")
        found = [met(first.list_schemas) for _ in range(5)]
        assert found == ["fine"] * 3 + ["ExpiredTokenException"] * 2
        assert met(client("s3", "one").list_buckets) == "ExpiredTokenException"
        assert met(second.list_schemas) == "fine"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Folder and endpoint of a server with one rule from a file."""
    folder = tmp_path_factory.mktemp("taught")
    file = folder / "rules.json"
    file.write_text(json.dumps([{"operation": "ListFilters"}]))
    state, _ = daemon.start(folder / "data", 0, ["--faults", str(file)])
    yield folder / "data", state["endpoint"]
    daemon.stop(folder / "data")


def steer(endpoint: str, method: str, body: Any = None, path: str = FAULTS_PATH) -> Any:
    """Status and document of a request to the rules."""
    data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(endpoint + path, data, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_rules_are_read_set_added_and_taken_back(server: tuple[Path, str]) -> None:
    endpoint = server[1]
    default = {"statusCode": 503, "code": "ServiceUnavailable"}
    assert steer(endpoint, "GET") == (200, [{"operation": "ListFilters", "error": default}])
    s3 = {"service": "s3", "probability": 0.5, "error": {"statusCode": 503, "code": "SlowDown"}}
    job = {"job": "campaign", "failureReason": "No."}
    for method in ("POST", "PUT"):
        assert steer(endpoint, method, [s3]) == (200, [s3])
    assert steer(endpoint, "PATCH", [job]) == (200, [s3, job])
    assert steer(endpoint, "DELETE", [s3]) == (200, [job])
    counted = steer(endpoint, "GET", path=FAULT_COUNTS_PATH)
    assert counted == (200, [{"rule": job, "matched": 0, "struck": 0}])
    for wrong, message in (
        ([{"operation": "Nonsense"}], "no operation 'Nonsense'"),
        ([{"probability": 1.5}], "from 0 to 1"),
        ([{"job": "films", "failureReason": "No."}], "no kind of job 'films'"),
        (b"{", "not JSON"),
    ):
        status, document = steer(endpoint, "POST", wrong)
        assert (status, message in document["message"]) == (400, True), document
    assert steer(endpoint, "GET") == (200, [job]), "a wrong rule changes nothing"
    assert steer(endpoint, "DELETE") == (200, [])


def test_errors_pauses_and_lost_answers_over_http(server: tuple[Path, str]) -> None:
    endpoint = server[1]
    s3, iam, personalize, runtime = (
        client(name, endpoint_url=endpoint)
        for name in ("s3", "iam", "personalize", "personalize-runtime")
    )
    asked = {"name": "films", "schema": SCHEMA}
    steer(
        endpoint,
        "POST",
        [
            {"operation": "CreateSchema", "nth": 1, "answerLost": True},
            {"service": "s3", "operation": "PutObject", "nth": 1, "answerLost": True},
            {
                "service": "iam",
                "operation": "CreateRole",
                "error": {"statusCode": 500, "code": "ServiceFailure"},
            },
            {
                "service": "s3",
                "operation": "GetObject",
                "error": {"statusCode": 503, "code": "SlowDown"},
            },
            {
                "service": "personalize-runtime",
                "error": {"statusCode": 500, "code": "InternalServerException"},
            },
            {"operation": "ListSchemas", "latencySeconds": 0.5},
        ],
    )
    assert met(personalize.create_schema, **asked) == "lost"
    assert met(personalize.create_schema, **asked) == "ResourceAlreadyExistsException"
    s3.create_bucket(Bucket="films")
    assert met(s3.put_object, Bucket="films", Key="a", Body=b"content") == "lost"
    assert s3.head_object(Bucket="films", Key="a")["ContentLength"] == 7
    assert met(s3.get_object, Bucket="films", Key="a") == "SlowDown"
    assert met(client("s3", OTHER, endpoint_url=endpoint).head_bucket, Bucket="films") == "403"
    assert met(iam.create_role, RoleName="r", AssumeRolePolicyDocument="{}") == "ServiceFailure"
    campaign = "arn:aws:personalize:us-east-1:123456789012:campaign/films"
    ask = {"campaignArn": campaign, "userId": "u"}
    assert met(runtime.get_recommendations, **ask) == "InternalServerException"
    began = time.monotonic()
    personalize.list_schemas()
    assert time.monotonic() - began >= 0.5
    _, counted = steer(endpoint, "GET", path=FAULT_COUNTS_PATH)
    assert [one["struck"] for one in counted] == [1] * 6
    steer(endpoint, "DELETE")
    assert met(runtime.get_recommendations, **ask) == "ResourceNotFoundException"


def test_the_command_shows_adds_and_clears(server: tuple[Path, str], tmp_path: Path) -> None:
    folder, endpoint = server
    steer(endpoint, "DELETE")
    file = tmp_path / "rules.json"

    def run(*arguments: str) -> Any:
        return CliRunner().invoke(main, ["faults", *arguments, "--data-dir", str(folder)])

    file.write_text(json.dumps([{"operation": "ListFilters", "count": 2}]))
    assert "1 added; rules in force: 1" in run("add", str(file)).output
    (shown,) = json.loads(run("show").output)
    assert (shown["rule"]["operation"], shown["matched"]) == ("ListFilters", 0)
    assert "no rules" in run("clear").output
    assert json.loads(run("show").output) == []
    for text, message in (('[{"probability": 2}]', "from 0 to 1"), ("[", "is not JSON")):
        file.write_text(text)
        refused = run("add", str(file))
        assert refused.exit_code == 2
        assert message in refused.output
    start = ["start", "--faults", str(file), "--data-dir", str(tmp_path / "new"), "--port", "0"]
    assert "is not JSON" in CliRunner().invoke(main, start).output
