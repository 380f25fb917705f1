"""What was acknowledged is there after a restart, and answers as before."""

from __future__ import annotations

from pathlib import Path

from moto import mock_aws

from tests.support.serving_world import World, mock


def test_a_restart_keeps_campaigns_filters_and_events(tmp_path: Path) -> None:
    with mock_aws():
        with mock(tmp_path) as active:
            world = World(active).build()
            popular = world.campaign("popular", world.train("aws-popularity-count"))
            watched = world.filter(
                "watched", 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")'
            )
            item = world.ask(popular, userId="me", filterArn=watched)[0]
            world.watch("me", item, eventId="once")
            before = world.ask(popular, userId="me", filterArn=watched)
            assert item not in before
        with mock(tmp_path) as active:
            world.mock = active
            assert world.ask(popular, userId="me", filterArn=watched) == before
            world.watch("me", before[0], eventId="once")  # known: ignored
            assert world.ask(popular, userId="me", filterArn=watched) == before
            world.watch("me", before[0])
            assert before[0] not in world.ask(popular, userId="me", filterArn=watched)


def test_imports_and_deletions_reach_a_campaign_that_is_answering() -> None:
    with mock() as active:
        world = World(active).build()
        popular = world.campaign("popular", world.train("aws-popularity-count"))
        war = world.filter("war", 'INCLUDE ItemID WHERE Items.GENRES IN ("War")')
        watched = world.filter(
            "watched", 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")'
        )
        assert len(world.ask(popular, filterArn=war, numResults=500)) == 45
        world.watch("me", "drama-1")
        assert "drama-1" not in world.ask(popular, userId="me", filterArn=watched, numResults=500)

        csv = "ITEM_ID,GENRES,YEAR,CREATION_TIMESTAMP\ndrama-0,War,1999,\n"
        world.import_csv("Items", "second", csv, importMode="INCREMENTAL")
        assert len(world.ask(popular, filterArn=war, numResults=500)) == 46
        world.import_csv("Items", "third", csv, importMode="FULL")
        assert world.ask(popular, filterArn=war, numResults=500) == ["drama-0"]

        # The history goes with its dataset: bulk and live.
        world.personalize.delete_dataset(datasetArn=world.datasets["Interactions"])
        world.idle()
        found = world.ask(popular, userId="me", filterArn=watched, numResults=500)
        assert "drama-1" in found
        assert len(found) == 91
