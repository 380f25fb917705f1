"""The command line of the stand-in: ``python -m personalize_poc.local``."""

from personalize_poc.local.cli.commands import main
from personalize_poc.local.cli.common import program

__all__ = ["main", "program"]
