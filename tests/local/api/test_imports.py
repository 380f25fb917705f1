"""Imports as the operations show them, with S3 as a dict."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.options import Options
from tests.support.dataset_samples import avro
from tests.support.operations_harness import ROLE, Api

FILMS = avro("Items", ("ITEM_ID", "string"), ("YEAR", "int"))
CSV = "ITEM_ID,YEAR\nalien,1979\nserial,2006–2007\nunknown,\n"


@pytest.fixture
def api(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Api]:
    api = Api(tmp_path, getattr(request, "param", None))
    yield api
    api.close()


def imported(api: Api, csv: str) -> dict[str, Any]:
    group = api.group()
    schema = api.CreateSchema(name="films", schema=FILMS)["schemaArn"]
    dataset = api.CreateDataset(
        name="films", schemaArn=schema, datasetGroupArn=group, datasetType="Items"
    )["datasetArn"]
    api.idle()
    api.cloud.objects["s3://bucket/films.csv"] = csv
    job = api.CreateDatasetImportJob(
        jobName="films",
        datasetArn=dataset,
        roleArn=ROLE,
        dataSource={"dataLocation": "s3://bucket/films.csv"},
    )["datasetImportJobArn"]
    api.idle()
    shown: dict[str, Any] = api.DescribeDatasetImportJob(datasetImportJobArn=job)
    return dict(shown["datasetImportJob"])


def test_unreadable_metadata_is_taken_as_missing_and_told_in_the_log(
    api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        shown = imported(api, CSV)
    assert shown["status"] == "ACTIVE"
    assert "failureReason" not in shown
    assert "YEAR: 1 empty, 1 not readable (like '2006–2007')" in caplog.text


@pytest.mark.parametrize("api", [Options(strict_imports=True)], indirect=True)
def test_a_strict_import_fails_for_it(api: Api) -> None:
    shown = imported(api, CSV)
    assert shown["status"] == "CREATE FAILED"
    assert "row 2 (line 3), column YEAR: '2006–2007'" in shown["failureReason"]
