"""How large a benchmark is: ``python -m tests.benchmarks import --rows 10000000``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

SIZES = {
    "rows": "interactions of `check`, `import` and `scale`",
    "items": "items of `scale`, `serving` and `crowd`",
    "groups": "dataset groups of `control`",
    "calls": "calls of each operation of `control`",
    "users": "users of `batch`, and lines of its jobs; users of `experiment`",
    "recipes": "`batch`: 1 for related items, rankings and segments as well",
    "seeds": "`kinds`, `newcomers`: how many; each draws data, split and training",
    "gate": "`kinds`: 1 for exit code 1 when a recipe is behind",
    "seconds": "of each measurement of `server` and `crowd`; of the training of `scale`",
}
TEXTS = {
    "plot": "`server`: file of a picture of the latencies",
    "kinds": "`kinds`, `newcomers`: names of kinds of data, with commas",
    "models": "`kinds`: names of recipes, with commas",
    "baselines": "`kinds`: names of baselines, with commas",
    "splits": "`kinds`: users, time or both, with a comma",
    "folder": "`kinds`: where the report goes",
    "ids": "`import`: text for ids with names instead of numbers",
}
_PREFIX = "PERSONALIZE_POC_BENCHMARK_"


def size(name: str, default: int) -> int:
    """A number given on the command line, or by ``PERSONALIZE_POC_BENCHMARK_<NAME>``."""
    return int(os.environ.get(_PREFIX + name.upper(), default))


def text(name: str) -> str | None:
    """A text given on the command line, like `size`; None without one."""
    return os.environ.get(_PREFIX + name.upper())


def parser() -> argparse.ArgumentParser:
    """The options of all benchmarks, and the names of those to run."""
    found = argparse.ArgumentParser(
        "python -m tests.benchmarks", description="Run benchmarks by name, or all."
    )
    found.add_argument("names", nargs="*", metavar="NAME")
    for name, told in SIZES.items():
        found.add_argument(f"--{name}", type=int, metavar="NUMBER", help=told)
    for name, told in TEXTS.items():
        found.add_argument(f"--{name}", metavar="TEXT", help=told)
    return found


def take_options(arguments: Sequence[str]) -> list[str]:
    """Keep the options for `size` and `text`; returns the names of benchmarks.

    Raises:
        SystemExit: with 2, an option that does not exist, or that has no number.
    """
    given = vars(parser().parse_intermixed_args(arguments))
    names: list[str] = given.pop("names")
    for name, value in given.items():
        if value is not None:
            os.environ[_PREFIX + name.upper()] = str(value)
    return names
