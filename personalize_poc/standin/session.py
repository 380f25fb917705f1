"""Have a stand-in for the time of a command: use the running one, or start one and end it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from personalize_poc import contract, signals
from personalize_poc.errors import MissingExtra
from personalize_poc.language import _
from personalize_poc.standin import discovery, users


@contextmanager
def stand_in(folder: Path | None = None, port: int = 0) -> Iterator[tuple[str, bool]]:
    """Yield the endpoint of a stand-in and whether it was started for this.

    One that was started here is ended at the end, whatever happens in between, unless another
    command has begun to use it: JupyterLab beside a run, for example. SIGTERM and SIGHUP are
    SystemExit inside, so they end it too.

    Args:
        folder: data directory; default is that of ``contract.data_dir()`` (and then an endpoint
            named in the environment is used, if there is one).
        port: port of a newly started one; 0 takes a free one.

    Raises:
        PocError: it cannot be started.
    """
    place = folder or contract.data_dir()
    named = folder is None and bool(os.environ.get(contract.ENDPOINT_VARIABLE, "").strip())
    with signals.as_exit():
        before = discovery.running(place)
        if named and before is None:
            yield discovery.find_or_start(), False
            return
        endpoint = before or discovery.start(folder, port)
        try:
            with users.using(place):
                yield endpoint, before is None
        finally:
            if before is None:
                _end(place, endpoint)


def _end(folder: Path, endpoint: str) -> None:
    """End a stand-in that was started for a command, unless it has become another's too."""
    if not users.is_used(folder):
        stop(folder)
        return
    print(
        f"The stand-in at {endpoint} goes on, because another command uses it. Later: "
        f"personalize-poc local stop --data-dir {folder}",
        file=sys.stderr,
    )


def stop(folder: Path) -> None:
    """End the stand-in of a data directory; its data stays."""
    pass_through(["stop", "--data-dir", str(folder)], quiet=True)


def become(arguments: list[str]) -> int:
    """Be ``python -m personalize_poc.local`` with arguments from now on, in this very process.

    So whoever has started this process, and supervises it, has the server itself: its signals
    reach it, its end is the end of the server. Windows cannot replace a process; there a child
    takes the arguments, its exit code is returned, and a server in the foreground ends with this
    process, however it is ended.

    Raises:
        MissingExtra: the extra `local` is not installed.
    """
    command, environment = _command(arguments)
    if sys.platform != "win32":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(sys.executable, command, environment)
    foreground = "--foreground" in arguments or arguments[:1] == ["serve"]
    if not foreground or "--exit-with-stdin" in arguments:
        return pass_through(arguments)
    return _wait(
        subprocess.Popen([*command, "--exit-with-stdin"], env=environment, stdin=subprocess.PIPE)
    )


def pass_through(arguments: list[str], quiet: bool = False) -> int:
    """Run ``python -m personalize_poc.local`` with arguments and return its exit code."""
    command, environment = _command(arguments)
    output = subprocess.DEVNULL if quiet else None
    return _wait(subprocess.Popen(command, env=environment, stdout=output, stderr=output))


def _command(arguments: list[str]) -> tuple[list[str], dict[str, str]]:
    """The command and its environment. Raises MissingExtra."""
    if missing := discovery.missing_packages():
        raise MissingExtra(
            f"The local stand-in needs {', '.join(missing)}, not installed here.",
            _('Install it with: pip install "personalize-poc[local]"'),
        )
    environment = {**discovery.environment(), contract.PROGRAM_VARIABLE: "personalize-poc local"}
    return [sys.executable, "-m", "personalize_poc.local", *arguments], environment


def _wait(process: subprocess.Popen[bytes]) -> int:
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the child has got it too and ends by itself
            continue
