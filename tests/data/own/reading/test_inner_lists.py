"""Lists within lists of JSON that nothing but their content tells from parts of a thing."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.data.own.reading.conftest import Opener

_BEGIN = datetime(2024, 1, 5, 18)


def _patients(*, timed: float = 0.0, dish: bool = False) -> dict[str, Any]:
    """Patients with sessions of exercises; or guests whose orders are dishes with toppings.

    Args:
        timed: the share of exercises that have a time, as those that were skipped have none.
        dish: whether each session names a thing itself.
    """
    patients, n = [], 0
    for patient in range(20):
        sessions = []
        for _ in range(1 + patient % 3):
            done = []
            for _ in range(3):
                n += 1
                code = (n * 7) % 12
                one = {"kod": f"OV-{code}", "namn": f"Böj {chr(97 + code)}", "set": 1 + n % 5}
                at = (_BEGIN + timedelta(hours=n)).isoformat()
                done.append({**one, "slut": at} if n % 10 < 10 * timed else one)
            begun = (_BEGIN + timedelta(hours=n)).isoformat()
            named = {"rätt": f"R{n % 5}"} if dish else {}
            sessions.append({"nr": f"S{n}", "start": begun, **named, "ovningar": done})
        patients.append({"patientId": f"P{patient}", "pass": sessions})
    return {"exporterad": "2024-06-17T08:02:11", "patienter": patients}


@pytest.mark.parametrize(
    "world",
    [_patients(), _patients(timed=0.8), _patients(timed=0.8, dish=True)],
    ids=["sessions name nothing", "some were skipped", "with times of their own"],
)
def test_what_was_done_in_each_session_is_a_row(opened: Opener, world: dict[str, Any]) -> None:
    read = opened(json.dumps(world), "dagbok.json")
    assert read.table.rows == 117
    first = dict(zip(read.names, read.rows()[0], strict=True))
    assert (first["patientId"], first["pass.nr"], first["pass.ovningar.kod"]) == (
        "P0",
        "S3",
        "OV-7",
    )


def test_parts_of_a_thing_that_was_chosen_stay(opened: Opener) -> None:
    """A dish with three toppings was chosen once."""
    read = opened(json.dumps(_patients(dish=True)), "dagbok.json")
    assert read.table.rows == 39
    assert read.finding("list-of-objects").column == "pass.ovningar"
