"""Documented quotas hold, and an option changes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from click.testing import CliRunner

from personalize_poc.local import errors, quotas
from personalize_poc.local.cli import main
from personalize_poc.local.options import Options
from personalize_poc.local.process import daemon
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind, Status
from personalize_poc.local.testing.mock import mock_personalize
from tests.support.operations_harness import Api
from tests.support.patience import PATIENCE
from tests.support.serving_world import INTERACTIONS, ITEMS

POPULARITY = "arn:aws:personalize:::recipe/aws-popularity-count"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    api = Api(
        tmp_path,
        Options(quotas={"dataset-groups": 6, "solutions": 1, "data-deletion-jobs-in-progress": 1}),
    )
    yield api
    api.close()


def test_changed_quotas_hold(api: Api) -> None:
    groups = [api.group(f"group-{number}") for number in range(6)]
    group = groups[0]
    with pytest.raises(errors.LimitExceededException, match="6 dataset groups"):
        api.CreateDatasetGroup(name="one-more")
    api.CreateSolution(name="first", datasetGroupArn=group, recipeArn=POPULARITY)
    with pytest.raises(errors.LimitExceededException, match="1 solutions"):
        api.CreateSolution(name="second", datasetGroupArn=group, recipeArn=POPULARITY)


def test_pending_deletions_count(api: Api) -> None:
    group = api.group()
    api.state.resources.add(
        Resource(
            f"{group}-job",
            ResourceKind.DATA_DELETION_JOB,
            "123456789012",
            "us-east-1",
            "j",
            dataset_group=group,
            status=Status.IN_PROGRESS,
        )
    )
    request = {
        "datasetGroupArn": group,
        "roleArn": "r",
        "dataSource": {"dataLocation": "s3://b/x.csv"},
    }
    with pytest.raises(errors.LimitExceededException, match="data deletion jobs"):
        api.CreateDataDeletionJob(jobName="x", **request)
    api.state.resources.change(f"{group}-job", status=Status.COMPLETED)
    arn = api.CreateDataDeletionJob(jobName="x", **request)["dataDeletionJobArn"]
    api.idle()
    shown = api.DescribeDataDeletionJob(dataDeletionJobArn=arn)["dataDeletionJob"]
    assert shown["status"] == "FAILED"


def test_filters_of_a_group_share_fields_and_number() -> None:
    allowed = Options(workers=1, quotas={"filters": 3, "filter-fields": 2})
    with mock_personalize(allowed) as mock:
        client = boto3.client("personalize", region_name="us-east-1")
        schema = client.create_schema(name="items", schema=ITEMS)["schemaArn"]
        group = client.create_dataset_group(name="films")["datasetGroupArn"]
        mock.wait_idle(PATIENCE)
        client.create_dataset(
            name="items", schemaArn=schema, datasetGroupArn=group, datasetType="Items"
        )
        mock.wait_idle(PATIENCE)

        def create(name: str, where: str) -> str:
            made = client.create_filter(
                name=name, datasetGroupArn=group, filterExpression=f"INCLUDE ItemID WHERE {where}"
            )
            mock.wait_idle(PATIENCE)
            return str(made["filterArn"])

        create("genres", 'Items.GENRES IN ("War")')
        years = create("years", "Items.YEAR > 1990 AND items.year < 2000")
        new = "Items.CREATION_TIMESTAMP > 5"
        with pytest.raises(client.exceptions.LimitExceededException, match="2 distinct fields"):
            create("new", new)
        client.delete_filter(filterArn=years)
        mock.wait_idle(PATIENCE)
        create("new", new)
        create("newer", new)
        with pytest.raises(client.exceptions.LimitExceededException, match="3 filters"):
            create("newest", new)


def test_other_quotas_are_those_of_the_service(api: Api) -> None:
    assert quotas.limit(api.options.quotas, "campaigns") == 5
    assert quotas.limit(api.options.quotas, "filters") == 30
    assert quotas.limit(api.options.quotas, "filter-fields") == 20


@pytest.mark.parametrize("changes", [{"campagnes": 5}, {"campaigns": -1}])
def test_quotas_that_are_none(changes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="quota"):
        Options(quotas=changes)


def test_the_command_line_changes_quotas(tmp_path: Path) -> None:
    arguments = ["start", "--data-dir", str(tmp_path), "--quota"]
    for value in ("campagnes=5", "campaigns=many", "campaigns=-1", "campaigns"):
        result = CliRunner().invoke(main, [*arguments, value])
        assert result.exit_code == 2
        assert "--quota" in result.output
    state, _ = daemon.start(tmp_path, 0, ["--quota", "schemas=1"])
    try:
        personalize = boto3.client(
            "personalize",
            endpoint_url=state["endpoint"],
            region_name="us-east-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
        )
        personalize.create_schema(name="first", schema=INTERACTIONS)
        with pytest.raises(personalize.exceptions.LimitExceededException):
            personalize.create_schema(name="second", schema=INTERACTIONS)
    finally:
        daemon.stop(tmp_path)
