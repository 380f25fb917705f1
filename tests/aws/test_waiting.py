"""The waiter."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from personalize_poc import errors, progress
from personalize_poc.aws import waiting
from tests.support.fake_personalize import fake_target


class Lines:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self.news: list[str] = []
        self.closed = False

    def show(self, text: str, *, news: bool) -> None:
        self.texts.append(text)
        if news:
            self.news.append(text)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def world() -> Iterator[Any]:
    yield from fake_target()


def make(target: Any, name: str) -> str:
    return str(target.personalize.create_dataset_group(name=name)["datasetGroupArn"])


def test_many_are_watched_together(world: Any) -> None:
    target, _, clock = world
    arns = [make(target, "a"), make(target, "b")]
    line = Lines()
    told = waiting.wait(target, arns, clock=clock, sleep=clock.sleep, line=line)
    assert [told[arn]["name"] for arn in arns] == ["a", "b"]
    assert clock.slept == [20.0] * 3
    assert line.news == [
        "0 of 2 ready; dataset-group/a: CREATE PENDING, dataset-group/b: CREATE PENDING  0.0 s"
        " (usually dataset-group under 1 to 3 min)",
        "0 of 2 ready; dataset-group/a: CREATE IN_PROGRESS, dataset-group/b: CREATE IN_PROGRESS"
        "  20 s (usually dataset-group under 1 to 3 min)",
        "2 of 2 ready  1:00",
    ]
    assert line.closed


def test_failure_carries_the_reason_of_the_service(world: Any) -> None:
    target, fake, clock = world
    fake.fail["a"] = "Dataset has fewer than 25 users"
    with pytest.raises(errors.ResourceFailed) as caught:
        waiting.wait(target, make(target, "a"), clock=clock, sleep=clock.sleep, line=Lines())
    assert caught.value.reason == "Dataset has fewer than 25 users"
    assert "dataset-group/a failed: Dataset has fewer than 25 users. " in str(caught.value)


def test_time_out_names_what_is_pending(world: Any) -> None:
    target, _, clock = world
    arn = make(target, "a")
    with pytest.raises(errors.TimedOut, match=r"still pending: arn.*dataset-group/a") as caught:
        waiting.wait(target, arn, timeout=30, clock=clock, sleep=clock.sleep, line=Lines())
    assert caught.value.pending == (arn,)
    assert sum(clock.slept) <= 30


def test_missing_resource(world: Any) -> None:
    target, _, _ = world
    arn = "arn:aws:personalize:us-east-1:123456789012:dataset-group/none"
    with pytest.raises(errors.NotThere, match="dataset-group/none does not exist"):
        waiting.wait(target, arn, line=Lines())


def test_a_running_update_is_waited_for(world: Any) -> None:
    target, fake, clock = world
    arn = make(target, "a")
    clock.sleep(100)
    target.personalize.list_schemas()
    fake.held[arn]["latestCampaignUpdate"] = {"status": "CREATE IN_PROGRESS"}
    with pytest.raises(errors.TimedOut):
        waiting.wait(target, arn, timeout=50, clock=clock, sleep=clock.sleep, line=Lines())
    fake.held[arn]["latestCampaignUpdate"] = {"status": "CREATE FAILED", "failureReason": "why"}
    with pytest.raises(errors.ResourceFailed, match="why"):
        waiting.wait(target, arn, line=Lines())


def test_gone(world: Any) -> None:
    target, _, clock = world
    arn = make(target, "a")
    clock.sleep(100)
    target.personalize.delete_dataset_group(datasetGroupArn=arn)
    line = Lines()
    waiting.gone(target, [arn], clock=clock, sleep=clock.sleep, line=line)
    assert line.news[-1].startswith("dataset-group/a: gone")


def test_an_interrupt_says_that_the_service_carries_on(world: Any) -> None:
    target, _, clock = world

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    line = Lines()
    with pytest.raises(KeyboardInterrupt):
        waiting.wait(target, make(target, "a"), clock=clock, sleep=interrupted, line=line)
    assert "run this cell again" in line.texts[-1]
    assert line.closed


def test_nothing_to_wait_for(world: Any) -> None:
    target, _, _ = world
    line = Lines()
    assert waiting.wait(target, [], line=line) == {}
    assert line.texts == []


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.4, "0.4 s"), (12.2, "12 s"), (185, "3:05"), (3729, "1:02:09"), (59.7, "1:00")],
)
def test_durations(seconds: float, text: str) -> None:
    assert waiting.minutes(seconds) == text


def test_a_terminal_line_overwrites_itself() -> None:
    stream = io.StringIO()
    line = progress.TerminalLine(stream)
    line.show("a long text", news=True)
    line.show("short", news=False)
    line.close()
    assert stream.getvalue() == "\ra long text\rshort      \n"


def test_a_terminal_line_makes_room_for_what_stays() -> None:
    stream = io.StringIO()
    line = progress.TerminalLine(stream)
    line.clear()
    line.show("working", news=True)
    line.clear()
    assert stream.getvalue() == "\rworking\r       \r"


def test_a_log_holds_news_only(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    line = progress.line()
    line.show("one", news=True)
    line.show("one, later", news=False)
    assert stream.getvalue() == "one\n"


def test_a_notebook_cell_keeps_one_output() -> None:
    import nbclient
    import nbformat

    source = (
        "from personalize_poc import progress\n"
        "line = progress.line()\n"
        "for text in ('one', 'two', 'three'):\n"
        "    line.show(text, news=True)\n"
        "line.close()"
    )
    cell = nbformat.v4.new_code_cell(source)
    notebook = nbformat.v4.new_notebook(cells=[cell])
    nbclient.NotebookClient(notebook, timeout=240, kernel_name="python3").execute()
    assert [one["data"]["text/plain"] for one in cell.outputs] == ["three"]
