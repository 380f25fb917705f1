"""All notebooks, headless, on a small sample against a stand-in that starts empty.

They are executed by kernels as they are, then once more in this process with every exercise solved:
as by a person who goes through them again.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

import pytest

from personalize_poc import data
from personalize_poc.aws import targets
from personalize_poc.aws.workspace import Workspace
from personalize_poc.evaluation import comparison
from tests.support import in_process, workshop_run
from tests.support.notebook_variants import exercises, solved
from tests.support.workshop_run import FILES, PARAMETERS, Run

NUMBERS = ("01", "02", "03", "04", "05", "extra", "06")
SOURCES = dict(zip(NUMBERS, FILES, strict=True))
CLEANUP = FILES[-1]

pytestmark = [
    pytest.mark.filterwarnings("default", *in_process.ERRORS),
    *workshop_run.NOISE_OF_KERNELS,
]

Shown = dict[str, dict[str, str]]
"""Number of a notebook -> id of a cell -> what it has shown."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Run, Shown]]:
    """All executed once, and all but the last one twice; at the end nothing is left."""
    again: Shown = {}
    folder = tmp_path_factory.mktemp("run")
    with (
        workshop_run.stand_in(tmp_path_factory.mktemp("stand-in")) as endpoint,
        workshop_run.environment(endpoint, folder),
    ):
        first, second = ("01", "02", "03"), ("04", "05", "extra")
        for some, twice in ((first, first), (second, ("05", "extra", "04"))):
            for number in some:
                workshop_run.execute(SOURCES[number], folder)
            for number in twice:  # as after an interrupted kernel
                again[number] = in_process.execute(SOURCES[number], folder, PARAMETERS, solved)
        workshop_run.execute(CLEANUP, folder)
        yield Run(folder, endpoint), again


@pytest.fixture(scope="module")
def run(both: tuple[Run, Shown]) -> Run:
    """The notebooks as they are, executed by kernels."""
    return both[0]


@pytest.fixture(scope="module")
def again(both: tuple[Run, Shown]) -> Shown:
    """What those that were executed a second time have shown."""
    return both[1]


@pytest.fixture(params=NUMBERS)
def notebook(run: Run, request: pytest.FixtureRequest) -> Any:
    """An executed notebook."""
    return run.notebook(request.param)


def test_every_notebook_reached_its_checkpoint(run: Run) -> None:
    assert {f"checkpoint-{number}" for number in NUMBERS} <= set(run.recorded)


def test_what_was_imported(run: Run) -> None:
    first = run.recorded["checkpoint-01"]
    assert first["users"] == PARAMETERS["sample_users"]
    assert first["interactions"] == pytest.approx(PARAMETERS["sample_interactions"], rel=0.1)
    assert run.recorded["checkpoint-02"]["datasets"] == ["INTERACTIONS", "ITEMS", "USERS"]


def test_learned_recipes_are_compared_with_two_baselines(run: Run) -> None:
    results = run.recorded["metrics"]
    assert set(results) >= {
        "aws-popularity-count",
        "aws-sims",
        "aws-hrnn",
        "aws-user-personalization",
        "aws-personalized-ranking",
    }
    found = comparison.restored(run.recorded["comparison"])
    assert found is not None
    assert [row.name for row in found.baselines] == ["popularity", "what they did last, again"]
    user = next(row for row in found.recipes if row.name == "aws-user-personalization")
    assert user.over_popularity.above_zero
    assert all(0 <= value <= 1 for values in results.values() for value in values.values())


def test_events_changed_the_answer(run: Run) -> None:
    fifth = run.recorded["checkpoint-05"]
    assert fifth["new after events"] >= 0
    assert fifth["batch agreement"] > 0.9
    showcase = run.recorded["showcase"]
    assert all(titles for titles in showcase.values())
    # Where nothing of a user's first ten had been seen, the filter changes nothing in them.
    first, second, not_seen, after, visitor = (tuple(titles) for titles in showcase.values())
    assert len({first, second, after, visitor}) == 4
    assert not_seen not in {second, after, visitor}


def test_the_second_week_arrives_without_a_gap(run: Run) -> None:
    assert run.recorded["checkpoint-04"]["second week"] >= 1000
    versions = run.text("04", "versions")
    assert "UPDATE" in versions
    assert "before" in versions
    requests = run.text("04", "update")
    assert re.search(r"requests refused +0", requests)
    assert "none differed" not in requests
    assert "new" in run.text("04", "update-change")


def test_where_nothing_had_been_seen_a_filter_moves_nothing(run: Run) -> None:
    said = run.text("04", "after")
    told = re.search(r"(\d+) of 20 had been seen; moved up: (\d+)", said)
    # Films are hardly seen twice: there may be nothing to hide, and then that is all that is said.
    assert told or "holds what they have seen: nothing to filter." in said
    assert not told or int(told[1])


