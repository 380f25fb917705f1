"""A request is answered by the deployment that it was checked against, whatever happens meanwhile.

Here every look at a campaign is followed by a change of it, as by an UpdateCampaign or a
DeleteCampaign that comes between the checks of a request and its answer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from personalize_poc.local.api.context import Context
from personalize_poc.local.api.runtime import recommendations
from personalize_poc.local.arrays.types import Floats, Query
from personalize_poc.local.serving import recommend
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.deployment_registry import Campaign, DeploymentRegistry
from personalize_poc.local.serving.recommend import Question
from personalize_poc.local.serving.registry import Serving
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind
from tests.support.serving_fakes import ITEMS, NextItem, deployment, watch

Change = Callable[[DeploymentRegistry, str], Any]
CHANGES: dict[str, Change] = {
    "updated": lambda deployments, arn: deployments.deploy(arn, "arn:other", {}),
    "deleted": lambda deployments, arn: deployments.undeploy(arn),
}


class Backwards(NextItem):
    """What others rank first comes last."""

    def score(self, queries: list[Query]) -> Floats:
        return -super().score(queries)


class Changing(DeploymentRegistry):
    """Its campaign changes as soon as somebody has looked at it."""

    change: Change

    def get(self, arn: str) -> Campaign:
        """The campaign as it was before the change."""
        found = super().get(arn)
        self.change(self, arn)
        return found


@pytest.fixture(params=CHANGES)
def ask(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Deploys a model, then answers a request: (operation, model, model after the change, …)."""
    state = State(tmp_path / "state.sqlite")
    for version in ("arn:checked", "arn:other"):
        state.resources.add(
            Resource(
                version, ResourceKind.SOLUTION_VERSION, "1", "r", version, dataset_group="arn:g"
            )
        )

    def answer(
        operation: Callable[[Context, dict[str, Any]], dict[str, Any]],
        checked: Deployment,
        other: Deployment,
        **params: Any,
    ) -> dict[str, Any]:
        models = {"arn:checked": checked, "arn:other": other}
        serving = Serving(tmp_path, state)
        changing = Changing(tmp_path, state, serving.groups, seed=42, clock=None)
        changing.change = CHANGES[request.param]
        changing.load = lambda version, settings: models[version.arn]  # type: ignore[method-assign]
        serving.deployments = changing
        context = Context(SimpleNamespace(serving=serving), "1", "us-east-1")  # type: ignore[arg-type]
        arn = context.arn("campaign/films")
        changing.deploy(arn, "arn:checked", {})
        return operation(context, {"campaignArn": arn, **params})

    yield answer
    state.close()


def seen(recipe: str, model: NextItem) -> Deployment:
    """A deployment of this model; the user u has watched i0."""
    return deployment(recipe, model=model, events=[watch("u", "i0", 1)])


def test_recommendations_come_from_the_deployment_that_was_checked(ask: Any) -> None:
    """The other one has no scores."""
    found = ask(
        recommendations.get_recommendations,
        seen("aws-hrnn", NextItem()),
        seen("aws-popularity-count", Backwards()),
        userId="u",
        numResults=10,
    )
    assert [item["itemId"] for item in found["itemList"]] == ["i1", "i0", *ITEMS[2:]]
    assert all("score" in item for item in found["itemList"])


def test_a_ranking_comes_from_the_deployment_that_was_checked(ask: Any) -> None:
    found = ask(
        recommendations.get_personalized_ranking,
        seen("aws-personalized-ranking", NextItem()),
        seen("aws-popularity-count", Backwards()),
        userId="u",
        inputList=["i2", "i1"],
    )
    assert [item["itemId"] for item in found["personalizedRanking"]] == ["i1", "i2"]


def test_a_metadata_column_that_is_gone_by_now_is_left_out() -> None:
    """The Items dataset may be deleted between the check of the columns and the answer."""
    found = recommend.recommend(deployment(), Question("u", metadata_columns=("GENRES",)))
    assert len(found) == len(ITEMS)
    assert all(answer.metadata == {} for answer in found)
