"""What one person heard names things only; nobody is asked which of them is the person."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.world import World, title, unique


def _heard(w: World, named: str) -> dict[str, dict[str, list[str]]]:
    history = {
        "track": w.by_item(title),
        "mbid": w.each(lambda row: unique(2 * w.item[row] + row % 2)),
        named: w.each(lambda row: title(1000 + (w.item[row] + 5 * (row % 3)) // 3)),
        "timestamp": w.times("%Y-%m-%d %H:%M:%S"),
    }
    return {"listening_history.csv": history}


@pytest.mark.parametrize("named", ["album", "artist", "genre", "아티스트"])
def test_what_tells_of_things_is_never_who_acted(named: str) -> None:
    made = proposed_tables(_heard(World(3951, items=400, rows=4000, lines=1), named))
    assert made.mapping is None
    assert not made.questions
    assert "no column that says who acted" in made.reason
    assert "what one person did" in made.reason


def test_a_subject_of_a_study_may_be_who_it_is_about() -> None:
    """No other column is of a person: a person is asked."""
    w = World(3952, users=120, items=90, rows=3000, lines=1)
    given = {
        "subject_id": w.by_user(lambda u: 10_006 + 31 * u),
        "drug": w.by_item(title),
        "track": w.by_item(title),
        "startdate": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = proposed_tables({"prescriptions.csv": given})
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["USER_ID"] == "subject_id"
