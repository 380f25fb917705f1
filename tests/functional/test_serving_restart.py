"""What was acknowledged is there after a restart, and answers as before."""

from __future__ import annotations

from pathlib import Path

from moto import mock_aws

from tests.functional.serving_world import World, mock


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
