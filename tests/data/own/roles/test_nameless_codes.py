"""Kinds of events in codes, in files without a header."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.reading import open_source
from tests.data.own.roles.world import World, code


def written(folder: Path, kinds: list[str], second: list[str]) -> Path:
    w = World(4473, lines=1)
    first, then = w.pick(kinds, [40, 30, 20, 10][: len(kinds)]), w.pick(second, [50, 30, 20])
    users = w.by_user(lambda u: f"{940_000 + u * 7:011d}")
    items = w.by_item(lambda i: code("C", i))
    times = w.times("%Y%m%d%H%M%S")
    rows = zip(["D"] * len(users), users, times, first, items, then, strict=True)
    (folder / "events.dat").write_text("".join("|".join(row) + "\n" for row in rows))
    return folder


@pytest.mark.parametrize(
    ("kinds", "second", "event"),
    [
        (["ISS", "ACT", "RED", "EXP"], ["SYS", "APP", "WEB"], "column 4"),
        (["ISS", "ACT", "RED", "EXP"], ["QEL", "ZOR", "VUM"], None),
        (["APP", "WEB", "POS", "SMS"], ["12", "13", "14"], None),
    ],
)
def test_the_one_column_of_codes_is_the_kind_of_event_and_its_codes_are_asked_about(
    tmp_path: Path, kinds: list[str], second: list[str], event: str | None
) -> None:
    made = roles.propose(open_source(written(tmp_path, kinds, second)))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns.get("EVENT_TYPE") == event
    asked = [one.text for one in made.questions if one.code == "event-codes"]
    assert bool(asked) == bool(event)
    assert not asked or "ISS" in asked[0]
