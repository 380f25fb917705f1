"""HPO, AutoML and optimisation objectives asked for through the API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local import errors
from tests.support.operations_harness import ROLE, Api

RECIPE = "arn:aws:personalize:::recipe/"
SIMS = f"{RECIPE}aws-sims"
HRNN = f"{RECIPE}aws-hrnn"
USERS = f"{RECIPE}aws-user-personalization"
CSV = "s3://bucket/interactions.csv"


def avro(kind: str, **types: Any) -> str:
    fields = [{"name": name, "type": of} for name, of in types.items()]
    space = "com.amazonaws.personalize.schema"
    record = {"type": "record", "name": kind, "namespace": space, "fields": fields}
    return json.dumps({**record, "version": "1.0"})


INTERACTIONS = avro("Interactions", USER_ID="string", ITEM_ID="string", TIMESTAMP="long")
ITEMS = avro(
    "Items", ITEM_ID="string", GENRE="string", PRICE="float", RATING=["null", "float"], YEAR="int"
)


def csv_text(groups: int = 34) -> str:
    """Twelve users of a group turn from its film to one of two films that hundreds know.

    Before that they saw six of nine others that only their group knows. Divided by the square root
    of how many know a film, these come first; only a smaller discount has the known film first.
    """
    lines = ["USER_ID,ITEM_ID,TIMESTAMP"]
    for user in range(12 * groups):
        group, place = divmod(user, 12)
        own = [f"own{group}-{(3 * place // 4 + step) % 9}" for step in range(6)]
        items = [f"film{group}", *own, f"film{group}", f"known{group % 2}"]
        for step, item in enumerate(items):
            lines.append(f"u{user},{item},{1_600_000_000 + step * 1000 + user}")
    return "\n".join(lines) + "\n"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    api = Api(tmp_path)
    api.cloud.objects[CSV] = csv_text()
    yield api
    api.close()


@pytest.fixture
def group(api: Api) -> str:
    """A dataset group with an Interactions and an Items dataset, both empty."""
    group = api.group()
    for kind, text in (("Interactions", INTERACTIONS), ("Items", ITEMS)):
        schema = api.CreateSchema(name=f"{kind}-schema", schema=text)["schemaArn"]
        api.CreateDataset(
            name=f"films-{kind}", schemaArn=schema, datasetGroupArn=group, datasetType=kind
        )
    api.idle()
    return group


@pytest.fixture
def imported(api: Api, group: str) -> str:
    datasets = api.ListDatasets(datasetGroupArn=group)["datasets"]
    (arn,) = [d["datasetArn"] for d in datasets if d["datasetType"] == "INTERACTIONS"]
    api.CreateDatasetImportJob(
        jobName="first", datasetArn=arn, dataSource={"dataLocation": CSV}, roleArn=ROLE
    )
    api.idle()
    return group


def solution(api: Api, group: str, **params: Any) -> str:
    answer = api.CreateSolution(
        **{"name": "s", "datasetGroupArn": group, "performAutoTraining": False, **params}
    )
    return str(answer["solutionArn"])


def trained(api: Api, solution_arn: str, **params: Any) -> dict[str, Any]:
    arn = api.CreateSolutionVersion(solutionArn=solution_arn, **params)["solutionVersionArn"]
    api.idle()
    shown: dict[str, Any] = api.DescribeSolutionVersion(solutionVersionArn=arn)["solutionVersion"]
    assert shown["status"] == "ACTIVE", shown
    return shown


def mrr(api: Api, version: dict[str, Any]) -> float:
    answer = api.GetSolutionMetrics(solutionVersionArn=version["solutionVersionArn"])
    return float(answer["metrics"]["mean_reciprocal_rank_at_25"])


def manifest(api: Api, version: dict[str, Any]) -> dict[str, Any]:
    folder = api.state.resources.get(version["solutionVersionArn"]).private["model"]
    found: dict[str, Any] = json.loads((api.data_dir / folder / "manifest.json").read_text())
    return found


def hpo(
    integer: Any = (), continuous: Any = (), categorical: Any = (), **limits: str
) -> dict[str, Any]:
    ranges = {
        "integerHyperParameterRanges": list(integer),
        "continuousHyperParameterRanges": list(continuous),
        "categoricalHyperParameterRanges": list(categorical),
    }
    return {"hpoConfig": {"algorithmHyperParameterRanges": ranges, "hpoResourceConfig": limits}}


def between(name: str, low: float, high: float) -> dict[str, Any]:
    return {"name": name, "minValue": low, "maxValue": high}


def test_a_search_beats_the_default_and_is_described(api: Api, imported: str) -> None:
    plain = trained(api, solution(api, imported, name="plain", recipeArn=SIMS))
    assert "tunedHPOParams" not in plain
    config = hpo(
        continuous=[between("popularity_discount_factor", 0, 1)], maxNumberOfTrainingJobs="5"
    )
    arn = solution(api, imported, recipeArn=SIMS, performHPO=True, solutionConfig=config)
    described = api.DescribeSolution(solutionArn=arn)["solution"]
    assert (described["performHPO"], described["solutionConfig"]) == (True, config)
    tuned = trained(api, arn)
    assert tuned["performHPO"] is True
    values = tuned["tunedHPOParams"]["algorithmHyperParameters"]
    assert list(values) == ["popularity_discount_factor"]
    assert float(values["popularity_discount_factor"]) < 0.4
    assert mrr(api, tuned) > 0.9 > 0.2 > mrr(api, plain)
    kept = manifest(api, tuned)["parameters"]["popularity_discount_factor"]
    assert kept == values["popularity_discount_factor"]
    assert len(manifest(api, tuned)["trials"]) == 5


def test_automl_chooses_a_recipe(api: Api, imported: str) -> None:
    popular = f"{RECIPE}aws-popularity-count"
    config = {
        "autoMLConfig": {"metricName": "precision_at_25", "recipeList": [popular]},
        "algorithmHyperParameters": {"ignored": "1"},
        "eventValueThreshold": "ignored",
    }
    arn = solution(api, imported, performAutoML=True, solutionConfig=config)
    before = api.DescribeSolution(solutionArn=arn)["solution"]
    assert before["performAutoML"] is before["performHPO"] is True
    assert "recipeArn" not in before
    assert "autoMLResult" not in before
    version = trained(api, arn)
    assert version["recipeArn"] == popular
    assert version["performAutoML"] is True
    after = api.DescribeSolution(solutionArn=arn)["solution"]
    assert after["autoMLResult"] == {"bestRecipeArn": popular}
    assert after["solutionConfig"] == config
    with pytest.raises(errors.InvalidInputException, match="UPDATE"):
        api.CreateSolutionVersion(solutionArn=arn, trainingMode="UPDATE")


@pytest.mark.parametrize(
    ("params", "match"),
    [
        ({"performHPO": True, "recipeArn": f"{RECIPE}aws-user-personalization-v2"}, "none"),
        ({"solutionConfig": hpo([between("bptt", 2, 33)])}, "bptt: 2 to 33 .* within 2 to 32"),
        ({"solutionConfig": hpo([between("bptt", 9, 8)])}, "bptt: 9 to 8"),
        ({"solutionConfig": hpo([between("recency_mask", 0, 1)])}, "recency_mask.*hidden_dim"),
        (
            {
                "solutionConfig": hpo(
                    continuous=[between("min_user_history_length_percentile", 0, 1)]
                )
            },
            "Allowed: none",
        ),
        (
            {"solutionConfig": hpo(categorical=[{"name": "recency_mask", "values": ["yes"]}])},
            "true, false",
        ),
        ({"solutionConfig": hpo([between("bptt", 2, 3), between("x.bptt", 4, 5)])}, "two ranges"),
        ({"solutionConfig": hpo(maxNumberOfTrainingJobs="41")}, "'41'; allowed: 1 to 40"),
        ({"solutionConfig": hpo(maxNumberOfTrainingJobs="four")}, "1 to 40"),
        ({"solutionConfig": hpo(maxParallelTrainingJobs="11")}, "1 to 10"),
        (
            {
                "solutionConfig": {
                    "hpoConfig": {
                        "algorithmHyperParameterRanges": {"integerHyperParameterRanges": []}
                    }
                }
            },
            "continuousHyperParameterRanges is missing",
        ),
        (
            {"solutionConfig": {"hpoConfig": {"hpoObjective": {"metricName": "auc"}}}},
            "metricName.*precision_at_25",
        ),
        (
            {"solutionConfig": {"hpoConfig": {"hpoObjective": {"type": "float"}}}},
            "Maximize and Minimize",
        ),
        (
            {
                "performAutoML": True,
                "recipeArn": None,
                "solutionConfig": {"autoMLConfig": {"recipeList": [SIMS]}},
            },
            "aws-sims is not a USER_PERSONALIZATION recipe",
        ),
        (
            {
                "performAutoML": True,
                "recipeArn": None,
                "solutionConfig": {"autoMLConfig": {"recipeList": [HRNN, HRNN]}},
            },
            "twice",
        ),
        (
            {
                "performAutoML": True,
                "recipeArn": None,
                "solutionConfig": {"autoMLConfig": {"metricName": "speed"}},
            },
            "autoMLConfig.metricName",
        ),
    ],
)
def test_searches_that_cannot_be(api: Api, params: dict[str, Any], match: str) -> None:
    group = api.group()
    with pytest.raises(errors.InvalidInputException, match=match):
        solution(api, group, **{"recipeArn": HRNN, **params})
    assert api.ListSolutions() == {"solutions": []}


def test_the_documented_example_of_a_search_is_accepted(api: Api, group: str) -> None:
    config = {
        "algorithmHyperParameters": {"hidden_dimension": "55"},
        **hpo(
            [between("training.bptt", 2, 22)],
            categorical=[{"name": "data.recency_mask", "values": ["true", "false"]}],
            maxNumberOfTrainingJobs="4",
            maxParallelTrainingJobs="2",
        ),
    }
    arn = solution(api, group, recipeArn=USERS, performHPO=True, solutionConfig=config)
    assert api.DescribeSolution(solutionArn=arn)["solution"]["solutionConfig"] == config
    # Without hpoConfig the ranges are those of the recipe.
    solution(api, group, name="plain", recipeArn=USERS, performHPO=True)


def objective(column: str | None, **others: Any) -> dict[str, Any]:
    given = {"itemAttribute": column, "objectiveSensitivity": "HIGH"}
    return {
        "solutionConfig": {
            "optimizationObjective": {k: v for k, v in given.items() if v is not None},
            **others,
        }
    }


@pytest.mark.parametrize(
    ("params", "match"),
    [
        (objective("FEE"), "no column FEE.*PRICE, YEAR"),
        (objective("GENRE"), "GENRE is of type string.*PRICE, YEAR"),
        (objective("RATING"), "RATING may be null"),
        (objective(None), "itemAttribute is missing"),
        (objective("PRICE") | {"recipeArn": SIMS}, "not for aws-sims"),
        (
            objective("PRICE") | {"recipeArn": f"{RECIPE}aws-user-personalization-v2"},
            "not for aws-user-personalization-v2",
        ),
        (
            objective("PRICE", trainingDataConfig={"excludedDatasetColumns": {"Items": ["PRICE"]}}),
            "PRICE is left out of training",
        ),
        (
            objective("PRICE", trainingDataConfig={"includedDatasetColumns": {"ITEMS": ["GENRE"]}}),
            "PRICE is left out of training",
        ),
    ],
)
def test_objectives_that_cannot_be(
    api: Api, group: str, params: dict[str, Any], match: str
) -> None:
    with pytest.raises(errors.InvalidInputException, match=match):
        solution(api, group, **{"recipeArn": USERS, **params})
    assert api.ListSolutions() == {"solutions": []}


def test_an_objective_needs_items(api: Api) -> None:
    with pytest.raises(errors.InvalidInputException, match="no Items dataset"):
        solution(api, api.group(), recipeArn=USERS, **objective("PRICE"))
