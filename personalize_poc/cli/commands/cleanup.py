"""personalize-poc cleanup."""

from __future__ import annotations

from pathlib import Path

import click

from personalize_poc.cli import exits, options


@click.command()
@options.FOUND_TARGET
@click.option("--run-name", required=True, help="Name of the run whose resources go.")
@options.REGION
@click.option("--dry-run", is_flag=True, help="Show what would be deleted, and stop.")
@options.YES
@options.DATA_DIR
@options.PORT
@exits.one_message
def cleanup(
    target: str | None,
    run_name: str,
    region: str | None,
    dry_run: bool,
    yes: bool,
    data_dir: Path | None,
    port: int,
) -> None:
    """Delete everything that a run made, found from its name alone."""
    from personalize_poc.aws import cleanup as cleaning
    from personalize_poc.cli import agreement, place

    with place.of_run(run_name, target, region, data_dir, port) as found:
        click.echo(found)
        plan = cleaning.plan(found.ws)
        click.echo(str(plan))
        if dry_run or not len(plan):
            return
        if not yes and found.ws.target.is_local:
            click.confirm("Delete all of it?", abort=True)
        elif not yes:
            agreement.ask("Delete all of it?", yes)
        plan.execute()
        click.echo(str(cleaning.verify(found.ws)))
