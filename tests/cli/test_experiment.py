"""personalize-poc experiment: what it prints, writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from personalize_poc.cli.commands import main

PLAN = ("plan", "--rate", "0.1", "--effect", "0.02", "--users-a-day", "500")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["experiment", *arguments])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a test of 400 users, in which every second of the treatment buys."""
    monkeypatch.chdir(tmp_path)
    users = range(400)
    rows = [f"u{at},{'new' if at % 2 else 'control'},{'DE' if at % 3 else 'FR'}" for at in users]
    (tmp_path / "seen.csv").write_text("\n".join(["user,variant,country", *rows]) + "\n")
    bought = [f"u{at},purchase" for at in users if at % 4 == 1 or at % 40 == 0]
    (tmp_path / "done.csv").write_text("\n".join(["user,metric", *bought]) + "\n")
    return tmp_path


def test_a_plan_is_printed_and_written(here: Path) -> None:
    result = call(*PLAN)
    assert result.exit_code == 0, result.output
    assert "The test can be run: 7," in result.output
    assert "<svg" in (here / "experiment-plan.html").read_text(encoding="utf-8")


def test_too_small_an_audience_is_exit_code_1_and_says_what_helps(here: Path) -> None:
    result = call(*PLAN, "--audience", "3000", "--json")
    told = json.loads(result.output)
    assert result.exit_code == 1
    assert (told["enough"], len(told["remedies"])) == (False, 4)
    assert not (here / "experiment-plan.html").exists()


def test_a_lift_is_relative_to_the_rate(here: Path) -> None:
    plain, lift = call(*PLAN, "--json"), call(
        "plan", "--rate", "0.1", "--lift", "0.2", "--users-a-day", "500", "--json"
    )  # fmt: skip
    assert json.loads(plain.output) == json.loads(lift.output)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["plan", "--users-a-day", "5", "--effect", "1"], "--rate"),
        (["plan", "--users-a-day", "5", "--sd", "1"], "--effect or --lift"),
        (["plan", "--users-a-day", "5", "--sd", "1", "--lift", "0.1"], "relative"),
        ([*PLAN, "--weights", "50,40"], "do not add up"),
        ([*PLAN, "--weights", "half,half"], "no number"),
        ([*PLAN, "--cuped", "1"], "CUPED"),
        (["analyze", "seen.csv", "nothing.csv"], "nothing.csv"),
        (["analyze", "seen.csv", "done.csv", "--weights", "50,50"], "names each variant"),
        (["analyze", "seen.csv", "done.csv", "--weights", "control=50,new=40"], "do not add up"),
        (["analyze", "seen.csv", "done.csv", "--metric", "purchase:sums"], "no kind sums"),
        (["analyze", "seen.csv", "done.csv", "--columns", "user=id"], "exposures.variant=COLUMN"),
        (["analyze", "seen.csv", "done.csv", "--lower-is-better", "x"], "--metric as well"),
        (["analyze", "seen.csv", "done.csv", "--window-days", "3"], "needs times"),
        (["analyze", "seen.csv", "done.csv", "--output", "."], "is a folder"),
    ],
)
def test_what_cannot_be_used_is_one_message(here: Path, arguments: list[str], word: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2, result.output
    assert word in result.output
    assert "Traceback" not in result.output
    assert list(here.glob("*.html")) == []


def test_an_analysis_is_printed_and_written(here: Path) -> None:
    result = call("analyze", "seen.csv", "done.csv", "--segment", "country")
    assert result.exit_code == 0, result.output
    assert "new, purchase: better (corrected p < 0.001)" in result.output
    assert "50.000% against 5.000%" in result.output
    assert "Segments" in (here / "experiment-seen.html").read_text(encoding="utf-8")


def test_json_has_everything_and_a_mismatch_is_exit_code_1(here: Path) -> None:
    told = json.loads(call("analyze", "seen.csv", "done.csv", "--json").output)
    assert told["users"] == {"control": 200, "new": 200}
    assert told["results"][0]["difference"] == pytest.approx(0.45)
    assert told["results"][0]["state"] == "better"
    void = call("analyze", "seen.csv", "done.csv", "--weights", "control=80,new=20", "--json")
    assert (void.exit_code, json.loads(void.output)["state"]) == (1, "void")


def test_texts_in_an_encoding_that_is_said(tmp_path: Path) -> None:
    names = ["김민", "이영"]
    users = [f"{name}{at}" for name in names for at in range(60)]
    shown = [f"{user},{'new' if at % 2 else 'control'}" for at, user in enumerate(users)]
    exposures, outcomes = tmp_path / "e.csv", tmp_path / "o.csv"
    exposures.write_text("\n".join(["user,variant", *shown]), encoding="cp949")
    outcomes.write_text("\n".join(["user", *users[::3]]), encoding="utf-8")
    place = ["--json", "--encoding", "exposures=cp949"]
    told = call("analyze", str(exposures), str(outcomes), *place)
    found = json.loads(told.output)
    assert [one["code"] for one in found["findings"] if "encod" in one["code"]] == []
    assert found["results"][0]["raw"]["control"]["mean"] == 1 / 3, "all ids of both files are alike"
    wrong = call("analyze", str(exposures), str(outcomes), "--json", "--encoding", "gb18030")
    assert wrong.exit_code == 2, "in another encoding no user of one file is in the other"
    guessed = call("analyze", str(exposures), str(outcomes), "--output", str(tmp_path / "p.html"))
    assert "--encoding exposures=NAME" in guessed.output
    assert f"(e.csv: {users[0]},control)" in guessed.output, "the value to look at is shown"
    for refused, why in [("shown=cp949", "exposures=cp949"), ("klingon", "klingon")]:
        result = call("analyze", str(exposures), str(outcomes), "--encoding", refused)
        assert result.exit_code == 2
        assert why in result.output
