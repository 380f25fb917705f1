"""A person's own files of which it is still open what they hold: remembered, and said again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from personalize_poc import record
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.errors import BadInput
from personalize_poc.language import N_, _

_OPEN = "open"
"""What is recorded of a run: points to be mended or decided."""
_DECIDE = N_(
    "Run the cell `own_data.look(run)` of notebook 1, answer what it asks below the check, and "
    "press “Use this”; then run this cell again."
)


def remember(folder: Path, points: Sequence[str]) -> None:
    """Keep what is open beside the run; nothing if nothing is."""
    if points:
        folder.mkdir(parents=True, exist_ok=True)
        record.add(folder, _OPEN, list(points))
    else:
        record.forget(folder, _OPEN)


def refuse(source: Path | None, mapping: Path | None, folder: Path) -> None:
    """Stop whoever goes on without an answer.

    Args:
        source: a person's own files; None for data that is built in.
        mapping: of the run, if it has one.
        folder: of the run.

    Raises:
        BadInput: no mapping says which column is what.
    """
    if source is None or mapping is not None or (source / MAPPING).is_file():
        return
    points = record.read(folder).get(_OPEN, [])
    raise BadInput(
        f"Which column of {source} is what has not been decided.",
        "\n".join([_(_DECIDE), *(f"- {one}" for one in points)]),
    )
