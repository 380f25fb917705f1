"""personalize-poc cleanup."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from personalize_poc import contract
from personalize_poc.cli import exits, options


@click.command()
@options.TARGET
@click.option("--run-name", required=True, help="Name of the run whose resources go.")
@options.REGION
@click.option("--dry-run", is_flag=True, help="Show what would be deleted, and stop.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.DATA_DIR
@options.PORT
@exits.one_message
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
