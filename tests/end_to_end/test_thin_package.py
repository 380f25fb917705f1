"""The thin package against the running stand-in: create, use, run again, clean up, verify."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from personalize_poc import errors
from personalize_poc.aws import cleanup, ensure, preflight, resources, targets
from personalize_poc.aws.targets import Target
from personalize_poc.aws.waiting import wait
from personalize_poc.aws.workspace import Workspace
from personalize_poc.evaluation import formulas, uncertainty, worked
from personalize_poc.inference import batch, events
from personalize_poc.local.process import daemon
from tests.support.patience import PATIENCE, until

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.dumps(
    {
        "type": "record",
        "name": "Interactions",
        "namespace": "com.amazonaws.personalize.schema",
        "fields": [
            {"name": "USER_ID", "type": "string"},
            {"name": "ITEM_ID", "type": "string"},
            {"name": "EVENT_TYPE", "type": "string"},
            {"name": "TIMESTAMP", "type": "long"},
        ],
        "version": "1.0",
    }
)
WATCHED = 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")'


def control(command: str, folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "personalize_poc.local", command, "--data-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("stand-in")
    yield folder
    control("stop", folder)


@pytest.fixture
def target(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Target:
    """The stand-in of this module; started by the first test that asks for it."""
    monkeypatch.setenv("PERSONALIZE_POC_DATA_DIR", str(folder))
    monkeypatch.delenv("PERSONALIZE_POC_ENDPOINT", raising=False)
    return targets.connect("local", "eu-west-1")


def interactions(seed: int = 1) -> pd.DataFrame:
    """1,500 rows of 60 users in two groups, each with its own 20 items."""
    rng = np.random.default_rng(seed)
    users = np.repeat(np.arange(60), 25)
    items = rng.integers(0, 20, len(users)) + 20 * (users % 2)
    return pd.DataFrame(
        {
            "USER_ID": [f"u{user}" for user in users],
            "ITEM_ID": [f"i{item}" for item in items],
            "EVENT_TYPE": "Watch",
            "TIMESTAMP": 1_700_000_000 + np.arange(len(users)) * 60,
        }
    )


def run(ws: Workspace, frame: pd.DataFrame, policy: Any = None) -> dict[str, str]:
    """The path of the notebooks in short; returns name -> ARN."""
    target, p = ws.target, ws.target.personalize
    ensure.bucket(ws, policy)
    role = ensure.role(ws)
    made = {"group": ensure.resource(p.create_dataset_group, name=ws.dataset_group)}
    made["schema"] = ensure.resource(p.create_schema, name=ws.schema("interactions"), schema=SCHEMA)
    wait(target, made["group"])
    made["dataset"] = ensure.resource(
        p.create_dataset,
        name=ws.dataset("interactions"),
        schemaArn=made["schema"],
        datasetGroupArn=made["group"],
        datasetType="Interactions",
    )
    wait(target, made["dataset"])
    made["import"] = ensure.ready(
        target,
        p.create_dataset_import_job,
        jobName=ws.import_job("interactions"),
        datasetArn=made["dataset"],
        dataSource={"dataLocation": ensure.upload(ws, frame, "interactions.csv")},
        roleArn=role,
    )
    made["solution"] = ensure.resource(
        p.create_solution,
        name=ws.solution("sims"),
        datasetGroupArn=made["group"],
        recipeArn="arn:aws:personalize:::recipe/aws-sims",
        performAutoTraining=False,
    )
    wait(target, made["solution"])
    made["version"] = ensure.resource(p.create_solution_version, solutionArn=made["solution"])
    made["tracker"] = ensure.resource(
        p.create_event_tracker, name=ws.event_tracker, datasetGroupArn=made["group"]
    )
    made["filter"] = ensure.resource(
        p.create_filter,
        name=ws.filter("watched"),
        datasetGroupArn=made["group"],
        filterExpression=WATCHED,
    )
    wait(target, [made["version"], made["tracker"], made["filter"]], timeout=PATIENCE)
    made["campaign"] = ensure.resource(
        p.create_campaign,
        name=ws.campaign("sims"),
        solutionVersionArn=made["version"],
        minProvisionedTPS=1,
    )
    wait(target, made["campaign"], timeout=PATIENCE)
    return made


def test_create_use_run_again_and_clean_up(target: Target, capsys: Any) -> None:
    ws = Workspace(target, "journey")
    assert preflight.show(ws, interactions=1500).ok
    made = run(ws, interactions())
    assert made["campaign"] == ws.arn("campaign", "sims")
    assert made["dataset"] == ws.arn("dataset", "interactions")
    assert made["version"] == ws.solution_version("sims")
    assert preflight.show(ws, {made["campaign"]: "04"}).ok
    tracker = resources.find(target.personalize, "event-tracker", ws.event_tracker)
    assert tracker == made["tracker"]

    known = uncertainty.evaluation(target, made["version"])
    means = target.personalize.get_solution_metrics(solutionVersionArn=made["version"])["metrics"]
    assert known is not None
    assert known["metrics"] == means
    low, high = known["intervals"]["metrics"]["mean_reciprocal_rank_at_25"]
    assert low < means["mean_reciprocal_rank_at_25"] < high
    lead = known["above_popularity"]["precision_at_25"]["difference"]
    baseline = known["popularity"]["metrics"]["precision_at_25"]
    assert lead == pytest.approx(means["precision_at_25"] - baseline, abs=2e-4)
    assert uncertainty.evaluation(target, made["campaign"]) is None

    page = uncertainty.tested(target, made["version"])
    assert page is not None
    people = worked.users(page)
    assert len(people) == known["users"]
    by_hand = [formulas.of_one(one.list, one.truth) for one in people]
    fresh = [formulas.of_one(one.new_list, one.new_truth) for one in people if one.new_truth]
    for metric in set(means) - {"coverage"}:
        assert np.mean([found[metric] for found in by_hand]) == pytest.approx(
            means[metric], abs=1e-4
        )
        assert np.mean([found[metric] for found in fresh]) == pytest.approx(
            known["without_repeats"][metric], abs=1e-4
        )
        assert page["values"][metric] == pytest.approx(
            [found[metric] for found in by_hand], abs=1e-6
        )
    assert uncertainty.tested(target, made["campaign"]) is None

    answer = target.runtime.get_recommendations(campaignArn=made["campaign"], itemId="i3")
    first = answer["itemList"][0]["itemId"]
    assert int(first[1:]) < 20, "similar items are those of the same group"
    told = target.personalize.describe_event_tracker(eventTrackerArn=tracker)
    events.send(target, told["eventTracker"]["trackingId"], "new", first, "Watch")
    ask: dict[str, Any] = {"campaignArn": made["campaign"], "itemId": "i3", "userId": "new"}
    filtered = target.runtime.get_recommendations(filterArn=made["filter"], **ask)["itemList"]
    assert first not in [item["itemId"] for item in filtered]
    assert filtered

    capsys.readouterr()
    assert run(ws, interactions()) == made, "a rerun makes nothing"
    assert ": created" not in capsys.readouterr().out

    changed = run(ws, interactions(seed=2))
    assert changed["import"] == made["import"] + "-2", "other data is imported"
    assert changed["version"] != made["version"], "and trained on"
    deployed = target.personalize.describe_campaign(campaignArn=made["campaign"])["campaign"]
    assert deployed["solutionVersionArn"] == changed["version"], "and deployed"

    plan = cleanup.plan(ws)
    assert {item.kind for item in plan.items} == {
        *("campaign", "solution", "event-tracker", "filter", "dataset", "schema"),
        *("dataset-group", "objects", "bucket", "role"),
    }
    assert len(plan.execute()) == 0
    assert len(cleanup.verify(ws)) == 0
    assert len(cleanup.plan(ws).execute()) == 0, "a second cleanup finds nothing"


def test_batch_inference_there_and_back(target: Target) -> None:
    ws = Workspace(target, "batch")
    made = run(ws, interactions())
    rows = [{"itemId": f"i{number}"} for number in range(12)]
    job = ensure.resource(
        target.personalize.create_batch_inference_job,
        jobName=ws.batch_job("items"),
        solutionVersionArn=made["version"],
        jobInput={"s3DataSource": {"path": batch.write_input(ws, rows, "items.json")}},
        jobOutput={"s3DataDestination": {"path": ws.s3_uri("batch/")}},
        roleArn=ws.role_arn,
        numResults=5,
    )
    wait(target, job, timeout=PATIENCE)
    results = batch.read_output(ws, ws.s3_uri("batch/"))
    assert results["itemId"].tolist() == [row["itemId"] for row in rows]
    assert results["items"].str.len().tolist() == [5] * 12
    assert results["error"].isna().all()
    assert len(cleanup.plan(ws).execute()) == 0


def test_a_metric_attribution_is_found_again_and_cleaned_up(target: Target, capsys: Any) -> None:
    ws, p = Workspace(target, "impact"), target.personalize
    metric = {"metricName": "watched", "eventType": "Watch", "expression": "SAMPLECOUNT()"}
    second = {**metric, "metricName": "clicked", "eventType": "Click"}
    role = ensure.role(ws)
    group = ensure.resource(p.create_dataset_group, name=ws.dataset_group)
    wait(target, group)
    output = {"roleArn": role}

    def attribution(*metrics: dict[str, str]) -> str:
        return ensure.resource(
            p.create_metric_attribution,
            name=ws.metric_attribution,
            datasetGroupArn=group,
            metrics=list(metrics),
            metricsOutputConfig=output,
        )

    made = attribution(metric, second)
    assert wait(target, made)[made]["status"] == "ACTIVE"
    assert attribution(second, metric) == made
    assert "already there" in capsys.readouterr().out
    with pytest.raises(errors.NameTaken, match="metrics is"):
        attribution(metric)
    plan = cleanup.plan(ws)
    assert "metric-attribution" in [item.kind for item in plan.items]
    assert len(plan.execute()) == 0
    assert p.list_metric_attributions()["metricAttributions"] == []


def test_a_forgotten_bucket_policy_is_told_and_a_rerun_repairs_it(target: Target) -> None:
    ws = Workspace(target, "policy")
    frame = interactions()
    forgotten = {"Version": "2012-10-17", "Statement": [_other_statement(ws)]}
    with pytest.raises(errors.ResourceFailed, match="Insufficient privileges"):
        run(ws, frame, forgotten)
    assert run(ws, frame)["import"].endswith("interactions-2")
    assert len(cleanup.plan(ws).execute()) == 0


def _other_statement(ws: Workspace) -> dict[str, Any]:
    return {
        "Effect": "Allow",
        "Principal": {"Service": "logging.s3.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{ws.bucket}/*",
    }


def test_names_taken_and_refusals(target: Target) -> None:
    ws = Workspace(target, "taken")
    p = target.personalize
    ensure.resource(p.create_schema, name=ws.schema("a"), schema=SCHEMA)
    other = SCHEMA.replace("EVENT_TYPE", "DEVICE")
    with pytest.raises(errors.NameTaken, match="exists with other parameters: schema is"):
        ensure.resource(p.create_schema, name=ws.schema("a"), schema=other)
    with pytest.raises(errors.Refused, match="InvalidInputException"):
        ensure.resource(p.create_schema, name="not a name", schema=SCHEMA)
    with pytest.raises(errors.Refused, match="ResourceNotFoundException"):
        ensure.resource(p.create_solution_version, solutionArn=ws.arn("solution", "none"))
    assert len(cleanup.plan(ws).execute()) == 0


def test_cleanup_interrupted_at_any_point_goes_on(target: Target) -> None:
    """Ctrl-C arrives at every further deletion and at some lookups; each cleanup goes on."""
    ws = Workspace(target, "interrupted")
    run(ws, interactions())
    seen: list[str] = []
    interrupted: list[str] = []

    def interrupt(model: Any, **_: Any) -> None:
        seen.append(model.name)
        deletes = model.name.startswith("Delete")
        if (deletes and model.name not in interrupted) or len(seen) in (3, 40):
            interrupted.append(model.name)
            raise KeyboardInterrupt

    for client in (target.personalize, target.s3, target.iam):
        client.meta.events.register("before-call", interrupt)
    attempts = 1
    while True:
        try:
            assert len(cleanup.plan(ws).execute()) == 0
            break
        except KeyboardInterrupt:
            attempts += 1
            assert attempts < 40
    for kind in ("Campaign", "Solution", "EventTracker", "Filter", "Dataset", "Bucket", "Role"):
        assert f"Delete{kind}" in interrupted


def test_two_runs_do_not_meet(target: Target) -> None:
    one, two = Workspace(target, "first-run"), Workspace(target, "second-run")
    for ws in (one, two):
        ensure.bucket(ws)
        ensure.role(ws)
        wait(
            target, ensure.resource(target.personalize.create_dataset_group, name=ws.dataset_group)
        )
    assert len(cleanup.plan(one).execute()) == 0
    assert [item.kind for item in cleanup.verify(two).items] == ["dataset-group", "bucket", "role"]
    assert len(cleanup.plan(two).execute()) == 0


def test_a_stand_in_that_stops_says_so_and_keeps_its_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_DATA_DIR", str(tmp_path))
    try:
        target = targets.connect("local")
        ws = Workspace(target, "stopping")
        arn = ensure.resource(target.personalize.create_schema, name=ws.schema("a"), schema=SCHEMA)
        ensure.bucket(ws)
        ensure.role(ws)
        wait(
            target, ensure.resource(target.personalize.create_dataset_group, name=ws.dataset_group)
        )
        control("stop", tmp_path)
        with pytest.raises(errors.StandInGone, match="has stopped"):
            ensure.resource(target.personalize.create_dataset_group, name=ws.dataset_group)
        with pytest.raises(errors.StandInGone):
            ensure.bucket(ws)
        again = targets.connect("local")
        assert resources.describe(again.personalize, arn) is not None
        ws = Workspace(again, "stopping")
        told = preflight.show(ws, {ws.arn("dataset-group"): "01"})
        assert "restored" not in str(told)  # bucket and role have survived
        kinds = [item.kind for item in cleanup.verify(ws).items]
        assert kinds == ["schema", "dataset-group", "bucket", "role"]
    finally:
        control("stop", tmp_path)


CELL = """
from personalize_poc.aws import ensure, targets, waiting
from personalize_poc.aws.workspace import Workspace

