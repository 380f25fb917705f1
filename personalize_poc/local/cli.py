"""The command line of the stand-in: ``python -m personalize_poc.local``."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

import click

from personalize_poc import __version__, contract
from personalize_poc.local.errors import StandInError
from personalize_poc.local.options import Options
from personalize_poc.local.process import daemon, import_guard, signals
from personalize_poc.local.quotas import checked

for _library in ("OPENBLAS", "MKL", "VECLIB"):
    # An answer multiplies small matrices a hundred times. Spread over the threads of a linear
    # algebra library this took 80 ms on a busy machine, on one thread 3 ms. The libraries read
    # this when numpy is first imported, so it stands before that; workers inherit it.
    _limit = "MAXIMUM_THREADS" if _library == "VECLIB" else "NUM_THREADS"
    os.environ.setdefault(f"{_library}_{_limit}", "1")

_DATA_DIR = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=contract.data_dir,
    show_default=f"${contract.DATA_DIR_VARIABLE}, else your user data folder",
    help="Where the state lives: resources, data sets, models.",
)
_PORT = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=contract.DEFAULT_PORT,
    show_default=True,
    help="Port on 127.0.0.1; 0 takes a free one.",
)
_WITH_STDIN = click.option(
    "--exit-with-stdin",
    is_flag=True,
    help="In the foreground, end as well when standard input ends: whoever holds the other end of "
    "that pipe may then be killed in any way, and no server is left.",
)
_OPTIONS = (
    click.option("--seed", type=int, default=42, show_default=True, help="Seed of all draws."),
    click.option(
        "--workers",
        type=click.IntRange(1, 64),
        default=2,
        show_default=True,
        help="Import and training processes at the same time.",
    ),
    click.option(
        "--no-permissions",
        is_flag=True,
        help="Do not check roles and bucket policies when jobs read and write S3.",
    ),
    click.option(
        "--quota",
        multiple=True,
        metavar="NAME=NUMBER",
        help="Another number for a quota of the service, e.g. dataset-groups=20 (repeatable).",
    ),
    click.option(
        "--training-seconds",
        type=click.FloatRange(min=1),
        default=1500,
        show_default=True,
        help="Stop learning after about so long, and go on with what was learned.",
    ),
    click.option(
        "--enforce-tps",
        is_flag=True,
        help="Answer ThrottlingException to more questions a second than minProvisionedTPS.",
    ),
    click.option(
        "--schedule-speed",
        type=click.FloatRange(min=0, max=1e9),
        default=1.0,
        show_default=True,
        help="Automatic trainings come so many times faster than on the service, e.g. 10080 makes "
        "a week a minute; 0: never.",
    ),
    click.option(
        "--job-seconds",
        multiple=True,
        metavar="KIND=SECONDS",
        help="Jobs of this kind take at least so long, e.g. dataset-import-job=30 (repeatable).",
    ),
    click.option(
        "--job-fails",
        multiple=True,
        metavar="KIND=REASON",
        help="Every job of this kind fails with this failureReason (repeatable).",
    ),
    click.option(
        "--throttling",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Share of calls to Personalize that get a ThrottlingException.",
    ),
    click.option(
        "--server-errors",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Share of calls that get an InternalServerException (500).",
    ),
    click.option(
        "--unavailable",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Share of calls that get ServiceUnavailable (503).",
    ),
    click.option(
        "--fault-seed",
        type=int,
        default=0,
        show_default=True,
        help="Seed that decides which calls meet these errors.",
    ),
)


def _service_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _pairs(option: str, values: Iterable[str]) -> dict[str, str]:
    """``KIND=VALUE`` (or ``NAME=NUMBER``) taken apart. Raises StandInError."""
    pairs = {}
    for value in values:
        kind, equals, rest = value.partition("=")
        if not equals or not kind or not rest:
            raise StandInError(f"{option} needs KIND=VALUE, not {value!r}.")
        pairs[kind] = rest
    return pairs


def _options(values: Mapping[str, Any]) -> Options:
    """The options of the service from those of the command line. Raises StandInError."""
    given = dict(values)
    try:
        seconds = _pairs("--job-seconds", given.pop("job_seconds"))
        job_seconds = {kind: float(text) for kind, text in seconds.items()}
    except ValueError as error:
        raise StandInError(f"--job-seconds needs a number of seconds ({error}).") from error
    try:
        pairs = _pairs("--quota", given.pop("quota"))
        quotas = checked({name: int(text) for name, text in pairs.items()})
    except ValueError as error:
        raise StandInError(f"--quota: {error}") from error
    job_failures = _pairs("--job-fails", given.pop("job_fails"))
    enforce = not given.pop("no_permissions")
    return Options(
        **given,
        enforce_permissions=enforce,
        job_seconds=job_seconds,
        job_failures=job_failures,
        quotas=quotas,
    )


def _arguments(values: Mapping[str, Any]) -> list[str]:
    """The same options for another process."""
    arguments: list[str] = []
    for name, value in values.items():
        option = f"--{name.replace('_', '-')}"
        if value is True:
            arguments.append(option)
        elif value is not False:
            for single in value if isinstance(value, tuple) else [value]:
                arguments += [option, str(single)]
    return arguments


def _one_message(command: Callable[..., Any]) -> Callable[..., Any]:
    """Errors that a person can act on: one message on standard error, exit code 2."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except StandInError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)

    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Amazon Personalize on this machine, beside S3, IAM and other services of AWS (moto).

    Speaks to unmodified AWS SDKs on 127.0.0.1. It never connects to another machine.
    """


@main.command()
@_PORT
@_DATA_DIR
@_service_options
@_WITH_STDIN
@_one_message
def serve(port: int, data_dir: Path, exit_with_stdin: bool, **options: Any) -> None:
    """Serve in the foreground until Ctrl+C.

    SIGINT, SIGTERM and SIGHUP (unless nohup ignores it) end the server in order, with exit code 0.
    Its worker processes end with it, whatever ends it; jobs under way go on with the next start.
    It outlives the process that has started it, unless --exit-with-stdin is given.
    """
    # An answer multiplies small matrices: BLAS threads that wait for each other on a busy machine
    # cost five times what they win. Must stand before numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import_guard.without_pandas()
    from personalize_poc.local.server.main import serve as run

    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("botocore").setLevel(logging.WARNING)
    run(
        data_dir,
        port,
        _options(options),
        announce=lambda text: click.echo(text),
        with_stdin=exit_with_stdin,
    )


@main.command()
@_PORT
@_DATA_DIR
@_service_options
@click.option("--foreground", is_flag=True, help="Stay in this terminal, like serve.")
@_WITH_STDIN
@click.pass_context
@_one_message
def start(
    context: click.Context,
    port: int,
    data_dir: Path,
    foreground: bool,
    exit_with_stdin: bool,
    **options: Any,
) -> None:
    """Start a server in the background and wait until it answers.

    With --foreground this process is the server: see serve --help for how it ends.
    """
    if foreground:
        context.invoke(
            serve, port=port, data_dir=data_dir, exit_with_stdin=exit_with_stdin, **options
        )
        return
    if exit_with_stdin:
        raise StandInError("--exit-with-stdin needs --foreground.")
    _options(options)  # a mistake is reported by this process
    with signals.as_exit():
        state, is_new = daemon.start(data_dir, port, _arguments(options))
    word = "ready" if is_new else "already running"
    click.echo(f"{word}: {state['endpoint']} (process {state['pid']}, data in {data_dir})")
    if not is_new:
        _tell_ignored(context, [*options, *(["port"] if port != state["port"] else [])])


def _tell_ignored(context: click.Context, options: Iterable[str]) -> None:
    """Say which options of the command line a server that runs already has not got."""
    typed = click.core.ParameterSource.COMMANDLINE
    ignored = [name for name in options if context.get_parameter_source(name) is typed]
    if ignored:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in ignored)
        click.echo(
            f"It keeps the options that it was started with: {names} had no effect. "
            f"Stop it first ({program()} stop), then start it again.",
            err=True,
        )


@main.command()
@_DATA_DIR
@_one_message
def stop(data_dir: Path) -> None:
    """End the server of a data directory; its state stays for the next start."""
    click.echo("stopped" if daemon.stop(data_dir) else f"not running (data in {data_dir})")


@main.command()
@_DATA_DIR
@_one_message
def status(data_dir: Path) -> None:
    """Say whether a server runs on a data directory; exit code 1 when none does."""
    state = daemon.running(data_dir)
    if state is None:
        click.echo(f"not running (data in {data_dir})")
        sys.exit(1)
    click.echo(f"running: {state['endpoint']} (process {state['pid']}, data in {data_dir})")


@main.command()
@_DATA_DIR
@click.option(
    "--shell",
    type=click.Choice(["posix", "powershell"]),
    default="powershell" if os.name == "nt" else "posix",
    show_default=True,
    help="Syntax of the lines.",
)
@click.option("--region", default="us-east-1", show_default=True, help="Region of the clients.")
@_one_message
def env(data_dir: Path, shell: str, region: str) -> None:
    """Print the lines that point any AWS SDK or command line at the running server.

    \b
    posix:       eval "$(personalize-poc local env)"
    powershell:  personalize-poc local env | Invoke-Expression
    """
    state = daemon.running(data_dir)
    if state is None:
        raise StandInError(f"No stand-in runs on {data_dir}. Start one: {program()} start")
    for line in daemon.export_lines(daemon.environment(state["endpoint"], region), shell):
        click.echo(line)


def program() -> str:
    """What the person has typed: the command that called this, or this module."""
    return os.environ.get(contract.PROGRAM_VARIABLE, "python -m personalize_poc.local")
