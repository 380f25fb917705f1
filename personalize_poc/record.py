"""What notebooks hand to the report of their run: one JSON file in the run folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from personalize_poc.errors import BadInput
from personalize_poc.files import write_atomically

FILE = "recorded.json"
PARAMETERS = "parameters"
"""The key of what a run was begun with, which all its notebooks share."""


def read(folder: Path) -> dict[str, Any]:
    """What notebooks recorded in a run folder, key -> value; empty if nothing."""
    try:
        known = json.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def add(folder: Path, key: str, value: Any) -> None:
    """Record a value: one a key, the last one wins.

    Args:
        folder: the run folder.
        key: e.g. `metrics`.
        value: JSON, or what notebooks hold: data frames (as a list of rows), series, NumPy scalars
            and arrays, times, sets, paths. NaN becomes null.

    Raises:
        BadInput: the value cannot be written as JSON.
    """
    known = {**read(folder), key: value}
    try:
        text = json.dumps(known, default=_plain)
        _write(folder, json.loads(text, parse_constant=lambda _: None))  # NaN has become null
    except (TypeError, ValueError) as problem:
        raise BadInput(f"{key!r} cannot be recorded: {problem}.") from None


def parameters(folder: Path) -> dict[str, Any]:
    """What the run of a folder was begun with; empty if nothing was begun."""
    known = read(folder).get(PARAMETERS)
    return known if isinstance(known, dict) else {}


def begin(folder: Path, values: Mapping[str, Any]) -> None:
    """Record what a run is begun with. What was recorded for other parameters is dropped.

    Raises:
        BadInput: a value cannot be written as JSON.
    """
    before = parameters(folder)
    if differing(before, values):
        before = {}
        _write(folder, {})
    add(folder, PARAMETERS, {**before, **values})


def differing(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The names of the parameters that both have, with other values."""
    return [name for name in now if name in before and before[name] != now[name]]


def forget(folder: Path, key: str) -> None:
    """Drop a value, if it is there."""
    known = read(folder)
    if known.pop(key, None) is not None:
        _write(folder, known)


def _write(folder: Path, known: dict[str, Any]) -> None:
    write_atomically(folder / FILE, json.dumps(known, indent=1))


def _plain(value: Any) -> Any:
    if hasattr(value, "to_dict"):
        return value.to_dict(orient="records") if hasattr(value, "columns") else value.to_dict()
    if hasattr(value, "tolist"):
        return value.tolist()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (set, frozenset, Path)):
        return sorted(value) if not isinstance(value, Path) else str(value)
    raise TypeError(f"a {type(value).__name__} is not JSON")