def test_a_new_item_is_shown_by_exploration_alone(run: Run) -> None:
    table = run.text("04", "new-table").splitlines()
    rows = [re.split(r" {2,}", line.strip()) for line in table if re.search("like .* of 30", line)]
    shown = {"0": 0, "0.3": 0}
    for cells in rows:
        weight, described = cells[-5:-3]
        shown[weight] += int(described.split(" of ")[0])
    assert len(rows) == 4
    assert shown["0"] < shown["0.3"]


def test_a_taste_appears_and_nobody_else_notices(run: Run) -> None:
    told = [line for line in run.text("05", "after-words").splitlines() if "the share of" in line]
    assert "no events: the share of" in told[-1]
    shares = list(map(int, re.findall(r"(\d+)%", told[-1])))
    assert abs(shares[-1] - shares[0]) <= 4, "one place of 25, as a visit of theirs has ended"
    begin, end = map(int, re.findall(r"(\d+)%", told[0]))
    assert end > begin


def test_the_next_one_of_a_series_moves_up(run: Run) -> None:
    row = next(line for line in run.text("05", "sequel-told").splitlines() if "next one" in line)
    before, after = map(int, re.findall(r"(\d+) +(\d+)$", row.strip())[0])
    assert after < before


def test_the_first_recommendation_comes_within_the_first_ten_cells(run: Run) -> None:
    given = {key: PARAMETERS[key] for key in PARAMETERS if key.startswith(("sample_", "seed"))}
    titles = set(data.load("sample", **given).titles.values())
    shown = "\n".join(everything(cell) for cell in run.notebook("01").cells[:10])
    assert len([title for title in titles if title in shown]) >= 5, "no list within ten cells"


def everything(cell: Any) -> str:
    """The outputs of a cell as text and as HTML."""
    outputs = cell.get("outputs", [])
    parts = [out.get("data", {}).get("text/html", "") for out in outputs]
    return "\n".join([*workshop_run.texts(cell), *parts])


def test_the_experiment_says_whether_it_can_find_anything_before_it_starts(run: Run) -> None:
    said = run.text("extra", "plan-words")
    assert "Worthwhile would be +20%" in said
    assert "not like this" in said, "200 users are too few"
    assert run.recorded["checkpoint-extra"]["can see what was wanted"] is False
    asked = re.search(r"is it \+(\d+)% or more", said)
    assert asked is not None, "another question instead"
    promise = f"made to see +{asked[1]}% and more"
    assert promise in run.text("extra", "words"), "and again beside the result"


def test_the_experiment_is_judged(run: Run) -> None:
    found = run.recorded["experiment"]
    assert 100 < found["users"] <= PARAMETERS["sample_users"] - 12  # who came; no examples
    assert found["decision"] in ("better", "open")
    assert found["words"] in run.text("extra", "words")
    assert "for-you-page/user-personalization" in run.text("extra", "cloudwatch")


def test_the_truth_stands_beside_what_the_experiment_found(run: Run) -> None:
    assert "the truth" in run.text("extra", "judge-table")
    for name in ("cuped-words", "offpolicy-words"):
        held = re.search(r"The truth lies within (\d+) of (\d+)", run.text("extra", name))
        assert held is not None, name
        assert int(held[1]) >= 1, f"{name}: no interval holds"
    assert "The truth is" in run.text("extra", "early-words")
    assert re.search(r"The (price|reward)|price", run.text("extra", "explore-words"))


def test_an_experiment_is_run_once(run: Run, again: Shown) -> None:
    assert "188 users take part" in run.text("extra", "users")
    for name in ("judge-table", "words", "explore-told"):
        # The shell of this process may say before it: Out[41].
        assert again["extra"][name].strip().endswith(run.text("extra", name).strip())
    counted = [
        re.findall(r"for-you-page/.*", text)
        for text in (run.text("extra", "cloudwatch"), again["extra"]["cloudwatch"])
    ]
    assert counted[0] == counted[1], "events are not sent twice"
    assert "created" in run.text("extra", "explore-campaign")
    assert again["extra"]["explore-campaign"].strip() == ""


@pytest.mark.parametrize(
    ("number", "cell", "text"),
    [
        ("01", "bad-milliseconds", "milliseconds"),
        ("01", "fail-wait", "TIMESTAMP"),
        ("03", "fail-wait", "1000 interactions"),
        ("04", "wrong", "NOT"),
        ("06", "wrong", "As expected"),
    ],
)
def test_taught_failures_say_what_is_wrong(run: Run, number: str, cell: str, text: str) -> None:
    assert text in run.text(number, cell)


