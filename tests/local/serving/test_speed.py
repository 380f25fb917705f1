"""What makes answers and events fast must not change what they are."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Floats, Query
from personalize_poc.local.caches import Cache, nbytes
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.recommend import Question, recommend
from personalize_poc.local.state.events import Event
from tests.support.patience import until
from tests.support.serving_fakes import NextItem, deployment


def event(user: str, number: int, event_id: str | None = None) -> Event:
    detail = {"eventId": event_id} if event_id else {}
    return Event(user, f"i{number % 10}", number, "watch", None, detail)


def test_the_model_is_asked_once_for_a_history_and_again_when_it_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    score = NextItem.score

    def counted(self: NextItem, queries: list[Query]) -> Floats:
        asked.append(len(queries))
        return score(self, queries)

    monkeypatch.setattr(NextItem, "score", counted)
    model = deployment(events=[event("u", 3)])
    first = recommend(model, Question("u"))
    assert recommend(model, Question("u")) == first
    assert len(asked) == 1
    model.group.put_events([event("u", 6)])
    assert recommend(model, Question("u"))[0].item_id == "i7"
    assert len(asked) == 2


def test_what_is_remembered_is_bounded_and_the_least_used_goes_first() -> None:
    kept = Cache(1000, nbytes)
    for number in range(10):
        kept.put(number, np.full(100, number, np.uint8))
    assert kept.get(0) is not None
    kept.put("new", np.zeros(100, np.uint8))
    assert kept.get(1) is None
    assert kept.get(0) is not None
    kept.put("large", np.zeros(500, np.uint8))
    assert kept.get("large") is None
    kept.put(0, np.zeros(50, np.uint8))
    kept.put("small", np.zeros(50, np.uint8))
    assert kept.get(2) is not None


def _at_once(count: int, work: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_events_that_arrive_while_the_disk_is_busy_are_written_together() -> None:
    group = GroupData([])
    written: list[list[str]] = []

    def store(events: list[Event]) -> None:
        if not written:  # the first one takes until all others wait
            until(lambda: group.waiting == 30 - len(events))
        written.append([e.user_id for e in events])

    def put(number: int) -> None:
        group.put_events([event(f"u{number}", number)], store)
        assert any(f"u{number}" in batch for batch in written), "answered before it was on disk"
        assert len(group.snapshot.history(f"u{number}")) == 1

    _at_once(30, put)
    assert sorted(user for batch in written for user in batch) == sorted(
        f"u{number}" for number in range(30)
    )
    assert len(written) <= 2


def test_a_request_fails_only_for_its_own_events() -> None:
    group, failed, tried = GroupData([]), [], []

    def store(events: list[Event]) -> None:
        tried.append(events)
        if len(tried) == 1:
            until(lambda: group.waiting == 12 - len(events))
        if any(e.user_id == "u3" for e in events):
            raise OSError("disk")

    def put(number: int) -> None:
        try:
            group.put_events([event(f"u{number}", number)], store)
        except OSError:
            failed.append(number)

    _at_once(12, put)
    assert failed == [3]
    lengths = [len(group.snapshot.history(f"u{n}")) for n in range(12)]
    assert lengths == [int(n != 3) for n in range(12)]


def test_an_event_sent_twice_at_once_counts_once() -> None:
    group = GroupData([])
    written: list[Event] = []
    started: list[int] = []

    def store(events: list[Event]) -> None:
        until(lambda: len(started) == 8)
        written.extend(events)

    def put(number: int) -> None:
        started.append(number)
        group.put_events([event("u", 1, "same")], store)

    _at_once(8, put)
    assert len(written) == 1
    assert len(group.snapshot.history("u")) == 1
