"""Helps of commands in the chosen language: those of the package and of the stand-in.

Commands are declared in English when their module is imported, and the language may be chosen
later: a command is translated when it is asked for, into a copy.
"""

from __future__ import annotations

import copy
import gettext
import inspect
import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from personalize_poc import language, unread
from personalize_poc.language import N_, _

_CLICK = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("Try '{command} {option}' for help."),
    N_("default: {default}"),
    N_("Aborted!"),
)
"""What click itself says, beside its errors: they stay English as those of this package."""

_FILLER = "\N{WORD JOINER}"
"""Stands behind a letter of two columns while click, which counts letters, breaks lines."""


class Group(click.Group):
    """A program with commands: helps in the chosen language, a quiet end if nobody reads on."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Be the program; see click."""
        with of_click():
            return click.Command.main(in_language(self), *args, **kwargs)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read what was typed, which prints the help where it is asked for; see click."""
        with unread.ends_quietly():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Do it; see click."""
        with unread.ends_quietly():
            return super().invoke(ctx)


class _Formatter(click.HelpFormatter):
    """Lines are as long as the terminal is wide, where letters take two columns as well."""

    def write_text(self, text: str) -> None:
        super().write_text(_of_columns(text))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        super().write_dl([(term, _of_columns(text)) for term, text in rows], col_max, col_spacing)

    def getvalue(self) -> str:
        return super().getvalue().replace(_FILLER, "")


class _Context(click.Context):
    formatter_class = _Formatter


def _of_columns(text: str) -> str:
    """A text that has as many letters as columns."""
    return "".join(
        letter + _FILLER if unicodedata.east_asian_width(letter) in "WF" else letter
        for letter in text
    )


def texts(command: click.Command) -> Iterator[str]:
    """The texts that the help of a command shows, and those of its own commands."""
    if command.help:
        yield inspect.cleandoc(command.help)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield parameter.help
            if isinstance(parameter.show_default, str):
                yield parameter.show_default
    if isinstance(command, click.Group):
        for one in command.commands.values():
            yield from texts(one)


def in_language(command: click.Command) -> click.Command:
    """A copy of a command whose help is in the chosen language; in English the command itself."""
    if language.chosen() == language.ENGLISH:
        return command
    made = copy.copy(command)
    vars(made)["_help_option"] = None  # click keeps it in the language of the first help
    vars(made)["context_class"] = _Context
    if made.help:
        made.help = _(inspect.cleandoc(made.help))
    made.params = [_parameter(one) for one in command.params]
    if isinstance(command, click.Group) and isinstance(made, click.Group):
        made.commands = {name: in_language(one) for name, one in command.commands.items()}
    return made


def _parameter(declared: click.Parameter) -> click.Parameter:
    if not isinstance(declared, click.Option) or not declared.help:
        return declared
    made = copy.copy(declared)
    made.help = _(declared.help)
    if isinstance(declared.show_default, str):
        made.show_default = _(declared.show_default)
    return made


@contextmanager
def of_click() -> Iterator[None]:
    """Let click, which asks gettext for the domain that holds, find its texts in our catalogue."""
    if language.chosen() == language.ENGLISH:
        yield
        return
    domain, wished = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(language.DOMAIN, str(language.LOCALES))
    gettext.textdomain(language.DOMAIN)
    os.environ["LANGUAGE"] = language.chosen()
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if wished is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = wished
