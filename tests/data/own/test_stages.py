"""What a person is told while large files are worked on."""

from __future__ import annotations

import io
from typing import Any

import duckdb
import pytest

from personalize_poc import progress
from personalize_poc.data.own import stages
from personalize_poc.data.own.stages import Stages

TWO = (("counting", 1.0), ("looking", 2.0))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_reading_tells_share_rows_and_time_left() -> None:
    assert stages.reading(50, 100, 1_000_000, 30.0) == "reading: 50 %, 1,000,000 rows, 30 s left"
    assert stages.reading(1, 100, 0, 1.0) == "reading: 1 %"
    assert stages.reading(100, 100, 5, 30.0) == "reading: 100 %, 5 rows"
    assert stages.reading(100, 100, 1, 30.0) == "reading: 100 %, 1 row"
    assert stages.reading(0, 0, 0, 0.0) == "reading: 0 %"


def test_a_stage_tells_the_time_that_all_that_is_left_takes() -> None:
    assert stages.stage(TWO, 0, 0.0, 2_000, 10.0) == "counting (1 of 2), 2,000 rows, 30 s left"
    assert stages.stage(TWO, 1, 0.5, 2_000, 60.0) == "looking (2 of 2), 2,000 rows, 20 s left"
    assert stages.stage(TWO, 1, 1.0, 2_000, 60.0) == "looking (2 of 2), 2,000 rows"


def test_what_is_done_at_once_needs_no_progress_and_what_takes_long_some() -> None:
    now = [0.0]
    stream = Terminal()
    with Stages(TWO, stream, lambda: now[0]) as tell:
        tell(10, 100, 5)
        assert stream.getvalue() == ""
        now[0] = 2.0
        tell(20, 100, 10)
        assert "reading: 20 %" in stream.getvalue()
        shown = len(stream.getvalue())
        now[0] = 2.05
        tell(21, 100, 11)
        assert len(stream.getvalue()) == shown, "not more often than a person reads"
        now[0] = 3.0
        tell.begin("a stage that nobody knows")
        assert len(stream.getvalue()) == shown
        tell.begin("looking")
        assert "looking (2 of 2), 11 rows, 3 s left" in stream.getvalue()
    assert stream.getvalue().endswith("\r"), "it makes room for the result"


def test_without_a_terminal_the_stages_say_nothing() -> None:
    now = [0.0]
    stream = io.StringIO()
    with Stages(TWO, stream, lambda: now[0]) as tell, tell.watching(duckdb.connect()):
        now[0] = 40.0
        tell(20, 100, 10)
        assert stream.getvalue() == "reading: 20 %, 10 rows, 2.7 min left\n"
        now[0] = 80.0
        tell.begin("counting")
    assert stream.getvalue().count("\n") == 1


def test_a_long_statement_is_watched_and_a_closed_connection_is_no_error() -> None:
    now = [0.0]
    stream, database = Terminal(), duckdb.connect()
    with Stages(TWO, stream, lambda: now[0]) as tell, tell.watching(database):
        tell.begin("counting")
        database.close()
        now[0] = 9.0
        tell.begin("looking")
    assert "looking" in stream.getvalue()


def test_a_notebook_keeps_one_line_that_says_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    now = [0.0]

    class Handle:
        def update(self, bundle: dict[str, str], raw: bool) -> None:
            shown.append(bundle["text/plain"])

    def display(bundle: dict[str, str], **_: Any) -> Handle:
        shown.append(bundle["text/plain"])
        return Handle()

    monkeypatch.setattr(progress, "in_notebook", lambda: True)
    monkeypatch.setattr("IPython.display.display", display)
    with Stages(TWO, clock=lambda: now[0]) as tell:
        now[0] = 2.0
        tell(50, 100, 10)
        now[0] = 3.0
        tell.begin("counting")
    assert shown == [
        "reading: 50 %, 10 rows, 2 s left",
        "counting (1 of 2), 10 rows, 9 s left",
        "10 rows: done after 3 s",
    ]
    with Stages(TWO, clock=lambda: now[0]):
        pass
    assert len(shown) == 3, "what is done at once says nothing"


def test_no_time_is_told_where_nobody_knows_it() -> None:
    now = [0.0]
    stream = Terminal()
    with Stages(TWO, stream, lambda: now[0]) as tell:
        now[0] = 1.0
        tell.begin("counting")
        now[0] = 4.0
        tell.begin("looking")
        assert stream.getvalue().endswith("looking (2 of 2), 0 rows, 4 s left")
        now[0] = 8.0
        tell.step(3, 40)
        assert "looking (2 of 2, step 3 of 40), 0 rows" in stream.getvalue()
        assert "left" not in stream.getvalue().rpartition("\r")[2]


def test_a_stage_that_takes_longer_than_ever_tells_no_time_left() -> None:
    late = stages.stage(TWO, 0, 0.0, 2_000, 40.0, before=10.0)
    assert late == "counting (1 of 2), 2,000 rows"
    usual = stages.stage(TWO, 0, 0.5, 2_000, 15.0, before=10.0)
    assert usual == "counting (1 of 2), 2,000 rows, 25 s left"
