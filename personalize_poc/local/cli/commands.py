"""The commands of the stand-in: serve, start, stop, status, faults, env."""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from personalize_poc import __version__, contract, helps
from personalize_poc.local.cli import options, steering
from personalize_poc.local.cli.common import one_message, program, running
from personalize_poc.local.errors import StandInError
from personalize_poc.local.process import daemon, import_guard, signals

for _library in ("OPENBLAS", "MKL", "VECLIB"):
    # An answer multiplies small matrices a hundred times. Spread over the threads of a linear
    # algebra library this took 80 ms on a busy machine, on one thread 3 ms. The libraries read
    # this when numpy is first imported, so it stands before that; workers inherit it.
    _limit = "MAXIMUM_THREADS" if _library == "VECLIB" else "NUM_THREADS"
    os.environ.setdefault(f"{_library}_{_limit}", "1")


@click.group(cls=helps.Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Amazon Personalize on this machine, beside S3, IAM and other services of AWS (moto).

    Speaks to unmodified AWS SDKs on 127.0.0.1. It never connects to another machine.
    """


@main.command()
@options.PORT
@options.DATA_DIR
@options.of_service
@options.WITH_STDIN
@one_message
def serve(port: int, data_dir: Path, exit_with_stdin: bool, **given: Any) -> None:
    """Serve in the foreground until Ctrl+C.

    SIGINT, SIGTERM and SIGHUP (unless nohup ignores it) end the server in order, with exit code 0.
    Its worker processes end with it, whatever ends it; jobs under way go on with the next start.
    It outlives the process that has started it, unless --exit-with-stdin is given.
    """
    gc.disable()  # until all is loaded: of what is loaded nothing becomes garbage; saves 0.1 s
    import_guard.without_pandas()
    import_guard.later("pyarrow.compute")  # 70 ms, and the first answers do without
    from personalize_poc.local.server.main import serve as run

    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("botocore").setLevel(logging.WARNING)
    run(
        data_dir,
        port,
        options.read(given),
        announce=lambda text: click.echo(text),
        with_stdin=exit_with_stdin,
    )


@main.command()
@options.PORT
@options.DATA_DIR
@options.of_service
@click.option("--foreground", is_flag=True, help="Stay in this terminal, like serve.")
@options.WITH_STDIN
@click.pass_context
@one_message
def start(
    context: click.Context,
    port: int,
    data_dir: Path,
    foreground: bool,
    exit_with_stdin: bool,
    **given: Any,
) -> None:
    """Start a server in the background and wait until it answers.

    With --foreground this process is the server: see serve --help for how it ends.
    """
    if foreground:
        context.invoke(
            serve, port=port, data_dir=data_dir, exit_with_stdin=exit_with_stdin, **given
        )
        return
    if exit_with_stdin:
        raise StandInError("--exit-with-stdin needs --foreground.")
    options.read(given)  # a mistake is reported by this process
    with signals.as_exit():
        state, is_new = daemon.start(data_dir, port, options.arguments(given))
    word = "ready" if is_new else "already running"
    click.echo(f"{word}: {state['endpoint']} (process {state['pid']}, data in {data_dir})")
    if not is_new:
        _tell_ignored(context, [*given, *(["port"] if port != state["port"] else [])])


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
@options.DATA_DIR
@one_message
def stop(data_dir: Path) -> None:
    """End the server of a data directory; its state stays for the next start."""
    click.echo("stopped" if daemon.stop(data_dir) else f"not running (data in {data_dir})")


@main.command()
@options.DATA_DIR
@one_message
def status(data_dir: Path) -> None:
    """Say whether a server runs on a data directory; exit code 1 when none does."""
    state = daemon.running(data_dir)
    if state is None:
        click.echo(f"not running (data in {data_dir})")
        sys.exit(1)
    click.echo(f"running: {state['endpoint']} (process {state['pid']}, data in {data_dir})")


@main.group()
def faults() -> None:
    """Rules by which calls and jobs fail on purpose, of a server that runs.

    They last until it ends; `start --faults FILE` gives it rules from the beginning.
    """


@faults.command("show")
@options.DATA_DIR
@one_message
def show_faults(data_dir: Path) -> None:
    """Print the rules, and how many calls or jobs each has matched and struck."""
    found = daemon.ask(running(data_dir), "GET", contract.FAULT_COUNTS_PATH)
    click.echo(json.dumps(found, indent=1, ensure_ascii=False))


@faults.command("add")
@options.DATA_DIR
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@one_message
def add_faults(data_dir: Path, file: Path) -> None:
    """Put the rules of a JSON file in force, behind those that are."""
    given = options.read_rules(file)
    found = daemon.ask(running(data_dir), "PATCH", contract.FAULTS_PATH, file.read_bytes())
    click.echo(f"{len(given)} added; rules in force: {len(found)}")


@faults.command("clear")
@options.DATA_DIR
@one_message
def clear_faults(data_dir: Path) -> None:
    """Take back all rules, also those of options."""
    daemon.ask(running(data_dir), "DELETE", contract.FAULTS_PATH)
    click.echo("no rules in force")


@main.command()
@options.DATA_DIR
@click.option(
    "--shell",
    type=click.Choice(["posix", "powershell"]),
    default="powershell" if os.name == "nt" else "posix",
    show_default=True,
    help="Syntax of the lines.",
)
@click.option("--region", default="us-east-1", show_default=True, help="Region of the clients.")
@one_message
def env(data_dir: Path, shell: str, region: str) -> None:
    """Print the lines that point any AWS SDK or command line at the running server.

    \b
    posix:       eval "$(personalize-poc local env)"
    powershell:  personalize-poc local env | Invoke-Expression
    """
    state = running(data_dir)
    for line in daemon.export_lines(daemon.environment(state["endpoint"], region), shell):
        click.echo(line)


for _command in steering.COMMANDS:
    main.add_command(_command)
