"""Where notebooks, their texts and what is built of them are; and the building."""

from __future__ import annotations

import copy
import json
import posixpath
from pathlib import Path
from typing import Any

from personalize_poc.errors import BadInput
from personalize_poc.workshop.translation import cells, prose, text_files
from personalize_poc.workshop.translation.cells import Problem
from personalize_poc.workshop.translation.text_files import Block

TEXTS = "translations"
"""The folder beside the notebooks that holds the texts, a folder a language."""
PAGES = ("README.md", "FACILITATING.md", "glossary.md")
"""Pages beside the notebooks; those that are there in English translate it."""


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
    if text.name in PAGES:
        english = folder / text.name
        pages = [page.read_text(encoding="utf-8") for page in (english, text) if page.is_file()]
        said = prose.differences(*pages) if len(pages) > 1 else []
        return [Problem("of the whole page", 0, one) for one in said]
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
    pages = [folder / TEXTS / language / name for name in PAGES]
    files = [*texts(folder, language), *(page for page in pages if page.is_file())]
    found = {path: problems(path, folder, language) for path in files}
    if bad := {path: each for path, each in found.items() if each}:
        said = "; ".join(
            f"{path.name}: {each[0]} ({len(each)} in all)" for path, each in bad.items()
        )
        raise BadInput(said, "See them with --check FILE.")
    named = {_name(path, folder / TEXTS / language): path for path in files}
    made = {}
    for name, path in named.items():
        if path.name in PAGES:
            text = path.read_text(encoding="utf-8")
            made[name] = _relinked(text, name, set(named), language, folder)
            continue
        notebook = _translated(load(folder / name), text_files.read(path))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "markdown":
                moved = _relinked(cells.source_of(cell), name, set(named), language, folder)
                cell["source"] = moved.splitlines(keepends=True)
        made[name] = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    return made


def _name(text: Path, place: Path) -> str:
    """The path of what is built of a text file, in the folder of its language."""
    inside = text.relative_to(place)
    return (inside if inside.name in PAGES else inside.with_suffix(".ipynb")).as_posix()


def _translated(notebook: dict[str, Any], blocks: list[Block]) -> dict[str, Any]:
    made = copy.deepcopy(notebook)
    words = {block.id: block.text for block in blocks}
    for cell in made["cells"]:
        if cell["id"] in words:
            cell["source"] = words[cell["id"]].splitlines(keepends=True)
    return made


def _relinked(text: str, name: str, done: set[str], language: str, folder: Path) -> str:
    """The text with links that lead from the folder of the language to where they led.

    That is one folder further up; a link to what exists in this language leads there, as one to
    `picture.svg` leads to `picture.ko.svg` beside it.

    Args:
        text: Markdown.
        name: of what holds it, in the folder of all notebooks.
        done: the names of what exists in the language.
        language: which one.
        folder: of all notebooks.
    """
    before = posixpath.dirname(name)
    here = posixpath.join(language, before)
    moved = {}
    for target in prose.targets(text):
        if "://" in target or target.startswith("#"):
            continue
        path, sign, anchor = target.partition("#")
        to = posixpath.normpath(posixpath.join(before, path))
        drawn = posixpath.splitext(to)[0] + f".{language}.svg"
        if to in done:
            to = posixpath.join(language, to)
        elif to.endswith(".svg") and (folder / drawn).is_file():
            to = drawn
        moved[target] = posixpath.relpath(to, here) + sign + anchor
    return prose.relinked(text, moved)
