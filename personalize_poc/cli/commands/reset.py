"""personalize-poc reset."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from personalize_poc import contract
from personalize_poc.cli import exits, options
from personalize_poc.errors import ConfigurationError
from personalize_poc.language import _

_STATE = "state.sqlite"
"""The file by which a data directory of a stand-in is known."""


@click.command()
@options.DATA_DIR
@click.option("--yes", is_flag=True, help="Do not ask.")
@exits.one_message
def reset(data_dir: Path | None, yes: bool) -> None:
    """Start the workshop anew: delete your copies of the notebooks and the stand-in's data.

    Nothing on AWS is touched, and what is known here of a run on AWS is kept: clean that up with
    notebook 6, or with `personalize-poc cleanup`.
    """
    from personalize_poc.cli import copies
    from personalize_poc.standin import session, users
    from personalize_poc.workshop import runner

    place = (data_dir or contract.data_dir()).resolve()
    folder = copies.home(runner.notebooks_folder(), Path.cwd()) / copies.FOLDER
    has_data = (place / _STATE).is_file()
    if users.is_used(place):
        raise ConfigurationError(
            f"Another command uses the stand-in of {place}: JupyterLab, or a run.",
            _("End it first."),
        )
    doomed = [
        _("{folder}: your copies of the notebooks, with all that you changed").format(folder=folder)
    ]
    doomed = doomed if folder.is_dir() else []
    doomed += (
        [_("{place}: everything that the stand-in holds").format(place=place)] if has_data else []
    )
    if not doomed:
        click.echo(_("There is nothing to delete."))
        return
    click.echo(_("This deletes") + "\n  " + "\n  ".join(doomed))
    if not yes:
        click.confirm(_("Delete it?"), abort=True)
    if has_data:
        session.stop(place)
        shutil.rmtree(place)
    kept = copies.clear(folder)
    click.echo(_("Deleted. `make lab` (or `personalize-poc lab`) starts anew."))
    for name in kept:
        click.echo(
            _("Kept: what is known of the run {name!r} on AWS, which may still be billed.").format(
                name=name
            )
        )
