"""personalize-poc new-dataset."""

from __future__ import annotations

from pathlib import Path

import click

from personalize_poc.cli import exits


@click.command(name="new-dataset")
@click.argument("folder", type=click.Path(path_type=Path))
@exits.one_message
def new_dataset(folder: Path) -> None:
    """Make an example of a data set of one's own: small files, and a mapping.yaml explained.

    FOLDER must be new or empty. Try `check` and `run --dataset` on it, then put your files there.
    """
    from personalize_poc.check import example

    for path in example.write(folder):
        click.echo(path)
    click.echo(f"\nNext: personalize-poc check {folder}")
