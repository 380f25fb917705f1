"""What is wrong with the translation of a notebook, cell by cell."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from personalize_poc.workshop.translation import numbers, programs, prose, text_files
from personalize_poc.workshop.translation.text_files import Block

WIDTH = 100
"""Columns of a line of code, as in the rest of the repository."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    Attributes:
        cell: id of the cell.
        line: of the text file, 0 if the cell is not in it.
        says: what is wrong.
    """

    cell: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{f'line {self.line}, ' if self.line else ''}cell {self.cell}: {self.says}"


def source_of(cell: dict[str, Any]) -> str:
    """The source of a cell of a notebook as JSON."""
    return "".join(cell["source"])


def is_wanted(cell: dict[str, Any]) -> bool:
    """Whether a cell has to have a translation."""
    return cell["cell_type"] == "markdown" or programs.for_people(source_of(cell))


def problems(cells: list[dict[str, Any]], blocks: list[Block]) -> list[Problem]:
    """Everything that is wrong, in the order of the file; cells without a translation last."""
    known = {str(cell["id"]): cell for cell in cells}
    found = [each for block in blocks for each in _of_block(block, known)]
    found += _of_order([str(cell["id"]) for cell in cells], blocks)
    there = {block.id for block in blocks}
    missing = [name for name, cell in known.items() if is_wanted(cell) and name not in there]
    found += [Problem(name, 0, "missing") for name in missing]
    return found


def _of_block(block: Block, known: dict[str, dict[str, Any]]) -> list[Problem]:
    cell = known.get(block.id)
    if cell is None:
        return [Problem(block.id, block.line, "the notebook has no such cell")]
    source, says = source_of(cell), []
    if (now := text_files.digest(source)) != block.digest:
        says.append(f"stale: translated from {block.digest}, the English cell is {now} now")
    if not block.text:
        says.append("empty")
    elif cell["cell_type"] == "markdown":
        says += prose.differences(source, block.text)
    else:
        says += _of_code(source, block.text)
    return [Problem(block.id, block.line, text) for text in says]


def _of_code(source: str, translated: str) -> list[str]:
    if source.strip() == translated:
        return ["still English"] if programs.for_people(source) else []
    found = programs.differences(source, translated)
    if any(text.startswith("the code is no Python") for text in found):
        return found
    for comment in programs.comments(translated):
        if programs.TWO_WORDS.search(comment) and not prose.HANGUL.search(comment):
            found.append(f"comment without Hangul: {comment}")
    for line in translated.splitlines():
        if (columns := _width(line)) > WIDTH:
            found.append(f"a line of {columns} columns (a Hangul letter has two), over {WIDTH}")
    told = ["\n".join([*programs.comments(t), *programs.texts(t)]) for t in (source, translated)]
    return found + numbers.differences(*told)


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def _of_order(ids: list[str], blocks: list[Block]) -> list[Problem]:
    places = {name: place for place, name in enumerate(ids)}
    found = []
    for before, block in pairwise(one for one in blocks if one.id in places):
        if places[block.id] == places[before.id]:
            found.append(Problem(block.id, block.line, "stands twice in the file"))
        elif places[block.id] < places[before.id]:
            found.append(Problem(block.id, block.line, f"stands after {before.id}, not before it"))
    return found
