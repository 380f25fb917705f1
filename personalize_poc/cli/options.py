"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from personalize_poc import contract

TARGET = click.option(
    "--target",
    type=click.Choice(["local", "aws"]),
    default="local",
    show_default=True,
    help="Where Amazon Personalize is: the stand-in on this machine, or AWS (which costs money).",
)
REGION = click.option("--region", default="us-east-1", show_default=True, help="AWS region.")
DATA_DIR = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"Where the stand-in keeps its state. [default: ${contract.DATA_DIR_VARIABLE}, "
    "else your user data folder]",
)
PORT = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="Port of the stand-in if it has to be started. [default: a free one]",
)
