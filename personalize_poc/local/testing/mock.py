"""Personalize in process, for people who test their own code that calls it with boto3.

    from personalize_poc.local.testing.mock import mock_personalize

    @mock_personalize()
    def test_my_code():
        boto3.client("personalize", region_name="us-east-1").create_dataset_group(name="films")

The mock answers the three Personalize clients through botocore's ``before-send`` event, and
starts moto's `mock_aws` for every other service, so that nothing reaches AWS. It can be nested
with `mock_aws` in either order: moto counts how often it is started, and the handler of this
module comes before moto's. Clients must be created after this module was imported (as with moto),
or be given to `patch_client`. Jobs run in worker processes, so statuses take real time: wait for
them, or call `wait_idle`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import unquote, urlsplit

import botocore.client
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ConnectionClosedError
from botocore.handlers import BUILTIN_HANDLERS, REGISTER_FIRST

from personalize_poc.local.cloud import errors, operations, patches
from personalize_poc.local.options import Options
from personalize_poc.local.protocol.codec import Request, is_personalize
from personalize_poc.local.testing import decorate

if TYPE_CHECKING:
    from personalize_poc.local.api.context import Service
    from personalize_poc.local.server.app import Application

__all__ = ["mock_personalize", "patch_client"]


_ANSWERED = "http://answered.invalid/"
"""Address of a request that has its answer. botocore asks every handler although it takes the
first answer, and moto would fail on operations that it does not know."""


class _Hook:
    """The handler of ``before-send``: one for all clients, answering while a mock is active."""

    def __init__(self) -> None:
        self.application: Application | None = None

    def __call__(self, request: AWSPreparedRequest, **_: Any) -> AWSResponse | None:
        """Answer a request to Personalize; None leaves it to the next handler (moto's)."""
        if self.application is None:
            return None
        ours = _head(request)
        if not is_personalize(ours):
            if self.application.disturbance.concerns_cloud:
                return self._disturbed(request, ours)
            return None  # its body is left unread: it may be a stream, and is moto's
        ours = replace(ours, body=_body(request))
        answer = self.application.answer(ours)
        url = request.url
        request.url = _ANSWERED
        if answer.lost:
            raise ConnectionClosedError(endpoint_url=url)
        headers: Any = answer.headers  # any mapping will do
        return AWSResponse(url, answer.status, headers, _Raw(answer.body))

    def _disturbed(self, request: AWSPreparedRequest, ours: Request) -> AWSResponse | None:
        """A request to a service of moto under the rules of faults."""
        assert self.application is not None
        if "form-urlencoded" in ours.headers.get("content-type", ""):
            ours = replace(ours, body=_body(request))
        met = self.application.disturbance.of_cloud(ours, urlsplit(request.url).query)
        url = request.url
        if met.answer_lost:
            from moto.core.models import botocore_stubber

            botocore_stubber("before-send", request)
            request.url = _ANSWERED
            raise ConnectionClosedError(endpoint_url=url)
        if met.error is None:
            return None
        request.url = _ANSWERED
        failure, head = errors.injected(met.error, operations.is_s3(ours)), dict[str, str]()
        environ = {"CONTENT_TYPE": ours.headers.get("content-type", "")}
        if "x-amz-target" in ours.headers:
            environ["HTTP_X_AMZ_TARGET"] = ours.headers["x-amz-target"]
        body = failure.answer(environ, lambda _, headers: head.update(headers))
        raw = b"" if ours.method == "HEAD" else b"".join(body)
        fields: Any = head
        return AWSResponse(url, met.error.status_code, fields, _Raw(raw))


_hook = _Hook()
BUILTIN_HANDLERS.append(("before-send", _hook, REGISTER_FIRST))


class mock_personalize:  # noqa: N801 - reads like moto's mock_aws
    """A fresh Personalize while the block or function runs: context manager and decorator.

    As a decorator it can be written with or without parentheses, on functions and methods (also
    coroutines and generators, such as fixtures) and on classes of tests, of which each test has a
    mock of its own that begins before its set-up. `start` and `stop` do the same by hand.

    Every start has an empty state, unless `data_dir` names a folder to keep it in. Only one can
    be active at a time in a process; a nested start joins the outer one, which lasts until the
    last of them ends. `managed_policies` loads the policies that AWS manages (AmazonS3FullAccess
    …), so that roles can have them attached; it is off as in moto because it costs a second for
    each start.
    """

    _active: list[mock_personalize] = []  # noqa: RUF012 - shared by design
    _shared = ExitStack()
    """What all active mocks stand on."""

    def __new__(cls, options: Any = None, *args: Any, **more: Any) -> Any:
        """A mock, or (written without parentheses) the decorated function or class."""
        return cls()(options) if callable(options) else super().__new__(cls)

    def __init__(
        self,
        options: Options | None = None,
        data_dir: Path | None = None,
        managed_policies: bool = False,
    ) -> None:
        self._options = options
        self._data_dir = data_dir
        self._managed_policies = managed_policies
        self.service: Service | None = None

    def __call__(self, decorated: Any) -> Any:
        """Decorate a function or a class of tests. Raises TypeError for another class."""

        def another() -> mock_personalize:
            # A decorated function may be called again, or by several callers: a new mock each.
            return type(self)(self._options, self._data_dir, self._managed_policies)

        return decorate.decorate(decorated, another, "mock_personalize")

    def start(self) -> mock_personalize:
        """Begin without a block. Raises RuntimeError, see `__enter__`."""
        return self.__enter__()

    def stop(self) -> None:
        """End what `start` began."""
        self.__exit__()

    def __enter__(self) -> mock_personalize:
        """Begin, or join the active mock.

        Raises RuntimeError when that one was not started as this one asks for.
        """
        if self._active:
            self._join(self._active[0])
        else:
            self._begin()
        self._active.append(self)
        return self

    def _join(self, outer: mock_personalize) -> None:
        wanted = (
            (self._options, outer._options, "other options"),
            (self._data_dir, outer._data_dir, "another data_dir"),
            (self._managed_policies, outer._managed_policies, "no managed_policies"),
        )
        for mine, there, what in wanted:
            if mine and mine != there:
                raise RuntimeError(
                    f"A mock_personalize with {what} is active already, and a nested one joins it. "
                    "Give what you need to the outermost one."
                )
        self.service = outer.service

    def _begin(self) -> None:
        # All rooms and moto: half a second that a test session pays with its first mock only.
        from moto import mock_aws

        from personalize_poc.local.server.app import Application
        from personalize_poc.local.server.assembly import close_service, create_service

        with ExitStack() as stack:
            # An enclosing mock_aws keeps its buckets, roles and configuration: only the outermost
            # one resets.
            iam = {"iam": {"load_aws_managed_policies": True}} if self._managed_policies else None
            stack.enter_context(mock_aws(config=iam))  # type: ignore[arg-type]
            # AWS_ENDPOINT_URL, set for a server, would take other services there, past moto.
            stack.enter_context(patch.dict(os.environ, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS="true"))
            for change in patches.ANSWERS:
                stack.enter_context(change.installed())
            folder = self._data_dir
            if folder is None:
                folder = Path(tempfile.mkdtemp(prefix="personalize-"))
                stack.callback(shutil.rmtree, folder, ignore_errors=True)
            self.service = create_service(folder, self._options)
            stack.callback(close_service, self.service)
            _hook.application = Application(self.service)
            stack.callback(setattr, _hook, "application", None)
            mock_personalize._shared = stack.pop_all()

    def __exit__(self, *error: object) -> None:
        self._active.remove(self)
        if not self._active:
            self._shared.close()

    def wait_idle(self, timeout: float = 300) -> None:
        """Block until no job is queued or running. Raises TimeoutError after `timeout` seconds."""
        assert self.service is not None, "the mock has not started"
        self.service.jobs.wait_idle(timeout)


def patch_client(client: botocore.client.BaseClient) -> None:
    """Let a client that was made before this module was imported be answered by the mock."""
    hook: Any = _hook  # the stubs know of no handler that answers
    client.meta.events.register_first("before-send", hook, unique_id="personalize-poc-mock")


def _head(request: AWSPreparedRequest) -> Request:
    """The request without its body."""
    headers = {
        key.lower(): value.decode("latin-1") if isinstance(value, bytes) else str(value)
        for key, value in request.headers.items()
    }
    parts = urlsplit(request.url)
    headers.setdefault("host", parts.netloc)
    return Request(request.method, unquote(parts.path) or "/", headers)


def _body(request: AWSPreparedRequest) -> bytes:
    body: Any = request.body
    if body is None:
        return b""
    if hasattr(body, "read"):
        return bytes(body.read())
    return body.encode() if isinstance(body, str) else bytes(body)


class _Raw(BytesIO):
    """The body of an answer as botocore reads it."""

    def stream(self, **_: Any) -> Any:
        """The body in one piece."""
        yield self.read()
