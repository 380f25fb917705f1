"""The server on 127.0.0.1: start-up, the choice of WSGI server, and an orderly end."""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from personalize_poc import __version__
from personalize_poc.contract import LOOPBACK, SERVER_FILE, Server
from personalize_poc.local import files
from personalize_poc.local.api.context import Service
from personalize_poc.local.errors import StandInError
from personalize_poc.local.options import Options
from personalize_poc.local.process import (
    again,
    daemon,
    descriptors,
    directory,
    import_guard,
    isolation,
    signals,
)
from personalize_poc.local.process.lock import DirectoryLock
from personalize_poc.local.protocol.credentials import DEFAULT_REGION
from personalize_poc.local.server import connections
from personalize_poc.local.steering import renewal
from personalize_poc.local.steering.hooks import Hooks

THREADS = 16
"""Requests at the same time; boto3 sends ten parts of one upload at once."""

MAX_REQUEST_BYTES = 5 * 1024**3
"""The largest object that S3 takes in one request."""

FILES = 4096
"""Files and connections that may be open at once."""

SWITCH_SECONDS = 0.001
"""Python's threads take turns after so long (5 ms otherwise): a job that ends must not hold up
questions that take a fifth of that."""

log = logging.getLogger(__name__)


def serve(
    data_dir: Path,
    port: int,
    options: Options | None = None,
    announce: Callable[[str], None] = print,
    with_stdin: bool = False,
) -> None:
    """Serve until SIGINT, SIGTERM, SIGHUP or a shutdown request; port 0 takes a free one.

    Writes `server.json` in the data directory when ready and removes it at the end. Call it in
    the main thread of a process that does nothing else: it handles signals and makes connections
    to other machines impossible for the rest of the process.

    Args:
        with_stdin: end in the same order when standard input ends.

    Raises:
        StandInError: port taken, directory in use, not writable or full, state damaged.
        SystemExit: with 0, a signal came before the server was ready.
    """
    with signals.as_exit(0) as ending:
        if with_stdin:
            signals.interrupt_with_stdin()
        _serve(data_dir.resolve(), port, options or Options(), announce, ending)


def _serve(
    data_dir: Path,
    port: int,
    options: Options,
    announce: Callable[[str], None],
    ending: signals.Ending,
) -> None:
    hooks = Hooks(options.hooks)
    renewing = False
    server: Any = None

    def renew() -> None:
        nonlocal renewing
        renewing = True
        connections.let_in_nobody(server)

    directory.make_with_room(data_dir)
    lock = DirectoryLock(data_dir)
    lock.acquire()
    try:
        renewal.complete(data_dir)
        with again.listener() or _listen(port, options.all_interfaces) as listener:
            endpoint = f"http://{LOOPBACK}:{listener.getsockname()[1]}"
            isolation.isolate(endpoint)
            sys.setswitchinterval(SWITCH_SECONDS)
            with _application(data_dir, options, renew, hooks) as (application, warm):
                server = wsgi_server(application, listener)
                try:
                    ending.check()
                    _write_state(data_dir, endpoint)
                    announce(f"Amazon Personalize on this machine: {endpoint} (data in {data_dir})")
                    warm.start()
                    hooks.start(_variables(endpoint))
                    server.run()
                except SystemExit:
                    pass
                finally:
                    hooks.close()
                    if renewing:
                        log.info("Beginning again with another state.")
                    else:
                        log.info("Ending.")
                        (data_dir / SERVER_FILE).unlink(missing_ok=True)
            if renewing:
                again.keep(listener)
    finally:
        lock.release()
    if renewing:
        again.begin()


def _variables(endpoint: str) -> dict[str, str]:
    """What points a script at the stand-in."""
    variables = daemon.environment(endpoint, DEFAULT_REGION)
    return {name: value for name, value in variables.items() if value is not None}


@contextlib.contextmanager
def _application(
    data_dir: Path, options: Options, renew: Callable[[], None], hooks: Hooks
) -> Iterator[tuple[Any, threading.Thread]]:
    """The application, and the thread that loads what it does not need for a first answer."""
    from personalize_poc.local.cloud.app import CloudServices
    from personalize_poc.local.server.app import Application
    from personalize_poc.local.server.assembly import close_service, create_service

    cloud = CloudServices(data_dir / "beside")
    service = create_service(data_dir, options, cloud=cloud)
    try:
        warm = threading.Thread(target=_warm, args=(cloud, service), name="warm", daemon=True)
        application = Application(
            service,
            cloud=cloud,
            shutdown=signals.interrupt,
            renew=renew if again.POSSIBLE else None,
            hooks=hooks,
        )
        yield application, warm
    finally:
        close_service(service)
        cloud.close()


def _warm(cloud: Any, service: Service) -> None:
    """Load what the start has put off, and the services beside. What is in memory then stays.

    No garbage collection looks at it again: that would stop all answers for a tenth of a second,
    now and then.
    """
    try:
        import_guard.load("pyarrow.compute")
        cloud.warm()
    finally:
        gc.freeze()
        gc.enable()
    service.jobs.warm()


def wsgi_server(application: Any, listener: socket.socket) -> Any:
    """The WSGI server, ready to run: the only place that knows which one it is.

    What it must do: several requests at once, keep-alive, a thousand idle connections,
    bodies of hundreds of megabytes spooled to disk, chunked transfer, Expect: 100-continue, and
    end on SystemExit.
    """
    import waitress

    from personalize_poc.local.server import fast_path

    most = connections.limit(descriptors.allow(FILES))
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a full queue is no news here
    server = waitress.create_server(
        _breaking(application),
        sockets=[listener],
        threads=THREADS,
        max_request_body_size=MAX_REQUEST_BYTES,
        connection_limit=most + connections.BUSY,
        channel_timeout=300,
        ident=None,
        clear_untrusted_proxy_headers=True,
        asyncore_use_poll=True,
    )
    fast_path.install(server, application)
    connections.keep_room(server, most)
    return server


def _breaking(application: Any) -> Any:
    """The application; where it loses an answer, waitress closes the connection without one."""
    from waitress.channel import ClientDisconnected

    from personalize_poc.local.server.disturbance import AnswerLost

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        try:
            return application(environ, start_response)
        except AnswerLost:
            raise ClientDisconnected from None

    return answer


def _listen(port: int, all_interfaces: bool) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "nt":
        # Without this, Windows lets two programs listen on one port.
        listener.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_EXCLUSIVEADDRUSE", ~4), 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("0.0.0.0" if all_interfaces else LOOPBACK, port))
        listener.listen(1024)
    except (OSError, OverflowError) as error:
        listener.close()
        raise StandInError(
            f"Port {port} of {LOOPBACK} cannot be used ({getattr(error, 'strerror', error)}). "
            "Another program has it; choose another one with --port, or --port 0 for any free one."
        ) from error
    return listener


def _write_state(data_dir: Path, endpoint: str) -> None:
    state: Server = {
        "endpoint": endpoint,
        "port": int(endpoint.rsplit(":", 1)[1]),
        "pid": os.getpid(),
        "data_dir": str(data_dir),
        "version": __version__,
    }
    files.write_text(data_dir / SERVER_FILE, json.dumps(state, indent=1))
