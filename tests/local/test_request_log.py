"""The latest requests, and what they amount to."""

from __future__ import annotations

import threading

import pytest

from personalize_poc.local.request_log import KEPT, RequestLog


def log_of(times: list[float], errors: dict[int, str] | None = None) -> RequestLog:
    """One request at each of these seconds, of 1, 2, 3 … milliseconds."""
    now = iter([0.0, *times, *[times[-1]] * 5])
    log = RequestLog(lambda: next(now))
    for place in range(len(times)):
        error = (errors or {}).get(place)
        log.add(
            "personalize-runtime",
            "GetRecommendations",
            "123456789012",
            "us-east-1",
            400 if error else 200,
            (place + 1) / 1000,
            error,
            {"userId": str(place)},
        )
    return log


def test_what_came_after_a_number() -> None:
    log = log_of([1.0, 2.0, 3.0])
    assert [entry.params for entry in log.since(1)] == [{"userId": "1"}, {"userId": "2"}]
    assert log.since(3) == []


def test_the_oldest_go_and_numbers_go_on() -> None:
    log = log_of([float(second) for second in range(1, KEPT + 11)])
    kept = log.since()
    assert len(kept) == KEPT
    assert (kept[0].number, kept[-1].number) == (11, KEPT + 10)
    log.forget()
    assert log.since() == []


def test_figures_are_of_the_requests_to_personalize() -> None:
    log = log_of([91.0, 95.0, 99.0, 100.0], {2: "ResourceNotFoundException"})
    log.add("s3", "GET /films", "", "us-east-1", 200, 9.0)
    figures = log.figures(window=6)
    assert figures["per_second"] == pytest.approx(3 / 6, abs=0.05)
    assert (figures["p50"], figures["p99"]) == (2.0, 4.0)
    assert figures["kept"] == 4
    assert figures["errors"] == {"ResourceNotFoundException": 1}


def test_nothing_yet() -> None:
    figures = RequestLog(lambda: 5.0).figures()
    assert figures["p50"] is None
    assert figures["per_second"] == 0


def test_bodies_are_read_when_somebody_looks_and_once() -> None:
    read: list[bytes] = []

    def params(operation: str, body: bytes) -> dict[str, str]:
        read.append(body)
        return {operation: body.decode()}

    log = RequestLog(read=params)
    for number in range(3 * KEPT):
        log.add("personalize", "PutEvents", "", "", 200, 0.002, None, str(number).encode())
    assert log.figures()["kept"] == KEPT
    assert log.totals().counts == {("personalize", "PutEvents", 200): 3 * KEPT}
    assert read == []
    assert log.since(3 * KEPT - 1)[0].params == {"PutEvents": str(3 * KEPT - 1)}
    assert [entry.params for entry in log.since()] == [
        {"PutEvents": str(number)} for number in range(2 * KEPT, 3 * KEPT)
    ]
    log.since()
    assert len(read) == KEPT


def test_no_request_is_lost_between_threads_that_answer_and_some_that_look() -> None:
    log = RequestLog()
    seen: set[int] = set()

    def answer() -> None:
        for _ in range(5000):
            log.add("personalize", "ListRecipes", "", "", 200, 0.002)

    answering = [threading.Thread(target=answer) for _ in range(4)]
    for thread in answering:
        thread.start()
    while any(thread.is_alive() for thread in answering):
        numbers = [entry.number for entry in log.since(max(seen, default=0))]
        assert numbers == sorted(numbers)
        assert seen.isdisjoint(numbers)
        seen.update(numbers)
    assert log.totals().buckets[1] == 20_000
    assert log.since()[-1].number == 20_000
