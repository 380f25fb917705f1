"""Equal events where times are dates alone: kept, unless they are surely copies."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from personalize_poc.check import checking, cleaning

HEAD = "user_id,song_id,action,day"


def _rows(hour: str = "") -> list[str]:
    """Events of 60 days, of which some are equal because people do things twice on a day."""
    chance = random.Random(4)
    rows = []
    for day in range(60):
        month, number = 1 + day // 28, 1 + day % 28
        for __ in range(50):
            user, song = chance.randrange(60), chance.randrange(20)
            rows.append(f"u{user},s{song},play,2024-{month:02}-{number:02}{hour}")
    return rows


def _codes(folder: Path, rows: list[str]) -> tuple[dict[str, int], int]:
    """Findings with their counts, and how many rows cleaning leaves out; twice the same."""
    folder.mkdir(exist_ok=True)
    (folder / "e.csv").write_text("\n".join([HEAD, *rows]), "utf-8")
    with checking.check(folder) as study:
        assert study.canonical is not None
        done = cleaning.clean(study.canonical, folder / "clean")
        codes = {one.code: one.count for one in study.findings}
    with checking.check(folder / "clean") as study:
        assert study.canonical is not None
        again = cleaning.clean(study.canonical, folder / "again")
        assert not again.left_out
    return codes, sum(done.left_out.get("interactions", {}).values())


@pytest.mark.parametrize("hour", ["", "T00:00:00+09:00"])
def test_separate_events_of_a_day_are_kept(tmp_path: Path, hour: str) -> None:
    rows = _rows(hour)
    equal = len(rows) - len(set(rows))
    codes, left = _codes(tmp_path, rows)
    assert equal > 20
    assert (codes.get("same-day"), codes.get("duplicates"), left) == (equal, None, 0)


def test_a_block_of_dates_that_comes_back_is_a_copy(tmp_path: Path) -> None:
    rows = _rows()
    rows += rows[500:1700]
    codes, left = _codes(tmp_path, rows)
    assert "same-day" not in codes
    assert codes["duplicates"] == left == len(rows) - len(set(rows))


def test_rows_with_dates_that_are_all_doubled_are_copies(tmp_path: Path) -> None:
    rows = [row for row in _rows() for __ in range(2)]
    codes, left = _codes(tmp_path, rows)
    assert "same-day" not in codes
    assert codes["duplicates"] == left
