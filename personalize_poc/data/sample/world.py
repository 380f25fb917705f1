"""The simulated world behind a sample: items, people and their log, made once and kept on disk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from personalize_poc.data import kept
from personalize_poc.data.sample import audience, catalogue, simulation
from personalize_poc.data.sample.audience import Films, People
from personalize_poc.data.sample.catalogue import Shelves
from personalize_poc.data.sample.draws import Draws

_BITS = "seen"
"""The largest array; kept as bits."""


@dataclass(frozen=True)
class Source:
    """Where the items of a world come from.

    Attributes:
        name: of the data set.
        table: makes so many of them, with the columns of `catalogue.films`.
        edition: what else a world of them depends on.
    """

    name: str
    table: Callable[[int], pd.DataFrame]
    edition: Callable[[], str]


@dataclass(frozen=True)
class World:
    """What a simulation has left.

    Attributes:
        table: the items as their source gives them.
        films, people: the simulator's arrays at the end of the log.
        log: user, film, time, percent, device; ordered by time, user, percent.
    """

    table: pd.DataFrame
    films: Films
    people: People
    log: pd.DataFrame


def world(
    users: int, items: int, interactions: int, seed: int, source: Source | None = None
) -> World:
    """Simulate, or take what an earlier simulation of the same size and seed has left on disk.

    Args:
        users, items, interactions, seed: as for `sample.load`.
        source: of the items; the films without one.

    Raises:
        BadOption: so many films there are not.
        DataError: the package with the film data is damaged.
    """
    of = source or Source("sample", catalogue.films, edition)
    asked = [users, items, interactions, seed, of.edition()]
    key = hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]

    def make() -> kept.Arrays:
        return _to_arrays(_simulated(of.table(items), users, interactions, seed))

    return _from_arrays(kept.arrays(f"{of.name}-{key}", make))


def _simulated(table: pd.DataFrame, users: int, interactions: int, seed: int) -> World:
    films = audience.prepare(table, catalogue.shelves(table), Draws(seed, 1))
    people = audience.gather(films, users, interactions, Draws(seed, 2))
    runtime = table["RUNTIME"].to_numpy(dtype=np.int64)
    log = simulation.play(films, people, runtime, Draws(seed, 3)).table()
    return World(table, films, people, log)


def edition() -> str:
    """What else a world depends on: the film data and the code that simulates.

    Raises:
        DataError: the package with the film data is damaged.
    """
    return f"{catalogue.edition()}-{generator()}"


@cache
def generator() -> str:
    """A digest of the code that simulates: other code makes another world."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _to_arrays(made: World) -> dict[str, np.ndarray]:
    shelves = made.films.shelves
    found = {
        "shelves.names": kept.texts(list(shelves.names)),
        "shelves.kinds": kept.texts(list(shelves.kinds)),
        "shelves.start": shelves.start,
        "shelves.films": shelves.films,
    }
    for part, owner in (("films", made.films), ("people", made.people)):
        for name in _arrays_of(owner):
            value = getattr(owner, name)
            found[f"{part}.{name}"] = np.packbits(value, axis=1) if name == _BITS else value
    for name, column in made.log.items():
        found[f"log.{name}"] = column.to_numpy()
    for name, column in made.table.items():
        is_number = pd.api.types.is_numeric_dtype(column.dtype)
        values = column.to_numpy() if is_number else kept.texts([str(text) for text in column])
        found[f"table.{name}"] = values
    return found


def _arrays_of(owner: Any) -> list[str]:
    kind = owner if isinstance(owner, type) else type(owner)
    return [field.name for field in fields(kind) if field.name != "shelves"]


def _from_arrays(found: dict[str, np.ndarray]) -> World:
    shelves = Shelves(
        names=tuple(kept.as_texts(found["shelves.names"])),
        kinds=tuple(kept.as_texts(found["shelves.kinds"])),
        start=found["shelves.start"],
        films=found["shelves.films"],
    )
    films = Films(shelves=shelves, **{name: found[f"films.{name}"] for name in _arrays_of(Films)})
    people = {name: found[f"people.{name}"] for name in _arrays_of(People)}
    people[_BITS] = np.unpackbits(people[_BITS], axis=1, count=len(films)).astype(bool)
    columns = _columns(found, "table")
    numbers = {"YEAR", "RUNTIME", "REVIEWS"}
    table = pd.DataFrame(
        {name: held if name in numbers else kept.as_texts(held) for name, held in columns.items()}
    )
    return World(table, films, People(**people), pd.DataFrame(_columns(found, "log")))


def _columns(found: dict[str, np.ndarray], part: str) -> dict[str, np.ndarray]:
    start = f"{part}."
    return {name.removeprefix(start): a for name, a in found.items() if name.startswith(start)}
