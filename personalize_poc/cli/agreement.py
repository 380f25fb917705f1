"""Before something bills or is deleted on AWS: who and where one is, what it costs, a question."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from personalize_poc import data
from personalize_poc.aws import forecast, precautions, targets
from personalize_poc.aws.workspace import Workspace
from personalize_poc.errors import ConfigurationError
from personalize_poc.language import _
from personalize_poc.workshop import execution, results, runner

if TYPE_CHECKING:
    from personalize_poc.aws.bill import Line
    from personalize_poc.aws.surroundings import Choice
    from personalize_poc.aws.targets import Target

AGREED = "agreed"
"""The parameter of notebooks that would ask: whether a person has agreed already."""
_SAMPLE = "sample_interactions"


def whereabouts(connection: Target, region: Choice | None = None) -> str:
    """Account, identity and region, and why this region."""
    why = f" ({region.why})" if region else ""
    return _("Account     {account}\nYou are     {identity}\nRegion      {region}{why}").format(
        account=connection.account, identity=connection.identity, region=connection.region, why=why
    )


def costs(lines: Iterable[Line]) -> str:
    """What a run will cost, one item a line."""
    every = tuple(lines)
    shown = [
        f"  {line.what:<14} {line.amount:<34} "
        f"{_('unknown') if line.usd is None else f'{line.usd:.2f}':>8} USD"
        for line in every
    ]
    return "\n".join([_("This run will cost"), *shown, f"  {forecast.together(every)}"])


def settle(
    parameters: dict[str, Any],
    files: Iterable[Path],
    yes: bool,
    *,
    region: Choice | None = None,
    mapping: Path | None = None,
) -> None:
    """Show on target aws who pays and how much, and ask once; on target local do nothing.

    Args:
        parameters: of the run; it is noted among them that the person has agreed.
        files: its notebooks.
        yes: do not ask.
        region: the region and why it was taken.
        mapping: of a person's own data.

    Raises:
        ConfigurationError: nobody can be asked, or AWS does not know who calls.
        click.Abort: the person does not agree.
    """
    if parameters["target"] == "local":
        return
    connection = targets.connect("aws", parameters["region"])
    click.echo(whereabouts(connection, region))
    for one in precautions.before_a_run(Workspace(connection, parameters["run_name"])):
        click.echo(f"{one.what[:1].upper()}{one.what[1:]}: {one.found}. {one.fix}")
    numbers = [results.number_of(runner.name_of(path)) for path in files]
    numbers = [results.EXTRAS if number == results.EXTRA else number for number in numbers]
    click.echo(costs(forecast.of(_rows(parameters, mapping), numbers)))
    ask(_("Begin?"), yes)
    parameters[AGREED] = True


def ask(question: str, yes: bool) -> None:
    """Ask once on a terminal.

    Raises:
        ConfigurationError: there is no terminal, and nobody has said --yes.
        click.Abort: the answer is no.
    """
    must_be_able_to_ask(yes)
    if not yes:
        click.confirm(question, abort=True)


def must_be_able_to_ask(yes: bool) -> None:
    """Refuse early what would have to be asked later.

    Raises:
        ConfigurationError: there is no terminal, and nobody has said --yes.
    """
    if not yes and not sys.stdin.isatty():
        raise ConfigurationError(
            "On AWS this costs money or deletes something, and without a terminal nobody can be "
            "asked.",
            "Add --yes if you agree.",
        )


def _rows(parameters: Mapping[str, Any], mapping: Path | None) -> int | None:
    """About how many interactions the data set has."""
    first = runner.notebooks(runner.notebooks_folder())[0]
    usual = execution.parameters_of(first).get(_SAMPLE, "0")
    sample = int(parameters.get(_SAMPLE, ast.literal_eval(usual)))
    return data.expected_interactions(parameters["dataset"], sample, mapping)
