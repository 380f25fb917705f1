"""The command line, one module a command: ``check | advise | run | lab | …``."""

from __future__ import annotations

import click

from personalize_poc import __version__
from personalize_poc.cli.commands import (
    check,
    cleanup,
    completed,
    costs,
    lab,
    local,
    new_dataset,
    reset,
    run,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Six notebooks from raw interactions to recommendations with Amazon Personalize.

    On AWS, or with the same notebooks and no account on this machine.
    """


for command in (
    check.check,
    check.advise,
    new_dataset.new_dataset,
    run.run,
    lab.lab,
    local.local,
    costs.costs,
    cleanup.cleanup,
    reset.reset,
    completed.completed,
):
    main.add_command(command)
