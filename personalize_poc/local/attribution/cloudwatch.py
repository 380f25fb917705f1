"""Metrics of attributions as CloudWatch shows them: a copy of the ledger.

A count that changed replaces what stood there, and after a restart, or a reset of CloudWatch,
everything is put there again. Publishing twice therefore changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.local.cloud import cloudwatch
from personalize_poc.local.cloud.cloudwatch import Statistics
from personalize_poc.local.cloud.s3_access import CloudAccess
from personalize_poc.local.state.attribution_ledger import Count

NAMESPACE = "AWS/Personalize"
GROUP, SOURCE = "DatasetGroupArn", "EventAttributionSource"
"""Names of the dimensions."""
ACTION = "cloudwatch:PutMetricData"
NO_PRIVILEGES = "Insufficient privileges for publishing metrics to Amazon CloudWatch."


def check(cloud: CloudAccess, role_arn: str, account: str, region: str) -> None:
    """Whether a role lets the service publish metrics. Raises JobFailed saying what is missing."""
    context = {"cloudwatch:namespace": NAMESPACE}
    cloud.need(ACTION, "*", role_arn, account, region, context, NO_PRIVILEGES)


def revision(account: str, region: str, attribution: int) -> int:
    """Revision of the ledger up to which the counts of an attribution are shown."""
    return cloudwatch.revision(account, region, attribution)


def show(
    account: str,
    region: str,
    attribution: int,
    dataset_group: str,
    counts: Iterable[Count],
    new_revision: int,
) -> None:
    """Let CloudWatch show these counts, all that the ledger has up to `new_revision`."""
    statistics = [_statistics(count, dataset_group) for count in counts]
    cloudwatch.show(account, region, NAMESPACE, attribution, statistics, new_revision)


def _statistics(count: Count, dataset_group: str) -> Statistics:
    return Statistics(
        key=(count.metric, count.event_type, count.function, count.source, count.window),
        metric=count.metric,
        dimensions={GROUP: dataset_group, SOURCE: count.source},
        window=count.window,
        samples=count.samples,
        total=count.total,
        least=count.least,
        most=count.most,
    )
