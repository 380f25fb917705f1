"""Values of actions and action interactions that an import accepts, and those it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.local.datasets.segments import segment_file
from personalize_poc.local.errors import JobFailed
from tests.support.dataset_samples import avro, run_import

ACTIONS = avro(
    "Actions",
    ("ACTION_ID", "string"),
    ("VALUE", ["null", "long"]),
    ("REPEAT_FREQUENCY", ["null", "long"]),
    ("TYPE", ["null", "string"]),
)
LOG = avro(
    "Action_Interactions",
    ("USER_ID", "string"),
    ("ACTION_ID", "string"),
    ("EVENT_TYPE", "string"),
    ("TIMESTAMP", "long"),
)
HEADERS = {
    ACTIONS: "ACTION_ID,VALUE,REPEAT_FREQUENCY,TYPE",
    LOG: "USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP",
}


def imported(folder: Path, schema: str, *rows: str) -> list[dict[str, object]]:
    run_import(folder, schema, "\n".join([HEADERS[schema], *rows]) + "\n")
    found: list[dict[str, object]] = segment_file.read(folder / "segment.arrow").to_pylist()
    return found


def test_values_at_the_ends_of_their_ranges_are_accepted(tmp_path: Path) -> None:
    rows = imported(tmp_path, ACTIONS, "a,1,0,x", "b,10,30,", "c,,,")
    assert [row["VALUE"] for row in rows] == [1, 10, None]
    assert [row["REPEAT_FREQUENCY"] for row in rows] == [0, 30, None]


def test_event_types_are_accepted_as_the_guide_writes_them(tmp_path: Path) -> None:
    words = ["Taken", "TAKEN", "Not Taken", "NOT_TAKEN", "Not taken", "viewed"]
    rows = imported(tmp_path, LOG, *(f"u,a,{word},{n}" for n, word in enumerate(words)))
    assert [row["EVENT_TYPE"] for row in rows] == words


@pytest.mark.parametrize(
    ("schema", "rows", "words"),
    [
        (ACTIONS, ["a,11,,"], ("row 1", "column VALUE: '11'", "1 to 10")),
        (ACTIONS, ["a,1,,", "b,0,,"], ("row 2", "column VALUE: '0'")),
        (ACTIONS, ["a,1,31,"], ("row 1", "column REPEAT_FREQUENCY", "0 to 30")),
        (ACTIONS, ["a,x,,", "a,11,,"], ("row 1", "column VALUE", "whole number (long)")),
        (ACTIONS, ["a,11,,", "a,x,,"], ("row 1", "column VALUE", "1 to 10")),
        (LOG, ["u,a,Taken,1", "u,a,Bought,2"], ("row 2", "EVENT_TYPE: 'Bought'", "NOT_TAKEN")),
        (LOG, ["u,a,,1"], ("row 1", "EVENT_TYPE", "empty")),
        (LOG, ["u,a,Taken,"], ("row 1", "TIMESTAMP", "empty")),
    ],
)
def test_an_import_names_the_first_value_that_may_not_be(
    tmp_path: Path, schema: str, rows: list[str], words: tuple[str, ...]
) -> None:
    with pytest.raises(JobFailed) as caught:
        imported(tmp_path, schema, *rows)
    assert all(word in str(caught.value) for word in words), str(caught.value)
