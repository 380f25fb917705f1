"""The notebooks that a person works on: copies, so that the originals and the clone stay clean.

A copy that nobody has touched follows its original. One that somebody has worked on, or only run,
is never written over: a newer original is laid beside it under a name of its own.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from personalize_poc import record
from personalize_poc.files import write_atomically
from personalize_poc.language import _
from personalize_poc.workshop.translation.building import TEXTS

FOLDER = "my-notebooks"
RUNS = "runs"
"""In the folder of the copies: what notebooks record of their runs."""
_KINDS = ("*.ipynb", "*.md")
_ORIGINALS = ".originals.json"
"""Which original each copy was made of: its path -> a digest of the original."""


@dataclass(frozen=True)
class Laid:
    """The copies, and what a person should know of them.

    Attributes:
        folder: where they are.
        notes: sentences on what has changed.
    """

    folder: Path
    notes: tuple[str, ...] = ()


def home(source: Path, here: Path) -> Path:
    """The folder in which the copies' folder lies: beside the notebooks of a clone, or `here`."""
    return source.parent if source.name == "notebooks" else here


def lay_out(source: Path, here: Path) -> Laid:
    """Copy the notebooks to where a person works on them, with the pictures that they show.

    Args:
        source: the notebooks of the clone, or of the installed package.
        here: the current folder, for the copies of an installed package.
    """
    place = home(source, here)
    folder, notes = place / FOLDER, []
    folder.mkdir(exist_ok=True)
    if place != source.parent and (source.parent / "static").is_dir():
        shutil.copytree(source.parent / "static", place / "static", dirs_exist_ok=True)
    known = _known(folder)
    for original in _originals(source):
        name = original.relative_to(source).as_posix()
        digest = _digest(original)
        if note := _follow(original, folder / name, known.get(name), digest):
            notes.append(note)
        known[name] = digest
    write_atomically(folder / _ORIGINALS, json.dumps(known, indent=1))
    return Laid(folder, tuple(notes))


def clear(folder: Path) -> list[str]:
    """Delete the copies and the runs on this machine; returns the names of runs that are kept.

    What is known of a run on AWS is needed to clean it up, so it stays.
    """
    kept = runs_on_aws(folder)
    for path in list(folder.iterdir()) if folder.is_dir() else []:
        if path.name == RUNS and kept:
            for run in path.iterdir():
                if run.name not in kept:
                    _delete(run)
        else:
            _delete(path)
    if folder.is_dir() and not kept:
        folder.rmdir()
    return kept


def runs_on_aws(folder: Path) -> list[str]:
    """Names of the runs in the folder of the copies that were begun on AWS."""
    found = []
    for recorded in sorted((folder / RUNS).glob(f"*/{record.FILE}")):
        parameters: Any = record.read(recorded.parent).get("parameters", {})
        if isinstance(parameters, dict) and parameters.get("target") == "aws":
            found.append(recorded.parent.name)
    return found


def _originals(source: Path) -> Iterator[Path]:
    for kind in _KINDS:
        for path in sorted(source.rglob(kind)):
            inside = path.relative_to(source).parts
            if inside[0] != TEXTS and not any(part.startswith(".") for part in inside):
                yield path


def _follow(original: Path, copy: Path, before: str | None, digest: str) -> str:
    """Make or renew a copy unless somebody has worked on it; returns what to say about it."""
    if not copy.exists():
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, copy)
        return ""
    if before == digest or (now := _digest(copy)) == digest:
        return ""
    if now == before:
        shutil.copyfile(original, copy)
        return _("{name} was renewed; you had not touched the earlier version.").format(
            name=copy.name
        )
    beside = copy.with_name(f"{copy.stem} (newer, {digest[:6]}){copy.suffix}")
    shutil.copyfile(original, beside)
    return _("{name} has a newer version, {newer}; yours stays as it is.").format(
        name=copy.name, newer=beside.name
    )


def _known(folder: Path) -> dict[str, str]:
    try:
        known = json.loads((folder / _ORIGINALS).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
