"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from personalize_poc import contract, language

TARGET = click.option(
    "--target",
    type=click.Choice(["local", "aws"]),
    default="local",
    show_default=True,
    help="Where Amazon Personalize is: the stand-in on this machine, or AWS (which costs money).",
)
FOUND_TARGET = click.option(
    "--target",
    type=click.Choice(["local", "aws"]),
    help="Where the run is. [default: as it was begun; on a SageMaker host aws, else local]",
)
REGION = click.option(
    "--region",
    help="AWS region. [default: that of the run; for aws, of the environment, of the SageMaker "
    "host or of your AWS profile; else us-east-1]",
)
LANGUAGE = click.option(
    "--language",
    "spoken",
    type=click.Choice(language.LANGUAGES),
    help="Language of the notebooks and of what they and the report show. "
    f"[default: ${language.VARIABLE}, else en]",
)
YES = click.option("--yes", is_flag=True, help="Do not ask.")
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
