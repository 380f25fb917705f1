"""What recommendations brought about: count events by their source, read the sums in CloudWatch.

python personalize_poc/local/examples/metric_attribution.py
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
from moto import mock_aws

from personalize_poc.local.testing.mock import mock_personalize


def policy(**statement: Any) -> str:
    """A policy of one statement that allows something."""
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]})


if __name__ == "__main__":
    os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing")
    with mock_aws(), mock_personalize() as mock:
        session = boto3.Session(region_name="us-east-1")
        iam, personalize = session.client("iam"), session.client("personalize")
        events, cloudwatch = session.client("personalize-events"), session.client("cloudwatch")
        trust = policy(Principal={"Service": "personalize.amazonaws.com"}, Action="sts:AssumeRole")
        role = iam.create_role(RoleName="films", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
        publish = policy(Action="cloudwatch:PutMetricData", Resource="*")
        iam.put_role_policy(RoleName="films", PolicyName="publish", PolicyDocument=publish)
        group = personalize.create_dataset_group(name="films")["datasetGroupArn"]
        mock.wait_idle()
        tracker = personalize.create_event_tracker(name="films", datasetGroupArn=group)
        personalize.create_metric_attribution(
            name="films",
            datasetGroupArn=group,
            metrics=[
                {"metricName": "watched", "eventType": "watch", "expression": "SAMPLECOUNT()"}
            ],
            metricsOutputConfig={"roleArn": role},
        )
        mock.wait_idle()
        events.put_events(
            trackingId=tracker["trackingId"],
            sessionId="s",
            userId="ann",
            eventList=[
                {
                    "eventType": "watch",
                    "itemId": "film-1",
                    "sentAt": datetime.now(UTC),
                    "metricAttribution": {"eventAttributionSource": "newsletter"},
                }
            ],
        )
        mock.wait_idle()
        (metric,) = cloudwatch.list_metrics(MetricName="watched")["Metrics"]
        now = datetime.now(UTC)
        shown = cloudwatch.get_metric_statistics(
            **metric,
            StartTime=now - timedelta(hours=1),
            EndTime=now,
            Period=900,
            Statistics=["Sum"],
        )
        print(metric["Dimensions"], shown["Datapoints"][0]["Sum"])
