"""Metric attributions are refused, and clean-up scripts that look for them go on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from operations_harness import ACCOUNT, REGION, Api

from personalize_poc.local import errors

ARN = f"arn:aws:personalize:{REGION}:{ACCOUNT}:metric-attribution/clicks"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    api = Api(tmp_path)
    yield api
    api.close()


def test_none_can_be_made(api: Api) -> None:
    group = api.group()
    with pytest.raises(errors.NotImplementedHere, match="export of the Interactions"):
        api.CreateMetricAttribution(
            name="clicks", datasetGroupArn=group, metricsOutputConfig={"roleArn": "r"},
            metrics=[{"eventType": "c", "metricName": "c", "expression": "SAMPLECOUNT()"}],
        )  # fmt: skip
    assert api.ListMetricAttributions(datasetGroupArn=group) == {"metricAttributions": []}
    for call in (
        api.DescribeMetricAttribution, api.DeleteMetricAttribution, api.UpdateMetricAttribution,
    ):  # fmt: skip
        with pytest.raises(errors.ResourceNotFoundException, match="clicks"):
            call(metricAttributionArn=ARN)
    with pytest.raises(errors.InvalidInputException, match="clicks"):
        api.ListMetricAttributionMetrics(metricAttributionArn=ARN)
