"""A shop of books and pans, made through boto3: two kinds of people take two kinds of actions.

Users r0 … r44 look at books, c0 … c44 at pans. Of the first 40 of each kind it is known what they
did when they were shown actions, twice with 16 days between: readers take the book club, cooks the
course, both take or leave the newsletter without a pattern. The last five of each kind were never
shown anything.
"""

from __future__ import annotations

from typing import Any

from tests.support.dataset_samples import avro
from tests.support.serving_world import BUCKET, World

DAY = 86_400
START = 1_700_000_000
PEOPLE, SHOWN, LOOKS = 45, 40, 14

USERS = avro("Users", ("USER_ID", "string"), ("MEMBERSHIP", ["null", "string"], "categorical"))
INTERACTIONS = avro(
    "Interactions",
    ("USER_ID", "string"),
    ("ITEM_ID", "string"),
    ("TIMESTAMP", "long"),
    ("EVENT_TYPE", "string"),
)
ACTIONS = avro(
    "Actions",
    ("ACTION_ID", "string"),
    ("VALUE", ["null", "long"]),
    ("TOPIC", ["null", "string"], "categorical"),
    ("CREATION_TIMESTAMP", ["null", "long"]),
    ("EXPIRATION_TIMESTAMP", ["null", "long"]),
    ("REPEAT_FREQUENCY", ["null", "long"]),
)
ACTION_INTERACTIONS = avro(
    "ActionInteractions",
    ("USER_ID", "string"),
    ("ACTION_ID", "string"),
    ("EVENT_TYPE", "string"),
    ("TIMESTAMP", "long"),
    ("DEVICE", ["null", "string"]),
)

ACTIONS_CSV = (
    "ACTION_ID,VALUE,TOPIC,CREATION_TIMESTAMP,EXPIRATION_TIMESTAMP,REPEAT_FREQUENCY\n"
    f"book-club,5,books,{START},,\n"
    f"course,5,food,{START},4102444800,\n"
    f"newsletter,2,,{START},,\n"
    f"old-sale,10,books|food,{START},{START + DAY},\n"  # everybody took it, and it is over
    f"never-shown,9,food,{START},,\n"
)


def interactions_csv() -> str:
    """Everybody looks at LOOKS different things of their kind, one an hour."""
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE"]
    for kind, thing in (("r", "book"), ("c", "pan")):
        for person in range(PEOPLE):
            for look in range(LOOKS):
                item = f"{thing}{(person * 7 + look) % 20}"
                lines.append(f"{kind}{person},{item},{START - DAY + look * 3600},View")
    return "\n".join(lines) + "\n"


def users_csv() -> str:
    """Every third of a kind is a gold member: it says nothing of the kind."""
    people = [(kind, n) for kind in "rc" for n in range(PEOPLE)]
    lines = [f"{kind}{n},{'basic' if n % 3 else 'gold'}\n" for kind, n in people]
    return "USER_ID,MEMBERSHIP\n" + "".join(lines)


def action_interactions_csv() -> str:
    """Two rounds: each of the people SHOWN views the actions, then takes them or not."""
    lines = ["USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP,DEVICE"]
    for kind, theirs in (("r", "book-club"), ("c", "course")):
        for person in range(SHOWN):
            for turn in range(2):
                at = START + turn * 16 * DAY + person * 60
                for action in ("book-club", "course", "newsletter", "old-sale"):
                    likes = (person + turn) % 4 < 2
                    taken = action in (theirs, "old-sale") if action != "newsletter" else likes
                    told = "Taken" if taken else "NOT_TAKEN"
                    lines.append(f"{kind}{person},{action},Viewed,{at},phone")
                    lines.append(f"{kind}{person},{action},{told},{at + 30},")
    return "\n".join(lines) + "\n"


class ActionWorld(World):
    """Clients, and a dataset group with actions. Use inside an active mock."""

    def build(self, *, history: bool = True) -> ActionWorld:
        """All datasets, imported; without `history` the one of action interactions is empty."""
        self.make_bucket_and_role()
        self.group = self.personalize.create_dataset_group(name="shop")["datasetGroupArn"]
        self.idle()
        self.datasets: dict[str, str] = {}
        self.add_dataset("Interactions", INTERACTIONS, interactions_csv())
        self.add_dataset("Users", USERS, users_csv())
        self.add_dataset("Actions", ACTIONS, ACTIONS_CSV)
        log = action_interactions_csv() if history else ""
        self.add_dataset("Action_Interactions", ACTION_INTERACTIONS, log)
        self.action_tracking = self.describe("Action_Interactions")["trackingId"]
        made = self.personalize.create_event_tracker(name="tracker", datasetGroupArn=self.group)
        self.tracker, self.tracking_id = made["eventTrackerArn"], made["trackingId"]
        self.idle()
        return self

    def describe(self, kind: str) -> dict[str, Any]:
        """DescribeDataset."""
        arn = self.datasets[kind]
        shown: dict[str, Any] = self.personalize.describe_dataset(datasetArn=arn)["dataset"]
        return shown

    def act(self, user: str | None, action: str, event: str, at: float, **more: Any) -> None:
        """Put one action interaction."""
        given = {
            "actionId": action,
            "sessionId": "s",
            "eventType": event,
            "timestamp": at,
            **more,
        }
        if user:
            given["userId"] = user
        self.events.put_action_interactions(
            trackingId=self.action_tracking, actionInteractions=[given]
        )

    def actions(self, campaign: str, **params: Any) -> dict[str, float]:
        """GetActionRecommendations: ids in order, with scores."""
        found = self.runtime.get_action_recommendations(campaignArn=campaign, **params)
        return {entry["actionId"]: entry["score"] for entry in found["actionList"]}

    def export(self, kind: str, name: str, mode: str) -> list[str]:
        """The lines of an exported dataset, the header first."""
        self.personalize.create_dataset_export_job(
            jobName=name,
            datasetArn=self.datasets[kind],
            roleArn=self.role,
            ingestionMode=mode,
            jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/out/"}},
        )
        self.idle()
        found = self.s3.get_object(Bucket=BUCKET, Key=f"out/{name}.csv")
        return [str(line) for line in found["Body"].read().decode().splitlines()]
