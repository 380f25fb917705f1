"""The command line, one module a command: ``check | advise | run | lab | …``.

A command is imported when it is called: the stand-in alone needs few of the packages.
"""

from __future__ import annotations

import importlib

import click

from personalize_poc import __version__, helps
from personalize_poc.cli import exits

_MODULES = {
    "check": "check",
    "advise": "check",
    "new-dataset": "new_dataset",
    "run": "run",
    "lab": "lab",
    "local": "local",
    "experiment": "experiment",
    "costs": "costs",
    "cleanup": "cleanup",
    "reset": "reset",
    "completed": "completed",
}
"""The module beside this one that has a command; its function is called like the command."""


class _Commands(helps.Group):
    """Commands by name, each imported when it is asked for; helps in the chosen language."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the help."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name with its help in the chosen language, None when there is none."""
        found = self.declared(cmd_name)
        return None if found is None else helps.in_language(found)

    def declared(self, cmd_name: str) -> click.Command | None:
        """The command of a name as its module declares it, None when there is none."""
        module = _MODULES.get(cmd_name)
        if module is None:
            return None
        try:
            found = importlib.import_module(f"{__name__}.{module}")
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("personalize_poc"):
                raise
            raise click.ClickException(exits.without(error.name)) from error
        command: click.Command = getattr(found, cmd_name.replace("-", "_"))
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Six notebooks from raw interactions to recommendations with Amazon Personalize.

    On AWS, or with the same notebooks and no account on this machine.
    """
