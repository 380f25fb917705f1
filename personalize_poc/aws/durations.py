"""How long AWS usually takes, and how long a wait may take before it is given up.

Sources: the developer guide (a campaign takes minutes to over an hour, a filter up to 15 minutes),
and runs that were published: imports of 5 to 20 minutes, trainings of 20 to 90 minutes on 100,000
interactions, one of about 6 hours on 25 million. A wait that ends costs nothing, as the service
carries on; so limits are several times what was seen, and grow with the data.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.aws import resources

# Minutes, from the guide and from published runs; they vary.
USUAL_ON_AWS = {
    "dataset-group": "under 1 to 3 min",
    "dataset": "under 1 min",
    "dataset-import-job": "5 to 20 min",
    "solution-version": "20 to 90 min",
    "campaign": "5 to 20 min",
    "batch-inference-job": "20 to 40 min",
    "batch-segment-job": "20 to 40 min",
    "filter": "under 1 min",
}
DELETION = 3600.0
"""Seconds that a deletion may take."""
LARGE = 25_000_000
"""Interactions of the largest run whose durations were published."""
_HOUR = 3600.0
_SLACK = 3.0
_OF_LARGE = {"solution-version": 6.0, "recommender": 6.0}
"""Hours that were published for that run."""
_LEAST = {
    "dataset-import-job": 1.0,
    "dataset-export-job": 1.0,
    "solution-version": 1.5,
    "recommender": 2.5,
    "campaign": 1.5,
    "batch-inference-job": 1.5,
    "batch-segment-job": 1.5,
}
"""Hours, the long end of what is usual on little data; half an hour for all other kinds."""
_GROWS = {*_OF_LARGE, "dataset-import-job", "batch-inference-job", "batch-segment-job"}
"""Kinds whose time grows with the data."""


def limit(arns: Iterable[str], interactions: int | None = None) -> float:
    """Seconds after which a wait is given up: that of the slowest kind.

    Args:
        arns: what is waited for.
        interactions: rows of the data set; None: not known, which counts as much data.
    """
    rows = LARGE if interactions is None else max(0, interactions)
    return max((_of(resources.kind_of(arn), rows) for arn in arns), default=0.0)


def _of(kind: str, rows: int) -> float:
    least = _LEAST.get(kind, 0.5)
    hours = least
    if kind in _GROWS:
        hours = max(least, _OF_LARGE.get(kind, 2 * least) * rows / LARGE)
    return _SLACK * hours * _HOUR
