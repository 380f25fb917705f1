"""The operations driven without the wire: real store, real jobs; S3 and serving are fakes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import botocore.session
from botocore.validate import ParamValidator

from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.operations import job_kinds, operations, periodic_tasks
from personalize_poc.local.cloud.s3_access import CloudAccess
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.jobs.runner import JobRunner
from personalize_poc.local.options import Options
from personalize_poc.local.serving.registry import Serving
from personalize_poc.local.state.state import State
from tests.support import quick_stand_in
from tests.support.patience import PATIENCE

ACCOUNT, REGION = "123456789012", "us-east-1"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/personalize"


OPERATIONS = operations()
MODEL = botocore.session.Session().get_service_model("personalize")


def check_output(operation: str, answer: dict[str, Any]) -> None:
    """Fail for members that the service's model does not have, or of the wrong type."""
    shape = MODEL.operation_model(operation).output_shape
    if shape is None:
        assert answer == {}
        return
    report = ParamValidator().validate(answer, shape)
    assert not report.has_errors(), report.generate_report()


@dataclass
class Fetched:
    uri: str
    path: Path


class FakeCloud:
    """S3 as a dict of URI → CSV text."""

    def __init__(self) -> None:
        self.objects: dict[str, str] = {}

    def fetch(
        self,
        uri: str,
        role_arn: str,
        account: str,
        region: str,
        into: Path,
        source_arn: str,
        in_place: bool = False,
    ) -> list[Fetched]:
        if role_arn != ROLE:
            raise JobFailed("Insufficient privileges for accessing data in Amazon S3.")
        if uri not in self.objects:
            raise JobFailed("Invalid Data location.")
        path = into / "object.csv"
        path.write_text(self.objects[uri], encoding="utf-8")
        return [Fetched(uri, path)]

    def release(self, into: Path) -> None:
        """Nothing was lent."""


class FakeServing:
    """Remembers which datasets it was told about."""

    def __init__(self) -> None:
        self.changed: list[str] = []
        self.groups = self

    def on_data_changed(self, dataset_arn: str) -> None:
        self.changed.append(dataset_arn)


class Api:
    """One stand-in; ``api.CreateSchema(name=…)`` calls that operation's handler."""

    def __init__(
        self, data_dir: Path, options: Options | None = None, *, processes: bool = False
    ) -> None:
        """processes: jobs are done by worker processes, not in threads (see `quick_stand_in`)."""
        self.options = options or Options()
        self._workers = nullcontext if processes else quick_stand_in.jobs_in_threads
        self.data_dir, self.now = data_dir, 0.0
        self.cloud, self.serving = FakeCloud(), FakeServing()
        self.start()

    def start(self) -> None:
        self.state = State(self.data_dir / "state.sqlite")
        with self._workers():
            self.jobs = JobRunner(
                self.state, self.data_dir, job_kinds(), periodic_tasks(), self.options
            )
        self.service = Service(
            self.data_dir,
            self.state,
            self.jobs,
            cast(CloudAccess, self.cloud),
            cast(Serving, self.serving),
            self.options,
        )
        self.jobs.start(self.service)

    def close(self) -> None:
        self.jobs.close()
        self.state.close()

    def restart(self) -> None:
        """End everything and start again on the same data."""
        self.close()
        self.start()

    def call(
        self, operation: str, account: str = ACCOUNT, region: str = REGION, **params: Any
    ) -> dict[str, Any]:
        answer = OPERATIONS[operation](Context(self.service, account, region), params)
        check_output(operation, answer)
        return answer

    def __getattr__(self, operation: str) -> Callable[..., dict[str, Any]]:
        if not operation[:1].isupper():
            raise AttributeError(operation)
        return lambda **params: self.call(operation, **params)

    def idle(self) -> None:
        self.jobs.wait_idle(PATIENCE)

    def group(self, name: str = "films", **params: Any) -> str:
        arn = self.CreateDatasetGroup(name=name, **params)["datasetGroupArn"]
        self.idle()
        return str(arn)
