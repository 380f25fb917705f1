"""The optional notebook where nobody plays the audience: one's own data, and target aws."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from personalize_poc import data
from personalize_poc.aws import pricing
from personalize_poc.course import tables
from personalize_poc.evaluation import plots
from personalize_poc.experiment import (
    analysis,
    assignment,
    feasibility,
    feasibility_plot,
    plot,
    power,
)
from personalize_poc.inference import examples
from tests.support import notebook_files

SERVICE = ("ab-tracker", "ab-metric", "ab-counter", "ab-cloudwatch")
"""Cells that ask the service whoever the audience is."""
CELLS = {
    cell.id: cell.source
    for cell in notebook_files.load("extra").code_cells
    if (cell.id.startswith("ab-") and cell.id not in SERVICE) or cell.id == "checkpoint"
}
ARMS = ("popularity-count", "user-personalization")


def played(cells: dict[str, str], folder: Path, dataset: Any, *, local: bool) -> dict[str, Any]:
    """The names after these cells; there are no clients, so any request would fail."""
    shown: list[Any] = []
    recorded: dict[str, Any] = {}
    names = {
        "ds": dataset,
        "run": SimpleNamespace(parameters={"seed": 1}),
        "connection": SimpleNamespace(is_local=local),
        "ws": SimpleNamespace(folder=folder, record=recorded.__setitem__),
        "tracking_id": "t",
        "event_type": "watch",
        "pd": pd,
        "pricing": pricing,
        "tables": tables,
        "assignment": assignment,
        "examples": examples,
        "feasibility": feasibility,
        "outlook": feasibility_plot,
        "plots": plots,
        "power": power,
        "analysis": analysis,
        "plot": plot,
        "display": shown.append,
        "shown_to_the_learner": shown,
        "recorded": recorded,
    }
    for name, source in cells.items():
        exec(compile(source, name, "exec"), names)
    return names


@pytest.fixture(scope="module")
def sample() -> data.DataSet:
    return data.load("sample", sample_users=60, sample_items=200, sample_interactions=2500)


def own(users: int, days: int = 3) -> Any:
    """Data as a person's own may be: no event types, no items, few users."""
    rows = [
        (f"u{u}", f"i{(u * day) % 7}", day * 86_400) for u in range(users) for day in range(days)
    ]
    frame = pd.DataFrame(rows, columns=["USER_ID", "ITEM_ID", "TIMESTAMP"])
    return SimpleNamespace(interactions=frame, items=None, titles={}, truth=None)


def test_on_aws_nothing_is_asked_for_and_the_way_is_told(
    sample: data.DataSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = played(CELLS, tmp_path, sample, local=False)
    assert found["result"] is None
    assert list(tmp_path.iterdir()) == []
    assert found["recorded"]["checkpoint-extra"]["A/B test"] == "no audience"
    assert found["recorded"]["experiment"] is None
    said = capsys.readouterr().out
    assert assignment.NO_AUDIENCE in said
    assert "nothing to decide yet" in said


@pytest.mark.parametrize("users", [25, 200])
def test_on_own_data_too(users: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = played(CELLS, tmp_path, own(users), local=True)
    assert found["result"] is None
    assert len(found["participants"]) == users - 12
    assert found["can"].words
    assert assignment.NO_AUDIENCE in capsys.readouterr().out


def test_an_own_log_goes_into_the_same_judgement(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arm_of = {f"user {n}": ARMS[n % 2] for n in range(400)}
    bought = {f"user {n}": 1 for n in range(1, 200, 2)}  # half of the treatment, nobody else
    assignment.write(tmp_path / "outcomes.csv", assignment.outcomes(arm_of, bought))
    cells = dict(CELLS)
    cells["ab-log"] += f"\noutcomes = assignment.read({str(tmp_path / 'outcomes.csv')!r})"
    found = played(cells, tmp_path, own(200), local=True)
    assert found["result"].decision == "better"
    assert found["result"].difference == 0.5
    assert found["recorded"]["experiment"]["audience"] == "an own log"
    assert "50.0% against 0.0% for popularity-count" in capsys.readouterr().out
    kinds = [type(one).__name__ for one in found["shown_to_the_learner"]]
    assert kinds == ["Table", "Table", "Picture"]


def test_amounts_of_money_are_not_read_as_percent(tmp_path: Path) -> None:
    arm_of = {f"user {n}": ARMS[n % 2] for n in range(400)}
    spent = {f"user {n}": float(n % 7) for n in range(400)}
    assignment.write(tmp_path / "outcomes.csv", assignment.outcomes(arm_of, spent))
    cells = dict(CELLS)
    cells["ab-log"] += f"\noutcomes = assignment.read({str(tmp_path / 'outcomes.csv')!r})"
    found = played(cells, tmp_path, own(200), local=True)
    assert not found["result"].percent
    assert "mean per user" in found["result"].table().columns
