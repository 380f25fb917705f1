"""The same server once more, in the same process and on the same port.

Connections that come between the two lives wait in the queue of the port.
"""

from __future__ import annotations

import os
import signal
import socket
import sys

from personalize_poc.local.process import signals

POSSIBLE = sys.platform != "win32"
"""Windows has no call by which a process becomes another program and keeps its port."""

_VARIABLE = "PERSONALIZE_POC_LISTENER"
"""Number of the open port, for the next life alone."""


def keep(listener: socket.socket) -> None:
    """Keep a port open for the next life."""
    kept = os.dup(listener.fileno())
    os.set_inheritable(kept, True)
    os.environ[_VARIABLE] = str(kept)


def listener() -> socket.socket | None:
    """The port that the life before has kept open; None in a first life."""
    kept = os.environ.pop(_VARIABLE, None)
    if kept is None:
        return None
    found = socket.socket(fileno=int(kept))
    found.set_inheritable(False)
    return found


def begin() -> None:
    """Begin again, with the command line of this process. Does not return."""
    for number in signals.ENDING:
        # What is ignored stays ignored in the next life; a hangup that nohup ignores is to.
        if number not in signals.ignored_before:
            signal.signal(number, signal.SIG_DFL)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
