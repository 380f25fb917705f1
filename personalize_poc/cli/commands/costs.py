"""personalize-poc costs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from personalize_poc.cli import exits, options


@click.command()
@click.option("--run-name", help="Name of the run. [default: the one that was begun last]")
@options.FOUND_TARGET
@options.REGION
@click.option(
    "--requests-per-second",
    type=click.FloatRange(min=0),
    help="Traffic of the month: requests a second on average, over all campaigns.",
)
@click.option(
    "--requests-a-month",
    type=click.FloatRange(min=0),
    help="The same as requests in a month of 30.5 days.",
)
@click.option(
    "--rates",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Your own prices, in the form of personalize_poc/aws/rates.yaml; only those that differ.",
)
@options.DATA_DIR
@options.PORT
@exits.one_message
def costs(
    run_name: str | None,
    target: str | None,
    region: str | None,
    requests_per_second: float | None,
    requests_a_month: float | None,
    rates: Path | None,
    data_dir: Path | None,
    port: int,
) -> None:
    """Say what a run has cost, what bills now, and what a month would cost.

    Every figure says where it comes from; what is unknown is told and in no sum. Of a run on target
    local it says what the same would be on AWS. It changes nothing.
    """
    from personalize_poc import paths, record
    from personalize_poc.aws import billing, pricing
    from personalize_poc.aws import rates as prices
    from personalize_poc.cli import bill_screen, console, place

    if requests_per_second is not None and requests_a_month is not None:
        raise click.UsageError("Say --requests-per-second or --requests-a-month, not both.")
    if requests_a_month is not None:
        requests_per_second = requests_a_month / pricing.SECONDS_A_MONTH
    known = prices.read(rates)
    if run_name is None and (folder := paths.latest_run()):
        run_name = record.parameters(folder).get("run_name")
    if run_name is None:
        raise click.UsageError("No run was begun here: name one with --run-name.")
    recorded: dict[str, Any] = record.read(paths.run_folder(run_name)).get("workload") or {}
    workload = billing.Workload.of(recorded, requests_per_second or 0.0)
    with place.found(run_name, target, region, data_dir, port) as found:
        click.echo(found)
        screen = console.screen()
        for part in bill_screen.of(billing.of(found.ws, workload, known)):
            screen.print()
            screen.print(part)
