"""personalize-poc cleanup."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from personalize_poc.cli import exits, options
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.aws.cleanup import Plan, Scope
    from personalize_poc.aws.targets import Target


@click.command()
@options.FOUND_TARGET
@click.option("--run-name", help="Name of the run whose resources go.")
@click.option("--all-runs", is_flag=True, help="All runs in the account and region.")
@click.option(
    "--everything-in-region",
    is_flag=True,
    help="All of Amazon Personalize in the account and region, whoever made it; asks for the "
    "name of the region.",
)
@options.REGION
@click.option("--dry-run", is_flag=True, help="Show what would be deleted, and stop.")
@click.option("--yes", is_flag=True, help="Do not ask (not enough for --everything-in-region).")
@click.option(
    "--yes-region",
    metavar="REGION",
    help="For --everything-in-region without a question: the region once more, by its name.",
)
@click.option("--not-mine", is_flag=True, help="Also what another person made for the same run.")
@options.DATA_DIR
@options.PORT
@exits.one_message
def cleanup(
    target: str | None,
    run_name: str | None,
    all_runs: bool,
    everything_in_region: bool,
    region: str | None,
    dry_run: bool,
    yes: bool,
    yes_region: str | None,
    not_mine: bool,
    data_dir: Path | None,
    port: int,
) -> None:
    """Delete everything that a run made, found from its name alone.

    What another person made for a run of the same name stays, unless you ask for it.
    """
    from personalize_poc.aws import cleanup as cleaning
    from personalize_poc.aws import ownership
    from personalize_poc.cli import place

    if (bool(run_name), all_runs, everything_in_region).count(True) != 1:
        raise click.UsageError("Give one of --run-name, --all-runs, --everything-in-region.")
    with place.found(run_name, target, region, data_dir, port) as here:
        there = here.connection.region
        if yes_region is not None and yes_region != there:
            raise click.UsageError(f"--yes-region is {yes_region}, but the region is {there}.")
        click.echo(here)
        scope = _scope(here.connection, run_name, everything_in_region)
        plan = cleaning.plan(scope, not_mine=not_mine)
        click.echo(str(plan))
        if any(ownership.is_made_by(one.why) for one in plan.kept):
            click.echo(_("With --not-mine it is deleted too: ask its owner first."))
        if dry_run or not len(plan):
            return
        _ask(plan, yes, yes_region, everything_in_region)
        click.echo(str(plan.execute()))


def _scope(connection: Target, run_name: str | None, everything: bool) -> Scope:
    """What is to be cleaned up."""
    from personalize_poc.aws import cleanup as cleaning
    from personalize_poc.aws.workspace import Workspace

    if run_name:
        return cleaning.of_run(Workspace(connection, run_name))
    return cleaning.everything(connection) if everything else cleaning.all_runs(connection)


def _ask(plan: Plan, yes: bool, yes_region: str | None, everything: bool) -> None:
    """Ask before anything goes. Raises click.Abort, click.UsageError, BadInput."""
    from personalize_poc.cli import agreement

    target = plan.scope.target
    if everything and yes_region is None:
        told = click.prompt(
            _("All of it goes, whoever made it. Type the name of the region ({region})").format(
                region=target.region
            )
        )
        if told.strip() != target.region:
            raise click.UsageError(f"{told!r} is not {target.region}; nothing was deleted.")
    elif not everything and not yes:
        question = _("Delete these {count}?").format(count=len(plan))
        if target.is_local:
            click.confirm(question, abort=True)
        else:
            agreement.ask(question, yes)
