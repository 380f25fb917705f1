"""Snapshots: states under names, kept in the data directory and restored within a second."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from personalize_poc.local.api.context import Service
from personalize_poc.local.steering import capture, renewal

FOLDER = "snapshots"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")


class BadSnapshot(Exception):
    """There is no such snapshot, or it cannot have this name; the text says what to do."""


def names(data_dir: Path) -> list[dict[str, Any]]:
    """The snapshots, oldest first: ``name``, ``made`` (Unix seconds), ``version`` and ``bytes``."""
    found = []
    for folder in (data_dir / FOLDER).glob("*"):
        about = capture.about(folder)
        if about is not None:
            size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
            found.append(
                {
                    "name": folder.name,
                    "made": about["made"],
                    "version": about["version"],
                    "bytes": size,
                }
            )
    return sorted(found, key=lambda one: one["made"])


def make(service: Service, name: str) -> dict[str, Any]:
    """Keep the present state under a name, in the place of an older one of that name.

    Raises BadSnapshot and OSError.
    """
    if not _NAME.fullmatch(name):
        raise BadSnapshot(
            f"{name[:80]!r} cannot be the name of a snapshot: letters, digits, dots, hyphens and "
            "underscores, at most 63, beginning with a letter or digit."
        )
    place = service.data_dir / FOLDER
    new = place / f".{name}"
    shutil.rmtree(new, ignore_errors=True)
    about = capture.capture(service, new)
    shutil.rmtree(place / name, ignore_errors=True)
    new.rename(place / name)
    return {"name": name, **about}


def restore(data_dir: Path, name: str) -> None:
    """Note that the next start is to have this state. Raises BadSnapshot and OSError."""
    source = _existing(data_dir, name)
    incoming = data_dir / renewal.INCOMING
    shutil.rmtree(incoming, ignore_errors=True)
    capture.duplicate(source, incoming)
    renewal.ask_for_incoming(data_dir)


def remove(data_dir: Path, name: str) -> None:
    """Forget a snapshot. Raises BadSnapshot."""
    shutil.rmtree(_existing(data_dir, name))


def _existing(data_dir: Path, name: str) -> Path:
    folder = data_dir / FOLDER / name
    if not _NAME.fullmatch(name) or capture.about(folder) is None:
        there = ", ".join(one["name"] for one in names(data_dir)) or "none"
        raise BadSnapshot(f"There is no snapshot {name[:80]!r}. There are: {there}.")
    return folder
