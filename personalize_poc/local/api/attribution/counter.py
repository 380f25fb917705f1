"""What counts for metric attributions, made of the parts of the stand-in."""

from __future__ import annotations

from personalize_poc.local.api.context import Service
from personalize_poc.local.attribution.counting import Counter


def of(service: Service) -> Counter:
    """The counter of a service."""
    return Counter(
        service.state,
        service.cloud,
        lambda group: service.serving.groups.get(group).snapshot.items,
        service.clock,
    )
