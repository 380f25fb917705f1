"""How commands end: one message and an exit code, not a traceback."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from personalize_poc import signals, unread
from personalize_poc.check import texts
from personalize_poc.errors import PocError
from personalize_poc.language import _

INTERRUPTED = 130


def one_message(command: Callable[..., Any]) -> Callable[..., Any]:
    """An error that a person can act on is one message and an exit code, not a traceback.

    SIGTERM and SIGHUP (a terminal that is closed) end a command in order, as Ctrl-C does: temporary
    files of gigabytes go with it.
    """

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        with signals.as_exit():
            return _told(command, *args, **kwargs)

    return wrapped


def _told(command: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    try:
        return command(*args, **kwargs)
    except PocError as error:
        click.echo(f"error: {texts.lines(str(error))}", err=True)
        sys.exit(error.exit_code)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("personalize_poc"):
            raise
        click.echo(f"error: {without(error.name)}", err=True)
        sys.exit(2)
    except OSError as error:
        if isinstance(error, BrokenPipeError) and unread.is_so():
            raise
        click.echo(f"error: {texts.lines(_no_file(error))}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        signals.check()
        click.echo(_("\ninterrupted"), err=True)
        sys.exit(INTERRUPTED)


def without(package: str | None) -> str:
    """What to do about a package that is not installed: the stand-in alone needs few of them."""
    return (
        f"This needs {package or 'a package'}, which is not installed here. Install the workshop: "
        'pip install "personalize-poc[workshop,local]"'
    )


def _no_file(error: OSError) -> str:
    if isinstance(error, shutil.Error):  # of copytree: a list of (from, to, why)
        return f"{error.args[0][0][-1]}. Is the disk full, or the folder read-only?"
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}. Is the disk full, or the folder read-only?"
