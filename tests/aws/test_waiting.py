"""The waiter."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from personalize_poc import contract, errors, progress
from personalize_poc.aws import waiting
from personalize_poc.standin import pages
from tests.support.fake_personalize import fake_target


class Lines:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self.news: list[str] = []
        self.rows: list[list[progress.Row]] = []
        self.closed = False

    def show(self, text: str, *, news: bool, rows: Sequence[progress.Row] = ()) -> None:
        self.texts.append(text)
        self.rows.append(list(rows))
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


def test_a_table_has_a_row_for_each_and_says_how_each_has_ended(world: Any) -> None:
    target, fake, clock = world
    fake.fail["b"] = "Too few users"
    arns = [make(target, "a"), make(target, "b")]
    line = Lines()
    with pytest.raises(errors.ResourceFailed):
        waiting.wait(target, arns, clock=clock, sleep=clock.sleep, line=line)
    first, last = line.rows[0], line.rows[-1]
    assert [row.name for row in first] == ["dataset-group/a", "dataset-group/b"]
    assert [(row.phase, row.right) for row in first] == [("CREATE PENDING", None)] * 2
    assert [(row.phase, row.right, row.reason) for row in last] == [
        ("ACTIVE", True, ""),
        ("CREATE FAILED", False, "Too few users"),
    ]
    assert first[0].expected == "under 1 to 3 min"
    assert line.rows[1][0].share == pytest.approx(20 / 180)
    assert line.texts[-1] == "1 of 2 ready; dataset-group/b: CREATE FAILED: Too few users  1:00"


def test_what_has_failed_is_not_told_as_in_progress(world: Any) -> None:
    target, fake, clock = world
    fake.fail["a"] = "Too few users"
    line = Lines()
    with pytest.raises(errors.ResourceFailed):
        waiting.wait(target, make(target, "a"), clock=clock, sleep=clock.sleep, line=line)
    assert line.news[-1] == "dataset-group/a: CREATE FAILED: Too few users  1:00"


class Here:
    """A target on this machine, with another's client."""

    is_local = True

    def __init__(self, target: Any, endpoint: str | None = None) -> None:
        self.personalize = target.personalize
        self.endpoint = endpoint


def test_here_earlier_ones_tell_how_long_it_takes_and_the_queue_is_counted(world: Any) -> None:
    target, _, clock = world
    make(target, "earlier")
    clock.sleep(60)
    target.personalize.list_schemas()  # the fake moves when it is asked
    first = make(target, "first")
    clock.sleep(0.001)
    second = make(target, "second")
    line = Lines()
    waiting.wait(
        Here(target), [first, second], interval=30, clock=clock, sleep=clock.sleep, line=line
    )
    one, other = line.rows[0]
    assert (one.expected, other.expected) == ("1:00", "1:00")
    assert (other.phase, other.queue, other.share) == ("CREATE PENDING", "next", 0.0)
    assert line.rows[1][0].share == pytest.approx(0.5, abs=0.01)


def test_nothing_is_expected_of_what_was_never_seen(world: Any) -> None:
    target, _, clock = world
    line = Lines()
    here = Here(target)
    waiting.wait(here, make(target, "a"), interval=30, clock=clock, sleep=clock.sleep, line=line)
    assert (line.rows[1][0].share, line.rows[1][0].expected) == (None, "")


def test_the_step_of_a_worker_is_told_and_what_it_counts_is_expected(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, _, clock = world
    arn, line = make(target, "a"), Lines()
    told = {"step": "training", "epoch": 3, "of": 12, "loss": 4.5, "seconds": 5.0}
    asked: list[tuple[str, ...]] = []

    def page(*of: str, timeout: float) -> dict[str, Any] | None:
        asked.append(of)
        return {"arn": arn, "progress": told}

    monkeypatch.setattr(pages, "page", page)
    here = Here(target, "http://127.0.0.1:1")
    waiting.wait(here, arn, interval=30, clock=clock, sleep=clock.sleep, line=line)
    row = line.rows[1][0]
    assert row.phase == "CREATE IN_PROGRESS: training, epoch 3 of 12"
    assert (row.share, row.expected) == (0.25, "20 s")
    assert asked[0] == ("http://127.0.0.1:1", contract.PROGRESS_PATH, arn)


def test_a_stand_in_that_says_nothing_is_waited_for(world: Any) -> None:
    target, _, clock = world
    arn, line = make(target, "a"), Lines()
    here = Here(target, "http://127.0.0.1:1")  # nobody listens
    waiting.wait(here, arn, interval=30, clock=clock, sleep=clock.sleep, line=line)
    assert line.rows[1][0].phase == "CREATE IN_PROGRESS"


def test_a_wait_does_not_end_because_nobody_may_list(world: Any) -> None:
    target, fake, clock = world
    fake.refuse += [("ListDatasetGroups", "AccessDeniedException", "no")] * 5
    arn = make(target, "a")
    waiting.wait(Here(target), arn, interval=30, clock=clock, sleep=clock.sleep, line=Lines())


def test_a_notebook_gets_a_table_and_not_every_second(monkeypatch: pytest.MonkeyPatch) -> None:
    from IPython import display

    told: list[dict[str, str]] = []

    class Handle:
        def update(self, bundle: dict[str, str], raw: bool) -> None:
            told.append(bundle)

    def shown(bundle: dict[str, str], raw: bool, display_id: bool) -> Handle:
        told.append(bundle)
        return Handle()

    monkeypatch.setattr(display, "display", shown)
    now = [0.0]
    line = progress.NotebookLine(clock=lambda: now[0])
    working = progress.Row("model/<a>", "CREATE IN_PROGRESS", "1 s", 0.25, expected="4 s")
    line.show("one", news=True, rows=[working])
    for moment in (0.1, 0.2, 0.6):
        now[0] = moment
        line.show(f"at {moment}", news=False, rows=[working])
    line.show("failed", news=False, rows=[progress.Row("x", "CREATE FAILED", right=False)])
    line.close()
    line.close()
    assert [bundle["text/plain"] for bundle in told] == ["one", "at 0.6", "failed"]
    page = told[0]["text/html"]
    assert "model/&lt;a&gt;" in page
    assert 'aria-label="25 %"' in page
    assert "in the queue" not in page
    assert "poc-bar poc-wrong" in told[-1]["text/html"]


def test_what_was_ready_before_shows_how_long_the_service_took(world: Any) -> None:
    target, fake, clock = world
    arn = make(target, "a")
    clock.sleep(60)
    target.personalize.list_schemas()  # the fake moves when it is asked
    clock.sleep(500)
    line = Lines()
    waiting.wait(target, arn, clock=clock, sleep=clock.sleep, line=line)
    assert [row.spent for row in line.rows[-1]] == ["1:00"]
    fake.held[arn]["latestCampaignUpdate"] = {"status": "ACTIVE"}
    waiting.wait(target, arn, clock=clock, sleep=clock.sleep, line=line)
    assert [row.spent for row in line.rows[-1]] == ["0.0 s"], "of an update nobody knows it"
