"""All exports by name."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from tests.support.exports.truth import Export, Truth
from tests.support.exports.world import Draw

MODULES = (
    "shops",
    "chains",
    "platforms",
    "europe",
    "asia",
    "media",
    "services",
    "databases",
    "elsewhere",
    "joined",
    "systems",
    "formats",
    "lines",
    "times",
    "puzzles",
    "lookalikes",
    "secondlook",
    "nestings",
    "trades",
    "refusals",
)
"""Modules of `kinds`, each with a list `EXPORTS`."""

Make = Callable[[Path, Draw], Truth]


def _all() -> dict[str, Export]:
    found: dict[str, Export] = {}
    for module in MODULES:
        for one in importlib.import_module(f"tests.support.exports.kinds.{module}").EXPORTS:
            assert one.name not in found, f"two exports are called {one.name}"
            found[one.name] = one
    return found


EXPORTS: dict[str, Export] = _all()


def write(name: str, folder: Path, seed: int = 0, scale: float = 1.0) -> Truth:
    """Write an export into a folder, and return what is true of it."""
    folder.mkdir(parents=True, exist_ok=True)
    return EXPORTS[name].make(folder, Draw(name, seed, scale))
