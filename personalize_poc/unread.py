"""Programs whose output nobody reads any more, as in ``personalize-poc … | head``.

The package and the stand-in end alike.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager

EXIT_CODE = 128 + 13
"""The exit code of a program that SIGPIPE ends: whoever read what it prints has gone."""


@contextmanager
def ends_quietly() -> Iterator[None]:
    """Whoever reads what is printed inside may go, as `head` does: that ends the program quietly.

    Python ignores SIGPIPE, for the sake of sockets, and raises BrokenPipeError in its place.
    """
    try:
        try:
            yield
        finally:
            _flush()
    except BrokenPipeError:
        if not (unread := _unread()):
            raise
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for number in unread:  # what is still to be written is not said to be lost
            os.dup2(nowhere, number)
        raise SystemExit(EXIT_CODE) from None


def is_so() -> bool:
    """Whether nobody reads what this process prints, or its errors, any more."""
    return bool(_unread())


def _flush() -> None:
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except BrokenPipeError:
            raise
        except OSError:
            pass  # a full disk, say: Python tells of it when it ends


def _unread() -> list[int]:
    """The outputs, by their numbers, that are pipes which nobody reads."""
    if not hasattr(select, "poll"):  # Windows, which has no SIGPIPE either
        return []
    poll = select.poll()
    for number in (1, 2):
        poll.register(number, 0)
    return [number for number, event in poll.poll(0) if event & (select.POLLERR | select.POLLHUP)]
