"""The files of a test: exposures, outcomes, and outcomes from before it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from personalize_poc.files import write_atomically

if TYPE_CHECKING:
    import pandas as pd

NAMES = ("exposures.csv", "outcomes.csv", "before.csv")


class Files(NamedTuple):
    """Paths, as `experiment analyze` takes them; `before` may be absent."""

    exposures: Path
    outcomes: Path
    before: Path | None = None


def write(
    folder: Path,
    exposures: pd.DataFrame,
    outcomes: pd.DataFrame,
    before: pd.DataFrame | None = None,
) -> Files:
    """Write the tables of a test as CSV files.

    Args:
        folder: where to; made if it is not there.
        exposures: as `Layer.exposures` has them.
        outcomes, before: user, metric, value, time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path | None] = []
    for name, table in zip(NAMES, (exposures, outcomes, before), strict=True):
        if table is not None:
            write_atomically(folder / name, table.to_csv(index=False, lineterminator="\n"))
        written.append(None if table is None else folder / name)
    return Files(folder / NAMES[0], folder / NAMES[1], written[2])


def found(folder: Path) -> Files | None:
    """The files of a test that somebody has brought; None if exposures or outcomes are missing."""
    places = [folder / name for name in NAMES]
    if not (places[0].is_file() and places[1].is_file()):
        return None
    return Files(places[0], places[1], places[2] if places[2].is_file() else None)
