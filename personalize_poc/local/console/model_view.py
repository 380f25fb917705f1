"""The offline metrics of solution versions, beside the two baselines measured on the same users."""

from __future__ import annotations

from typing import Any

from personalize_poc import beside_popularity
from personalize_poc.local.api.context import Service
from personalize_poc.local.api.solutions import evaluated
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind

_GROUPS = ("metrics", "without_repeats", "novelty")
_LEADS = ("above_popularity", "above_popularity_on_new", "above_last_again")


def versions(service: Service, dataset_group: str) -> list[dict[str, Any]]:
    """The trained solution versions and recommenders of a group, oldest first.

    Of each ``arn``, ``name`` (of its solution), ``recipe``, ``status``, ``created``, ``hours`` and,
    where it was evaluated, ``model``, ``popularity`` and ``last_again`` (each with the groups
    metrics, without_repeats and novelty, their ``intervals`` and the number of ``users``) and the
    leads over the baselines with their intervals; ``against_popularity`` is None, or how it stands
    and ``told``, that in words: language -> text.
    """
    select = service.state.resources.select
    found = [
        one
        for kind in (ResourceKind.SOLUTION_VERSION, ResourceKind.RECOMMENDER)
        for one in select(kind, dataset_group=dataset_group)
    ]
    return [_version(service, one) for one in sorted(found, key=lambda one: one.seq)]


def _version(service: Service, resource: Resource) -> dict[str, Any]:
    solution = service.state.resources.find(resource.parent or "")
    known: dict[str, Any] = {
        "arn": resource.arn,
        "name": solution.name if solution else resource.name,
        "version": resource.name,
        "kind": resource.kind.value,
        "recipe": str(resource.body.get("recipeArn", "")).rsplit("/", 1)[-1],
        "status": resource.status and resource.status.value,
        "reason": resource.failure_reason,
        "created": resource.created,
        "hours": resource.body.get("trainingHours"),
    }
    evaluation = evaluated.page(resource)
    if evaluation:
        known["model"] = _figures(evaluation)
        for baseline in ("popularity", "last_again"):
            if baseline in evaluation:
                known[baseline] = _figures(evaluation[baseline])
        known[evaluated.AGAINST_POPULARITY] = _told(evaluation.get(evaluated.AGAINST_POPULARITY))
        known["leads"] = {name: evaluation[name] for name in _LEADS if name in evaluation}
    return known


def _told(judgement: dict[str, Any] | None) -> dict[str, Any] | None:
    """A judgement with its words in every language: the page is read in one, the log in another."""
    if judgement is None:
        return None
    codes = judgement["says"], judgement["users"], judgement["advice"]
    return {**judgement, "told": beside_popularity.in_every_language(*codes)}


def _figures(evaluation: dict[str, Any]) -> dict[str, Any]:
    groups = {name: evaluation[name] for name in _GROUPS if name in evaluation}
    return {
        **groups,
        "intervals": evaluation.get("intervals", {}),
        "users": evaluation.get("users"),
    }
