"""The process that does the heavy part of one job: ``python -m personalize_poc.local.jobs.worker``.

Arguments: modules to load before there is a job. The job is the first line of standard input:
``package.module:function`` and the job's folder, as a JSON list. In the folder the process reads
``payload.json`` and writes ``result.json``; progress goes to standard output, one JSON object a
line. Whatever libraries print lands in ``worker.log`` instead. When standard input ends, the
server is gone and so is the reason to work: the process ends at once.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import importlib
import json
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from personalize_poc.local import files, typed_json
from personalize_poc.local.errors import JobFailed, ServiceError, StandInError, TrainingRefused
from personalize_poc.local.process import import_guard, signals

PAYLOAD, RESULT, LOG = "payload.json", "result.json", "worker.log"
ORPHANED = 3
"""Exit code of a worker whose server went away."""

Work = Callable[[Any, Path, Callable[[dict[str, Any]], None]], dict[str, Any]]
"""job, folder, progress → result (JSON). Raises JobFailed or TrainingRefused.

The job is given as the type of the first parameter, read from the payload.
"""


def load(target: str) -> Work:
    """The function named by ``package.module:function``."""
    module, _, function = target.partition(":")
    work: Work = getattr(importlib.import_module(module), function)
    return work


def outcome(
    target: str, folder: Path, progress: Callable[[dict[str, Any]], None]
) -> dict[str, Any]:
    """Do the work: ``{"result": …}``, ``{"failed": reason}`` or ``{"bug": reason, "trace": …}``."""
    try:
        payload = json.loads((folder / PAYLOAD).read_text(encoding="utf-8"))
        work = load(target)
        return {"result": work(typed_json.argument(work, payload), folder, progress)}
    except MemoryError:
        return {"failed": "The worker process ran out of memory."}
    except Exception as error:
        if isinstance(error, JobFailed | ServiceError | StandInError | TrainingRefused):
            return {"failed": str(error)}
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            return {"failed": "No space is left on the disk of the data directory."}
        reason = f"Internal failure of the stand-in: {type(error).__name__}: {error}"
        return {"bug": reason, "trace": traceback.format_exc()}


def _end_with_server() -> None:
    """Block until standard input ends, then leave without any clean-up."""
    # os.read, not sys.stdin: a thread inside a buffered reader breaks interpreter shutdown.
    with contextlib.suppress(OSError):
        while os.read(0, 4096):
            pass
    os._exit(ORPHANED)


def _next_line() -> str:
    """The first line of standard input; empty when it ended before."""
    line = b""
    # Byte by byte: the rest is for `_end_with_server`, and a buffer would keep it.
    while (byte := os.read(0, 1)) not in (b"", b"\n"):
        line += byte
    return line.decode() if byte else ""


def _channel(folder: Path) -> TextIO:
    """Where progress goes; from now on all other output goes to the log of the job."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    with (folder / LOG).open("wb") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    return channel


def main(modules: list[str]) -> int:
    """Entry point of the process. Returns 0 whenever there is a result file."""
    # A supervisor may signal all processes at once. The server ends its workers; one that were
    # the first to go would fail a job that the next start goes on with.
    signals.ignore()
    import_guard.without_pandas()
    gc.disable()  # while it loads: of modules nothing becomes garbage
    for module in modules:
        importlib.import_module(module)
    gc.freeze()  # they stay: no garbage collection needs to look at them again
    gc.enable()
    line = _next_line()
    if not line:
        return ORPHANED
    target, place = json.loads(line)
    folder = Path(place)
    threading.Thread(target=_end_with_server, daemon=True).start()
    os.chdir(folder)
    channel = _channel(folder)

    def progress(report: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # nobody listens any more: the work itself goes on
            channel.write(json.dumps(report, default=str) + "\n")

    answer = outcome(target, folder, progress)
    files.write_text(folder / RESULT, json.dumps(answer))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    # The result is on disk, and to take Python and its libraries apart takes as long as some jobs.
    os._exit(main(sys.argv[1:]))