target = targets.connect("local")
ws = Workspace(target, "killed-kernel")
arn = ensure.resource(target.personalize.create_dataset_group, name=ws.dataset_group)
print("made", flush=True)
waiting.wait(target, arn)
print("ready", flush=True)
"""


def test_a_kernel_killed_in_a_cell_and_the_cell_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_DATA_DIR", str(tmp_path))
    state, _ = daemon.start(tmp_path, 0, ["--job-seconds", "dataset-group=3600"])
    monkeypatch.setenv("PERSONALIZE_POC_ENDPOINT", state["endpoint"])
    command = [sys.executable, "-c", CELL]
    try:
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as kernel:
            lines = kernel.stdout
            assert lines is not None
            until(lambda: "made" in lines.readline())
            kernel.kill()
        daemon.stop(tmp_path)
        state, _ = daemon.start(tmp_path, 0, [])
        monkeypatch.setenv("PERSONALIZE_POC_ENDPOINT", state["endpoint"])
        again = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        assert "already there" in again.stdout
        assert "ready" in again.stdout
    finally:
        control("stop", tmp_path)


def test_two_notebooks_that_start_at_once_share_one_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_DATA_DIR", str(tmp_path))
    code = "from personalize_poc.aws import targets; print(targets.connect('local').endpoint)"
    both = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    try:
        told = {process.communicate(timeout=PATIENCE)[0].strip() for process in both}
    finally:
        control("stop", tmp_path)
    assert len(told) == 1
    assert "" not in told
