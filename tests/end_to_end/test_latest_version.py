"""Campaigns that follow the newest version of their solution."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

from personalize_poc.local.options import Options
from personalize_poc.local.state.types import Status
from personalize_poc.local.testing.mock import mock_personalize
from tests.support.serving_world import World, mock

SYNC = {"syncWithLatestSolutionVersion": True}


def test_a_campaign_that_follows_gets_every_new_version() -> None:
    with mock() as active:
        world = World(active).build()
        personalize = world.personalize
        first = world.train("aws-popularity-count")
        solution = first.rpartition("/")[0]

        def shown(arn: str) -> dict[str, Any]:
            return dict(personalize.describe_campaign(campaignArn=arn)["campaign"])

        def train() -> str:
            made = personalize.create_solution_version(solutionArn=solution)
            world.idle()
            return str(made["solutionVersionArn"])

        follows = world.campaign("follows", f"{solution}/$LATEST", **SYNC)
        stays = world.campaign("stays", first)
        assert shown(follows)["solutionVersionArn"] == first
        assert "latestCampaignUpdate" not in shown(follows)

        second = train()
        assert shown(follows)["solutionVersionArn"] == second
        assert shown(follows)["latestCampaignUpdate"]["status"] == "ACTIVE"
        assert shown(follows)["latestCampaignUpdate"]["solutionVersionArn"] == second
        assert shown(stays)["solutionVersionArn"] == first
        deployed = active.service.serving.deployments.get(follows)  # type: ignore[union-attr]
        assert deployed.deployment is not active.service.serving.deployments.get(stays).deployment  # type: ignore[union-attr]

        # Two versions at once: whatever ends first, the newest one answers in the end.
        personalize.create_solution_version(solutionArn=solution)
        fourth = train()
        assert shown(follows)["solutionVersionArn"] == fourth

        # Other settings change without naming a version, and the campaign goes on following.
        personalize.update_campaign(campaignArn=follows, minProvisionedTPS=2)
        world.idle()
        assert shown(follows)["minProvisionedTPS"] == 2
        assert train() == shown(follows)["solutionVersionArn"]

        # An explicit version contradicts; without sync it is kept.
        with pytest.raises(ClientError, match="LATEST"):
            personalize.update_campaign(campaignArn=follows, solutionVersionArn=first)
        personalize.update_campaign(
            campaignArn=follows,
            solutionVersionArn=first,
            campaignConfig={"syncWithLatestSolutionVersion": False},
        )
        world.idle()
        train()
        assert shown(follows)["solutionVersionArn"] == first


def test_a_campaign_moves_to_another_solution_when_its_update_is_done() -> None:
    slow = Options(workers=1, job_seconds={"update-campaign": 3600.0})
    with mock_personalize(slow) as active:
        world = World(active).build()
        personalize = world.personalize
        old, new = world.train("aws-popularity-count"), world.train("aws-sims")
        solutions = [version.rpartition("/")[0] for version in (old, new)]
        arn = world.campaign("moves", old)
        personalize.update_campaign(campaignArn=arn, solutionVersionArn=new)
        assert (
            personalize.describe_campaign(campaignArn=arn)["campaign"]["solutionVersionArn"] == old
        )
        listed = [personalize.list_campaigns(solutionArn=each)["campaigns"] for each in solutions]
        assert [len(found) for found in listed] == [1, 0]
        for solution in solutions:
            with pytest.raises(ClientError, match="ResourceInUseException"):
                personalize.delete_solution(solutionArn=solution)


def test_an_update_repairs_a_campaign_that_could_not_be_created() -> None:
    with mock() as active:
        world = World(active).build()
        campaign = world.campaign("films", world.train("aws-popularity-count"))
        active.service.state.resources.change(  # type: ignore[union-attr]
            campaign, status=Status.CREATE_FAILED, failure_reason="no memory"
        )

        def reasons() -> list[str | None]:
            shown = world.personalize.describe_campaign(campaignArn=campaign)["campaign"]
            (listed,) = world.personalize.list_campaigns()["campaigns"]
            return [shown.get("failureReason"), listed.get("failureReason")]

        assert reasons() == ["no memory", "no memory"]
        world.personalize.update_campaign(campaignArn=campaign, minProvisionedTPS=2)
        world.idle()
        assert reasons() == [None, None]
