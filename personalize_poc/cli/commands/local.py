"""personalize-poc local."""

from __future__ import annotations

import sys

import click

from personalize_poc.cli import exits


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@exits.one_message
def local(arguments: tuple[str, ...]) -> None:
    """Start, stop or ask the local stand-in: local start|stop|status|env --help."""
    from personalize_poc.standin import session

    sys.exit(session.become(list(arguments) or ["--help"]))
