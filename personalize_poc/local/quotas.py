"""How many of each thing there may be: the numbers that the service documents.

`Options.quotas` changes them, as a request to AWS would: ``Options(quotas={"campaigns": 20})``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DOCUMENTED: Mapping[str, int] = MappingProxyType(
    {
        # per account and region
        "schemas": 500,
        "dataset-groups": 5,
        "import-jobs-in-progress": 5,
        "batch-inference-jobs-in-progress": 5,
        "batch-segment-jobs-in-progress": 5,
        "solution-versions-in-progress": 20,
        # per dataset group
        "solutions": 10,
        "campaigns": 5,
        "recommenders": 5,
        "filters": 30,
        "filter-fields": 20,
        "data-deletion-jobs-in-progress": 5,
    }
)
"""Name → number. filter-fields: distinct dataset fields over all filters of a dataset group."""


def checked(changes: Mapping[str, int]) -> dict[str, int]:
    """The given changes. Raises ValueError for a name that is none, or a number below 0."""
    for name, number in changes.items():
        if name not in DOCUMENTED:
            raise ValueError(f"There is no quota {name!r}. There are {', '.join(DOCUMENTED)}.")
        if number < 0:
            raise ValueError(f"The quota {name} is {number}; it must be 0 or more.")
    return dict(changes)


def limit(changes: Mapping[str, int], name: str) -> int:
    """The number that holds for a quota: a changed one (`Options.quotas`), or the documented."""
    return changes.get(name, DOCUMENTED[name])
