"""Ask again until the answer is the one waited for.

Clock and sleep are arguments: tests take no time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def until(
    ask: Callable[[], Answer],
    satisfied: Callable[[Answer], bool],
    *,
    seconds: float = 60.0,
    interval: float = 0.5,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Answer:
    """Ask until an answer satisfies: on AWS an event takes a second or two to have effect.

    Args:
        ask: makes the request.
        satisfied: whether its answer is the one waited for.
        seconds: after this time the last answer is returned as it is.
        interval: seconds between two requests.
        clock, sleep: the time, for tests.

    Returns:
        The first answer that satisfies, or else the last one.
    """
    deadline = clock() + seconds
    while True:
        answer = ask()
        if satisfied(answer) or clock() + interval > deadline:
            return answer
        sleep(interval)
