"""Sums of a metric by source, as CloudWatch has them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from moto import mock_aws

from personalize_poc import errors
from personalize_poc.inference import attribution
from tests.support.clients import KEYS, client

CAMPAIGN = "arn:aws:personalize:us-east-1:123456789012:campaign/poc_up"
GROUP = "arn:aws:personalize:us-east-1:123456789012:dataset-group/poc"


@pytest.fixture
def cloudwatch() -> Iterator[Any]:
    with mock_aws():
        yield client("cloudwatch", **KEYS)


def target(client: Any, name: str = "local") -> Any:
    return SimpleNamespace(name=name, client=lambda _: client)


def put(client: Any, source: str, value: float, ago: int, *more: dict[str, str]) -> None:
    dimensions = [{"Name": "Any", "Value": source}, *more]
    moment = datetime.now(UTC) - timedelta(seconds=ago)
    data = {"MetricName": "m", "Value": value, "Timestamp": moment, "Dimensions": dimensions}
    client.put_metric_data(Namespace="Whatever", MetricData=[data])


def test_sums_whatever_namespace_and_dimensions_are_called(cloudwatch: Any) -> None:
    put(cloudwatch, CAMPAIGN, 2, 10)
    put(cloudwatch, CAMPAIGN, 3, 5000)
    put(cloudwatch, "newsletter", 4, 10)
    put(cloudwatch, "newsletter", 9, 20 * 24 * 3600)  # too long ago
    found = attribution.by_source(target(cloudwatch), "m")
    assert found.to_dict("list") == {"source": ["campaign/poc_up", "newsletter"], "value": [5, 4]}


def test_the_dataset_group_is_no_source(cloudwatch: Any) -> None:
    put(cloudwatch, "email", 1, 10, {"Name": "Group", "Value": GROUP})
    assert attribution.by_source(target(cloudwatch), "m")["source"].tolist() == ["email"]


def test_here_it_is_waited_for_and_on_aws_not(cloudwatch: Any) -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds
        put(cloudwatch, "email", 1, 10)

    found = attribution.by_source(
        target(cloudwatch), "m", at_least=3, clock=lambda: now[0], sleep=sleep
    )
    assert (found["value"].tolist(), now[0]) == ([3], 1.5)
    found = attribution.by_source(
        target(cloudwatch, "aws"), "m", at_least=99, clock=lambda: now[0], sleep=sleep
    )
    assert (found["value"].tolist(), now[0]) == ([3], 1.5)


def test_nothing_yet_is_an_empty_table(cloudwatch: Any) -> None:
    assert attribution.by_source(target(cloudwatch), "other").empty


def test_a_refusal_says_what_was_refused(cloudwatch: Any) -> None:
    put(cloudwatch, "email", 1, 10)
    with pytest.raises(errors.Refused, match="metric m"):
        attribution.by_source(target(cloudwatch), "m", days=-1)
