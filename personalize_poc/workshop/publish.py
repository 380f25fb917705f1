"""Make `completed/`: the notebooks with their outputs, fit to be published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from personalize_poc import contract
from personalize_poc.files import write_atomically

ACCOUNT_IDS = re.compile(r"(?<![0-9.A-Za-z])\d{12}(?![0-9.A-Za-z])")
#: The stand-in's port differs with every run; its usual one is shown.
_PORTS = re.compile(rf"\b{re.escape(contract.LOOPBACK)}:\d+")
_USUAL = f"{contract.LOOPBACK}:{contract.DEFAULT_PORT}"
_KEPT_METADATA = ("kernelspec", "language_info")


def publish(executed: Path, source: Path, target: Path, hidden: Iterable[Path] = ()) -> Path:
    """Write an executed notebook with the cells of its source, and outputs without private facts.

    The cell that papermill injects is dropped, account ids become a placeholder, paths of this
    machine are shortened, and execution times are removed.

    Args:
        executed: the notebook with outputs.
        source: the notebook it was made from.
        target: the folder to write to.
        hidden: folders whose paths must not stand in outputs.

    Returns:
        The path of the published notebook.

    Raises:
        ValueError: the cells of the two differ.
    """
    done = json.loads(executed.read_text(encoding="utf-8"))
    original = json.loads(source.read_text(encoding="utf-8"))
    cells = [cell for cell in done["cells"] if not _injected(cell)]
    if [_code(cell) for cell in cells] != [_code(cell) for cell in original["cells"]]:
        raise ValueError(f"{executed.name}: the cells are not those of {source}")
    published = []
    for cell, first in zip(cells, original["cells"], strict=True):
        entry = dict(first)
        if cell["cell_type"] == "code":
            entry["execution_count"] = cell.get("execution_count")
            entry["outputs"] = [_clean(output, hidden) for output in cell["outputs"]]
        published.append(entry)
    metadata = {key: value for key, value in done["metadata"].items() if key in _KEPT_METADATA}
    notebook = {**original, "cells": published, "metadata": {**original["metadata"], **metadata}}
    target.mkdir(parents=True, exist_ok=True)
    path = target / source.name
    write_atomically(path, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    return path


def _injected(cell: dict[str, Any]) -> bool:
    return "injected-parameters" in cell.get("metadata", {}).get("tags", [])


def _code(cell: dict[str, Any]) -> str | None:
    """The code of a cell; None of one that is not executed, whose links a run may move."""
    return "".join(cell["source"]) if cell["cell_type"] == "code" else None


def _clean(value: Any, hidden: Iterable[Path]) -> Any:
    """Replace account ids and paths in all texts of an output, pictures left alone."""
    if isinstance(value, dict):
        return {
            key: item if key.startswith("image/") else _clean(item, hidden)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_clean(item, hidden) for item in value]
    if isinstance(value, str):
        for folder in hidden:
            value = value.replace(str(folder), "…")
        return ACCOUNT_IDS.sub(contract.DEFAULT_ACCOUNT, _PORTS.sub(_USUAL, value))
    return value
