"""Starting, finding and ending a server process that outlives the command that started it."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

from personalize_poc import contract
from personalize_poc.contract import SERVER_FILE, Server
from personalize_poc.local.errors import StandInError
from personalize_poc.local.process import directory

LOG_FILE = "server.log"

_LOG_BYTES = 5 << 20
_READY_SECONDS = 180.0
_END_SECONDS = 60.0
_ANSWER_SECONDS = 15.0
"""A busy machine may need long; who waits is told as soon as the process has ended."""


def running(data_dir: Path) -> Server | None:
    """What `server.json` says, if the server it speaks of answers for this folder; else None."""
    state = contract.read_server(data_dir)
    if state is None:
        return None
    health = _get_health(int(state["port"]))
    if health is None or health.get("pid") != state["pid"]:
        return None
    return state


def start(
    data_dir: Path, port: int, arguments: list[str], stdin: int = subprocess.DEVNULL
) -> tuple[Server, bool]:
    """Start a server in its own process and wait until it answers.

    `arguments` are further options of ``serve``, `stdin` is its standard input. Returns the content
    of `server.json` and whether the server is new (False: one was already running on this folder).

    Raises StandInError with the server's own words when it does not come up. Whatever ends this
    before it returns ends the new server too.
    """
    data_dir = data_dir.resolve()
    found = running(data_dir)
    if found is not None:
        return found, False
    directory.make_with_room(data_dir)
    try:
        rotate(data_dir / LOG_FILE)
        output = (data_dir / LOG_FILE).open("ab")
    except OSError as error:
        raise StandInError(
            f"The data directory {data_dir} cannot be written ({error.strerror}). "
            "Choose another one with --data-dir."
        ) from error
    with output:
        before = output.tell()
        command = [sys.executable, "-m", "personalize_poc.local", "serve"]
        command += ["--port", str(port), "--data-dir", str(data_dir), *arguments]
        process = _detached(command, stdin, output)
    try:
        return _wait_until_ready(process, data_dir, before)
    except BaseException:  # nobody is told of the server, so nobody would end it
        process.terminate()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        raise


def stop(data_dir: Path) -> bool:
    """End the server of this folder and wait for it; False when none is running.

    Raises StandInError when it does not end.
    """
    from personalize_poc.local.process.lock import DirectoryLock  # not for commands without a lock

    data_dir = data_dir.resolve()
    lock = DirectoryLock(data_dir)
    state = running(data_dir)
    if state is None:
        if not lock.is_held():
            (data_dir / SERVER_FILE).unlink(missing_ok=True)  # left by a killed server
            return False
        raise StandInError(
            f"A process uses the data directory {data_dir} but does not answer. Its number stands "
            f"in {data_dir / 'server.lock'}; end it by hand."
        )
    _post_shutdown(int(state["port"]), int(state["pid"]))
    deadline = time.monotonic() + _END_SECONDS
    while time.monotonic() < deadline:
        if not lock.is_held():
            return True
        time.sleep(0.05)
    raise StandInError(
        f"The stand-in (process {state['pid']}) did not end within {_END_SECONDS:.0f} s. "
        "End the process by hand; its data stays whole."
    )


def environment(endpoint: str, region: str) -> dict[str, str | None]:
    """Variables with which any AWS SDK or command line talks to the stand-in (None: unset)."""
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_SESSION_TOKEN": None,
        "AWS_PROFILE": None,
        "AWS_DEFAULT_REGION": region,
        "AWS_REGION": region,
        "AWS_EC2_METADATA_DISABLED": "true",
        contract.ENDPOINT_VARIABLE: endpoint,
    }


def export_lines(variables: dict[str, str | None], shell: str) -> list[str]:
    """Commands that set the variables in a ``posix`` shell or in ``powershell``."""
    if shell == "powershell":
        return [
            f"Remove-Item Env:{name} -ErrorAction SilentlyContinue"
            if value is None
            else f"$Env:{name} = '{value}'"
            for name, value in variables.items()
        ]
    return [
        f"unset {name}" if value is None else f"export {name}='{value}'"
        for name, value in variables.items()
    ]


def ask(state: Server, method: str, path: str, body: bytes | IO[bytes] | None = None) -> Any:
    """What a running server answers to a request of its own paths, from JSON.

    Raises StandInError: with its words when it refuses, or because it does not answer.
    """
    connection = http.client.HTTPConnection(
        contract.LOOPBACK, int(state["port"]), timeout=_ANSWER_SECONDS
    )
    try:
        connection.request(method, path, body)
        response = connection.getresponse()
        answer = json.loads(response.read())
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise StandInError(
            f"The stand-in at {state['endpoint']} did not answer to {method} {path} ({error}). "
            "See its log, or start it again."
        ) from error
    finally:
        connection.close()
    if response.status >= 400:
        raise StandInError(str(answer.get("message", answer)))
    return answer


def fetch(state: Server, path: str, target: Path) -> None:
    """Write what a running server answers into a file.

    Raises StandInError when it refuses or does not answer, and OSError of the file.
    """
    connection = http.client.HTTPConnection(
        contract.LOOPBACK, int(state["port"]), timeout=_READY_SECONDS
    )
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        if response.status != 200:
            raise StandInError(json.loads(response.read())["message"])
        with target.open("wb") as file:
            while block := response.read(1 << 20):
                file.write(block)
    except (ConnectionError, TimeoutError, http.client.HTTPException) as error:
        raise StandInError(f"The stand-in at {state['endpoint']} broke off ({error}).") from error
    finally:
        connection.close()


def ask_for_another_state(
    state: Server, method: str, path: str, body: bytes | IO[bytes] | None = None
) -> None:
    """Ask for what makes a server begin again with another state, and wait until it has it.

    Raises StandInError: it refuses, or does not come back.
    """
    started = ask(state, "GET", contract.HEALTH_PATH)["started"]
    ask(state, method, path, body)
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        health = _get_health(int(state["port"]))
        if health is not None and health.get("started") != started:
            return
        time.sleep(0.02)
    raise StandInError(
        f"The stand-in did not come back. See {Path(state['data_dir']) / LOG_FILE}; "
        "start it again to go on."
    )


def _get_health(port: int) -> dict[str, Any] | None:
    connection = http.client.HTTPConnection(contract.LOOPBACK, port, timeout=_ANSWER_SECONDS)
    try:
        connection.request("GET", contract.HEALTH_PATH)
        health = json.loads(connection.getresponse().read())
    except (OSError, ValueError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    return health if isinstance(health, dict) else None


def _post_shutdown(port: int, pid: int) -> None:
    connection = http.client.HTTPConnection(contract.LOOPBACK, port, timeout=_ANSWER_SECONDS)
    try:
        headers = {contract.SHUTDOWN_HEADER: str(pid)}
        connection.request("POST", contract.SHUTDOWN_PATH, headers=headers)
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        pass  # it may be ending already; the caller watches the lock
    finally:
        connection.close()


def _detached(command: list[str], stdin: int, output: IO[bytes]) -> subprocess.Popen[bytes]:
    """A process that keeps no terminal, pipe or group of ours."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=output,
            stderr=output,
            env=contract.importable(dict(os.environ)),
            creationflags=flags,
        )
    return subprocess.Popen(
        command,
        stdin=stdin,
        stdout=output,
        stderr=output,
        env=contract.importable(dict(os.environ)),
        start_new_session=True,
    )


