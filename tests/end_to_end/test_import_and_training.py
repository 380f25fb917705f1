"""From CSV to offline metrics: import jobs, solutions, solution versions and their ends."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local import errors
from personalize_poc.local.api.operations import job_kinds
from personalize_poc.local.api.solutions import automatic_training
from personalize_poc.local.jobs.kinds import by_name
from personalize_poc.local.options import Options
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind, Status
from tests.support.operations_harness import ACCOUNT, REGION, ROLE, Api
from tests.support.patience import until

PREFIX = f"arn:aws:personalize:{REGION}:{ACCOUNT}"
POPULARITY = "arn:aws:personalize:::recipe/aws-popularity-count"
SIMS = "arn:aws:personalize:::recipe/aws-sims"
CSV = "s3://bucket/interactions.csv"


def avro(kind: str, **fields: Any) -> str:
    declared = [
        {"name": name, **(of if isinstance(of, dict) else {"type": of})}
        for name, of in fields.items()
    ]
    namespace = "com.amazonaws.personalize.schema"
    return json.dumps(
        {
            "type": "record",
            "name": kind,
            "namespace": namespace,
            "fields": declared,
            "version": "1.0",
        }
    )


INTERACTIONS = avro(
    "Interactions", USER_ID="string", ITEM_ID="string", TIMESTAMP="long", EVENT_TYPE="string"
)
ITEMS = avro("Items", ITEM_ID="string", GENRES={"type": "string", "categorical": True})


def csv_text(users: int = 40, each: int = 30) -> str:
    """Every user meets items in a fixed but uneven pattern; 1 in 3 events is a click."""
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE"]
    for user in range(users):
        for step in range(each):
            item = (user * 7 + step * step) % 61
            kind = "click" if step % 3 == 0 else "watch"
            lines.append(f"u{user},i{item},{1_600_000_000 + step * 1000 + user},{kind}")
    return "\n".join(lines) + "\n"


IN_PROCESSES = pytest.mark.parametrize("processes", [True], ids=["processes"])
"""The mark of tests of what becomes of worker processes."""


@pytest.fixture
def processes() -> bool:
    """Whether worker processes do the jobs."""
    return False


@pytest.fixture
def api(tmp_path: Path, processes: bool) -> Iterator[Api]:
    api = Api(tmp_path, processes=processes)
    api.cloud.objects[CSV] = csv_text()
    yield api
    api.close()


def dataset(api: Api, group: str, kind: str = "Interactions", schema: str = INTERACTIONS) -> str:
    schema_arn = api.CreateSchema(name=f"{kind}-schema", schema=schema)["schemaArn"]
    arn = api.CreateDataset(
        name=f"films-{kind}", schemaArn=schema_arn, datasetGroupArn=group, datasetType=kind
    )["datasetArn"]
    api.idle()
    return str(arn)


def start_import(api: Api, dataset_arn: str, name: str = "first", **params: Any) -> str:
    request = {"dataSource": {"dataLocation": CSV}, "roleArn": ROLE} | params
    answer = api.CreateDatasetImportJob(jobName=name, datasetArn=dataset_arn, **request)
    return str(answer["datasetImportJobArn"])


def describe_import(api: Api, arn: str) -> dict[str, Any]:
    job: dict[str, Any] = api.DescribeDatasetImportJob(datasetImportJobArn=arn)["datasetImportJob"]
    return job


@pytest.fixture
def imported(api: Api) -> str:
    """A dataset group with imported interactions; its ARN."""
    group = api.group()
    job = start_import(api, dataset(api, group))
    api.idle()
    assert describe_import(api, job)["status"] == "ACTIVE"
    return group


def solution(api: Api, group: str, name: str = "popular", **params: Any) -> str:
    request = {"recipeArn": POPULARITY, "performAutoTraining": False} | params
    return str(api.CreateSolution(name=name, datasetGroupArn=group, **request)["solutionArn"])


def version(api: Api, solution_arn: str, **params: Any) -> str:
    answer = api.CreateSolutionVersion(solutionArn=solution_arn, **params)
    return str(answer["solutionVersionArn"])


def describe(api: Api, version_arn: str) -> dict[str, Any]:
    shown: dict[str, Any] = api.DescribeSolutionVersion(solutionVersionArn=version_arn)
    return dict(shown["solutionVersion"])


# -- imports --------------------------------------------------------------------------------------


def test_life_of_an_import(api: Api) -> None:
    group = api.group()
    arn = dataset(api, group)
    job = start_import(api, arn)
    assert job == f"{PREFIX}:dataset-import-job/first"
    api.idle()
    shown = describe_import(api, job)
    assert {key: shown[key] for key in shown if not key.endswith("DateTime")} == {
        "jobName": "first",
        "datasetImportJobArn": job,
        "datasetArn": arn,
        "status": "ACTIVE",
        "dataSource": {"dataLocation": CSV},
        "roleArn": ROLE,
        "importMode": "FULL",
    }
    assert api.serving.changed == [arn]
    [entry] = api.ListDatasetImportJobs(datasetArn=arn)["datasetImportJobs"]
    assert set(entry) == {
        "datasetImportJobArn",
        "jobName",
        "status",
        "creationDateTime",
        "lastUpdatedDateTime",
        "importMode",
    }
    with pytest.raises(errors.ResourceAlreadyExistsException):
        start_import(api, arn)
    api.DeleteDataset(datasetArn=arn)
    api.idle()
    assert api.ListDatasetImportJobs() == {"datasetImportJobs": []}


def test_a_deleted_dataset_takes_its_records_and_events_along(api: Api, imported: str) -> None:
    items = dataset(api, imported, "Items", ITEMS)
    api.state.records.put(items, {"i900": {"ITEM_ID": "i900", "GENRES": "Drama"}})
    api.state.events.append(imported, [Event("u1", "i1", 1_700_000_000, "watch")])
    api.DeleteDataset(datasetArn=items)
    api.idle()
    assert api.state.records.of(items) == {}
    assert len(list(api.state.events.since(imported))) == 1
    api.DeleteDataset(datasetArn=f"{PREFIX}:dataset/films/INTERACTIONS")
    api.idle()
    assert list(api.state.events.since(imported)) == []


@pytest.mark.parametrize(
    ("location", "role", "reason"),
    [
        (CSV, ROLE + "-other", "Insufficient privileges"),
        ("s3://bucket/none.csv", ROLE, "Invalid Data location"),
        ("s3://bucket/broken.csv", ROLE, "broken.csv"),
        ("s3://bucket/narrow.csv", ROLE, "missing the following columns"),
    ],
)
def test_an_import_that_fails_says_why_and_changes_nothing(
    api: Api, location: str, role: str, reason: str
) -> None:
    api.cloud.objects["s3://bucket/broken.csv"] = csv_text().replace("1600000000", "soon")
    api.cloud.objects["s3://bucket/narrow.csv"] = "USER_ID,ITEM_ID\na,b\n"
    arn = dataset(api, api.group())
    job = start_import(api, arn, dataSource={"dataLocation": location}, roleArn=role)
    api.idle()
    shown = describe_import(api, job)
    assert shown["status"] == "CREATE FAILED"
    assert reason in shown["failureReason"]
    assert "failureReason" in api.ListDatasetImportJobs()["datasetImportJobs"][0]
    assert api.serving.changed == []


def test_incremental_imports_need_bulk_data_first(api: Api) -> None:
    from personalize_poc.local.datasets.segments import manifest as segments

    arn = dataset(api, api.group())
    with pytest.raises(errors.InvalidInputException, match="FULL"):
        start_import(api, arn, importMode="INCREMENTAL")
    start_import(api, arn)
    api.idle()
    api.cloud.objects[CSV] = csv_text(users=50)
    start_import(api, arn, "more", importMode="INCREMENTAL")
    api.idle()
    folder = api.data_dir / api.state.resources.get(arn).private["folder"]
    assert len(segments.snapshot(folder)) == 2
    assert segments.read(folder).num_rows == 50 * 30


def test_imports_that_cannot_start(api: Api) -> None:
    arn = dataset(api, api.group())
    with pytest.raises(errors.InvalidInputException, match="roleArn"):
        start_import(api, arn, roleArn=None)
    with pytest.raises(errors.InvalidInputException, match="dataLocation"):
        start_import(api, arn, dataSource={})
    with pytest.raises(errors.InvalidInputException, match="publishAttributionMetricsToS3"):
        start_import(api, arn, publishAttributionMetricsToS3=True)
    with pytest.raises(errors.ResourceNotFoundException):
        start_import(api, f"{arn}X")
    for number in range(5):
        api.state.resources.add(
            Resource(
                f"{PREFIX}:dataset-import-job/{number}",
                ResourceKind.DATASET_IMPORT_JOB,
                ACCOUNT,
                REGION,
                str(number),
                parent=arn,
                status=Status.CREATE_PENDING,
            )
        )
    with pytest.raises(errors.LimitExceededException) as limit:
        start_import(api, arn)
    assert limit.value.message == "More than 5 resources with PENDING or IN_PROGRESS status."


# -- solutions and versions -------------------------------------------------------------------


def test_life_of_a_solution(api: Api, imported: str, tmp_path: Path) -> None:
    arn = solution(api, imported)
    assert arn == f"{PREFIX}:solution/popular"
    shown = api.DescribeSolution(solutionArn=arn)["solution"]
    assert shown["status"] == "ACTIVE"
    assert shown["creationDateTime"] == shown["lastUpdatedDateTime"]
    assert shown["performAutoTraining"] is False
    assert "latestSolutionVersion" not in shown
    assert "solutionConfig" not in shown

    trained = version(api, arn)
    name, number = trained.rsplit("/", 2)[1:]
    assert name == "popular"
    assert len(number) == 8
    assert int(number, 16) >= 0
    api.idle()
    result = describe(api, trained)
    assert result["status"] == "ACTIVE", result
    assert result["name"] == f"popular/{number}"
    assert result["trainingMode"] == "FULL"
    assert result["trainingType"] == "MANUAL"
    assert result["recipeArn"] == POPULARITY
    assert result["solutionArn"] == arn
    assert 0.001 <= result["trainingHours"] < 0.1, "never 0: something was trained"
    latest = api.DescribeSolution(solutionArn=arn)["solution"]["latestSolutionVersion"]
    assert latest == api.ListSolutionVersions(solutionArn=arn)["solutionVersions"][0]
    assert set(latest) == {
        "solutionVersionArn",
        "status",
        "trainingMode",
        "trainingType",
        "creationDateTime",
        "lastUpdatedDateTime",
    }

    metrics = api.GetSolutionMetrics(solutionVersionArn=trained)["metrics"]
    assert {"coverage", "precision_at_5", "mean_reciprocal_rank_at_25"} <= set(metrics)
    assert all(value == round(value, 4) for value in metrics.values())
    model = tmp_path / api.state.resources.get(trained).private["model"]
    assert (model / "manifest.json").is_file()

    api.DeleteSolution(solutionArn=arn)
    api.idle()
    for gone in (api.DescribeSolution, api.DeleteSolution):
        with pytest.raises(errors.ResourceNotFoundException):
            gone(solutionArn=arn)
    with pytest.raises(errors.ResourceNotFoundException):
        describe(api, trained)
    assert not model.exists()


def test_versions_of_the_same_data_are_equal(api: Api, imported: str) -> None:
    arn = solution(api, imported, recipeArn=SIMS)
    first, second = version(api, arn), version(api, arn, name="by-hand")
    api.idle()
    assert first != second
    assert describe(api, second)["name"] == "by-hand"
    metrics = [api.GetSolutionMetrics(solutionVersionArn=v)["metrics"] for v in (first, second)]
    assert metrics[0] == metrics[1]


def test_live_events_and_records_are_trained_on(api: Api, imported: str) -> None:
    items = dataset(api, imported, "Items", ITEMS)
    api.state.records.put(items, {"i900": {"ITEM_ID": "i900", "GENRES": "Drama"}})
    api.state.events.append(
        imported,
        [Event(f"u{user}", "i901", 1_700_000_000 + user, "watch") for user in range(40)],
    )
    arn = version(api, solution(api, imported))
    api.idle()
    assert describe(api, arn)["status"] == "ACTIVE", describe(api, arn)
    model = api.data_dir / api.state.resources.get(arn).private["model"]
    assert {"i0", "i900", "i901"} <= set(json.loads((model / "item_ids.json").read_text()))
    manifest = json.loads((model / "manifest.json").read_text())
    assert manifest["counts"]["interactions"] == 40 * 30 + 40


def test_too_little_data_fails_with_the_documented_reason(api: Api, imported: str) -> None:
    arn = version(api, solution(api, imported, eventType="click"))
    api.idle()
    shown = describe(api, arn)
    assert shown["status"] == "CREATE FAILED"
    assert (
        "fewer than 1000 interactions after filtering by event type: click"
        in (shown["failureReason"])
    )
    assert "trainingHours" not in shown
    assert "failureReason" in api.ListSolutionVersions()["solutionVersions"][0]
    with pytest.raises(errors.InvalidInputException, match="CREATE FAILED"):
        api.GetSolutionMetrics(solutionVersionArn=arn)


def test_the_options_of_a_solution_are_shown_and_copied(api: Api, imported: str) -> None:
    config = {"algorithmHyperParameters": {"popularity_discount_factor": "0.25"}}
    arn = solution(api, imported, recipeArn=SIMS, solutionConfig=config)
    trained = version(api, arn)
    api.idle()
    assert api.DescribeSolution(solutionArn=arn)["solution"]["solutionConfig"] == config
    assert describe(api, trained)["solutionConfig"] == config
    model = api.data_dir / api.state.resources.get(trained).private["model"]
    parameters = json.loads((model / "manifest.json").read_text())["parameters"]
    assert parameters["popularity_discount_factor"] == "0.25"
    assert parameters["min_cointeraction_count"] == "3"


@pytest.mark.parametrize(
    ("params", "error", "match"),
    [
        ({"recipeArn": None}, errors.InvalidInputException, "recipeArn"),
        ({"recipeArn": SIMS + "x"}, errors.ResourceNotFoundException, "aws-simsx"),
        ({"performAutoML": True}, errors.InvalidInputException, "performAutoML"),
        ({"performHPO": True}, errors.InvalidInputException, "nothing to tune"),
        ({"performIncrementalUpdate": True}, errors.InvalidInputException, "semantic"),
        (
            {"recipeArn": "arn:aws:personalize:::recipe/aws-vod-top-picks"},
            errors.InvalidInputException,
            "CreateRecommender",
        ),
        (
            {"solutionConfig": {"algorithmHyperParameters": {"bptt": "3"}}},
            errors.InvalidInputException,
            "bptt",
        ),
        (
            {
                "recipeArn": SIMS,
                "solutionConfig": {"algorithmHyperParameters": {"popularity_discount_factor": "2"}},
            },
            errors.InvalidInputException,
            "popularity_discount_factor",
        ),
        (
            {"solutionConfig": {"eventsConfig": {"eventParametersList": [{"eventType": "a"}]}}},
            errors.InvalidInputException,
            "aws-user-personalization-v2",
        ),
        (
            {"solutionConfig": {"optimizationObjective": {"itemAttribute": "PRICE"}}},
            errors.InvalidInputException,
            "optimizationObjective is for",
        ),
        (
            {"solutionConfig": {"eventValueThreshold": "high"}},
            errors.InvalidInputException,
            "not a number",
        ),
        (
            {
                "solutionConfig": {
                    "trainingDataConfig": {"excludedDatasetColumns": {"Interactions": ["ITEM_ID"]}}
                }
            },
            errors.InvalidInputException,
            "ITEM_ID",
        ),
        (
            {"solutionConfig": {"trainingDataConfig": {"excludedDatasetColumns": {"Films": []}}}},
            errors.InvalidInputException,
            "Films",
        ),
        (
            {"solutionConfig": {"autoTrainingConfig": {"schedulingExpression": "rate(3 days)"}}},
            errors.InvalidInputException,
            "performAutoTraining is false",
        ),
        (
            {
                "performAutoTraining": True,
                "solutionConfig": {"autoTrainingConfig": {"schedulingExpression": "rate(31 days)"}},
            },
            errors.InvalidInputException,
            "1 to 30",
        ),
    ],
)
def test_solutions_that_cannot_be(
    api: Api, params: dict[str, Any], error: type[Exception], match: str
) -> None:
    group = api.group()
    with pytest.raises(error, match=match):
        solution(api, group, **params)
    assert api.ListSolutions() == {"solutions": []}


def test_columns_of_a_dataset_can_be_left_out_of_training(api: Api, imported: str) -> None:
    dataset(api, imported, "Items", ITEMS)

    def without(*columns: str) -> dict[str, Any]:
        return {"trainingDataConfig": {"excludedDatasetColumns": {"Items": list(columns)}}}

    with pytest.raises(errors.InvalidInputException, match=r"no column YEAR.*ITEM_ID, GENRES"):
        solution(api, imported, solutionConfig=without("GENRES", "YEAR"))
    arn = version(api, solution(api, imported, solutionConfig=without("GENRES")))
    api.idle()
    assert describe(api, arn)["status"] == "ACTIVE"
    assert describe(api, arn)["solutionConfig"] == without("GENRES")


def test_names_and_quota_of_solutions(api: Api) -> None:
    group = api.group()
    for number in range(10):
        solution(api, group, f"solution-{number}")
    with pytest.raises(errors.ResourceAlreadyExistsException):
        solution(api, group, "solution-0")
    with pytest.raises(errors.LimitExceededException, match="10"):
        solution(api, group, "one-more")
    with pytest.raises(errors.ResourceInUseException, match="solution/solution-0"):
        api.DeleteDatasetGroup(datasetGroupArn=group)
    assert len(api.ListSolutions(datasetGroupArn=group)["solutions"]) == 10


def test_versions_that_cannot_be(api: Api) -> None:
    group = api.group()
    arn = solution(api, group)
    with pytest.raises(errors.InvalidInputException, match="INTERACTIONS"):
        version(api, arn)
    with pytest.raises(errors.InvalidInputException, match="Use FULL"):
        version(api, arn, trainingMode="UPDATE")
    with pytest.raises(errors.InvalidInputException, match="AUTOTRAIN"):
        version(api, arn, trainingMode="AUTOTRAIN")
    with pytest.raises(errors.ResourceNotFoundException):
        version(api, f"{arn}-other")
    with pytest.raises(errors.ResourceNotFoundException):
        api.ListSolutionVersions(solutionArn=f"{arn}-other")
    assert api.ListSolutionVersions() == {"solutionVersions": []}


def test_a_solution_in_use_is_not_deleted(api: Api, imported: str) -> None:
    arn = solution(api, imported)
    busy = Resource(
        f"{arn}/00000000",
        ResourceKind.SOLUTION_VERSION,
        ACCOUNT,
        REGION,
        "x",
        parent=arn,
        dataset_group=imported,
        status=Status.CREATE_IN_PROGRESS,
    )
    api.state.resources.add(busy)
    with pytest.raises(errors.ResourceInUseException, match="00000000"):
        api.GetSolutionMetrics(solutionVersionArn=busy.arn)
    with pytest.raises(errors.ResourceInUseException, match="00000000"):
        api.DeleteSolution(solutionArn=arn)
    with pytest.raises(errors.ResourceInUseException, match="00000000"):
        api.DeleteDataset(datasetArn=f"{PREFIX}:dataset/films/INTERACTIONS")
    api.state.resources.change(busy.arn, status=Status.ACTIVE)
    campaign = Resource(
        f"{PREFIX}:campaign/front-page",
        ResourceKind.CAMPAIGN,
        ACCOUNT,
        REGION,
        "front-page",
        parent=busy.arn,
        dataset_group=imported,
        status=Status.ACTIVE,
    )
    api.state.resources.add(campaign)
    with pytest.raises(errors.ResourceInUseException, match="campaign/front-page"):
        api.DeleteSolution(solutionArn=arn)
    api.state.resources.remove(campaign.arn)
    api.DeleteSolution(solutionArn=arn)


# -- stopping, dying, starting again ----------------------------------------------------------


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Trainings wait in their worker until this file exists."""
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "slow_training.py").write_text(
        "import time\n"
        "from pathlib import Path\n"
        "from personalize_poc.local.training import job\n"
        "from personalize_poc.local.training.description import TrainingJob\n"
        "def run(work: TrainingJob, workdir, progress):\n"
        "    progress({'waiting': True})\n"
        f"    while not Path({str(tmp_path / 'go')!r}).exists():\n"
        "        time.sleep(0.02)\n"
        "    return job.run(work, workdir, progress)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "work"))
    monkeypatch.setattr(by_name(job_kinds())["solution-version"], "work", "slow_training:run")
    return tmp_path / "go"


@IN_PROCESSES
def test_a_training_can_be_stopped(api: Api, imported: str, slow: Path) -> None:
    arn = version(api, solution(api, imported))
    until(lambda: api.jobs.progress(arn))
    assert api.StopSolutionVersionCreation(solutionVersionArn=arn) == {}
    api.idle()
    assert describe(api, arn)["status"] == "CREATE STOPPED"
    with pytest.raises(errors.InvalidInputException, match="CREATE STOPPED"):
        api.StopSolutionVersionCreation(solutionVersionArn=arn)
    with pytest.raises(errors.InvalidInputException, match="CREATE STOPPED"):
        api.GetSolutionMetrics(solutionVersionArn=arn)
    api.DeleteSolution(solutionArn=f"{PREFIX}:solution/popular")
    api.idle()
    assert api.ListSolutions() == {"solutions": []}


@IN_PROCESSES
def test_a_training_goes_on_after_a_restart(api: Api, imported: str, slow: Path) -> None:
    arn = version(api, solution(api, imported))
    until(lambda: api.jobs.progress(arn))
    api.restart()
    assert describe(api, arn)["status"] in ("CREATE PENDING", "CREATE IN_PROGRESS")
    slow.touch()
    api.idle()
    assert describe(api, arn)["status"] == "ACTIVE"
    assert api.GetSolutionMetrics(solutionVersionArn=arn)["metrics"]


@IN_PROCESSES
@pytest.mark.parametrize("gone", [False, True])
def test_an_import_that_a_restart_interrupts_reads_its_object_again(
    api: Api, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gone: bool
) -> None:
    go = tmp_path / "go"
    (tmp_path / "slow_import.py").write_text(
        "import time\n"
        "from pathlib import Path\n"
        "from personalize_poc.local.attribution import import_work\n"
        "from personalize_poc.local.attribution.description import ImportWork\n"
        "def run(work: ImportWork, workdir, progress):\n"
        "    progress({'waiting': True})\n"
        f"    while not Path({str(go)!r}).exists():\n"
        "        time.sleep(0.02)\n"
        "    return import_work.run(work, workdir, progress)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(by_name(job_kinds())["dataset-import-job"], "work", "slow_import:run")
    job = start_import(api, dataset(api, api.group()))
    until(lambda: api.jobs.progress(job))
    api.close()
    if gone:
        api.cloud.objects.clear()
    go.touch()
    api.start()
    api.idle()
    shown = describe_import(api, job)
    assert shown["status"] == ("CREATE FAILED" if gone else "ACTIVE"), shown
    assert shown.get("failureReason") == ("Invalid Data location." if gone else None)
    assert list((tmp_path / "jobs").iterdir()) == []


@IN_PROCESSES
def test_a_training_whose_process_dies_fails(
    api: Api, imported: str, slow: Path, tmp_path: Path
) -> None:
    (tmp_path / "work" / "slow_training.py").write_text(
        "import os\ndef run(payload, workdir, progress):\n    os._exit(137)\n"
    )
    arn = version(api, solution(api, imported))
    api.idle()
    shown = describe(api, arn)
    assert shown["status"] == "CREATE FAILED"
    assert "exit code 137" in shown["failureReason"]


def test_the_quota_of_trainings_in_progress(tmp_path: Path) -> None:
    api = Api(tmp_path, Options(workers=1))
    try:
        group = api.group()
        dataset(api, group)
        arn = solution(api, group)
        for number in range(20):
            api.state.resources.add(
                Resource(
                    f"{arn}/{number:08x}",
                    ResourceKind.SOLUTION_VERSION,
                    ACCOUNT,
                    REGION,
                    "x",
                    parent=arn,
                    dataset_group=group,
                    status=Status.CREATE_PENDING,
                )
            )
        with pytest.raises(errors.LimitExceededException, match="20"):
            version(api, arn)
    finally:
        api.close()


# -- automatic training -----------------------------------------------------------------------


def automatic(api: Api, hours: float) -> list[str]:
    """Do the chore at this many hours from now; the training types of all versions."""
    api.service.clock = lambda: time.time() + hours * 3600
    automatic_training.start_due_trainings(api.service)
    api.idle()
    return [v["trainingType"] for v in api.ListSolutionVersions()["solutionVersions"]]


def test_automatic_versions_start_after_an_hour_and_then_by_the_schedule(
    api: Api, imported: str
) -> None:
    config = {"autoTrainingConfig": {"schedulingExpression": "rate(2 days)"}}
    solution(api, imported, performAutoTraining=True, solutionConfig=config)
    assert automatic(api, 0.9) == []
    assert automatic(api, 1.1) == ["AUTOMATIC"]
    api.restart()
    assert automatic(api, 48) == ["AUTOMATIC"]
    assert automatic(api, 49.2) == ["AUTOMATIC"] * 2
    assert automatic(api, 1000) == ["AUTOMATIC"] * 3
    assert automatic(api, 1001) == ["AUTOMATIC"] * 3


@pytest.fixture
def hasty(tmp_path: Path) -> Iterator[Api]:
    """Schedules run twice as fast: the first training after 30 minutes, a week in 84 hours."""
    api = Api(tmp_path, Options(workers=1, schedule_speed=2))
    api.cloud.objects[CSV] = csv_text()
    group = api.group()
    start_import(api, dataset(api, group))
    api.idle()
    solution(api, group, performAutoTraining=True)
    yield api
    api.close()


def test_the_schedule_can_run_faster_or_not_at_all(hasty: Api) -> None:
    assert automatic(hasty, 0.4) == []
    assert automatic(hasty, 0.6) == ["AUTOMATIC"]
    assert automatic(hasty, 84) == ["AUTOMATIC"]
    for speed, hours, found in ((0.0, 9000, 1), (1.0, 168, 1), (2.0, 85, 2)):
        hasty.options = Options(workers=1, schedule_speed=speed)
        hasty.restart()  # another speed holds for what was planned before
        assert automatic(hasty, hours) == ["AUTOMATIC"] * found


def test_an_automatic_training_waits_for_the_one_before(hasty: Api) -> None:
    (shown,) = hasty.ListSolutions()["solutions"]
    running = Resource(
        f"{shown['solutionArn']}/00000000",
        ResourceKind.SOLUTION_VERSION,
        ACCOUNT,
        REGION,
        "x",
        parent=shown["solutionArn"],
        status=Status.CREATE_IN_PROGRESS,
        body={"trainingType": "AUTOMATIC"},
    )
    hasty.state.resources.add(running)
    assert automatic(hasty, 85) == ["AUTOMATIC"]
    hasty.state.resources.change(running.arn, status=Status.CREATE_FAILED)
    hasty.state.resources.annotate(shown["solutionArn"], {"firstTraining": False})
    assert automatic(hasty, 85) == ["AUTOMATIC"] * 2


@pytest.mark.parametrize("speed", [-1.0, float("inf"), float("nan")])
def test_a_speed_that_is_none_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="schedule_speed"):
        Options(schedule_speed=speed)


def test_a_version_by_hand_takes_the_place_of_the_first_automatic_one(
    api: Api, imported: str
) -> None:
    arn = solution(api, imported, performAutoTraining=True)
    version(api, arn)
    assert automatic(api, 1.1) == ["MANUAL"]
    assert automatic(api, 1.1 + 7 * 24) == ["MANUAL", "AUTOMATIC"]


def test_automatic_training_is_the_default_and_waits_for_data(api: Api) -> None:
    group = api.group()
    arn = api.CreateSolution(name="auto", datasetGroupArn=group, recipeArn=POPULARITY)[
        "solutionArn"
    ]
    assert api.DescribeSolution(solutionArn=arn)["solution"]["performAutoTraining"] is True
    assert automatic(api, 2) == []
    start_import(api, dataset(api, group))
    api.idle()
    assert automatic(api, 3) == ["AUTOMATIC"]


def test_another_schedule_counts_from_the_training_before(api: Api, imported: str) -> None:
    def change(days: int) -> None:
        config = {"autoTrainingConfig": {"schedulingExpression": f"rate({days} days)"}}
        api.UpdateSolution(solutionArn=arn, solutionUpdateConfig=config)

    arn = solution(api, imported, performAutoTraining=True)
    assert automatic(api, 0.5) == []
    change(5)
    assert automatic(api, 1.1) == ["AUTOMATIC"], "the first one comes after an hour all the same"
    change(2)
    assert automatic(api, 48) == ["AUTOMATIC"]
    assert automatic(api, 50) == ["AUTOMATIC"] * 2
    change(3)
    assert automatic(api, 49 + 71) == ["AUTOMATIC"] * 2
    assert automatic(api, 49 + 73) == ["AUTOMATIC"] * 3


def test_automatic_training_can_be_turned_off_and_on(api: Api, imported: str) -> None:
    arn = solution(api, imported, performAutoTraining=True)
    api.UpdateSolution(solutionArn=arn, performAutoTraining=False)
    shown = api.DescribeSolution(solutionArn=arn)["solution"]
    assert shown["performAutoTraining"] is False
    assert shown["latestSolutionUpdate"]["status"] == "ACTIVE"
    assert automatic(api, 200) == []
    update = {"autoTrainingConfig": {"schedulingExpression": "rate(1 day)"}}
    api.UpdateSolution(solutionArn=arn, performAutoTraining=True, solutionUpdateConfig=update)
    assert api.DescribeSolution(solutionArn=arn)["solution"]["solutionConfig"] == update
    assert automatic(api, 202) == ["AUTOMATIC"]
    with pytest.raises(errors.InvalidInputException, match="at least one"):
        api.UpdateSolution(solutionArn=arn)
