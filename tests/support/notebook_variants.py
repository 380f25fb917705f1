"""Notebooks with other code in some cells: solutions of exercises, folded plain code."""

from __future__ import annotations

import copy
import re
from typing import Any

_BLOCK = re.compile(r"(?s)```python\n(.*?)```")
_EXERCISE = re.compile(r"exercise-\d+")


def block(cell: Any) -> str:
    """The one Python block of a markdown cell. Raises ValueError."""
    found = _BLOCK.findall(cell.source)
    if len(found) != 1:
        raise ValueError(f"{cell.id} has {len(found)} blocks of Python, not one")
    return str(found[0]).rstrip("\n")


def exercises(notebook: Any) -> list[str]:
    """The ids of the code cells to be filled in, in their order."""
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    return [str(cell.id) for cell in cells if _EXERCISE.fullmatch(cell.id)]


def solutions(notebook: Any) -> dict[str, str]:
    """The id of each exercise -> the code of its solution."""
    return _folded(notebook, "solution", only=exercises(notebook))


def solved(notebook: Any) -> Any:
    """A copy in which every exercise has its solution."""
    return with_code(notebook, solutions(notebook))


def plain(notebook: Any) -> dict[str, str]:
    """The id of each code cell that has a `-plain` fold -> the code of the fold."""
    return _folded(notebook, "plain")


def with_code(notebook: Any, code: dict[str, str]) -> Any:
    """A copy in which the code cells of these ids have other code. Raises ValueError."""
    changed = copy.deepcopy(notebook)
    cells = {cell.id: cell for cell in changed.cells if cell.cell_type == "code"}
    if missing := sorted(set(code) - set(cells)):
        raise ValueError(f"there is no code cell {', '.join(missing)}")
    for name, source in code.items():
        cells[name].source = source
    return changed


def _folded(notebook: Any, ending: str, only: list[str] | None = None) -> dict[str, str]:
    folds = {
        cell.id.removesuffix(f"-{ending}"): block(cell)
        for cell in notebook.cells
        if cell.cell_type == "markdown" and cell.id.endswith(f"-{ending}")
    }
    return {name: code for name, code in folds.items() if only is None or name in only}
