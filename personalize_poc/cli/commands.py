"""The command line: ``personalize-poc run | lab | local | cleanup | completed``."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from pathlib import Path
from typing import Any

import click

from personalize_poc import __version__, contract
from personalize_poc.errors import MissingExtra, PocError

INTERRUPTED = 130


def _one_message(command: Callable[..., Any]) -> Callable[..., Any]:
    """An error that a person can act on is one message and an exit code, not a traceback."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except PocError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(error.exit_code)
        except OSError as error:
            click.echo(f"error: {_no_file(error)}", err=True)
            sys.exit(2)
        except KeyboardInterrupt:
            click.echo("\ninterrupted", err=True)
            sys.exit(INTERRUPTED)

    return wrapped


def _no_file(error: OSError) -> str:
    if isinstance(error, shutil.Error):  # of copytree: a list of (from, to, why)
        return f"{error.args[0][0][-1]}. Is the disk full, or the folder read-only?"
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}. Is the disk full, or the folder read-only?"


_TARGET = click.option(
    "--target",
    type=click.Choice(["local", "aws"]),
    default="local",
    show_default=True,
    help="Where Amazon Personalize is: the stand-in on this machine, or AWS (which costs money).",
)
_REGION = click.option("--region", default="us-east-1", show_default=True, help="AWS region.")
_DATA_DIR = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"Where the stand-in keeps its state. [default: ${contract.DATA_DIR_VARIABLE}, "
    "else your user data folder]",
)
_PORT = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="Port of the stand-in if it has to be started. [default: a free one]",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Six notebooks from raw interactions to recommendations with Amazon Personalize.

    On AWS, or with the same notebooks and no account on this machine.
    """


@main.command()
@_TARGET
@click.option(
    "--dataset",
    default="sample",
    show_default=True,
    help="sample, movielens-small, movielens-25m, or a FOLDER with CSV files and mapping.yaml.",
)
@click.option("--run-name", help="Name of the run. [default: workshop-DATE-TIME]")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("runs"),
    show_default=True,
    help="Folder of the run folders.",
)
@click.option("--only", default="", help="Numbers of the notebooks to run, such as 01,02.")
@click.option("--resume", is_flag=True, help="Go on with a run: notebooks not yet at their end.")
@click.option(
    "-p",
    "--parameter",
    type=(str, str),
    multiple=True,
    metavar="NAME VALUE",
    help="Set a parameter of the notebooks, e.g. -p sample_users 200. Repeatable.",
)
@_REGION
@_DATA_DIR
@_PORT
@click.pass_context
@_one_message
def run(context: click.Context, parameter: tuple[tuple[str, str], ...], **options: Any) -> None:
    """Run the notebooks in order and report what they found.

    The run folder holds the executed notebooks, results.json and report.html. The exit code is 0
    only if every notebook reached its checkpoint.
    """
    from personalize_poc.cli import console, launch
    from personalize_poc.workshop.results import OK, advice, going_on

    source = click.core.ParameterSource.COMMANDLINE
    given = [name for name in options if context.get_parameter_source(name) == source]
    extra = {name: _value(text) for name, text in parameter}
    request = launch.prepare(launch.Wish(**options, extra=extra, given=given))
    launch.make_ready(request)
    screen = console.screen()
    try:
        results = launch.carry_out(request, screen)
    except KeyboardInterrupt:
        again = going_on(request.parameters["run_name"], request.folder)
        click.echo(f"\ninterrupted; go on with: {again}", err=True)
        sys.exit(INTERRUPTED)
    for part in console.summary(results, request.folder, screen.width):
        screen.print()
        screen.print(part, soft_wrap=not hasattr(part, "columns"))
    ran = {path.stem for path in request.files}
    if all(entry.status == OK for entry in results.notebooks if entry.notebook in ran):
        return
    click.echo(f"\n{advice(results, request.folder)}", err=True)
    sys.exit(1)


def _value(text: str) -> Any:
    """A number or truth value where the text is one, else the text."""
    import yaml

    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError:
        return text
    return value if isinstance(value, (int, float, bool)) else text


@main.command(context_settings={"ignore_unknown_options": True})
@_DATA_DIR
@_PORT
@click.argument("jupyter_arguments", nargs=-1, type=click.UNPROCESSED)
@_one_message
def lab(data_dir: Path | None, port: int, jupyter_arguments: tuple[str, ...]) -> None:
    """Open the notebooks in JupyterLab beside a running stand-in.

    Further arguments go to JupyterLab, e.g. --no-browser or --ServerApp.port=8890 (--port is that
    of the stand-in). Ctrl-C ends both.
    """
    import importlib.util

    from personalize_poc.standin import discovery, session
    from personalize_poc.workshop import execution

    if importlib.util.find_spec("jupyterlab") is None:
        raise MissingExtra(
            "JupyterLab is not installed.", 'Install it with: pip install "personalize-poc[lab]"'
        )
    folder = _editable_notebooks(Path.cwd())
    with session.stand_in(data_dir, port) as (endpoint, _), execution.kernels():
        place = (data_dir or contract.data_dir()).resolve()
        # Kernels find it by its data directory, so also after a restart on another port.
        named = None if discovery.running(place) == endpoint else endpoint
        variables = {contract.ENDPOINT_VARIABLE: named, contract.DATA_DIR_VARIABLE: str(place)}
        click.echo(f"Local stand-in at {endpoint}; notebooks in {folder}")
        with execution.environment(variables):
            root, first = _root(folder)
            arguments = [f"--LabApp.default_url=/lab/tree/{first}", *jupyter_arguments, str(root)]
            code = _wait([sys.executable, "-m", "jupyterlab", *arguments])
    sys.exit(code)


def _root(folder: Path) -> tuple[Path, str]:
    """What JupyterLab serves, pictures beside the notebooks included, and what it opens first."""
    from urllib.parse import quote

    root = folder.parent if (folder.parent / "static").is_dir() else folder
    first = min(folder.glob("[0-9][0-9]_*.ipynb"), default=folder)
    return root, quote(first.relative_to(root).as_posix())


def _editable_notebooks(here: Path) -> Path:
    """The notebooks of the clone, or of an installed package a copy in the current folder."""
    from personalize_poc.workshop import runner

    source = runner.notebooks_folder()
    if source.name == "notebooks":
        return source
    copy = here / "notebooks"
    copy.mkdir(exist_ok=True)
    for path in source.glob("*.ipynb"):
        if not (copy / path.name).exists():
            shutil.copyfile(path, copy / path.name)
    if (source.parent / "static").is_dir():  # the pictures that they show
        shutil.copytree(source.parent / "static", here / "static", dirs_exist_ok=True)
    return copy


def _wait(command: list[str]) -> int:
    """Run a command to its end; Ctrl-C is for the command, which ends with this process."""
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
            except SystemExit:  # of a signal to this process alone: see hosting.stand_in
                process.terminate()
                raise


@main.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@_one_message
def local(arguments: tuple[str, ...]) -> None:
    """Start, stop or ask the local stand-in: local start|stop|status|env --help."""
    from personalize_poc.standin import session

    sys.exit(session.become(list(arguments) or ["--help"]))


@main.command()
@_TARGET
@click.option("--run-name", required=True, help="Name of the run whose resources go.")
@_REGION
@click.option("--dry-run", is_flag=True, help="Show what would be deleted, and stop.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@_DATA_DIR
@_PORT
@_one_message
def cleanup(
    target: str,
    run_name: str,
    region: str,
    dry_run: bool,
    yes: bool,
    data_dir: Path | None,
    port: int,
) -> None:
    """Delete everything that a run made, found from its name alone."""
    from personalize_poc.aws import cleanup as cleaning
    from personalize_poc.aws import targets
    from personalize_poc.aws.workspace import Workspace
    from personalize_poc.standin import session
    from personalize_poc.workshop import execution

    place = session.stand_in(data_dir, port) if target == "local" else nullcontext((None, False))
    with place as (endpoint, _):
        variables = {contract.ENDPOINT_VARIABLE: endpoint} if endpoint else {}
        with execution.environment(variables):
            ws = Workspace(targets.connect(target, region), run_name)
            plan = cleaning.plan(ws)
            click.echo(str(plan))
            if dry_run or not len(plan):
                return
            if not yes:
                click.confirm("Delete all of it?", abort=True)
            plan.execute()
            click.echo(str(cleaning.verify(ws)))


@main.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("completed"),
    show_default=True,
    help="Folder of the notebooks with outputs.",
)
@_one_message
def completed(output: Path) -> None:
    """Run the notebooks on the sample and write them with their outputs to completed/.

    The run uses a stand-in of its own, so nothing of other runs shows.
    """
    from personalize_poc.cli import console, launch
    from personalize_poc.standin import session
    from personalize_poc.workshop import publish, runner
    from personalize_poc.workshop.results import advice

    source = runner.notebooks_folder()
    files = runner.notebooks(source)
    parameters = {
        "target": "local",
        "dataset": "sample",
        "run_name": "workshop",
        "region": "us-east-1",
    }
    with tempfile.TemporaryDirectory(prefix="completed-", ignore_cleanup_errors=True) as temporary:
        place = Path(temporary).resolve()
        data_dir, folder = place / "stand-in", place / "run"
        with session.stand_in(data_dir) as (endpoint, _):
            progress = console.Progress(console.screen())
            variables = launch.variables(True, data_dir)
            results = runner.run(files, folder, parameters, progress, endpoint, variables)
        if not results.ok:
            click.echo(advice(results, folder), err=True)
            sys.exit(1)
        hidden = [folder, place, source.parent, Path(sys.prefix), Path.home()]
        for path in files:
            click.echo(publish.publish(folder / path.name, path, output, hidden))
