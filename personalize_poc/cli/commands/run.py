"""personalize-poc run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from personalize_poc import language
from personalize_poc.cli import exits, options
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.cli.launch import Request


@click.command()
@options.TARGET
@click.option(
    "--dataset",
    default="sample",
    show_default=True,
    help="sample, sample-ko (a made-up Korean shop), movielens-small, movielens-25m, or a FILE or "
    "FOLDER of your own.",
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Which column of your own files is what. [default: mapping.yaml in their folder; without "
    "one the columns are recognised, or you are asked]",
)
@click.option(
    "--run-name", help="Name of the run. [default: workshop-DATE-TIME; with a stack its RunName]"
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("runs"),
    show_default=True,
    help="Folder of the run folders.",
)
@click.option("--only", default="", help="Notebooks to run, such as 01,02 or extras.")
@click.option("--resume", is_flag=True, help="Go on with a run: notebooks not yet at their end.")
@click.option(
    "-p",
    "--parameter",
    type=(str, str),
    multiple=True,
    metavar="NAME VALUE",
    help="Set a parameter of the notebooks, e.g. -p sample_users 200. Repeatable.",
)
@options.REGION
@options.LANGUAGE
@click.option("--yes", is_flag=True, help="On aws: do not ask whether it may cost money.")
@options.DATA_DIR
@options.PORT
@click.pass_context
@exits.one_message
def run(
    context: click.Context, parameter: tuple[tuple[str, str], ...], yes: bool, **wishes: Any
) -> None:
    """Run the notebooks in order and report what they found.

    The run folder holds the executed notebooks, results.json and report.html. The exit code is 0
    only if every notebook reached its checkpoint. On target aws it shows who pays and how much,
    and asks once.
    """
    from personalize_poc.cli import launch
    from personalize_poc.workshop.execution import environment

    source = click.core.ParameterSource.COMMANDLINE
    given = [name for name in wishes if context.get_parameter_source(name) == source]
    extra = {name: value(text) for name, text in parameter}
    request = launch.prepare(launch.Wish(**wishes, extra=extra, given=given))
    with environment({language.VARIABLE: request.spoken}):
        _run(request, yes)


def _run(request: Request, yes: bool) -> None:
    """Carry a run out and tell how it ended; leaves with an exit code if it did not end well."""
    from personalize_poc.cli import console, launch
    from personalize_poc.workshop import aftermath, runner
    from personalize_poc.workshop.results import OK, advice, going_on

    screen = console.screen()
    if told := launch.make_ready(request, yes):
        screen.print(told, markup=False, highlight=False, soft_wrap=True)
    launch.agree(request, yes)
    try:
        results = launch.carry_out(request, screen)
    except KeyboardInterrupt:
        again = going_on(request.parameters["run_name"], request.folder)
        click.echo(_("\ninterrupted; go on with: {again}").format(again=again), err=True)
        if not request.is_local:
            click.echo("\n".join(aftermath.bills_now(request.parameters, request.folder)), err=True)
        sys.exit(exits.INTERRUPTED)
    for part in console.summary(results, request.folder, screen.width):
        screen.print()
        screen.print(part, soft_wrap=not hasattr(part, "columns"))
    ran = {runner.name_of(path) for path in request.files}
    if all(entry.status == OK for entry in results.notebooks if entry.notebook in ran):
        return
    bills = aftermath.bills_now(request.parameters, request.folder)
    click.echo(f"\n{advice(results, request.folder, bills)}", err=True)
    sys.exit(1)


def value(text: str) -> Any:
    """A number or truth value where the text is one, else the text."""
    import yaml

    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError:
        return text
    return found if isinstance(found, (int, float, bool)) else text
