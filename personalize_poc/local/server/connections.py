"""Which connections are let in and kept.

There is room for new ones, however many clients keep theirs open without using them.

A browser or an SDK keeps connections for its next request and opens another one when it finds them
closed. So a full server closes those that have been idle longest, instead of letting newcomers
wait for minutes until somebody leaves.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from waitress.channel import HTTPChannel

MOST = 900
"""Connections that are kept."""
SPARE = 50
"""So many more are closed at once, so that not every newcomer has to look for one."""
BUSY = 100
"""Further ones that are let in while all others wait for answers."""
OTHER_FILES = 200
"""Open files that the server needs beside connections."""
IDLE_SECONDS = 1.0
"""A younger one may have a request on its way."""
PAUSE_SECONDS = 0.1
"""Between two looks for idle ones, when there were none."""


def limit(files: int) -> int:
    """How many connections are kept by a process that may have so many files open."""
    return max(SPARE, min(MOST, files - OTHER_FILES - BUSY))


def keep_room(server: Any, most: int = MOST) -> None:
    """Let a server of waitress close idle connections when there are more than `most`."""
    accepts: Callable[[], bool] = server.readable
    accept: Callable[[], None] = server.handle_accept
    looked = 0.0

    def readable() -> bool:
        """Asked by the thread that reads the sockets, before it waits for them."""
        nonlocal looked
        if len(server.active_channels) > most and time.monotonic() - looked > PAUSE_SECONDS:
            looked = time.monotonic()
            _make_room(server, most)
        return accepts()

    def handle_accept() -> None:
        """Let a newcomer in; one may be announced just before nobody is let in any more."""
        if server.accepting:
            accept()

    server.readable, server.handle_accept = readable, handle_accept


def let_in_nobody(server: Any) -> None:
    """Leave newcomers in the queue of the port, for the next life of the server."""
    server.accepting = False


def _make_room(server: Any, most: int) -> None:
    channels = sorted(server.active_channels.values(), key=lambda one: one.last_activity)
    surplus = len(channels) - most + min(SPARE, most // 2)
    for channel in channels:
        if surplus <= 0 or time.time() - channel.last_activity < IDLE_SECONDS:
            return
        if _is_idle(channel):
            # Closed by the loop in its turn: a newcomer could get the number of a file that is
            # closed here, and with it what the loop is about to hear of the old one.
            channel.will_close = True
            surplus -= 1


def _is_idle(channel: HTTPChannel) -> bool:
    """Whether a connection waits for nothing, and nothing of it waits to be read."""
    begun = getattr(channel, "_begun", b"")
    if (
        channel.will_close
        or channel.requests
        or channel.request is not None
        or begun
        or channel.total_outbufs_len
    ):
        return False
    try:
        return not channel.socket.recv(1, socket.MSG_PEEK)
    except BlockingIOError:
        return True
    except OSError:
        return False  # it is being closed
