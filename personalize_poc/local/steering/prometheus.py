"""Counts and times in Prometheus' text form, version 0.0.4."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from personalize_poc.local.api.context import Service
from personalize_poc.local.request_log import BUCKETS, RequestLog
from personalize_poc.local.state.types import ResourceKind

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_PREFIX = "personalize_local_"


def text(service: Service, log: RequestLog, memory: int | None) -> str:
    """All metrics of a stand-in; memory: bytes, None when unknown."""
    lines: list[str] = []
    totals = log.totals()
    lines += _metric(
        "requests_total",
        "counter",
        "Requests answered, by service, operation and HTTP status.",
        (
            ({"service": service_, "operation": operation, "status": str(status)}, count)
            for (service_, operation, status), count in sorted(totals.counts.items())
        ),
    )
    lines += _histogram(totals.buckets, totals.seconds)
    jobs = Counter(str(row.state) for row in service.state.jobs.unfinished())
    lines += _metric(
        "jobs", "gauge", "Unfinished jobs by state.", (({"state": s}, n) for s, n in jobs.items())
    )
    select = service.state.resources.select
    resources = Counter(
        (kind.value, str(one.status or "")) for kind in ResourceKind for one in select(kind)
    )
    lines += _metric(
        "resources",
        "gauge",
        "Resources by kind and status.",
        (({"kind": kind, "status": status}, n) for (kind, status), n in sorted(resources.items())),
    )
    if memory is not None:
        lines += _metric("memory_bytes", "gauge", "Memory of the server.", [({}, memory)])
    lines += _metric(
        "start_time_seconds", "gauge", "When the server began, Unix seconds.", [({}, log.began)]
    )
    return "\n".join(lines) + "\n"


def _metric(
    name: str, kind: str, about: str, values: Iterable[tuple[dict[str, str], Any]]
) -> list[str]:
    return [
        f"# HELP {_PREFIX}{name} {about}",
        f"# TYPE {_PREFIX}{name} {kind}",
        *(f"{_PREFIX}{name}{_labels(labels)} {value}" for labels, value in values),
    ]


def _histogram(buckets: list[int], seconds: float) -> list[str]:
    name = f"{_PREFIX}request_seconds"
    lines = [f"# HELP {name} Time of requests to Personalize.", f"# TYPE {name} histogram"]
    total = 0
    for limit, count in zip([*map(str, BUCKETS), "+Inf"], buckets, strict=True):
        total += count
        lines.append(f'{name}_bucket{{le="{limit}"}} {total}')
    return [*lines, f"{name}_sum {seconds}", f"{name}_count {total}"]


def _labels(labels: dict[str, str]) -> str:
    quoted = (f'{name}="{_escaped(value)}"' for name, value in labels.items())
    return f"{{{','.join(quoted)}}}" if labels else ""


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
