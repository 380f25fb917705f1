"""Single actions and action interactions: kept, exported, and gone when they have to be."""

from __future__ import annotations

from moto import mock_aws

from tests.support.action_world import (
    ACTION_INTERACTIONS,
    START,
    ActionWorld,
    action_interactions_csv,
)
from tests.support.serving_world import BUCKET, mock


def test_single_records_are_exported_beside_bulk_ones() -> None:
    with mock_aws(), mock() as active:
        world = ActionWorld(active).build()
        world.events.put_actions(
            datasetArn=world.datasets["Actions"],
            actions=[
                {"actionId": "app", "properties": '{"value": 7, "topic": "food"}'},
                {"actionId": "course", "properties": '{"value": "1"}'},
            ],
        )
        every = world.export("Actions", "every", "ALL")
        assert len(every) == 7
        assert {'"app",7,"food",,,', '"course",1,,,,'} <= set(every)

        more = {"properties": '{"device": "tv"}', "impression": ["a", "b"], "eventId": "once"}
        world.act("me", "app", "Taken", START, **more)
        world.act("me", "app", "Taken", START + 9, eventId="once")  # known: ignored
        world.act(None, "app", "Not Taken", START, sessionId="t")
        assert world.export("Action_Interactions", "log", "PUT")[1:] == [
            f'"me","app","Taken",{START},"tv"',
            f'"t","app","Not Taken",{START},',
        ]

        # Deleted users leave no row behind, neither imported nor live.
        world.s3.put_object(Bucket=BUCKET, Key="gone.csv", Body=b"USER_ID\nme\nr0\n")
        job = world.personalize.create_data_deletion_job(
            jobName="gone",
            datasetGroupArn=world.group,
            roleArn=world.role,
            dataSource={"dataLocation": f"s3://{BUCKET}/gone.csv"},
        )["dataDeletionJobArn"]
        world.idle()
        left = world.export("Action_Interactions", "left", "ALL")
        assert len(left) == len(action_interactions_csv().splitlines()) - 16 + 1
        assert not [line for line in left if line.startswith(('"me"', '"r0"'))]
        shown = world.personalize.describe_data_deletion_job(dataDeletionJobArn=job)
        assert shown["dataDeletionJob"]["numDeleted"] == 14 + 16 + 1 + 1

        # A new dataset of the same ARN knows nothing of the old one's events.
        world.act("you", "app", "Taken", START)
        world.personalize.delete_dataset(datasetArn=world.datasets["Action_Interactions"])
        world.idle()
        old = world.action_tracking
        made = world.personalize.create_schema(name="again", schema=ACTION_INTERACTIONS)
        world.personalize.create_dataset(
            name="again",
            schemaArn=made["schemaArn"],
            datasetGroupArn=world.group,
            datasetType="ACTION_interactions",
        )
        world.idle()
        assert world.describe("Action_Interactions")["trackingId"] != old
        assert len(world.export("Action_Interactions", "empty", "ALL")) == 1
