"""Which new items an answer held, by its recommendationId, until an event names it.

Only new items matter to exploration, so only those are kept, in memory and in a file that lives as
long as the data directory; an answer without new items costs nothing. A line is handed to the
operating system before the answer is sent, so it outlives the process (not a power failure).
Answers of long ago are forgotten: two files of `GENERATION` answers are kept at most.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO

GENERATION = 50_000
"""Answers of one file, about 5 MB."""


class ImpressionLog:
    """New items of recent answers. Safe between threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._older: dict[str, list[str]] = {}
        self._newer: dict[str, list[str]] = {}
        self._file: IO[str] | None = None
        self._loaded = False

    def note(self, recommendation_id: str, items: Sequence[str]) -> None:
        """Keep the new items of an answer."""
        if not items:
            return
        with self._lock:
            self._load()
            if len(self._newer) >= GENERATION:
                self._turn()
            self._newer[recommendation_id] = list(items)
            self._write(recommendation_id, items)

    def items(self, recommendation_id: str) -> list[str]:
        """The new items of an answer; none when it is unknown, too old, or had none."""
        with self._lock:
            self._load()
            found = self._newer.get(recommendation_id)
            return list(found or self._older.get(recommendation_id, []))

    def close(self) -> None:
        """Close the file; it is opened again when it is needed."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _write(self, recommendation_id: str, items: Sequence[str]) -> None:
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path("newer").open("a", encoding="utf-8", newline="\n")
        self._file.write(json.dumps([recommendation_id, *items]) + "\n")
        self._file.flush()

    def _turn(self) -> None:
        """The newer answers become the older ones."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._path("newer").is_file():
            self._path("newer").replace(self._path("older"))
        self._older, self._newer = self._newer, {}

    def _load(self) -> None:
        if self._loaded:
            return
        self._older, self._newer = self._read("older"), self._read("newer")
        self._loaded = True

    def _read(self, name: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        if self._path(name).is_file():
            # A line that a kill cut off belongs to an answer that was never sent.
            with self._path(name).open(encoding="utf-8", errors="replace") as file:
                for line in file:
                    try:
                        key, *items = json.loads(line)
                    except ValueError:
                        continue
                    found[key] = items
        return found

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.jsonl"
