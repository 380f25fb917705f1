"""Datasets as the operations show them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.errors import ResourceNotFoundException
from personalize_poc.local.options import Options
from tests.support.dataset_samples import avro
from tests.support.operations_harness import Api
from tests.support.patience import until

SHORT = avro("Items", ("ITEM_ID", "string"), ("YEAR", "int"))
LONGER = avro("Items", ("ITEM_ID", "string"), ("YEAR", "int"), ("STUDIO", ["null", "string"]))


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    api = Api(tmp_path, Options(job_seconds={"update-dataset": 0.5}))
    yield api
    api.close()


def test_an_update_is_seen_in_the_status_of_the_dataset(api: Api) -> None:
    group = api.group()
    schemas = [
        api.CreateSchema(name=name, schema=text)["schemaArn"]
        for name, text in (("short", SHORT), ("longer", LONGER))
    ]
    dataset = api.CreateDataset(
        name="films", schemaArn=schemas[0], datasetGroupArn=group, datasetType="Items"
    )["datasetArn"]
    api.idle()
    api.UpdateDataset(datasetArn=dataset, schemaArn=schemas[1])
    statuses: list[Any] = []

    def ended() -> bool:
        shown = api.DescribeDataset(datasetArn=dataset)["dataset"]
        statuses.append(shown["status"])
        return bool(shown["status"] == "ACTIVE")

    until(ended)
    assert "UPDATE IN_PROGRESS" in statuses
    assert set(statuses) <= {"UPDATE PENDING", "UPDATE IN_PROGRESS", "ACTIVE"}
    assert api.DescribeDataset(datasetArn=dataset)["dataset"]["schemaArn"] == schemas[1]
    assert [one["status"] for one in api.ListDatasets()["datasets"]] == ["ACTIVE"]


def test_the_error_about_a_missing_group_begins_as_that_of_the_service(api: Api) -> None:
    arn = "arn:aws:personalize:us-east-1:123456789012:dataset-group/none"
    with pytest.raises(ResourceNotFoundException) as caught:
        api.DescribeDatasetGroup(datasetGroupArn=arn)
    assert caught.value.message.startswith(f"The given dataset group does not exist: {arn}")
