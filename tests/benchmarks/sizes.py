"""How large a benchmark is: ``python -m tests.benchmarks import --rows 10000000``."""

from __future__ import annotations

import os

TEXTS = ("plot", "ids")
"""Options that are no numbers."""
_PREFIX = "PERSONALIZE_POC_BENCHMARK_"


def size(name: str, default: int) -> int:
    """A number given on the command line, or by ``PERSONALIZE_POC_BENCHMARK_<NAME>``."""
    return int(os.environ.get(_PREFIX + name.upper(), default))


def text(name: str) -> str | None:
    """A text given on the command line, like `size`; None without one."""
    return os.environ.get(_PREFIX + name.upper())


def take_options(arguments: list[str]) -> list[str]:
    """Keep ``--NAME VALUE`` for `size` and `text`; returns the other arguments.

    Raises ValueError.
    """
    rest, waiting = [], iter(arguments)
    for argument in waiting:
        if not argument.startswith("--"):
            rest.append(argument)
            continue
        name, _, value = argument.removeprefix("--").partition("=")
        given = value or next(waiting, "")
        if name in TEXTS and not given:
            raise ValueError(f"{argument} needs a value")
        if name not in TEXTS and not given.replace(".", "", 1).isdigit():
            raise ValueError(f"{argument} needs a number")
        os.environ[_PREFIX + name.upper().replace("-", "_")] = given
    return rest
