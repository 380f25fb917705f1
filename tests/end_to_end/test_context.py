"""Context, metadata of users and weights of events through boto3, on data known by construction.

People of the north and of the south watch different films, others on the phone than on the tv,
and click on others again: each film's id says who takes it, e.g. ``watch-phone-north-3``.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.dataset_samples import avro
from tests.support.serving_world import World, mock

USERS, EVENTS, FILMS = 450, 8, 4
INTERACTIONS = avro(
    "Interactions",
    ("USER_ID", "string"),
    ("ITEM_ID", "string"),
    ("TIMESTAMP", "long"),
    ("EVENT_TYPE", "string"),
    ("DEVICE", ["null", "string"], "categorical"),
    ("HOUR", ["null", "int"]),
    ("MOOD", ["null", "int"]),
)
PEOPLE = avro("Users", ("USER_ID", "string"), ("REGION", "string", "categorical"))
WEIGHTS = {
    "eventParametersList": [
        {"eventType": "watch", "weight": 0.5},
        {"eventType": "click", "weight": 0.05},
    ]
}


class Films(World):
    """The world with a version that learned from contexts, and its campaign."""

    version: str
    users: str


def region(user: int) -> str:
    return ("north", "south")[user % 2]


def interactions_csv() -> str:
    draw = random.Random(1)
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,DEVICE,HOUR,MOOD"]
    for user in range(USERS):
        for step in range(EVENTS):
            kind, device = draw.choice(("watch", "click")), draw.choice(("phone", "tv"))
            film = f"{kind}-{device}-{region(user)}-{draw.randrange(FILMS)}"
            hour = draw.randrange(12) + 12 * (device == "tv")
            at = 1_600_000_000 + user * 9_000 + step * 600
            lines.append(f"u{user},{film},{at},{kind},{device},{hour},{hour}")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def world() -> Iterator[Films]:
    with mock() as running:
        made = Films(running)
        made.make_bucket_and_role()
        group = made.personalize.create_dataset_group(name="context")["datasetGroupArn"]
        made.group, made.datasets = group, {}
        made.idle()
        made.add_dataset("Interactions", INTERACTIONS, interactions_csv())
        people = "".join(f"u{n},{region(n)}\n" for n in range(USERS))
        # Somebody who is known and has done nothing yet.
        made.add_dataset("Users", PEOPLE, f"USER_ID,REGION\n{people}quiet,south\n")
        made.version = made.train(
            "aws-user-personalization-v2",
            eventsConfig=WEIGHTS,
            trainingDataConfig={"excludedDatasetColumns": {"INTERACTIONS": ["MOOD"]}},
        )
        made.users = made.campaign("users", made.version)
        yield made


def best(world: Films, user: str, **context: str) -> list[str]:
    return world.ask(world.users, userId=user, numResults=2, context=context)


def put_user(world: Films, user: str, where: str) -> None:
    users = [{"userId": user, "properties": json.dumps({"region": where})}]
    world.events.put_users(datasetArn=world.datasets["Users"], users=users)


def blocks(items: list[str]) -> set[str]:
    return {item.rsplit("-", 1)[0] for item in items}


@pytest.mark.parametrize("device", ["phone", "tv"])
def test_the_device_decides_within_the_region(world: Films, device: str) -> None:
    """Nearly always: a film of the other device that somebody has just met may come second."""
    right = 0
    for user in range(100):
        answer = best(world, f"u{user}", DEVICE=device)
        right += sum(item.startswith(f"watch-{device}-{region(user)}") for item in answer)
    assert right >= 160  # of 200; by chance 100
    assert blocks(best(world, "quiet", DEVICE=device)) == {f"watch-{device}-south"}


def test_a_number_as_context(world: Films) -> None:
    assert blocks(best(world, "quiet", HOUR="2")) == {"watch-phone-south"}
    assert blocks(best(world, "quiet", HOUR="21")) == {"watch-tv-south"}


def test_a_stranger_gets_what_is_popular_on_the_device(world: Films) -> None:
    kinds = {block.rsplit("-", 1)[0] for block in blocks(best(world, "nobody", DEVICE="phone"))}
    assert kinds == {"watch-phone"}
    assert best(world, "nobody") == best(world, "nobody else")


def test_a_new_user_who_is_put_first_gets_what_suits(world: Films) -> None:
    before = best(world, "newcomer", DEVICE="tv")
    put_user(world, "newcomer", "north")
    assert blocks(best(world, "newcomer", DEVICE="tv")) == {"watch-tv-north"}
    put_user(world, "newcomer", "south")
    assert blocks(best(world, "newcomer", DEVICE="tv")) == {"watch-tv-south"}
    assert best(world, "nobody", DEVICE="tv") == before


def test_what_training_has_not_seen_tells_nothing(world: Films) -> None:
    plain = best(world, "u4")
    for context in ({"DEVICE": "watch"}, {"WEATHER": "rain"}, {"MOOD": "2"}):  # MOOD is excluded
        assert best(world, "u4", **context) == plain


def test_a_context_that_is_no_number_is_refused(world: Films) -> None:
    with pytest.raises(ClientError, match=r"InvalidInputException.*context\.HOUR is 'noon'"):
        best(world, "u4", HOUR="noon")


def test_batch_lines_have_contexts(world: Films) -> None:
    asked = [("u4", {"DEVICE": "tv"}), ("u4", {"DEVICE": "phone"}), ("quiet", {}), ("u4", 3)]
    lines = [{"userId": user, "context": context} for user, context in asked]
    answers = world.batch("contexts", world.version, [json.dumps(line) for line in lines])
    for (user, context), answer in zip(asked[:3], answers, strict=False):
        items = world.ask(world.users, userId=user, context=context)
        assert answer["output"]["recommendedItems"] == items
    assert "context must be an object" in answers[3]["error"]


def test_metrics_count_the_context_and_the_weights(world: Films) -> None:
    metrics = world.personalize.get_solution_metrics(solutionVersionArn=world.version)["metrics"]
    assert metrics["mean_reciprocal_rank_at_25"] > 0.25
    weighted = [name for name in metrics if "with_event_weights" in name]
    assert len(weighted) == 3
    assert all(metrics[name] > 0 for name in weighted)


def test_other_recipes_leave_the_context_aside(world: Films) -> None:
    campaign = world.campaign("popular", world.train("aws-popularity-count"))
    plain = world.ask(campaign, userId="u4")
    assert world.ask(campaign, userId="u4", context={"HOUR": "noon"}) == plain


def solution(world: Films, name: str, recipe: str, events: Any, **params: Any) -> str:
    config = {"eventsConfig": {"eventParametersList": events}, **params.pop("config", {})}
    made = world.personalize.create_solution(
        name=name,
        datasetGroupArn=world.group,
        performAutoTraining=False,
        recipeArn=f"arn:aws:personalize:::recipe/{recipe}",
        solutionConfig=config,
        **params,
    )
    return str(made["solutionArn"])


@pytest.mark.parametrize(
    ("recipe", "events", "params", "message"),
    [
        ("aws-sims", [{"eventType": "watch"}], {}, "aws-user-personalization-v2"),
        ("aws-user-personalization-v2", [{"weight": 1.0}], {}, "eventType is required"),
        (
            "aws-user-personalization-v2",
            [{"eventType": "watch"}, {"eventType": "watch", "weight": 0.1}],
            {},
            "twice",
        ),
        ("aws-personalized-ranking-v2", [{"eventType": "watch", "weight": 0.0}], {}, "above 0"),
        ("aws-personalized-ranking-v2", [{"eventType": "watch", "weight": 1.5}], {}, "weight"),
        (
            "aws-user-personalization-v2",
            [{"eventType": "watch"}],
            {"eventType": "watch"},
            "not both",
        ),
        (
            "aws-user-personalization-v2",
            [{"eventType": "watch"}],
            {
                "config": {
                    "trainingDataConfig": {
                        "excludedDatasetColumns": {"INTERACTIONS": ["EVENT_TYPE"]}
                    }
                }
            },
            "EVENT_TYPE",
        ),
    ],
)
def test_configurations_of_events_that_cannot_be(
    world: Films, recipe: str, events: Any, params: dict[str, Any], message: str
) -> None:
    with pytest.raises(ClientError, match=f"InvalidInputException.*{message}"):
        solution(world, "wrong", recipe, events, **params)


def test_an_update_replaces_the_configuration(world: Films) -> None:
    arn = solution(world, "weights", "aws-personalized-ranking-v2", [{"eventType": "watch"}])
    wanted = {"eventParametersList": [{"eventType": "click", "weight": 0.25}]}
    world.personalize.update_solution(
        solutionArn=arn, solutionUpdateConfig={"eventsConfig": wanted}
    )
    shown = world.personalize.describe_solution(solutionArn=arn)["solution"]
    assert shown["solutionConfig"]["eventsConfig"] == wanted
    assert shown["latestSolutionUpdate"]["solutionUpdateConfig"]["eventsConfig"] == wanted
    bad = {"eventParametersList": [{"eventType": "click"}, {"eventType": "click"}]}
    with pytest.raises(ClientError, match=r"InvalidInputException.*twice"):
        world.personalize.update_solution(
            solutionArn=arn, solutionUpdateConfig={"eventsConfig": bad}
        )
