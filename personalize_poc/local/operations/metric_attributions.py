"""Metric attributions. None can be made here, so none can be found, changed or deleted.

Counting events into CloudWatch and S3 is not built. The other operations answer what is true, so
that clean-up scripts, which list metric attributions before they delete a dataset group, go on.
"""

from __future__ import annotations

from typing import Any

from personalize_poc.local.errors import InvalidInputException, NotImplementedHere
from personalize_poc.local.operations import common
from personalize_poc.local.operations.common import Form
from personalize_poc.local.operations.registry import operation
from personalize_poc.local.service import Context

FORM = Form("metric-attribution", "metricAttributionArn", summary=("failureReason",))


@operation("CreateMetricAttribution")
def create_metric_attribution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Refused."""
    raise NotImplementedHere(
        "Metric attribution is not built in the stand-in: it would count nothing. Events are kept "
        "with their eventAttributionSource; count them in an export of the Interactions dataset."
    )


@operation("DescribeMetricAttribution")
def describe_metric_attribution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a metric attribution."""
    found = common.get(context, params["metricAttributionArn"], FORM.kind)
    return {"metricAttribution": FORM.describe(found)}


@operation("ListMetricAttributions")
def list_metric_attributions(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List metric attributions, of one dataset group or all."""
    group = params.get("datasetGroupArn")
    return common.page(context, params, FORM, "metricAttributions", dataset_group=group)


@operation("ListMetricAttributionMetrics")
def list_metric_attribution_metrics(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List the metrics of a metric attribution."""
    arn = params.get("metricAttributionArn")
    raise InvalidInputException(f"metricAttributionArn: there is no metric attribution {arn}.")


@operation("UpdateMetricAttribution")
def update_metric_attribution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Change a metric attribution."""
    common.get(context, params.get("metricAttributionArn") or "", FORM.kind)
    raise NotImplementedHere("Metric attribution is not built in the stand-in.")


@operation("DeleteMetricAttribution")
def delete_metric_attribution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Delete a metric attribution."""
    common.get(context, params["metricAttributionArn"], FORM.kind)
    raise NotImplementedHere("Metric attribution is not built in the stand-in.")
