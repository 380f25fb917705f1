"""A deletion can be seen while it is under way, whoever asks and however fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from personalize_poc.local.testing.mock import mock_personalize
from tests.support.clients import client
from tests.support.dataset_samples import avro
from tests.support.patience import until

SCHEMA = avro(
    "Interactions",
    ("USER_ID", "string"),
    ("ITEM_ID", "string"),
    ("TIMESTAMP", "long"),
    ("EVENT_TYPE", "string"),
)


@pytest.fixture
def made() -> Iterator[dict[str, str]]:
    """A dataset group with one of everything that needs no training."""
    with mock_personalize() as mock:
        api = client("personalize")
        group = api.create_dataset_group(name="films")["datasetGroupArn"]
        mock.wait_idle()
        schema = api.create_schema(name="watched", schema=SCHEMA)["schemaArn"]
        found = {"dataset_group": group, "schema": schema}
        found["dataset"] = api.create_dataset(
            name="watched", schemaArn=schema, datasetGroupArn=group, datasetType="Interactions"
        )["datasetArn"]
        found["event_tracker"] = api.create_event_tracker(name="t", datasetGroupArn=group)[
            "eventTrackerArn"
        ]
        mock.wait_idle()
        found["filter"] = api.create_filter(
            name="old",
            datasetGroupArn=group,
            filterExpression='EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("x")',
        )["filterArn"]
        found["solution"] = api.create_solution(
            name="s",
            datasetGroupArn=group,
            recipeArn="arn:aws:personalize:::recipe/aws-popularity-count",
            performAutoTraining=False,
        )["solutionArn"]
        mock.wait_idle()
        yield found


ORDER = ("solution", "event_tracker", "filter", "dataset", "dataset_group")


def member(kind: str) -> str:
    """The name of the kind in parameters, e.g. eventTracker."""
    first, *rest = kind.split("_")
    return first + "".join(word.title() for word in rest)


def call(verb: str, kind: str, arn: str) -> Any:
    return getattr(client("personalize"), f"{verb}_{kind}")(**{f"{member(kind)}Arn": arn})


def gone(kind: str, arn: str) -> bool:
    api = client("personalize")
    try:
        call("describe", kind, arn)
    except api.exceptions.ResourceNotFoundException:
        return True
    return False


def test_describe_after_delete_shows_that_it_is_being_deleted(made: dict[str, str]) -> None:
    for kind in ORDER:
        call("delete", kind, made[kind])
        status = call("describe", kind, made[kind])[member(kind)]["status"]
        assert status in ("DELETE PENDING", "DELETE IN_PROGRESS"), kind
        # Clients that ask without pause get on, and find the place free for what stands above.
        until(lambda kind=kind: gone(kind, made[kind]), pause=0)  # type: ignore[misc]
        if kind == "dataset":
            client("personalize").delete_schema(schemaArn=made["schema"])


def test_clients_that_only_list_get_on_as_well(made: dict[str, str]) -> None:
    api = client("personalize")
    lists: dict[str, Callable[[], list[Any]]] = {
        "solution": lambda: api.list_solutions()["solutions"],
        "event_tracker": lambda: api.list_event_trackers()["eventTrackers"],
        "filter": lambda: api.list_filters()["Filters"],
        "dataset": lambda: api.list_datasets()["datasets"],
        "dataset_group": lambda: api.list_dataset_groups()["datasetGroups"],
    }
    for inside in (True, False):
        kinds = [kind for kind in lists if (kind != "dataset_group") is inside]
        for kind in kinds:
            call("delete", kind, made[kind])
            assert [one["status"] for one in lists[kind]()] == ["DELETE PENDING"], kind
        for kind in kinds:
            until(lambda kind=kind: not lists[kind](), pause=0)  # type: ignore[misc]


def test_what_stands_above_is_refused_until_then(made: dict[str, str]) -> None:
    api = client("personalize")
    call("delete", "dataset", made["dataset"])
    with pytest.raises(api.exceptions.ResourceInUseException):
        api.delete_schema(schemaArn=made["schema"])
    with pytest.raises(api.exceptions.ResourceInUseException):
        call("delete", "dataset", made["dataset"])


def test_a_deletion_that_nobody_looks_at_ends_by_itself(
    made: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("personalize_poc.local.jobs.held.LONGEST_SECONDS", 0.05)
    call("delete", "filter", made["filter"])
    until(lambda: not client("personalize").list_filters()["Filters"])
