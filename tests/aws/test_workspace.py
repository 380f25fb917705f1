"""Names of a run."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from personalize_poc import errors, record
from personalize_poc.aws.targets import Target
from personalize_poc.aws.workspace import Workspace
from personalize_poc.files import write_atomically
from tests.support.fake_personalize import ACCOUNT, fake_target


def workspace(run_name: str = "workshop", name: str = "local", **options: Any) -> Workspace:
    session: Any = None
    target = Target(name, "ap-southeast-1", ACCOUNT, "arn", None, session)
    return Workspace(target, run_name, **options)


@pytest.mark.parametrize(
    "name", ["", "a", "A", "9a", "my_run", "a--b", "a-", "-a", "ä1", "a b", "x" * 31, None, 5]
)
def test_bad_run_names(name: Any) -> None:
    with pytest.raises(errors.BadInput, match="cannot be used"):
        workspace(name)


@pytest.mark.parametrize("name", ["ab", "workshop", "ci-newest", "a1", "x" * 30])
def test_names_keep_the_limits_of_the_services(name: str) -> None:
    ws = workspace(name)
    pattern = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9\-_]{0,62}")
    for made in (ws.dataset_group, ws.solution("personalized-ranking"), ws.event_tracker):
        assert pattern.fullmatch(made)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]", ws.bucket)
    assert len(ws.role) <= 64


def test_no_run_owns_the_names_of_another() -> None:
    assert not workspace("a-b").solution("c").startswith(workspace("a1").prefix)
    assert not workspace("ab-c").solution("d").startswith(workspace("ab").prefix)


def test_arns() -> None:
    ws = workspace()
    start = f"arn:aws:personalize:ap-southeast-1:{ACCOUNT}:"
    assert ws.arn("dataset-group") == start + "dataset-group/poc-workshop"
    assert ws.arn("solution", "sims") == start + "solution/poc-workshop_sims"
    assert ws.arn("solution", ws.solution("sims")) == ws.arn("solution", "sims")
    assert ws.arn("dataset", "items") == start + "dataset/poc-workshop/ITEMS"
    assert ws.arn("dataset", ws.dataset("items")) == ws.arn("dataset", "items")
    for kind in ("event-tracker", "solution-version", "campaign"):
        with pytest.raises(errors.BadInput):
            ws.arn(kind)
    with pytest.raises(errors.BadInput, match="name"):
        ws.filter("with blanks")


def test_a_given_bucket_and_role(monkeypatch: pytest.MonkeyPatch) -> None:
    role = f"arn:aws:iam::{ACCOUNT}:role/service/team"
    ws = workspace(bucket="shared", role=role)
    assert (ws.bucket, ws.owns_bucket, ws.owns_role) == ("shared", False, False)
    assert (ws.role, ws.role_arn) == ("team", role)
    assert ws.s3_uri("x.csv") == "s3://shared/personalize-poc/workshop/x.csv"
    monkeypatch.setenv("PERSONALIZE_POC_BUCKET", "cloud")
    assert workspace(name="aws").bucket == "cloud"
    assert workspace(name="local").owns_bucket, "a bucket of AWS is not one of the stand-in"


def test_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_RUN_DIR", str(tmp_path / "run"))
    ws = workspace()
    ws.record("table", pd.DataFrame({"a": [1, 2], "b": [0.5, np.nan]}))
    ws.record("metrics", {"x": np.float64(0.25), "n": np.int64(3)})
    ws.record("metrics", {"x": np.float64(0.5)})
    assert record.read(ws.folder) == {
        "table": [{"a": 1, "b": 0.5}, {"a": 2, "b": None}],
        "metrics": {"x": 0.5},
    }
    with pytest.raises(errors.BadInput, match="cannot be recorded"):
        ws.record("bad", object())
    assert [path.name for path in ws.folder.iterdir()] == ["recorded.json"]
    json.loads((ws.folder / "recorded.json").read_text("utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_is_written_may_be_read_by_whom_the_folder_lets_in(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_atomically(tmp_path / "report.html", "text")
    finally:
        os.umask(before)
    assert (tmp_path / "report.html").stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [tmp_path / "report.html"]


def test_newest_trained_version() -> None:
    for target, fake, clock in fake_target():
        ws = Workspace(target, "workshop")
        with pytest.raises(errors.NotThere, match="Run notebook 03"):
            ws.solution_version("sims")
        solution = ws.arn("solution", "sims")
        fake.create("Solution", {"name": ws.solution("sims"), "datasetGroupArn": "g"})
        versions = []
        for _ in range(3):
            answer = target.personalize.create_solution_version(solutionArn=solution)
            versions.append(answer["solutionVersionArn"])
            clock.sleep(100)
        target.personalize.list_schemas()
        fake.held[versions[-1]]["status"] = "CREATE FAILED"
        assert ws.solution_version("sims") == versions[1]
