"""The optional notebook where nobody plays the audience: one's own data, and target aws."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from personalize_poc import data
from personalize_poc.experiment import audience, running
from tests.support import notebook_files

SERVICE = (
    *("tracker", "metric-find", "metric", "counter", "cloudwatch"),
    *("begin", "parameters", "load"),
)
"""Cells that ask the service whoever the audience is, or say what the run is."""
CELLS = {
    cell.id: cell.source
    for cell in notebook_files.load("extra").code_cells
    if cell.id not in SERVICE and not cell.id.startswith("exercise")
}
VARIANTS = ("popularity", "user-personalization")


class Runtime:
    """Answers a few questions as a campaign does, and counts them."""

    asked = 0

    def get_recommendations(self, **asked: Any) -> dict[str, Any]:
        self.asked += 1
        items = [{"itemId": f"i{n}"} for n in range(3)]
        return {"itemList": items, "recommendationId": "R", "and": asked}


def played(folder: Path, dataset: Any, *, local: bool) -> dict[str, Any]:
    """The names after these cells; no client but the runtime, so other requests would fail."""
    recorded: dict[str, Any] = {}
    names = {
        "ds": dataset,
        "seed": 1,
        "known": dataset.interactions,
        "run": SimpleNamespace(parameters={"seed": 1}, runtime=Runtime()),
        "connection": SimpleNamespace(is_local=local),
        "campaign_arn": "arn:campaign",
        "unwatched": "arn:filter",
        "ws": SimpleNamespace(folder=folder, record=recorded.__setitem__),
        "tracking_id": "t",
        "event_type": "watch",
        "display": print,
        "recorded": recorded,
    }
    for name, source in CELLS.items():
        exec(compile(source, name, "exec"), names)
    return names


@pytest.fixture(scope="module")
def sample() -> data.DataSet:
    return data.load("sample", sample_users=60, sample_items=200, sample_interactions=2500)


def own(users: int, days: int = 3) -> data.DataSet:
    """Data as a person's own may be: no event types, no items, few users."""
    rows = [
        (f"u{u}", f"i{(u * day) % 7}", day * 86_400) for u in range(users) for day in range(days)
    ]
    frame = pd.DataFrame(rows, columns=["USER_ID", "ITEM_ID", "TIMESTAMP"])
    return data.DataSet(
        name="own",
        raw=frame,
        interactions=frame,
        items=None,
        users=None,
        titles={},
        about="",
        licence="",
    )


def test_on_aws_nothing_is_played_and_what_is_skipped_says_why(
    sample: data.DataSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = played(tmp_path, sample, local=False)
    said = capsys.readouterr().out
    assert found["result"] is None
    assert list(tmp_path.iterdir()) == [], "nothing is written, so nothing was asked for it"
    assert found["run"].runtime.asked == 1, "one list is shown, as an example"
    assert found["example"].shown[1].answer.recommendation_id == "R"
    assert found["example"].shown[1].answer.probabilities is not None, "drawn here, so it is known"
    assert audience.NOBODY in said
    assert said.count("Skipped:") >= 7
    assert "There is nothing to decide yet" in said
    assert found["recorded"]["checkpoint-extra"]["A/B test"] == "no audience"
    assert found["recorded"]["experiment"] is None
    assert found["settled"].words in said


@pytest.mark.parametrize("users", [25, 200])
def test_on_own_data_it_plans_and_tests_the_test(
    users: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = played(tmp_path, own(users), local=True)
    assert len(found["users"]) == users - 12
    assert found["same"].decision in ("open", "better", "worse", "void")
    assert len(found["settled"].options) == 3
    assert found["aa"].naive >= found["aa"].once
    assert "Bring exposures.csv and outcomes.csv" in capsys.readouterr().out


def test_an_own_test_goes_into_the_same_judgement(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    users, begin = [f"user {n}" for n in range(400)], 1_700_000_000
    exposures = pd.DataFrame(
        {
            "user": users,
            "variant": [("control", "new")[n % 2] for n in range(400)],
            "time": [begin + 86_400 * (n % 5) for n in range(400)],
        }
    )
    bought = users[1:300:2]  # of those with the new list; nobody else
    times = [begin + 86_400 * (6 + n % 4) for n in range(len(bought))]
    outcomes = pd.DataFrame({"user": bought, "metric": "purchase", "value": 12.5, "time": times})
    running.write(tmp_path / "experiment", exposures, outcomes)
    found = played(tmp_path, own(200), local=True)
    assert found["result"].state == "better"
    assert found["recorded"]["experiment"]["audience"] == "an own log"
    assert found["recorded"]["experiment"]["users"] == 400
    assert (tmp_path / "experiment" / "report.html").exists()
    said = capsys.readouterr().out
    assert "no lift can be told" in said, "the control has bought nothing"
    assert "The test was made" not in said, "it was planned elsewhere"
    assert "At the last look" in said, "a figure day by day"
    assert "The truth lies" not in said
