"""personalize-poc new-dataset."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from personalize_poc.cli import exits
from personalize_poc.errors import BadInput
from personalize_poc.language import _


@click.command(name="new-dataset")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--messy",
    is_flag=True,
    help="Make the export of a small shop with the faults that exports have, to repair it.",
)
@exits.one_message
def new_dataset(folder: Path, messy: bool) -> None:
    """Make an example of a data set of one's own: small files, and a mapping.yaml explained.

    FOLDER must be new or empty. Try `check` and `run --dataset` on it, then put your files there.

    With --messy there is no mapping.yaml: eight files of half a year, in which much has gone wrong.
    Find out what, with `check`, and repair it.
    """
    made = _messy(folder) if messy else _example(folder)
    for path in made:
        click.echo(path)
    click.echo(_("\nNext: personalize-poc check {folder}").format(folder=shlex.quote(str(folder))))


def _example(folder: Path) -> list[Path]:
    from personalize_poc.check import example

    return example.write(folder)


def _messy(folder: Path) -> list[Path]:
    from personalize_poc.data.own import messy_shop

    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is a file.", _("Name a new folder: nothing is written over."))
    try:
        messy_shop.write(folder)
    except FileExistsError as error:
        raise BadInput(
            f"{folder} is not empty.", _("Name a new folder: nothing is written over.")
        ) from error
    return sorted(folder.iterdir())
