"""What a run has in Personalize, found by its name alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import resources
from personalize_poc.aws.cleanup.storage import Item

if TYPE_CHECKING:
    from personalize_poc.aws.workspace import Workspace

# The order of the guide: what depends on others goes first.
LEVELS: tuple[tuple[str, ...], ...] = (
    ("campaign", "recommender"),
    ("solution",),
    ("event-tracker", "filter", "metric-attribution"),
    ("dataset",),
    ("schema",),
    ("dataset-group",),
)


def found(
    ws: Workspace, part: str | None = None, kinds: tuple[str, ...] | None = None
) -> Iterator[Item]:
    """What exists, in the order in which it is deleted.

    Args:
        ws: the run.
        part: only the dataset group `ws.name(part)`, what is in it, and schemas of its name.
        kinds: only these.
    """
    for level in LEVELS:
        for kind in level:
            if kinds is None or kind in kinds:
                yield from _of_kind(ws, part, kind)


def _of_kind(ws: Workspace, part: str | None, kind: str) -> Iterator[Item]:
    client = ws.target.personalize
    if kind == "schema":
        start = ws.name(part) if part else ws.prefix
        for one in resources.listed(client, kind):
            if one["name"].startswith(start):
                yield Item(kind, one["schemaArn"], one["name"])
        return
    for group in _groups(ws, part):
        arn = group["datasetGroupArn"]
        if kind == "dataset-group":
            yield Item(kind, arn, group["name"], group["status"])
            continue
        parents: list[dict[str, str]] = [{"datasetGroupArn": arn}]
        if kind == "campaign":
            solutions = resources.listed(client, "solution", datasetGroupArn=arn)
            parents = [{"solutionArn": one["solutionArn"]} for one in solutions]
        for parent in parents:
            for one in listed(client, kind, **parent):
                ref = one[f"{resources.member(kind)}Arn"]
                yield Item(kind, ref, one.get("name", ref), one.get("status", ""))


def _groups(ws: Workspace, part: str | None) -> list[dict[str, Any]]:
    """The dataset groups of the run: its own, and those whose name begins with its prefix."""
    every = resources.listed(ws.target.personalize, "dataset-group")
    if part:
        return [one for one in every if one["name"] == ws.name(part)]
    found = [one for one in every if f"{one['name']}_".startswith(ws.prefix)]
    return sorted(found, key=lambda one: len(one["name"]))


def listed(client: Any, kind: str, **parents: str) -> list[dict[str, Any]]:
    """As resources.listed; none where the stand-in does not know the kind, or the parent left."""
    try:
        return list(resources.listed(client, kind, **parents))
    except Exception as problem:
        if resources.code_of(problem) in ("NotImplementedException", resources.NOT_FOUND):
            return []
        raise
