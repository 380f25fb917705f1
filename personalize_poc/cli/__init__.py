"""The command line: personalize-poc run, lab, local, cleanup, completed."""

from personalize_poc.cli.commands import main

__all__ = ["main"]
