"""Questions that wait while others are computed are computed together."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from personalize_poc.local.serving import together
from personalize_poc.local.serving.together import Together

PATIENCE = 60


class Squares:
    """Squares of numbers; fails for negative ones. The first call waits until `go`."""

    def __init__(self) -> None:
        self.calls: list[int] = []
        self.begun, self.go = threading.Event(), threading.Event()
        self.at_once = 0

    def __call__(self, asked: Sequence[int]) -> list[int]:
        self.at_once += 1
        assert self.at_once == 1, "two threads compute"
        self.calls.append(len(asked))
        self.begun.set()
        assert self.go.wait(PATIENCE)
        self.at_once -= 1
        if min(asked) < 0:
            raise ValueError(f"{min(asked)} is negative.")
        return [number * number for number in asked]


def waiting(one: Together[int, int], number: int) -> None:
    """Return when so many wait."""
    while len(vars(one)["_waiting"]) < number:
        threading.Event().wait(0.001)


@pytest.mark.parametrize("others", [3, 40])
def test_what_waits_is_computed_together_and_each_gets_its_own(others: int) -> None:
    squares = Squares()
    one = Together(squares)
    with ThreadPoolExecutor(others + 1) as pool:
        first = pool.submit(one, 100)
        assert squares.begun.wait(PATIENCE)
        rest = [pool.submit(one, number) for number in range(others)]
        waiting(one, others)
        squares.go.set()
        assert first.result(PATIENCE) == 10_000
        assert [each.result(PATIENCE) for each in rest] == [n * n for n in range(others)]
    assert squares.calls[0] == 1
    assert sum(squares.calls) == others + 1
    assert len(squares.calls) == 1 + -(-others // together.MOST)


def test_one_that_fails_does_not_fail_those_beside_it() -> None:
    squares = Squares()
    one = Together(squares)
    with ThreadPoolExecutor(4) as pool:
        pool.submit(one, 1)
        assert squares.begun.wait(PATIENCE)
        good, bad = pool.submit(one, 2), pool.submit(one, -3)
        waiting(one, 2)
        squares.go.set()
        assert good.result(PATIENCE) == 4
        with pytest.raises(ValueError, match="-3 is negative"):
            bad.result(PATIENCE)
    assert one(5) == 25  # and the next is answered


def test_many_threads_that_ask_again_and_again_are_all_answered() -> None:
    one: Together[int, int] = Together(lambda asked: [number * number for number in asked])
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(one, range(2000)))
    assert found == [number * number for number in range(2000)]
