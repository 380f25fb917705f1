"""Other code in the place of cells: what the test of the solutions leans on."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from tests.support import notebook_variants

FOLD = "<details><summary>{}</summary>\n\n```python\n{}\n```\n\n</details>"


def notebook(**cells: str) -> Any:
    """Code cells, and markdown cells where the name ends in solution or plain."""
    made = nbformat.v4.new_notebook()
    for name, source in cells.items():
        text = name.endswith(("solution", "plain"))
        make: Any = nbformat.v4.new_markdown_cell if text else nbformat.v4.new_code_cell
        cell = make(source)
        cell.id = name.replace("_", "-")
        made.cells.append(cell)
    return made


def test_solutions_and_plain_code_are_found_by_the_cells_that_they_replace() -> None:
    made = notebook(
        wait="ready = waiting.wait(arn)",
        wait_plain=FOLD.format("Plain", "ready = {}\nwhile not ready:\n    ask()"),
        exercise_1="users = ...\ncheck(users)",
        exercise_1_solution=FOLD.format("Solution", "users = 2\ncheck(users)"),
    )
    assert notebook_variants.exercises(made) == ["exercise-1"]
    assert notebook_variants.solutions(made) == {"exercise-1": "users = 2\ncheck(users)"}
    plain = notebook_variants.plain(made)
    assert list(plain) == ["wait"]
    changed = notebook_variants.with_code(made, plain)
    assert changed.cells[0].source.endswith("    ask()")
    assert made.cells[0].source == "ready = waiting.wait(arn)", "the original stays as it is"


def test_what_has_no_cell_or_no_code_is_refused() -> None:
    orphan = notebook(gone_plain=FOLD.format("The same without our helpers", "1"))
    with pytest.raises(ValueError, match="no code cell gone"):
        notebook_variants.with_code(orphan, notebook_variants.plain(orphan))
    empty = notebook(exercise_1="...", exercise_1_solution="in words")
    with pytest.raises(ValueError, match="exercise-1-solution has 0 blocks"):
        notebook_variants.solutions(empty)