def test_a_second_run_finds_what_the_first_one_made(again: Shown) -> None:
    assert "already there" in again["01"]["import"]
    trained = again["03"]["train"]
    assert trained.count("already there") >= 5
    assert "training another one" not in trained
    # The optional notebook has trained another version: a batch of that is another job.
    assert "users-2: created" in again["05"]["batch-job"]
    assert "already there" in again["extra"]["tracker"]


@pytest.mark.parametrize("number", NUMBERS[:-1])
def test_every_solution_is_judged_right(run: Run, again: Shown, number: str) -> None:
    names = exercises(run.notebook(number))
    said = {name: again[number][name] for name in names}
    assert {name: text for name, text in said.items() if "✓" not in text} == {}


def test_figures_have_a_text_for_those_who_cannot_see_them(notebook: Any) -> None:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                assert output["metadata"]["image/png"]["alt"], cell.id


def test_every_notebook_shows_a_picture(notebook: Any) -> None:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [one for one in outputs if "image/png" in one.get("data", {})] != []


def test_no_cell_warned(notebook: Any) -> None:
    for cell in notebook.cells:
        said = [out.text for out in cell.get("outputs", []) if out.get("name") == "stderr"]
        assert said == [], cell.get("id")


def test_no_cell_shows_a_raw_dictionary_or_list(notebook: Any) -> None:
    shown = [(cell.get("id"), out) for cell in notebook.cells for out in cell.get("outputs", [])]
    raw = [name for name, output in shown if is_raw(output)]
    assert raw == [], "show it with tables.fields or tables.rows, or print JSON with an indent"


def is_raw(output: Any) -> bool:
    """Whether an output is a Python container, or text with one in it. Printed JSON is neither."""
    if "text" in output:
        return re.search(r"\{'|\['|\['?\{'|\[\('", output["text"]) is not None
    try:
        value = ast.literal_eval(output.get("data", {}).get("text/plain", "").strip())
    except (ValueError, SyntaxError):
        return False
    return isinstance(value, (dict, list, tuple, set))


@pytest.mark.parametrize(
    ("output", "raw"),
    [
        ({"data": {"text/plain": "{'name': 'sims', 'status': 'ACTIVE'}"}}, True),
        ({"data": {"text/plain": "{}"}}, True),
        ({"data": {"text/plain": "[1.5, 2]"}}, True),
        ({"data": {"text/plain": "('a', 1)"}}, True),
        ({"data": {"text/plain": "[A picture of bars]"}}, False),
        ({"data": {"text/plain": "popularity-count  0.0962 [0.08, 0.11]"}}, False),
        ({"data": {"text/plain": "200"}}, False),
        ({"text": "said: ['1', '2']"}, True),
        ({"text": "sims: {'mean': 0.1}"}, True),
        ({"text": "12 of 20"}, False),
        ({"text": '{"userId": "7"}'}, False),
        ({"text": '{\n  "type": "record",\n  "fields": []\n}'}, False),
    ],
)
def test_raw_structures_are_recognised(output: dict[str, Any], raw: bool) -> None:
    assert is_raw(output) is raw


def test_an_exercise_that_is_not_filled_in_says_so_and_nothing_else_fails(notebook: Any) -> None:
    cells = {cell.get("id"): cell for cell in notebook.cells}
    for name in exercises(notebook):
        assert "".join(workshop_run.texts(cells[name])).startswith("…"), name


def test_nothing_is_left_after_the_cleanup(run: Run) -> None:
    target = targets.connect_local(run.endpoint)
    ws = Workspace(target, str(PARAMETERS["run_name"]))
    assert target.personalize.list_dataset_groups()["datasetGroups"] == []
    assert target.personalize.list_schemas()["schemas"] == []
    assert [b["Name"] for b in target.s3.list_buckets()["Buckets"] if b["Name"] == ws.bucket] == []


def test_the_cleanup_says_what_forgetting_would_have_cost(run: Run) -> None:
    assert run.recorded["checkpoint-06"]["USD a month that has ended"] > 400
    assert "test-run_user-personalization" in run.text("06", "bill")


def test_cleaning_up_twice_does_no_harm(run: Run) -> None:
    second = in_process.execute(CLEANUP, run.folder, PARAMETERS)
    assert "Nothing is left" in second["find"]
    assert "0.00 USD more a month" in second["bill-plot"]


def test_cleaning_up_needs_no_more_than_name_target_and_region(run: Run, tmp_path: Any) -> None:
    """As from a machine that knows nothing of the run."""
    with workshop_run.environment(run.endpoint, tmp_path, parameters={}):
        workshop_run.execute(CLEANUP, tmp_path)
    assert Run(tmp_path, run.endpoint).recorded["checkpoint-06"]["left"] == 0
