"""After a stop behind every single call that makes something, a cleanup ends with nothing.

All of it as target aws, which a stand-in answers, with no more rights than README gives a person.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from personalize_poc import record
from personalize_poc.aws import cleanup, ensure, targets, waiting
from personalize_poc.aws.targets import Target
from personalize_poc.aws.workspace import Workspace
from personalize_poc.data import schemas
from personalize_poc.inference import batch
from tests.end_to_end.test_thin_package import interactions, run
from tests.support import (
    aws_mode,
    in_process,
    permissions,
    person_policy,
    quick_stand_in,
    workshop_run,
)
from tests.support.iam import allowed

pytestmark = workshop_run.NOISE_OF_KERNELS


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with quick_stand_in.running(tmp_path_factory.mktemp("stand-in")) as endpoint:
        yield endpoint


@pytest.fixture(autouse=True)
def _on_aws(endpoint: str) -> Iterator[None]:
    """Target aws is answered; whatever a test asks of it, a person with the policy may."""
    with aws_mode.answered_by(endpoint) as calls:
        yield
    asked = {str(one): one for call in calls for one in permissions.needed(call)}
    assert not [one for one in asked.values() if not allowed(person_policy.documents(), one)]
    assert asked


def everything(ws: Workspace) -> None:
    """One of each kind that a run makes, and jobs that are still at work at the end."""
    made, p = run(ws, interactions()), ws.target.personalize
    rows = [{"itemId": f"i{number}"} for number in range(12)]
    ensure.resource(
        p.create_batch_inference_job,
        jobName=ws.batch_job("items"),
        solutionVersionArn=made["version"],
        jobInput={"s3DataSource": {"path": batch.write_input(ws, rows, "items.json")}},
        jobOutput={"s3DataDestination": {"path": ws.s3_uri("batch/")}},
        roleArn=ws.role_arn,
        numResults=5,
    )
    metric = {"metricName": "watched", "eventType": "Watch", "expression": "SAMPLECOUNT()"}
    ensure.resource(
        p.create_metric_attribution,
        name=ws.metric_attribution,
        datasetGroupArn=made["group"],
        metrics=[metric],
        metricsOutputConfig={"roleArn": ws.role_arn},
    )
    _metadata(ws, made)
    _segment(ws, made)
    newest = ensure.resource(p.create_solution_version, again=True, solutionArn=made["solution"])
    waiting.wait(ws.target, newest)
    p.update_campaign(campaignArn=made["campaign"], solutionVersionArn=newest)


def _metadata(ws: Workspace, made: dict[str, str]) -> None:
    """The items, under a schema of their own."""
    p = ws.target.personalize
    items = pd.DataFrame({"ITEM_ID": [f"i{n}" for n in range(40)], "SORT": ["a", "b"] * 20})
    dataset = ensure.ready(
        ws.target,
        p.create_dataset,
        name=ws.dataset("items"),
        schemaArn=ensure.resource(
            p.create_schema,
            name=ws.schema("items"),
            schema=json.dumps(schemas.schema(items, "Items", ["SORT"])),
        ),
        datasetGroupArn=made["group"],
        datasetType="Items",
    )
    ensure.resource(
        p.create_dataset_import_job,
        jobName=ws.import_job("items"),
        datasetArn=dataset,
        dataSource={"dataLocation": ensure.upload(ws, items, "items.csv")},
        roleArn=ws.role_arn,
    )


def _segment(ws: Workspace, made: dict[str, str]) -> None:
    """Who would want an item."""
    p = ws.target.personalize
    solution = ensure.ready(
        ws.target,
        p.create_solution,
        name=ws.solution("item-affinity"),
        datasetGroupArn=made["group"],
        recipeArn="arn:aws:personalize:::recipe/aws-item-affinity",
        performAutoTraining=False,
    )
    version = ensure.ready(ws.target, p.create_solution_version, solutionArn=solution)
    ensure.resource(
        p.create_batch_segment_job,
        jobName=ws.batch_job("segment"),
        solutionVersionArn=version,
        jobInput={"s3DataSource": {"path": batch.write_input(ws, [{"itemId": "i1"}], "seg.json")}},
        jobOutput={"s3DataDestination": {"path": ws.s3_uri("segment/")}},
        roleArn=ws.role_arn,
    )


class Stop:
    """Ctrl-C arrives when the answer to the call with this number has just come."""

    def __init__(self, target: Target, number: int) -> None:
        self.number, self.calls = number, 0
        for client in (target.personalize, target.s3, target.iam):
            client.meta.events.register("after-call", self)

    def __call__(self, model: Any, parsed: Any, **_: Any) -> None:
        # Not PutObject: the upload is done by a thread, which takes no Ctrl-C.
        makes = model.name.startswith(("Create", "Put", "Update")) and model.name != "PutObject"
        if makes and "Error" not in parsed:
            self.calls += 1
            if self.calls == self.number:
                raise KeyboardInterrupt


def test_after_a_stop_behind_every_call_nothing_is_left() -> None:
    number, stopped = 0, True
    while stopped:
        number += 1
        target = targets.connect("aws")
        Stop(target, number)
        try:
            everything(Workspace(target, f"stop-{number}"))
            stopped = False
        except KeyboardInterrupt:
            pass
        # From another machine: a target of its own, and the name of the run.
        left = cleanup.plan(Workspace(targets.connect("aws"), f"stop-{number}")).execute()
        assert len(left) == 0, f"after call {number}: {left}"
        assert str(left).startswith("Nothing is left of run")
    assert number > 15
    p = targets.connect("aws").personalize
    assert (p.list_dataset_groups()["datasetGroups"], p.list_schemas()["schemas"]) == ([], [])


@pytest.mark.parametrize("after", [0, 4, 9, 11, 14, 17])
def test_notebook_6_works_after_an_interruption(endpoint: str, after: int, tmp_path: Path) -> None:
    name = f"half-{after}"
    target = targets.connect("aws")
    Stop(target, after)
    if after:
        with pytest.raises(KeyboardInterrupt):
            everything(Workspace(target, name))
    parameters = {**workshop_run.PARAMETERS, "target": "aws", "run_name": name}
    with workshop_run.environment(endpoint, tmp_path, parameters):
        shown = in_process.execute(workshop_run.FILES[-1], tmp_path, parameters)
    assert "Nothing is left" in shown["verify"]
    assert "checkpoint-06" in record.read(tmp_path)
    if after < 14:
        assert "campaign was already gone" in shown["hand-campaign"]
    assert len(cleanup.verify(Workspace(targets.connect("aws"), name))) == 0
