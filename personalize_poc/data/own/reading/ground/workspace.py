"""The temporary folder of a reading: a DuckDB database, and files on their way into it."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from personalize_poc import progress, signals
from personalize_poc.data.errors import BadFile, DataError
from personalize_poc.language import _

MEMORY = "1GB"
"""What DuckDB may hold in memory; the rest goes to disk."""
PREFIX = "personalize-poc-reading-"
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-")
_FULL = ("no space left", "max_temp_directory_size", "disk quota", "failed to offload")


class Workspace:
    """A temporary folder and the database in it.

    Args:
        in_memory: tables are kept as they are, and go to disk only where memory ends. To write them
            compressed, as they are kept otherwise, takes as long again as to read a CSV file.
        connection: to a database in memory that is there, instead of one of its own.

    Attributes:
        folder: deleted by `close`, with everything in it.
        connection: to the database.
        lone_headers: files that hold one line of names and no rows, with these names.
        statements: files of SQL beside the others -> table -> names of its columns.
        notes: texts that hold no table, and may say what codes mean -> where they are.
    """

    def __init__(
        self, *, in_memory: bool = False, connection: duckdb.DuckDBPyConnection | None = None
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._numbers = itertools.count()
        self.lone_headers: dict[str, tuple[str, ...]] = {}
        self.statements: dict[str, dict[str, tuple[str, ...]]] = {}
        self.notes: dict[str, Path] = {}
        if connection is not None:
            self.connection = connection
            return
        try:
            self.connection = duckdb.connect(
                config={
                    "memory_limit": MEMORY,
                    "temp_directory": str(self.folder / "spilled"),
                    # Nothing is fetched from the network to read a file.
                    "autoinstall_known_extensions": "false",
                    "autoload_known_extensions": "false",
                },
            )
            with signals.interruptible(self.connection):
                self.connection.execute("SET TimeZone = 'UTC'")
                if not in_memory:
                    self._attach()
            progress.of_database(self.connection, measured=True)
        except BaseException as error:  # a signal, too
            shutil.rmtree(self.folder, ignore_errors=True)
            if isinstance(error, duckdb.Error):
                raise self.sentence(error, None) from error
            raise

    def _attach(self) -> None:
        """Use a database in the folder that nobody will ever open again.

        It needs no log of changes and no checkpoints: these would write large tables a second
        time, when a column is added and once more at the end, just before all of it is deleted.
        """
        path = literal(str(self.folder / "tables.duckdb"))
        self.connection.execute("SET checkpoint_threshold = '1TB'")
        self.connection.execute("PRAGMA disable_checkpoint_on_shutdown")
        self.connection.execute(f"ATTACH {path} AS tables (RECOVERY_MODE NO_WAL_WRITES)")
        self.connection.execute("USE tables")

    def new_path(self, suffix: str = "") -> Path:
        """A path in the folder that nothing uses yet."""
        return self.folder / f"file{next(self._numbers)}{suffix}"

    def new_table(self) -> str:
        """A name that no table has yet."""
        return f"s{next(self._numbers)}"

    def plain(self, path: Path) -> str:
        """A name of a file that DuckDB takes as it is: it holds no pattern such as `*` or `[`."""
        text = str(path.absolute())
        if _PLAIN.issuperset(text):
            return text
        other = self.new_path()
        try:
            other.symlink_to(path.absolute())
        except OSError:  # Windows, without the right to make links
            shutil.copyfile(path, other)
        return str(other)

    def run(
        self, sql: str, parameters: Sequence[object] = (), file: str | None = None
    ) -> list[tuple[Any, ...]]:
        """Execute a statement.

        Args:
            sql: the statement.
            parameters: of its question marks.
            file: what is read by it, for the sentence of an error.

        Raises:
            DataError: DuckDB refuses, or the disk is full.
        """
        try:
            with signals.interruptible(self.connection):
                return self.connection.execute(sql, list(parameters)).fetchall()
        except duckdb.Error as error:
            raise self.sentence(error, file) from error

    def sentence(self, error: Exception, file: str | None) -> DataError:
        """What an error of DuckDB or of the system means, for a person."""
        text = str(error)
        if isinstance(error, OSError) and error.errno is not None:
            text += f" {os.strerror(error.errno)}"
        if any(sign in text.lower() for sign in _FULL):
            free = shutil.disk_usage(self.folder.parent).free / 1e6
            return DataError(
                f"The disk is full while {file or 'the data'} is read: {free:,.0f} MB are free in "
                f"{self.folder.parent}.",
                _("Free some space, or set TMPDIR to a folder on a larger disk."),
            )
        first = _reason(text) or type(error).__name__
        first = re.sub(r" (at end of|in) file [\"'][^\"']*[\"']", "", first)
        first = re.sub(r"[\"']?" + re.escape(str(self.folder)) + r"/[^\s\"']*[\"']?", "it", first)
        if file is None:
            return DataError(f"DuckDB says: {first}")
        return BadFile(f"DuckDB says: {first}", file)

    def close(self) -> None:
        """Delete everything."""
        self.connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _reason(text: str) -> str:
    """The first line of what DuckDB says; of a row of a text, its line and then what is wrong."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    if not lines:
        return ""
    first = re.sub(r"^\w+( \w+)? Error: ", "", lines[0])
    if not first.startswith("CSV Error on Line"):
        return first
    # What the row holds comes next, over several lines perhaps, and then what is wrong with it.
    advice = [at for at, line in enumerate(lines) if line.startswith("Possible ")]
    return f"{first}. {lines[advice[0] - 1]}" if advice else first


def literal(text: str) -> str:
    """A text as it stands in SQL."""
    return "'" + text.replace("'", "''") + "'"
