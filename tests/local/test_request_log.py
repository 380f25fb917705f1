"""The latest requests, and what they amount to."""

from __future__ import annotations

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