def _wait_until_ready(
    process: subprocess.Popen[bytes], data_dir: Path, log_offset: int
) -> tuple[Server, bool]:
    """What `server.json` says, and whether the process wrote it. Raises StandInError."""
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        state = contract.read_server(data_dir)
        if state is not None and state["pid"] == process.pid and running(data_dir):
            process.returncode = 0  # it goes on without us: no warning about a running child
            return state, True
        if process.poll() is not None:
            other = _started_by_another(data_dir, deadline)
            if other is not None:
                return other, False
            raise StandInError(_last_words(data_dir / LOG_FILE, log_offset))
        time.sleep(0.01)
    raise StandInError(
        f"The stand-in did not answer within {_READY_SECONDS:.0f} s. See {data_dir / LOG_FILE}."
    )


def _started_by_another(data_dir: Path, deadline: float) -> Server | None:
    """Two that start at once: the slower one takes the server that the faster one is starting."""
    from personalize_poc.local.process.lock import DirectoryLock

    lock = DirectoryLock(data_dir)
    while lock.is_held() and time.monotonic() < deadline:
        if (state := running(data_dir)) is not None:
            return state
        time.sleep(0.1)
    return None


def rotate(log: Path) -> None:
    """A log that has grown large becomes the old one; the old one before goes."""
    try:
        if log.stat().st_size > _LOG_BYTES:
            log.replace(log.with_suffix(".log.1"))
    except OSError:
        return  # not there yet, or (Windows) open: it grows on


def _last_words(path: Path, offset: int) -> str:
    """The error of a server that ended at once, from its log."""
    with path.open("rb") as file:
        file.seek(offset)
        lines = file.read().decode("utf-8", "replace").strip().splitlines()
    if not lines:
        return f"The stand-in ended at once without a word. See {path}."
    if lines[-1].startswith("error: "):
        return lines[-1].removeprefix("error: ")
    return f"The stand-in ended at once: {lines[-1]} (see {path})"
