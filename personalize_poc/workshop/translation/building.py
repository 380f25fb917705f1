"""Where notebooks, their texts and what is built of them are; and the building."""

from __future__ import annotations

import copy
import json
import os
import posixpath
from pathlib import Path
from typing import Any

from personalize_poc.errors import BadInput
from personalize_poc.workshop.translation import cells, prose, text_files
from personalize_poc.workshop.translation.cells import Problem
from personalize_poc.workshop.translation.text_files import Block

TEXTS = "translations"
"""The folder beside the notebooks that holds the texts, a folder a language."""


def notebook_of(text: Path, folder: Path, language: str) -> Path:
    """The English notebook that a text file translates.

    Raises:
        BadInput: there is none.
    """
    try:
        inside = text.resolve().relative_to((folder / TEXTS / language).resolve())
    except ValueError as error:
        where = folder / TEXTS / language
        raise BadInput(f"{text} is not in {where}.", "Put it there, beside the others.") from error
    path = folder / inside.with_suffix(".ipynb")
    if not path.is_file():
        raise BadInput(f"{text} translates no notebook: there is no {path}.", "Name it after one.")
    return path


def texts(folder: Path, language: str) -> list[Path]:
    """The text files of a language; the glossary and other Markdown without a notebook are none."""
    place = folder / TEXTS / language
    found = sorted(place.rglob("*.md"))
    return [p for p in found if (folder / p.relative_to(place).with_suffix(".ipynb")).is_file()]


def load(path: Path) -> dict[str, Any]:
    """A notebook as JSON."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def problems(text: Path, folder: Path, language: str) -> list[Problem]:
    """What is wrong with a text file. Raises BadInput: it is none."""
    notebook = load(notebook_of(text, folder, language))
    return cells.problems(notebook["cells"], text_files.read(text))


def skeleton(text: Path, folder: Path, language: str) -> str:
    """The file with blocks added for cells that have none, holding their English source."""
    notebook = load(notebook_of(text, folder, language))
    there = {block.id: block for block in text_files.read(text)} if text.is_file() else {}
    blocks = []
    for cell in notebook["cells"]:
        name, source = str(cell["id"]), cells.source_of(cell)
        if name in there:
            blocks.append(there.pop(name))
        elif cells.is_wanted(cell):
            blocks.append(Block(name, text_files.digest(source), source, 0))
    return text_files.write([*blocks, *there.values()])


def build(folder: Path, language: str) -> dict[str, str]:
    """The notebooks of a language: path inside its folder -> content of the file.

    Raises:
        BadInput: a text file is not in order; names the first problem of each.
    """
    found = {path: problems(path, folder, language) for path in texts(folder, language)}
    if bad := {path: each for path, each in found.items() if each}:
        said = "; ".join(
            f"{path.name}: {each[0]} ({len(each)} in all)" for path, each in bad.items()
        )
        raise BadInput(said, "See them with --check FILE.")
    names = {path.relative_to(folder / TEXTS / language).with_suffix(".ipynb") for path in found}
    done = {name.as_posix() for name in names}
    made = {}
    for text, name in zip(found, sorted(done), strict=True):
        notebook = _translated(load(folder / name), text_files.read(text))
        _relink(notebook, name, done, language)
        made[name] = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    return made


def _translated(notebook: dict[str, Any], blocks: list[Block]) -> dict[str, Any]:
    made = copy.deepcopy(notebook)
    words = {block.id: block.text for block in blocks}
    for cell in made["cells"]:
        if cell["id"] in words:
            cell["source"] = words[cell["id"]].splitlines(keepends=True)
    return made


def _relink(notebook: dict[str, Any], name: str, done: set[str], language: str) -> None:
    """Let links lead from the folder of the language to where they led: one folder further up.

    A link to a notebook that exists in this language leads to that one.
    """
    before = posixpath.dirname(name)
    here = posixpath.join(language, before)
    for cell in notebook["cells"]:
        if cell["cell_type"] != "markdown":
            continue
        text = cells.source_of(cell)
        moved = {}
        for target in prose.targets(text):
            if "://" in target or target.startswith("#"):
                continue
            path, sign, anchor = target.partition("#")
            to = posixpath.normpath(posixpath.join(before, path))
            to = posixpath.join(language, to) if to in done else to
            moved[target] = os.path.relpath(to, here).replace(os.sep, "/") + sign + anchor
        cell["source"] = prose.relinked(text, moved).splitlines(keepends=True)
