"""An operation says beside its function what of it is not built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from personalize_poc.local.api.operations import MODULES, job_kinds, operations
from personalize_poc.local.api.registry import Operation, operation
from personalize_poc.local.errors import NotImplementedHere
from personalize_poc.local.jobs.kinds import by_name
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind, Status
from tests.support.operations_harness import ACCOUNT, REGION, ROLE, Api

GROUP = f"arn:aws:personalize:{REGION}:{ACCOUNT}:dataset-group/films"
DATASET = f"arn:aws:personalize:{REGION}:{ACCOUNT}:dataset/films/INTERACTIONS"
VERSION = f"arn:aws:personalize:{REGION}:{ACCOUNT}:solution/films/1"
SEGMENTS = f"arn:aws:personalize:{REGION}:{ACCOUNT}:solution/segments/1"
ATTRIBUTION = f"arn:aws:personalize:{REGION}:{ACCOUNT}:metric-attribution/films"
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/1"
INPUT = {"s3DataSource": {"path": "s3://films/in.json", "kmsKeyArn": KEY}}
OUTPUT = {"s3DataDestination": {"path": "s3://films/out/", "kmsKeyArn": KEY}}
METRIC = {"eventType": "Click", "metricName": "clicks", "expression": "SAMPLECOUNT()"}
METRICS = {"s3DataDestination": OUTPUT["s3DataDestination"], "roleArn": ROLE}
BATCH = {"jobName": "a", "solutionVersionArn": VERSION, "jobInput": INPUT, "jobOutput": OUTPUT}

#: For every operation that refuses something: requests that meet each of its refusals.
REFUSED: dict[str, list[dict[str, Any]]] = {
    "CreateDatasetGroup": [{"name": "shop", "kmsKeyArn": KEY, "roleArn": ROLE}],
    "CreateDatasetExportJob": [
        {"jobName": "a", "datasetArn": DATASET, "roleArn": ROLE, "jobOutput": OUTPUT},
    ],
    "CreateMetricAttribution": [
        {
            "name": "a",
            "datasetGroupArn": GROUP,
            "metrics": [METRIC],
            "metricsOutputConfig": METRICS,
        },
    ],
    "UpdateMetricAttribution": [
        {"metricAttributionArn": ATTRIBUTION, "metricsOutputConfig": METRICS},
    ],
    "CreateBatchInferenceJob": [{**BATCH, "roleArn": ROLE}],
    "CreateBatchSegmentJob": [{**BATCH, "solutionVersionArn": SEGMENTS, "roleArn": ROLE}],
}
REQUESTS = [(name, params) for name, given in REFUSED.items() for params in given]


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    """A stand-in with a resource of each kind that the requests name."""
    api = Api(tmp_path)
    groups = SimpleNamespace(schemas=lambda group: {})
    api.service.serving = SimpleNamespace(groups=groups)  # type: ignore[assignment]
    recipe = "arn:aws:personalize:::recipe/aws-"
    bodies: dict[str, tuple[ResourceKind, dict[str, Any]]] = {
        GROUP: (ResourceKind.DATASET_GROUP, {}),
        DATASET: (ResourceKind.DATASET, {"datasetType": "Interactions", "schemaArn": "arn"}),
        VERSION: (ResourceKind.SOLUTION_VERSION, {"recipeArn": f"{recipe}user-personalization"}),
        SEGMENTS: (ResourceKind.SOLUTION_VERSION, {"recipeArn": f"{recipe}item-affinity"}),
        ATTRIBUTION: (ResourceKind.METRIC_ATTRIBUTION, {"metricsOutputConfig": {"roleArn": ROLE}}),
    }
    for arn, (kind, body) in bodies.items():
        private = {"metrics": [METRIC]}
        found = Resource(arn, kind, ACCOUNT, REGION, "films", None, GROUP, Status.ACTIVE)
        api.state.resources.add(replace(found, body=body, private=private))
    yield api
    api.close()


@pytest.mark.parametrize(("name", "params"), REQUESTS, ids=[name for name, _ in REQUESTS])
def test_a_refusal_is_one_that_is_declared(api: Api, name: str, params: dict[str, Any]) -> None:
    with pytest.raises(NotImplementedHere) as refusal:
        api.call(name, **params)
    assert str(refusal.value) in operations()[name].refuses


def test_every_refusal_that_is_declared_is_met_by_a_request(api: Api) -> None:
    met: dict[str, set[str]] = {}
    for name, params in REQUESTS:
        with pytest.raises(NotImplementedHere) as refusal:
            api.call(name, **params)
        met.setdefault(name, set()).add(str(refusal.value))
    declared = {name: set(one.refuses) for name, one in operations().items() if one.refuses}
    assert met == declared


def test_a_refusal_that_is_not_declared_is_a_defect(api: Api) -> None:
    @operation("CreateFilm", refuses=("Sound is not built.",))
    def create_film(context: Any, params: dict[str, Any]) -> dict[str, Any]:
        raise NotImplementedHere(params["text"])

    with pytest.raises(NotImplementedHere):
        create_film(None, {"text": "Sound is not built."})  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="CreateFilm does not declare"):
        create_film(None, {"text": "Colour is not built."})  # type: ignore[arg-type]


def test_every_module_of_operations_is_listed() -> None:
    """What answers an operation or has jobs is found by the server only if it is listed."""
    folder = Path(str(MODULES[0].__file__)).parents[1]
    having = {
        path
        for path in folder.rglob("*.py")
        if any(
            word in path.read_text("utf-8")
            for word in ("\n@operation(", "\nJOBS =", "\nPERIODIC =")
        )
    }
    assert having == {Path(str(module.__file__)) for module in MODULES}


def test_names_are_unique() -> None:
    assert len(by_name(job_kinds())) == len(job_kinds())
    assert all(
        isinstance(one, Operation) and one.name == name for name, one in operations().items()
    )
