"""The WSGI application with handlers that misbehave."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from wsgiref.validate import validator

import pytest

from personalize_poc.local.api.context import Context
from personalize_poc.local.api.registry import Handler
from personalize_poc.local.cloud.s3_access import CloudAccess
from personalize_poc.local.errors import ResourceInUseException, StandInError
from personalize_poc.local.faults.engine import Faults
from personalize_poc.local.options import Options
from personalize_poc.local.server.app import Application

DESCRIBE = "DescribeDatasetGroup"
ARN = "arn:aws:personalize:us-east-1:123456789012:dataset-group/films"


def call(
    handler: Handler | None,
    tmp_path: Path,
    body: Any = None,
    operation: str = DESCRIBE,
    checked: bool = True,
    **environ: Any,
) -> tuple[int, dict[str, str], Any]:
    """Status, headers and document of one request through the checked WSGI protocol."""
    service: Any = SimpleNamespace(
        data_dir=tmp_path, state=None, options=Options(), faults=Faults(), cloud=CloudAccess()
    )
    handlers = {DESCRIBE: handler} if handler else {}
    application: Any = Application(service, handlers)
    if checked:
        application = validator(application)
    raw = json.dumps({"datasetGroupArn": ARN} if body is None else body).encode()
    answer: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        answer.update(status=int(status[:3]), headers={k.lower(): v for k, v in headers})

    environ = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:4570",
        "HTTP_X_AMZ_TARGET": f"AmazonPersonalize.{operation}",
        "CONTENT_TYPE": "application/x-amz-json-1.1",
        "CONTENT_LENGTH": str(len(raw)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(raw),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    } | environ
    chunks = application(environ, start_response)
    document = json.loads(b"".join(chunks))
    if checked:
        chunks.close()
    return answer["status"], answer["headers"], document


def raising(error: BaseException) -> Handler:
    def handler(context: Context, params: Any) -> dict[str, Any]:
        raise error

    return handler


def test_a_handler_gets_context_and_parameters(tmp_path: Path) -> None:
    seen = []

    def handler(context: Context, params: Any) -> Any:
        seen.append((context.account, context.region, context.arn("x"), params))
        return {"datasetGroup": {"name": "films"}}

    status, headers, document = call(handler, tmp_path)
    assert (status, document) == (200, {"datasetGroup": {"name": "films"}})
    assert headers["content-type"] == "application/x-amz-json-1.1"
    (found,) = seen
    prefix = "arn:aws:personalize:us-east-1:123456789012:"
    assert found == ("123456789012", "us-east-1", f"{prefix}x", {"datasetGroupArn": ARN})


def test_an_error_of_the_service(tmp_path: Path) -> None:
    status, headers, document = call(raising(ResourceInUseException("busy")), tmp_path)
    assert (status, headers["x-amzn-errortype"]) == (400, "ResourceInUseException")
    assert document == {"__type": "ResourceInUseException", "message": "busy"}


@pytest.mark.parametrize(
    "handler",
    [
        raising(ZeroDivisionError("secret detail")),
        lambda context, params: {"datasetGroup": {"unknownMember": 1}},
        lambda context, params: {"datasetGroup": {"name": object()}},
        lambda context, params: 3,
    ],
)
def test_a_bug_is_an_internal_error_with_a_request_id_in_the_log(
    handler: Handler, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    status, headers, document = call(handler, tmp_path)
    assert (status, document["__type"]) == (500, "InternalServerException")
    assert DESCRIBE in document["message"]
    assert "secret detail" not in document["message"]
    assert headers["x-amzn-requestid"] in document["message"]
    assert headers["x-amzn-requestid"] in caplog.text
    assert "Traceback" in caplog.text


def fill_a_database(context: Context, params: Any) -> dict[str, Any]:
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA max_page_count = 2")
        database.execute("CREATE TABLE t (a)")
        database.execute("INSERT INTO t VALUES (zeroblob(100000))")
    return {}


@pytest.mark.parametrize("handler", [raising(OSError(errno.ENOSPC, "no space")), fill_a_database])
def test_a_full_disk_is_named(handler: Handler, tmp_path: Path) -> None:
    status, _, document = call(handler, tmp_path)
    assert status == 500
    assert f"The disk of {tmp_path} is full" in document["message"]


def test_a_state_that_is_damaged_while_it_is_used_is_named(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"

    def read(context: Context, params: Any) -> dict[str, Any]:
        path.write_bytes(b"no database any more" * 100)
        with contextlib.closing(sqlite3.connect(path)) as database:
            database.execute("SELECT * FROM t")
        return {}

    status, _, document = call(read, tmp_path)
    assert status == 500
    assert f"The state file {path} cannot be read" in document["message"]
    assert "bug" not in document["message"]


def test_other_trouble_of_the_stand_in_is_told(tmp_path: Path) -> None:
    status, _, document = call(raising(StandInError("The folder is gone.")), tmp_path)
    assert (status, document["message"]) == (500, "The folder is gone.")


def test_an_operation_without_handler_is_named(tmp_path: Path) -> None:
    status, _, document = call(None, tmp_path, body={"maxResults": 1}, operation="ListRecommenders")
    assert (status, document["__type"]) == (501, "NotImplementedException")
    assert "ListRecommenders" in document["message"]


def test_invalid_input_comes_before_not_built(tmp_path: Path) -> None:
    status, _, document = call(None, tmp_path, body={}, operation="CreateRecommender")
    assert (status, document["__type"]) == (400, "InvalidInputException")


def test_without_services_beside_other_requests_are_refused(tmp_path: Path) -> None:
    status, _, _ = call(None, tmp_path, HTTP_X_AMZ_TARGET="SageMaker.ListModels")
    assert status == 404


@pytest.mark.parametrize("length", ["", "-1", "x"])
def test_an_odd_content_length_is_survived(length: str, tmp_path: Path) -> None:
    status, _, _ = call(
        raising(ZeroDivisionError()), tmp_path, checked=False, CONTENT_LENGTH=length
    )
    assert status == 400
