"""Events and batch files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest

from personalize_poc import errors
from personalize_poc.aws import ensure
from personalize_poc.aws.workspace import Workspace
from personalize_poc.inference import batch, events
from tests.support.fake_personalize import fake_target


class Events:
    """Stands in for the client personalize-events."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []

    def put_events(self, **request: Any) -> dict[str, Any]:
        self.sent.append(request)
        return {}


@pytest.fixture
def ws() -> Iterator[Workspace]:
    for target, _, _ in fake_target():
        target.clients["personalize-events"] = Events()
        yield Workspace(target, "workshop")


def sent_to(ws: Workspace) -> list[dict[str, Any]]:
    """The requests that its client of personalize-events was given."""
    stand_in: object = ws.target.events
    assert isinstance(stand_in, Events)
    return stand_in.sent


def test_at_most_ten_events_in_a_call_in_order(ws: Workspace, capsys: Any) -> None:
    items = [str(number) for number in range(23)]
    events.send(ws.target, "track", "u1", items, "Watch", session_id="s", clock=lambda: 1000.9)
    sent = sent_to(ws)
    assert [len(call["eventList"]) for call in sent] == [10, 10, 3]
    happened = [event for call in sent for event in call["eventList"]]
    assert [event["itemId"] for event in happened] == items
    assert [event["sentAt"] for event in happened] == list(range(978, 1001))
    shown = capsys.readouterr().out
    assert shown.startswith("personalize_events.put_events(**")
    assert "and 2 more calls" in shown


def test_all_members_of_an_event(ws: Workspace) -> None:
    (request,) = events.send(
        ws.target,
        "track",
        None,
        "i1",
        "Watch",
        session_id="s",
        at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        value=4,
        properties={"device": "TV"},
        recommendation_id="RID-1",
        impression=["i1", "i2"],
        show=False,
    )
    assert request == {
        "trackingId": "track",
        "sessionId": "s",
        "eventList": [
            {
                "eventType": "Watch",
                "eventValue": 4.0,
                "properties": '{"device": "TV"}',
                "recommendationId": "RID-1",
                "impression": ["i1", "i2"],
                "itemId": "i1",
                "sentAt": 1767225600,
            }
        ],
    }


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"at": 1767225600000}, "Milliseconds have to be divided"),
        ({"at": dt.datetime(2026, 1, 1)}, "no time zone"),
        ({"item_ids": []}, "no item"),
        ({"user_id": None}, "needs a session"),
    ],
)
def test_bad_events(ws: Workspace, change: dict[str, Any], text: str) -> None:
    ask: dict[str, Any] = {"user_id": "u", "item_ids": ["i"], "event_type": "Watch", **change}
    with pytest.raises(errors.BadInput, match=text):
        events.send(ws.target, "track", **ask)
    assert sent_to(ws) == []


def test_batch_files_there_and_back(ws: Workspace) -> None:
    ensure.bucket(ws)
    uri = batch.write_input(ws, [{"userId": "1"}, {"userId": "é"}], "users.json")
    key = uri.removeprefix(f"s3://{ws.bucket}/")
    body = ws.target.s3.get_object(Bucket=ws.bucket, Key=key)["Body"].read()
    assert [json.loads(line) for line in body.splitlines()] == [{"userId": "1"}, {"userId": "é"}]
    out = [
        {
            "input": {"userId": "1"},
            "output": {"recommendedItems": ["a", "b"], "scores": [0.5, 0.25]},
            "error": None,
        },
        {"input": {"userId": "2"}, "output": {"recommendedItems": ["c"]}, "error": None},
        {"input": {"userId": "3"}, "output": None, "error": "unknown"},
    ]
    folder = ws.s3_prefix + "batch/"
    text = "\n".join(json.dumps(line) for line in out)
    ws.target.s3.put_object(Bucket=ws.bucket, Key=folder + "users.json.out", Body=text)
    ws.target.s3.put_object(Bucket=ws.bucket, Key=folder + "_CHECK", Body=b"")
    results = batch.read_output(ws, ws.s3_uri("batch/"))
    assert results["userId"].tolist() == ["1", "2", "3"]
    assert results["items"].tolist() == [["a", "b"], ["c"], []]
    assert results["error"].iloc[2] == "unknown"
    ranked = batch.ranked(results)
    assert ranked["item"].tolist() == ["a", "b", "c"]
    assert ranked["rank"].tolist() == [1, 2, 1]
    assert ranked["score"].tolist()[:2] == [0.5, 0.25]
    assert ranked["score"].isna().iloc[2]


def test_segments(ws: Workspace) -> None:
    ensure.bucket(ws)
    query = 'ITEMS.GENRE = "War"'
    out = [
        {"input": {"itemAttributes": query}, "output": {"usersList": ["7", "3"]}, "error": None},
        {"input": {"itemId": "1"}, "output": None, "error": "unknown"},
    ]
    text = "\n".join(json.dumps(line) for line in out)
    key = ws.s3_prefix + "users/a.json.out"
    ws.target.s3.put_object(Bucket=ws.bucket, Key=key, Body=text)
    found = batch.read_segments(ws, ws.s3_uri("users/"))
    assert found["users"].tolist() == [["7", "3"], []]
    assert found["itemAttributes"].iloc[0] == query
    assert found["error"].isna().tolist() == [True, False]
    with pytest.raises(errors.NotThere, match="batch segment job"):
        batch.read_segments(ws, ws.s3_uri("elsewhere/"))


def test_batch_mistakes(ws: Workspace) -> None:
    ensure.bucket(ws)
    with pytest.raises(errors.BadInput, match="would be empty"):
        batch.write_input(ws, [], "users.json")
    with pytest.raises(errors.NotThere, match="no results"):
        batch.read_output(ws, ws.s3_uri("batch/"))
    with pytest.raises(errors.BadInput, match="not an S3 address"):
        batch.read_output(ws, "batch/")
    key = ws.s3_prefix + "batch/users.json.out"
    ws.target.s3.put_object(Bucket=ws.bucket, Key=key, Body=b'{"input": {}}\nnonsense\n')
    with pytest.raises(errors.BadInput, match="line 2 is not a result"):
        batch.read_output(ws, ws.s3_uri("batch/"))
