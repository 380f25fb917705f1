"""What the commands share: how errors are told, and the server of a data directory."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from personalize_poc import contract
from personalize_poc.local.errors import StandInError
from personalize_poc.local.process import daemon


def one_message(command: Callable[..., Any]) -> Callable[..., Any]:
    """Errors that a person can act on: one message on standard error, exit code 2."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except StandInError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)

    return wrapped


def running(data_dir: Path) -> contract.Server:
    """The server of a data directory. Raises StandInError when none runs."""
    state = daemon.running(data_dir)
    if state is None:
        raise StandInError(f"No stand-in runs on {data_dir}. Start one: {program()} start")
    return state


def program() -> str:
    """What the person has typed: the command that called this, or this module."""
    return os.environ.get(contract.PROGRAM_VARIABLE, "python -m personalize_poc.local")
