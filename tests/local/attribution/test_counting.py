"""Expressions, tally and ledger of metric attributions; chores on request."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from moto import mock_aws
from moto.cloudwatch.models import cloudwatch_backends

from personalize_poc.local.attribution import bulk, cloudwatch, expressions, report
from personalize_poc.local.attribution.description import BulkCount
from personalize_poc.local.attribution.expressions import Metric
from personalize_poc.local.attribution.tally import MAX_SOURCES, UNDEFINED, Tally
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.jobs.periodic import PeriodicTasks
from personalize_poc.local.state.attribution_ledger import Count
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.state import State
from tests.support.dataset_samples import KEYS, avro, run_import
from tests.support.patience import PATIENCE

CLICKS = Metric("clicks", "Click")


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    state = State(tmp_path / "state.sqlite")
    yield state
    state.close()


def counts(number: int = 1, source: str = "a", window: int = 900) -> list[Count]:
    return [Count("clicks", "Click", "samplecount", source, window, number, number, 1.0, 1.0)]


@pytest.mark.parametrize(
    ("text", "dataset", "column"),
    [
        ("SAMPLECOUNT()", None, None),
        (" samplecount( ) ", None, None),
        ("SUM(Items.PRICE)", "ITEMS", "PRICE"),
        ("sum( interactions . EVENT_VALUE )", "INTERACTIONS", "EVENT_VALUE"),
    ],
)
def test_expressions(text: str, dataset: str | None, column: str | None) -> None:
    given = {"metricName": "m", "eventType": "e", "expression": text}
    found = expressions.parse(given, "metrics.1")
    assert (found.dataset, found.column) == (dataset, column)
    assert found.function == ("sum" if column else "samplecount")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SUM()",
        "SUM(Items)",
        "SUM(Items.)",
        "SUM(Users.AGE)",
        "SAMPLECOUNT(1)",
        "AVG(Items.A)",
        "SUM(Items.A) + 1",
        "SUM(Items.A.B)",
        "SUM(Items.ÄB)",
    ],
)
def test_what_is_no_expression_names_the_field(text: str) -> None:
    given = {"metricName": "m", "eventType": "e", "expression": text}
    with pytest.raises(InvalidInputException, match=r"metrics\.7\.expression"):
        expressions.parse(given, "metrics.7")


def test_windows_are_quarters_of_an_hour_and_sums_have_extremes() -> None:
    tally = Tally()
    for moment, value in ((899, 5.0), (900, 1.0), (1799.9, -2.0), (1800, 7.0)):
        tally.add(Metric("m", "e", DatasetType.ITEMS, "A"), "s", moment, value)
    found = {c.window: (c.samples, c.total, c.least, c.most) for c in tally}
    assert found == {0: (1, 5, 5, 5), 900: (2, -1, -2, 1), 1800: (1, 7, 7, 7)}


def test_sources_beyond_the_hundredth_are_left_out_and_undefined_is_none() -> None:
    tally = Tally(["old", UNDEFINED])
    for number in range(MAX_SOURCES + 5):
        tally.add(CLICKS, f"s{number}", 0, 1.0)
    tally.add(CLICKS, "old", 0, 1.0)
    tally.add(CLICKS, UNDEFINED, 0, 1.0)
    sources = {count.source for count in tally}
    assert len(sources) == MAX_SOURCES + 1
    assert {"old", UNDEFINED, "s98"} <= sources
    assert tally.left_out == {f"s{n}" for n in range(MAX_SOURCES - 1, MAX_SOURCES + 5)}


def test_events_are_added_once_whoever_else_counts(state: State) -> None:
    ledger = state.ledger
    state.events.append("g", [Event("u", "i", 1, "Click")])
    ledger.open(7)
    assert ledger.counted(7) == 1  # what came before is not counted
    assert ledger.add_events(7, counts(3), since=1, until=4)
    assert not ledger.add_events(7, counts(3), since=1, until=4)
    assert not ledger.add_events(8, counts(3), since=0, until=4)  # not open
    revision, found = ledger.changes(7)
    assert found == counts(3)
    assert ledger.add_events(7, counts(2), since=4, until=9)
    assert ledger.changes(7, revision) == (revision + 1, counts(5))
    assert ledger.changes(7, revision + 1) == (revision + 1, [])
    assert ledger.counted(7) == 9


def test_counts_and_place_change_together_or_not_at_all(state: State) -> None:
    ledger = state.ledger
    ledger.open(7)

    def failing() -> None:
        with state.transaction():
            ledger.add_events(7, counts(), since=0, until=5)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert (ledger.counted(7), ledger.changes(7)) == (0, (0, []))


def test_an_import_is_added_once_and_nothing_is_left_of_a_closed_attribution(state: State) -> None:
    ledger = state.ledger
    ledger.open(7)
    for _ in range(2):
        ledger.add_import(7, 20, counts(4))
    ledger.add_import(7, 21, counts(1, source="b"))
    assert ledger.changes(7)[1] == [*counts(4), *counts(1, source="b")]
    assert sorted(ledger.sources(7)) == ["a", "b"]
    ledger.close(7)
    ledger.add_import(7, 22, counts())
    assert (ledger.counted(7), ledger.changes(7), ledger.sources(7)) == (None, (0, []), [])


def test_former_answerers_go_with_their_group(state: State) -> None:
    ledger = state.ledger
    for arn in ("c1", "c1", "c2"):
        ledger.remember("g", arn)
    ledger.remember("other", "c3")
    assert sorted(ledger.answerers("g")) == ["c1", "c2"]
    ledger.forget_group("g")
    assert (ledger.answerers("g"), ledger.answerers("other")) == ([], ["c3"])


def test_interactions_without_event_types_or_sources_are_counted_as_far_as_possible(
    tmp_path: Path,
) -> None:
    metrics = (Metric("c", "x"), Metric("s", "x", DatasetType.ITEMS, "A"))
    wanted = BulkCount(metrics, answerers=[], sources=[])
    rows = "".join(f"u,i,{n}\n" for n in range(1000))
    run_import(tmp_path / "a", avro("Interactions", *KEYS), f"USER_ID,ITEM_ID,TIMESTAMP\n{rows}")
    assert bulk.tally(wanted, tmp_path / "a" / "segment.arrow") == []
    schema = avro("Interactions", *KEYS, ("EVENT_TYPE", ["null", "string"]))
    rows = "".join(f"u,i,{n},{'X' if n % 2 else ''}\n" for n in range(1000))
    header = "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE\n"
    run_import(tmp_path / "b", schema, header + rows)
    found = bulk.tally(wanted, tmp_path / "b" / "segment.arrow")
    assert [(c.metric, c.source, c.window, c.samples) for c in found] == [
        ("c", UNDEFINED, 0, 450),
        ("c", UNDEFINED, 900, 50),
    ]


def test_who_read_the_ledger_later_is_not_overwritten() -> None:
    with mock_aws():
        for revision, number in ((1, 2), (3, 5), (2, 4)):
            cloudwatch.show("123456789012", "us-east-1", 7, "g", counts(number), revision)
        backend: Any = cloudwatch_backends["123456789012"]["us-east-1"]
        assert [datum.sum for datum in backend.metric_data] == [5]
        assert cloudwatch.revision("123456789012", "us-east-1", 7) == 3
        backend.reset()
        assert cloudwatch.revision("123456789012", "us-east-1", 7) == 0


def test_a_report_has_the_same_name_every_time_and_quotes_what_needs_it(tmp_path: Path) -> None:
    name = report.name("FULL", 1_700_000_000.1234)
    assert name == "AggregatedAttributionMetrics - FULL - 1700000000123.csv"
    report.write(tmp_path / "r.csv", counts(2, source='a, "b"'))
    assert (tmp_path / "r.csv").read_text(encoding="utf-8").splitlines()[1] == (
        'clicks,Click,2.0,samplecount,"a, ""b""",900'
    )


def test_many_requests_for_a_task_are_one_call_and_none_is_forgotten() -> None:
    closed, open_tasks = threading.Event(), []
    idle = threading.Semaphore(0)

    def asked(change: int) -> None:
        open_tasks.append(change)
        if sum(open_tasks) == 0:
            idle.release()

    rounds = PeriodicTasks[Any]((), closed, asked)
    calls: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def slow(_: object) -> None:
        calls.append("slow")
        begun.set()
        go_on.wait(PATIENCE)

    def failing(_: object) -> None:
        calls.append("failing")
        raise ValueError

    rounds.soon(slow)
    rounds.soon(slow)  # not begun yet: the same call
    service = SimpleNamespace(state=SimpleNamespace(transaction=threading.Lock))
    service.state.resources = SimpleNamespace(select=lambda *_, **__: [])
    thread = threading.Thread(target=rounds.run, args=(service,))
    thread.start()
    assert begun.wait(PATIENCE)
    rounds.soon(slow)  # begun: another call
    rounds.soon(failing)
    go_on.set()
    assert idle.acquire(timeout=PATIENCE)
    closed.set()
    rounds.wake()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert calls.count("slow") == 2
    assert calls.count("failing") == 1
