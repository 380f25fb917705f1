"""The notebooks as files, for tests of their form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = REPOSITORY / "notebooks"
PATHS = {
    "01": "01_Validating_and_Importing_User_Item_Interaction_Data.ipynb",
    "02": "02_Validating_and_Importing_Item_Metadata.ipynb",
    "03": "03_Creating_and_Evaluating_Solutions.ipynb",
    "04": "04_Deploying_Campaigns_and_Filters.ipynb",
    "05": "05_Interacting_with_Campaigns_and_Filters.ipynb",
    "06": "06_Clean_Up_Resources.ipynb",
    "extra": "extras/Experimenting_with_Recommendations.ipynb",
}
"""All notebooks, and no others."""


def load(number: str) -> Notebook:
    """One of `PATHS`."""
    path = FOLDER / PATHS[number]
    return Notebook(number, path, read(path))


def read(path: Path) -> Any:
    """A notebook as it is, of any format."""
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


class Notebook:
    """One notebook.

    Attributes:
        number: `01` to `06`, or `extra`.
        path: of the file.
        file: what nbformat read.
    """

    def __init__(self, number: str, path: Path, file: Any) -> None:
        self.number, self.path, self.file = number, path, file
        self.cells: list[Any] = file.cells

    @property
    def ids(self) -> list[str]:
        return [str(cell.id) for cell in self.cells]

    @property
    def code_cells(self) -> list[Any]:
        return [cell for cell in self.cells if cell.cell_type == "code"]

    @property
    def code(self) -> str:
        return "\n\n".join(cell.source for cell in self.code_cells)

    @property
    def markdown(self) -> list[Any]:
        return [cell for cell in self.cells if cell.cell_type == "markdown"]

    @property
    def prose(self) -> str:
        """The text, without blocks of code."""
        return "\n\n".join(without_blocks(cell.source) for cell in self.markdown)

    def cell(self, name: str) -> Any:
        return next(cell for cell in self.cells if cell.id == name)

    def after(self, name: str) -> str:
        """The id of the next cell, empty after the last one."""
        place = self.ids.index(name) + 1
        return self.ids[place] if place < len(self.ids) else ""


def without_blocks(text: str) -> str:
    return re.sub(r"(?ms)^```.*?^```$", "", text)


def links(text: str) -> list[tuple[str, str]]:
    """Text and address of each link and picture."""
    return re.findall(r"!?\[([^\]]*)\]\(((?:[^()\s]|\([^()\s]*\))+)\)", text)
